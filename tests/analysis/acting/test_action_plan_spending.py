"""Planned and spent rupiah by indicator, kecamatan, office and role, worked by hand."""

import math

import pytest

from stunting.analysis.acting.action_plan import action_plan
from stunting.analysis.acting.action_plan_spending import plan_spending
from stunting.analysis.acting.planned import planned_activities
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.action_plan import SpendingBy
from tests.action_plans import GROWTH, IFA, PPU, SEPAKU, WARU, WATER, figures, plan

CATALOGUE = load_catalogue()
NAN = math.nan
RECORDS = [
    {"indicators": f"{GROWTH} {IFA}", "places": WARU, "budget": 100.0, "realised": 80.0, "role": "direct"},
    {"indicators": GROWTH, "places": f"{WARU} {SEPAKU}", "budget": 50.0, "realised": NAN, "role": "support"},
    {"indicators": WATER, "scope": "kabupaten", "budget": 30.0, "realised": 0.0, "role": "direct"},
    {"indicators": "", "budget": 7.0, "realised": 7.0, "role": "label", "opd": "Setda"},
    {"indicators": WATER, "places": SEPAKU, "budget": NAN, "realised": NAN, "role": ""},
]


def spent(records=RECORDS):
    filled = [{"opd": "Dinas Kesehatan", **record} for record in records]
    return plan_spending(planned_activities(plan(filled))).frame


def group(by, name, frame=None):
    frame = spent() if frame is None else frame
    return frame[(frame["by"] == by.value) & (frame["group"] == name)].iloc[0]


@pytest.mark.parametrize("by", [SpendingBy.KECAMATAN, SpendingBy.OPD, SpendingBy.ROLE])
def test_groups_of_places_offices_and_roles_add_up_to_the_plan(by):
    own = spent()
    own = own[own["by"] == by.value]
    assert own["budget"].sum() == 187
    assert own["realised"].sum() == 87
    assert own["activities"].sum() == 5
    assert own["budgets_missing"].sum() == 1


def test_an_activity_of_two_indicators_counts_in_both():
    growth, ifa = group(SpendingBy.INDICATOR, GROWTH), group(SpendingBy.INDICATOR, IFA)
    assert (growth["budget"], growth["direct"], growth["support"]) == (150, 100, 50)
    assert (ifa["budget"], ifa["realised"]) == (100, 80)
    assert group(SpendingBy.INDICATOR, "")["budget"] == 7


def test_what_was_spent_stands_against_those_that_report_it():
    """Growth: 80 of the 100 that are reported, not of 150."""
    growth = group(SpendingBy.INDICATOR, GROWTH)
    assert (growth["realised"], growth["reported"]) == (80, 100)
    assert growth["absorbed"] == pytest.approx(0.8)
    water = group(SpendingBy.INDICATOR, WATER)
    assert (water["reported"], water["absorbed"]) == (30, 0)


def test_amounts_are_never_divided_over_places_they_do_not_name():
    assert group(SpendingBy.KECAMATAN, WARU)["budget"] == 100
    assert group(SpendingBy.KECAMATAN, "wider")["budget"] == 80
    assert group(SpendingBy.KECAMATAN, "unplaced")["budget"] == 7
    sepaku = group(SpendingBy.KECAMATAN, SEPAKU)
    assert math.isnan(sepaku["budget"])
    assert sepaku["budgets_missing"] == 1


def test_roles_are_told_apart():
    direct, none = group(SpendingBy.ROLE, "direct"), group(SpendingBy.ROLE, "")
    assert (direct["budget"], direct["direct"]) == (130, 130)
    assert math.isnan(none["budget"])
    assert group(SpendingBy.ROLE, "label")["label"] == 7


def test_a_plan_without_activities_has_no_groups():
    assert spent([]).empty


def test_a_gap_with_supporting_activities_only_says_so():
    frame = figures([(PPU, GROWTH, 70, 100), (WARU, GROWTH, 30, 50)])
    whole, parts = frame[frame["area_level"] == "kabupaten"], frame[frame["area_level"] == "kecamatan"]
    support = [{"indicators": GROWTH, "places": WARU, "budget": 5.0, "role": "support"}]
    both = [*support, {"indicators": GROWTH, "places": WARU, "budget": 5.0, "role": "direct"}]
    words = "hanya kegiatan pendukung"
    reasons = [
        action_plan(whole, parts, plan(records), CATALOGUE).gaps.frame["reason"]
        for records in (support, both)
    ]
    assert all(words in reason for reason in reasons[0])
    assert not any(words in reason for reason in reasons[1])
