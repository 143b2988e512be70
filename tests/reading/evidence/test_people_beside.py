"""Whole numbers beside their sasaran, that may be people or percentages."""

import pytest

from tests.reading.sheets import grid, read_cells

NAMES = ("Penajam", "Waru", "Babulu", "Sepaku")


@pytest.mark.parametrize(("counted", "certainty"), [((10, 4, 9, 6), "likely"), ((10, 44, 9, 6), "doubtful")])
def test_people_are_never_more_than_their_sasaran(counted, certainty):
    # 44 of 40 measured children: it may be 44 %.
    rows = [["Kecamatan", "Diukur 2024", "Stunting 2024"]]
    rows += [
        [name, measured, number]
        for name, measured, number in zip(NAMES, (100, 40, 80, 70), counted, strict=True)
    ]
    cell = read_cells(grid(rows))["C3"]
    assert (cell["measure"], cell["certainty"]) == ("numerator", certainty)
