"""What the numbers of a matrix say of each other: its lines as arrays of one length, and differences.

A matrix explains itself, whatever stands above its columns. Columns and rows are lines alike. Shares stand in
`ratios.py`, what adds up in `sums.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

HELD = 0.9
"""Share of the usable places in which an identity must hold."""
_SAMPLE = 60
"""Places by which candidates are looked for; what is found is then counted over all places."""
LEAST = 3
"""Fewer agreeing places may be chance."""
_MOST_DECIMALS = 6

Numbers = npt.NDArray[np.float64]
Lines = npt.NDArray[np.int64]
"""Places of lines in their sequence."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines of numbers of one length, NaN where missing, and a sample of their places (places × lines).

    By the sample, `whole` are the lines that count something and `allowed` their tolerances.
    """

    lines: tuple[Numbers, ...]
    sampled: Numbers
    whole: npt.NDArray[np.bool_]
    allowed: Numbers

    @classmethod
    def of(cls, lines: Sequence[Numbers]) -> Numbered:
        """Lines with the sample by which identities are looked for."""
        if not lines or not len(lines[0]):
            return cls((), np.empty((0, 0)), np.empty(0, dtype=np.bool_), np.empty(0))
        sampled = sample(np.column_stack(lines))
        return cls(tuple(lines), sampled, _whole_lines(sampled), _tolerances(sampled))

    def columns(self, chosen: Lines) -> Numbers:
        """All numbers of some lines (places × lines)."""
        if len(self.sampled) == len(self.lines[0]):
            return self.sampled[:, chosen]
        return np.column_stack([self.lines[line] for line in chosen.tolist()])

    def tolerances(self, chosen: Lines) -> Numbers:
        """Tolerances of some lines over all their places."""
        if len(self.sampled) == len(self.lines[0]):
            return self.allowed[chosen]
        return _tolerances(self.columns(chosen))


@dataclass(frozen=True, slots=True)
class Difference:
    """One line is a second minus a third, in `holds` of `places` places."""

    difference: int
    minuend: int
    subtrahend: int
    holds: int
    places: int


def sample(matrix: Numbers) -> Numbers:
    """Some rows of a matrix, spread over those that are filled best."""
    if len(matrix) <= _SAMPLE:
        return matrix
    full = np.flatnonzero(np.isfinite(matrix).sum(axis=1) >= min(3, matrix.shape[1]))
    chosen = full if len(full) >= LEAST else np.arange(len(matrix))
    spread = np.linspace(0, len(chosen) - 1, min(_SAMPLE, len(chosen))).astype(np.int64)
    return np.asarray(matrix[chosen[spread]])


def _whole_lines(matrix: Numbers) -> npt.NDArray[np.bool_]:
    """For each line whether it has numbers, all of which are whole and not below 0."""
    finite = np.isfinite(matrix)
    counting = (matrix == np.floor(matrix)) & (matrix >= 0)
    return np.asarray(finite.any(axis=0) & (counting | ~finite).all(axis=0))


def tolerance(printed: Numbers) -> float:
    """Half a unit of the last decimal that a line prints, and a little for binary noise."""
    return float(_tolerances(printed[:, None])[0])


def _tolerances(matrix: Numbers) -> Numbers:
    """The tolerance of each line."""
    allowed = np.full(matrix.shape[1], 1e-6)
    left = np.arange(matrix.shape[1])
    with np.errstate(invalid="ignore"):
        for decimals in range(_MOST_DECIMALS):
            numbers = matrix[:, left]
            exact = ~(np.abs(numbers - np.round(numbers, decimals)) >= 1e-9).any(axis=0)
            allowed[left[exact]] = 0.5 * 10.0**-decimals + 1e-9
            left = left[~exact]
            if not len(left):
                break
    return allowed


def find_differences(numbered: Numbered) -> list[Difference]:
    """Lines that print how much a neighbouring line lies above or below another one.

    Only where some are negative or fractional: sasaran minus those served is the rest, which is a count.
    """
    lines = numbered.lines
    found: list[Difference] = []
    for place, line in enumerate(lines):
        if not (line < 0).any() or np.isfinite(line).sum() < LEAST:
            continue
        near = [p for p in range(max(0, place - 3), min(len(lines), place + 4)) if p != place]
        for minuend in near:
            for subtrahend in near:
                if minuend == subtrahend:
                    continue
                difference = _difference(lines, place, minuend, subtrahend)
                if difference is not None:
                    found.append(difference)
    return found


def _difference(lines: Sequence[Numbers], place: int, minuend: int, subtrahend: int) -> Difference | None:
    line, first, second = lines[place], lines[minuend], lines[subtrahend]
    usable = np.isfinite(line) & np.isfinite(first) & np.isfinite(second)
    places = int(usable.sum())
    holds = int((np.abs(first - second - line)[usable] <= tolerance(line) + 1e-6).sum())
    if holds < LEAST or holds < HELD * places:
        return None
    return Difference(place, minuend, subtrahend, holds, places)
