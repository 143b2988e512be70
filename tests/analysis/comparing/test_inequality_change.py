"""Inequality of two periods: a verdict only beyond the error of the difference."""

import numpy as np
import pytest

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
