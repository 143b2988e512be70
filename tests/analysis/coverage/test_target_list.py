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
