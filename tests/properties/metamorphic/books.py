"""Workbooks whose sheets are rewritten, each cell knowing the cell that it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stunting.model.grid import CellRange, Grid
from stunting.reading.opening import open_workbook
from stunting.reading.recognition import SheetKind, recognise

Cell = tuple[str, int, int]
"""Sheet, row and column; rows and columns count from 0."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, the name it had, and for each cell the number of the cell that it was; -1 for a new one."""

    grid: Grid
    origin: np.ndarray
    name: str

    @property
    def values(self):
        return self.grid.values


@dataclass(frozen=True, slots=True)
class Book:
    """A file: its name and its sheets."""

    file: str
    pages: tuple[Page, ...]

    @property
    def grids(self) -> list[Grid]:
        return [page.grid for page in self.pages]

    def places(self) -> dict[tuple[str, int], Cell]:
        """Where each cell of the first book stands now, by the name its sheet had and its number."""
        found = {}
        for page in self.pages:
            for row, column in np.argwhere(page.origin >= 0).tolist():
                found[page.name, int(page.origin[row, column])] = (page.grid.sheet, row, column)
        return found


def opened(path: Path) -> Book | None:
    """A file as a book; None where it holds no matrix sheet, or two sheets of one name."""
    file = recognise(path.name, open_workbook(path.read_bytes(), path.name).grids)
    grids = [grid for grid in file.matrices if grid.values.size] if file.kind is SheetKind.MATRIX else []
    if not grids or len({grid.sheet for grid in grids}) < len(grids):
        return None
    return Book(path.name, tuple(Page(grid, numbered(grid), grid.sheet) for grid in grids))


def numbered(grid: Grid) -> np.ndarray:
    return np.arange(grid.values.size).reshape(grid.values.shape)


def with_values(page: Page, change: Callable[[np.ndarray], None]) -> Page:
    """The page with other values in place; a cell whose value changed keeps no percent format."""
    values = page.values.copy()
    change(values)
    mask = page.grid.percent_cells
    if mask is not None:
        mask = mask & np.array([[isinstance(value, float) for value in row] for row in values])
    return replace(page, grid=replace(page.grid, values=values, percent_cells=mask))


def rearranged(page: Page, index: np.ndarray, merges: Sequence[CellRange]) -> Page:
    """The page whose cell (r, c) is the old cell of number `index[r, c]`, a blank one where that is -1."""
    grid = page.grid
    blank = index < 0

    def moved(old, empty):
        new = old.ravel()[np.where(blank, 0, index)]
        new[blank] = empty
        return new

    width = grid.values.shape[1]
    now = {int(old): (row, column) for (row, column), old in np.ndenumerate(index) if old >= 0}
    errors = {now[r * width + c]: text for (r, c), text in grid.error_cells.items() if r * width + c in now}
    unevaluated = {now[r * width + c] for r, c in grid.unevaluated_cells if r * width + c in now}
    mask = grid.percent_cells
    changed = replace(
        grid,
        values=moved(grid.values, None),
        merges=tuple(merges),
        percent_cells=None if mask is None else moved(mask, False),
        error_cells=errors,
        unevaluated_cells=frozenset(unevaluated),
    )
    return Page(changed, moved(page.origin, -1), page.name)
