"""Indicators in rows: the groups and headings that they stand under."""

import pytest

from tests.reading.sheets import grid, read_cells


def test_rows_of_measures_below_the_name_of_a_service_are_its_own():
    rows = [["Indikator 2024", "Petung", "Sotek", "Nenang"]]
    for name in ("Peserta JKN", "ASI eksklusif"):
        rows += [[name], ["Jumlah sasaran", 217, 850, 912], ["Capaian", 50, 611, 92], ["%", 23.0, 71.9, 10.1]]
    cells = read_cells(grid(rows))
    found = [(cells[f"B{row}"]["indicator"], cells[f"B{row}"]["measure"]) for row in (3, 4, 5, 7, 8, 9)]
    measures = ["denominator", "numerator", "percent"]
    assert found == [
        (indicator, measure)
        for indicator in ("jkn_coverage", "exclusive_breastfeeding")
        for measure in measures
    ]


def test_a_name_of_letters_and_strokes_is_no_numbering():
    rows = [["No", "Indikator 2024", "Uraian", "Petung", "Sotek", "Nenang"]]
    for place, name in enumerate(("Peserta KB aktif", "D/S", "K4"), start=1):
        rows += [[place, name, "Penyebut", 90, 80, 70], [None, None, "Pembilang", 45, 20, 35]]
    cells = read_cells(grid(rows))
    assert [cells[f"D{row}"]["indicator"] for row in (2, 4, 7)] == [
        "active_kb",
        "weighing_coverage",
        "anc_k4",
    ]


def test_indicators_that_all_begin_with_jumlah_keep_their_names():
    rows = [["No", "Indikator", "Satuan", "Target 2024", "Capaian 2024"]]
    rows += [[1, "Jumlah balita yang ditimbang", "%", 85, 81], [2, "Jumlah TPK", "tim", 100, 98]]
    cells = read_cells(grid(rows))
    assert [cells[cell]["indicator"] for cell in ("E2", "E3")] == ["weighing_coverage", "tpk_count"]


def test_a_row_of_what_changed_between_years_is_no_year():
    rows = [["Tren ASI eksklusif"], ["Tahun", "Petung", "Sotek"], [2021, 60.1, 55.2], ["2022*", 62.1, 58.2]]
    cells = read_cells(grid([*rows, ["Naik/Turun", 2.0, 3.0]]))
    assert {cell for cell in cells if cell.startswith("B")} == {"B3", "B4"}
    assert (cells["B4"]["indicator"], cells["B4"]["period"]) == ("exclusive_breastfeeding", "2022")


def test_numbered_counts_below_a_service_are_no_totals():
    rows = [["Tahun 2024"], ["NO", "INDIKATOR", "Penajam", "Waru"], [1, "KB Pascapersalinan"]]
    rows += [[None, "a. Jumlah ibu bersalin", 80, 20], [None, "b. Jumlah peserta KB PP", 40, 15]]
    cells = read_cells(grid([*rows, [None, "c. Persentase", 50, 75]]))
    measures = ["denominator", "numerator", "percent"]
    assert [cells[f"C{row}"]["measure"] for row in (4, 5, 6)] == measures
    assert {one["indicator"] for one in cells.values()} == {"postpartum_kb"}


@pytest.mark.parametrize("name", ["P2K2", "P2 K2", "K6", "D/S"])
def test_a_short_name_of_letters_and_digits_is_no_numbering(name):
    first = [[1, "KRS P2L", "Sasaran", 100, 90, 80], [None, None, "Terlayani", 50, 40, 30]]
    second = [[2, name, "Sasaran", 49, 110, 135], [None, None, "Terlayani", 32, 1, 2]]
    head = ["No", "Indikator", "Uraian", "Petung", "Sotek", "Nenang"]
    cells = read_cells(grid([["TAHUN 2024"], head, *first, *second]))
    assert cells["D5"]["header"] == f"{name} / Sasaran"
    assert cells["D6"]["header"] == f"{name} / Terlayani"
