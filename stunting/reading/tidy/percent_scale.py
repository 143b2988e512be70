"""Which percentages are stored as fractions 0-1: told by arithmetic, else by their shape."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from stunting.model.indicators import Direction

Numbers = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

SMALL = 1.5
"""Up to here a percentage may be a fraction; above 1 where more were served than counted."""
_MOST_SERVED = 2.0
_OF_QUOTIENTS = 3
_SOME_OVER, _MANY_OVER = 0.35, 0.7
_FAR_APART = 20.0
_NO_HARM_SO_RARE = 0.05
"""A harm that is not rare lies above 1 %: from here on numbers below 1 with two decimals are fractions."""


class Scale(IntEnum):
    """How a number is stored, seen from the numbers that it is computed from."""

    UNKNOWN = 0
    HUNDREDS = 1
    FRACTION = 2


@dataclass(frozen=True, slots=True)
class PercentSeries:
    """Percentages of one column (or of one row, where indicators stand in rows): numbers of one kind.

    `places` are flat places in the table. `groups` are the blocks that one hand filled: a kecamatan,
    the totals. `scales` is what arithmetic says of each cell, `decimals` how each is printed.
    """

    places: npt.NDArray[np.int64]
    numbers: Numbers
    decimals: npt.NDArray[np.int8]
    groups: npt.NDArray[np.int64]
    scales: npt.NDArray[np.int8]
    direction: Direction
    known: bool
    """Whether its indicators are known."""
    rare: bool
    """Whether it counts the severe part of a harm, which is a small percentage by nature."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """Which numbers of a series are fractions, and which of all are in doubt."""

    fraction: Mask
    doubtful: Mask


def scale_of(percent: Numbers, numerator: Numbers, denominator: Numbers) -> npt.NDArray[np.int8]:
    """Scale of each percentage: 100 times numerator by denominator, or the bare quotient."""
    with np.errstate(divide="ignore", invalid="ignore"):
        times = percent / (numerator / denominator)
    scales = np.zeros(len(percent), dtype=np.int8)
    scales[(times > 50) & (times < 200)] = Scale.HUNDREDS
    scales[(times > 0.5) & (times < 2)] = Scale.FRACTION
    return scales


def looks_like_fractions(numbers: Numbers, decimals: npt.NDArray[np.int8]) -> bool:
    """Whether numbers have the shape of fractions: most up to 1, and most with decimals."""
    filled = numbers != 0
    if not filled.any():
        return False
    # Three decimals and more are those of a quotient; more may be served than were counted.
    quotients = decimals.max() >= _OF_QUOTIENTS and np.abs(numbers).max() <= _MOST_SERVED
    if (np.abs(numbers[filled]) > 1).mean() > (_MANY_OVER if quotients else _SOME_OVER):
        return False
    if (np.abs(numbers[filled]) > _MOST_SERVED).mean() > 0.1:
        return False
    return bool((decimals[filled] > 0).mean() >= 0.5)


def scaled_series(series: PercentSeries, table_in_hundreds: bool) -> Scaled:
    """The fractions of a series: settled by arithmetic, then by the rest of the group, then by shape."""
    scales, settled = _spread_in_groups(series)
    fraction = scales == Scale.FRACTION
    doubtful = np.zeros(len(fraction), dtype=bool)
    open_cells = scales == Scale.UNKNOWN
    if settled or not open_cells.any():
        return Scaled(fraction, doubtful)
    shaped = {
        group: looks_like_fractions(series.numbers[cells], series.decimals[cells])
        for group in np.unique(series.groups[open_cells]).tolist()
        if (cells := open_cells & (series.groups == group)).any()
    }
    if looks_like_fractions(series.numbers[open_cells], series.decimals[open_cells]):
        chosen, sure = _whole(series, open_cells, table_in_hundreds)
        small = np.abs(series.numbers) <= _MOST_SERVED
        fraction |= open_cells & small & chosen
        doubtful |= open_cells & ~(small & sure)
        return Scaled(fraction, doubtful)
    for group, fractions in shaped.items():
        cells = open_cells & (series.groups == group)
        if fractions and _differs_by_hundred(series.numbers[cells], series.numbers[open_cells & ~cells]):
            fraction |= cells
            doubtful |= cells & (cells.sum() < 3 or series.decimals[cells].max() < 3)
    return Scaled(fraction, doubtful)


def _spread_in_groups(series: PercentSeries) -> tuple[npt.NDArray[np.int8], bool]:
    """Scales, each unknown one set to that of its group; and whether that settled the whole series."""
    scales = series.scales.copy()
    told = scales != Scale.UNKNOWN
    if not told.any():
        return scales, False
    for group in np.unique(series.groups).tolist():
        inside = series.groups == group
        known = scales[inside & told]
        if len(known) and (known == known[0]).mean() >= 0.9:
            scales[inside & ~told] = known[0]
    if (scales[told] == scales[told][0]).all() and told.sum() >= 3:
        scales[scales == Scale.UNKNOWN] = scales[told][0]
    return scales, bool((scales != Scale.UNKNOWN).all())


def _whole(series: PercentSeries, cells: Mask, table_in_hundreds: bool) -> tuple[bool, bool]:
    """Whether a series in which every number looks like a fraction is one, and whether that is sure."""
    finest = int(series.decimals[cells].max())
    if not table_in_hundreds:
        return cells.sum() >= 2 or finest >= 3, series.direction is not Direction.LOWER or finest >= 3
    if series.known and series.direction is Direction.HIGHER:
        return True, finest >= 2
    lowest = float(np.abs(series.numbers[cells & (series.numbers != 0)]).min(initial=1.0))
    if series.known and not series.rare and finest >= 2 and lowest >= _NO_HARM_SO_RARE:
        return True, False
    # A rare harm is a small percentage by nature: only fine fractions are more likely than that.
    return finest >= 3, series.known and finest < 3


def _differs_by_hundred(numbers: Numbers, others: Numbers) -> bool:
    """Whether a block lies so far below the others that only another scale explains it."""
    mine, theirs = (np.abs(part[part != 0]) for part in (numbers, others))
    theirs = theirs[theirs > SMALL]
    return (
        len(mine) > 0 and len(theirs) > 0 and float(np.median(theirs)) >= _FAR_APART * float(np.median(mine))
    )
