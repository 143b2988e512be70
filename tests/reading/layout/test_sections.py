"""Headings between rows: what stands above the same areas again, and years below an area."""

import pytest

from tests.reading.sheets import grid, read_cells

HEADER = ["KECAMATAN", "SASARAN", "K6", "%"]
AREAS = [["Penajam", 100, 80, 80], ["Waru", 50, 30, 60], ["Jumlah", 150, 110, 73.3]]


@pytest.mark.parametrize(
    ("first", "second", "periods"),
    [
        (2023, 2024, ["2023", "2024"]),
        ("TAHUN 2023", "TAHUN 2024", ["2023", "2024"]),
        ("Triwulan I", "Triwulan II", ["2024-TW1", "2024-TW2"]),
    ],
)
def test_periods_between_the_rows_of_the_same_areas(first, second, periods):
    title = "CAKUPAN IBU HAMIL K6" if "2023" in str(first) else "CAKUPAN IBU HAMIL K6 TAHUN 2024"
    cells = read_cells(grid([[title], HEADER, [first], *AREAS, [second], *AREAS]))
    assert [cells[one]["period"] for one in ("B4", "D6", "B8", "D10")] == [periods[0]] * 2 + [periods[1]] * 2
    assert [cells[one]["area_code"] for one in ("B4", "B8")] == ["64.09.01"] * 2
    assert [cells[one]["is_total"] for one in ("B4", "B6", "B10")] == [False, True, True]


def test_services_between_the_rows_of_the_same_areas():
    rows = [["Tahun 2024"], ["NO", *HEADER[:2], "CAPAIAN", "%"], ["A", "IBU HAMIL K6"]]
    rows += [[1, *row] for row in AREAS[:2]] + [["B", "BALITA MENDAPAT VITAMIN A"]]
    rows += [[1, *row] for row in AREAS[:2]]
    cells = read_cells(grid(rows))
    assert [cells[one]["indicator"] for one in ("C4", "E5", "C7", "E8")] == ["anc_k6"] * 2 + ["vitamin_a"] * 2
    assert {cells[one]["parent"] for one in ("C4", "C7")} == {""}


def test_years_below_the_name_of_an_area_are_its_own():
    rows = [["KECAMATAN / TAHUN", "DIUKUR", "STUNTING"], ["PENAJAM"], [2022, 500, 70], [2023, 510, 65]]
    cells = read_cells(grid([*rows, ["WARU"], [2022, 110, 14], [2023, 115, 13]]))
    assert {(one["area_code"], one["period"], one["is_total"]) for one in cells.values()} == {
        (code, year, False) for code in ("64.09.01", "64.09.02") for year in ("2022", "2023")
    }
