"""Sheets as pictures: rectangles of one look, and the part that shows what is asked."""

from stunting.charts.sheet_picture import sheet_crop, thumbnail
from stunting.model.dataset import CellRole, SheetPreview

ROLES = {
    "j": CellRole.TITLE,
    "h": CellRole.HEADER,
    "w": CellRole.AREA,
    "a": CellRole.NUMBER,
    "s": CellRole.SET_ASIDE,
    ".": CellRole.EMPTY,
}


def preview(*rows):
    roles = tuple(tuple(ROLES[letter] for letter in row) for row in rows)
    texts = tuple(tuple(f"{at}{number}" for at in range(len(row))) for number, row in enumerate(rows, 1))
    return SheetPreview(texts, roles)


SHEET = preview("jj...", ".....", "shhhh", "swwaa", "swwaa", "swwaa")


def test_runs_cover_each_cell_once_with_its_look():
    picture = thumbnail(SHEET)
    assert (picture.rows, picture.columns) == (6, 5)
    assert picture.runs == (
        ("title", 0, 0, 2, 1),
        ("set_aside", 0, 2, 1, 4),
        ("header", 1, 2, 4, 1),
        ("area", 1, 3, 2, 3),
        ("number", 3, 3, 1, 3),
        ("number", 4, 3, 1, 3),
    )
    assert sum(width * height for *_, width, height in picture.runs) == 22


def test_what_is_asked_stands_out_from_its_role():
    runs = thumbnail(SHEET, {(4, 4), (5, 4), (6, 4)}).runs
    assert ("asked", 3, 3, 1, 3) in runs
    assert ("number", 3, 3, 1, 3) not in runs


def test_the_part_to_read_holds_heads_first_rows_and_the_row_that_is_asked_about():
    long = preview("shhhh", *["swwaa"] * 30)
    crop = sheet_crop(long, {(28, 2)})
    assert crop.letters == ("B", "C", "D", "E")
    assert [row.number for row in crop.rows] == [1, 2, 3, 4, 5, 28]
    assert [row.after_gap for row in crop.rows] == [False] * 5 + [True]
    assert [cell.asked for cell in crop.rows[-1].cells] == [True, False, False, False]


def test_a_sheet_without_a_preview_has_no_picture():
    empty = SheetPreview((), ())
    assert thumbnail(empty).runs == ()
    assert sheet_crop(empty).rows == ()
