"""What several sheets of a file ask alike is asked once; what an answer leaves open is asked again."""

from __future__ import annotations

from collections.abc import Sequence

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


def once_per_file(problems: Sequence[Problem]) -> list[Problem]:
    """The same thing said of a name on several sheets of a file, said once at its first cell."""
    told: set[tuple[str, str, str]] = set()
    kept: list[Problem] = []
    for one in problems:
        key = (one.kind, one.file, one.message)
        if one.kind not in _OF_NAMES or key not in told:
            told.add(key)
            kept.append(one)
    return kept
