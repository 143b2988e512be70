"""The page of one office: its sentence, its indicators, where and whom first, and all offices."""

import math

import pytest

from stunting.analysis.acting.office_standings import OfficeStanding
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import BulletCell, ScoreCell
from stunting.charts.office_answer import office_answer
from stunting.charts.office_card import OfficeRows, office_card
from stunting.charts.office_detail import where_card, whom_card
from stunting.charts.offices_card import offices_card
from stunting.model.follow_up import FOLLOW_UP
from stunting.model.summaries import Status
from stunting.model.summaries.trend import TREND
from tests.charts.rows import frame, ifa, place, ppu_ifa, row, rows_of, text_of

CATALOGUE = load_catalogue()
LINE = ("pregnant_ifa_90", "register")
KEY = "pregnant_ifa_90\u00a7register"


def whole():
    return ppu_ifa().query("area_key == '64.09'")


def parts():
    return ppu_ifa().query("area_level == 'kecamatan'")


def pace(observed, required, name):
    known = {"series": "register", "indicator": "pregnant_ifa_90", "last_period": "2024", "pace": name}
    return rows_of(
        TREND,
        place("64.09") | known | {"points_per_year": observed, "required_points_per_year": required},
    )


def cells(card, key):
    row = next(one for one in card.rows if one.key == key)
    return dict(zip((column.key for column in card.columns), row.cells, strict=True))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            pace(2.0, 14.0, "too_slow"),
            "; perubahan setahun +2,0 poin, untuk target akhir 2026 perlu 7 kali lebih cepat.",
        ),
        (
            pace(2.0, 3.0, "too_slow"),
            "; perubahan setahun +2,0 poin, untuk target akhir 2026 perlu 1,5 kali lebih cepat.",
        ),
        (
            pace(0.1, 9.0, "too_slow"),
            "; perubahan setahun +0,1 poin, untuk target akhir 2026 perlu lebih dari 20 kali lebih cepat.",
        ),
        (pace(5.0, 3.0, "enough"), "; perubahan setahun +5,0 poin, cukup untuk target akhir 2026."),
        (pace(-1.5, 3.0, "wrong_way"), "; perubahan setahun \u22121,5 poin, menjauhi target."),
        (TREND.empty(), "."),
    ],
)
def test_the_sentence_says_how_far_and_whether_the_pace_is_enough(lines, said):
    met = ifa("64.09", 95, 100, "met", 0, indicator="bride_ifa")
    own = frame(*whole().to_dict("records"), met)
    assert text_of(office_answer("Dinas Kesehatan", own, lines, CATALOGUE, 2026)) == (
        f"Dinas Kesehatan: 1 dari 2 indikator bertarget tercapai. Paling jauh TTD 90 tablet ibu hamil{said}"
    )


def test_an_office_on_target_and_one_without_targets():
    met = frame(ifa("64.09", 95, 100, "met", 0))
    sentence = office_answer("Dinas Sosial", met, TREND.empty(), CATALOGUE, 2026)
    assert text_of(sentence) == "Dinas Sosial: satu-satunya indikator yang dapat dinilai tercapai."
    nothing = office_answer("DPMD", frame(row("64.09")), TREND.empty(), CATALOGUE, 2026)
    assert text_of(nothing) == "DPMD: belum ada indikator yang dapat dinilai."


def test_a_line_says_value_target_weakest_area_people_and_plan_rows():
    plan = rows_of(FOLLOW_UP, {"id": "T001", "indicator": "pregnant_ifa_90"}, {"id": "T002"})
    earlier = whole().assign(period="2023", share=0.80)
    found = office_card(OfficeRows(whole(), parts(), earlier, frozenset()), plan, CATALOGUE)
    line = cells(found.card, KEY)
    # 2806 of 3300 are 85,03 %, a year before 80 %.
    assert (line["own"].text, line["own"].status, line["goal"].text) == ("85,0", "near", "90")
    assert (line["change"].text, line["change"].good) == ("\u2191 5,0", 1)
    assert (line["furthest"].text, line["furthest"].note) == ("Sepaku", "68,6")
    assert (line["people"].text, line["people"].note, line["plan"].text) == ("164", "ibu hamil", "1")
    assert found.lines == {KEY: LINE}
    assert found.points[KEY, "furthest"].area_key == "64.09.04"
    assert found.points[KEY, "own"].area_key == "64.09"


