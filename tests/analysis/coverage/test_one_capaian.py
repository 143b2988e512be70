"""One measure with two sasaran: both figures are shown, and neither counts until a person answers.

300, 280 and 260 children were weighed in three desa: of 390, 364 and 339 by one sheet, of 424, 396 and 368
by another. 840 of 1,093 are 76.85 %, of 1,188 70.71 %.
"""

import math

import numpy as np
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.one_capaian import log_chance_same
from stunting.analysis.coverage.standings import furthest_behind, judged_rows, largest_gaps
from stunting.analysis.priority.priority import priority
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.quality import FindingKind
from tests.builders import DESA, PPU, observe

CODES = list(DESA)
WEIGHED, FIRST, SECOND = (300, 280, 260), (390, 364, 339), (424, 396, 368)
BOTH = {"growth_monitoring", "weighing_coverage"}


def column(indicator, served, sasaran, **more):
    """The cells of an indicator of the first desa; every indicator stands on a sheet of its own."""
    return [
        {
            "area_code": code,
            "indicator": indicator,
            "sheet": indicator,
            "measure": measure,
            "value": value,
            **more,
        }
        for code, both in zip(CODES, zip(served, sasaran, strict=True), strict=False)
        for measure, value in zip(("numerator", "denominator"), both, strict=True)
    ]


def twice(served=WEIGHED, others=None, first=FIRST, second=SECOND):
    return [
        *column("growth_monitoring", served, first),
        *column("weighing_coverage", others or served, second),
        *column("pregnant_ifa_90", (30, 30, 30), (50, 50, 50)),
    ]


