"""Measure every test and renew tests/slow.txt, the list that `scripts/check` leaves to `scripts/check --all`.

What is measured is processor time, of the test and of the processes it started and waited for, so that a busy
machine gives the same list as a quiet one. What a test shares with others (session fixtures) is not counted.
"""

from __future__ import annotations

import resource
import sys
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from statistics import mean

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "slow.txt"
SLOW_SECONDS = 0.2
HEADER = """\
# Tests that take 0.2 s of processor time or more, one function a line (the mean over its cases).
# Written by scripts/mark_slow.py; a test that is not measured yet counts as fast.
"""


class Meter:
    """A pytest plugin that keeps the processor time of every test, by function."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Measure one case of one test."""
        start = processor_seconds()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid.partition("[")[0]].append(processor_seconds() - start)

    def slow(self) -> list[str]:
        """The functions that are slow."""
        return sorted(name for name, cases in self.seconds.items() if mean(cases) >= SLOW_SECONDS)


def processor_seconds() -> float:
    """Processor time of this process and of the ones it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    """Run every test but those in a browser, and write the list where all of them passed."""
    meter = Meter()
    failed = pytest.main(["-q", "-m", "not browser"], plugins=[meter])
    if failed:
        return failed
    LIST.write_text(HEADER + "".join(f"{name}\n" for name in meter.slow()), encoding="utf-8")
    total = sum(sum(cases) for name, cases in meter.seconds.items() if mean(cases) < SLOW_SECONDS)
    print(
        f"{len(meter.slow())} of {len(meter.seconds)} tests are slow; the others take {total:.0f} s together."
    )
    for name in sorted(meter.seconds, key=lambda one: -sum(meter.seconds[one]))[:20]:
        print(f"{sum(meter.seconds[name]):6.1f} s  {len(meter.seconds[name]):4} cases  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
