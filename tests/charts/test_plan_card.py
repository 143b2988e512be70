import math

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import BulletCell, TextCell
from stunting.charts.plan_card import plan_answer, plan_card
from stunting.model.follow_up import empty_record, plan_frame, row_id
from tests.charts.rows import text_of


def plan(*changes):
    return plan_frame([empty_record(row_id(place)) | change for place, change in enumerate(changes, start=1)])


def gap(**more):
    figures = {"indicator": "pregnant_ifa_90", "kecamatan": "Sepaku", "share": 0.686, "target": 0.9}
    return figures | {"gap_people": 214.0, "target_group": "ibu hamil", "opd": "Dinas Kesehatan"} | more


def cells(row, card):
    return dict(zip((column.key for column in card.columns), row.cells, strict=True))


def test_the_sentence_counts_rows_decisions_and_money():
    rows = plan(
        gap(status="disepakati", budget=126e6),
        gap(status="berjalan", budget=145e6),
        gap(status="batal"),
        gap(),
    )
    assert text_of(plan_answer(rows)) == (
        "4 kesenjangan menjadi baris rencana; 2 disepakati. Pagu tercatat Rp 271 juta."
    )


def test_without_decisions_and_money_the_sentence_says_that():
    assert text_of(plan_answer(plan(gap()))) == (
        "1 kesenjangan menjadi baris rencana; belum ada yang disepakati. Pagu belum diisi."
    )
    assert text_of(plan_answer(plan())) == "Tidak ada kesenjangan yang menjadi baris rencana."


def test_ten_rows_stand_first_and_a_button_counts_the_others():
    rows = plan(*[gap() for _ in range(12)])
    first = plan_card(rows, load_catalogue())
    assert (len(first.rows), first.more) == (10, "Tampilkan 2 baris lainnya")
    every = plan_card(rows, load_catalogue(), everything=True)
    assert (len(every.rows), every.more) == (12, "Sembunyikan lainnya")
    assert plan_card(plan(gap()), load_catalogue()).more == ""


def test_a_row_says_its_gap_what_is_proposed_and_what_is_empty():
    card = plan_card(plan(gap(activity="Kunjungan rumah", activity_suggested=True)), load_catalogue())
    found = cells(card.rows[0], card)
    bullet = found["bullet"]
    # 68,6 % of a target of 90 %: 76 % of the way, between 75 and 90.
    assert isinstance(bullet, BulletCell)
    assert (bullet.length, bullet.target, bullet.status) == (0.686, 0.9, "behind")
    assert (found["share"].text, found["people"].text) == ("68,6", "214")
    assert found["activity"] == TextCell("Kunjungan rumah", proposed=True, hint="Kunjungan rumah")
    assert (found["budget"].text, found["budget"].blank) == ("isi", True)
    assert found["status"].text == "\u00b7 Belum"


def test_what_a_kecamatan_answers_for_has_no_money_to_fill_in():
    card = plan_card(plan(gap(opd="Kecamatan")), load_catalogue())
    assert cells(card.rows[0], card)["budget"] == TextCell("\u2013", quiet=True)


def test_a_row_without_figures_asks_for_its_issue():
    card = plan_card(plan({}), load_catalogue())
    found = cells(card.rows[0], card)
    assert (found["issue"].text, found["issue"].blank) == ("isi isu", True)
    assert [found[key].text for key in ("bullet", "share", "people")] == ["\u2013"] * 3
    assert math.isnan(found["people"].order)
