"""Codes of areas, without a name beside them and for a column as a whole."""

from tests.reading.sheets import grid, read_cells


def test_bps_or_kemendagri_is_decided_once_for_a_column():
    """6402 is Kutai Kartanegara for Kemendagri and Kutai Barat for BPS; 6404 and 6405 exist for BPS only."""
    rows = [[6401, 1], [6402, 2], [6404, 4], [6405, 5]]
    cells = read_cells(grid([["Kode Wilayah", "Balita stunting 2024"], *rows]))
    assert [cells[f"B{row}"]["area_code"] for row in range(2, 6)] == ["64.01", "64.07", "64.08", "64.03"]


def test_a_row_with_a_code_and_no_name_is_found_by_its_code():
    header = ["No", "Kode", "Nama", "Balita 2024"]
    rows = [
        [None, "64.09.02", "Waru", 30],
        [1, "64.09.02.1003", "Waru", 10],
        [2, "64.09.02.2001", None, 9],
        [3, "64.09.02.2002", "-", 8],
        [4, "64.09.02.2004", "TBA", 3],
        [None, "64.09.03", "Babulu", 11],
        [1, "64.09.03.2010", "Rintik", 11],
    ]
    cells = read_cells(grid([header, *rows]))
    assert [cells[f"D{row}"]["area_code"] for row in range(2, 9)] == [row[1] for row in rows]
    assert [cells[f"D{row}"]["is_total"] for row in range(2, 9)] == [
        True,
        False,
        False,
        False,
        False,
        True,
        False,
    ]


def test_such_a_row_may_show_only_its_kecamatan():
    header = ["Kode", "Kecamatan", "Desa", "Balita 2024"]
    rows = [
        ["64.09.02.1003", "Waru", "Waru", 10],
        ["64.09.02.2001", "Waru", None, 9],
        ["64.09.03.2010", "Babulu", "Rintik", 8],
        ["64.09.03.2001", None, None, 8],
    ]
    cells = read_cells(grid([header, *rows]))
    assert [cells[f"D{row}"]["area_code"] for row in range(2, 6)] == [row[0] for row in rows]
    assert not any(cell["is_total"] for cell in cells.values())
