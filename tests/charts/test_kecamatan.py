"""One kecamatan: its sentence, what lags behind the kabupaten, and its desa. All numbers are invented."""

import math

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.camat_sheet import camat_sheet
from stunting.charts.card import card_texts
from stunting.charts.coverage_cells import FOR_PEOPLE, SUPPORTING
from stunting.charts.desa_card import PRIORITY as PLACE
from stunting.charts.desa_card import desa_card
from stunting.charts.kecamatan_answer import kecamatan_answer
from stunting.charts.lagging_card import DUMBBELL, FEW_ROWS, PEOPLE, lagging_card
from stunting.model.indicators import IndicatorKind
from stunting.model.summaries.priority import PRIORITY, Verdict
from tests.charts.rows import frame, ifa, place, row, rows_of, text_of

CATALOGUE = load_catalogue()
PPU, WARU = "64.09", "64.09.02"
API_API, SESULU = "64.09.02.2001", "64.09.02.2002"
NOBODY = PRIORITY.empty()


def unmet(code, share, status, **more):
    """Unmet need against a target of 7 %: less is better."""
    gap = max(0.0, 100 * share - 7)
    values = {"indicator": "unmet_need_kb", "target_group": "PUS", "target": 0.07, "gap_points": gap}
    return row(code, share=share, status=status, **(values | more))


def stunting(code, share, period="2024"):
    return row(code, indicator="stunting_prevalence", share=share, status="no_target", period=period)


def names(card):
    return [one.key.split("§")[0] for one in card.rows]


def cell(card, key, column):
    at = [one.key for one in card.columns].index(column)
    return next(one for one in card.rows if one.key.split("§")[0] == key).cells[at]


def own_and_whole():
    # IFA: 60 % against 85 % is 25 points worse; unmet need: 12 % against 9 % is 3 points worse.
    own = frame(ifa(WARU, 60, 100, "far", 30), unmet(WARU, 0.12, "far"), stunting(WARU, 0.175))
    whole = frame(ifa(PPU, 85, 100, "near", 5), unmet(PPU, 0.09, "behind"), stunting(PPU, 0.117))
    return own, whole


def ranked(*verdicts):
    codes = (API_API, SESULU)
    records = [
        place(code) | {"rank": 2 - at, "verdict": verdict.value}
        for at, (code, verdict) in enumerate(zip(codes, verdicts, strict=True))
    ]
    return rows_of(PRIORITY, *records)


def test_without_a_certain_desa_the_first_of_them_is_named_with_how_often_it_is_on_the_list():
    own, whole = own_and_whole()
    # Sesulu stands before Api-Api.
    rows = ranked(Verdict.NO, Verdict.DEPENDS).assign(top_share=[0.02, 0.78])
    said = text_of(kecamatan_answer(own, whole, frame(), rows, CATALOGUE))
    assert said.endswith(
        " Belum ada desa prioritas yang pasti; teratas Sesulu (78 % dari perhitungan ulang)."
    )
    none = ranked(Verdict.NO, Verdict.NO).assign(top_share=[0.02, 0.0])
    said = text_of(kecamatan_answer(own, whole, frame(), none, CATALOGUE))
    assert said.endswith(" Tidak satu pun desanya masuk daftar prioritas.")


def test_the_sentence_of_a_kecamatan():
    own, whole = own_and_whole()
    said = kecamatan_answer(own, whole, frame(), ranked(Verdict.CERTAIN, Verdict.DEPENDS), CATALOGUE)
    assert text_of(said) == (
        "Waru di bawah target pada 2 dari 2 indikator. Stunting 17,5 % (kabupaten 11,7 %). Paling "
        "tertinggal dari kabupaten TTD 90 tablet ibu hamil (\u221225,0 poin). 1 desa prioritas "
        "pasti: Api-api."
    )


def test_stunting_of_another_period_of_the_kabupaten_is_not_set_beside():
    own = frame(ifa(WARU, 95, 100, "met", 0), stunting(WARU, 0.175, "2025-08"))
    said = text_of(kecamatan_answer(own, frame(stunting(PPU, 0.117, "2025-10")), frame(), NOBODY, CATALOGUE))
    assert said == "Waru mencapai target pada satu-satunya indikator yang dapat dinilai. Stunting 17,5 %."


def test_what_cannot_be_judged_is_counted_as_figures():
    own = frame(row(WARU, share=0.6))
    said = text_of(kecamatan_answer(own, frame(), frame(), NOBODY, CATALOGUE))
    assert said == "1 indikator punya capaian, belum ada yang dapat dinilai."


