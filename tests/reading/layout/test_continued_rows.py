"""Rows without a name of their own: they go on with the area above, or are asked about."""

import pytest

from tests.reading.sheets import cells, grid, read, read_cells


def area_and_period(rows, merges=()):
    found = cells(read(grid(rows, merges)).observations)
    return {cell: (record["area"], record["period"], record["is_total"]) for cell, record in found.items()}


YEARS = [
    ["Prevalensi stunting (%)"],
    ["Kecamatan", "Tahun", "Persen"],
    ["Penajam", 2023, 20.5],
    [None, 2024, 18.5],
    ["Waru", 2023, 25.5],
    [None, 2024, 24.5],
    ["Jumlah", 2023, 23.0],
    [None, 2024, 21.5],
]


def test_a_row_that_names_only_its_period_goes_on_with_the_area_and_the_total_above():
    expected = {
        "C3": ("Penajam", "2023", False),
        "C4": ("Penajam", "2024", False),
        "C5": ("Waru", "2023", False),
        "C6": ("Waru", "2024", False),
        "C7": ("Jumlah", "2023", True),
        "C8": ("Jumlah", "2024", True),
    }
    assert area_and_period(YEARS) == expected
    assert area_and_period(YEARS, ["A3:A4", "A5:A6", "A7:A8"]) == expected


def test_a_row_of_nothing_but_numbers_is_no_area_and_is_asked_about_once():
    rows = [
        ["Balita 2024"],
        ["Kecamatan", "Desa", "Balita diukur"],
        ["Penajam", "Petung", 10],
        [None, "Nenang", 20],
        [None, None, 31],
        ["Waru", "Sesulu", 7],
        [None, None, 9],
    ]
    tables = read(grid(rows))
    assert set(cells(tables.observations)) == {"C3", "C4", "C6"}
    assert [(p.cell, p.message) for p in tables.problems if p.kind == "nameless_row"] == [
        (
            "C5",
            "Baris ini dan 1 baris lain berisi angka tanpa nama wilayah, jadi tidak dibaca. "
            "Wilayah apa, atau jumlah?",
        )
    ]


@pytest.mark.parametrize("reached", ["Jumlah", "Capaian"])
def test_three_rows_an_area_say_what_they_hold_and_are_no_totals(reached):
    # 100 x 30 / 40 = 75, 100 x 9 / 12 = 75, together 39 of 52
    rows = [["TAHUN 2024"], ["Desa", "Komponen", "ASI eksklusif"]]
    rows += [["Petung", "Sasaran", 40], [None, reached, 30], [None, "%", 75]]
    rows += [["Sotek", "Sasaran", 12], [None, reached, 9], [None, "%", 75]]
    rows += [["JUMLAH", "Sasaran", 52], [None, reached, 39], [None, "%", 75]]
    found = read_cells(grid(rows, merges=["A3:A5", "A6:A8", "A9:A11"]))
    assert [found[f"C{row}"]["is_total"] for row in range(3, 12)] == [False] * 6 + [True] * 3
    assert [found[f"C{row}"]["area"] for row in range(3, 9)] == ["Petung"] * 3 + ["Sotek"] * 3


def test_letters_below_the_header_are_no_header_and_no_row():
    rows = [["Ibu hamil mendapat TTD 2024"], ["No", "Kecamatan", "Sasaran", "Capaian"], ["a", "b", "c", "d"]]
    rows += [[1, "Penajam", 50, 46], [2, "Waru", 80, 69]]
    found = cells(read(grid(rows)).observations)
    assert {cell: record["header"] for cell, record in found.items()} == {
        "C4": "Sasaran",
        "D4": "Capaian",
        "C5": "Sasaran",
        "D5": "Capaian",
    }


@pytest.mark.parametrize("codes", [("IND19_DEN", "IND19_NUM", "IND19_PER"), ("V08", "V09", "V10")])
def test_codes_of_columns_below_the_header_are_no_header_and_no_row(codes):
    rows = [["Tahun 2024"], ["Desa", "Sasaran IDL", "Capaian IDL", "% IDL"], [None, *codes]]
    rows += [["Petung", 50, 40, 80], ["Sotek", 80, 60, 75]]
    found = cells(read(grid(rows)).observations)
    assert found["B4"]["header"] == "Sasaran IDL"
    assert {record["indicator"] for record in found.values()} == {"basic_immunization_complete"}


def test_short_names_of_services_below_a_header_are_no_codes_of_columns():
    rows = [["Tahun 2024"], ["Desa", "Kunjungan neonatus", None, None], [None, "KN1", "KN2", "KN3"]]
    rows += [["Petung", 50, 40, 38], ["Sotek", 80, 60, 55]]
    found = cells(read(grid(rows)).observations)
    assert found["B4"]["header"] == "Kunjungan neonatus / KN1"


def test_letters_of_columns_begin_again_in_the_table_beside():
    rows = [["Tahun 2024"], ["Desa", "Sasaran IDL", "Capaian IDL", None, "Desa", "Sasaran K6", "Capaian K6"]]
    rows += [["a", "b", "c", None, "a", "b", "c"]]
    rows += [["Petung", 50, 46, None, "Petung", 40, 30], ["Sotek", 80, 69, None, "Sotek", 60, 55]]
    found = cells(read(grid(rows)).observations)
    assert (found["C4"]["header"], found["G4"]["header"]) == ("Capaian IDL", "Capaian K6")


def test_a_number_of_an_unknown_time_is_in_doubt():
    rows = [["Kecamatan", "Januari", "Selisih"], ["Penajam", 5, 1], ["Waru", 7, 2]]
    found = cells(read(grid([["Balita ditimbang"], *rows]), file="rekap.xlsx").observations)
    assert (found["B3"]["certainty"], found["C3"]["certainty"] == "doubtful") == ("doubtful", False)
    assert read(grid([["Balita ditimbang 2024"], *rows])).observations["period"].tolist()[0] == "2024-01"
