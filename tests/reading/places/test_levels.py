"""A level of area is decided for a column as a whole."""

from tests.reading.sheets import grid, read_cells


def areas(cells, column):
    return [cells[cell]["area_code"] for cell in sorted(cells, key=lambda c: int(c[1:])) if cell[0] == column]


def test_a_long_table_sorted_by_kecamatan_has_one_level():
    """Penajam, Waru and Sepaku are also names of a kelurahan or desa in them."""
    rows = [[name, month, 10] for name in ("Penajam", "Waru", "Sepaku") for month in ("Januari", "Februari")]
    cells = read_cells(grid([["Balita 2024"], ["Kecamatan", "Bulan", "Balita stunting"], *rows]))
    assert areas(cells, "C") == ["64.09.01"] * 2 + ["64.09.02"] * 2 + ["64.09.04"] * 2
    assert not any(cell["is_total"] for cell in cells.values())


def test_a_kecamatan_above_the_desa_of_its_name_opens_a_group():
    names = ["Penajam", "Penajam", "Petung", "Waru", "Waru", "Sesulu"]
    cells = read_cells(grid([["Wilayah", "Balita 2024"], *([name, 3] for name in names)]))
    assert areas(cells, "B") == [
        "64.09.01",
        "64.09.01.1011",
        "64.09.01.1003",
        "64.09.02",
        "64.09.02.1003",
        "64.09.02.2002",
    ]
