"""Sums that prove numbers whose text could be read otherwise."""

import numpy as np
import pytest

from stunting.reading.tidy.proofs import proven
from tests.reading.sheets import grid, read_cells

NO_TOTAL = np.zeros(4, dtype=bool)


def test_a_sum_across_that_holds_in_the_other_rows_proves_a_cell():
    """526 + 493 = 1019, as 617 + 331 = 948 and 548 + 641 = 1189 in the rows above."""
    numbers = np.array([[617.0, 331, 948], [548, 641, 1189], [526, 493, 1019], [824, 859, 1683]])
    assert proven(numbers, NO_TOTAL, {(2, 0): ""}) == {(2, 0)}
    numbers[2, 2] = 1020
    assert proven(numbers, NO_TOTAL, {(2, 0): ""}) == set()


@pytest.mark.parametrize(("total", "certainty"), [(1102, False), (1200, True)])
def test_a_printed_total_proves_a_gap_out_of_place(total, certainty):
    """752 + 200 + 150 = 1102."""
    rows = [["No", "Kecamatan", "Balita ditimbang 2024"], [1, "Penajam", "7 52"], [2, "Waru", 200]]
    cell = read_cells(grid([*rows, [3, "Babulu", 150], [None, "JUMLAH", total]]))["C2"]
    assert cell["value"] == 752
    assert (cell["certainty"] == "doubtful") is certainty


def test_a_share_whose_whole_stands_in_its_row_needs_no_question():
    assert proven(np.array([[10.0, 8]]), np.zeros(1, dtype=bool), {(0, 1): "10"}) == {(0, 1)}
    assert proven(np.array([[12.0, 8]]), np.zeros(1, dtype=bool), {(0, 1): "10"}) == set()
