"""A sheet of office settings as addressed cells: how it is recognised and how its cells are read."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from stunting.catalogue.settings import (
    CODE,
    CUTOFF,
    NAME,
    OPD,
    SECTOR,
    SETTINGS_SHEET,
    SOURCE,
    TARGET,
    YEAR,
)
from stunting.model.grid import Grid
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem

_MOST_HEADER_ROWS = 20
_LONGEST_HEADER = 60
_MARKER = SETTINGS_SHEET.lower()
_COLUMNS = {
    CODE: re.compile(r"kode(?: indikator)?|id(?: indikator)?"),
    NAME: re.compile(r"(?:nama )?indikator"),
    YEAR: re.compile(r"tahun(?: target)?"),
    TARGET: re.compile(r"target(?: \(?(?:%|persen)\)?)?"),
    SOURCE: re.compile(r"sumber(?: target)?"),
    SECTOR: re.compile(r"sektor"),
    OPD: re.compile(r"opd.*|perangkat daerah.*|penanggung jawab"),
    CUTOFF: re.compile(r"batas(?: \(?(?:%|persen)\)?)?"),
}
_SETTING = {TARGET, SECTOR, OPD, CUTOFF}
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
_WRITE_PERCENT = "Tulis persen antara 0 dan 100, misalnya 85 atau 7,4."


@dataclass(frozen=True, slots=True)
class SettingsSheet:
    """A settings sheet: its grid, the row of its header and the place of each column, from 0."""

    grid: Grid
    header: int
    columns: dict[str, int]

    def text(self, row: int, column: str) -> str:
        """Text of a cell; empty where it is blank or the column is missing."""
        place = self.columns.get(column)
        value = None if place is None else self.grid.values[row, place]
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else _spaced(str(value))

    def cell(self, row: int, column: str) -> str:
        """Address of a cell."""
        return cell_address(row + 1, self.columns[column] + 1)

    def percent(self, row: int, column: str) -> float | Problem:
        """A percent 0-100, or what is wrong with it. A cell in percent format holds a share."""
        place = self.columns[column]
        value = self.grid.values[row, place]
        formatted = self.grid.percent_cells is not None and bool(self.grid.percent_cells[row, place])
        number = _number(value)
        if number is None:
            return self.bad(row, column, "bukan angka persen", _WRITE_PERCENT)
        if formatted and not isinstance(value, str):
            number *= 100
        elif 0 < number < 1 and "%" not in str(value):
            return self.bad(
                row,
                column,
                "dapat berarti pecahan atau persen di bawah 1",
                "Tulis 85 untuk 85 %; untuk persen di bawah 1 sertakan tandanya, misalnya 0,85 %.",
            )
        if not 0 <= number <= 100:
            return self.bad(row, column, "di luar 0 sampai 100", _WRITE_PERCENT)
        return round(number, 4)

    def year(self, row: int) -> int | Problem:
        """The year of a target, or what is wrong with it."""
        written = self.text(row, YEAR)
        if re.fullmatch(r"20\d{2}", written):
            return int(written)
        reason = "tahun target bukan angka tahun" if written else "tahun target belum diisi"
        column = YEAR if written else TARGET
        return self.bad(row, column, reason, "Isi kolom Tahun, misalnya 2026.")

    def bad(self, row: int, column: str, reason: str, advice: str) -> Problem:
        """A cell that cannot be used."""
        return problem(
            ProblemKind.SETTING_BAD_VALUE,
            sheet=self.grid.sheet,
            cell=self.cell(row, column),
            column=column,
            written=self.text(row, column),
            reason=reason,
            advice=advice,
        )


def settings_sheet(grid: Grid) -> SettingsSheet | None:
    """The grid as a settings sheet, or None where it is none.

    It is called "Pengaturan", by its name or by a title above its header, and its header names
    indicators beside target, sector, OPD or cut-off. Both are needed: a matrix with a column
    "Target" is no settings sheet.
    """
    marked = _MARKER in grid.sheet.lower()
    for row in range(min(_MOST_HEADER_ROWS, grid.shape[0])):
        columns = _columns_of(grid, row)
        if columns:
            return SettingsSheet(grid, row, columns) if marked else None
        texts = [value.lower() for value in grid.values[row] if isinstance(value, str)]
        marked = marked or any(_MARKER in text for text in texts)
    return None


def _columns_of(grid: Grid, row: int) -> dict[str, int]:
    """Places of the columns of a settings header; empty where the row is none."""
    columns: dict[str, int] = {}
    for place, value in enumerate(grid.values[row]):
        if not isinstance(value, str) or len(value) > _LONGEST_HEADER:
            continue
        text = _spaced(value).lower()
        for column, pattern in _COLUMNS.items():
            if pattern.fullmatch(text):
                columns.setdefault(column, place)
    names_indicators = CODE in columns or NAME in columns
    return columns if names_indicators and _SETTING & set(columns) else {}


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _number(value: object) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value) if math.isfinite(value) else None
    written = _PERCENT.fullmatch(_spaced(str(value)))
    return float(written[1].replace(",", ".")) if written else None