def rows_at(level, observations):
    return coverage(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame


def waiting(level, records):
    frame = rows_at(level, observe(records))
    return set(frame.loc[frame["certainty"] == "doubtful", "indicator"])


@pytest.mark.parametrize("level", [AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN])
def test_both_figures_wait_at_every_level_and_no_other_does(level):
    assert waiting(level, twice()) == BOTH


def test_both_figures_are_shown_with_the_reason_and_neither_is_judged():
    frame = rows_at(AreaLevel.KABUPATEN, observe(twice())).set_index("indicator")
    one, other = frame.loc["growth_monitoring"], frame.loc["weighing_coverage"]
    assert (round(one["share"], 4), round(other["share"], 4)) == (0.7685, 0.7071)
    assert one["status"] == "unsure"
    assert math.isnan(one["gap_points"])
    assert one["reason"] == (
        "capaiannya sama dengan capaian \u201cBalita ditimbang (D/S)\u201d, sasarannya berbeda: perlu "
        "dipastikan mana yang berlaku"
    )
    assert "\u201cPemantauan" in other["reason"]
    assert frame.loc["pregnant_ifa_90", "status"] == "behind"


def test_neither_leads_a_list_or_counts():
    """At 40 % of 80 the first would be furthest behind; pregnant women at 60 % of 80 are."""
    records = twice((120, 112, 104), None, (300, 280, 260), (400, 373, 347))
    whole, desa = (rows_at(level, observe(records)) for level in (AreaLevel.KABUPATEN, AreaLevel.DESA))
    assert judged_rows(whole)["indicator"].tolist() == ["pregnant_ifa_90"]
    assert largest_gaps(whole, load_catalogue())["indicator"].tolist() == ["pregnant_ifa_90"]
    assert furthest_behind(desa[desa["indicator"] == "growth_monitoring"]).empty
    ranked = priority(desa, load_catalogue(), level=AreaLevel.DESA)
    assert any("6 angka perlu dipastikan" in note for note in ranked.notes)


@pytest.mark.parametrize(
    "records",
    [
        twice(others=(300, 280, 261)),  # one desa of three has another capaian
        twice(second=FIRST),  # one sasaran: the figures are the same
        twice((390, 364, 339), None, (390, 364, 339), (390, 364, 339)),  # all were reached by both
        twice((4, 4, 4), None, (9, 9, 9), (8, 8, 8)),  # too few people to say anything of
        twice(second=WEIGHED),  # by one sasaran everybody came: that may be so
    ],
)
def test_what_chance_gives_or_is_one_figure_anyway_does_not_wait(records):
    assert waiting(AreaLevel.DESA, records) == set()


def test_it_does_not_matter_which_of_two_columns_stands_first():
    records = [
        *column("weighing_coverage", WEIGHED, SECOND)[:2],
        *column("growth_monitoring", WEIGHED, FIRST)[:2],
    ]
    assert waiting(AreaLevel.DESA, records) == BOTH


@pytest.mark.parametrize("desa", [1, 2])
def test_what_is_one_count_by_definition_waits_in_one_or_two_desa_too(desa):
    """All who are watched at the posyandu are weighed there: 300 of 390 and of 424 cannot both hold."""
    records = [*twice()[: 2 * desa], *twice()[6 : 6 + 2 * desa]]
    assert waiting(AreaLevel.DESA, records) == BOTH
    assert waiting(AreaLevel.KABUPATEN, records) == BOTH


def test_a_desa_that_reports_one_of_both_only_changes_nothing():
    lone = [{**record, "area_code": CODES[3], "value": 50} for record in twice()[:2]]
    assert waiting(AreaLevel.DESA, [*lone, *twice()]) == BOTH


def test_one_row_of_a_kabupaten_waits_too():
    """840 of 1,093 are 76.85 %, 840 of 1,188 are 70.71 %: neither is the D/S of the kabupaten."""
    records = [
        {
            "area_code": PPU,
            "area_level": "kabupaten",
            "indicator": id,
            "sheet": id,
            "measure": name,
            "value": value,
        }
        for id, sasaran in (("growth_monitoring", 1093), ("weighing_coverage", 1188))
        for name, value in (("numerator", 840), ("denominator", sasaran))
    ]
    frame = rows_at(AreaLevel.KABUPATEN, observe(records)).set_index("indicator")
    assert frame["share"].round(4).to_dict() == {"growth_monitoring": 0.7685, "weighing_coverage": 0.7071}
    assert frame["certainty"].eq("doubtful").all()
    assert frame["gap_points"].isna().all()
    [row] = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame.to_dict(
        "records"
    )
    assert row["kind"] == FindingKind.COPIED_INDICATOR
    assert "76,9 %" in row["message"]
    assert "70,7 %" in row["message"]


def row(area, indicator, served, sasaran, level="kecamatan"):
    """The two cells of one area above its desa."""
    cells = zip(("numerator", "denominator"), (served, sasaran), strict=True)
    return [
        {
            "area_code": area,
            "area_level": level,
            "indicator": indicator,
            "sheet": f"{level} {indicator}",
            "measure": name,
            "value": value,
        }
        for name, value in cells
    ]


@pytest.mark.parametrize(
    ("served", "sasaran", "other", "waits"),
    [
        (840, 1188, "weighing_coverage", True),  # 300 + 280 + 260 of 390 + 364 + 339: 76.85 and 70.71 %
        (841, 1188, "weighing_coverage", False),
        (840, 1093, "weighing_coverage", False),  # one sasaran: one figure
        (840, 1188, "imd", False),  # no one count by definition: of one pair chance gives that in 2 %
    ],
)
def test_sums_of_desa_are_held_against_the_row_of_a_kecamatan_or_kabupaten(served, sasaran, other, waits):
    for area, level in (("64.09.01", "kecamatan"), (PPU, "kabupaten")):
        records = [
            *column("growth_monitoring", WEIGHED, FIRST),
            *row(area, other, served, sasaran, level),
        ]
        expected = {"growth_monitoring", other} if waits else set()
        assert waiting(AreaLevel.KABUPATEN, records) == expected
        assert waiting(AreaLevel.DESA, records) == expected - {other}
        found = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
        [asked] = found[found["kind"].eq(FindingKind.COPIED_INDICATOR)].to_dict("records") if waits else [{}]
        assert ("76,9 %" in asked.get("message", ""), "70,7 %" in asked.get("message", "")) == (waits, waits)


def test_rows_of_kecamatan_are_held_against_that_of_the_kabupaten_and_sums_are_not_counted_twice():
    """840 + 110 of 1,093 + 157 are 76 %, 950 of 1,400 are 67.9 %; by desa both are one figure already."""
    kecamatan = [
        *row("64.09.01", "growth_monitoring", 840, 1093),
        *row("64.09.02", "growth_monitoring", 110, 157),
    ]
    other = row(PPU, "weighing_coverage", 950, 1400, "kabupaten")
    assert waiting(AreaLevel.KABUPATEN, [*kecamatan, *other]) == BOTH
    records = [*twice(), *row("64.09.01", "pregnant_ifa_90", 90, 150)]
    found = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    assert found["kind"].eq(FindingKind.COPIED_INDICATOR).sum() == 1


def test_puskesmas_are_added_up_where_there_are_no_desa():
    """Puskesmas Petung and Penajam serve Penajam: 500 + 340 weighed."""
    puskesmas = [
        {
            "area": f"Puskesmas {name}",
            "area_level": "puskesmas",
            "kecamatan": "Penajam",
            "indicator": "growth_monitoring",
            "measure": measure,
            "value": value,
        }
        for name, both in (("Petung", (500, 650)), ("Penajam", (340, 443)))
        for measure, value in zip(("numerator", "denominator"), both, strict=True)
    ]
    records = [*puskesmas, *row("64.09.01", "weighing_coverage", 840, 1188)]
    assert waiting(AreaLevel.KECAMATAN, records) == BOTH


@pytest.mark.parametrize(
    ("desa", "times", "waits"),
    [
        (3, 1, True),  # 0.0339 * 0.0351 * 0.0363 = 4.3e-5, seldom
        (2, 1, False),  # 1.2e-3: two of a hundred pairs of columns would be alike
        (2, 16, True),  # 4,800 of 6,240 and so on: a fourth of each chance, 7.4e-5
        (3, 0.1, False),  # 30 of 39: 1.3e-3 together
    ],
)
def test_other_pairs_wait_where_chance_gives_the_same_capaian_seldom(desa, times, waits):
    served, first, second = ([round(times * one) for one in row] for row in (WEIGHED, FIRST, SECOND))
    records = [*column("imd", served, first)[: 2 * desa], *column("anc_k4", served, second)[: 2 * desa]]
    assert waiting(AreaLevel.DESA, records) == ({"imd", "anc_k4"} if waits else set())


def test_areas_with_one_sasaran_make_no_pair_less_likely():
    """Two of three sasaran differ: those two are 1.2e-3 together, as above, whatever the third is."""
    second = (*SECOND[:2], FIRST[2])
    records = [*column("imd", WEIGHED, FIRST), *column("anc_k4", WEIGHED, second)]
    assert waiting(AreaLevel.DESA, records) == set()


def test_of_ten_desa_one_slip_in_five_changes_nothing_and_sasaran_must_differ_in_half():
    served, sasaran = [300 + number for number in range(10)], [400] * 10
    slips = [*served[:8], 111, 112]
    other, five, four = [430] * 10, [430] * 5 + [400] * 5, [430] * 4 + [400] * 6

    def waits(others, second):
        return waiting(AreaLevel.DESA, twice_of_ten(served, others, sasaran, second))

    assert waits(slips, other) == BOTH
    assert waits([*served[:7], 110, 111, 112], other) == set()
    assert waits(served, five) == BOTH
    assert waits(served, four) == set()


def twice_of_ten(served, others, first, second):
    return [
        *column("growth_monitoring", served, first),
        *column("weighing_coverage", others, second),
    ]


def test_what_one_counts_within_the_other_may_be_alike():
    """All who gained weight (N) were weighed (D), so that N may be D."""
    records = [
        *column("weighing_coverage", WEIGHED, FIRST),
        *column("weight_gain", WEIGHED, SECOND),
    ]
    assert waiting(AreaLevel.DESA, records) == set()


def confirmed(records, places, word="confirmation"):
    observations = observe(records)
    asked = observations["measure"].eq("denominator") & observations["area_code"].isin(
        [CODES[at] for at in places]
    )
    said = np.where(asked & observations["indicator"].isin(BOTH), "benar, kata Dinas Kesehatan", "")
    return observations.assign(**{word: said})


def test_both_count_again_where_an_office_confirms_both_sasaran():
    """The question is about the sasaran of the first and the last desa; with it the finding is settled."""
    observations = confirmed(twice(), (0, 2))
    assert set(rows_at(AreaLevel.DESA, observations)["certainty"]) == {"sure"}
    found = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    assert FindingKind.COPIED_INDICATOR not in set(found["kind"])


@pytest.mark.parametrize(("places", "word"), [((0,), "confirmation"), ((0, 2), "correction")])
def test_part_of_an_answer_settles_nothing(places, word):
    observations = confirmed(twice(), places, word)
    assert set(rows_at(AreaLevel.DESA, observations)["certainty"]) == {"sure", "doubtful"}
    found = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    [row] = found[found["kind"] == FindingKind.COPIED_INDICATOR].to_dict("records")
    assert len(row["positions"].split()) == 4


def test_a_sasaran_in_the_first_cell_of_all_is_asked_about_too():
    records = sorted(twice(), key=lambda one: one["measure"])
    assert records[0]["measure"] == "denominator"
    found = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    [row] = found[found["kind"] == FindingKind.COPIED_INDICATOR].to_dict("records")
    assert sorted(row["positions"].split()) == ["0", "2", "3", "5"]


def test_the_chance_of_the_same_count():
    """300 of 390: deviation 8.31, so 1 / (2 * 1.7725 * 8.31) = 0.0340. Of one person it would be 0.65."""
    one, few = np.exp(log_chance_same(np.array([300, 0]), np.array([390, 1])))
    assert one == pytest.approx(0.0339, abs=1e-4)
    assert few == pytest.approx(1 / (2 * math.sqrt(math.pi) * math.sqrt(0.1875)))


def test_more_served_than_people_may_always_be_the_same():
    """A share above 1 has no spread: it counts for nothing, where NaN would spoil the sum of areas."""
    assert log_chance_same(np.array([60]), np.array([50])).tolist() == [0]
