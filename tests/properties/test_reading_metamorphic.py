"""A workbook rearranged, retyped, renamed or copied is read the same, or says that it is in doubt."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.properties.metamorphic.books import Book, Page, numbered
from tests.properties.metamorphic.compared import Outcome, compared, outcome_of, reading
from tests.properties.metamorphic.copies import COPIES, to_xls
from tests.properties.metamorphic.runs import NAMES, variants
from tests.properties.metamorphic.tables import tables_of
from tests.properties.metamorphic.variants import CHANGES, Variant
from tests.reading.sheets import grid

# Two services with stacked headers, a group name over three columns each, and a total below.
ROWS = [
    ["CAKUPAN LAYANAN KABUPATEN PENAJAM PASER UTARA TAHUN 2024"],
    [],
    ["No", "Kecamatan", "Balita ditimbang", None, None, "Ibu hamil mendapat TTD", None, None],
    [None, None, "Sasaran", "Capaian", "%", "Sasaran", "Capaian", "%"],
    [1, "Penajam", 1200, 900, 75.0, 310, 248, 80.0],
    [2, "Waru", 400, 320, 80.0, 120, 90, 75.0],
    [3, "Babulu", 650, 520, 80.0, 200, 150, 75.0],
    [4, "Sepaku", 500, 375, 75.0, 160, 120, 75.0],
    ["JUMLAH", None, 2750, 2115, 76.91, 790, 608, 76.96],
]
MERGES = ("A3:A4", "B3:B4", "C3:E3", "F3:H3", "A9:B9")


@pytest.fixture(scope="module")
def book():
    sheet = grid(ROWS, MERGES)
    return Book("rekap layanan.xlsx", (Page(sheet, numbered(sheet), sheet.sheet),))


@pytest.fixture(scope="module")
def before(book):
    return reading(book)


@pytest.mark.parametrize("change", NAMES)
def test_a_matrix_in_another_guise_is_never_read_differently_and_surely(book, before, change):
    for variant in variants(change, book, before):
        tally = compared(book, before, variant, reading(variant.book))
        wrong = {one: tally.cells[one] for one in (Outcome.DIFFERENT, Outcome.MORE) if tally.cells[one]}
        assert wrong == {}, tally.examples


def test_the_matrix_is_read_whole(before):
    assert len(before) == 5 * 6
    assert set(before["measure"]) == {"denominator", "numerator", "percent"}
    assert before["is_total"].sum() == 6


# The changes themselves


def test_the_shape_of_a_table(book, before):
    (table,) = tables_of(book.grids[0], before)
    assert (table.header, table.first, table.last) == ((2, 3), 4, 8)
    assert (table.left, table.right, table.totals) == (2, 7, (8,))


def values(variant: Variant):
    return variant.book.grids[0].values.tolist()


def only(change, book, before) -> Variant:
    (variant,) = CHANGES[change](book, before)
    return variant


def test_groups_move_with_their_names(book, before):
    variant = only("groups_reversed", book, before)
    assert values(variant)[2][2:] == ["Ibu hamil mendapat TTD", None, None, "Balita ditimbang", None, None]
    assert values(variant)[4][2:] == [310, 248, 80.0, 1200, 900, 75.0]
    assert {(m.left, m.right) for m in variant.book.grids[0].merges if m.top == 2} >= {(2, 4), (5, 7)}


def test_columns_move_under_the_name_of_their_group(book, before):
    rows = values(only("columns_reversed", book, before))
    assert rows[2] == [*ROWS[2]]
    assert rows[3][2:] == ["%", "Capaian", "Sasaran"] * 2
    assert rows[4][2:5] == [75.0, 900, 1200]


def test_a_blank_column_widens_the_merge_over_it(book, before):
    variant = only("blank_column_between_values", book, before)
    assert values(variant)[4][2:7] == [1200, 900, 75.0, None, 310]
    assert variant.book.places()["Rekap", 4 * 8 + 5] == ("Rekap", 4, 6)


def test_the_total_goes_up_with_its_merge(book, before):
    variant = only("total_moved", book, before)
    assert [row[1] for row in values(variant)[4:]] == [None, "Penajam", "Waru", "Babulu", "Sepaku"]
    assert (4, 0) in {(m.top, m.left) for m in variant.book.grids[0].merges}


def test_numbers_become_texts(book, before):
    assert values(only("numbers_with_comma", book, before))[8][2:5] == ["2750", "2115", "76,91"]
    assert values(only("numbers_as_printed", book, before))[8][2:5] == ["2.750", "2.115", "76,91"]


def test_copies_hold_the_same_cells(book):
    for name, copy in COPIES.items():
        (variant,) = copy(book)
        texts = [[str(v) for v in row if v is not None] for row in values(variant)]
        assert texts[2][-2:] == ["Balita ditimbang", "Ibu hamil mendapat TTD"], name
        assert len(texts) == len(ROWS), name


def test_a_large_xls_is_written_whole():
    rows = [[f"Desa nomor {row}", row] for row in range(4000)]
    (copy,) = COPIES["as_xls"](
        Book("a.xlsx", (Page(grid(rows), numbered(grid(rows)), "Rekap"),)),
    )
    assert len(to_xls([grid(rows)])) > 128 * 512
    assert values(copy)[3999] == ["Desa nomor 3999", 3999.0]


def test_a_file_name_tells_period_and_place_alone(book, before):
    renamed = only("renamed", book, before)
    without_period = before.assign(period="")
    assert compared(book, before, renamed, without_period).cells == {Outcome.UNNAMED: 30}
    without_indicator = before.assign(indicator="", measure="count")
    assert compared(book, before, renamed, without_indicator).cells == {Outcome.LESS: 30}


# How readings are compared

RECORD = {
    "value": 12.0,
    "area_code": "64.09.01",
    "indicator": "weighing_coverage",
    "measure": "numerator",
    "period": "2024",
    "is_total": False,
    "certainty": "sure",
}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, Outcome.SAME),
        ({"measure": "denominator"}, Outcome.DIFFERENT),
        ({"value": 1200.0}, Outcome.DIFFERENT),
        ({"measure": "denominator", "certainty": "doubtful"}, Outcome.DOUBTFUL),
        ({"period": ""}, Outcome.LESS),
        ({"period": "2024-08"}, Outcome.MORE),
        ({"period": "2023"}, Outcome.DIFFERENT),
        ({"indicator": "", "measure": "count"}, Outcome.LESS),
        ({"measure": "count"}, Outcome.DIFFERENT),
        ({"value": float("nan")}, Outcome.LESS),
    ],
)
def test_outcomes(change, outcome):
    assert outcome_of(RECORD, RECORD | change) is outcome


def test_something_out_of_nothing_is_more():
    assert outcome_of(RECORD | {"period": ""}, RECORD) is Outcome.MORE


def test_a_cell_that_is_gone_is_lost_unless_it_was_in_doubt():
    assert outcome_of(RECORD, None) is Outcome.LOST
    assert outcome_of(RECORD | {"certainty": "doubtful"}, None) is Outcome.DOUBTFUL


def test_less_is_allowed_where_the_own_header_was_taken_away(book, before):
    named = next(CHANGES["header_unknown"](book, before))
    after = before.assign(indicator=before["indicator"].where(before["column"] != 3, ""))
    after = after.assign(measure=after["measure"].where(after["column"] != 3, "count"))
    tally = compared(book, before, named, pd.DataFrame(after))
    assert tally.cells == {Outcome.SAME: 25, Outcome.UNNAMED: 5}
