"""From what the child sends to a `Grid`."""

from __future__ import annotations

import numpy as np

from stunting.model.grid import CellRange, Grid
from stunting.reading.isolated.messages import RawSheet


def grid_of(sheet: RawSheet) -> Grid:
    """The sheet as a grid that begins at A1."""
    values = np.empty(len(sheet.cells), dtype=object)
    values[:] = sheet.cells
    values[values == ""] = None
    rows = len(sheet.cells) // sheet.width if sheet.width else 0
    return Grid(
        sheet=sheet.name,
        values=values.reshape(rows, sheet.width),
        merges=tuple(CellRange(*bounds) for bounds in sheet.merges),
        hidden=sheet.hidden,
        table_number=sheet.table_number,
    )
