"""Shares of people whom another service reached are in doubt."""

import pytest

from tests.reading.sheets import grid, read_cells

ROWS = [["Penajam", 31, 25, 80.6], ["Waru", 12, 9, 75], ["Babulu", 20, 19, 95], ["Sepaku", 28, 24, 85.7]]


@pytest.mark.parametrize("base", ["Balita mendapat PMT", "Sasaran PMT"])
def test_who_gained_weight_after_pmt_is_no_weight_gain_of_those_weighed(base):
    rows = [["PMT lokal 2024"], ["Kecamatan", base, "Naik BB", "% naik BB"], *ROWS]
    cells = read_cells(grid(rows))
    assert {cells[f"{letter}3"]["certainty"] for letter in "BCD"} == {"doubtful"}
    assert cells["D3"]["because"] == f"dihitung dari ‘{base}’, bukan dari balita ditimbang"


@pytest.mark.parametrize("base", ["Ditimbang", "Balita ditimbang (D)", "Jumlah balita"])
def test_who_gained_weight_of_those_weighed_is_no_doubt(base):
    rows = [["Penimbangan 2024"], ["Kecamatan", base, "Naik BB", "% naik BB"], *ROWS]
    cells = read_cells(grid(rows))
    assert cells["D3"]["indicator"] == "weight_gain"
    assert cells["D3"]["certainty"] in ("sure", "likely")


def test_the_name_of_a_block_of_columns_is_no_service_of_other_people():
    # 100 x 120 / 150 = 80, 100 x 90 / 120 = 75, 100 x 63 / 70 = 90, 100 x 99 / 110 = 90
    block = [
        ["TAHUN 2024"],
        ["Desa", "AIR MINUM DAN SANITASI", None, None],
        [None, "KK akses air minum layak"],
    ]
    block += [[None, "Jml Sasaran", "Jml Capaian", "%"], ["Petung", 150, 120, 80], ["Sotek", 120, 90, 75]]
    block += [["Nenang", 70, 63, 90], ["Lawe-Lawe", 110, 99, 90]]
    rows = [[*row, *[None] * (4 - len(row))] for row in block]
    cells = read_cells(grid(rows, merges=["A2:A4", "B2:D2", "B3:D3"]))
    assert {cells[f"{column}5"]["indicator"] for column in "BCD"} == {"drinking_water_access"}
    assert {cells[f"{column}5"]["certainty"] for column in "BCD"} <= {"sure", "likely"}
