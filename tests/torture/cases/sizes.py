"""Sheets that are, or claim to be, larger than any matrix."""

from tests.reading.opening.raw_zip import (
    MAIN,
    RELATIONS,
    ods_cell,
    ods_row,
    ods_table,
    raw_ods,
    raw_xlsx,
    relation,
    relations,
    sheet_xml,
    xlsx_parts,
    zipped,
)
from tests.torture.cases.case import ALL, Case, as_book, as_csv, raw_matrix, refused, sheet_rows
from tests.torture.cases.formats import html, packed, xml_2003

NAMES = ("Babulu Darat", "Babulu Laut", "Gunung Mulia")
FAR_CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WHOLE_SHEET = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
HEAPED = "<mergeCells>" + '<mergeCell ref="A12:D20"/>' * 20_000 + "</mergeCells>"
IMPOSSIBLE = ("A0", "ZZZ11", "XFE11", "A99999999", "1", "", "A-1", "AAAA11")
NOBODY = "a cell that no sheet has is told, the matrix read"


def wide(columns):
    rows = [["Desa", *(f"Kolom {n}" for n in range(columns))]]
    return as_csv(rows + [[name, *(n % 97 for n in range(columns))] for name in NAMES])


def with_row(row):
    return lambda: raw_xlsx(raw_matrix() + row)


def blank_rows():
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(20, 60_000))
    return zipped(xlsx_parts({"Rekap": sheet_xml(raw_matrix() + rows)}))


def repeated_ods():
    rows = [ods_row(*map(ods_cell, row)) for row in sheet_rows()]
    return raw_ods(ods_table(*rows, ods_row(ods_cell(None, count=16_384), count=1_000_000)))


def repeated_value_ods():
    rows = [ods_row(*map(ods_cell, row)) for row in sheet_rows()]
    return raw_ods(ods_table(*rows, ods_row(ods_cell(7, count=16_000), count=60_000)))


def one_part_for_all(count):
    """A workbook whose sheets are all the same part."""
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    lines = [relation(f"rId{n}", "worksheet", "worksheets/sheet1.xml") for n in range(1, count + 1)]
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    return packed(sheet=sheet_xml(raw_matrix()), book=book, book_rels=relations(*lines))()


