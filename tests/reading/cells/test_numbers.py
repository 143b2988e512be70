"""Numbers as offices write them: the style is settled per column, never per cell."""

import pytest

from stunting.reading.cells.numbers import DecimalMark, NumberStyle, is_ambiguous, number_style, parse_number
from tests.reading.sheets import grid, read, read_cells

UNKNOWN = NumberStyle(DecimalMark.COMMA, "kebiasaan", False)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234", "85,3"], DecimalMark.COMMA),
        (["1.234", "85.3"], DecimalMark.POINT),
        (["1.234.567"], DecimalMark.COMMA),
        (["1,234.5"], DecimalMark.POINT),
        (["1.234,5"], DecimalMark.COMMA),
        (["0.125"], DecimalMark.POINT),
        (["12345.678"], DecimalMark.POINT),
    ],
)
def test_style_is_settled_by_the_texts_that_read_one_way(texts, mark):
    assert number_style(texts, UNKNOWN).decimal is mark


def test_a_column_that_settles_nothing_takes_the_style_of_the_table():
    assert number_style(["1.234", "2.345"], UNKNOWN) is UNKNOWN


def test_three_digits_behind_a_mark_are_thousands_beside_whole_numbers_or_under_a_count():
    assert (
        number_style(["1.234", "850"], NumberStyle(DecimalMark.POINT, "", False)).decimal is DecimalMark.COMMA
    )
    assert number_style(["1,234"], UNKNOWN, counts=True).decimal is DecimalMark.POINT


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1.290", DecimalMark.COMMA, 1290),
        ("1.290", DecimalMark.POINT, 1.29),
        ("21 575", DecimalMark.COMMA, 21575),
        ("21\u2009575,5", DecimalMark.COMMA, 21575.5),
        ("85,3 %", DecimalMark.COMMA, 85.3),
        ("5.24% %", DecimalMark.POINT, 5.24),
        ("-11,44%", DecimalMark.COMMA, -11.44),
        ("\u22124", DecimalMark.COMMA, -4),
        ("Rp 1.500.000", DecimalMark.COMMA, 1500000),
    ],
)
def test_texts_become_numbers(text, mark, number):
    assert parse_number(text, mark) == number


def test_only_a_single_group_of_three_is_ambiguous():
    assert is_ambiguous("1.234")
    assert not is_ambiguous("1.23")
    assert not is_ambiguous("1.234.567")
    assert not is_ambiguous("1234")


def test_each_column_has_its_own_style():
    cells = read_cells(
        grid(
            [
                ["Desa", "Sasaran 2024", "Capaian 2024", "Persentase 2024"],
                ["Petung", "1.290", "1.034", "80.16"],
                ["Nenang", "2.100", "1.050", "50.00"],
            ]
        )
    )
    assert (cells["B2"]["value"], cells["C3"]["value"], cells["D2"]["value"]) == (1290, 1050, 80.16)


def test_an_unsettled_number_is_said_with_both_readings():
    tables = read(grid([["Desa", "Sasaran 2024"], ["Petung", "1.290"], ["Nenang", "2.100"]]))
    found = [p for p in tables.problems if p.kind == "ambiguous_number"]
    assert [(p.cell) for p in found] == ["B2"]
    assert "1.290" in found[0].message
    assert "1,29" in found[0].message


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("-", "dash"),
        ("\u2013", "dash"),
        ("n/a", "text"),
        ("belum ada data", "text"),
        (None, "blank"),
        ("#DIV/0!", "error"),
    ],
)
def test_kinds_of_missing_stay_apart_and_are_not_zero(written, missing):
    cells = read_cells(grid([["Desa", "Balita 2024"], ["Petung", 12], ["Nenang", written], ["Sotek", 0]]))
    assert cells["B3"]["missing"] == missing
    assert cells["B3"]["value"] != cells["B3"]["value"]
    assert (cells["B4"]["value"], cells["B4"]["missing"]) == (0.0, "")


def test_percent_format_and_plain_percent_stand_side_by_side():
    sheet = grid([["Desa", "ASI eksklusif (%) 2024"], ["Petung", 0.853], ["Nenang", 0.5]], percent=["B"])
    assert [read_cells(sheet)[cell]["value"] for cell in ("B2", "B3")] == [85.3, 50.0]
    plain = grid([["Desa", "ASI eksklusif (%) 2024"], ["Petung", 85.3], ["Nenang", 0.5]])
    assert [read_cells(plain)[cell]["value"] for cell in ("B2", "B3")] == [85.3, 0.5]


def test_fractions_without_a_percent_format_are_read_as_percent_and_said():
    rows = [
        ["Desa", "ASI eksklusif (%) 2024"],
        ["Petung", 0.853],
        ["Nenang", 0.51],
        ["Sotek", 0.25],
        ["Riko", 0.0],
    ]
    tables = read(grid(rows))
    assert tables.observations["value"].round(9).tolist() == [85.3, 51.0, 25.0, 0.0]
    assert any("pecahan" in step for step in tables.sheets[0].tables[0].steps)


def test_ticks_and_answers_are_one_and_zero():
    cells = read_cells(
        grid(
            [
                ["Kecamatan", "Rembuk stunting kecamatan 2024", "Desa STBM 2024"],
                ["Penajam", "Ya", "\u221a"],
                ["Waru", "Tidak", None],
                ["Sepaku", "Sudah", "\u221a"],
            ]
        )
    )
    assert [cells[f"B{row}"]["value"] for row in (2, 3, 4)] == [1.0, 0.0, 1.0]
    assert cells["B2"]["measure"] == "yesno"
    assert cells["C3"]["missing"] == "blank"


def test_a_lone_word_among_numbers_is_text_not_one():
    cells = read_cells(grid([["Desa", "Balita 2024"], ["Petung", 12], ["Nenang", "ada"], ["Sotek", 5]]))
    assert (cells["B3"]["missing"], cells["B3"]["written"]) == ("text", "ada")


def test_small_percentages_beside_large_ones_are_small_and_no_fractions():
    rows = [
        ["Desa", "Balita pendek (%) 2024", "Balita gizi buruk (%) 2024"],
        ["Petung", 12.5, 0.51],
        ["Nenang", 8.25, 0.25],
        ["Sotek", 20.1, 0.75],
        ["Riko", 9.9, 0.4],
    ]
    cells = read_cells(grid(rows))
    assert [cells[f"C{row}"]["value"] for row in (2, 3, 4, 5)] == [0.51, 0.25, 0.75, 0.4]


def test_three_digits_behind_every_mark_are_thousands_though_percentages_use_points():
    rows = [["Kecamatan", "Pelanggan listrik 2024", "IMD (%) 2024"]]
    rows += [["Penajam", "2.198", "80.15%"], ["Waru", "1.396", "85.71%"], ["Babulu", "2.119", "43.99%"]]
    cells = read_cells(grid(rows))
    assert (cells["B2"]["value"], cells["C2"]["value"]) == (2198, 80.15)
