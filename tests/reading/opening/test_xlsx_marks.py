"""What is told of an xlsx sheet beside its values, in the dialects that programs write."""

import io

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.model.grid import CellRange
from stunting.reading.isolated.number_formats import is_percent_format
from stunting.reading.opening import open_workbook
from tests.reading.opening.raw_zip import STYLES, raw_xlsx, sheet_xml, text_cell, xlsx_parts, zipped


def one_grid(data):
    opened = open_workbook(data, "a.xlsx")
    assert not opened.problems
    return opened.grids[0]


def percent_cells(grid):
    return [(int(row), int(column)) for row, column in zip(*grid.percent_cells.nonzero(), strict=True)]


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [
        ("0%", True),
        ("0.00%", True),
        ("#,##0.0%;[Red]-0.0%", True),
        ('0.0 %;-0.0 %;"-"', True),
        ('0"%"', False),
        (r"0\%", False),
        ("0_%", False),
        ("General", False),
        ('[$-421]dd mmmm yyyy;"100%"', False),
    ],
)
def test_a_printed_percent_sign_is_no_percent_format(code, is_percent):
    assert is_percent_format(code) is is_percent


def test_percent_styles_in_any_order_of_attributes_and_quotes():
    grid = one_grid(
        raw_xlsx(
            '<row r="1"><c r="A1" s="1"><v>0.1</v></c><c s="3" r="B1"><v>0.2</v></c>'
            '<c r="C1" s="2"><v>45</v></c><c r="D1"><v>4</v></c>'
            "<c t='n' s='1' r='E1'><v>0.3</v></c><c r=\"F1\" s=\"10\"><v>1</v></c></row>"
        )
    )
    assert percent_cells(grid) == [(0, 0), (0, 1), (0, 4)]
    assert grid.values.tolist() == [[0.1, 0.2, 45.0, 4.0, 0.3, 1.0]]


def test_without_styles_there_are_no_percent_cells():
    parts = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>')})
    del parts["xl/styles.xml"]
    grid = one_grid(zipped(parts))
    assert grid.values.tolist() == [[0.5]]
    assert percent_cells(grid) == []


def test_namespace_prefix():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<x:worksheet xmlns:x="{main}"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData>'
        '<x:row r="1"><x:c r="A1" s="1"><x:v>0.5</x:v></x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c></x:row>'
        '<x:row r="2" hidden="true"><x:c r="A2"><x:f>A1</x:f></x:c><x:c r="C2"><x:v>1</x:v></x:c></x:row>'
        '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    parts = xlsx_parts({"Rekap": xml})
    parts["xl/styles.xml"] = STYLES.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    grid = one_grid(zipped(parts))
    assert grid.values.tolist() == [[0.5, None, None], [None, None, 1.0]]
    assert percent_cells(grid) == [(0, 0)]
    assert grid.error_cells == {(0, 1): "#N/A"}
    assert grid.unevaluated_cells == {(1, 0)}
    assert (grid.hidden_rows, grid.hidden_columns) == ({1}, {1, 2})
    assert grid.merges == (CellRange(0, 0, 1, 0),)


def test_backslashes_in_the_names_of_parts():
    parts = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>')})
    grid = one_grid(zipped({name.replace("/", "\\"): content for name, content in parts.items()}))
    assert grid.values.tolist() == [[0.5]]
    assert percent_cells(grid) == [(0, 0)]


def test_cells_without_addresses_stand_in_their_order():
    grid = one_grid(
        raw_xlsx(
            '<row><c t="inlineStr"><is><t>Waru</t></is></c><c s="1"><v>0.5</v></c></row><row/>'
            '<row><c/><c t="e"><v>#DIV/0!</v></c><c><v>3</v></c></row>'
        )
    )
    assert grid.values.tolist() == [["Waru", 0.5, None], [None, None, None], [None, None, 3.0]]
    assert percent_cells(grid) == [(0, 1)]
    assert grid.error_cells == {(2, 1): "#DIV/0!"}


def test_a_stale_dimension_hides_nothing():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 21))
    grid = one_grid(raw_xlsx(rows, head='<dimension ref="A1"/>'))
    assert grid.values[:, 0].tolist() == [float(row) for row in range(1, 21)]


def test_formulas_without_result_are_told_from_blanks_and_empty_texts():
    grid = one_grid(
        raw_xlsx(
            '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><f>D1</f><v/></c>'
            '<c r="D1" t="str"><f>IF(1,"")</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c><c r="F1"/>'
            '<c r="G1"><f t="shared" si="0"/></c></row>'
        )
    )
    assert grid.values.tolist() == [[None, None, None, None, 2.0, None, None]]
    assert grid.unevaluated_cells == {(0, 0), (0, 1), (0, 2), (0, 6)}


def test_openpyxl_writes_formulas_without_results():
    book = openpyxl.Workbook()
    book.active.append([1, 2, "=A1/B1"])
    stream = io.BytesIO()
    book.save(stream)
    grid = one_grid(stream.getvalue())
    assert grid.values.tolist() == [[1.0, 2.0, None]]
    assert grid.unevaluated_cells == {(0, 2)}


def xlsxwriter_file(*formula_results):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [0, 8])
    for row, result in enumerate(formula_results, 1):
        sheet.write_formula(row, 1, "=A1/B1", None, *result)
    book.close()
    return stream.getvalue()


def test_a_zero_that_a_program_wrote_because_it_computes_nothing_is_no_result():
    grid = one_grid(xlsxwriter_file((), ()))
    assert grid.values.tolist() == [[0.0, 8.0], [None, None], [None, None]]
    assert grid.unevaluated_cells == {(1, 1), (2, 1)}


