"""A grid with what every step of reading asks of it again and again."""

from __future__ import annotations

import re

from stunting.model.grid import CellRange, Grid
from stunting.reading.cells.kinds import CellKind, cell_kinds
from stunting.reading.cells.label_words import clean_label
from stunting.reading.cells.periods import year_of_number


class Sheet:
    """A grid with what every step of reading asks of it again and again."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.kinds, self.plain_numbers = cell_kinds(grid)
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
        if isinstance(value, str) and re.fullmatch(r"\s*(?:19|20)\d{2}\s*", value):
            return int(value)
        return None


def cell_text(value: object) -> str:
    """Text of the value of a cell, cleaned; whole numbers without decimals; empty for a blank."""
    if value is None:
        return ""
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return clean_label(str(value))
