"""What the numbers of lines look like: how many there are, how many are fractions, large or marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LARGE = 200.0
"""Numbers above it, or as far below 0, are hardly percentages."""
BEYOND_ALL = 120.0
"""Whole numbers above it lie well above all people."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """Counts of the numbers of one line, missing ones left out; `lowest` and `highest` are 0 where none is.

    `large` are above 200 or below -200, `beyond_all` above 120, `marked` carry a percent sign or format,
    `answered` stand for Ya or Tidak.
    """

    count: int
    fractions: int
    zeros: int
    ones: int
    large: int
    beyond_all: int
    marked: int
    answered: int
    lowest: float
    highest: float
    total: float

    @property
    def is_whole(self) -> bool:
        """Whether no number is a fraction."""
        return not self.fractions

    @property
    def counts(self) -> bool:
        """Whether there are numbers and all of them count something: whole and not below 0."""
        return bool(self.count) and not self.fractions and self.lowest >= 0

    def share(self, of_these: int) -> float:
        """Share of some of the numbers in all, 0-1."""
        return of_these / self.count if self.count else 0.0


def line_shapes(
    numbers: npt.NDArray[np.float64],
    percent_marks: npt.NDArray[np.bool_],
    answers: npt.NDArray[np.bool_],
) -> Sequence[LineShape]:
    """Shapes of the lines of a matrix (places × lines), NaN where a number is missing."""
    found = np.isfinite(numbers)
    filled = np.where(found, numbers, 0.0)
    counts = (
        found,
        filled != np.floor(filled),
        found & (numbers == 0),
        numbers == 1,
        np.abs(filled) > LARGE,
        filled > BEYOND_ALL,
        found & percent_marks,
        found & answers,
    )
    some = found.any(axis=0)
    lowest = np.where(some, np.where(found, numbers, np.inf).min(axis=0, initial=np.inf), 0.0)
    highest = np.where(some, np.where(found, numbers, -np.inf).max(axis=0, initial=-np.inf), 0.0)
    of_each = [np.count_nonzero(one, axis=0).tolist() for one in counts]
    extremes = (lowest.tolist(), highest.tolist(), filled.sum(axis=0).tolist())
    return [LineShape(*values) for values in zip(*of_each, *extremes, strict=True)]
