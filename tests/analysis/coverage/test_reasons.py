"""Why a sum is none, by what stands in the way of the areas below."""

import pytest

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.reasons import reason_of_sum

# conflict, negative, no people, too large, fraction, percent, count
NONE, COUNT = (0, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 3)


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        (NONE, wording.NO_NUMBER),
        (COUNT, wording.COUNT_ALONE),
        ((1, 0, 0, 0, 0, 0, 0), "Tidak dapat dijumlahkan: 1 wilayah memuat dua angka berbeda."),
        (
            (0, 2, 0, 0, 0, 0, 3),
            "Tidak dapat dijumlahkan: 2 wilayah memuat angka negatif; 3 wilayah memuat jumlah tanpa sasaran.",
        ),
    ],
)
def test_a_sum_that_is_none(counts, reason):
    assert reason_of_sum(Origin.NONE, State.NOTHING, counts) == reason


def test_a_sum_of_nobody_and_a_printed_total_say_so_and_a_sum_says_nothing():
    assert reason_of_sum(Origin.DESA, State.EMPTY_PAIR, NONE) == wording.NO_PEOPLE
    assert reason_of_sum(Origin.DESA, State.PAIR, COUNT) == ""
    assert reason_of_sum(Origin.TOTAL, State.PAIR, NONE) == wording.PRINTED_TOTAL
    assert reason_of_sum(Origin.OWN_PERCENT, State.PERCENT_ONLY, NONE) == wording.PERCENT_ALONE
