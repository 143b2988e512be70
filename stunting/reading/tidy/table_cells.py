"""Cells of one table on their way to observations: views over rows and columns, written out once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


class HeaderSpread:
    """Puts what the headers of a table say onto its cells: `headers` is the place of each cell's header.

    Where all rows share one set of headers, that is a view and takes no memory.
    """

    def __init__(self, row_codes: npt.NDArray[np.int64], columns: int) -> None:
        shape = (len(row_codes), columns)
        self.headers = np.broadcast_to(np.arange(columns), shape)
        if row_codes.any():
            self.headers = self.headers + row_codes[:, None] * columns
        self._shared = not row_codes.any()

    def over(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Values of the headers, one per cell."""
        rows, columns = self.headers.shape
        return np.broadcast_to(values[:columns], (rows, columns)) if self._shared else values[self.headers]


class TableCells:
    """Columns of the observations of one table, each of the shape of its cells, and which cells stand."""

    def __init__(self, columns: dict[str, npt.NDArray[Any]], stands: npt.NDArray[np.bool_]) -> None:
        self.columns = columns
        self.count = int(np.count_nonzero(stands))
        self._shape = stands.shape
        self._stands = None if self.count == stands.size else stands

    def write(self, name: str, into: npt.NDArray[Any]) -> None:
        """Write the standing cells of a column, row by row, and let go of it: a national matrix has 30."""
        values = self.columns.pop(name)
        if self._stands is None:
            into.reshape(self._shape)[:] = values
        else:
            into[:] = values[self._stands]
