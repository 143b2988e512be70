"""An action plan against the gaps, rupiah and people worked by hand."""

import math

import pytest

from stunting.analysis.acting import wording
from stunting.analysis.acting.action_plan import action_plan, gap_sentence, planned_texts
from stunting.catalogue.indicators import load_catalogue
from tests.action_plans import GROWTH, IFA, PPU, SEPAKU, WARU, WATER, figures, plan
from tests.coverage_frames import cover

# Waru: 50 of 100 balita against 90 % are 40 people short, Sepaku 170 of 200 are 10; together 220 of 300, 50.
# Ibu hamil: Waru 30 of 100 against 80 % 50 short, Sepaku on target; together 110 of 200, 50 short.
# Rumah tangga: Sepaku 75 of 100 against 100 %, 25 short; Waru all; together 25 short.
FIGURES = [
    *((WARU, GROWTH, 50, 100), (SEPAKU, GROWTH, 170, 200), (PPU, GROWTH, 220, 300)),
    *((WARU, IFA, 30, 100), (SEPAKU, IFA, 80, 100), (PPU, IFA, 110, 200)),
    *((WARU, WATER, 60, 60), (SEPAKU, WATER, 75, 100), (PPU, WATER, 135, 160)),
]
MILLION = 1_000_000


def crossed(activities, records=FIGURES):
    frame = figures(records)
    kabupaten = frame[frame["area_level"] == "kabupaten"]
    return action_plan(kabupaten, frame.drop(kabupaten.index), plan(activities), load_catalogue())


def gap(result, area, indicator):
    rows = result.gaps.frame
    return rows[(rows["area_key"] == area) & (rows["indicator"] == indicator)].iloc[0]


def money(result, by, group, target_group):
    rows = result.money.frame
    return rows[(rows["by"] == by) & (rows["group"] == group) & (rows["target_group"] == target_group)].iloc[
        0
    ]


def test_every_gap_of_kabupaten_and_kecamatan_stands_once():
    result = crossed([])
    assert set(zip(result.gaps.frame["area_key"], result.gaps.frame["indicator"], strict=True)) == {
        *((PPU, GROWTH), (PPU, IFA), (PPU, WATER)),
        *((WARU, GROWTH), (WARU, IFA), (SEPAKU, GROWTH), (SEPAKU, WATER)),
    }
    assert set(result.gaps.frame["provision"]) == {"none"}
    assert gap_sentence(result.gaps.frame) == "3 dari 3 kesenjangan belum punya kegiatan di RAD/RKPD."


def test_money_per_person_of_a_gap_by_hand():
    # Rp 10 juta in Waru for 40 balita: Rp 250.000 each; in the kabupaten for 50: Rp 200.000.
    result = crossed([{"indicators": GROWTH, "places": WARU, "budget": 10 * MILLION}])
    assert gap(result, WARU, GROWTH)["budget_per_person"] == 250_000
    assert gap(result, PPU, GROWTH)["budget_per_person"] == 200_000
    assert gap(result, WARU, GROWTH)["provision"] == "here"
    assert gap(result, SEPAKU, GROWTH)["provision"] == "elsewhere"
    assert math.isnan(gap(result, SEPAKU, GROWTH)["budget_per_person"])
    assert gap_sentence(result.gaps.frame) == "2 dari 3 kesenjangan belum punya kegiatan di RAD/RKPD."


def test_money_for_the_whole_kabupaten_is_not_divided_among_kecamatan():
    result = crossed([{"indicators": GROWTH, "scope": "kabupaten", "budget": 10 * MILLION}])
    waru = gap(result, WARU, GROWTH)
    assert (waru["provision"], waru["activities"], waru["budgets_wider"]) == ("wide", 1, 1)
    assert math.isnan(waru["budget"])
    assert waru["reason"] == "pagunya untuk wilayah yang lebih luas dan tidak dibagi"
    assert gap(result, PPU, GROWTH)["budget"] == 10 * MILLION
    assert result.gaps.notes == (
        "1 kegiatan (Rp 10.000.000) mencakup beberapa kecamatan atau seluruh kabupaten; pagunya dihitung "
        "untuk kabupaten dan tidak dibagi ke kecamatan.",
    )


