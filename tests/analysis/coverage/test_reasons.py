"""Why a sum is none, by what stands in the way of the areas below."""

import pytest

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.reasons import reason_of_sum
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe

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


def test_a_kabupaten_counts_the_own_rows_of_its_kecamatan_by_what_stands_in_the_way():
    """Penajam has a percentage, Waru and Babulu a number of women without their sasaran: nothing to sum."""
    records = [
        {"area_code": code, "indicator": "pregnant_ifa_90", "measure": measure, "value": 40}
        for code, measure in (("64.09.01", "percent"), ("64.09.02", "numerator"), ("64.09.03", "numerator"))
    ]
    [row] = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame.to_dict("records")
    assert row["reason"] == (
        "Tidak dapat dijumlahkan: 1 wilayah hanya memuat persentase (persentase tidak dirata-ratakan); "
        "2 wilayah memuat jumlah tanpa sasaran."
    )
