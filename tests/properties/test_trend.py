"""Rates and slopes over random lines."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.analysis.comparing.trend import aarr, required_aarr, trend
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
YEARS = st.lists(st.integers(1990, 2030), min_size=2, max_size=10, unique=True)


@given(YEARS, st.floats(0.05, 0.9), st.floats(-0.3, 0.5))
def test_a_steady_rate_is_found_again(years, start, rate):
    times = np.array(years, dtype=float)
    values = start * (1 - rate) ** (times - times.min())
    found = aarr(times, values)
    if values.min() <= 1e-9:
        # A share below one in a billion is 0 and has no rate; such a line is no measurement.
        assert math.isnan(found)
    else:
        assert found == pytest.approx(rate, abs=1e-9)


@given(st.floats(0.01, 1), st.floats(0.001, 1), st.floats(1, 30))
def test_the_required_rate_arrives_at_the_target(baseline, target, years):
    rate = required_aarr(np.array([baseline]), np.array([target]), np.array([years]))[0]
    assert baseline * (1 - rate) ** years == pytest.approx(target, rel=1e-6)


YEARS = st.dictionaries(st.integers(2010, 2025), st.integers(0, 100), min_size=1, max_size=8)


@settings(deadline=None, max_examples=10)
@given(st.lists(YEARS, min_size=6, max_size=6))
def test_the_slope_is_that_of_numpy(desa):
    records = [
        {"area": f"Desa {at}", "period": str(year), "numerator": x, "denominator": 100}
        for at, by_year in enumerate(desa)
        for year, x in by_year.items()
    ]
    frame = trend(cover(records), CATALOGUE).frame.set_index("area")
    assert len(frame) == len(desa)
    for at, by_year in enumerate(desa):
        found = frame.loc[f"Desa {at}"]
        if len(by_year) == 1:
            assert math.isnan(found["points_per_year"])
            continue
        years, values = zip(*sorted(by_year.items()), strict=True)
        expected = np.polyfit(np.array(years) - 2010, np.array(values), 1)[0]
        assert found["points_per_year"] == pytest.approx(expected, abs=1e-9)
        assert found["change_points"] == pytest.approx(values[-1] - values[0])
