"""A follow-up matrix that people filled in with a spreadsheet program, read back row by row."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from stunting.model.follow_up import (
    FOLLOW_UP,
    FUNDING_SOURCES,
    KECAMATAN_ROLES,
    LIST_MARK,
    QUARTERS,
    FollowUpStatus,
    empty_record,
    highest_number,
    plan_frame,
    row_id,
    split_list,
)
from stunting.model.follow_up_sheet import HIDDEN_COLUMNS, MARKING_COLUMNS, PLAN_HEADERS, SUGGESTED_MARK, YES
from stunting.model.formatting import NO_DATA
from stunting.model.frames import ColumnType
from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.numbers import DecimalMark, NumberStyle, number_style, parse_number
from stunting.reading.cells.quarters import quarters_between
from stunting.reading.office_forms.form_sheet import Form, FormSheet, plain_number

_MOST_SHARE = 10
"""Tenfold coverage: a larger share is a percent written into a cell of another format."""
_HEADERS = {header.lower(): name for name, header in PLAN_HEADERS.items()} | {
    name: name for name in HIDDEN_COLUMNS
}
_NO_NUMBER = ("", "-", "\u2013", NO_DATA)
_INDONESIAN = NumberStyle(DecimalMark.COMMA, "", False)
_NUMBERS = tuple(column.name for column in FOLLOW_UP.columns if column.type is ColumnType.NUMBER)
_FLAGS = tuple(column.name for column in FOLLOW_UP.columns if column.type is ColumnType.FLAG)
_SHARES = ("share", "target")
_SEPARATORS = re.compile(r"\s*(?:[;,&\n]|(?<!\bs)/|\bdan\b)\s*", re.IGNORECASE)


FOLLOW_UP_FORM = Form(_HEADERS.get, lambda columns: all(name in columns for name in MARKING_COLUMNS))


def read_follow_up(sheet: FormSheet, others: Sequence[Grid]) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The follow-up matrix (`FOLLOW_UP`) on a sheet, with the problems of its cells.

    Rows may be sorted, taken out or added; one without an identity, or with one that stands twice, gets a new
    one. A cell that cannot be used is left empty and a problem says so. The other sheets of the file are not
    read, and a problem names them.
    """
    reader = _Reader(sheet)
    if not all(sheet.has(name) for name in ("indicator", "area_key", "period")):
        reader.problems.append(problem(ProblemKind.PLAN_WITHOUT_IDENTITY, sheet=sheet.grid.sheet))
    for row in sheet.rows:
        reader.read_row(row)
    if others:
        names = ", ".join(grid.sheet for grid in others)
        reader.problems.append(problem(ProblemKind.PLAN_SHEETS_ALONE, sheet=sheet.grid.sheet, names=names))
    return plan_frame(reader.with_identities()), tuple(reader.problems)


