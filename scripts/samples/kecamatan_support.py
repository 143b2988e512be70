"""Supporting (supply) indicators in rows and kecamatan in columns, with Ya/Tidak, counts and percentages."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.sheet import Book, merged, new_book, write_titles
from samples.world import kecamatan

YEAR = 2025
HEADERS = ("No", "Indikator", "OPD Penanggung Jawab", "Satuan")
# Header of a group, then (indicator, office, unit, values of Penajam, Waru, Babulu, Sepaku, kabupaten).
ROWS: tuple[tuple[str, tuple[tuple[str, str, str, tuple[object, ...]], ...]], ...] = (
    (
        "A. Koordinasi",
        (
            ("Rembuk stunting kecamatan", "Kecamatan", "Ya/Tidak", ("Ya", "Ya", "Ya", "Tidak", "")),
            ("Rembuk stunting kabupaten", "Bapelitbang", "Ya/Tidak", ("", "", "", "", "Ya")),
            ("Publikasi data stunting", "Dinas Kesehatan", "Ya/Tidak", ("", "", "", "", "Ya")),
            ("Kampanye pencegahan stunting di 3 kanal", "Diskominfo", "Ya/Tidak", ("", "", "", "", "Tidak")),
        ),
    ),
    (
        "B. Desa/kelurahan",
        (
            ("Desa/kelurahan ODF (stop BABS)", "Dinas Kesehatan", "%", (78.26, 75.0, 58.33, 46.67, 64.81)),
            ("Desa/kelurahan STBM", "Dinas Kesehatan", "%", (43.48, 50.0, 33.33, 26.67, 37.04)),
            (
                "Desa dengan kelas BKB 1.000 HPK",
                "DP3AP2KB",
                "%",
                ("82,61", "100", "66,67", "60", "75,93"),
            ),
            ("Desa memiliki guru PAUD terlatih", "Disdikpora", "%", (60.87, 75.0, "-", 53.33, 57.41)),
        ),
    ),
    (
        "C. Lembaga",
        (
            ("PAUD Holistik Integratif", "Disdikpora", "%", (41.2, 52.9, 33.3, 28.6, 37.5)),
            ("Surveilans gizi elektronik", "Dinas Kesehatan", "%", (100, 100, 100, 75, 90.91)),
        ),
    ),
)


def write(folder: Path) -> None:
    """Write `indikator_pendukung_kecamatan_2025.xlsx`."""
    with new_book(folder / f"indikator_pendukung_kecamatan_{YEAR}.xlsx", "Indikator pendukung 2025") as book:
        sheet = book.sheet("Supply")
        places = [*(area.name for area in kecamatan()), "Kabupaten"]
        width = len(HEADERS) + len(places)
        top = write_titles(
            book,
            sheet,
            ("CAKUPAN INDIKATOR PENDUKUNG (SUPPLY)", f"KABUPATEN PENAJAM PASER UTARA TAHUN {YEAR}"),
            width - 1,
        )
        for column, text in enumerate(HEADERS):
            merged(sheet, top, column, top + 1, column, text, book.header)
        left = len(HEADERS)
        merged(sheet, top, left, top, left + len(places) - 2, "KECAMATAN", book.header)
        merged(sheet, top, width - 1, top + 1, width - 1, places[-1].upper(), book.header)
        for offset, place in enumerate(places[:-1]):
            sheet.write(top + 1, left + offset, place, book.header)
        _write_rows(book, sheet, top + 2, width)


def _write_rows(book: Book, sheet: Worksheet, row: int, width: int) -> None:
    number = 1
    for group, indicators in ROWS:
        merged(sheet, row, 0, row, width - 1, group, book.total)
        row += 1
        for name, office, unit, values in indicators:
            for column, value in enumerate((number, name, office, unit, *values)):
                sheet.write(row, column, value, book.decimal if isinstance(value, float) else book.text)
            number += 1
            row += 1
    sheet.write(
        row + 1, 0, "Keterangan: sel kosong tidak berlaku untuk wilayah itu; '-' belum dilaporkan", book.plain
    )
