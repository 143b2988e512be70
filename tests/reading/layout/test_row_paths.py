"""Indicators in rows: the groups and headings that they stand under."""

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
