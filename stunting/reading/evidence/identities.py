"""What the numbers of a matrix say of each other: shares and differences, in any order of the columns.

What adds up stands in `sums.py`.

A matrix explains itself: a column that prints 100 × D / E is a percentage whatever stands above it.
Identities are looked for among arrays of one length, columns or rows alike.
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
_FIRST_LOOK = 10
"""Sampled places that rule most pairs of columns out."""
_LEAST = 3
"""Fewer agreeing places may be chance."""
_REACH = 8
"""A numerator stands at most so many columns from its percentage."""
_MOST_DECIMALS = 6
_HIGHEST_SHARE = 3.0
"""Above 300 % a ratio of two columns is no coverage."""

Numbers = npt.NDArray[np.float64]
Lines = npt.NDArray[np.int64]
"""Places of lines in their sequence."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines of numbers of one length, NaN where missing, and a sample of their places (places × lines)."""

    lines: tuple[Numbers, ...]
    sampled: Numbers

    @classmethod
    def of(cls, lines: Sequence[Numbers]) -> Numbered:
        """Lines with the sample by which identities are looked for."""
        if not lines or not len(lines[0]):
            return cls((), np.empty((0, 0)))
        return cls(tuple(lines), sample(np.column_stack(lines)))


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line is the share of a second in a third: `percent` = `scale` · `numerator` / `denominator`.

    Lines are known by their place in the sequence. `holds` of `places` usable places agree to the
    decimals that the percentage prints.
    """

    numerator: int
    denominator: int
    percent: int
    scale: float
    holds: int
    places: int

    @property
    def agreement(self) -> float:
        """Share of the usable places that agree, 0-1."""
        return self.holds / self.places


@dataclass(frozen=True, slots=True)
class Difference:
    """One line is a second minus a third, in `holds` of `places` places."""

    difference: int
    minuend: int
    subtrahend: int
    holds: int
    places: int


def find_ratios(numbered: Numbered) -> list[Ratio]:
    """All ratios among lines, the ones that agree best first.

    People are counted in whole numbers, so numerator and denominator are; a percentage agrees within half a
    unit of its last printed decimal. Places where the numerator is 0 or equals the denominator say nothing.
    """
    lines, matrix = numbered.lines, numbered.sampled
    with np.errstate(divide="ignore", invalid="ignore"):
        whole = [whole_numbers(column) for column in matrix.T]
        found = [
            ratio
            for percent in range(matrix.shape[1])
            for scale in _scales(matrix[:, percent])
            for pair in _pairs(matrix, percent, scale, whole).tolist()
            if (ratio := _counted(lines, pair, percent, scale)) is not None
        ]
    return sorted(found, key=lambda r: (-r.agreement, -r.holds, abs(r.numerator - r.percent)))


def sample(matrix: Numbers) -> Numbers:
    """Some rows of a matrix, spread over those that are filled best."""
    if len(matrix) <= _SAMPLE:
        return matrix
    full = np.flatnonzero(np.isfinite(matrix).sum(axis=1) >= min(3, matrix.shape[1]))
    chosen = full if len(full) >= _LEAST else np.arange(len(matrix))
    spread = np.linspace(0, len(chosen) - 1, min(_SAMPLE, len(chosen))).astype(np.int64)
    return np.asarray(matrix[chosen[spread]])


def whole_numbers(column: Numbers) -> bool:
    """Whether all numbers of a line count something: whole and not below 0."""
    found = column[np.isfinite(column)]
    return bool(len(found)) and bool((found == np.floor(found)).all() and (found >= 0).all())


def _scales(column: Numbers) -> tuple[float, ...]:
    """Scales that a line of percentages may have: 100, or 1 where all lie below the highest share."""
    found = column[np.isfinite(column)]
    if len(found) < _LEAST or found.min() < 0 or found.max() > 100 * _HIGHEST_SHARE or not found.any():
        return ()
    if found.max() > _HIGHEST_SHARE:
        return (100.0,)
    # Answers of 1 and 0 are no shares, though any share rounds to one of them.
    return (1.0, 100.0) if (found != np.floor(found)).any() else ()


def _pairs(matrix: Numbers, percent: int, scale: float, whole: Sequence[bool]) -> Lines:
    """Numerators and denominators near a percentage that give it in nearly all sampled places, a row each.

    A few places rule most pairs out: those that fail there more often than an identity may fail in all.
    """
    printed = matrix[:, percent]
    allowed = tolerance(printed)
    others = np.array([c for c in range(matrix.shape[1]) if whole[c] and c != percent], dtype=np.int64)
    near = others[np.abs(others - percent) <= _REACH]
    first = matrix[np.flatnonzero(np.isfinite(printed))[:_FIRST_LOOK]]
    usable, close = _giving(first[:, near, None], first[:, None, others], first[:, percent], scale, allowed)
    failed = (usable & ~close).sum(axis=0)
    likely = np.argwhere(len(matrix) - failed >= HELD * len(matrix))
    pairs = np.column_stack([near[likely[:, 0]], others[likely[:, 1]]])
    usable, close = _giving(matrix[:, pairs[:, 0]], matrix[:, pairs[:, 1]], printed, scale, allowed)
    held = close.sum(axis=0)
    return np.asarray(pairs[(held >= _LEAST) & (held >= HELD * usable.sum(axis=0))])


def _giving(
    counted: Numbers, base: Numbers, printed: Numbers, scale: float, allowed: float
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Places where a share of two lines says something, and those where it is what is printed."""
    printed = printed.reshape(-1, *[1] * (base.ndim - 1))
    computed = scale * counted / base
    usable = np.isfinite(computed) & np.isfinite(printed) & (counted > 0) & (counted != base)
    return usable, usable & (np.abs(computed - printed) <= allowed)


