"""Whether a sheet beside a plan only sums up its amounts by office."""

from __future__ import annotations

import numpy as np

from stunting.model.grid import Grid
from stunting.reading.action_plans.shape import MONEY_WORDS, OFFICE
from stunting.reading.cells.label_words import TOTAL_WORDS, plain
from stunting.reading.cells.sheet import Sheet

_FEWEST = 2
_MOST_COLUMNS = 12


def sums_up_offices(grid: Grid) -> bool:
    """Whether every row with numbers is an office or the sum of all, below a header that speaks of money."""
    if grid.shape[1] > _MOST_COLUMNS:
        return False
    sheet = Sheet(grid)
    names: list[str] = []
    above: list[str] = []
    for row in np.flatnonzero(sheet.filled.any(axis=1)).tolist():
        texts = [sheet.text(row, int(at)) for at in np.flatnonzero(sheet.filled[row] & ~sheet.numbers[row])]
        if not sheet.numbers[row].any():
            above += texts if not names else []
        elif texts:
            names.append(texts[0])
    offices = [name for name in names if OFFICE.match(name)]
    sums = [name for name in names if TOTAL_WORDS.match(name)]
    of_money = any(MONEY_WORDS.search(plain(text)) for text in above)
    return of_money and len(offices) >= _FEWEST and len(offices) + len(sums) == len(names)