def test_an_activity_of_two_kecamatan_reaches_both_and_pays_for_neither_alone():
    result = crossed([{"indicators": GROWTH, "places": f"{WARU} {SEPAKU}", "budget": MILLION}])
    assert [gap(result, key, GROWTH)["provision"] for key in (WARU, SEPAKU)] == ["here", "here"]
    assert math.isnan(gap(result, WARU, GROWTH)["budget"])
    assert gap(result, PPU, GROWTH)["budget"] == MILLION


def test_without_a_place_it_counts_for_the_kabupaten_only_and_that_is_said():
    result = crossed([{"indicators": GROWTH, "budget": MILLION}])
    assert gap(result, PPU, GROWTH)["provision"] == "here"
    assert gap(result, WARU, GROWTH)["provision"] == "unplaced"
    assert gap(result, WARU, GROWTH)["activities"] == 0
    assert result.gaps.notes == (
        "1 kegiatan (Rp 1.000.000) tidak menyebut lokasi yang dikenali; dihitung untuk kabupaten saja.",
    )


def test_a_missing_amount_is_not_zero():
    two = [{"indicators": GROWTH, "places": WARU}, {"indicators": GROWTH, "places": WARU, "budget": MILLION}]
    result = crossed(two)
    row = gap(result, WARU, GROWTH)
    assert (row["activities"], row["budgets_missing"], row["budget"]) == (2, 1, MILLION)
    assert row["reason"] == "1 kegiatan belum punya pagu"
    alone = gap(crossed(two[:1]), WARU, GROWTH)
    assert math.isnan(alone["budget"])
    assert math.isnan(alone["budget_per_person"])
    assert alone["provision"] == "here"
    written = gap(crossed([{**two[0], "budget": 0.0}]), WARU, GROWTH)
    assert (written["budget"], written["budgets_missing"]) == (0, 0)


def test_lines_with_one_amount_are_one_activity():
    lines = [
        {"id": "a", "indicators": GROWTH, "places": WARU, "budget": MILLION},
        {"id": "a", "indicators": GROWTH, "places": SEPAKU, "budget_state": "shared"},
    ]
    result = crossed(lines)
    assert len(result.activities.frame) == 1
    assert gap(result, PPU, GROWTH)["budget"] == MILLION
    # The amount is for both kecamatan together: it is that of neither.
    assert math.isnan(gap(result, WARU, GROWTH)["budget"])


def test_money_by_office_and_sasaran_by_hand():
    # Dinas Kesehatan leads balita (50 people short) and ibu hamil (50). One activity of Rp 6 juta serves
    # both, another of Rp 4 juta balita: 10 juta / 50 = Rp 200.000 per balita, 6 juta / 50 = Rp 120.000.
    result = crossed(
        [
            {
                "indicators": f"{GROWTH} {IFA}",
                "places": WARU,
                "budget": 6 * MILLION,
                "opd": "Dinas Kesehatan",
            },
            {"indicators": GROWTH, "scope": "kabupaten", "budget": 4 * MILLION, "opd": "DPMD"},
        ]
    )
    balita = money(result, "opd", "Dinas Kesehatan", "balita")
    assert (balita["budget"], balita["gap_people"], balita["budget_per_person"]) == (
        10 * MILLION,
        50,
        200_000,
    )
    assert money(result, "opd", "Dinas Kesehatan", "ibu hamil")["budget_per_person"] == 120_000
    houses = money(result, "opd", "Dinas PUPR", "rumah tangga")
    assert (houses["gaps"], houses["gaps_without"], houses["reason"]) == (
        1,
        1,
        "belum ada kegiatan di RAD/RKPD",
    )
    assert math.isnan(houses["budget"])
    # In Waru only the first lies wholly: 6 juta / 40 balita.
    waru = money(result, "kecamatan", "Waru", "balita")
    assert (waru["budget"], waru["budget_per_person"], waru["activities"]) == (6 * MILLION, 150_000, 2)
    assert waru["reason"] == "pagu 1 kegiatan yang lebih luas dari kecamatan ini tidak dibagi"
    assert gap(result, PPU, GROWTH)["budgets_shared"] == 1


