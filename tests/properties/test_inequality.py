"""Identities of the inequality measures over random areas."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stunting.analysis.comparing.inequality_measures import measures
from stunting.model.indicators import Direction

AREAS = st.lists(
    st.tuples(st.integers(1, 5000), st.floats(0, 1.2)).map(lambda pair: (pair[0], round(pair[1], 4))),
    min_size=2,
    max_size=40,
)
DIRECTIONS = st.sampled_from([Direction.HIGHER, Direction.LOWER])


def close(left, right):
    return left == pytest.approx(right, rel=1e-9, abs=1e-12)


@given(AREAS, DIRECTIONS)
def test_identities(areas, direction):
    people, shares = (np.array(values, dtype=float) for values in zip(*areas, strict=True))
    assume(shares.max() > 0)
    best = int(np.argmax(shares) if direction is Direction.HIGHER else np.argmin(shares))
    result = measures(shares, people, direction, best)
    assert close(abs(result.par), result.mdbw)
    assert close(result.bgv, result.bgsd**2)
    assert close(result.idisw, 100 * result.mdmw / result.mean)
    assert close(result.idisu, 100 * result.mdmu / result.mean)
    assert close(result.cov, 100 * result.bgsd / result.mean)
    assert close(result.paf, 100 * result.par / result.mean)
    assert result.d >= result.mdbu - 1e-12
    assert close(result.mdru, result.mdbu)
    assert close(result.mdrw, result.mdbw)
    assert result.par >= 0 if direction is Direction.HIGHER else result.par <= 0
    assert shares.min() - 1e-12 <= result.mean <= shares.max() + 1e-12


@given(AREAS, st.floats(0.01, 100))
def test_relative_measures_do_not_depend_on_the_unit(areas, unit):
    people, shares = (np.array(values, dtype=float) for values in zip(*areas, strict=True))
    assume(shares.min() > 0)
    one, other = (measures(shares * factor, people, Direction.HIGHER) for factor in (1.0, unit))
    for name in ("r", "idisu", "idisw", "cov", "paf"):
        assert close(getattr(one, name), getattr(other, name)), name
    assert one.ti == pytest.approx(other.ti, rel=1e-6, abs=1e-9)
    assert one.mld == pytest.approx(other.mld, rel=1e-6, abs=1e-9)
    assert one.ti >= -1e-9
    assert one.mld >= -1e-9


ANY = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(st.tuples(ANY, ANY), max_size=8), st.sampled_from(list(Direction)), st.integers(0, 7))
def test_whatever_comes_in_a_missing_measure_has_a_reason(areas, direction, reference):
    shares = np.array([share for share, _ in areas], dtype=float)
    people = np.array([size for _, size in areas], dtype=float)
    result = measures(shares, people, direction, reference if reference < len(areas) else None)
    numbers = [result.d, result.r, result.mdmw, result.mdrw, result.bgv, result.ti, result.par, result.mean]
    assert not any(math.isinf(value) for value in numbers)
    if any(math.isnan(value) for value in numbers):
        assert result.reasons
