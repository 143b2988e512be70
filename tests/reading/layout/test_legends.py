"""Abbreviations that a legend below their table explains, and rows below that are none."""

from tests.reading.sheets import grid, read_cells

HEAD = [["No", "Desa", "IBU HAMIL"], [None, None, "Fe 90 bumil", "KB pasca salin"]]
BODY = [[1, "Petung", 62, 69], [2, "Sotek", 51, 84], [3, "Nenang", 43, 30]]


def test_the_header_of_a_further_table_explains_nothing():
    merges = ["A2:A3", "B2:B3", "C2:D2", "A9:A10", "B9:B10", "C9:D9"]
    sheet = grid([["TAHUN 2022"], *HEAD, *BODY, [], ["TAHUN 2023"], *HEAD, *BODY], merges)
    cells = read_cells(sheet)
    assert (cells["C4"]["indicator"], cells["D4"]["indicator"]) == ("pregnant_ifa_90", "postpartum_kb")
    assert (cells["C11"]["indicator"], cells["C11"]["period"]) == ("pregnant_ifa_90", "2023")
