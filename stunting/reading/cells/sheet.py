"""A grid with what every step of reading asks of it again and again."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.model.grid import CellRange, Grid
from stunting.model.observations import LARGEST_NUMBER
from stunting.reading.cells.kinds import CellKind, cell_kinds
from stunting.reading.cells.label_words import clean_label
from stunting.reading.cells.other_dates import with_other_dates
from stunting.reading.cells.periods import year_of_number

# A year heads a column of preliminary figures as "2025*".
_YEAR = re.compile(r"\s*((?:19|20)\d{2})\s*[*\u2020\u2021\u00b9\u00b2\u00b3)]{0,3}\s*")


class Sheet:
    """A grid with what every step of reading asks of it again and again."""

    def __init__(self, grid: Grid) -> None:
        self.kinds, self.plain_numbers = cell_kinds(grid)
        grid, self.other_dates = with_other_dates(grid, self.kinds, self.plain_numbers)
        self.grid, self.repeated = _without_dittos(grid, self.kinds, self.plain_numbers)
        kinds = self.kinds
        self.filled = kinds != CellKind.BLANK
        self.numbers = (kinds == CellKind.NUMBER) | (kinds == CellKind.NUMBER_TEXT)
        self.values = self.numbers | (
            (kinds >= CellKind.DASH) & (kinds <= CellKind.ANSWER)  # dash, missing text, error, answer
        )
        self.merge_at: dict[tuple[int, int], CellRange] = {
            (merge.top, merge.left): merge for merge in grid.merges
        }
        self._covered: dict[tuple[int, int], CellRange] = {}
        for merge in grid.merges:
            if (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) <= 200_000:
                for row in range(merge.top, merge.bottom + 1):
                    for column in range(merge.left, merge.right + 1):
                        self._covered[row, column] = merge

    def text(self, row: int, column: int) -> str:
        """Text of a cell as `cell_text` gives it."""
        return cell_text(self.grid.values[row, column])

    def merge_over(self, row: int, column: int) -> CellRange | None:
        """The merged range that covers a cell, or None."""
        return self._covered.get((row, column))

    def merged_text(self, row: int, column: int) -> str:
        """Text of a cell, or of the merged range that covers it."""
        merge = self._covered.get((row, column))
        return self.text(merge.top, merge.left) if merge else self.text(row, column)

    def year(self, row: int, column: int) -> int | None:
        """The year that a cell holds as its only content, or None."""
        value = self.grid.values[row, column]
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return year_of_number(value)
        if isinstance(value, str) and (found := _YEAR.fullmatch(value)):
            return int(found.group(1))
        return None


def _without_dittos(
    grid: Grid, kinds: npt.NDArray[np.uint8], numbers: npt.NDArray[np.float64]
) -> tuple[Grid, frozenset[tuple[int, int]]]:
    """The grid with the cell above in place of each mark for "as above", and where such marks stood.

    `kinds` and `numbers` are brought in line. A mark below nothing stays a text.
    """
    marks = np.argwhere(kinds == CellKind.DITTO).tolist()
    if not marks:
        return grid, frozenset()
    values = grid.values.copy()
    repeated: set[tuple[int, int]] = set()
    for row, column in marks:
        if row and kinds[row - 1, column] != CellKind.BLANK:
            values[row, column] = values[row - 1, column]
            kinds[row, column] = kinds[row - 1, column]
            numbers[row, column] = numbers[row - 1, column]
            repeated.add((row, column))
        else:
            kinds[row, column] = CellKind.TEXT
    return replace(grid, values=values), frozenset(repeated)


def cell_text(value: object) -> str:
    """Text of the value of a cell, cleaned; whole numbers without decimals; empty for a blank."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_NUMBER else str(value)
    return clean_label(str(value))
