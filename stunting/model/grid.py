"""A sheet as addressed cells, without meaning yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

CellValue: TypeAlias = Any
"""float, int, bool, str, date, datetime, time, timedelta, or None for a blank cell."""


@dataclass(frozen=True, slots=True)
class CellRange:
    """A rectangle of cells, all four bounds inclusive and counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: a rectangle of cells that begins at A1.

    `values` has shape (rows, columns) and dtype object; a blank cell is None. Rows and columns
    are counted from 0 here and from 1 in everything shown to people. Of a merged range only the
    top left cell has a value. `percent_cells`, `error_cells` and `unevaluated_cells` are empty
    where the format does not tell them (`has_formats` is False then).
    """

    sheet: str
    values: npt.NDArray[np.object_]
    merges: tuple[CellRange, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent_cells: npt.NDArray[np.bool_] | None = None
    """Mask of the shape of `values`: cells shown in a percent format, so 0.45 means 45 %."""
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    unevaluated_cells: frozenset[tuple[int, int]] = frozenset()
    has_formats: bool = False
    table_number: int = 0
    """Number of the table in formats made of tables (html); 0 where a grid is a whole sheet."""
    title: str = ""
    """Text that stands above the table but in none of its cells (html)."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        rows, columns = self.values.shape
        return rows, columns