def test_a_zero_beside_other_results_is_a_zero():
    grid = one_grid(xlsxwriter_file((0,), (0.5,), (0,)))
    assert grid.values[:, 1].tolist() == [8.0, 0.0, 0.5, 0.0]
    assert not grid.unevaluated_cells


def test_marks_in_indented_xml():
    grid = one_grid(
        raw_xlsx(
            '\n <row r="1">\n  <c r="A1" s="1">\n   <v>0.5</v>\n  </c>\n  <c r="B1">\n   <f>A1</f>\n  </c>\n'
            '  <c r="C1" t="e">\n   <v>#REF!</v>\n  </c>\n </row>\n <row r="2" ht="0">\n  <c r="A2">\n'
            "   <v>1</v>\n  </c>\n </row>\n",
            tail='\n <mergeCells>\n  <mergeCell ref="A1:B1"/>\n </mergeCells>\n <rowBreaks count="0"/>\n',
        )
    )
    assert grid.values.tolist() == [[0.5, None, None], [1.0, None, None]]
    assert percent_cells(grid) == [(0, 0)]
    assert grid.unevaluated_cells == {(0, 1)}
    assert grid.error_cells == {(0, 2): "#REF!"}
    assert grid.hidden_rows == {1}
    assert grid.merges == (CellRange(0, 0, 0, 1),)


def test_page_breaks_behind_the_rows_are_no_rows():
    tail = '<pageMargins left="1"/><rowBreaks count="1"><brk id="1"/></rowBreaks>'
    grid = one_grid(raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', tail=tail))
    assert grid.values.tolist() == [[1.0]]


def test_what_a_merged_range_covers_is_reported_and_not_read():
    rows = f'<row r="1">{text_cell("A1", "Sepaku")}{text_cell("B1", "RAHASIA")}<c r="C1"><v>1</v></c></row>'
    opened = open_workbook(raw_xlsx(rows, tail='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), "a.xlsx")
    assert opened.grids[0].values.tolist() == [["Sepaku", None, 1.0]]
    (problem,) = opened.problems
    assert (problem.kind, problem.sheet, problem.cell) == ("covered_cell", "Rekap", "B1")
    assert "RAHASIA" not in problem.message


CELL = st.sampled_from(["blank", "number", "percent", "text", "error", "formula", "unevaluated"])


@settings(max_examples=25, deadline=None)
@given(
    cells=st.lists(st.lists(CELL, min_size=1, max_size=30), min_size=1, max_size=8),
    hidden_rows=st.sets(st.integers(0, 7), max_size=3),
    hidden_columns=st.sets(st.integers(0, 29), max_size=3),
)
def test_marks_agree_with_openpyxl(cells, hidden_rows, hidden_columns):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    percent = book.add_format({"num_format": "0.00%"})
    for row, kinds in enumerate(cells):
        for column, kind in enumerate(kinds):
            write(sheet, row, column, kind, percent)
    for row in hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    book.close()
    opened = open_workbook(stream.getvalue(), "a.xlsx")
    check_against_openpyxl(opened.grids[0], stream)


def write(sheet, row, column, kind, percent):
    if kind == "number":
        sheet.write_number(row, column, row + column / 100)
    elif kind == "percent":
        sheet.write_number(row, column, 0.5, percent)
    elif kind == "text":
        sheet.write_string(row, column, f'teks <{row}> & \'e\' t="e" hidden="1"')
    elif kind == "error":
        sheet.write_formula(row, column, "=1/0", percent if row % 2 else None, "#DIV/0!")
    elif kind == "formula":
        sheet.write_formula(row, column, '=IF(A1>0,"<c r=")', percent, row + 1)
    elif kind == "unevaluated":
        sheet.write_formula(row, column, "=A1", None, "")


def check_against_openpyxl(grid, stream):
    values = openpyxl.load_workbook(stream, data_only=True).active
    formulas = openpyxl.load_workbook(stream).active
    rows, columns = grid.shape
    for row in range(values.max_row):
        for column in range(values.max_column):
            cell = values.cell(row + 1, column + 1)
            formula = formulas.cell(row + 1, column + 1)
            if row >= rows or column >= columns:
                assert cell.value is None
                assert formula.value is None
                continue
            is_error = cell.data_type == "e"
            assert grid.values[row, column] == (None if is_error else cell.value)
            assert grid.error_cells.get((row, column)) == (cell.value if is_error else None)
            assert bool(grid.percent_cells[row, column]) == (cell.number_format == "0.00%")
            unevaluated = formula.data_type == "f" and cell.value is None
            assert ((row, column) in grid.unevaluated_cells) == unevaluated
    hidden = {row - 1 for row, about in values.row_dimensions.items() if about.hidden and row <= rows}
    assert grid.hidden_rows == hidden
    hidden_columns = {
        column
        for about in values.column_dimensions.values()
        if about.hidden
        for column in range(about.min - 1, min(about.max, columns))
    }
    assert grid.hidden_columns == hidden_columns


def test_the_strict_dialect_of_the_standard():
    parts = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>')})
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    grid = one_grid(zipped(strict))
    assert grid.values.tolist() == [[0.5]]
    assert percent_cells(grid) == [(0, 0)]


def test_merged_ranges_that_overlap_are_followed_no_further_than_the_sheet_is_large():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    merge = '<mergeCell ref="A1:XFD1"/>' * 3
    opened = open_workbook(raw_xlsx(rows, tail=f"<mergeCells>{merge}</mergeCells>"), "a.xlsx")
    assert opened.grids[0].merges == (CellRange(0, 0, 0, 1), CellRange(0, 0, 0, 1))
