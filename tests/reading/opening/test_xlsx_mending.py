"""Cells and parts that break the rules of xlsx are taken out and told; the rest is read."""

import zipfile

import pytest

from stunting.reading.opening import open_workbook
from tests.reading.opening.raw_zip import MAIN, STYLES, raw_xlsx, sheet_xml, text_cell, xlsx_parts, zipped

NAME = "P\u00e9najam"


def opened(row, **parts):
    """Values of a sheet whose first row is given, and the problems that were told."""
    made = xlsx_parts(
        {"Rekap": sheet_xml(f'<row r="1">{text_cell("A1", "Waru")}<c r="B1"><v>3</v></c>{row}</row>')}
    )
    workbook = open_workbook(zipped({**made, **parts}), "a")
    said = [(str(problem.kind), problem.sheet, problem.cell) for problem in workbook.problems]
    return [grid.values.tolist() for grid in workbook.grids], said


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C1" t="zzz"><v>4</v></c>',
        '<c r="C1" t="b"><v>7</v></c>',
        '<c r="C1" t="s"><v>9</v></c>',
        '<c r="C0"><v>4</v></c>',
        '<c r="C99999999"><v>4</v></c>',
        '<c r=""><v>4</v></c>',
        '<c r="1"><v>4</v></c>',
        '<c r="C1"><c r="D1"><v>4</v></c></c>',
    ],
)
def test_a_cell_that_no_program_understands_is_told_and_costs_no_other(cell):
    values, said = opened(cell + '<c r="E1"><v>5</v></c>')
    assert [value for value in values[0][0] if value not in (None, 4.0)] == ["Waru", 3.0, 5.0]
    assert said == [("damaged_cell", "Rekap", "C1")]


def test_an_error_of_a_newer_excel_is_an_error_and_not_the_end_of_the_sheet():
    cell = '<c r="C1" t="e"><v>#SPILL!</v></c>'
    (grid,) = open_workbook(raw_xlsx(f'<row r="1"><c r="B1"><v>3</v></c>{cell}</row>'), "a").grids
    assert grid.values.tolist() == [[None, 3.0, None]]
    assert grid.error_cells == {(0, 2): "#SPILL!"}


def test_a_number_beyond_the_calendar_is_a_number_although_its_format_is_of_dates():
    styles = STYLES.replace('numFmtId="9"', 'numFmtId="22"')
    values, said = opened('<c r="C1" s="3"><v>-5e12</v></c>', **{"xl/styles.xml": styles})
    assert values == [[["Waru", 3.0, -5e12]]]
    assert said == []


def test_an_ampersand_and_a_sign_that_xml_forbids_stay_in_the_text():
    values, said = opened('<c r="C1" t="str"><v>KB & PUS&#0;</v></c>')
    assert values == [[["Waru", 3.0, "KB & PUS\ufffd"]]]
    assert said == []


def test_mended_sheets_keep_their_merged_ranges_and_lose_those_that_are_none():
    merges = '<mergeCells><mergeCell ref="A0:ZZZZ"/><mergeCell ref="A1:A2"/></mergeCells>'
    (grid,) = open_workbook(
        raw_xlsx(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>', tail=merges
        ),
        "a",
    ).grids
    assert [(area.top, area.left, area.bottom, area.right) for area in grid.merges] == [(0, 0, 1, 0)]


def test_a_prefix_of_the_elements_is_kept():
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="b"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    workbook = open_workbook(zipped(xlsx_parts({"Rekap": sheet})), "a")
    assert workbook.grids[0].values.tolist() == [[1.0]]
    assert [(str(p.kind), p.cell) for p in workbook.problems] == [("damaged_cell", "B1")]


def test_damaged_styles_cost_formats_and_no_number():
    values, said = opened("", **{"xl/styles.xml": "<rusak"})
    assert values == [[["Waru", 3.0]]]
    assert said == [("damaged_part", "", "")]
    made = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>')})
    (grid,) = open_workbook(zipped({**made, "xl/styles.xml": "<rusak"}), "a").grids
    assert not grid.has_formats


def test_an_unknown_state_of_a_sheet_hides_nothing():
    made = xlsx_parts({"Rekap": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')}, {"Rekap": "entah"})
    (grid,) = open_workbook(zipped(made), "a").grids
    assert grid.values.tolist() == [[1.0]]
    assert not grid.hidden


def test_a_sheet_that_is_cut_off_is_not_mended():
    whole = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>7</v></c></row>')
    workbook = open_workbook(zipped(xlsx_parts({"Rekap": whole.partition("</sheetData>")[0]})), "a")
    assert [(str(problem.kind), problem.sheet) for problem in workbook.problems] == [
        ("unreadable_file", "Rekap")
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1"])
def test_parts_in_another_encoding_are_read(encoding):
    row = f'<row r="1">{text_cell("A1", NAME)}<c r="B1"><v>3</v></c></row>'
    made = xlsx_parts({"Rekap": sheet_xml(row)})
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        written = f'<?xml version="1.0" encoding="{encoding}"?>{made[part]}'
        made[part] = ("\ufeff" * (encoding == "utf-16-be") + written).encode(encoding)
    (grid,) = open_workbook(zipped(made), "a").grids
    assert grid.values.tolist() == [[NAME, 3.0]]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("second", "kinds"), [("3", []), ("4", ["unreadable_file"])])
def test_of_two_parts_with_one_name_nobody_knows_the_right_one(second, kinds, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw_xlsx('<row r="1"><c r="A1"><v>3</v></c></row>'))
    with zipfile.ZipFile(path, "a") as archive:
        row = f'<row r="1"><c r="A1"><v>{second}</v></c></row>'
        archive.writestr("xl/worksheets/SHEET1.xml", sheet_xml(row))
    workbook = open_workbook(path.read_bytes(), "a.xlsx")
    assert [str(problem.kind) for problem in workbook.problems] == kinds
