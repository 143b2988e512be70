"""Inequality of two periods: a verdict only beyond the error of the difference."""

import numpy as np
import pytest

from stunting.analysis.comparing.inequality_change import inequality_change

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
