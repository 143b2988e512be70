"""The monthly recap of e-PPGBM by puskesmas: three indices with equal sub-headers, title in column B."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.growth import Growth, growth_by_puskesmas
from samples.sheet import Book, new_book, write_numbering
from samples.world import NOTICE

YEAR, MONTH = 2025, 8
GROUPS = (
    ("BB/U", ("Sangat Kurang", "Kurang", "Berat Badan Normal", "Risiko Lebih", "Outlier")),
    ("TB/U", ("Sangat Pendek", "Pendek", "Normal", "Tinggi", "Outlier")),
    (
        "BB/TB",
        (
            "Gizi Buruk",
            "Gizi Kurang",
            "Normal",
            "Risiko Gizi Lebih",
            "Gizi Lebih",
            "Obesitas",
            "Outlier",
        ),
    ),
)
WIDTH = 3 + sum(len(columns) for _, columns in GROUPS)


def write(folder: Path) -> None:
    """Write `eppgbm_rekap_agustus_2025.xlsx`."""
    with new_book(
        folder / "eppgbm_rekap_agustus_2025.xlsx", "Rekap status gizi e-PPGBM Agustus 2025"
    ) as book:
        sheet = book.sheet("Rekap")
        sheet.write(0, 1, "STATUS GIZI BALITA BULAN AGUSTUS 2025 KABUPATEN PENAJAM PASER UTARA", book.title)
        # The stamp says when the recap was downloaded, not which month was measured.
        sheet.merge_range(1, 0, 1, WIDTH - 1, "Data Tanggal : 2025-10-11 09:14:52", book.plain)
        _write_header(book, sheet)
        rows = growth_by_puskesmas(YEAR, MONTH)
        for index, (name, clinic, result) in enumerate(rows):
            cells = (f"{index + 1}.", clinic.upper(), name.upper(), *_counts(result))
            for column, value in enumerate(cells):
                sheet.write(5 + index, column, value, book.whole if isinstance(value, int) else book.text)
        last = 5 + len(rows)
        sheet.merge_range(last, 0, last, 1, "JUMLAH", book.total)
        # The inserted text column carries a stray zero in the total row.
        sheet.write(last, 2, 0, book.total)
        whole = sum((result for _, _, result in rows[1:]), start=rows[0][2])
        for column, value in enumerate(_counts(whole), start=3):
            sheet.write(last, column, value, book.total)
        sheet.write(last + 2, 1, NOTICE, book.plain)


def _write_header(book: Book, sheet: Worksheet) -> None:
    for column, text in enumerate(("No", "Puskesmas")):
        sheet.merge_range(2, column, 3, column, text, book.header)
    # Put in by hand: not merged with the row below, and misspelt.
    sheet.write(2, 2, "KECMATAN", book.header)
    sheet.write_blank(3, 2, None, book.header)
    left = 3
    for group, columns in GROUPS:
        sheet.merge_range(2, left, 2, left + len(columns) - 1, group, book.header)
        for offset, text in enumerate(columns):
            sheet.write(3, left + offset, text, book.header)
        left += len(columns)
    write_numbering(book, sheet, 4, WIDTH)


def _counts(result: Growth) -> tuple[int, ...]:
    return (
        result.weight_severe,
        result.weight_low,
        result.weight_normal,
        result.weight_risk,
        result.weight_outlier,
        result.severely_stunted,
        result.stunted,
        result.height_normal,
        result.tall,
        result.height_outlier,
        result.severely_wasted,
        result.wasted,
        result.thinness_normal,
        result.overweight_risk,
        result.overweight,
        result.obese,
        result.thinness_outlier,
    )
