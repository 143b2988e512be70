"""Runs of contenders in processes of their own, in turns: a slow spell of the machine hits all of them."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = "stunting"
"""The contender whose ratios are recorded."""
_MEASURE = """
import json, resource, sys, time
def _peak():
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in both) / 1024
prepare()
for _ in range({warm}):
    work()
    time.sleep(0.2)
taken = []
for _ in range({timed}):
    start = time.perf_counter()
    work()
    taken.append(time.perf_counter() - start)
print(json.dumps([sorted(taken)[len(taken) // 2], _peak()]))
"""


@dataclass(frozen=True, slots=True)
class Contest:
    """What contenders do alike: for each its code, which defines `prepare()`, not timed, and `work()`.

    `name` is short and known to `recorded.csv`, `what` says in words what is done. `warm` runs come before
    the timed ones: a server has read before, a command has not. `timed` runs are timed and the middle one
    counts: what takes some milliseconds is hit by chance, and with it the share of those beside.
    """

    name: str
    what: str
    contenders: Mapping[str, str]
    rounds: int = 5
    warm: int = 1
    timed: int = 1
    before: Callable[[], object] | None = None
    """Makes what all contenders read, once."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians over the rounds: seconds, and MiB of the heaviest process."""

    seconds: float
    peak: float


def run(contest: Contest) -> dict[str, Figures]:
    """Figures of all contenders.

    Raises:
        SystemExit: a contender failed; what it said is printed.
    """
    if contest.before is not None:
        contest.before()
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in contest.contenders}
    for _ in range(contest.rounds):
        for name, code in contest.contenders.items():
            seen[name].append(_run_once(code + _MEASURE.format(warm=contest.warm, timed=contest.timed)))
    return {name: Figures(*map(statistics.median, zip(*runs, strict=True))) for name, runs in seen.items()}


def _run_once(code: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(
            f"{done.stderr}\na contender failed; polars and duckdb come with `pip install -e .[benchmarks]`"
        )
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def ratios(figures: Mapping[str, Figures]) -> dict[str, tuple[float, float]]:
    """Our seconds and our peak memory as parts of those of each other contender."""
    ours = figures[OURS]
    return {
        name: (ours.seconds / other.seconds, ours.peak / other.peak)
        for name, other in figures.items()
        if name != OURS
    }


def table(done: Sequence[tuple[Contest, Mapping[str, Figures]]]) -> str:
    """The figures as a Markdown table."""
    lines = ["| | | seconds | times ours | peak MiB |", "|---|---|---|---|---|"]
    for contest, figures in done:
        for name, each in figures.items():
            part = "" if name == OURS else f"{figures[OURS].seconds / each.seconds:.2f}"
            lines.append(f"| {contest.what} | {name} | {each.seconds:.3f} | {part} | {each.peak:.0f} |")
    return "\n".join(lines)