def test_two_indicators_of_one_sasaran_share_one_amount():
    weighing = {"target_group": "balita", "opd": "Dinas Kesehatan", "target": 0.9, "area_level": "kabupaten"}
    frame = cover(
        {
            **weighing,
            "area_code": PPU,
            "area": "Penajam Paser Utara",
            "indicator": one,
            "numerator": served,
            "denominator": 100,
        }
        for one, served in ((GROWTH, 50), ("weighing_coverage", 80))
    )
    both = plan([{"indicators": f"{GROWTH} weighing_coverage", "scope": "kabupaten", "budget": 10 * MILLION}])
    result = action_plan(frame, frame.iloc[:0], both, load_catalogue())
    # The 10 balita short of one service may be among the 40 short of the other: 10 juta for 40, Rp 250.000.
    row = money(result, "opd", "Dinas Kesehatan", "balita")
    assert (row["gaps"], row["gap_people"], row["budget_per_person"]) == (2, 40, 250_000)


def test_money_of_one_gap_is_not_spread_over_another():
    weighing = {"target_group": "balita", "opd": "Dinas Kesehatan", "target": 0.9, "area_level": "kabupaten"}
    area = {**weighing, "area_code": PPU, "area": "Penajam Paser Utara", "denominator": 100}
    frame = cover(
        {**area, "indicator": one, "numerator": served}
        for one, served in ((GROWTH, 80), ("weighing_coverage", 50))
    )

    def row(*activities):
        result = action_plan(frame, frame.iloc[:0], plan(activities), load_catalogue())
        return money(result, "opd", "Dinas Kesehatan", "balita")

    one = {"indicators": GROWTH, "scope": "kabupaten", "budget": MILLION}
    # One million for the 10 of the one gap; the 40 of the other have no activity.
    alone = row(one)
    assert (alone["gap_people"], alone["budget_per_person"], alone["gaps_without"]) == (10, 100_000, 1)
    # With another activity for the other gap the two have no amount per person in common.
    both = row(one, {**one, "indicators": "weighing_coverage", "budget": 2 * MILLION})
    assert (both["budget"], both["gap_people"]) == (3 * MILLION, 40)
    assert math.isnan(both["budget_per_person"])
    assert both["reason"] == wording.ACTIVITIES_OF_OTHER_GAPS


def test_where_people_are_unknown_there_is_no_money_per_person():
    rows = cover(
        [
            {
                "area_level": "kabupaten",
                "area_code": PPU,
                "area": "Penajam Paser Utara",
                "share": 0.5,
                "target": 0.9,
            }
        ]
    )
    activity = plan([{"indicators": GROWTH, "scope": "kabupaten", "budget": MILLION}])
    result = action_plan(rows, rows.iloc[:0], activity, load_catalogue())
    row = result.money.frame.iloc[0]
    assert (row["budget"], row["reason"]) == (MILLION, "jumlah orang 1 kesenjangan tidak diketahui")
    assert math.isnan(row["budget_per_person"])


def test_cases_too_many_are_no_people_to_reach():
    rows = cover(
        [
            {
                "area_level": "kabupaten",
                "area_code": PPU,
                "area": "Penajam Paser Utara",
                "indicator": "unmet_need_kb",
                "target_group": "PUS",
                "numerator": 20,
                "denominator": 100,
                "target": 0.07,
            }
        ],
        lower=["unmet_need_kb"],
    )
    activity = plan([{"indicators": "unmet_need_kb", "scope": "kabupaten", "budget": MILLION}])
    result = action_plan(rows, rows.iloc[:0], activity, load_catalogue())
    assert result.gaps.frame["lower_is_better"].all()
    assert math.isnan(result.gaps.frame["budget_per_person"][0])
    assert result.money.frame.empty


