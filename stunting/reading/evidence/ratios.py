"""Lines that print the share of a second line in a third, in any order of the columns.

What prints 100 · D / E is a percentage whatever stands above it. Shares are looked for by a sample of places
and then counted over all of them. Three lines that may belong together are a row of an array: the places of
numerator, denominator and percentage in the sequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stunting.reading.evidence.identities import HELD, LEAST, Lines, Numbered, Numbers

_Real = TypeVar("_Real", np.float32, np.float64)
_SCALES = (1.0, 100.0)
_REACH = 8
"""A numerator stands at most so many lines from its percentage."""
_HIGHEST_SHARE = 3.0
"""Above 300 % a ratio of two lines is no coverage."""
_SPARE = 4
"""Sampled places, beside those that an identity may break, by which most lines are ruled out."""
_SPAN = 64
"""So many neighbouring lines are divided by all others at once."""
_CELLS_AT_ONCE = 2**15
_SINGLE = 1e-6
"""So far shares may be off, in parts of themselves, where single precision tells what is looked at closer."""


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
    allowed: float = field(default=0.0, compare=False)
    """How far a percentage may lie off by the decimals that the line prints."""

    @property
    def agreement(self) -> float:
        """Share of the usable places that agree, 0-1."""
        return self.holds / self.places


def find_ratios(numbered: Numbered) -> list[Ratio]:
    """All ratios among lines, the ones that agree best first.

    People are counted in whole numbers, so numerator and denominator are; a percentage agrees within half a
    unit of its last printed decimal. Places where the numerator is 0 or equals the denominator say nothing.
    """
    found: list[Ratio] = []
    for scale in _SCALES:
        percents = _percents(numbered, scale)
        spans = percents // _SPAN
        for span in np.unique(spans):
            found += _holding(numbered, _near_people(numbered, percents[spans == span], scale), scale)
    return sorted(
        found, key=lambda r: (-r.agreement, -r.holds, abs(r.numerator - r.percent), r.percent, r.scale)
    )


def shares_of(numbered: Numbered, bases: Sequence[int]) -> list[Ratio]:
    """Lines that print another line in percent of one of the lines `bases`, which need not count people.

    So "Cap. (%)" prints the realisasi in percent of its target. One of 0 is 0 % of it, which says something.
    """
    places, most = _few_places(numbered, bases)
    answers = _answers(numbered)
    found: list[Ratio] = []
    for base in bases:
        shares = _shares(places, places[:, [base]], 100.0)
        likely = np.array(
            [
                _not_ruled_out(shares, printed - allowed, printed + allowed, most)
                for printed, allowed in zip(places.T, numbered.allowed.tolist(), strict=True)
            ]
        )
        likely[base], likely[:, base], likely[answers] = False, False, False
        np.fill_diagonal(likely, False)
        percents, numerators = np.nonzero(likely)
        triples = np.column_stack([numerators, np.full(len(percents), base), percents])
        found += _holding(numbered, triples, 100.0, above=-np.inf)
    return found


def _percents(numbered: Numbered, scale: float) -> Lines:
    """Lines that may be percentages of a scale: 100, or 1 where all lie below the highest share."""
    finite = np.isfinite(numbered.sampled)
    lowest = np.where(finite, numbered.sampled, np.inf).min(axis=0, initial=np.inf)
    highest = np.where(finite, numbered.sampled, -np.inf).max(axis=0, initial=-np.inf)
    small = highest <= _HIGHEST_SHARE
    fits = (finite.sum(axis=0) >= LEAST) & (lowest >= 0) & (highest > 0) & (highest <= 100 * _HIGHEST_SHARE)
    # Small whole numbers are answers or a few people: any share rounds to one of them.
    return np.flatnonzero(fits & ~(small & numbered.whole) & (small | (scale != 1)))


def _answers(numbered: Numbered) -> npt.NDArray[np.bool_]:
    """Lines of 1 and 0, which are no shares, though any share rounds to one of them."""
    with np.errstate(invalid="ignore"):
        beyond = (numbered.sampled > 1).any(axis=0)
    return np.asarray(numbered.whole & ~beyond)


def _near_people(numbered: Numbered, percents: Lines, scale: float) -> Lines:
    """Numerators near some percentages and denominators that may give them.

    They are looked for in single precision, which is twice as fast; `_holding` computes them exactly.
    """
    places, most = _few_places(numbered, percents)
    people = np.where(places > 0, places, np.nan).astype(np.float32)
    whole = np.flatnonzero(numbered.whole)
    near = whole[_between(whole, percents[0] - _REACH, percents[-1] + _REACH)]
    shares = _shares(people.take(near, axis=1)[:, :, None], people.take(whole, axis=1)[:, None, :], scale)
    printed = places.take(percents, axis=1)
    allowed = numbered.allowed[percents] + _SINGLE * np.abs(printed)
    lowest, highest = ((printed + side * allowed).astype(np.float32) for side in (-1, 1))
    ends = np.searchsorted(near, [percents - _REACH, percents + _REACH + 1]).T.tolist()
    found = [
        np.flatnonzero(_not_ruled_out(shares[:, first:last], lowest[:, at], highest[:, at], most))
        + (at * len(near) + first) * len(whole)
        for at, (first, last) in enumerate(ends)
    ]
    of_percents, of_near, of_whole = np.unravel_index(
        np.concatenate(found), (len(percents), len(near), len(whole))
    )
    triples = np.column_stack([near[of_near], whole[of_whole], percents[of_percents]])
    return np.asarray(triples[(triples[:, :2] != triples[:, 2:]).all(axis=1)])


def _few_places(numbered: Numbered, filled: Sequence[int] | Lines) -> tuple[Numbers, float]:
    """Those sampled places where some lines are filled best, and in how many of them a ratio may fail."""
    most = (1 - HELD) * len(numbered.sampled)
    count = np.isfinite(numbered.sampled[:, filled]).sum(axis=1)
    return numbered.sampled[np.argsort(-count, kind="stable")[: int(most) + _SPARE]], most


def _shares(counted: npt.NDArray[_Real], base: npt.NDArray[_Real], scale: float) -> npt.NDArray[_Real]:
    """Shares of lines in others, NaN where one says nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = counted / base
        shares *= scale
        shares[(counted == base) | (base <= 0)] = np.nan
        return shares


