"""A sheet that is a follow-up matrix: how it is recognised, and its cells as texts and numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from stunting.model.follow_up_sheet import HIDDEN_COLUMNS, MARKING_COLUMNS, PLAN_HEADERS
from stunting.model.formatting import NO_DATA
from stunting.model.grid import Grid
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.numbers import DecimalMark, NumberStyle, number_style, parse_number

_MOST_HEADER_ROWS = 20
_HEADERS = {header.lower(): name for name, header in PLAN_HEADERS.items()} | {
    name: name for name in HIDDEN_COLUMNS
}
_NO_NUMBER = ("", "-", "\u2013", NO_DATA)
_INDONESIAN = NumberStyle(DecimalMark.COMMA, "", False)


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A follow-up matrix: its grid, the row of its header and the place of each column, from 0."""

    grid: Grid
    header: int
    columns: dict[str, int]

    def has(self, column: str) -> bool:
        """Whether the sheet has the column."""
        return column in self.columns

    def text(self, row: int, column: str) -> str:
        """Text of a cell without space around it; empty where it is blank or there is no column."""
        place = self.columns.get(column)
        value = None if place is None else self.grid.values[row, place]
        if isinstance(value, float) and math.isfinite(value):
            value = f"{value:.15g}"
        return "" if value is None else str(value).strip()

    def number(self, row: int, column: str) -> float | None:
        """Number of a cell, NaN where it is blank; None where it holds no number.

        A number written as text is read in the Indonesian way: "5.000.000" and "1.234" are whole numbers.
        """
        written = self.text(row, column)
        if written.lower() in _NO_NUMBER:
            return math.nan
        value = self.grid.values[row, self.columns[column]]
        if isinstance(value, bool):
            return None
        if isinstance(value, (int, float)):
            return float(value) if math.isfinite(value) else None
        style = number_style([written], _INDONESIAN, counts=True)
        found = parse_number(written, style.decimal)
        return found if found is not None and math.isfinite(found) else None

    def broken(self, row: int, column: str) -> bool:
        """Whether a cell holds a formula that failed or was never calculated."""
        place = (row, self.columns.get(column, -1))
        return place in self.grid.error_cells or place in self.grid.unevaluated_cells

    def bad(self, row: int, column: str, reason: str, advice: str, written: str = "") -> Problem:
        """A cell that cannot be used as it is."""
        return problem(
            ProblemKind.PLAN_BAD_VALUE,
            sheet=self.grid.sheet,
            cell=cell_address(row + 1, self.columns[column] + 1),
            column=PLAN_HEADERS.get(column, column),
            written=written or self.text(row, column),
            reason=reason,
            advice=advice,
        )


def plan_sheet(grid: Grid) -> PlanSheet | None:
    """The grid as a follow-up matrix, or None where it is none.

    Its header names issue, suggested activity, role of the kecamatan and status, in any order and place.
    """
    for row in range(min(_MOST_HEADER_ROWS, grid.shape[0])):
        columns: dict[str, int] = {}
        for place, value in enumerate(grid.values[row]):
            name = _HEADERS.get(" ".join(value.lower().split())) if isinstance(value, str) else None
            if name:
                columns.setdefault(name, place)
        if all(name in columns for name in MARKING_COLUMNS):
            return PlanSheet(grid, row, columns)
    return None
