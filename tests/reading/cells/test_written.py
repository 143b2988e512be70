"""What people write around a number: units, bounds, footnote marks, brackets, gaps out of place."""

import numpy as np
import pytest

from stunting.reading.cells.label_words import area_label, without_footnote
from stunting.reading.cells.numbers import DecimalMark, number_style, parse_number
from stunting.reading.cells.written import loose_number, spelt_number, written_number
from tests.reading.cells.test_numbers import UNKNOWN
from tests.reading.sheets import grid, read, read_cells


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("54 desa/kel", 54),
        ("12 tim", 12),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp. 3.125.500.000,-", 3_125_500_000),
        ("85 *", 85),
        ("85,3*", 85.3),
        ("85\u00b9)", 85),
        ("45 \u00b2\u207e", 45),
        ("85 1)", 85),
        ("6,9 %", 6.9),
        ("71 persen", 71),
        ("62,5 % (kurang)", 62.5),
        ("62,5 prosen", 62.5),
        ("45 (empat puluh lima)", 45),
        ("1.290 (seribu dua ratus sembilan puluh) orang", 1290),
        ("20\u200b", 20),
        ("\ufeff20", 20),
        ("45x)", 45),
        ("45 (estimasi)", 45),
        ("45r)", 45),
    ],
)
def test_units_and_footnote_marks_leave_the_number(text, number):
    assert parse_number(text, DecimalMark.COMMA) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nol", 0),
        ("sebelas", 11),
        ("seratus dua puluh tiga", 123),
        ("dua ribu lima belas", 2015),
        ("seratus dua puluh ribu", 120_000),
        ("satu juta sepuluh", 1_000_010),
    ],
)
def test_numerals_are_read_as_they_are_spoken(words, number):
    assert spelt_number(words) == number


def test_a_number_that_its_words_contradict_is_a_question():
    found = written_number("45 (lima puluh empat)")
    assert found is not None
    assert (found.body, found.question) == (
        "45",
        "“45 (lima puluh empat)”: angkanya 45, kata-katanya 54; mana yang benar?",
    )


@pytest.mark.parametrize(
    "text",
    ["24 bulan", "6 - 23 bulan", "5 Mei 2024", "13 Ulu", "198001012005011001", "2 x", "80-90", "1 HPK"],
)
def test_ages_dates_names_and_numbers_of_persons_are_no_numbers(text):
    assert written_number(text) is None
    assert loose_number(text) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [("\u2264 7,40", "7,40"), (">= 90", "90"), ("min. 71", "71"), ("\u2265 80 %", "80"), ("ca. 50", "50")],
)
def test_a_bound_is_the_number_that_it_names(text, body):
    assert written_number(text) is None
    found = loose_number(text)
    assert found is not None
    assert (found.body, found.question) == (body, "")


@pytest.mark.parametrize(
    ("text", "body"), [("(85)", "85"), ("8/10", "8"), ("7 52", "752"), ("8 dari 10", "8"), ("8 dr 10", "8")]
)
def test_what_can_mean_two_things_is_a_question(text, body):
    found = loose_number(text)
    assert found is not None
    assert found.body == body
    assert text in found.question


def test_a_school_year_is_no_share():
    assert loose_number("2023/2024") is None


def test_each_text_is_read_by_the_mark_that_it_proves():
    """ "77.4" is 77.4 although the rest of its column has decimal commas."""
    rows = [["Desa", "ASI eksklusif (%) 2024"], ["Petung", " 83,7"], ["Nenang", "77.4"], ["Sotek", 71.1]]
    assert [read_cells(grid(rows))[f"B{row}"]["value"] for row in (2, 3, 4)] == [83.7, 77.4, 71.1]


def test_plain_numbers_of_the_column_settle_three_digits_behind_a_mark():
    assert number_style(["1.234"], UNKNOWN, plain=np.array([850.0, 900.0])).decimal is DecimalMark.COMMA
    assert number_style(["83.125"], UNKNOWN, plain=np.array([80.5, 71.25])).decimal is DecimalMark.POINT