def _not_ruled_out(
    shares: npt.NDArray[_Real], lowest: npt.NDArray[_Real], highest: npt.NDArray[_Real], most: float
) -> npt.NDArray[np.bool_]:
    """Whether shares in a few places (places × …) lie outside of what is printed there in `most` at most."""
    beside = (-1, *[1] * (shares.ndim - 1))
    off = (shares < lowest.reshape(beside)) | (shares > highest.reshape(beside))
    return np.asarray(off.view(np.uint8).sum(axis=0, dtype=np.uint8) <= most)


def _between(lines: Lines, first: int, last: int) -> slice:
    """Where lines from the first to the last stand among some in order."""
    return slice(*np.searchsorted(lines, [first, last + 1]).tolist())


def _holding(numbered: Numbered, triples: Lines, scale: float, above: float = 0.0) -> Iterator[Ratio]:
    """The ratios among some triples, whose numerators say something `above` a number.

    They hold in nearly all sampled places, and then over all.
    """
    for some in _portions(triples, len(numbered.sampled)):
        counted, base, printed = (numbered.sampled[:, lines] for lines in some.T)
        usable, holds = _agreeing(counted, base, printed, scale, numbered.allowed[some[:, 2]], above)
        yield from _over_all(numbered, some[_enough(holds.sum(axis=0), usable.sum(axis=0))], scale, above)


def _over_all(numbered: Numbered, triples: Lines, scale: float, above: float) -> Iterator[Ratio]:
    """The ratios among some triples: those that hold over all places, and do not print one number only."""
    for some in _portions(triples, len(numbered.lines[0])):
        counted, base, printed = map(numbered.columns, some.T)
        allowed = numbered.tolerances(some[:, 2])
        usable, holds = _agreeing(counted, base, printed, scale, allowed, above)
        agreeing = np.where(holds, np.round(printed, 6), np.nan)
        varied = np.fmin.reduce(agreeing) < np.fmax.reduce(agreeing)
        count, places = holds.sum(axis=0), usable.sum(axis=0)
        kept = _enough(count, places) & varied
        found = np.column_stack([some, count, places])[kept].tolist()
        for lines_and_counts, off in zip(found, allowed[kept].tolist(), strict=True):
            numerator, denominator, percent, held, usable_places = lines_and_counts
            yield Ratio(numerator, denominator, percent, scale, held, usable_places, off)


def _portions(triples: Lines, places: int) -> Iterator[Lines]:
    """Triples in portions that do not take too much memory at so many places."""
    most = max(1, _CELLS_AT_ONCE // places)
    return (triples[first : first + most] for first in range(0, len(triples), most))


def _agreeing(
    counted: Numbers, base: Numbers, printed: Numbers, scale: float, allowed: Numbers, above: float
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Places where a share of a numerator `above` a number says something, and those where it is printed."""
    with np.errstate(divide="ignore", invalid="ignore"):
        computed = scale * counted / base
        usable = np.isfinite(computed) & np.isfinite(printed) & (base > 0) & (counted > above)
        usable &= counted != base
        return usable, usable & (np.abs(computed - printed) <= allowed)


def _enough(holds: Lines, places: Lines) -> npt.NDArray[np.bool_]:
    """Whether so many of some usable places that agree are no chance."""
    return np.asarray((holds >= LEAST) & (holds >= HELD * places))
