"""A table of survey prevalence (SSGI/SKI): kabupaten and kota in rows, years in columns."""

from __future__ import annotations

from pathlib import Path

from samples.sheet import merged, new_book, write_titles

YEARS = (2021, 2022, 2023, 2024)
# Invented percentages; they are not those of any survey.
PREVALENCE = (
    ("Kalimantan Timur", (23.4, 23.1, 22.6, 21.8)),
    ("Paser", (24.1, 23.8, 22.9, 22.4)),
    ("Kutai Kartanegara", (26.2, 24.4, 20.3, 17.1)),
    ("Berau", (25.5, 22.0, 21.4, 20.6)),
    ("Kutai Barat", (26.8, 27.1, 26.3, 25.9)),
    ("Kutai Timur", (28.3, 25.2, 26.0, 25.4)),
    ("Penajam Paser Utara", (26.5, 23.2, 24.0, 30.4)),
    ("Mahakam Ulu", (21.7, "-", 20.9, 20.2)),
    ("Balikpapan", (18.2, 20.1, 21.6, 23.3)),
    ("Samarinda", (22.3, 24.6, 23.4, 21.1)),
    ("Bontang", (26.0, 21.5, 24.8, 21.9)),
)


def write(folder: Path) -> None:
    """Write `ssgi_prevalensi_kabupaten.xlsx`."""
    with new_book(folder / "ssgi_prevalensi_kabupaten.xlsx", "Prevalensi stunting menurut SSGI/SKI") as book:
        sheet = book.sheet("SSGI")
        width = 2 + len(YEARS)
        title = "PREVALENSI STUNTING BALITA HASIL SSGI/SKI MENURUT KABUPATEN/KOTA"
        top = write_titles(book, sheet, (title, "PROVINSI KALIMANTAN TIMUR, TAHUN 2021-2024"), width - 1)
        merged(sheet, top, 0, top + 1, 0, "No", book.header)
        merged(sheet, top, 1, top + 1, 1, "Kabupaten/Kota", book.header)
        merged(sheet, top, 2, top, width - 1, "Prevalensi Stunting (%)", book.header)
        for column, year in enumerate(YEARS, start=2):
            sheet.write(top + 1, column, year, book.header)
        for offset, (name, values) in enumerate(PREVALENCE):
            row = top + 2 + offset
            sheet.write(row, 0, offset or "", book.group)
            sheet.write(row, 1, name, book.text)
            for column, value in enumerate(values, start=2):
                sheet.write(row, column, value, book.decimal)
        last = top + 3 + len(PREVALENCE)
        sheet.write(last, 0, "Sumber: survei; angka rekaan untuk contoh", book.plain)
