"""What several sheets of a file ask alike is asked once; what an answer leaves open is asked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from stunting.model.problems import Problem, ProblemKind

_OF_NAMES = frozenset(
    {
        ProblemKind.UNKNOWN_AREA,
        ProblemKind.UNKNOWN_AREAS,
        ProblemKind.DOUBTFUL_AREA,
        ProblemKind.UNKNOWN_INDICATOR,
        ProblemKind.DOUBTFUL_INDICATOR,
        ProblemKind.DOUBTFUL_MEASURE,
        ProblemKind.SHARE_OF_TARGET,
    }
)
"""Kinds whose message names an area or a header, and so is the same where the same thing is asked."""


_MOST_LINES = {
    ProblemKind.NO_TABLE: 5,
    ProblemKind.EMPTY_TABLE: 5,
    ProblemKind.REPEATED_TABLE: 5,
    ProblemKind.UNKNOWN_INDICATOR: 30,
}
"""Lines of a kind in one file; more of them help nobody and bury the others."""


def once_per_file(problems: Sequence[Problem]) -> list[Problem]:
    """The same thing said of a name on several sheets of a file, said once at its first cell.

    Of a kind that may fill a whole list the last line that is kept says how many more there are.
    """
    told: set[tuple[str, str, str]] = set()
    kept: list[Problem] = []
    for one in problems:
        key = (one.kind, one.file, one.message)
        if one.kind not in _OF_NAMES or key not in told:
            told.add(key)
            kept.append(one)
    return _few(kept)


def _few(problems: Sequence[Problem]) -> list[Problem]:
    counts = Counter((one.kind, one.file) for one in problems)
    told: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    for one in problems:
        key = (one.kind, one.file)
        most = _MOST_LINES.get(ProblemKind(one.kind), counts[key])
        told[key] += 1
        if told[key] == most < counts[key]:
            more = f" Begitu pula {counts[key] - most} lainnya di berkas ini."
            kept.append(replace(one, message=one.message + more))
        elif told[key] <= most:
            kept.append(one)
    return kept
