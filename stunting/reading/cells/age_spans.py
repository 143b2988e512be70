"""Spans of ages that a spreadsheet made dates of: "6-11" is kept as 6 November."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.model.grid import Grid
from stunting.reading.cells.kinds import CellKind

_SPAN = re.compile(r"^\s*\d{1,2}\s*[-\u2013]\s*\d{1,2}\b(?!\s*[-/.]\s*\d)")
_AGES = re.compile(r"\b(?:umur|usia|age)\b", re.IGNORECASE)
_FEW = 60
"""So many cells beside or above a date are looked at."""


def with_age_spans(
    grid: Grid, kinds: npt.NDArray[np.uint8], numbers: npt.NDArray[np.float64]
) -> tuple[Grid, dict[tuple[int, int], str]]:
    """The grid with dates among spans of ages ("0-5", "12-23") turned back, and the spans by their cells.

    A date is taken for a span where its column or row holds a span, or its header speaks of ages.
    `kinds` and `numbers` are brought in line.
    """
    dates = kinds == CellKind.DATE
    texts = kinds == CellKind.TEXT
    if not dates.any():
        return grid, {}
    spans: dict[tuple[int, int], str] = {}
    for column in np.flatnonzero(dates.any(axis=0) & texts.any(axis=0)).tolist():
        if _speaks_of_ages(grid.values[:, column], texts[:, column], dates[:, column]):
            for row in np.flatnonzero(dates[:, column]).tolist():
                spans[row, column] = _span(grid.values[row, column])
    for row in np.flatnonzero(dates.any(axis=1) & texts.any(axis=1)).tolist()[:_FEW]:
        beside = np.flatnonzero(texts[row])
        if any(_SPAN.match(grid.values[row, column]) for column in beside.tolist()):
            for column in np.flatnonzero(dates[row]).tolist():
                spans[row, column] = _span(grid.values[row, column])
    if not spans:
        return grid, {}
    values = grid.values.copy()
    for place, span in spans.items():
        values[place] = span
        kinds[place] = CellKind.TEXT
        numbers[place] = np.nan
    return replace(grid, values=values), spans


def _speaks_of_ages(
    values: npt.NDArray[np.object_], texts: npt.NDArray[np.bool_], dates: npt.NDArray[np.bool_]
) -> bool:
    """Whether the texts of a column hold spans, or the last one above its first date names ages."""
    above = np.flatnonzero(texts[: int(np.flatnonzero(dates)[0])])
    headed = len(above) > 0 and bool(_AGES.search(values[above[-1]]))
    found = np.flatnonzero(texts)[:_FEW].tolist()
    return headed or any(_SPAN.match(values[row]) for row in found)


def _span(date: datetime.date) -> str:
    """The two numbers that a spreadsheet made a day and a month of, the smaller one first."""
    first, last = sorted((date.day, date.month))
    return f"{first}-{last}"
