"""Where the tables of a sheet stand, told from the numbers that were read and from the shape above them.

This does not ask the reader for header rows: what a transformation moves must not depend on what it tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stunting.model.grid import CellRange, Grid

_COLUMN_NUMBER = re.compile(r"^\(?\s*(?:\d{1,2}|[a-z])\s*\)?(?:\s*=.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows from `top` on, first row under the header, last row, first and last value column.

    All count from 0; `totals` are the rows whose numbers are all totals of a kabupaten or the only total.
    """

    header: tuple[int, ...]
    top: int
    first: int
    last: int
    left: int
    right: int
    totals: tuple[int, ...]

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)


def tables_of(grid: Grid, records: pd.DataFrame) -> list[Table]:
    """The tables of a sheet, from the records that were read from it."""
    found = []
    for _, rows in records.groupby("table", observed=True):
        first, last = int(rows["row"].min()) - 1, int(rows["row"].max()) - 1
        left, right = int(rows["column"].min()) - 1, int(rows["column"].max()) - 1
        header, under = _header(grid, first, left, right)
        top = header[0] if header else first
        found.append(Table(header, top, under, last, left, right, _totals(rows)))
    return found


def alone(table: Table, tables: list[Table]) -> bool:
    """Whether no other table shares rows with it."""
    others = [other for other in tables if other is not table]
    return all(other.last < table.top or other.top > table.last for other in others)


def _totals(rows: pd.DataFrame) -> tuple[int, ...]:
    total = rows.groupby("row")["is_total"].all()
    numbers = [int(row) - 1 for row, is_total in total.items() if is_total]
    levels = rows.assign(level=rows["area_level"].astype(str)).groupby("row")["level"].first()
    return tuple(row for row in numbers if len(numbers) == 1 or levels[row + 1] == "kabupaten")


def _header(grid: Grid, first: int, left: int, right: int) -> tuple[tuple[int, ...], int]:
    """Header rows above a body, and the first row under them; group rows stand between the two."""
    row = first - 1
    while row >= 0 and _only_left(grid, row, left) and first - row < 4:
        row -= 1
    bottom = row
    header = []
    while row >= 0 and _over_values(grid, row, left, right):
        header.insert(0, row)
        row -= 1
    return (tuple(header), bottom + 1) if header else ((), first)


def _only_left(grid: Grid, row: int, left: int) -> bool:
    """Whether a row is the name of a group: it has texts left of the values and nothing over them."""
    filled = [column for column, value in enumerate(grid.values[row]) if value is not None]
    return bool(filled) and max(filled) < left


def _over_values(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether a row has something over the value columns that is no title over the whole table."""
    for merge in grid.merges:
        over = merge.top <= row <= merge.bottom and merge.left <= right and merge.right >= left
        if over and merge.left < left and merge.right > left:
            return False
        if over and grid.values[merge.top, merge.left] is not None:
            return True
    return any(grid.values[row, column] is not None for column in range(left, right + 1))


def is_number_row(grid: Grid, row: int, table: Table) -> bool:
    """Whether a header row only numbers the columns."""
    texts = [_text(grid.values[row, column]) for column in table.columns]
    filled = [text for text in texts if text]
    return bool(filled) and all(_COLUMN_NUMBER.match(text) for text in filled)


def units(grid: Grid, table: Table, rows: tuple[int, ...]) -> list[list[int]]:
    """Value columns that hang together by the headers of `rows`, merged or carried to the right."""
    found: list[list[int]] = []
    for column in table.columns:
        if found and _joined(grid, table, rows, column):
            found[-1].append(column)
        else:
            found.append([column])
    return found


def _joined(grid: Grid, table: Table, rows: tuple[int, ...], column: int) -> bool:
    for row in table.header:
        merge = _merge_over(grid, row, column)
        if row in rows and merge is not None and merge.left < column:
            return True
        below = [other for other in table.header if other > row]
        blank = merge is None and grid.values[row, column] is None
        filled_below = any(grid.values[other, column] is not None for other in below)
        left = [grid.values[row, c] for c in range(table.left, column)]
        if row in rows and blank and filled_below and any(value is not None for value in left):
            return True
    return False


def _merge_over(grid: Grid, row: int, column: int) -> CellRange | None:
    over = [m for m in grid.merges if m.top <= row <= m.bottom and m.left <= column <= m.right]
    return over[0] if over else None


def leaf_cell(grid: Grid, table: Table, column: int) -> tuple[int, int] | None:
    """The lowest header cell over a column that belongs to it alone."""
    for row in reversed(table.header):
        if is_number_row(grid, row, table):
            continue
        merge = _merge_over(grid, row, column)
        if merge is not None and merge.left != merge.right:
            return None
        place = (merge.top, merge.left) if merge is not None else (row, column)
        if isinstance(grid.values[place], str):
            return place
    return None


def header_cells(grid: Grid, table: Table) -> list[tuple[int, int]]:
    """All filled cells of the header rows, labels of the rows included."""
    return [
        (row, column)
        for row in table.header
        for column in range(grid.values.shape[1])
        if isinstance(grid.values[row, column], str)
    ]


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value).strip()


def index_of(grid: Grid) -> np.ndarray:
    return np.arange(grid.values.size).reshape(grid.values.shape)
