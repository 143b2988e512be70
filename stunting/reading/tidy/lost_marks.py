"""Counts that lost their thousands mark: 1.402 stored as the number 1.402 among whole counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.model.formatting import format_number

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class LostMark:
    """A fraction among counts: the number to read, and the question."""

    number: float
    question: str


def lost_marks(numbers: npt.NDArray[np.float64], known: npt.NDArray[np.bool_]) -> dict[int, LostMark]:
    """Fractions of a column that counts people or things, by place; a count is whole, so each is a question.

    1000 times the fraction is proposed where that is whole and of the size of the other counts, and
    read where it is `known` what the column counts.
    """
    finite = np.isfinite(numbers)
    broken = finite & (numbers != np.floor(numbers))
    whole = numbers[finite & ~broken & (numbers > 0)]
    found: dict[int, LostMark] = {}
    for place in np.flatnonzero(broken).tolist():
        number = float(numbers[place])
        said, proposed = format_number(number, 3), round(number * _THOUSAND)
        if abs(number * _THOUSAND - proposed) > 1e-6 or not len(whole) or not _fits(proposed, whole):
            why = f"{said} bukan bilangan bulat, padahal kolom ini menghitung jumlah"
        elif known[place]:
            why = f"{said} di antara bilangan bulat dibaca {format_number(proposed)} (tanda ribuan hilang?)"
            number = float(proposed)
        else:
            why = f"{said} di antara bilangan bulat; mungkin {format_number(proposed)} (tanda ribuan hilang?)"
        found[place] = LostMark(number, why)
    return found


def _fits(number: float, whole: npt.NDArray[np.float64]) -> bool:
    """Whether a number is of the size of counts; a total may be larger than each of them."""
    return float(whole.min()) / 3 <= number <= max(3 * float(whole.max()), 1.5 * float(whole.sum()))
