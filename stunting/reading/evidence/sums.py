"""What lines of numbers add up to: parts of a whole, running totals, shares that complete each other, copies.

Like the ratios of `identities.py` these are looked for among arrays of one length, columns or rows alike,
by a sample of their places, and then counted over all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from stunting.reading.evidence.identities import HELD, Numbered, Numbers, tolerance

_LEAST = 4
_LEAST_DIGITS = 8.0
"""Fewer agreeing places, or fewer digits in them, may be chance: many lines are tried against each other."""
_MOST_PARTS = 6
_STRIDES = (1, 2, 3)
"""Parts stand side by side, or with a percentage (and a sasaran) between each two."""
_REACH = 8
"""A whole stands at most so many lines from the nearest of its parts."""
_NEIGHBOURS = 3
"""Lines that complete each other to 100 stand at most so many lines apart."""
_COARSEST = 0.05
"""Share of the whole by which two rounded percentages may miss it: one decimal of a fraction."""
_NOISE = 1e-6
_SPARE = 4
"""Sampled places, beside those in which an identity may fail, by which most candidates are ruled out."""
_AT_ONCE = 64
"""Lines that are compared with all earlier ones at once."""
_TELLING = 10
"""Smaller numbers are the same in many columns by chance."""

Lines: TypeAlias = npt.NDArray[np.int64]
"""Places of lines in their sequence."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One line is the sum of others in `holds` of `places` usable places; `broken` are the other places."""

    whole: int
    parts: tuple[int, ...]
    holds: int
    places: int
    broken: tuple[int, ...] = ()

    @property
    def agreement(self) -> float:
        """Share of the usable places that agree, 0-1."""
        return self.holds / self.places


@dataclass(frozen=True, slots=True)
class Cumulative:
    """A line of running totals: `running` = `before` + `added`, where `before` is such a line too."""

    running: int
    before: int
    added: int


