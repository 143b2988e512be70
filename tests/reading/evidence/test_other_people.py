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
