"""The settings sheet of an office: how it is known and how its percents and years are read."""

from __future__ import annotations

import re
from collections.abc import Collection

from stunting.catalogue.settings import (
    CODE,
    CUTOFF,
    LEVEL,
    NAME,
    OPD,
    SECTOR,
    SETTINGS_SHEET,
    SOURCE,
    TARGET,
    UNTIL,
    YEAR,
)
from stunting.model.indicators import TargetLevel
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.office_forms.form_sheet import Form, FormSheet, plain_number

_LONGEST_HEADER = 60
_COLUMNS = {
    CODE: re.compile(r"kode(?: indikator)?|id(?: indikator)?"),
    NAME: re.compile(r"(?:nama )?indikator"),
    YEAR: re.compile(r"tahun(?: target)?|(?:berlaku )?(?:dari|mulai)(?: tahun)?"),
    UNTIL: re.compile(r"(?:berlaku )?(?:sampai|hingga|s/d)(?: tahun)?"),
    LEVEL: re.compile(r"tingkat(?: target)?"),
    TARGET: re.compile(r"target(?: \(?(?:%|persen)\)?)?"),
    SOURCE: re.compile(r"sumber(?: target)?"),
    SECTOR: re.compile(r"sektor"),
    OPD: re.compile(r"opd.*|perangkat daerah.*|penanggung jawab"),
    CUTOFF: re.compile(r"batas(?: \(?(?:%|persen)\)?)?"),
}
_ANY_COLUMN = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _COLUMNS.values()))
_SETTING = {TARGET, SECTOR, OPD, CUTOFF}
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
_WRITE_PERCENT = "Tulis persen antara 0 dan 100, misalnya 85 atau 7,4."


def _column_of(text: str) -> str | None:
    if len(text) > _LONGEST_HEADER or not _ANY_COLUMN.fullmatch(text):
        return None
    return next((column for column, pattern in _COLUMNS.items() if pattern.fullmatch(text)), None)


def _is_header(columns: Collection[str]) -> bool:
    """Whether they name indicators beside target, sector, OPD or cut-off."""
    return (CODE in columns or NAME in columns) and not _SETTING.isdisjoint(columns)


SETTINGS_FORM = Form(_column_of, _is_header, title=SETTINGS_SHEET.lower())


def percent_of(sheet: FormSheet, row: int, column: str) -> float | Problem:
    """A percent 0-100, or what is wrong with it. A cell in percent format holds a share."""
    value = sheet.value(row, column)
    plain = plain_number(value)
    number = _written_percent(sheet.line(row, column)) if isinstance(value, str) else plain
    if number is None:
        return bad_setting(sheet, row, column, "bukan angka persen", _WRITE_PERCENT)
    if plain is not None and sheet.in_percent(row, column):
        number *= 100
    elif 0 < number < 1 and "%" not in str(value):
        return bad_setting(
            sheet,
            row,
            column,
            "dapat berarti pecahan atau persen di bawah 1",
            "Tulis 85 untuk 85 %; untuk persen di bawah 1 sertakan tandanya, misalnya 0,85 %.",
        )
    if not 0 <= number <= 100:
        return bad_setting(sheet, row, column, "di luar 0 sampai 100", _WRITE_PERCENT)
    return round(number, 4)


def year_of(sheet: FormSheet, row: int) -> int | Problem:
    """The year of a target, or what is wrong with it."""
    written = sheet.line(row, YEAR)
    if re.fullmatch(r"20\d{2}", written):
        return int(written)
    reason = "tahun target bukan angka tahun" if written else "tahun target belum diisi"
    column = YEAR if written else TARGET
    return bad_setting(sheet, row, column, reason, "Isi kolom Tahun, misalnya 2026.")


def last_year_of(sheet: FormSheet, row: int, first: int) -> int | Problem:
    """The last year of a target, 0 where none is written, or what is wrong with it."""
    written = sheet.line(row, UNTIL)
    if not written or (re.fullmatch(r"20\d{2}", written) and int(written) >= first):
        return int(written or 0)
    reason = "bukan tahun, atau sebelum tahun target"
    return bad_setting(sheet, row, UNTIL, reason, "Isi kolom Sampai tahun, misalnya 2029, atau kosongkan.")


def level_of(sheet: FormSheet, row: int) -> TargetLevel | Problem:
    """Whose target it is, the kabupaten's where nothing is written, or what is wrong with it."""
    written = sheet.line(row, LEVEL).lower().removesuffix("/kota")
    if written in ("", *TargetLevel):
        return TargetLevel(written or TargetLevel.KABUPATEN)
    advice = "Tulis nasional, provinsi, atau kabupaten."
    return bad_setting(sheet, row, LEVEL, "tingkat target tidak dikenal", advice)


def bad_setting(sheet: FormSheet, row: int, column: str, reason: str, advice: str) -> Problem:
    """A cell that cannot be used."""
    return problem(
        ProblemKind.SETTING_BAD_VALUE,
        sheet=sheet.grid.sheet,
        cell=sheet.cell(row, column),
        column=column,
        written=sheet.line(row, column),
        reason=reason,
        advice=advice,
    )


def _written_percent(text: str) -> float | None:
    written = _PERCENT.fullmatch(text)
    return float(written[1].replace(",", ".")) if written else None