def test_a_count_with_its_own_percentage_in_brackets_counts_people():
    rows = [["Tahun 2024"], ["Kecamatan", "Balita diukur", "Stunting n (%)"]]
    rows += [
        ["Penajam", "1.904", "286 (15,0%)"],
        ["Waru", 433, "58 (13,4 %)"],
        ["Babulu", 812, "131 (16,1%)"],
    ]
    cells = read_cells(grid(rows))
    assert [cells[f"C{row}"]["value"] for row in (3, 4, 5)] == [286, 58, 131]
    assert (cells["C3"]["measure"], cells["C3"]["unit"], cells["B3"]["measure"]) == (
        "numerator",
        "",
        "denominator",
    )
    assert cells["C3"]["certainty"] == "sure"


def test_years_ages_and_units_in_brackets_are_no_footnotes():
    assert without_footnote("Jumlah TPK (data SIGA 2023)") == "Jumlah TPK (data SIGA 2023)"
    assert without_footnote("Anak (umur 5)") == "Anak (umur 5)"
    assert without_footnote("Luas (m\u00b2)") == "Luas (m\u00b2)"
    assert without_footnote("Anak (PKH) 1)") == "Anak (PKH)"
    assert area_label("Waru \u00b9)") == "Waru"


def test_a_doubtful_number_is_kept_as_doubtful_and_asked_once_for_its_column():
    rows = [
        ["No", "Desa", "Balita 2024"],
        [1, "Sotek", 12],
        [2, "Petung", "(85)"],
        [3, "Nenang", "8/10"],
    ]
    tables = read(grid(rows))
    frame = tables.observations
    assert frame["value"].tolist() == [12, 85, 8]
    assert frame["certainty"].tolist() == ["likely", "doubtful", "doubtful"]  # balita alone: likely a sasaran
    asked = [p for p in tables.problems if p.kind == "doubtful_number"]
    assert [p.cell for p in asked] == ["C3"]
    assert "C4" in asked[0].message


def test_a_mark_for_as_above_repeats_the_cell_above_and_is_doubtful():
    rows = [["Kecamatan", "Desa", "Balita 2024"], ["Penajam", "Petung", 12], ['"', "Nenang", '"']]
    cells = read_cells(grid(rows))
    assert (cells["C3"]["value"], cells["C3"]["kecamatan"], cells["C3"]["certainty"]) == (
        12,
        "Penajam",
        "doubtful",
    )


def test_letters_answer_where_they_are_most_of_a_column():
    rows = [
        ["Desa", "Desa ODF 2024", "Desa STBM 2024"],
        ["Petung", "Y", "Belum ada"],
        ["Nenang", "T", "Ada"],
        ["Sotek", "y", "Ada"],
    ]
    cells = read_cells(grid(rows))
    assert [cells[f"B{row}"]["value"] for row in (2, 3, 4)] == [1, 0, 1]
    assert [cells[f"C{row}"]["value"] for row in (2, 3, 4)] == [0, 1, 1]
    assert cells["B2"]["measure"] == "yesno"


def test_numbers_beside_telephone_and_nip_are_no_data_and_not_kept():
    rows = [
        ["Desa", "Balita 2024"],
        ["Petung", 12],
        ["Nenang", 14],
        ["HP/WA", 6281100000000],
        ["NIP.", "198001012005011001"],
    ]
    tables = read(grid(rows))
    assert tables.observations["value"].tolist() == [12, 14]
    shown = " ".join(text for row in tables.sheets[0].preview.texts for text in row)
    assert "81100" not in shown
    assert "19800101" not in shown


def test_bounds_over_numbers_head_classes_and_beside_labels_are_values():
    rows = [
        ["Desa", "Ibu hamil menurut umur 2024", None, None],
        [None, "< 20", "20-35", "> 35"],
        ["Petung", 3, 40, 5],
        ["Nenang", 2, 30, 4],
    ]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:D1"]))
    assert "B2" not in cells
    assert cells["B3"]["header"].endswith("< 20")
    targets = [["Indikator", "Target 2024"], ["Bayi ASI eksklusif", ">= 80"], ["Unmet need KB", "\u2264 7,4"]]
    cells = read_cells(grid(targets))
    assert [cells["B2"]["value"], cells["B3"]["value"]] == [80, 7.4]
