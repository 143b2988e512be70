"""Two columns that claim to be one number."""

from tests.reading.sheets import grid, read_cells


def test_a_column_without_a_year_claims_the_number_of_the_year_of_the_table():
    rows = [["Matriks 2024"], ["NO", "INDIKATOR", "SATUAN", "XYZ", "REALISASI 2024"]]
    rows += [[1, "ASI eksklusif", "%", 70, 79.59], [2, "Balita ditimbang (D/S)", "%", 80, 54.35]]
    cells = read_cells(grid([*rows, [3, "Desa STBM", "desa", 101, 134]]))
    assert [(cells[one]["measure"], cells[one]["certainty"]) for one in ("D3", "D4")] == [
        ("percent", "doubtful"),
        ("percent", "doubtful"),
    ]
