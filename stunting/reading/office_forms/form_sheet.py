"""A sheet that is a form of the dashboard: known by the words of its header, read by row and column name."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from stunting.model.grid import Grid
from stunting.model.observations import cell_address


@dataclass(frozen=True, slots=True)
class Form:
    """How a form is known, wherever its header stands and however its columns are ordered.

    `column_of` gives the column that a header text (in single spaces and small letters) names, or nothing;
    `is_header` says whether a row with these columns is the header. Where there is a `title`, it must stand
    in the name of the sheet or above the header: the header alone would also fit a matrix.
    """

    column_of: Callable[[str], str | None]
    is_header: Callable[[Collection[str]], bool]
    most_rows: int = 20
    title: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of a form: its grid, the row of its header and the place of each column, from 0."""

    grid: Grid
    header: int
    columns: dict[str, int]

    @property
    def rows(self) -> range:
        """The rows below the header."""
        return range(self.header + 1, self.grid.shape[0])

    def has(self, column: str) -> bool:
        """Whether the sheet has the column."""
        return column in self.columns

    def value(self, row: int, column: str) -> object:
        """Value of a cell; None where it is blank or there is no column."""
        place = self.columns.get(column)
        value = None if place is None else self.grid.values[row, place]
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, row: int, column: str) -> str:
        """Text of a cell as it stands, without space around it; empty where it is blank."""
        value = self.value(row, column)
        if isinstance(value, float) and math.isfinite(value):
            value = int(value) if value.is_integer() else f"{value:.15g}"
        return "" if value is None else str(value).strip()

    def line(self, row: int, column: str) -> str:
        """Text of a cell in one line with single spaces."""
        return " ".join(self.text(row, column).split())

    def cell(self, row: int, *columns: str) -> str:
        """Address of a cell in the first of these columns that the sheet has."""
        return cell_address(row + 1, next(self.columns[name] for name in columns if self.has(name)) + 1)

    def in_percent(self, row: int, column: str) -> bool:
        """Whether a cell is shown in a percent format."""
        mask = self.grid.percent_cells
        return mask is not None and bool(mask[row, self.columns[column]])

    def broken(self, row: int, column: str) -> bool:
        """Whether a cell holds a formula that failed or was never calculated."""
        place = (row, self.columns.get(column, -1))
        return place in self.grid.error_cells or place in self.grid.unevaluated_cells


def first_texts(grid: Grid, rows: int) -> list[dict[int, str]]:
    """Texts of the first rows by column, in single spaces and small letters."""
    return [
        {place: " ".join(value.lower().split()) for place, value in enumerate(row) if isinstance(value, str)}
        for row in grid.values[:rows].tolist()
    ]


def find_form(grid: Grid, form: Form, first: Sequence[Mapping[int, str]]) -> FormSheet | None:
    """The grid, of which these are the first texts, as a sheet of the form, or None where it is none."""
    titled = form.title in grid.sheet.lower()
    for row, texts in enumerate(first[: form.most_rows]):
        columns: dict[str, int] = {}
        for place, text in texts.items():
            name = form.column_of(text)
            if name:
                columns.setdefault(name, place)
        if form.is_header(columns):
            return FormSheet(grid, row, columns) if titled else None
        titled = titled or any(form.title in text for text in texts.values())
    return None


def plain_number(value: object) -> float | None:
    """The number that a cell holds as a number, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None
