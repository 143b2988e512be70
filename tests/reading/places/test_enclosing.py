"""The area that a whole table lies in."""

import pytest

from tests.reading.sheets import grid, read_cells

ROWS = [["Tahun", "Balita diukur", "Balita stunting", "%"], [2023, 9000, 900, 10], [2024, 8000, 720, 9]]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Penajam Paser Utara: hasil pengukuran", "64.09"),
        ("Prevalensi stunting Hulu Sungai Tengah menurut tahun", "63.07"),
        ("Paser - hasil pengukuran", "64.01"),
        ("Data batu dan pati menurut tahun", ""),
    ],
)
def test_a_title_may_call_a_kabupaten_by_its_bare_name(title, code):
    assert read_cells(grid([[title], *ROWS]))["B3"]["area_code"] == code


def test_the_bare_name_gives_way_to_one_with_its_level():
    rows = [["Penajam Paser Utara, dinas kesehatan Kabupaten Paser"], *ROWS]
    assert read_cells(grid(rows))["B3"]["area_code"] == "64.01"