@dataclass(slots=True)
class _Reader:
    """The rows read so far, and what is wrong with them."""

    sheet: FormSheet
    records: list[dict[str, object]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def read_row(self, row: int) -> None:
        written = [name for name in PLAN_HEADERS if self.sheet.text(row, name)]
        broken = [name for name in PLAN_HEADERS if self.sheet.broken(row, name)]
        if not written and not broken:
            return
        for name in broken:
            self._bad(row, name, "rumusnya tidak memberi hasil", "Tulis isinya tanpa rumus.", "rumus")
        record = empty_record(self._identity(row))
        for name in FOLLOW_UP.names:
            if self.sheet.has(name) and name != "id":
                record[name] = self._value(row, name)
        activity = str(record["activity"])
        if activity.endswith(SUGGESTED_MARK):
            record["activity"] = activity.removesuffix(SUGGESTED_MARK).rstrip()
            record["activity_suggested"] = True
        self.records.append(record)

    def with_identities(self) -> list[dict[str, object]]:
        """The rows, each with an identity of its own."""
        number = highest_number(self.ids)
        for record in self.records:
            if not record["id"]:
                number += 1
                record["id"] = row_id(number)
        return self.records

    def _identity(self, row: int) -> str:
        id = self.sheet.text(row, "id")
        if id in self.ids:
            self.problems.append(
                problem(ProblemKind.PLAN_REPEATED_ROW, sheet=self.sheet.grid.sheet, cell=f"A{row + 1}")
            )
            return ""
        self.ids |= {id} - {""}
        return id

    def _value(self, row: int, name: str) -> object:
        if name in _NUMBERS:
            return self._number(row, name)
        if name in _FLAGS:
            return self.sheet.text(row, name).lower() == YES
        if name in _CONTROLLED:
            return _CONTROLLED[name](self, row)
        return self.sheet.text(row, name)

    def _number(self, row: int, name: str) -> float:
        number = _number_in(self.sheet, row, name)
        if number is None:
            self._bad(row, name, "bukan angka", "Tulis angka saja, misalnya 1500, atau kosongkan.")
            return math.nan
        if name in _SHARES and "%" in self.sheet.text(row, name):
            number /= 100
        if number < 0 or (name in _SHARES and number > _MOST_SHARE):
            limits = "di luar 0 sampai 1.000 %" if name in _SHARES else "negatif"
            self._bad(row, name, limits, "Periksa angkanya; tulis persen dengan tanda %, misalnya 85 %.")
            return math.nan
        return number

    def _status(self, row: int) -> str:
        written = self.sheet.text(row, "status").lower()
        known = [status.value for status in FollowUpStatus]
        if written in known:
            return written
        if written:
            usual = FollowUpStatus.PLANNED.value
            advice = f"Pilih {', '.join(known)}. Untuk sementara dibaca sebagai \u201c{usual}\u201d."
            self._bad(row, "status", "status ini tidak dikenal", advice)
        return FollowUpStatus.PLANNED.value

    def _roles(self, row: int) -> str:
        """Roles of the kecamatan; a foreign one is never taken over: a kecamatan has no other tasks."""
        found, foreign = _matched(
            split_list(self.sheet.text(row, "kecamatan_role").replace("\n", LIST_MARK)), KECAMATAN_ROLES
        )
        if foreign:
            reason = f"kecamatan tidak punya peran {', '.join(foreign)}"
            self._bad(row, "kecamatan_role", reason, f"Pilih dari: {', '.join(KECAMATAN_ROLES)}.")
        return LIST_MARK.join(found)

    def _funding(self, row: int) -> str:
        parts = _SEPARATORS.split(self.sheet.text(row, "funding"))
        found, foreign = _matched([part for part in parts if part], FUNDING_SOURCES)
        if foreign:
            reason = f"sumber dana {', '.join(foreign)} tidak dikenal"
            advice = f"Pilih {', '.join(FUNDING_SOURCES)}; sumber lain ditulis \u201cLainnya\u201d."
            self._bad(row, "funding", reason, advice)
        return LIST_MARK.join(found)

    def _quarters(self, row: int) -> str:
        found: set[str] = set()
        for part in filter(None, _SEPARATORS.split(self.sheet.text(row, "quarters"))):
            quarters = quarters_between(part)
            if not quarters:
                self._bad(row, "quarters", f"waktu {part} tidak dikenal", f"Tulis {', '.join(QUARTERS)}.")
            found |= set(quarters)
        return LIST_MARK.join(quarter for quarter in QUARTERS if quarter in found)

    def _bad(self, row: int, name: str, reason: str, advice: str, written: str = "") -> None:
        self.problems.append(
            problem(
                ProblemKind.PLAN_BAD_VALUE,
                sheet=self.sheet.grid.sheet,
                cell=self.sheet.cell(row, name),
                column=PLAN_HEADERS.get(name, name),
                written=written or self.sheet.text(row, name),
                reason=reason,
                advice=advice,
            )
        )


_CONTROLLED: dict[str, Callable[[_Reader, int], str]] = {
    "status": _Reader._status,
    "kecamatan_role": _Reader._roles,
    "funding": _Reader._funding,
    "quarters": _Reader._quarters,
}
"""Columns with a closed set of words."""


def _number_in(sheet: FormSheet, row: int, column: str) -> float | None:
    """Number of a cell, NaN where it is blank; None where it holds no number.

    A number written as text is read in the Indonesian way: "5.000.000" and "1.234" are whole numbers.
    """
    written = sheet.text(row, column)
    if written.lower() in _NO_NUMBER:
        return math.nan
    value = sheet.value(row, column)
    if not isinstance(value, str):
        return plain_number(value)
    style = number_style([written], _INDONESIAN, counts=True)
    found = parse_number(written, style.decimal)
    return found if found is not None and math.isfinite(found) else None


def _matched(parts: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[str]]:
    """Parts as the known words write them, and those that are none."""
    by_name = {word.lower(): word for word in known}
    found = [by_name[part.lower()] for part in parts if part.lower() in by_name]
    return list(dict.fromkeys(found)), [part for part in parts if part.lower() not in by_name]
