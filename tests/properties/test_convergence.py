"""Bounds of convergence against random households."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.analysis.comparing.convergence import convergence
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
SERVICES = ("growth_monitoring", "basic_immunization_complete", "weighing_coverage")


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 200), st.integers(2, 3), st.integers(0, 2**32 - 1))
def test_households_that_have_all_lie_within_the_bounds(people, k, seed):
    draw = np.random.default_rng(seed)
    has = draw.random((people, k)) < draw.random(k)
    records = [
        {"indicator": id, "numerator": int(has[:, at].sum()), "denominator": people, "target_group": "balita"}
        for at, id in enumerate(SERVICES[:k])
    ]
    row = convergence(cover(records), CATALOGUE).frame.iloc[0]
    together = int(has.all(axis=1).sum())
    assert row["lower_people"] <= together <= row["upper_people"]
    counts = has.sum(axis=0)
    assert row["upper_people"] == counts.min()
    assert row["lower_people"] == max(0, counts.sum() - (k - 1) * people)
    assert math.isclose(row["upper"], counts.min() / people)