@dataclass(frozen=True, slots=True)
class Complement:
    """Two lines of percentages that make `scale` (100 or 1) together."""

    one: int
    other: int
    scale: float
    holds: int
    places: int
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A line that repeats the numbers of an earlier one, in `holds` of `places` places."""

    copy: int
    original: int
    holds: int
    places: int


def find_sums(numbered: Numbered) -> list[Sum]:
    """All sums of whole numbers among lines, one for each whole: the one that agrees best.

    Places where less than two parts are above 0 say nothing.
    """
    best: dict[int, Sum] = {}
    for parts, result in _candidates(numbered):
        found = _counted_sum(numbered.lines, parts, result)
        if found is not None and _better(found, best.get(result)):
            best[result] = found
    return list(best.values())


def _candidates(numbered: Numbered) -> Iterator[tuple[tuple[int, ...], int]]:
    """Parts and the line that may be their sum, by the sampled places."""
    matrix, whole = numbered.sampled, numbered.whole
    width = matrix.shape[1]
    above = matrix > 0
    for stride in _STRIDES if len(matrix) else ():
        # What begins at each line: its sum, its parts above 0, and whether all parts are whole.
        added, telling, fits = matrix, above.view(np.uint8), whole
        for count in range(2, min(_MOST_PARTS, (width - 1) // stride + 1) + 1):
            steps = stride * np.arange(count)
            last = int(steps[-1])
            added = added[:, :-stride] + matrix[:, last:]
            telling = telling[:, :-stride] + above[:, last:]
            fits = fits[:-stride] & whole[last:]
            starts = np.flatnonzero(fits)
            if not len(starts):
                break
            sums = np.where(telling >= 2, added, np.nan)[:, starts]
            for start, result in _equal(matrix, sums, starts, whole, last):
                parts = tuple((start + steps).tolist())
                if result not in parts:
                    yield parts, result


def _equal(
    matrix: Numbers, added: Numbers, starts: Lines, whole: npt.NDArray[np.bool_], last: int
) -> Iterator[tuple[int, int]]:
    """First part and whole of the blocks from `starts` on whose sums another line prints.

    The last part of a block stands `last` lines behind its first. A few places rule most of them out.
    """
    offsets = np.arange(-_REACH, last + _REACH + 1)
    results = starts[:, None] + offsets
    inside = (results >= 0) & (results < len(whole))
    results = np.where(inside, results, 0)
    inside &= whole[results]
    rows = slice(int(_slips(len(matrix))) + _SPARE)
    printed, sums = matrix[rows][:, results], added[rows][:, :, None]
    failed = (printed < sums) | (printed > sums)  # false where one is missing
    likely = inside & (failed.view(np.uint8).sum(axis=0, dtype=np.uint8) <= _slips(len(matrix)))
    block, offset = np.nonzero(likely)
    printed, sums = matrix[:, results[block, offset]], added[:, block]
    usable = np.isfinite(sums) & np.isfinite(printed)
    kept = _keeps((sums == printed).sum(axis=0), usable.sum(axis=0))
    order = np.lexsort((block[kept], offset[kept]))
    for place in np.flatnonzero(kept)[order].tolist():
        yield int(starts[block[place]]), int(results[block[place], offset[place]])


def _keeps(holds: int | Lines, places: int | Lines) -> npt.NDArray[np.bool_]:
    """Whether an identity holds in enough of its places: in short tables one may be wrong."""
    return np.asarray((np.asarray(holds) >= _LEAST) & (np.asarray(places) - holds <= _slips(places)))


def _slips(places: int | Lines) -> npt.NDArray[np.float64]:
    """In how many of some places an identity may fail."""
    return np.maximum(1, (1 - HELD) * np.asarray(places))


def _counted_sum(lines: Sequence[Numbers], parts: tuple[int, ...], result: int) -> Sum | None:
    """The sum over all places, None where it does not hold there or its whole is always the same."""
    values = np.column_stack([lines[place] for place in parts])
    added, printed = values.sum(axis=1), lines[result]
    usable = np.isfinite(added) & np.isfinite(printed) & ((values > 0).sum(axis=1) >= 2)
    holds = usable & (np.abs(added - printed) <= _NOISE)
    count, places = int(holds.sum()), int(usable.sum())
    if not _keeps(count, places) or len(np.unique(printed[holds])) < 2:
        return None
    if np.log10(printed[holds] + 1).sum() < _LEAST_DIGITS:
        return None
    return Sum(result, parts, count, places, tuple(np.flatnonzero(usable & ~holds).tolist()))


def _better(found: Sum, known: Sum | None) -> bool:
    """Whether a sum explains its whole better: more places, then nearer parts and more of them."""
    if known is None:
        return True

    def merit(one: Sum) -> tuple[float, int, int]:
        return one.agreement, -abs(one.whole - one.parts[-1]), len(one.parts)

    return merit(found) > merit(known)


def find_cumulatives(sums: Sequence[Sum]) -> list[Cumulative]:
    """Running totals among sums of two: the whole of one is a part of the next ("s.d. bulan lalu")."""
    pairs = {found.whole: found.parts for found in sums if len(found.parts) == 2}
    return [
        Cumulative(running, before, next(part for part in parts if part != before))
        for running, parts in pairs.items()
        for before in parts
        if before in pairs and running not in pairs[before]
    ]


def find_complements(numbered: Numbered) -> list[Complement]:
    """Neighbouring lines of percentages that complete each other to 100 (or 1)."""
    return [
        found
        for one, other, scale in _completing(numbered.sampled)
        if (found := _counted_complement(numbered.lines, one, other, scale)) is not None
    ]


def _completing(matrix: Numbers) -> Iterator[tuple[int, int, float]]:
    """Lines that may make 100 (or 1), by the sampled places and as coarsely as any percentage is rounded."""
    for distance in range(1, min(_NEIGHBOURS, matrix.shape[1] - 1) + 1):
        line, other = matrix[:, :-distance], matrix[:, distance:]
        usable = (line > 0) & (other > 0)
        for scale in (100.0, 1.0):
            held = (usable & (np.abs(line + other - scale) <= _COARSEST * scale + _NOISE)).sum(axis=0)
            for one in np.flatnonzero(_keeps(held, usable.sum(axis=0))).tolist():
                yield one, one + distance, scale


def _counted_complement(lines: Sequence[Numbers], one: int, other: int, scale: float) -> Complement | None:
    """The complement over all places, None where it does not hold there or says too little."""
    usable = (lines[one] > 0) & (lines[other] > 0)
    allowed = max(tolerance(lines[one]), tolerance(lines[other])) + _NOISE
    holds = usable & (np.abs(lines[one] + lines[other] - scale) <= allowed)
    count, places = int(holds.sum()), int(usable.sum())
    if not _keeps(count, places) or len(np.unique(lines[one][holds])) < 2:
        return None
    return Complement(one, other, scale, count, places, tuple(np.flatnonzero(usable & ~holds).tolist()))


def find_copies(numbered: Numbered) -> list[Copy]:
    """Lines whose numbers, four different ones of 10 or more among them, repeat those of an earlier line."""
    matrix = numbered.sampled
    least = np.maximum(_LEAST, HELD * np.isfinite(matrix).sum(axis=0))
    found = []
    for copy in np.flatnonzero(_may_repeat(matrix, least)).tolist():
        alike = (matrix[:, :copy] == matrix[:, [copy]]).sum(axis=0)
        for original in np.flatnonzero(alike >= least[copy]):
            same = _counted_copy(numbered.lines, copy, int(original))
            if same is not None:
                found.append(same)
                break
    return found


def _may_repeat(matrix: Numbers, least: Numbers) -> npt.NDArray[np.bool_]:
    """Lines that are like an earlier one in enough of a few places to be so in `least` of all."""
    spare = np.isfinite(matrix).sum(axis=0) - least
    look = matrix[: int(spare.max(initial=0)) + _SPARE]
    needed = np.isfinite(look).sum(axis=0) - spare
    likely = np.zeros(matrix.shape[1], dtype=np.bool_)
    for first in range(0, matrix.shape[1], _AT_ONCE):
        copies = look[:, first : first + _AT_ONCE, None]
        alike = (copies == look[:, None, : first + _AT_ONCE]).view(np.uint8).sum(axis=0, dtype=np.uint8)
        earlier = np.arange(alike.shape[1]) < np.arange(first, first + len(alike))[:, None]
        likely[first : first + _AT_ONCE] = (earlier & (alike >= needed[first : first + _AT_ONCE, None])).any(
            axis=1
        )
    return likely


def _counted_copy(lines: Sequence[Numbers], copy: int, original: int) -> Copy | None:
    line, earlier = lines[copy], lines[original]
    either = np.isfinite(line) | np.isfinite(earlier)
    holds = line == earlier
    count, places = int(holds.sum()), int(either.sum())
    if count < HELD * places or len(np.unique(line[holds & (line >= _TELLING)])) < _LEAST:
        return None
    return Copy(copy, original, count, places)
