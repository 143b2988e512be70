"""All comparisons in one run: python -m tests.benchmarks [--national] [--only NAME] [--write].

Prints a table of medians with our share of each other contender's time, and holds it against
`recorded.csv`. Where ours takes more than the recorded share and its margin the command says so and ends
with 1. `--write` writes the table to docs/benchmarks.md. Nothing else should run meanwhile; the contenders
take turns all the same.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.benchmarks import reading, starting, summing
from tests.benchmarks.goals import Goal, goals
from tests.benchmarks.runs import ROOT, Contest, ratios, run, table

_RECORDED = Path(__file__).with_name("recorded.csv")
_CHANGES = Path(__file__).with_name("changes.md")
"""What was gained by what, written by hand: the second half of the page."""
_DOCUMENT = ROOT / "docs" / "benchmarks.md"
_HEAD = """# Measured beside others

`python -m tests.benchmarks --national --write` writes this page: medians of rounds in which all take turns,
each in a process of its own, without the time of its imports. "Times ours" is our time as a part of theirs.
Ours reads a matrix from bytes to observations whose meaning is settled, and judges what it sums up; the
others stop at cells and at sums.

{when}, {processors} processors, Python {python}.

"""


def main() -> int:
    """Run what was asked for; 1 where a recorded share was exceeded."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--national", action="store_true", help="also 84,000 rows of 80 columns (minutes)")
    parser.add_argument("--only", default="", help="part of the names of what is run")
    parser.add_argument("--write", action="store_true", help=f"write {_DOCUMENT.relative_to(ROOT)}")
    asked = parser.parse_args()
    contests = [
        *starting.contests(),
        *reading.contests(is_national=asked.national),
        *summing.contests(is_national=asked.national),
    ]
    done = [(contest, run(contest)) for contest in contests if asked.only in contest.name]
    waited = [(goal, goal.measure()) for goal in goals() if asked.only in goal.name]
    page = "\n\n".join(part for part in (table(done) if done else "", _of_goals(waited)) if part)
    print(page)
    exceeded = [sentence for contest, figures in done for sentence in _exceeded(contest, ratios(figures))]
    exceeded += [
        f"{goal.what}: {taken:.1f} s, wanted {goal.most} s" for goal, taken in waited if taken > goal.most
    ]
    for sentence in exceeded:
        print(sentence, file=sys.stderr)
    if asked.write:
        head = _HEAD.format(
            when=date.today().isoformat(), processors=os.cpu_count(), python=platform.python_version()
        )
        _DOCUMENT.write_text(f"{head}{page}\n\n{_CHANGES.read_text(encoding='utf-8')}", encoding="utf-8")
    return bool(exceeded)


def _of_goals(waited: Sequence[tuple[Goal, float]]) -> str:
    """What a person waits for, beside the most it may be; nothing where nothing was measured."""
    rows = [f"| {goal.what} | {taken:.2f} | {goal.most} |" for goal, taken in waited]
    return "\n".join(("| | seconds | wanted |", "|---|---|---|", *rows)) if rows else ""


def _exceeded(contest: Contest, found: dict[str, tuple[float, float]]) -> list[str]:
    """What took more than the recorded share of another contender, in time or in memory."""
    sentences = []
    for row in csv.DictReader(_RECORDED.open(encoding="utf-8")):
        if row["contest"] != contest.name or row["beside"] not in found:
            continue
        for what, share in zip(("seconds", "peak"), found[row["beside"]], strict=True):
            most = row[what] and float(row[what]) * (1 + float(row["margin"]))
            if most and share > most:
                sentences.append(
                    f"{contest.what}: {share:.2f} × {row['beside']} in {what}, recorded {row[what]}, "
                    f"allowed {most:.2f}"
                )
    return sentences


if __name__ == "__main__":
    sys.exit(main())