def test_of_a_kecamatan_without_figures_those_of_its_desa_are_counted():
    said = text_of(kecamatan_answer(frame(row(WARU)), frame(), desa(), NOBODY, CATALOGUE))
    # Api-api and Sesulu are below the target of tablets; stunting has none.
    assert said == (
        "Waru: 2 dari 2 angka desa/kelurahan di bawah target; angka kecamatan belum dapat dihitung."
    )


def test_what_is_worse_than_in_the_kabupaten_by_most_stands_first():
    own, whole = own_and_whole()
    card = lagging_card(own, whole, CATALOGUE).card
    assert card_texts(card)[1] == [
        [
            *("TTD 90 tablet ibu hamil", "60,0 %, kabupaten 85 %, target 90 %"),
            *("60,0", "−25,0", "30 ibu hamil"),
        ],
        ["Unmet need KB ↓ baik", "12,0 %, kabupaten 9 %, target 7 %", "12,0", "+3,0", "–"],
    ]
    assert card.columns[2].title == "Waru"
    # More of the unmet need is for the worse, too.
    assert [one.cells[3].good for one in card.rows] == [-1, -1]


def test_both_ends_of_a_dumbbell_lie_on_one_scale():
    own, whole = own_and_whole()
    card = lagging_card(own, whole, CATALOGUE).card
    first = cell(card, "pregnant_ifa_90", DUMBBELL)
    assert (first.value, first.other, first.target) == (0.6, 0.85, 0.9)
    # Where less is better the scale ends at 1,9 targets, 13,3 %, or a tenth beyond 12 %, 13,2 %.
    adverse = cell(card, "unmet_need_kb", DUMBBELL)
    assert [round(one, 3) for one in (adverse.value, adverse.other)] == [
        round(0.12 / 0.133, 3),
        round(0.09 / 0.133, 3),
    ]


def test_a_kecamatan_without_figure_of_its_kabupaten_has_no_difference():
    own, _ = own_and_whole()
    card = lagging_card(own, frame(), CATALOGUE).card
    assert names(card) == ["pregnant_ifa_90", "unmet_need_kb"]
    assert [one.cells[3].text for one in card.rows] == ["–", "–"]
    assert math.isnan(cell(card, "pregnant_ifa_90", DUMBBELL).other)
    assert cell(card, "pregnant_ifa_90", PEOPLE).text == "30 ibu hamil"


def test_few_rows_unless_all_are_asked_for():
    ids = [id for id in CATALOGUE.indicators if not CATALOGUE.lower_is_better(id)][: FEW_ROWS + 2]
    own = frame(*(ifa(WARU, 50, 100, "far", 40, indicator=id) for id in ids))
    few = lagging_card(own, frame(), CATALOGUE)
    assert (len(few.card.rows), few.card.more) == (FEW_ROWS, "Tampilkan 2 indikator lainnya")
    every = lagging_card(own, frame(), CATALOGUE, everything=True)
    assert (len(every.card.rows), every.card.more) == (FEW_ROWS + 2, "Sembunyikan lainnya")
    assert lagging_card(frame(ifa(WARU, 95, 100, "met", 0)), frame(), CATALOGUE) is None


def desa():
    return frame(
        ifa(API_API, 9, 12, "behind", 2),
        ifa(SESULU, 51, 88, "far", 29),
        stunting(API_API, 0.2),
        stunting(SESULU, 0.15),
    )


def test_desa_stand_in_order_of_priority_below_their_kecamatan():
    own, _ = own_and_whole()
    found = desa_card(own, desa(), ranked(Verdict.NO, Verdict.CERTAIN), CATALOGUE)
    # Sesulu is first, Api-api second; unmet need is known of no desa.
    assert [column.title for column in found.card.columns] == [
        *("Desa/kelurahan", "Prioritas", "Prevalensi stunting", "TTD 90 tablet ibu hamil")
    ]
    assert card_texts(found.card)[1] == [
        ["Kecamatan Waru", "", "17,5", "60,0"],
        ["Sesulu", "1 pasti", "15,0", "58,0"],
        ["Api-api", "2", "20,0", "75,0"],
    ]
    key = "pregnant_ifa_90§register"
    assert found.points[SESULU, key] == (SESULU, "pregnant_ifa_90", "2024", "register")
    assert (found.desa, cell(found.card, SESULU, PLACE).order) == (2, 1.0)
    # 12 pregnant women are fewer than 20, 88 are not.
    assert [cell(found.card, one, key).faint for one in (API_API, SESULU)] == [True, False]


