"""Cells that hold, or seem to hold, a number."""

import datetime

from tests.reading.opening.raw_zip import raw_xlsx
from tests.torture.cases.case import (
    ALL,
    FIRST,
    HEADER,
    ROWS,
    Case,
    all_but,
    as_csv,
    as_xlsx,
    csv_of,
    raw_matrix,
    raw_of,
    sheet_rows,
    value_cell,
    xlsx_of,
)


def with_formulas(**formulas):
    """The matrix with formulas in some cells, without a result."""
    cells = {address: f'<c r="{address}"><f>{formula}</f></c>' for address, formula in formulas.items()}
    return lambda: raw_xlsx(raw_matrix(**cells))


def percent_rows(scale, decimals):
    """The matrix with a column of its shares, times a scale."""
    rows = [[sheet_rows()[0][0]], [], [*HEADER, "Persen"]]
    return [*rows, *([*row, round(scale * row[3] / row[2], decimals)] for row in ROWS)]


def formatted_shares():
    """Shares in a percent format."""

    def format_them(book, sheet):
        style = book.add_format({"num_format": "0.00%"})
        for place, row in enumerate(percent_rows(1, 4)[3:], start=3):
            sheet.write(place, 4, row[4], style)

    return as_xlsx(percent_rows(1, 4), finish=format_them)


def dated(*values):
    """The matrix with these values, in a format of dates, in its first row."""

    def write(book, sheet):
        style = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for column, value in enumerate(values, start=2):
            sheet.write(3, column, value, style)

    return lambda: as_xlsx(sheet_rows({"C4": None, "D4": None}), finish=write)


def sasaran(*written):
    """The matrix as csv, its sasaran written so."""
    return csv_of({f"C{FIRST + place}": text for place, text in enumerate(written)})


HUGE = {"C4": "1E+400", "D5": "1e308", "C6": "NaN", "D7": "inf", "C8": "-inf", "D9": -5}
LEFT = all_but(C4=None, D5=None, C6=None, D7=None, C8=None, D9=-5.0)
SHARES = {"E4": 92.23, "E5": 64.17, "E6": 74.74, "E7": 81.55, "E8": 100.0, "E9": 67.11}
AS_TEXTS = {f"{c}{FIRST + n}": str(row[2 + p]) for n, row in enumerate(ROWS) for p, c in enumerate("CD")}
EXACT_ZEROS = "412," + "0" * 300
ARABIC, FULL_WIDTH, RAISED, ROMAN = "\u0664\u0661\u0662", "\uff13\uff18\uff10", "\u00b2\u00b3", "\u2167"
NO_C4 = all_but(C4=None)