def tolerance(printed: Numbers) -> float:
    """Half a unit of the last decimal that a line prints, and a little for binary noise."""
    found = printed[np.isfinite(printed)]
    for decimals in range(_MOST_DECIMALS):
        if np.abs(found - np.round(found, decimals)).max(initial=0.0) < 1e-9:
            return float(0.5 * 10.0**-decimals + 1e-9)
    return 1e-6


def _counted(lines: Sequence[Numbers], pair: Sequence[int], percent: int, scale: float) -> Ratio | None:
    """The ratio over all places, None where it does not hold there or says too little."""
    numerator, denominator = pair
    counted, base, printed = lines[numerator], lines[denominator], lines[percent]
    usable = (base > 0) & (counted > 0) & (counted != base)
    found = _places_agreeing(usable, scale * counted / base, printed)
    return None if found is None else Ratio(numerator, denominator, percent, scale, *found)


def shares_of(numbered: Numbered, bases: Sequence[int]) -> list[Ratio]:
    """Lines that print another line in percent of one of the lines `bases`, which need not count people.

    So "Cap. (%)" prints the realisasi in percent of its target. One of 0 is 0 % of it, which says something.
    """
    lines, matrix = numbered.lines, numbered.sampled
    found: list[Ratio] = []
    with np.errstate(divide="ignore", invalid="ignore"):
        for base in bases:
            telling = (matrix[:, [base]] > 0) & (matrix != matrix[:, [base]])
            computed = 100 * matrix / matrix[:, [base]]
            for percent, printed in enumerate(matrix.T):
                usable = telling & np.isfinite(computed) & np.isfinite(printed)[:, None]
                held = (usable & (np.abs(computed - printed[:, None]) <= tolerance(printed))).sum(axis=0)
                likely = (held >= _LEAST) & (held >= HELD * usable.sum(axis=0))
                for numerator in np.flatnonzero(likely).tolist():
                    ratio = _share(lines, numerator, base, percent)
                    found += [ratio] if ratio is not None else []
    return found


def _share(lines: Sequence[Numbers], numerator: int, base: int, percent: int) -> Ratio | None:
    """One line in percent of a base, over all places; None where it is not."""
    if len({percent, numerator, base}) < 3:
        return None
    counted, of_all = lines[numerator], lines[base]
    usable = (of_all > 0) & (counted != of_all)
    found = _places_agreeing(usable, 100 * counted / of_all, lines[percent])
    return None if found is None else Ratio(numerator, base, percent, 100.0, *found)


def _places_agreeing(
    usable: npt.NDArray[np.bool_], computed: Numbers, printed: Numbers
) -> tuple[int, int] | None:
    """Places that agree with what is printed and places that could, None where they are too few or alike."""
    usable = usable & np.isfinite(computed) & np.isfinite(printed)
    holds = usable & (np.abs(computed - printed) <= tolerance(printed))
    count, places = int(holds.sum()), int(usable.sum())
    if count < _LEAST or count < HELD * places or len(np.unique(np.round(printed[holds], 6))) < 2:
        return None
    return count, places


def find_differences(numbered: Numbered) -> list[Difference]:
    """Lines that print how much a neighbouring line lies above or below another one.

    Only where some are negative or fractional: sasaran minus those served is the rest, which is a count.
    """
    lines = numbered.lines
    found: list[Difference] = []
    for place, line in enumerate(lines):
        usable = np.isfinite(line)
        if usable.sum() < _LEAST or not (line[usable] < 0).any():
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
    if holds < _LEAST or holds < HELD * places:
        return None
    return Difference(place, minuend, subtrahend, holds, places)
