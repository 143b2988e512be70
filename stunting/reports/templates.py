"""Empty workbooks to fill in and upload: matrices of an office, and its settings."""

from __future__ import annotations

import math
from collections.abc import Iterable

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.settings import SETTINGS_COLUMNS, SETTINGS_SHEET, settings_rows
from stunting.model.areas import Area, AreaLevel
from stunting.model.indicators import Indicator, Unit
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table, Value
from stunting.reports.xlsx_writer import Book

_PLAN_ROWS = 40
_PLAN_COLUMNS = (
    ReportColumn("issue", "Isu", width=24),
    ReportColumn("program", "Program", width=24),
    ReportColumn("kegiatan", "Kegiatan", width=24),
    ReportColumn("sub_kegiatan", "Sub kegiatan", width=30),
    ReportColumn("code", "Kode sub kegiatan", width=20),
    ReportColumn("output", "Indikator keluaran", width=30),
    ReportColumn("unit", "Satuan", width=10),
    ReportColumn("target", "Target", ColumnKind.NUMBER, 10),
    ReportColumn("location", "Lokasi", width=30),
    ReportColumn("target_group", "Sasaran", width=16),
    ReportColumn("budget", "Pagu (Rp)", ColumnKind.NUMBER, 18),
    ReportColumn("funding", "Sumber dana", width=12),
    ReportColumn("opd", "OPD penanggung jawab", width=22),
    ReportColumn("support", "OPD pendukung", width=22),
    ReportColumn("timing", "Waktu", width=12),
    ReportColumn("note", "Keterangan", width=20),
)
_NUMBER_COLUMNS = ("Tahun", "Sampai tahun", "Target (%)", "Batas (%)")


def matrix_template(
    catalogue: Catalogue, gazetteer: Gazetteer, *, kabupaten: str, level: AreaLevel, year: int
) -> bytes:
    """A workbook with one sheet per sector: official areas in rows, Sasaran and Capaian of each service.

    `kabupaten` is a Kemendagri code, `level` desa or kecamatan. The services are the essential ones of
    the catalogue; filled in and uploaded it is read without a question.
    """
    area = gazetteer.area(kabupaten)
    place = f"{area.kind} {area.name}".upper() if area else ""
    book = Book("Templat matriks capaian layanan")
    asked_for = catalogue.essential()
    for sector in catalogue.sectors:
        services = [one for one in asked_for if one.sector == sector and one.unit is Unit.PERCENT]
        if not services:
            continue
        sheet = book.sheet(sector)
        sheet.title(f"CAPAIAN LAYANAN SEKTOR {sector.upper()} {place} TAHUN {year}")
        sheet.note("Isi sel kuning. Kosongkan yang belum ada datanya; jangan tulis 0.")
        columns = (*_area_columns(level), *(column for one in services for column in _columns(one)))
        asked = [column.key for column in columns if column.kind is ColumnKind.WHOLE]
        rows = tuple(_rows(gazetteer, kabupaten, level, asked))
        sheet.table(Table("", columns, rows), freeze=True, editable=asked)
    return book.data()


def action_plan_template(gazetteer: Gazetteer, *, kabupaten: str, year: int) -> bytes:
    """An empty matrix of an action plan (RAD PPS, RKPD, Renja) with the columns that offices use."""
    area = gazetteer.area(kabupaten)
    place = f" {area.kind} {area.name}".upper() if area else ""
    book = Book("Templat RAD PPS")
    sheet = book.sheet("RAD PPS")
    sheet.title(f"RENCANA AKSI DAERAH PERCEPATAN PENURUNAN STUNTING{place} TAHUN {year}")
    sheet.note(
        "Satu baris satu sub kegiatan di satu lokasi. Pagu dalam rupiah penuh; kosongkan bila belum ada, "
        "jangan tulis 0. Lokasi misalnya: Kec. Sepaku: Bumi Harapan, Maridan; atau seluruh desa/kelurahan."
    )
    asked = [column.key for column in _PLAN_COLUMNS]
    blank: Record = dict.fromkeys(asked)
    sheet.table(Table("", _PLAN_COLUMNS, (blank,) * _PLAN_ROWS), freeze=True, editable=asked)
    return book.data()


def settings_template(catalogue: Catalogue) -> bytes:
    """The settings of the catalogue as a workbook that an office changes and uploads."""
    frame = settings_rows(catalogue)
    columns = tuple(
        ReportColumn(name, name, ColumnKind.NUMBER if name in _NUMBER_COLUMNS else ColumnKind.TEXT, 18)
        for name in SETTINGS_COLUMNS
    )
    records: list[Record] = [
        {str(name): _value(value) for name, value in row.items()} for row in frame.to_dict("records")
    ]
    book = Book("Templat pengaturan kantor")
    table = Table("", columns, tuple(records))
    book.sheet(SETTINGS_SHEET).table(table, freeze=True, editable=SETTINGS_COLUMNS)
    return book.data()


def _area_columns(level: AreaLevel) -> tuple[ReportColumn, ...]:
    desa = (ReportColumn("desa", "Desa/Kelurahan", width=22),) if level is AreaLevel.DESA else ()
    return (
        ReportColumn("no", "No", ColumnKind.NUMBER, 5),
        ReportColumn("code", "Kode", width=15),
        ReportColumn("kecamatan", "Kecamatan", width=16),
        *desa,
    )


def _columns(indicator: Indicator) -> tuple[ReportColumn, ReportColumn]:
    return (
        ReportColumn(f"{indicator.id}_all", f"{indicator.name}: Sasaran", ColumnKind.WHOLE, 18),
        ReportColumn(f"{indicator.id}_served", f"{indicator.name}: Capaian", ColumnKind.WHOLE, 18),
    )


def _rows(gazetteer: Gazetteer, kabupaten: str, level: AreaLevel, asked: Iterable[str]) -> Iterable[Record]:
    blank: dict[str, Value] = dict.fromkeys(asked)
    number = 0
    for kecamatan in gazetteer.kecamatan(kabupaten):
        below: tuple[Area, ...] = gazetteer.desa(kecamatan.code) if level is AreaLevel.DESA else (kecamatan,)
        for area in below:
            number += 1
            row = dict(blank)
            row.update(no=number, code=area.code, kecamatan=kecamatan.name, desa=area.name)
            yield row


def _value(value: object) -> str | float | None:
    if isinstance(value, float):
        return None if math.isnan(value) else value
    return str(value)
