"""Limits of chance, worked by hand."""

import math

import numpy as np
import pytest

from stunting.analysis.comparing.funnel import Funnel, funnel_of

HUNDRED = np.full(5, 100.0)


def test_the_spread_between_areas_beyond_chance():
    """20, 40, 50, 60, 80 of 100: s = 0.05, z = -6, -2, 0, 2, 6, the outer ones drawn in to 4.4 (a tenth of
    the way of five values is 0.4 steps). Sum z^2 = 46.72; (46.72 - 4) / (2,000 - 400) = 0.0267."""
    found = funnel_of(np.array([20.0, 40, 50, 60, 80]), HUNDRED)
    assert found is not None
    assert found.middle == 0.5
    assert found.between == pytest.approx(math.sqrt(0.0267))


def test_where_chance_explains_all_the_limits_are_binomial():
    """49 to 51 of 100 vary by less than chance: 0.5 +- 1.96 and 3.09 times 0.05, and half a case."""
    found = funnel_of(np.array([49.0, 50, 50, 50, 51]), HUNDRED)
    assert found == Funnel(0.5, 0.0)
    for deviations, low, high in ((1.96, 0.397, 0.603), (3.09, 0.3405, 0.6595)):
        ends = found.limits(np.array([100.0]), deviations)
        assert [float(end[0]) for end in ends] == pytest.approx([low, high])


def test_few_people_may_have_any_share_and_many_may_not():
    """Of 4 people the limits of 99.8 % hold everything; of 100 they are 34.05 to 65.95 %."""
    found = Funnel(0.5, 0.0)
    share, people = np.array([0.0, 0.34, 0.342, 0.65, 0.66]), np.array([4.0, 100, 100, 100, 100])
    assert found.outside(share, people).tolist() == [0, -1, 0, 0, 1]
    assert Funnel(0.5, 0.1).outside(share, people).tolist() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("served", [[1.0, 2, 3, 4], [0.0, 0, 0, 0, 0], [100.0, 100, 100, 100, 100], []])
def test_without_enough_areas_or_any_spread_there_is_no_funnel(served):
    assert funnel_of(np.array(served), HUNDRED[: len(served)]) is None
