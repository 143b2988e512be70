"""Words of one coverage row: its target with what has to stand beside it, its shortfall with what it is."""

import math

import pytest

from stunting.charts.coverage_rows import served_words, shortfall_words, target_words
from tests.charts.rows import row

KABUPATEN, DESA = "64.09", "64.09.02.2002"


@pytest.mark.parametrize(
    ("total", "by_desa", "words"),
    [
        # Desa A is 10 short, desa B 4 above its target: 6 of the total, 10 summed over the desa.
        (6, 10, "kurang 6 ibu hamil dari total wilayah, 10 jumlah per desa"),
        (10, 10, "kurang 10 ibu hamil dari total wilayah"),
        (6, math.nan, "kurang 6 ibu hamil dari total wilayah"),
        (0, 10, "kurang 10 ibu hamil (jumlah per desa)"),
        (0, 0, ""),
    ],
)
def test_a_shortfall_says_what_it_is(total, by_desa, words):
    assert shortfall_words(row(KABUPATEN, gap_people=total, gap_people_areas=by_desa), False) == words


def test_a_desa_has_one_shortfall():
    assert shortfall_words(row(DESA, gap_people=6.0, gap_people_areas=6.0), True) == "lebih 6 ibu hamil"


def test_a_target_with_what_stands_beside_it():
    assert target_words(0.9, "target 2024, belum ada yang baru") == "90 % (target 2024, belum ada yang baru)"
    assert target_words(0.675, "") == "67,5 %"
    assert target_words(math.nan, "") == "\u2013"


@pytest.mark.parametrize(
    ("served", "of", "group", "words"),
    [
        (7023, 11697, "remaja putri", "7.023 dari 11.697 remaja putri"),
        (0, 1, "ibu hamil", "0 dari 1 ibu hamil"),
        (0, 1, "kabupaten", "kabupaten: belum"),
        (1, 1, "kabupaten", "kabupaten: sudah"),
    ],
)
def test_what_only_the_kabupaten_can_do_is_done_or_not(served, of, group, words):
    assert served_words({"numerator": served, "denominator": of, "target_group": group}) == words
