"""Bounds in the place of numbers: in doubt where they were reached, settled where they are aimed at."""

from tests.reading.sheets import grid, read, read_cells


def test_a_masked_count_is_a_question_and_the_counts_beside_it_are_none():
    rows = [["Desa", "Sasaran balita 2025", "Balita ditimbang 2025"]]
    rows += [["Petung", 40, 31], ["Nenang", 20, "<5"], ["Riko", 60, 50], ["Sotek", 30, 22]]
    doubtful = {at for at, cell in read_cells(grid(rows)).items() if cell["certainty"] == "doubtful"}
    assert doubtful == {"C3"}
    (asked,) = (p for p in read(grid(rows)).problems if p.kind == "doubtful_number")
    assert (asked.cell, "‘<5’ hanya batas" in asked.message) == ("C3", True)


def test_a_bound_that_is_a_target_is_one():
    rows = [
        ["No", "Indikator", "Satuan", "Target 2025", "Realisasi 2025"],
        [1, "Unmet need KB", "%", "\u2264 7,40", "9,1"],
        [2, "ASI eksklusif", "%", "\u2265 80", "68,4"],
    ]
    cells = read_cells(grid(rows))
    assert [(cells[at]["measure"], cells[at]["certainty"] == "doubtful") for at in ("D2", "D3", "E2")] == [
        ("target", False),
        ("target", False),
        ("percent", False),
    ]
