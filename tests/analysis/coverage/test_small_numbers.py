"""Shares of few people: published examples, and numbers worked by hand."""

import math

import numpy as np
import pytest

from stunting.analysis.coverage.small_numbers import (
    indistinct,
    interval_words,
    shrunken_shares,
    wilson_interval,
)
from tests.coverage_frames import cover


def test_wilson_intervals_as_published():
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3."""
    cases = [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]
    for served, people, low, high in cases:
        ends = wilson_interval(np.array([served / people]), np.array([float(people)]))
        assert [round(float(end[0]), 4) for end in ends] == [low, high]


@pytest.mark.parametrize(
    ("share", "people"), [(1.2, 10.0), (1.02, 20.0), (0.5, 0.0), (math.nan, 10.0), (0.5, math.nan)]
)
def test_what_is_no_share_of_people_has_no_interval(share, people):
    assert all(math.isnan(end[0]) for end in wilson_interval(np.array([share]), np.array([people])))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_no_interval_goes_beyond_nobody_and_all(share):
    """Of 5 people all is computed as a little more than all, and none as less than none."""
    people = np.arange(1.0, 100.0)
    low, high = wilson_interval(np.full(len(people), share), people)
    assert (low.min() >= 0, high.max() <= 1) == (True, True)


def test_one_person_has_an_interval():
    """1 of 1: (1 + 3.8416 / 2) / 4.8416 less sqrt(3.8416 / 4) 1.96 / 4.8416 is 0.2066."""
    low, high = wilson_interval(np.array([1.0]), np.array([1.0]))
    assert (low[0], high[0]) == (pytest.approx(0.20654, abs=1e-4), 1.0)


def test_the_interval_of_a_desa_in_words_and_of_no_other_area():
    """81 of 263 as in Newcombe 1998: 25.53 to 36.62 %; nobody of 20: 0 to 16.11 %."""
    desa = {"area": "A", "numerator": 81, "denominator": 263}
    records = [
        desa,
        {"area": "B", "numerator": 0, "denominator": 20},
        desa | {"area": "C", "area_level": "kecamatan"},
        {"area": "D", "share": 0.5},
    ]
    assert interval_words(cover(records)) == ["25,5\u201336,6 %", "0,0\u201316,1 %", "", ""]


def test_shares_are_drawn_to_that_of_all_the_more_the_fewer_people():
    """Four of ten people each (2, 4, 6, 8): S = 2, / 0,25 = 8; rho = (8 - 3) / (30 - 3); M = 4,4."""
    drawn = shrunken_shares(np.array([2.0, 4.0, 6.0, 8.0]), np.full(4, 10.0), np.zeros(4, int))
    assert drawn == pytest.approx([(2 + 2.2) / 14.4, (4 + 2.2) / 14.4, (6 + 2.2) / 14.4, (8 + 2.2) / 14.4])
    nobody = shrunken_shares(np.zeros(3), np.full(3, 10.0), np.zeros(3, int))
    assert nobody.tolist() == [0, 0, 0]


def test_one_area_alone_is_drawn_to_itself():
    """Alone, and beside two others of another group that are drawn to their own middle of 0,5."""
    assert shrunken_shares(np.array([3.0]), np.array([10.0]), np.zeros(1, int)) == pytest.approx([0.3])
    three = shrunken_shares(np.array([3.0, 4, 6]), np.full(3, 10.0), np.array([0, 1, 1]))
    assert three == pytest.approx([0.3, 0.5, 0.5], abs=1e-4)


def test_where_chance_explains_the_spread_the_order_is_by_people_missed():
    """0 of 2 and 30 of 100 among others at 60 %: the second is 30 people short, the first one."""
    drawn = shrunken_shares(
        np.array([0.0, 50, 61, 60, 60, 59]), np.array([2.0, 100, 100, 100, 100, 100]), np.zeros(6, int)
    )
    assert drawn.argmin() == 1


def test_two_shares_differ_where_the_interval_of_their_difference_leaves_out_zero():
    """Newcombe 1998, Statistics in Medicine 17:873-890, method 10: 56/70 - 48/80 is 5,2 to 33,4 points,
    9/10 - 3/10 is 17,1 to 80,9, 6/7 - 2/7 is 5,8 to 80,6, 5/56 - 0/29 is -3,8 to 19,3."""
    for (more, of_more), (fewer, of_fewer), same in (
        ((56, 70), (48, 80), False),
        ((9, 10), (3, 10), False),
        ((6, 7), (2, 7), False),
        ((5, 56), (0, 29), True),
    ):
        share = np.array([more / of_more, fewer / of_fewer])
        people = np.array([float(of_more), float(of_fewer)])
        assert indistinct(share, people, 0).tolist() == [True, same]
        assert indistinct(share, people, 1).tolist() == [same, True]


def test_where_everybody_or_nobody_is_served_nothing_is_drawn():
    """The second group has 4 and 6 of 10, which chance explains: it is drawn to one half for itself."""
    served, people = np.array([5.0, 9.0, 4.0, 6.0]), np.array([5.0, 9.0, 10.0, 10.0])
    drawn = shrunken_shares(served, people, np.array([0, 0, 1, 1]))
    assert drawn[:2].tolist() == [1.0, 1.0]
    assert drawn[2:] == pytest.approx([0.5, 0.5], abs=1e-3)
