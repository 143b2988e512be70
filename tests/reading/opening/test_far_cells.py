"""Cells far from every table: never in the memory, never silent."""

import pytest

from stunting.reading.isolated.far_cells import cell_address, column_index, near_and_far
from stunting.reading.opening import open_workbook
from tests.reading.opening import raw_xls, raw_xlsb
from tests.reading.opening.raw_zip import (
    ods_cell,
    ods_row,
    ods_table,
    raw_ods,
    raw_xlsx,
    sheet_xml,
    text_cell,
    xlsx_parts,
    zipped,
)

TABLE = f'<row r="1">{text_cell("A1", "Sepaku")}<c r="B1"><v>3</v></c></row>'


def dimension(claimed):
    """What a sheet says of its own extent, which nobody can rely on."""
    return f'<dimension ref="{claimed}"/>' if claimed else ""


def strays(opened):
    assert {problem.kind for problem in opened.problems} <= {"stray_cell"}
    return [problem.cell for problem in opened.problems]


@pytest.mark.parametrize("claimed", ["", "A1:B1", "A1:XFD1048576"])
def test_the_cell_in_the_last_corner_that_ends_a_process_reading_it(claimed):
    # calamine would reserve 1,048,576 x 16,384 cells for this file of a few kilobytes and abort.
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    opened = open_workbook(raw_xlsx(TABLE + far, head=dimension(claimed)), "a.xlsx")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0]]
    assert strays(opened) == ["XFD1048576"]
    assert "7" not in opened.problems[0].message


@pytest.mark.parametrize("claimed", ["", "A1:B2", "A1:XFD2"])
def test_a_far_cell_in_the_row_of_a_table(claimed):
    row = TABLE.replace("</row>", '<c r="XFD1"><v>7</v></c></row>')
    below = '<row r="2"><c r="A2"><v>1</v></c></row>'
    opened = open_workbook(raw_xlsx(row + below, head=dimension(claimed)), "a.xlsx")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0], [1.0, None]]
    assert strays(opened) == ["XFD1"]


@pytest.mark.parametrize("claimed", ["", "A1:B2", "A1:C900000"])
def test_marks_stand_right_beside_a_cell_that_was_cut(claimed):
    rows = '<row r="2"><c r="A2" s="1"><v>0.5</v></c><c r="B2" t="e"><v>#N/A</v></c></row>'
    far = '<row r="900000"><c r="C900000" t="e"><v>#REF!</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    rows = f'<row r="1">{text_cell("A1", "x")}</row>' + rows + far
    opened = open_workbook(raw_xlsx(rows, head=dimension(claimed), tail=merge), "a")
    (grid,) = opened.grids
    assert grid.percent_cells.tolist() == [[False, False], [True, False]]
    assert grid.error_cells == {(1, 1): "#N/A"}
    assert len(grid.merges) == 1
    assert strays(opened) == ["C900000"]


@pytest.mark.parametrize("claimed", ["", "A1:B10", "A1:B600"])
def test_a_gap_of_a_few_hundred_rows_is_kept(claimed):
    last = '<row r="600"><c r="A600"><v>1</v></c></row>'
    opened = open_workbook(raw_xlsx(TABLE + last, head=dimension(claimed)), "a.xlsx")
    assert opened.grids[0].shape == (600, 2)
    assert not opened.problems


def test_formatted_blank_rows_to_the_end_are_no_cells():
    blank = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(2, 200_000))
    opened = open_workbook(raw_xlsx(TABLE + blank), "a.xlsx")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0]]
    assert not opened.problems


def test_a_sheet_too_large_for_the_memory_does_not_stop_the_others():
    # A filled cell every 400 columns and every 4,000 rows: no gap, but 16,000 x 1 million cells.
    wide = "".join(f'<c r="{cell_address(0, column)}"><v>1</v></c>' for column in range(0, 16_000, 400))
    deep = "".join(
        f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(4_001, 1_000_000, 4_000)
    )
    parts = xlsx_parts({"Besar": sheet_xml(f'<row r="1">{wide}</row>{deep}'), "Rekap": sheet_xml(TABLE)})
    opened = open_workbook(zipped(parts), "a.xlsx")
    assert [grid.sheet for grid in opened.grids] == ["Rekap"]
    assert [(problem.kind, problem.sheet) for problem in opened.problems] == [("too_large", "Besar")]


def test_far_cell_in_xls():
    cells = raw_xls.label(0, 0, "Sepaku") + raw_xls.number(0, 1, 3) + raw_xls.number(65_535, 2, 7)
    opened = open_workbook(raw_xls.raw_xls({"Rekap": (0, cells)}), "a.xls")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0]]
    assert strays(opened) == ["C65536"]


def test_far_cells_in_xlsb():
    x = raw_xlsb
    cells = x.row(0) + x.label(0, "Sepaku") + x.number(1, 3, x.PERCENT) + x.number(16_383, 5)
    cells += x.row(1_048_575) + x.number(16_383, 7)
    opened = open_workbook(x.raw_xlsb({"Rekap": (0, x.worksheet(cells))}), "a.xlsb")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0]]
    assert opened.grids[0].percent_cells.tolist() == [[False, True]]
    assert strays(opened) == ["XFD1048576", "XFD1"]


def test_far_cells_in_ods():
    table = ods_table(
        ods_row(ods_cell("Sepaku"), ods_cell(3), ods_cell(None, 16_381), ods_cell(5)),
        ods_row(ods_cell("Waru"), ods_cell(None, 16_383)),
        ods_row(ods_cell(None, 16_384), count=1_048_573),
        ods_row(ods_cell(None, 16_383), ods_cell(7)),
    )
    opened = open_workbook(raw_ods(table), "a.ods")
    assert opened.grids[0].values.tolist() == [["Sepaku", 3.0], ["Waru", None]]
    assert strays(opened) == ["XFD1", "XFD1048576"]


def test_a_value_repeated_over_a_whole_ods_sheet():
    table = ods_table(ods_row(ods_cell("Sepaku"), ods_cell(3)), ods_row(ods_cell(0, 16_384), count=1_048_575))
    opened = open_workbook(raw_ods(table), "a.ods")
    assert opened.grids[0].values.tolist()[0][:2] == ["Sepaku", 3.0]
    assert opened.grids[0].values.size <= 4
    assert opened.problems
    strays(opened)


@pytest.mark.parametrize(
    ("counts", "gap", "near", "far"),
    [
        ({}, 5, (0, -1), []),
        ({0: 1, 3: 1, 9: 1}, 5, (0, 9), []),
        ({0: 1, 3: 1, 10: 1}, 5, (0, 3), [(10, 10)]),
        ({0: 1, 100: 5, 103: 1, 500: 2}, 5, (100, 103), [(0, 0), (500, 500)]),
    ],
)
def test_the_group_with_the_most_cells_is_the_near_one(counts, gap, near, far):
    assert near_and_far(counts, gap) == (near, far)


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("XFD", 16_383)])
def test_columns_by_their_letters(letters, index):
    assert column_index(letters.encode()) == index
    assert cell_address(4, index) == f"{letters}5"


def test_a_sheet_of_more_columns_than_any_matrix_is_refused_and_the_next_one_read():
    wide = ",".join(f"K{number}" for number in range(20_000))
    opened = open_workbook(f"{wide}\n{wide}\n".encode(), "lebar.csv")
    (problem,) = opened.problems
    assert problem.kind == "too_large"
    assert "20000 kolom" in problem.message
    assert not any(grid.values.size for grid in opened.grids)
