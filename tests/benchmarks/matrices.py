"""Invented matrices, written the way offices write them, for the benchmarks."""

import random
from pathlib import Path

import xlsxwriter

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.periods import period_label

AREA_COLUMNS = 5


def write_matrix(path: Path, rows: int, columns: int) -> None:
    """A sheet of `rows` areas: names, then numerator, denominator and a percent formula per indicator."""
    draw = random.Random(rows)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Rekap")
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write(0, 0, "Data contoh (dibuat-buat)")
    indicators = (columns - AREA_COLUMNS) // 3
    for indicator in range(indicators):
        sheet.write(2, AREA_COLUMNS + 3 * indicator, f"Layanan {indicator + 1}")
    for indicator in range(indicators):
        for offset, word in enumerate(("Capaian", "Sasaran", "%")):
            sheet.write(3, AREA_COLUMNS + 3 * indicator + offset, word)
    for area in range(rows):
        row = 4 + area
        names = (area + 1, "Kabupaten Contoh", f"Kecamatan {area // 15}", f"Desa {area}", "aktif")
        for column, name in enumerate(names):
            sheet.write(row, column, name)
        for indicator in range(indicators):
            column = AREA_COLUMNS + 3 * indicator
            write_indicator(sheet, draw, percent, row, column)
    book.close()


def write_indicator(sheet, draw, percent, row, column):
    if draw.random() < 0.05:
        sheet.write(row, column, draw.choice(["-", "n/a", "12 orang"]))
        return
    denominator = draw.randrange(1, 400)
    numerator = draw.randrange(0, denominator + 1)
    sheet.write(row, column, numerator)
    sheet.write(row, column + 1, denominator)
    top = f"{xlsxwriter.utility.xl_rowcol_to_cell(row, column)}"
    below = f"{xlsxwriter.utility.xl_rowcol_to_cell(row, column + 1)}"
    sheet.write_formula(row, column + 2, f"={top}/{below}", percent, numerator / denominator)


def write_month(path: Path, code: str, year: int, month: int) -> None:
    """Sasaran, capaian and a percent formula of the essential indicators for each desa below a code.

    Names of areas and indicators are the official ones; the numbers are invented.
    """
    gazetteer, indicators = load_gazetteer(), load_catalogue().essential()
    draw = random.Random(12 * year + month)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Rekap")
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write(0, 0, f"Data contoh (dibuat-buat), {period_label(f'{year}-{month:02d}')}")
    sheet.write_row(2, 0, ("No", "Kabupaten", "Kecamatan", "Desa"))
    for number, indicator in enumerate(indicators):
        sheet.write(2, 4 + 3 * number, indicator.name)
    sheet.write_row(3, 4, ("Sasaran", "Capaian", "%") * len(indicators))
    for row, desa in enumerate(gazetteer.desa(code), start=4):
        kecamatan = gazetteer.official(desa.parent_code)
        kabupaten = gazetteer.official(kecamatan.parent_code)
        sheet.write_row(row, 0, (row - 3, kabupaten.name, kecamatan.name, desa.name))
        for column in range(4, 4 + 3 * len(indicators), 3):
            sasaran = draw.randrange(5, 400)
            capaian = draw.randrange(0, sasaran + 1)
            sheet.write_row(row, column, (sasaran, capaian))
            of, part = (xlsxwriter.utility.xl_rowcol_to_cell(row, column + at) for at in (0, 1))
            sheet.write_formula(row, column + 2, f"={part}/{of}", percent, capaian / sasaran)
    book.close()
