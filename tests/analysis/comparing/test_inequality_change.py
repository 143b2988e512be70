"""Inequality of two periods: a verdict only beyond the error of the difference."""

import numpy as np
import pytest

from stunting.analysis.comparing import inequality_change as module
from stunting.analysis.comparing.inequality_change import _spread, inequality_change

PEOPLE = np.full(4, 600.0)


@pytest.mark.parametrize(
    ("earlier", "now", "verdict"),
    [
        # BGV 50 and 800 squared points; each share of 600 people has a deviation of 2 points.
        ((0.4, 0.5, 0.5, 0.6), (0.1, 0.5, 0.5, 0.9), "wider"),
        ((0.1, 0.5, 0.5, 0.9), (0.4, 0.5, 0.5, 0.6), "narrower"),
        # BGV 49 and 64, beyond the noise level of 3 squared points that once decided; but the difference has
        # an error of 2 x sqrt(49 x 4.2 / 4) x 1.5 or so = 20 squared points.
        ((0.63, 0.7, 0.7, 0.799), (0.62, 0.7, 0.7, 0.813), "same"),
        ((0.5, 0.5, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5), "same"),
    ],
)
def test_verdict(earlier, now, verdict):
    assert inequality_change(np.array(earlier), PEOPLE, np.array(now), PEOPLE) == verdict


def test_areas_that_one_period_lacks_stand_aside():
    earlier = np.array([0.4, 0.6, 0.9])
    now = np.array([0.4, 0.6, np.nan])
    people = np.full(3, 5000.0)
    assert inequality_change(earlier, people, now, people) == "same"
    assert inequality_change(earlier[1:], people[1:], now[1:], people[1:]) == ""


@pytest.mark.parametrize("at", range(4))
def test_an_area_without_people_or_a_share_in_one_period_stands_aside(at):
    """Two areas of half remain alike; the third, 10 or 90 %, would make the change."""
    columns = [np.array([0.5, 0.5, one]) for one in (0.5, 5000.0, 0.9, 5000.0)]
    columns[1][:2] = columns[3][:2] = 5000.0
    assert inequality_change(*columns) == "wider"
    columns[at][2] = 0.0 if at in (1, 3) else np.nan
    assert inequality_change(*columns) == "same"


def test_a_share_of_nobody_is_a_share():
    people = np.full(3, 5000.0)
    assert inequality_change(np.array([0.5, 0.5, 0.5]), people, np.array([0.5, 0.5, 0.0]), people) == "wider"
    assert (
        inequality_change(np.array([0.5, 0.5, 0.0]), people, np.array([0.5, 0.5, 0.5]), people) == "narrower"
    )
    one = np.array([5000.0, 0.0, 0.0])
    assert inequality_change(np.array([0.5, 0.5, 0.0]), one, np.array([0.5, 0.5, 0.5]), people) == ""


def test_the_spread_beyond_noise_and_that_of_a_draw_by_hand():
    """40 and 60 % of 100 each: variance 0.01; noise 2 * 0.25 / 100 * 0.24 = 0.0012.

    A draw without deviations is the same; one of 100 deviations up is everyone in both, no spread. One up
    in the first alone is 0.4 + 0.04877: variance 0.005718, noise 0.0025 * 0.48737.
    """
    shares, people = np.array([0.4, 0.6]), np.full(2, 100.0)
    observed, drawn = _spread(
        shares, people, np.array([[0.0, 0.0], [100.0, 100.0], [-100.0, 100.0], [1.0, 0.0]])
    )
    assert observed == pytest.approx(0.0088)
    assert drawn == pytest.approx([0.0088, 0.0, 0.25, 0.0044994], abs=1e-6)


def test_a_share_above_all_adds_no_noise():
    """105 and 55 % of 100 each: variance 0.0625; only the second adds noise, 0.25 / 100 * 0.2475."""
    observed, _ = _spread(np.array([1.05, 0.55]), np.full(2, 100.0), np.zeros((1, 2)))
    assert observed == pytest.approx(0.0625 - 0.00061875)


def test_one_person_is_enough_for_a_share():
    shares = np.array([0.5, 1.0])
    one, many = np.array([5000.0, 1.0]), np.full(2, 5000.0)
    assert inequality_change(shares, one, shares, many) != ""
    assert inequality_change(shares, many, shares, one) != ""


@pytest.mark.parametrize(
    ("shares", "verdict"),
    # The spread of 0.5 - d and 0.5 + d of 100 each is 1.005 d^2 - 0.00125: 0.0041 and 0.0044.
    [((0.42704, 0.57296), "wider"), ((0.42502, 0.57498), "same")],
)
def test_a_change_needs_a_little_more_than_two_deviations(monkeypatch, shares, verdict):
    """40 and 60 % of 100 have the spread 0.0088; drawn twice, as in the test above, 0.0088 and 0.0044994.

    The deviation of the two is 0.00215, 2.1 of them 0.00452: less than 0.0047, more than 0.0044.
    """
    draws = np.array([[[0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [1.0, 0.0]]])
    monkeypatch.setattr(module, "_normal", lambda areas: draws)
    people = np.full(2, 100.0)
    assert inequality_change(np.array(shares), people, np.array([0.4, 0.6]), people) == verdict


def test_the_error_is_that_of_the_difference(monkeypatch):
    """The first period drops where the second stays: by 0.0043 they differ, and their sum stays."""
    draws = np.array([[[0.0, 0.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 0.0]]])
    monkeypatch.setattr(module, "_normal", lambda areas: draws)
    people = np.full(2, 100.0)
    now = np.array([0.399, 0.601])
    assert inequality_change(np.array([0.4, 0.6]), people, now, people) == "same"
