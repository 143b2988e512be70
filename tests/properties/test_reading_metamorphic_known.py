"""The sample workbooks in another guise: what is read differently stays within the counts of `known.csv`.

The many small ones that lie beside the project take minutes: tests/simulations/metamorphic.py reads them.
"""

from __future__ import annotations

from collections import Counter

from tests.properties.metamorphic.copies import COPIES
from tests.properties.metamorphic.runs import (
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


def test_sample_workbooks_hold_at_least_as_well_as_stated():
    """A count that grew is a step back; `tests/simulations/metamorphic.py --keep` renews smaller ones."""
    found = {name: Counter() for name in FAST}
    for path in workbooks([SAMPLES]):
        for name, tally in tallies(path, FAST).items():
            found[name] = found[name] + tally.cells
    grown = {
        f"{name}: {outcome}": (cells[outcome], stated)
        for name, cells in found.items()
        for outcome in WRONG
        if cells[outcome] > (stated := KNOWN.get((name_of(SAMPLES), name), {}).get(outcome, 0))
    }
    assert grown == {}, "found, stated"
