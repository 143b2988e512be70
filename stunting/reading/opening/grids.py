"""From what the child process sends to a `Grid`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stunting.model.grid import CellRange, Grid
from stunting.reading.isolated.messages import RawSheet

Values = npt.NDArray[np.object_]


def grid_of(sheet: RawSheet) -> tuple[Grid, list[tuple[int, int]]]:
    """The sheet as a grid that begins at A1, and the filled cells that a merged range covers.

    Blank rows and columns at the end are left away. Covered cells are seen by nobody who looks at
    the sheet, so their values are not in the grid.
    """
    values = _values(sheet)
    rows, columns = values.shape
    merges = _merges(sheet.merges, rows, columns)
    grid = Grid(
        sheet=sheet.name,
        values=values,
        merges=merges,
        hidden=sheet.hidden,
        hidden_rows=frozenset(row for row in sheet.hidden_rows if row < rows),
        hidden_columns=frozenset(column for column in sheet.hidden_columns if column < columns),
        percent_cells=_percent_cells(sheet, rows, columns) if sheet.has_formats else None,
        error_cells={cell: text for cell, text in sheet.errors.items() if _inside(cell, rows, columns)},
        unevaluated_cells=frozenset(cell for cell in sheet.unevaluated if _inside(cell, rows, columns)),
        has_formats=sheet.has_formats,
        table_number=sheet.table_number,
        title=sheet.title,
    )
    return grid, _take_covered(values, merges)


def _values(sheet: RawSheet) -> Values:
    values = np.empty(len(sheet.cells), dtype=object)
    values[:] = sheet.cells
    values[values == ""] = None
    return values.reshape(sheet.height, sheet.width)


def _inside(cell: tuple[int, int], rows: int, columns: int) -> bool:
    return cell[0] < rows and cell[1] < columns


def _merges(ranges: Sequence[tuple[int, int, int, int]], rows: int, columns: int) -> tuple[CellRange, ...]:
    clipped = (
        CellRange(top, left, min(bottom, rows - 1), min(right, columns - 1))
        for top, left, bottom, right in ranges
        if _inside((top, left), rows, columns)
    )
    merges: list[CellRange] = []
    free = rows * columns
    for area in clipped:
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        free -= size
        if free < 0:  # merged ranges never overlap; a file that says so is not followed any further
            break
        if size > 1:
            merges.append(area)
    return tuple(merges)


def _take_covered(values: Values, merges: tuple[CellRange, ...]) -> list[tuple[int, int]]:
    if not merges:
        return []
    covered = np.zeros(values.shape, dtype=bool)
    for area in merges:
        covered[area.top : area.bottom + 1, area.left : area.right + 1] = True
        covered[area.top, area.left] = False
    rows, columns = np.nonzero(covered)
    filled = [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if values[row, column] is not None
    ]
    values[covered] = None
    return filled


def _percent_cells(sheet: RawSheet, rows: int, columns: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros((rows, columns), dtype=bool)
    if sheet.percent:
        told = np.frombuffer(sheet.percent, dtype=bool).reshape(-1, sheet.percent_width)
        told = told[:rows, :columns]
        mask[: told.shape[0], : told.shape[1]] = told
    return mask