def test_without_an_earlier_period_nothing_is_compared_and_one_area_alone_is_not_the_weakest():
    one = parts().query("area_key == '64.09.04'")
    found = office_card(OfficeRows(whole(), one, frame(), frozenset()), FOLLOW_UP.empty(), CATALOGUE)
    assert "change" not in [column.key for column in found.card.columns]
    assert cells(found.card, KEY)["furthest"].text == "\u2013"


def test_areas_that_tie_are_counted_with_their_names_and_lead_to_none_of_them():
    """Waru and Sepaku both at 40 of 100, Penajam at 80."""
    tied = frame(
        ifa("64.09.01", 80, 100, "near", 10),
        ifa("64.09.02", 40, 100, "far", 50),
        ifa("64.09.04", 40, 100, "far", 50),
    )
    found = office_card(OfficeRows(whole(), tied, frame(), frozenset()), FOLLOW_UP.empty(), CATALOGUE)
    cell = cells(found.card, KEY)["furthest"]
    assert (cell.text, cell.note, cell.hint) == ("2 wilayah", "40", "Sepaku dan Waru")
    assert (KEY, "furthest") not in found.points


def test_what_an_office_supports_stands_last_under_a_heading_and_the_untargeted_are_folded_away():
    helped = ifa("64.09", 10, 100, "far", 80, indicator="bride_ifa")
    bare = row("64.09", indicator="family_phbs", share=0.6, status="no_target")
    rows = OfficeRows(
        frame(*whole().to_dict("records"), helped, bare), frame(), frame(), frozenset({"bride_ifa"})
    )
    found = office_card(rows, FOLLOW_UP.empty(), CATALOGUE)
    assert [(one.key, one.group) for one in found.card.rows] == [
        (KEY, ""),
        ("bride_ifa\u00a7register", "Ikut mendukung"),
    ]
    assert found.card.more == "Tampilkan 1 indikator tanpa target atau data"
    assert len(office_card(rows, FOLLOW_UP.empty(), CATALOGUE, everything=True).card.rows) == 3
    nobody = OfficeRows(frame(), frame(), frame(), frozenset())
    assert office_card(nobody, FOLLOW_UP.empty(), CATALOGUE) is None


def test_areas_stand_from_the_furthest_to_the_nearest():
    found = where_card(parts(), CATALOGUE)
    assert [one.name for one in found.card.rows] == ["Sepaku", "Waru", "Babulu", "Penajam"]
    sepaku = cells(found.card, "64.09.04")
    assert isinstance(sepaku["bullet"], BulletCell)
    assert (sepaku["bullet"].length, sepaku["bullet"].target) == (0.686, 0.9)
    assert (sepaku["value"].text, sepaku["people"].text) == ("68,6", "214")
    assert cells(found.card, "64.09.01")["people"].text == "\u2013"
    assert where_card(frame(row("64.09.01")), CATALOGUE) is None


def test_desa_stand_by_people_and_the_few_that_hold_half_are_counted():
    # 60 of 100 missing people live in the first two of three desa that are short; one is on target.
    desa = frame(
        ifa("64.09.01.1001", 10, 100, "far", 30),
        ifa("64.09.01.1002", 10, 100, "far", 40),
        ifa("64.09.02.2001", 10, 100, "far", 30),
        ifa("64.09.04.2001", 95, 100, "met", 0),
    )
    found = whom_card(desa, CATALOGUE)
    assert [cells(found.card, one.key)["people"].text for one in found.card.rows] == ["40", "30", "30"]
    assert [cells(found.card, one.key)["people"].length for one in found.card.rows] == [1.0, 0.75, 0.75]
    assert found.said == "2 dari 4 memuat separuh kekurangan"
    assert whom_card(desa.assign(gap_people=math.nan), CATALOGUE) is None


def test_offices_are_counted_by_status():
    health = OfficeStanding(
        "Dinas Kesehatan",
        {Status.MET: 4, Status.FAR: 3, Status.NO_DATA: 2},
        farthest="pregnant_ifa_90",
        rows=54,
        agreed=2,
        activities=3,
        budget=126e6,
        late=4,
        promises=5,
        questions=14,
    )
    card = offices_card([health, OfficeStanding("DPMD", {})], CATALOGUE)
    found = cells(card, "Dinas Kesehatan")
    assert found["met"] == ScoreCell("4", Status.MET, order=4.0)
    assert (found["near"].text, found["far"].text) == ("\u2013", "3")
    assert [found[key].text for key in ("farthest", "plan", "budget", "late", "asked")] == [
        "TTD 90 tablet ibu hamil",
        "2 dari 54",
        "126 juta",
        "4 dari 5",
        "14",
    ]
    assert [found.text for found in card.rows[1].cells[1:]] == ["\u2013"] * 9
