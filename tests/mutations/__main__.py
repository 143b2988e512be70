"""Which small mistakes in the analysis the tests would not notice: `nice python -m tests.mutations priority`.

Each mutant changes one place of one module (a comparison, a sign, a constant, a method). The tests of its
room that run this place, the fastest first, run in a fork until one fails. What survives is printed with its
line. Not part of CI: a room takes from one minute to half an hour. With `--count` so many mutants of the room
are drawn, by `--seed`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.mutations.alone import unnoticed_alone
from tests.mutations.equal import is_equal
from tests.mutations.mutants import mutants
from tests.mutations.trials import Trials

ROOT = Path(__file__).parent.parent.parent
ANALYSIS, TESTS = ROOT / "stunting/analysis", ROOT / "tests"
ROOMS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "coverage": (
        ["coverage/*.py"],
        ["analysis/coverage", "analysis/test_analyses_agree.py", "properties/test_coverage.py"],
    ),
    "inequality": (
        ["comparing/inequality*.py"],
        [
            *("analysis/comparing/test_inequality.py", "analysis/comparing/test_inequality_measures.py"),
            *("analysis/comparing/test_inequality_change.py", "properties/test_inequality.py"),
        ],
    ),
    "priority": (["priority/*.py"], ["analysis/priority", "properties/test_priority.py"]),
    "promises": (["acting/promise*.py"], ["analysis/acting/test_promises.py"]),
    "prevalence": (
        ["comparing/prevalence.py", "comparing/two_numbers.py"],
        ["analysis/comparing/test_prevalence.py"],
    ),
}
"""Modules of a room and the tests that stand for it."""
WORDS = frozenset({"wording", "promise_wording", "__init__"})
"""Modules of words: a test that repeats them would notice nothing else."""

PYTEST = ["-x", "-s", "-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-profile=mutants"]
# Every run draws the same examples, and the first that fails is enough: none is made smaller.
settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
)


def main() -> None:
    """Prints the survivors and the share killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--only", default="", help="part of the name of a module")
    parser.add_argument("--count", type=int, default=0, help="mutants drawn of the room; 0 takes all")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--part", default="1/1", help="which part of how many, to run a room in pieces")
    parser.add_argument("--seconds", type=float, default=300.0, help="after which a mutant counts as endless")
    args = parser.parse_args()
    globs, among = ROOMS[args.room]
    modules = sorted(path for glob in globs for path in ANALYSIS.glob(glob) if path.stem not in WORDS)
    found = [one for module in modules if args.only in module.stem for one in mutants(module)]
    found, every = [one for one in found if not is_equal(one)], len(found)
    equal = every - len(found)
    if args.count:
        found = random.Random(args.seed).sample(found, min(args.count, len(found)))
    part, parts = (int(one) for one in args.part.split("/"))
    found = sorted(found, key=lambda one: (one.module, one.line))[part - 1 :: parts]
    _warm()
    arguments = [*PYTEST, *(str(TESTS / one) for one in among)]
    alone = [one for one in found if not one.lines]
    survivors = [one for one in alone if unnoticed_alone(one, arguments, args.seconds)]
    for one in survivors:
        print(one.told, flush=True)
    trials = Trials(modules, [one for one in found if one.lines], args.seconds)
    pytest.main(arguments, plugins=[trials])
    killed = trials.killed + len(alone) - len(survivors)
    print(f"{args.room}: {killed} of {len(found)} killed, {100 * killed / max(len(found), 1):.0f} %")
    print(f"The room has {every} mutants; {equal} that equal the code (equal.py) are never tried.")


def _warm() -> None:
    """Loads what every fork needs and no mutant changes."""
    from stunting.catalogue.gazetteer import load_gazetteer
    from stunting.catalogue.indicators import load_catalogue

    load_catalogue()
    load_gazetteer()


if __name__ == "__main__":
    main()
