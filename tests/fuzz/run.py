"""The long run: `python -m tests.fuzz.run files|grids COUNT [FIRST_SEED]`; `nice` it.

`files` changes whole files of every format, COUNT for each format; `grids` has hypothesis draw COUNT grids.
What breaks is printed with its seed; a file is made again by `mutations.mutated(name, whole, seed)`.
"""

from __future__ import annotations

import sys
import time
import traceback

from tests.fuzz.grids import check_grids
from tests.fuzz.held import broken_promises
from tests.fuzz.mutations import mutated, whole_files

FILES = whole_files()


def check_files(count: int, first: int = 0) -> int:
    """Number of changed files that broke a promise."""
    broken = 0
    for seed in range(first, first + count):
        for name, whole in FILES.items():
            try:
                said = broken_promises(name, mutated(name, whole, seed))
            except Exception:
                said = [traceback.format_exc()]
            if said:
                broken += 1
                print(name, seed, *said, flush=True)
    return broken


def main(what: str, count: str, first: str = "0") -> None:
    """Run, and say how many were made and how many broke."""
    began = time.monotonic()
    if what == "grids":
        check_grids(int(count))
        broken = 0
    else:
        broken = check_files(int(count), int(first))
    made = int(count) * (1 if what == "grids" else len(FILES))
    print(f"{what}: {made} made, {broken} broken, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
