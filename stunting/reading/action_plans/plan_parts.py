"""Tables with other columns one below another on the sheet of a plan, each as a grid of its own."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from stunting.model.grid import Grid
from stunting.reading.cells.label_words import plain

_HEADS = re.compile(
    r"^(?:no|nomor|kode)$|^(?:nama |uraian |rincian )?(?:sub )?kegiatan$|^uraian$|^rencana aksi$|^intervensi$"
)
_FEWEST_LABELS = 3
_LONGEST_LABEL = 60


def plan_parts(grid: Grid) -> list[Grid]:
    """The grid itself, or where further tables begin below its first one grids of its shape, a table each.

    All hold the title above the first table; what belongs to other tables is blank in them, so every cell
    keeps its address. A table begins below an empty row, at once or with a line that says whose it is, with
    other labels than the table above it.
    """
    starts = _starts(grid)
    if len(starts) < 2:
        return [grid]
    ends = [*(start for start, _ in starts[1:]), grid.shape[0]]
    top = starts[0][0]
    return [only_rows(grid, top, start, end) for (start, _), end in zip(starts, ends, strict=True)]


def _starts(grid: Grid) -> list[tuple[int, frozenset[str]]]:
    """For each table the row that it begins at and the labels of its header."""
    filled = np.array(
        [[value is not None and value != "" for value in row] for row in grid.values], dtype=bool
    )
    counts = filled.sum(axis=1) if filled.size else np.zeros(0, dtype=int)
    found: list[tuple[int, frozenset[str]]] = []
    for row in range(grid.shape[0]):
        if counts[row] < _FEWEST_LABELS:
            continue
        labels = _labels(grid, row)
        if not labels:
            continue
        start = row
        while start and 0 < counts[start - 1] < _FEWEST_LABELS:
            start -= 1
        apart = start == 0 or counts[start - 1] == 0
        if not found or (apart and 2 * len(labels & found[-1][1]) <= len(labels | found[-1][1])):
            found.append((start, labels))
    return found


def _labels(grid: Grid, row: int) -> frozenset[str]:
    """The labels of a row that reads like a header of activities, else none."""
    cells = [value for value in grid.values[row].tolist() if value is not None and value != ""]
    if not all(isinstance(value, str) and len(value) <= _LONGEST_LABEL for value in cells):
        return frozenset()
    labels = frozenset(plain(value) for value in cells)
    return labels if any(_HEADS.match(label) for label in labels) else frozenset()


def only_rows(grid: Grid, top: int, start: int, end: int) -> Grid:
    """A grid of the same shape with the rows above `top` and those from `start` to before `end`."""
    kept = np.zeros(grid.shape[0], dtype=bool)
    kept[:top] = True
    kept[start:end] = True
    values = grid.values.copy()
    values[~kept] = None
    merges = tuple(one for one in grid.merges if kept[one.top : one.bottom + 1].all())
    return replace(grid, values=values, merges=merges)