def test_desa_alone_are_shown_by_what_most_of_them_miss():
    own = frame(row(WARU))
    found = desa_card(own, desa(), NOBODY, CATALOGUE)
    assert [one.title for one in found.card.columns[2:]] == ["Prevalensi stunting", "TTD 90 tablet ibu hamil"]
    assert [one.cells[1].text for one in found.card.rows] == ["", "", ""]
    assert desa_card(own, frame(row(API_API)), NOBODY, CATALOGUE) is None


def test_a_desa_is_set_beside_its_kecamatan_and_few_people_stand_last():
    # 51 of 88 women are 22 points below the kecamatan's 80 %; 6 of 12 adolescents are 30 below, but are few.
    own = frame(ifa(SESULU, 51, 88, "far", 29), ifa(SESULU, 6, 12, "far", 5, indicator="growth_monitoring"))
    whole = frame(
        ifa(WARU, 80, 100, "behind", 10), ifa(WARU, 80, 100, "behind", 10, indicator="growth_monitoring")
    )
    card = lagging_card(own, whole, CATALOGUE).card
    assert names(card) == ["pregnant_ifa_90", "growth_monitoring"]
    assert card.caption == "Indikator yang paling tertinggal dari kecamatan"
    assert cell(card, "pregnant_ifa_90", DUMBBELL).text == "58,0 %, kecamatan 80 %, target 90 %"


def test_the_sheet_of_a_camat():
    own, whole = own_and_whole()
    ranking = ranked(Verdict.NO, Verdict.CERTAIN)
    card = desa_card(own, desa(), ranking, CATALOGUE)
    sheet = camat_sheet(own, whole, desa(), card, CATALOGUE)
    assert sheet.lagging == (
        ("TTD 90 tablet ibu hamil", "60,0 % \u25bc\u25bc", "85 %", "90 %", "30 ibu hamil"),
        ("Unmet need KB", "12,0 % \u25bc\u25bc", "9 %", "7 %", "\u2013"),
    )
    # Api-api has 12 pregnant women, fewer than 20.
    assert sheet.desa == (
        ("Sesulu", "1 pasti", "15,0 %", "TTD 90 tablet ibu hamil 58,0"),
        ("Api-api", "2", "20,0 %", "TTD 90 tablet ibu hamil 75,0*"),
    )
    assert (sheet.desa_left_out, sheet.few, sheet.target_notes) == (0, True, "")
    assert camat_sheet(own, whole, desa().iloc[:0], None, CATALOGUE).desa == ()


def test_a_desa_lokus_carries_its_mark_on_the_card():
    own, _ = own_and_whole()
    ranking = ranked(Verdict.NO, Verdict.CERTAIN)
    found = desa_card(own, desa(), ranking, CATALOGUE, {SESULU: "2026"})
    names = {one.key: one.cells[0] for one in found.card.rows}
    assert (names[SESULU].note, names[SESULU].hint) == ("\u25ce", "lokus 2026")
    assert names[API_API].note == ""


def test_both_groups_stand_among_the_few_rows():
    ids = [id for id, one in CATALOGUE.indicators.items() if one.kind is not IndicatorKind.SUPPLY]
    supply = [id for id, one in CATALOGUE.indicators.items() if one.kind is IndicatorKind.SUPPLY]
    own = frame(*(ifa(WARU, 50, 100, "far", 40, indicator=id) for id in (*supply[:6], *ids[:20])))
    groups = [one.group for one in lagging_card(own, frame(), CATALOGUE).card.rows]
    assert groups == [FOR_PEOPLE] * 7 + [SUPPORTING] * 4
    few = frame(*(ifa(WARU, 50, 100, "far", 40, indicator=id) for id in (*supply[:6], *ids[:2])))
    groups = [one.group for one in lagging_card(few, frame(), CATALOGUE).card.rows]
    assert groups == [FOR_PEOPLE] * 2 + [SUPPORTING] * 6


def test_a_service_is_not_called_the_worst_of_all_where_a_forum_lags_more():
    own = frame(
        ifa(WARU, 60, 100, "far", 30),
        row(WARU, indicator="village_odf", share=0.3, target=0.9, status="far", gap_points=60.0),
    )
    whole = frame(
        ifa(PPU, 85, 100, "near", 5),
        row(PPU, indicator="village_odf", share=0.7, target=0.9, status="far", gap_points=20.0),
    )
    said = text_of(kecamatan_answer(own, whole, frame(), NOBODY, CATALOGUE))
    assert "Layanan paling tertinggal dari kabupaten TTD 90 tablet ibu hamil" in said
