"""The matrix of the offices for one year: a sheet per OPD, Sasaran | Capaian | % per service and desa."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from samples import flaws
from samples.services import OFFICE_SHEETS, OfficeSheet, PercentStyle
from samples.sheet import Book, merged, new_book, write_numbering, write_signature, write_titles
from samples.world import Service, desa, desa_of, families, kecamatan, served
from stunting.model.areas import Area

AREA_HEADERS = ("No", "Kecamatan", "Desa/Kelurahan")
PARTS = ("Sasaran", "Capaian", "%")


@dataclass(slots=True)
class Sums:
    """What was written in the sasaran and capaian cells of some rows."""

    group: float = 0
    served: float = 0

    def add(self, group: object, reached: object) -> None:
        """Count what can be counted, as SUM of a spreadsheet does."""
        self.group += group if isinstance(group, int) else 0
        self.served += reached if isinstance(reached, int) else 0


def write(folder: Path, year: int) -> None:
    """Write `capaian_layanan_opd_<year>.xlsx`."""
    with new_book(folder / f"capaian_layanan_opd_{year}.xlsx", f"Capaian layanan per OPD {year}") as book:
        for office in OFFICE_SHEETS:
            _write_office(book, office, year)
        _write_staff(book, year)


def _write_office(book: Book, office: OfficeSheet, year: int) -> None:
    sheet = book.sheet(office.name)
    width = len(AREA_HEADERS) + len(PARTS) * len(office.columns)
    top = write_titles(
        book,
        sheet,
        (
            f"CAKUPAN LAYANAN PERCEPATAN PENURUNAN STUNTING - {office.office.upper()}",
            "KABUPATEN PENAJAM PASER UTARA",
            f"TAHUN {year}",
        ),
        width - 1,
    )
    _write_header(book, sheet, office, top)
    write_numbering(book, sheet, top + 3, width, office.brackets)
    sheet.freeze_panes(top + 4, len(AREA_HEADERS))
    last = _write_body(book, sheet, office, year, top + 4)
    write_signature(
        book, sheet, last + 2, width - 3, f"{office.office} Kab. Penajam Paser Utara", office.office
    )


def _write_header(book: Book, sheet: Worksheet, office: OfficeSheet, top: int) -> None:
    for column, text in enumerate(AREA_HEADERS):
        merged(sheet, top, column, top + 2, column, text, book.header)
    left = len(AREA_HEADERS)
    for group in dict.fromkeys(column.group_header for column in office.columns):
        under = [column for column in office.columns if column.group_header == group]
        merged(sheet, top, left, top, left + 3 * len(under) - 1, group, book.header)
        for column in under:
            merged(sheet, top + 1, left, top + 1, left + 2, column.header, book.header)
            for offset, part in enumerate(PARTS):
                sheet.write(top + 2, left + offset, part, book.header)
            left += len(PARTS)


def _write_body(book: Book, sheet: Worksheet, office: OfficeSheet, year: int, row: int) -> int:
    """Rows of desa, subtotals and the total; gives the row after the last."""
    all_sums = {column.service.id: Sums() for column in office.columns}
    number = 1
    for area in kecamatan():
        first = row
        sums = {column.service.id: Sums() for column in office.columns}
        for place in desa_of(area.code):
            sheet.write(row, 0, number, book.group)
            sheet.write(row, 2, flaws.SPELLINGS.get((year, office.name, place.name), place.name), book.text)
            for index, column in enumerate(office.columns):
                group, reached = _write_triple(book, sheet, office, row, index, place, column.service, year)
                sums[column.service.id].add(group, reached)
                all_sums[column.service.id].add(group, reached)
            number += 1
            row += 1
        _write_kecamatan(book, sheet, office, first, row - 1, area.name)
        if office.subtotals:
            for (year_, service, name), difference in flaws.WRONG_SUBTOTALS.items():
                if (year_, name) == (year, area.name) and service in sums:
                    sums[service].served += difference
            _write_total(book, sheet, office, row, f"Jumlah Kecamatan {area.name}", sums)
            row += 1
    _write_total(book, sheet, office, row, "JUMLAH", all_sums)
    return row + 1


def _write_kecamatan(
    book: Book, sheet: Worksheet, office: OfficeSheet, first: int, last: int, name: str
) -> None:
    if office.merged_kecamatan:
        merged(sheet, first, 1, last, 1, name, book.group)
        return
    sheet.write(first, 1, name, book.text)
    for row in range(first + 1, last + 1):
        sheet.write_blank(row, 1, None, book.text)


def _write_triple(
    book: Book,
    sheet: Worksheet,
    office: OfficeSheet,
    row: int,
    index: int,
    place: Area,
    service: Service,
    year: int,
) -> tuple[object, object]:
    count = served(place, service, year)
    group = flaws.written_cell(year, service.id, place.name, "group", count.group)
    reached = flaws.written_cell(year, service.id, place.name, "served", count.served)
    left = len(AREA_HEADERS) + len(PARTS) * index
    sheet.write(row, left, group, book.whole)
    sheet.write(row, left + 1, reached, book.whole)
    percent = _percent(group, reached)
    written = flaws.written_cell(year, service.id, place.name, "percent", percent)
    _write_percent(book, sheet, office.percent, row, left + 2, written)
    return group, reached


def _percent(group: object, reached: object) -> float | str | None:
    if not isinstance(group, int) or not isinstance(reached, int):
        return None
    return reached / group if group else "#DIV/0!"


def _write_percent(
    book: Book,
    sheet: Worksheet,
    style: PercentStyle,
    row: int,
    column: int,
    share: object,
    total: bool = False,
) -> None:
    """A share 0-1 as the office writes percentages; a text stays as it is."""
    decimal, percent = (book.total_decimal, book.total_percent) if total else (book.decimal, book.percent)
    if share == "#DIV/0!" or (style is PercentStyle.FORMULA and isinstance(share, float)):
        group, reached = (xl_rowcol_to_cell(row, column + offset) for offset in (-2, -1))
        value = share if isinstance(share, str) else share * 100
        sheet.write_formula(row, column, f"={reached}/{group}*100", decimal, value)
    elif not isinstance(share, int | float):
        sheet.write(row, column, share, book.text)
    elif style is PercentStyle.FORMAT:
        sheet.write(row, column, round(share, 4), percent)
    elif style is PercentStyle.TEXT:
        sheet.write_string(
            row, column, f"{share * 100:.1f}".replace(".", ","), book.total if total else book.text
        )
    else:
        sheet.write(row, column, round(share * 100, 2), decimal)


def _write_total(
    book: Book, sheet: Worksheet, office: OfficeSheet, row: int, label: str, sums: dict[str, Sums]
) -> None:
    merged(sheet, row, 0, row, 2, label, book.total)
    for index, column in enumerate(office.columns):
        left = len(AREA_HEADERS) + len(PARTS) * index
        total = sums[column.service.id]
        sheet.write(row, left, total.group, book.total)
        sheet.write(row, left + 1, total.served, book.total)
        share = total.served / total.group
        _write_percent(book, sheet, office.percent, row, left + 2, share, total=True)


# Workers and facilities: header and how many families one of them looks after, invented.
STAFF = (
    ("Jumlah Tim Pendamping Keluarga (TPK)", 260),
    ("Jumlah Posyandu", 170),
    ("Jumlah Kader Posyandu", 38),
    ("Jumlah Bidan Desa", 640),
    ("Jumlah Kader Pembangunan Manusia (KPM)", 900),
)


def _write_staff(book: Book, year: int) -> None:
    sheet = book.sheet("DPMD Kader")
    headers = (*AREA_HEADERS, *(header for header, _ in STAFF))
    top = write_titles(
        book,
        sheet,
        ("DATA KADER DAN SARANA DESA/KELURAHAN", "KABUPATEN PENAJAM PASER UTARA", f"TAHUN {year}"),
        len(headers) - 1,
    )
    for column, text in enumerate(headers):
        sheet.write(top, column, text, book.header)
    write_numbering(book, sheet, top + 1, len(headers))
    rows = [(area.name, place) for area in kecamatan() for place in desa_of(area.code)]
    for offset, (name, place) in enumerate(rows):
        row = top + 2 + offset
        _write_row(book, sheet, row, (offset + 1, name, place.name, *_staff(place)))
    totals = [sum(column) for column in zip(*(_staff(place) for place in desa()), strict=True)]
    last = top + 2 + len(rows)
    merged(sheet, last, 0, last, 2, "JUMLAH", book.total)
    for column, value in enumerate(totals, start=3):
        sheet.write(last, column, value, book.total)
    sheet.write(last + 2, 0, "Sumber: Dinas Pemberdayaan Masyarakat dan Desa", book.plain)


def _staff(place: Area) -> list[int]:
    draw = random.Random(f"staff {place.code}")
    return [max(1, round(families(place.code) / per * draw.uniform(0.6, 1.3))) for _, per in STAFF]


def _write_row(book: Book, sheet: Worksheet, row: int, values: Iterable[object]) -> None:
    for column, value in enumerate(values):
        sheet.write(row, column, value, book.whole if isinstance(value, int) else book.text)
