"""Gaps, statuses and the rule printed beside them."""

import numpy as np
import pytest

from stunting.analysis.coverage.status import gap_people, gap_points, status_rule, statuses
from stunting.model.indicators import StatusCutoffs

CUTOFFS = StatusCutoffs()


def status_of(share, target, lower=False, cutoffs=CUTOFFS):
    return statuses(np.array([share]), np.array([target]), np.array([lower]), cutoffs)[0]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.9, "met"),
        (0.95, "met"),
        (0.81, "near"),  # 0,81 / 0,9 is exactly 0,9
        (0.8099, "behind"),
        (0.675, "behind"),  # 0,75
        (0.6749, "far"),
        (0.0, "far"),
        (1.2, "met"),
        (np.nan, "no_data"),
    ],
)
def test_higher_is_better(share, expected):
    assert status_of(share, 0.9) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.14, "met"), (0.0, "met"), (0.155, "near"), (0.18, "behind"), (0.2, "far"), (np.nan, "no_data")],
)
def test_lower_is_better(share, expected):
    assert status_of(share, 0.14, lower=True) == expected  # 14/15,5 = 0,903; 14/18 = 0,78; 14/20 = 0,7


def test_without_a_target_there_is_no_judgement():
    assert status_of(0.5, np.nan) == "no_target"
    assert status_of(np.nan, np.nan) == "no_data"


def test_a_target_of_zero():
    assert status_of(0.0, 0.0, lower=True) == "met"
    assert status_of(0.01, 0.0, lower=True) == "far"
    assert status_of(0.0, 0.0) == "met"


def test_the_cutoffs_of_the_office_count():
    strict = StatusCutoffs(met=1.0, near=0.95, behind=0.5)
    assert status_of(0.81, 0.9, cutoffs=strict) == "behind"
    assert status_of(0.46, 0.9, cutoffs=strict) == "behind"


def test_points_are_free_of_binary_noise():
    """3e-12 short of 90 % is short of nobody."""
    shares, targets = np.array([0.8, 0.123, 0.95, 0.9 - 3e-12]), np.array([0.9, 0.074, 0.9, 0.9])
    lower = np.array([False, True, False, False])
    assert gap_points(shares, targets, lower).tolist() == [10.0, 4.9, 0.0, 0.0]


@pytest.mark.parametrize(
    ("target", "people", "lower"),
    [(0.07, 300, False), (0.29, 100, True)],  # 21.000000000000004 and 28.999999999999996 as computed
)
def test_people_are_free_of_binary_noise(target, people, lower):
    reached = round(target * people)
    counts, lowers = np.array([reached - 1.0, reached, reached + 1.0]), np.full(3, lower)
    missing = gap_people(counts, np.full(3, float(people)), np.full(3, target), lowers)
    assert missing.tolist() == ([0, 0, 1] if lower else [1, 0, 0])


def test_a_status_is_free_of_binary_noise():
    """0.72 / 0.8 is computed as 0.8999999999999999."""
    assert status_of(0.72, 0.8) == "near"


def test_the_rule_names_its_cutoffs_and_claims_no_authority():
    rule = status_rule(StatusCutoffs(met=1.0, near=0.95, behind=0.5))
    for words in ("100 % dari target", "95 % atau lebih", "50 % atau lebih", "bukan kategori resmi"):
        assert words in rule


def test_half_a_person_short_is_one_person_short():
    """A survey weighs people: 44.5 of 50 miss 45, and 5.5 cases are above 10 % of 50."""
    counts, people, targets = np.array([44.5, 5.5]), np.array([50.0, 50.0]), np.array([0.9, 0.1])
    assert gap_people(counts, people, targets, np.array([False, True])).tolist() == [1, 1]
