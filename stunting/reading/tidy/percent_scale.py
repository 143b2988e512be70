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
OF_QUOTIENTS = 3
_ENOUGH = 3
"""So many cells that arithmetic puts on one scale settle all."""
_SOME_OVER, _MANY_OVER = 0.35, 0.7
_FAR_APART = 20.0
_BETWEEN, _STRAY = 5.0, 0.05
_SLIP = 0.02
"""A percentage and the quotient that it is computed from differ by at most this share, or by rounding."""
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


def scale_of(
    percent: Numbers, decimals: npt.NDArray[np.int8], numerator: Numbers, denominator: Numbers
) -> npt.NDArray[np.int8]:
    """Scale of each percentage: 100 times numerator by denominator, or the bare quotient.

    Numbers of which most are neither are no numerator and denominator of these percentages: they say nothing.
    """
    scales = np.zeros(len(percent), dtype=np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = numerator / denominator
        times = percent / quotient
    scales[(times > 50) & (times < 200)] = Scale.HUNDREDS
    scales[(times > 0.5) & (times < 2)] = Scale.FRACTION
    computed = np.isfinite(times) & (times > 0)
    printed = 0.51 * 10.0 ** -decimals.astype(np.float64)
    with np.errstate(invalid="ignore"):
        exact = [
            np.abs(percent - scale * quotient) <= np.maximum(printed, _SLIP * scale * quotient)
            for scale in (1, 100)
        ]
    if 2 * (computed & (exact[0] | exact[1])).sum() < computed.sum():
        scales[:] = Scale.UNKNOWN
    return scales


def looks_like_fractions(numbers: Numbers, decimals: npt.NDArray[np.int8]) -> bool:
    """Whether numbers have the shape of fractions: most up to 1, and most with decimals."""
    filled = numbers != 0
    if not filled.any():
        return False
    # Three decimals and more are those of a quotient; more may be served than were counted.
    quotients = decimals.max() >= OF_QUOTIENTS and np.abs(numbers).max() <= _MOST_SERVED
    if (np.abs(numbers[filled]) > 1).mean() > (_MANY_OVER if quotients else _SOME_OVER):
        return False
    if (np.abs(numbers[filled]) > _MOST_SERVED).mean() > 0.1:
        return False
    return bool((decimals[filled] > 0).mean() >= 0.5)


def scaled_series(series: PercentSeries, table_in_hundreds: bool) -> Scaled:
    """The fractions of a series, on one scale for all: that of arithmetic, else of their shape.

    Where arithmetic itself finds both scales, a cell without a proof of its own takes the scale of its
    group; where some lie a hundredfold below the others, these are fractions. Each is asked about.
    """
    told = series.scales != Scale.UNKNOWN
    fraction, doubtful = series.scales == Scale.FRACTION, np.zeros(len(told), dtype=bool)
    kinds = np.unique(series.scales[told]).tolist()
    open_cells = ~told & (series.numbers != 0)
    if len(kinds) == 1 and (told.sum() >= _ENOUGH or not open_cells.any()):
        return Scaled(np.full(len(told), Scale.FRACTION in kinds), doubtful)
    if len(kinds) > 1:
        spread, fractions = _spread_in_groups(series)
        fraction, doubtful, open_cells = fraction | fractions, doubtful | spread, open_cells & ~spread
    if not open_cells.any():
        return Scaled(fraction, doubtful)
    by_shape = _shaped(series, open_cells, table_in_hundreds)
    shaped = np.where(by_shape.fraction, Scale.FRACTION, Scale.HUNDREDS)[open_cells]
    asked = open_cells if kinds and not np.isin(shaped, kinds).all() else by_shape.doubtful
    return Scaled(fraction | by_shape.fraction, doubtful | asked)


def _shaped(series: PercentSeries, cells: Mask, table_in_hundreds: bool) -> Scaled:
    """The fractions among cells of which no arithmetic tells: all of them, or those far below the others.

    Few far below the others stay as they are, unless they are quotients of a service that reaches most
    elsewhere; there is a question in either case.
    """
    if looks_like_fractions(series.numbers[cells], series.decimals[cells]):
        chosen, sure = _whole(series, cells, table_in_hundreds)
        small = np.abs(series.numbers) <= _MOST_SERVED
        return Scaled(cells & small & chosen, cells & ~(small & sure))
    low = cells & (np.abs(series.numbers) <= SMALL)
    apart = looks_like_fractions(series.numbers[low], series.decimals[low])
    apart &= _differs_by_hundred(series.numbers[low], series.numbers[cells & ~low])
    served = series.known and series.direction is Direction.HIGHER
    quotients = served and bool((series.decimals[low] >= OF_QUOTIENTS).all())
    return Scaled(low & (apart and (low.sum() >= _ENOUGH or quotients)), low & apart)


def _spread_in_groups(series: PercentSeries) -> tuple[Mask, Mask]:
    """Cells without a proof in groups that arithmetic puts on one scale, and which of them are fractions."""
    told = series.scales != Scale.UNKNOWN
    spread, fraction = np.zeros((2, len(told)), dtype=bool)
    for group in np.unique(series.groups[told]).tolist():
        inside = series.groups == group
        known = series.scales[inside & told]
        if (known == known[0]).mean() >= 0.9:
            untold = inside & ~told & (series.numbers != 0)
            spread |= untold
            fraction |= untold & bool(known[0] == Scale.FRACTION)
    return spread, fraction


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
    """Whether numbers lie so far below others, with none between, that only another scale explains it."""
    if not len(numbers) or not len(others):
        return False
    low, high = np.abs(numbers), np.abs(others)
    apart = float(np.median(high)) >= _FAR_APART * float(np.median(low))
    return apart and float((high < _BETWEEN).mean()) <= _STRAY
