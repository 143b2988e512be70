"""Gaps closed by what-if, and the smallest set, over random desa."""

from fractions import Fraction
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.analysis.comparing.what_if import what_if
from stunting.analysis.comparing.workload import smallest_set
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.workload import Change
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH = "growth_monitoring"
DESA = st.lists(st.tuples(st.integers(1, 400), st.integers(0, 450)), min_size=1, max_size=12)


def records(desa, target):
    return [
        {"area": f"Desa {at}", "numerator": numerator, "denominator": people, "target": target}
        for at, (people, numerator) in enumerate(desa)
    ]


@settings(deadline=None, max_examples=25)
@given(DESA, st.integers(1, 100))
def test_closing_every_gap_serves_exactly_the_people_missing(desa, percent):
    frame = cover(records(desa, percent / 100))
    after = what_if(frame, [Change(GROWTH)], CATALOGUE).frame
    changed = after[after["changed"]].set_index("area")
    total = 0
    for at, (people, numerator) in enumerate(desa):
        missing = max(0, ceil(Fraction(percent, 100) * people) - numerator)
        total += missing
        assert changed.loc[f"Desa {at}", "people"] == missing
    assert (changed["status_after"] == "met").all()
    assert after[after["area_level"] == "kabupaten"]["people"].item() == total


@settings(deadline=None, max_examples=25)
@given(DESA, st.floats(0.01, 1))
def test_the_set_holds_its_share_and_loses_it_without_its_last_area(desa, share):
    found = smallest_set(cover(records(desa, 1.0)), share).frame
    chosen = found[found["in_set"]]["gap_people"].tolist()
    total = found["gap_people"].sum()
    if not len(found):
        assert all(numerator >= people for people, numerator in desa)
        return
    assert sum(chosen) >= share * total - 1e-6 * total
    assert sum(chosen[:-1]) < share * total
    assert chosen == sorted(chosen, reverse=True)
