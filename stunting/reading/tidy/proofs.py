"""Sums that prove a number whose text could be read otherwise: "7 52" is 752 where the total says so."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_NEAR = 6
"""Columns so far to each side are tried for a sum."""
_FEWEST_ROWS = 2
_MOST_ROWS = 0.8


def proven(
    numbers: Numbers, totals: npt.NDArray[np.bool_], open_cells: Mapping[tuple[int, int], str]
) -> set[tuple[int, int]]:
    """Those of the open cells (row, column) that a sum proves: with the total below, or across columns.

    The value of `open_cells` is the whole that the text itself named ("10" in "8/10"), or empty.
    """
    return {
        (row, column)
        for (row, column), whole in open_cells.items()
        if (whole and _stands_beside(numbers[row], column, float(whole)))
        or (
            not whole
            and (adds_up_below(numbers[:, column], totals, row) or _adds_up_across(numbers, row, column))
        )
    }


def _stands_beside(row: Numbers, column: int, whole: float) -> bool:
    """Whether the whole of a share stands in the row itself."""
    others = np.delete(row, column)
    return bool((others == whole).any())


def adds_up_below(column: Numbers, totals: npt.NDArray[np.bool_], row: int) -> bool:
    """Whether a printed total is the sum of the rows, the open one among them."""
    printed = column[totals & np.isfinite(column)]
    parts = column[~totals]
    whole = float(np.nansum(parts))
    return not totals[row] and np.isfinite(parts).sum() > 1 and bool((printed == whole).any())


def is_sum_above(column: Numbers, totals: npt.NDArray[np.bool_], row: int) -> bool:
    """Whether a printed total is itself the sum of the other rows."""
    parts = column[~totals & np.isfinite(column)]
    return bool(totals[row]) and len(parts) > 1 and float(parts.sum()) == column[row]


def _adds_up_across(numbers: Numbers, row: int, column: int) -> bool:
    """Whether two neighbours make a sum with the cell, as they do in the other rows."""
    first = max(0, column - _NEAR)
    near = [place for place in range(first, min(numbers.shape[1], column + _NEAR + 1)) if place != column]
    for one, other in permutations(near, 2):
        triple = numbers[:, [column, one, other]]
        known = np.asarray(np.isfinite(triple).all(axis=1))
        if not known[row] or known.sum() <= _FEWEST_ROWS:
            continue
        mine, first_part, second = triple.T
        differences: tuple[Numbers, ...] = (mine + first_part - second, first_part + second - mine)
        if any(each[row] == 0 and (each[known] == 0).mean() >= _MOST_ROWS for each in differences):
            return True
    return False
