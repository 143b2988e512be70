"""Sums, running totals, complements and copies among lines, with numbers worked by hand."""

import numpy as np
import pytest

from stunting.reading.evidence.identities import Numbered
from stunting.reading.evidence.sums import (
    Complement,
    Copy,
    Cumulative,
    Sum,
    find_complements,
    find_copies,
    find_cumulatives,
    find_sums,
)
from tests.reading.sheets import cells, grid, read

BOYS = np.array([12.0, 31, 25, 40, 18])
GIRLS = np.array([14.0, 28, 30, 35, 22])
ALL = np.array([26.0, 59, 55, 75, 40])
AREAS = ("Petung", "Sotek", "Nenang", "Buluminung", "Waru")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (0, 2, 1)])
def test_a_whole_is_found_wherever_it_stands_beside_its_parts(order):
    whole, parts = order.index(2), tuple(sorted((order.index(0), order.index(1))))
    lines = [(BOYS, GIRLS, ALL)[place] for place in order]
    assert find_sums(Numbered.of(lines)) == [Sum(whole, parts, 5, 5)]


def test_the_place_that_breaks_a_sum_is_named():
    boys, girls = np.tile(BOYS, 4), np.tile(GIRLS, 4)
    printed = np.tile(ALL, 4)
    printed[7] += 10
    assert find_sums(Numbered.of([boys, girls, printed])) == [Sum(2, (0, 1), 19, 20, (7,))]


def test_small_counts_that_agree_are_chance():
    small = [np.array([1.0, 2, 1, 1]), np.array([1.0, 1, 2, 1]), np.array([2.0, 3, 3, 2])]
    assert find_sums(Numbered.of(small)) == []


def test_running_totals_are_a_chain_of_sums():
    # Januari, then s.d. Januari + Februari, then + Maret.
    january, february, march = BOYS, GIRLS, np.array([10.0, 20, 30, 40, 50])
    until_february = january + february
    lines = [january, february, until_february, march, until_february + march]
    sums = find_sums(Numbered.of(lines))
    assert find_cumulatives(sums) == [Cumulative(running=4, before=2, added=3)]


def test_two_percentages_that_make_a_hundred():
    reached = np.array([60.0, 72.5, 88, 91.3])
    assert find_complements(Numbered.of([reached, 100 - reached])) == [Complement(0, 1, 100.0, 4, 4)]
    assert find_complements(Numbered.of([reached, reached])) == []


def test_a_copied_line_and_one_that_only_begins_alike():
    nearly = ALL.copy()
    nearly[2:] += 1
    assert find_copies(Numbered.of([ALL, BOYS, ALL])) == [Copy(copy=2, original=0, holds=5, places=5)]
    assert find_copies(Numbered.of([ALL, nearly])) == []


def test_numbers_that_add_up_are_people_whatever_the_total_is_called():
    rows = [["Desa", "Capaian bayi mendapat IMD 2024", None, None], [None, "L", "P", "L+P"]]
    people = zip(BOYS, GIRLS, ALL, strict=True)
    rows += [[area, *map(float, three)] for area, three in zip(AREAS, people, strict=True)]
    result = read(grid(rows, merges=["B1:D1"]))
    assert cells(result.observations)["D3"]["measure"] == "numerator"
    assert [one.message for one in result.problems] == []
