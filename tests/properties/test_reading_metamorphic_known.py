"""Known workbooks in another guise: what is read differently stays within the counts of `known.csv`."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.properties.metamorphic.copies import COPIES
from tests.properties.metamorphic.runs import (
    BESIDE,
    NAMES,
    SAMPLES,
    WRONG,
    known,
    name_of,
    tallies,
    workbooks,
)

KNOWN = known()
FAST = [name for name in NAMES if name not in COPIES]
"""Changes that need no file: the copies of these workbooks are left to tests/simulations/metamorphic.py."""


@pytest.mark.parametrize("folder", [SAMPLES, *BESIDE], ids=name_of)
def test_known_workbooks_hold_at_least_as_well_as_stated(folder):
    """A count that grew is a step back; `tests/simulations/metamorphic.py --keep` renews smaller ones."""
    if not folder.is_dir():
        pytest.skip(f"needs the workbooks in ../shared/{name_of(folder)}, which are not here")
    found = {name: Counter() for name in FAST}
    for path in workbooks([folder]):
        for name, tally in tallies(path, FAST).items():
            found[name] = found[name] + tally.cells
    grown = {
        f"{name}: {outcome}": (cells[outcome], stated)
        for name, cells in found.items()
        for outcome in WRONG
        if cells[outcome] > (stated := KNOWN.get((name_of(folder), name), {}).get(outcome, 0))
    }
    assert grown == {}, "found, stated"
