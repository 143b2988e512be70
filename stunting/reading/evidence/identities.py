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
_SPARE = 4
"""Sampled places, beside those that an identity may break, by which most pairs of columns are ruled out."""
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

    def tolerance(self, line: int) -> float:
        """Tolerance of all places of a line."""
        if len(self.sampled) == len(self.lines[line]):
            return float(self.allowed[line])
        return tolerance(self.lines[line])


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
    matrix = numbered.sampled
    with np.errstate(divide="ignore", invalid="ignore"):
        people = np.where(matrix > 0, matrix, np.nan)
        found = [
            ratio
            for percent in range(matrix.shape[1])
            for scale in _scales(matrix[:, percent])
            for pair in _pairs(numbered, people, percent, scale).tolist()
            if (ratio := _counted(numbered, pair, percent, scale)) is not None
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


def _whole_lines(matrix: Numbers) -> npt.NDArray[np.bool_]:
    """For each line whether it has numbers, all of which are whole and not below 0."""
    finite = np.isfinite(matrix)
    counting = (matrix == np.floor(matrix)) & (matrix >= 0)
    return np.asarray(finite.any(axis=0) & (counting | ~finite).all(axis=0))


def _scales(column: Numbers) -> tuple[float, ...]:
    """Scales that a line of percentages may have: 100, or 1 where all lie below the highest share."""
    found = column[np.isfinite(column)]
    if len(found) < _LEAST:
        return ()
    lowest, highest = found.min(), found.max()
    if lowest < 0 or not 0 < highest <= 100 * _HIGHEST_SHARE:
        return ()
    if highest > _HIGHEST_SHARE:
        return (100.0,)
    # Answers of 1 and 0 are no shares, though any share rounds to one of them.
    return (1.0, 100.0) if (found != np.floor(found)).any() else ()


def _pairs(numbered: Numbered, people: Numbers, percent: int, scale: float) -> Lines:
    """Numerators and denominators near a percentage that give it in nearly all sampled places, a row each.

    `people` are the sampled numbers above 0. A few places rule most pairs out: those that fail there more
    often than an identity may fail in all.
    """
    matrix, allowed = numbered.sampled, float(numbered.allowed[percent])
    printed = matrix[:, percent]
    others = np.flatnonzero(numbered.whole)
    others = others[others != percent]
    near = others[np.abs(others - percent) <= _REACH]
    most = len(matrix) - HELD * len(matrix)
    filled = np.flatnonzero(np.isfinite(printed))
    rows = filled[: int(most) + _SPARE]
    failed = _failures(
        people[rows][:, near, None], people[rows][:, None, others], printed[rows], scale, allowed
    )
    likely = np.argwhere(failed <= most)
    pairs = np.column_stack([near[likely[:, 0]], others[likely[:, 1]]])
    usable, close = _giving(matrix[:, pairs[:, 0]], matrix[:, pairs[:, 1]], printed, scale, allowed)
    held = close.sum(axis=0)
    return np.asarray(pairs[(held >= _LEAST) & (held >= HELD * usable.sum(axis=0))])


def _failures(counted: Numbers, base: Numbers, printed: Numbers, scale: float, allowed: float) -> Lines:
    """In how many places a share of two lines of people is not what is printed.

    Multiplied out, for speed; so the tolerance is a hair wider.
    """
    printed = printed.reshape(-1, *[1] * (base.ndim - 1))
    off = np.abs(scale * counted - printed * base) > (allowed * (1 + 1e-6)) * base
    return np.asarray((off & (counted != base)).view(np.uint8).sum(axis=0, dtype=np.uint8))


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


def _counted(numbered: Numbered, pair: Sequence[int], percent: int, scale: float) -> Ratio | None:
    """The ratio over all places, None where it does not hold there or says too little."""
    numerator, denominator = pair
    counted, base = numbered.lines[numerator], numbered.lines[denominator]
    usable = (base > 0) & (counted > 0) & (counted != base)
    found = _places_agreeing(usable, scale * counted / base, numbered, percent)
    return None if found is None else Ratio(numerator, denominator, percent, scale, *found)


def shares_of(numbered: Numbered, bases: Sequence[int]) -> list[Ratio]:
    """Lines that print another line in percent of one of the lines `bases`, which need not count people.

    So "Cap. (%)" prints the realisasi in percent of its target. One of 0 is 0 % of it, which says something.
    """
    matrix = numbered.sampled
    found: list[Ratio] = []
    with np.errstate(divide="ignore", invalid="ignore"):
        for base in bases:
            telling = (matrix[:, [base]] > 0) & (matrix != matrix[:, [base]])
            computed = 100 * matrix / matrix[:, [base]]
            for percent, printed in enumerate(matrix.T):
                usable = telling & np.isfinite(computed) & np.isfinite(printed)[:, None]
                held = (usable & (np.abs(computed - printed[:, None]) <= numbered.allowed[percent])).sum(
                    axis=0
                )
                likely = (held >= _LEAST) & (held >= HELD * usable.sum(axis=0))
                for numerator in np.flatnonzero(likely).tolist():
                    ratio = _share(numbered, numerator, base, percent)
                    found += [ratio] if ratio is not None else []
    return found


def _share(numbered: Numbered, numerator: int, base: int, percent: int) -> Ratio | None:
    """One line in percent of a base, over all places; None where it is not."""
    if len({percent, numerator, base}) < 3:
        return None
    counted, of_all = numbered.lines[numerator], numbered.lines[base]
    usable = (of_all > 0) & (counted != of_all)
    found = _places_agreeing(usable, 100 * counted / of_all, numbered, percent)
    return None if found is None else Ratio(numerator, base, percent, 100.0, *found)


def _places_agreeing(
    usable: npt.NDArray[np.bool_], computed: Numbers, numbered: Numbered, percent: int
) -> tuple[int, int] | None:
    """Places that agree with what is printed and places that could, None where they are too few or alike."""
    printed = numbered.lines[percent]
    usable = usable & np.isfinite(computed) & np.isfinite(printed)
    holds = usable & (np.abs(computed - printed) <= numbered.tolerance(percent))
    count, places = int(holds.sum()), int(usable.sum())
    if count < _LEAST or count < HELD * places:
        return None
    agreeing = np.round(printed[holds], 6)
    return None if agreeing.min() == agreeing.max() else (count, places)


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
