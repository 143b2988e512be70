"""Periods that rows of a table name in their period columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.label_words import clean_label, plain
from stunting.reading.cells.periods import date_of_serial, find_period, part_below, part_of_year
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of


def row_periods(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    """Period that each row names in its period columns: a full period, a year, or a part such as "-08"."""
    periods = columns_of(columns, ColumnRole.PERIOD)
    if not periods:
        return [""] * len(rows)
    ordered = sorted(
        periods, key=lambda column: bool(re.match(r"^(?:tanggal|tgl|date)", plain(column.header)))
    )
    cells = _with_years_carried([_period_cells(sheet, rows, column) for column in ordered])
    return [_joined_period([texts[place] for texts in cells]) for place in range(len(rows))]


def _with_years_carried(columns: list[list[str]]) -> list[list[str]]:
    """Years written once, above the months below them, for all rows that name only a month."""
    found: list[list[str]] = []
    for nth, column in enumerate(columns):
        others = columns[:nth] + columns[nth + 1 :]
        year, carried = "", []
        for place, text in enumerate(column):
            year = text if len(text) == 4 else year
            part = any(other[place].startswith("-") for other in others)
            carried.append(text or (year if part else ""))
        found.append(carried)
    return found


def _period_cells(sheet: Sheet, rows: npt.NDArray[np.int64], column: TableColumn) -> list[str]:
    """What each cell of a period column says: "2024", "-08", "2025-TW3" or empty."""
    header = plain(column.header)
    known: dict[object, str] = {}
    found: list[str] = []
    carried = ""
    for row in rows.tolist():
        value = sheet.grid.values[row, column.column]
        if value is None:
            merge = sheet.merge_over(row, column.column)
            found.append(carried if merge and merge.top < row else "")
            continue
        if value not in known:
            known[value] = _period_of_cell(value, header)
        carried = known[value]
        found.append(carried)
    return found


def _period_of_cell(value: object, header: str) -> str:
    bare = f"{value:g}" if isinstance(value, float) else str(value).strip()
    if part := part_below(header, bare):
        return f"-{part}"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if serial := date_of_serial(float(value)):
            return f"{serial:%Y}" if (serial.month, serial.day) == (1, 1) else f"{serial:%Y-%m}"
        return str(int(value)) if float(value).is_integer() else ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m"))
    text = clean_label(str(value))
    if period := find_period(text):
        return period
    part = part_of_year(text)
    return f"-{part}" if part else ""


def _joined_period(parts: Sequence[str]) -> str:
    """One period from what several columns say: a year and a part make "2020-02"."""
    full = [part for part in parts if len(part) > 4 and not part.startswith("-")]
    years = [part for part in parts if len(part) == 4]
    within = [part for part in parts if part.startswith("-")]
    if years and within:
        return years[0] + within[0]
    if within and full:
        return full[0][:4] + within[0]
    return (years or full or within or [""])[0]