@pytest.mark.parametrize(
    ("activity", "need", "where"),
    [
        ({"indicators": GROWTH, "places": WARU}, "gap", "Waru"),
        ({"indicators": IFA, "places": SEPAKU}, "met", ""),
        ({"indicators": WATER, "places": f"{WARU} {SEPAKU}"}, "gap", "Sepaku"),
        ({"indicators": WATER, "scope": "kabupaten"}, "gap", "Sepaku"),
        ({"indicators": WATER}, "gap", "Penajam Paser Utara"),
        ({"indicators": "vitamin_a", "places": WARU}, "unjudged", ""),
        ({"indicators": "", "places": WARU}, "unmatched", ""),
        ({"indicators": f"{IFA} {WATER}", "places": SEPAKU}, "gap", "Sepaku"),
    ],
)
def test_whether_an_activity_meets_a_gap_at_its_places(activity, need, where):
    row = crossed([activity]).activities.frame.iloc[0]
    assert (row["need"], row["gap_areas"]) == (need, where)


def test_a_kecamatan_without_figures_is_judged_by_the_kabupaten():
    only = [(PPU, GROWTH, 220, 300)]
    row = crossed([{"indicators": GROWTH, "places": WARU}], only).activities.frame.iloc[0]
    assert (row["need"], row["gap_areas"]) == ("gap", "Penajam Paser Utara")


def test_amounts_of_two_years_are_never_added_up():
    result = crossed(
        [
            {"indicators": GROWTH, "places": WARU, "budget": MILLION, "period": "2025"},
            {"indicators": GROWTH, "places": WARU, "budget": 2 * MILLION, "period": "2026"},
            {"indicators": GROWTH, "places": WARU, "budget": 4 * MILLION},
        ]
    )
    assert gap(result, WARU, GROWTH)["budget"] == 6 * MILLION
    assert result.gaps.notes[0] == (
        "Dipakai rencana tahun 2026; 1 kegiatan rencana tahun sebelumnya (2025) tidak dihitung."
    )


def test_what_the_follow_up_matrix_says():
    result = crossed(
        [
            {"indicators": GROWTH, "places": WARU, "code": "1.02.02.2.02.15", "name": "Gizi masyarakat"},
            {"indicators": WATER, "scope": "kabupaten", "name": "SPAM"},
            {"indicators": IFA, "name": "TTD"},
        ]
    )
    texts = planned_texts(result.gaps.frame)
    assert texts[WARU, GROWTH] == "1.02.02.2.02.15 Gizi masyarakat"
    assert texts[SEPAKU, GROWTH] == f"{wording.NO_ACTIVITY} untuk kecamatan ini; ada di kecamatan lain"
    assert texts[SEPAKU, WATER] == "SPAM (seluruh kabupaten)"
    assert texts[WARU, IFA] == "TTD (lokasinya belum jelas)"
    assert planned_texts(crossed([]).gaps.frame)[WARU, GROWTH] == wording.NO_ACTIVITY
    four = crossed([{"indicators": GROWTH, "places": WARU}] * 4)
    assert planned_texts(four.gaps.frame)[WARU, GROWTH] == "Kegiatan 1; Kegiatan 2; Kegiatan 3; dan 1 lainnya"


def test_without_figures_or_gaps_nothing_is_crossed():
    nothing = figures([])
    result = action_plan(nothing, nothing, plan([{"indicators": GROWTH}]), load_catalogue())
    assert result.gaps.frame.empty
    assert result.money.frame.empty
    assert list(result.activities.frame["need"]) == ["unjudged"]
    assert gap_sentence(result.gaps.frame) == (
        "Tidak ada kesenjangan yang dapat disandingkan dengan RAD/RKPD."
    )
    met = crossed([{"indicators": IFA, "scope": "kabupaten"}], [(PPU, IFA, 90, 100)])
    assert met.gaps.frame.empty
    everything = crossed([{"indicators": f"{GROWTH} {IFA} {WATER}", "scope": "kabupaten"}])
    assert gap_sentence(everything.gaps.frame) == ("Semua 3 kesenjangan sudah punya kegiatan di RAD/RKPD.")
