"""One small table in every workbook format: the same cells, the same marks, at the same addresses."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter
from numpy.testing import assert_array_equal

from stunting.model.grid import CellRange
from stunting.reading.opening import open_workbook
from tests.reading.opening import raw_xls, raw_xlsb
from tests.reading.opening.raw_zip import ods_cell, ods_percent, ods_row, ods_table, raw_ods

# Row 4 holds an error behind the last value, row 2 is hidden as a row, column C as a column.
TABLE = [
    ["Kecamatan", None, None, None],
    ["Sepaku", 12, 0.45, None],
    [None, None, None, None],
    ["Waru", 0, None, None],
    ["Gabungan", None, None, None],
]
PERCENT = (1, 2)
ERROR = (3, 3)
MERGED = CellRange(4, 0, 4, 1)
HIDDEN_ROW, HIDDEN_COLUMN = 1, 2


def xlsx_file():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Rekap")
    percent = book.add_format({"num_format": "0.0%"})
    for row, values in enumerate(TABLE[:4]):
        for column, value in enumerate(values):
            if value is not None:
                sheet.write(row, column, value, percent if (row, column) == PERCENT else None)
    sheet.write_formula(*ERROR, "=1/0", None, "#DIV/0!")
    sheet.merge_range(4, 0, 4, 1, "Gabungan")
    sheet.set_row(HIDDEN_ROW, None, None, {"hidden": True})
    sheet.set_column(HIDDEN_COLUMN, HIDDEN_COLUMN, None, None, {"hidden": True})
    book.add_worksheet("Rahasia").hide()
    book.close()
    return stream.getvalue()


def xls_file():
    x = raw_xls
    cells = x.hidden_column(HIDDEN_COLUMN) + x.hidden_row(HIDDEN_ROW) + x.label(0, 0, "Kecamatan")
    cells += x.label(1, 0, "Sepaku") + x.number(1, 1, 12) + x.number(1, 2, 0.45, x.PERCENT)
    cells += x.label(3, 0, "Waru") + x.number(3, 1, 0) + x.error(3, 3, 0x07)
    cells += x.label(4, 0, "Gabungan") + x.merged(4, 4, 0, 1)
    return x.raw_xls({"Rekap": (0, cells), "Rahasia": (1, b"")})


def xlsb_file():
    x = raw_xlsb
    cells = x.row(0) + x.label(0, "Kecamatan")
    cells += x.row(1, hidden=True) + x.label(0, "Sepaku") + x.number(1, 12) + x.number(2, 0.45, x.PERCENT)
    cells += x.row(3) + x.label(0, "Waru") + x.number(1, 0) + x.error(3, 0x07)
    cells += x.row(4) + x.label(0, "Gabungan")
    part = x.worksheet(cells, x.hidden_column(HIDDEN_COLUMN), x.merged(4, 4, 0, 1))
    return x.raw_xlsb({"Rekap": (0, part), "Rahasia": (1, x.worksheet(b""))})


def ods_file():
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    shown = '<table:table-column table:number-columns-repeated="2"/>'
    columns = shown + '<table:table-column table:visibility="collapse"/>'
    rows = (
        ods_row(ods_cell("Kecamatan")),
        ods_row(ods_cell("Sepaku"), ods_cell(12), ods_percent(0.45), hidden=True),
        ods_row(ods_cell(None, 16384)),
        ods_row(ods_cell("Waru"), ods_cell(0), ods_cell(None), error),
        ods_row(ods_cell("Gabungan", number_columns_spanned=2), "<table:covered-table-cell/>"),
        ods_row(ods_cell(None, 16384), count=1048571),
    )
    hidden = '<table:table table:name="Rahasia" table:style-name="ta2"/>'
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    return raw_ods(ods_table(*rows, columns=columns) + hidden, styles=style)


FORMATS = {"xlsx": xlsx_file, "xls": xls_file, "xlsb": xlsb_file, "ods": ods_file}


@pytest.fixture(params=FORMATS)
def opened(request):
    # The name lies about the format: only the content counts.
    return open_workbook(FORMATS[request.param](), "rekap.csv")


def test_cells_stand_where_they_stood(opened):
    grid = opened.grids[0]
    assert not opened.problems
    assert grid.sheet == "Rekap"
    assert grid.values.tolist() == TABLE


def test_percent_formats_are_told_from_numbers(opened):
    grid = opened.grids[0]
    assert grid.has_formats
    assert list(zip(*grid.percent_cells.nonzero(), strict=True)) == [PERCENT]


def test_an_error_is_no_blank_even_at_the_edge(opened):
    assert opened.grids[0].error_cells == {ERROR: "#DIV/0!"}


def test_merged_ranges(opened):
    assert opened.grids[0].merges == (MERGED,)


def test_hidden_rows_columns_and_sheets_are_read_and_marked(opened):
    first, second = opened.grids
    assert first.hidden_rows == {HIDDEN_ROW}
    assert first.hidden_columns == {HIDDEN_COLUMN}
    assert [first.hidden, second.hidden] == [False, True]


def test_an_empty_sheet_is_a_grid_without_cells(opened):
    assert opened.grids[1].shape == (0, 0)


def test_types_of_values_in_xlsx():
    book = openpyxl.Workbook()
    moment = datetime.datetime(2025, 8, 17, 9, 30)
    book.active.append([True, 3, 2.5, "  menjorok", moment, datetime.date(2025, 1, 31), "dua\nbaris"])
    stream = io.BytesIO()
    book.save(stream)
    (grid,) = open_workbook(stream.getvalue(), "a.xlsx").grids
    expected = [True, 3.0, 2.5, "  menjorok", moment, datetime.date(2025, 1, 31), "dua\nbaris"]
    assert grid.values.tolist() == [expected]
    assert type(grid.values[0, 0]) is bool


def test_chart_sheets_are_left_out():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Data").write(0, 0, 5)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$A$1:$A$1"})
    book.add_chartsheet("Grafik").set_chart(chart)
    book.add_worksheet("Lagi").write(0, 1, 7)
    book.close()
    opened = open_workbook(stream.getvalue(), "a.xlsx")
    assert [grid.sheet for grid in opened.grids] == ["Data", "Lagi"]
    assert_array_equal(opened.grids[1].values, [[None, 7.0]])


def test_macros_are_carried_but_never_run(tmp_path):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Rekap").write(0, 0, "isi")
    macro = tmp_path / "vbaProject.bin"
    macro.write_bytes(b"\xd0\xcf\x11\xe0 macro")
    book.add_vba_project(str(macro))
    book.close()
    opened = open_workbook(stream.getvalue(), "a.xlsm")
    assert opened.grids[0].values.tolist() == [["isi"]]
    assert not opened.problems


def test_short_records_of_xlsb_are_refused_because_readers_lose_them():
    x = raw_xlsb
    part = x.worksheet(x.row(0) + x.label(0, "Sepaku") + x.short_number(12.0))
    opened = open_workbook(x.raw_xlsb({"Rekap": (0, part)}), "a.xlsb")
    assert not opened.grids
    assert [problem.kind for problem in opened.problems] == ["lossy_xlsb"]