CASES = (
    refused("kolom-20000.csv", "is refused in one line", lambda: wide(20_000), "too_large"),
    refused("kolom-2001.csv", "is refused in one line", lambda: wide(2_001), "too_large"),
    Case("kolom-400.csv", "is read", lambda: wide(400)),
    Case(
        "dimensi-selembar.xlsx",
        "the claim is not believed",
        lambda: raw_xlsx(raw_matrix(), head='<dimension ref="A1:XFD1048576"/>'),
        reads=ALL,
    ),
    Case(
        "dimensi-rusak.xlsx",
        "the claim is not believed",
        lambda: raw_xlsx(raw_matrix(), head='<dimension ref="???"/>'),
        reads=ALL,
    ),
    Case("ribuan-baris-berformat.xlsx", "blank rows cost nothing", blank_rows, reads=ALL),
    Case(
        "sel-terjauh.xlsx", "the far cell is told, the matrix read", with_row(FAR_CELL), ("stray_cell",), ALL
    ),
    Case(
        "baris-kosong.csv",
        "blank rows cost nothing",
        lambda: as_csv(sheet_rows()) + b";;;\r\n" * 200_000,
        reads=ALL,
    ),
    Case(
        "gabung-selembar.xlsx",
        "what nobody sees is told",
        lambda: raw_xlsx(raw_matrix(), tail=WHOLE_SHEET),
        ("covered_cell",),
        nothing=True,
    ),
    Case(
        "gabung-bertumpuk.xlsx",
        "merged ranges within each other cost nothing",
        lambda: raw_xlsx(raw_matrix(), tail=HEAPED),
        reads=ALL,
    ),
    Case(
        "gabung-rusak.xlsx",
        "a range that is none is left away",
        lambda: raw_xlsx(raw_matrix(), tail='<mergeCells><mergeCell ref="A0:ZZZZ"/></mergeCells>'),
        reads=ALL,
    ),
    Case(
        "gabung-terbalik.xlsx",
        "a range that is none is left away",
        lambda: raw_xlsx(raw_matrix(), tail='<mergeCells><mergeCell ref="D9:A4"/></mergeCells>'),
        reads=ALL,
    ),
    Case(
        "lembar-banyak.xlsx",
        "sheets without a table are told in few lines",
        lambda: as_book({"Rekap": sheet_rows(), **{f"L{n}": [[n]] for n in range(150)}}),
        ("no_table",),
    ),
    Case(
        "baris-kembar.xlsx",
        "rows written twice are read once",
        lambda: raw_xlsx(raw_matrix() + raw_matrix()),
        reads=ALL,
    ),
    *(
        Case(
            f"alamat-mustahil-{n}.xlsx",
            NOBODY,
            with_row(f'<row r="11"><c r="{a}"><v>1</v></c></row>'),
            reads=ALL,
        )
        for n, a in enumerate(IMPOSSIBLE)
    ),
    Case(
        "alamat-huruf-kecil.xlsx", "stays without harm", with_row('<row r="11"><c r="a1"><v>1</v></c></row>')
    ),
    Case(
        "nomor-baris-raksasa.xlsx",
        NOBODY,
        with_row('<row r="99999999999999"><c><v>1</v></c></row>'),
        reads=ALL,
    ),
    Case(
        "nomor-baris-huruf.xlsx",
        NOBODY,
        with_row('<row r="x"><c r="A1"><v>1</v></c></row>'),
        ("damaged_cell",),
        ALL,
    ),
    Case(
        "rentang-html.xls",
        "a span ends where the standard ends it",
        lambda: html(after="<table><tr><td colspan=999999999 rowspan=999999999>x</td></tr></table>"),
        reads=ALL,
    ),
    Case(
        "html-bersarang.xls",
        "elements around a table hide nothing",
        lambda: html(before="<div>" * 3_000),
        reads=ALL,
    ),
    refused(
        "tabel-bersarang.xls",
        "is refused in one line",
        lambda: b"<html>" + b"<table><tr><td>x" * 1_000,
        "unreadable_file",
    ),
    Case("ods-berulang.ods", "blank cells with a count cost nothing", repeated_ods, reads=ALL),
    Case(
        "ods-angka-berulang.ods", "a number with a count is told as far away", repeated_value_ods, reads=ALL
    ),
    Case(
        "xml-indeks-raksasa.xml",
        "the far cell costs nothing",
        lambda: xml_2003('ss:Index="2000000000"'),
        reads=ALL,
    ),
    Case(
        "xml-gabung-raksasa.xml",
        "the range costs nothing",
        lambda: xml_2003('ss:MergeAcross="2000000000"'),
        reads=ALL,
    ),
    Case(
        "xml-rentang-raksasa.xml",
        "the count costs nothing",
        lambda: xml_2003(row='ss:Span="2000000000"'),
        reads=ALL,
    ),
    Case(
        "lembar-5000-satu-bagian.xlsx",
        "the first thousand sheets are read, and that there are more is told",
        lambda: one_part_for_all(5_000),
        ("too_large",),
        any_end=True,
    ),
    refused(
        "tabel-60000.html",
        "so many tables cost no time",
        lambda: b"<html>" + b"<table><tr><td>1</td></tr></table>" * 60_000,
        "too_large",
    ),
    refused(
        "hubungan-30000.xlsx",
        "so many relationships cost no time",
        packed(
            book_rels=relations(
                *(relation(f"rId{n}", "worksheet", "worksheets/sheet1.xml") for n in range(30_000))
            )
        ),
        "too_large",
    ),
)
