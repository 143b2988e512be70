"""A short part of what `tests/fuzz/run.py` does at length: always the same files and grids."""

import pytest

from tests.fuzz.grids import check_grids
from tests.fuzz.held import broken_promises
from tests.fuzz.mutations import FORMATS, mutated

SEEDS = range(3)
FILES = {name: data for files in FORMATS.values() for name, data in files.items()}


@pytest.mark.parametrize("name", FILES)
def test_changed_files_break_nothing(name):
    for seed in SEEDS:
        assert broken_promises(name, mutated(name, FILES[name], seed)) == [], seed


def test_the_same_seed_makes_the_same_file_and_another_one_another():
    name, whole = next(iter(FILES.items()))
    assert mutated(name, whole, 1) == mutated(name, whole, 1) != mutated(name, whole, 2)


def test_drawn_grids_break_nothing():
    check_grids(25)