CASES = (
    Case("angka-apa-adanya.xlsx", "read whole, without a word", xlsx_of(), reads=ALL),
    Case("angka-apa-adanya.csv", "read whole, without a word", csv_of(), reads=ALL),
    Case(
        "angka-tak-hingga.xlsx", "texts are told, other cells read", xlsx_of(HUGE), ("text_for_number",), LEFT
    ),
    Case(
        "angka-tak-hingga.csv", "texts are told, other cells read", csv_of(HUGE), ("text_for_number",), LEFT
    ),
    Case(
        "angka-raksasa-asli.xlsx",
        "numbers beyond all counts are told, other cells read",
        xlsx_of({"C4": 1e308, "D5": -1e308, "C6": 1e16}),
        ("text_for_number",),
        all_but(C4=None, D5=None, C6=None),
    ),
    Case(
        "angka-xml-tak-hingga.xlsx",
        "what overflows is missing, other cells are read",
        raw_of(C4=value_cell("C4", "1e999"), D5=value_cell("D5", "-1e999")),
        reads=all_but(C4=None, D5=None),
    ),
    Case("angka-xml-nan.xlsx", "NaN is missing", raw_of(C4=value_cell("C4", "NaN")), reads=NO_C4),
    Case(
        "angka-xml-teks.xlsx",
        "a text in a number cell is told",
        raw_of(C4=value_cell("C4", "abc")),
        reads=NO_C4,
    ),
    Case("angka-5000-digit.csv", "told as a text", csv_of({"C4": "9" * 5_000}), ("text_for_number",), NO_C4),
    Case(
        "angka-5000-digit.xlsx", "told as a text", xlsx_of({"C4": "9" * 5_000}), ("text_for_number",), NO_C4
    ),
    Case("angka-terlalu-kecil.csv", "is no zero", csv_of({"C4": "1e-400"}), reads=NO_C4),
    Case("angka-300-desimal.csv", "told as a text", csv_of({"C4": EXACT_ZEROS}), ("text_for_number",), NO_C4),
    Case(
        "kosong-bukan-nol.xlsx",
        "a zero is a zero; blank, dash and words are missing",
        xlsx_of({"C4": None, "D5": 0, "D6": "-", "D7": "", "D8": "tidak ada data"}),
        reads=all_but(C4=None, D5=0.0, D6=None, D7=None, D8=None),
    ),
    Case("nol-negatif.xlsx", "minus zero is zero", xlsx_of({"D5": -0.0}), reads=all_but(D5=0.0)),
    Case(
        "cacah-negatif.xlsx",
        "negative counts are kept and asked about",
        xlsx_of({"D5": -12, "C6": -1}),
        ("negative_value",),
        all_but(D5=-12.0, C6=-1.0),
    ),
    Case(
        "persen-pecahan-berformat.xlsx", "shares are percents by their format", formatted_shares, reads=SHARES
    ),
    Case(
        "persen-pecahan-polos.xlsx",
        "shares are percents by the counts",
        lambda: as_xlsx(percent_rows(1, 4)),
        reads=SHARES,
    ),
    Case("persen-polos.csv", "percents are percents", lambda: as_csv(percent_rows(100, 2)), reads=SHARES),
    Case(
        "persen-di-atas-100.xlsx",
        "kept and asked about",
        xlsx_of({"D5": 300}),
        ("numerator_above_denominator",),
        all_but(D5=300.0),
    ),
    Case(
        "tanda-ribuan-titik.csv",
        "points are thousands",
        sasaran("1.412", "2.187", "95", "3.233", "1.148", "76"),
        reads={"C4": 1412.0, "C5": 2187.0, "C6": 95.0, "C9": 76.0},
    ),
    Case(
        "tanda-ribuan-koma.csv",
        "commas are thousands",
        sasaran("1,412", "2,187", "95", "3,233", "1,148", "76"),
        reads={"C4": 1412.0, "C6": 95.0},
    ),
    Case(
        "tanda-ribuan-spasi.csv",
        "blanks of all widths are thousands",
        sasaran("1 412", "2\u00a0187", "95", "3\u202f233", "1 148", "76"),
        reads={"C4": 1412.0, "C5": 2187.0, "C7": 3233.0},
    ),
    Case(
        "tanda-campur.csv",
        "each number goes by the mark that its digits prove",
        sasaran("1.412,0", "2,187.0", "95", "233", "148", "76"),
        reads={"C4": 1412.0, "C5": 2187.0, "C6": 95.0},
    ),
    Case(
        "angka-aksara-lain.csv",
        "no digit of another script becomes another number",
        csv_of({"C4": ARABIC, "D4": FULL_WIDTH, "C5": RAISED, "D5": ROMAN}),
        reads={"C5": None, "D5": None, "C6": 95.0},
    ),
    Case(
        "angka-gaya-program.csv",
        "numbers as programs write them are told as texts",
        csv_of({"C6": "4_12", "D6": "0x17C", "C7": "1j", "D7": "0b11", "D8": "Infinity"}),
        ("text_for_number",),
        all_but(C6=None, D6=None, C7=None, D7=None, D8=None),
    ),
    Case(
        "angka-tanda-kurung.csv",
        "other cells are read",
        csv_of({"C4": "(412)", "D4": "380-", "C5": "--5"}),
        reads={"C6": 95.0},
    ),
    Case(
        "angka-berdesakan.csv",
        "other cells are read",
        csv_of({"C4": "4 1 2", "D4": "380 / 412 / 3"}),
        reads={"D6": 71.0},
    ),
    Case(
        "angka-jadi-tanggal.xlsx",
        "a date is no count",
        dated(datetime.date(2024, 1, 1)),
        reads=all_but(C4=None, D4=None),
    ),
    Case(
        "tanggal-raksasa.xlsx",
        "a date that no calendar has costs no other cell",
        dated(1e300, -5e12),
        reads={"C5": 187.0},
    ),
    Case(
        "boolean.xlsx",
        "other cells are read",
        xlsx_of({"C4": True, "D4": False}),
        reads={"C5": 187.0, "D5": 120.0},
    ),
    Case(
        "boolean-di-tengah.xlsx",
        "yes and no among counts are told, other cells are read",
        xlsx_of({"C5": True, "D6": False}),
        ("text_for_number",),
        all_but(C5=None, D6=None),
    ),
    Case(
        "hampir-nol.xlsx",
        "a number next to nothing is told, and no share of it is computed",
        xlsx_of({"C4": 1e-300}),
        ("text_for_number",),
        reads=NO_C4,
    ),
    Case(
        "rumus-melingkar.xlsx",
        "formulas without a result are told and missing",
        with_formulas(C4="D4", D4="C4"),
        ("unevaluated_formula",),
        all_but(C4=None, D4=None),
    ),
    Case(
        "rumus-salah.xlsx",
        "errors are told and missing",
        raw_of(C4=value_cell("C4", "#REF!", "e"), D5=value_cell("D5", "#DIV/0!", "e")),
        ("error_cell",),
        all_but(C4=None, D5=None),
    ),
    Case(
        "rumus-salah-baru.xlsx",
        "an error that only newer programs know is told and costs no other cell",
        raw_of(C4=value_cell("C4", "#SPILL!", "e")),
        ("error_cell",),
        NO_C4,
    ),
    Case(
        "rumus-tautan-luar.xlsx",
        "no link is followed and no formula shown",
        with_formulas(C4="'[1]Rekap'!C4", D4='WEBSERVICE("http://127.0.0.1:9/")', C5="cmd|' /C calc'!A0"),
        ("unevaluated_formula",),
        all_but(C4=None, D4=None, C5=None),
        never=("WEBSERVICE", "calc"),
    ),
    Case("kolom-angka-jadi-teks.xlsx", "numbers written as texts are read", xlsx_of(AS_TEXTS), reads=ALL),
)
