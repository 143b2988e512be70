"""Targets that files print: listed with their cells, and held against those of the catalogue."""

import pytest

from stunting.analysis.coverage.target_list import TargetUse, printed_target_list
from stunting.catalogue.indicators import load_catalogue
from stunting.model.indicators import OfficeSettings, SourceMark, Target
from tests.builders import PPU, observe

WARU, SEPAKU = "64.09.02", "64.09.04"
IFA = "adolescent_girls_ifa"  # 58 % by Perpres 72/2021 and 80 % by the booklet, both of 2024
OFFICE = Target(IFA, 2024, 0.7, "SK Bupati", SourceMark.OFFICE)


def printed(value, area=PPU, period="2024", **more):
    return {
        "area_code": area,
        "indicator": IFA,
        "measure": "target",
        "value": value,
        "unit": "%",
        "period": period,
        **more,
    }


def listed(*records, catalogue=None):
    return printed_target_list(observe(records), catalogue or load_catalogue())


def test_targets_side_by_side_by_year_are_listed_each_with_its_year():
    found = listed(printed(58), printed(65, period="2026"), printed(70, period="2027"))
    assert [(one.year, one.share) for one in found] == [(2024, 0.58), (2026, 0.65), (2027, 0.7)]
    assert [one.use for one in found] == [TargetUse.YES] * 3


def test_the_catalogue_differs_only_in_the_year_for_which_it_says_another_number():
    of_2024, of_2026 = listed(printed(58), printed(65, period="2026"))
    assert [one.share for one in of_2024.differing] == [0.8]
    assert of_2026.differing == ()


def test_one_number_of_several_areas_is_one_target_and_two_are_each_of_their_own():
    [same] = listed(printed(60, WARU), printed(60, SEPAKU))
    assert (same.areas, same.use) == (2, TargetUse.YES)
    assert {one.use for one in listed(printed(60, WARU), printed(70, SEPAKU))} == {TargetUse.OF_ITS_AREAS}


@pytest.mark.parametrize(
    ("records", "catalogue", "use"),
    [
        ([printed(60), printed(70)], None, TargetUse.SEVERAL),
        ([printed(60, certainty="doubtful")], None, TargetUse.UNSURE),
        ([printed(60)], load_catalogue().with_settings(OfficeSettings(targets=(OFFICE,))), TargetUse.OFFICE),
    ],
)
def test_what_judges_nothing_says_why(records, catalogue, use):
    assert {one.use for one in listed(*records, catalogue=catalogue)} == {use}


def test_targets_of_people_or_without_a_year_are_none():
    assert listed(printed(60, unit="orang"), printed(60, period="")) == ()


def test_only_targets_of_known_indicators_are_listed():
    others = [printed(60, measure="percent"), printed(70, indicator=""), printed(80, indicator="unknown")]
    assert listed(*others) == ()


def test_a_target_is_from_none_to_ten_times_everybody():
    assert [one.share for one in listed(*map(printed, (-1, 0, 0.5, 1000, 1000.5)))] == [0, 0.005, 10]


def test_a_target_printed_for_the_survey_is_listed_apart():
    own = {"indicator": "stunting_prevalence"}
    found = listed(printed(14, series="survey", **own), printed(12, series="register", **own))
    assert [(one.share, one.survey) for one in found] == [(0.12, False), (0.14, True)]


def test_the_number_of_the_catalogue_does_not_differ_by_binary_noise():
    """7.4 / 100 is computed as 0.07400000000000001."""
    [found] = listed(printed(7.4, indicator="unmet_need_kb"))
    assert found.differing == ()
    [other] = listed(printed(7.5, indicator="unmet_need_kb"))
    assert [one.share for one in other.differing] == [0.074]


def test_a_doubtful_cell_leaves_what_is_surely_printed_in_use():
    found = listed(printed(60, WARU), printed(60, SEPAKU), printed(70, certainty="doubtful"))
    assert {one.share: one.use for one in found} == {0.6: TargetUse.YES, 0.7: TargetUse.UNSURE}


def test_two_targets_of_one_area_leave_that_of_another_in_use():
    found = listed(printed(60, WARU), printed(70, WARU, sheet="Lain"), printed(80, SEPAKU))
    assert {one.share: one.use for one in found} == {
        0.6: TargetUse.SEVERAL,
        0.7: TargetUse.SEVERAL,
        0.8: TargetUse.OF_ITS_AREAS,
    }
