"""The long run: `nice -n 19 python -m tests.fuzz.run [COUNT [RECORD]]`, until each format has COUNT runs.

How many runs each format has had, and how many of them broke a promise, is kept in RECORD (`runs.csv`
beside this file) and printed; a run that was ended goes on where it stood. What breaks is printed with its
seed: `mutations.begun_from(kind, seed)` names the whole file, `mutations.mutated(name, whole, seed)` makes
the changed one again, and `grids.check_grids(EACH_TIME, seed)` draws the grids.
"""

from __future__ import annotations

import csv
import gc
import sys
import traceback
from pathlib import Path
from unittest import mock

if __name__ == "__main__":  # the small process is forked before anything large is imported
    from tests.fuzz.forked import Nursery

    NURSERY = Nursery()

from stunting.reading.opening import child_process
from tests.fuzz.grids import check_grids
from tests.fuzz.held import broken_promises
from tests.fuzz.mutations import FORMATS, begun_from, mutated

RECORD = Path(__file__).with_name("runs.csv")
EACH_TIME = 25
"""Runs of one format before the next has its turn, and the record is written."""
GRIDS = "grids"


def main(count: str = "10000", record: str = str(RECORD)) -> None:
    """Run each format in turn until all have so many runs."""
    place = Path(record)
    runs, broken = _known(place)
    gc.freeze()
    while (least := min(runs.values())) < int(count):
        for kind in [kind for kind in runs if runs[kind] == least]:
            broken[kind] += _broken_grids(least) if kind == GRIDS else _broken_files(kind, least)
            runs[kind] += EACH_TIME
            _keep(place, runs, broken)
    for kind, made in runs.items():
        print(f"{kind}: {made} runs, {broken[kind]} broken")


def _broken_files(kind: str, first: int) -> int:
    found = 0
    for seed in range(first, first + EACH_TIME):
        name, whole = begun_from(kind, seed)
        try:
            said = broken_promises(name, mutated(name, whole, seed))
        except Exception:
            said = [traceback.format_exc()]
        if said:
            found += 1
            print(kind, name, seed, *said, flush=True)
    return found


def _broken_grids(seed: int) -> int:
    """1 where any of the next grids broke a promise: hypothesis shows the smallest."""
    try:
        check_grids(EACH_TIME, seed)
    except Exception:
        print(GRIDS, seed, traceback.format_exc(), flush=True)
        return 1
    return 0


def _known(place: Path) -> tuple[dict[str, int], dict[str, int]]:
    runs, broken = dict.fromkeys([*FORMATS, GRIDS], 0), dict.fromkeys([*FORMATS, GRIDS], 0)
    if place.exists():
        with place.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                runs[row["format"]], broken[row["format"]] = int(row["runs"]), int(row["broken"])
    return runs, broken


def _keep(place: Path, runs: dict[str, int], broken: dict[str, int]) -> None:
    with place.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("format", "runs", "broken"))
        rows.writerows((kind, made, broken[kind]) for kind, made in runs.items())


if __name__ == "__main__":
    with mock.patch.object(child_process, "_started", NURSERY.child):
        main(*sys.argv[1:])
