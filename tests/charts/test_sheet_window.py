"""The window into a sheet: two columns of a figure among others, with a gap between its rows."""

import math

from stunting.charts.sheet_window import MOST_ROWS, WindowColumn, sheet_windows
from stunting.model.observations import OBSERVATIONS
from stunting.model.summaries.sources import SOURCE_CELLS
from tests.charts.rows import rows_of

WORDS = {1: "No", 3: "Sasaran", 4: "Capaian", 5: "%", 9: "Jauh"}


def number(row, column, value, **more):
    place = {"file": "kia.xlsx", "sheet": "Rekap", "row": row, "column": column, "header": WORDS[column]}
    return place | {"value": value, "written": "", "area": f"Desa {row}"} | more


def sheet():
    """Rows 8, 9 and 12 with sasaran, capaian, percent, and a column far to the right."""
    return [
        number(row, column, value)
        for row in (8, 9, 12)
        for column, value in ((3, 50.0), (4, 40.0 + row), (5, 90.0), (9, 1.0))
    ]


def used(*places):
    cells = [number(row, column, 0.0, used_as=role) for row, column, role in places]
    return rows_of(SOURCE_CELLS, *cells)


def test_the_used_cells_are_marked_among_their_neighbours():
    cells = used((8, 3, "denominator"), (8, 4, "numerator"), (12, 3, "denominator"), (12, 4, ""))
    [window] = sheet_windows(cells, rows_of(OBSERVATIONS, *sheet()))
    assert (window.file, window.sheet, window.used, window.left_out) == ("kia.xlsx", "Rekap", 4, 0)
    # Column I is five columns away from the nearest used one.
    # Cells of column D are used in two ways, so that it has no role.
    assert window.columns == (
        WindowColumn("C", "Sasaran", "denominator", "0"),
        WindowColumn("D", "Capaian"),
        WindowColumn("E", "%"),
    )
    first, last = window.rows
    assert [(cell.text, cell.used_as) for cell in first.cells] == [
        ("50", "denominator"),
        ("48", "numerator"),
        ("90", ""),
    ]
    assert (first.number, first.label, first.after_gap) == (8, "Desa 8", False)
    # Rows 9 to 11 are no part of the figure: a gap stands for them.
    assert (last.number, last.after_gap, last.cells[1].used_as) == (12, True, "unused")


def test_below_a_column_of_summed_cells_stands_their_sum():
    cells = [number(row, 3, value, used_as="denominator") for row, value in ((8, 50.0), (9, 1200.0))]
    [window] = sheet_windows(rows_of(SOURCE_CELLS, *cells), rows_of(OBSERVATIONS, *sheet()))
    assert [column.total for column in window.columns if column.used_as == "denominator"] == ["1.250"]
    [one] = sheet_windows(rows_of(SOURCE_CELLS, cells[0]), rows_of(OBSERVATIONS, *sheet()))
    assert [column.total for column in one.columns] == ["", "", ""]


def test_what_is_written_stands_there_and_what_is_missing_is_blank():
    rows = [number(8, 3, math.nan, written="n/a"), number(8, 4, math.nan)]
    [window] = sheet_windows(used((8, 3, "denominator")), rows_of(OBSERVATIONS, *rows))
    assert [cell.text for cell in window.rows[0].cells] == ["n/a", ""]


def test_the_sheet_with_most_cells_comes_first():
    other = number(3, 3, 5.0, sheet="Lain", used_as="numerator")
    cells = rows_of(SOURCE_CELLS, other, *(number(row, 3, 5.0, used_as="denominator") for row in (8, 9)))
    windows = sheet_windows(cells, rows_of(OBSERVATIONS, *sheet()))
    assert [window.sheet for window in windows] == ["Rekap", "Lain"]


def test_of_a_long_column_the_rest_is_counted():
    rows = range(1, MOST_ROWS + 6)
    cells = used(*((row, 3, "denominator") for row in rows))
    [window] = sheet_windows(cells, rows_of(OBSERVATIONS, *(number(row, 3, 5.0) for row in rows)))
    assert (len(window.rows), window.used, window.left_out) == (MOST_ROWS, MOST_ROWS + 5, 5)
