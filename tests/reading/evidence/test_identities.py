"""Ratios and differences among columns, in any order, with numbers worked by hand."""

import numpy as np

from stunting.reading.evidence.identities import Numbered, find_differences, tolerance
from stunting.reading.evidence.ratios import Ratio, find_ratios, shares_of

SASARAN = np.array([80.0, 50, 40, 120])
CAPAIAN = np.array([35.0, 21, 40, 50])
# 35/80, 21/50 and 50/120; the third place is 40 of 40 and says nothing.
PERCENT = np.array([43.75, 42, 100, 41.67])


def test_a_ratio_is_found_in_any_order_of_the_columns():
    assert find_ratios(Numbered.of([SASARAN, CAPAIAN, PERCENT])) == [Ratio(1, 0, 2, 100.0, 3, 3)]
    assert find_ratios(Numbered.of([PERCENT, SASARAN, CAPAIAN])) == [Ratio(2, 1, 0, 100.0, 3, 3)]


def test_fractions_are_a_ratio_of_scale_one():
    assert find_ratios(Numbered.of([SASARAN, CAPAIAN, CAPAIAN / SASARAN])) == [Ratio(1, 0, 2, 1.0, 3, 3)]


def test_two_agreeing_places_are_chance():
    assert find_ratios(Numbered.of([SASARAN[:2], CAPAIAN[:2], PERCENT[:2]])) == []


def test_people_are_whole_so_an_area_in_hectares_is_no_denominator():
    assert find_ratios(Numbered.of([SASARAN + 0.5, CAPAIAN, 100 * CAPAIAN / (SASARAN + 0.5)])) == []


def test_a_missing_percentage_neither_helps_nor_hurts():
    percent = np.append(PERCENT, np.nan)
    (found,) = find_ratios(Numbered.of([np.append(SASARAN, 10), np.append(CAPAIAN, 5), percent]))
    assert (found.holds, found.places, found.agreement) == (3, 3, 1.0)


def test_a_percentage_agrees_within_half_a_unit_of_its_last_decimal():
    assert tolerance(np.array([75.0, 40, np.nan])) == 0.5 + 1e-9
    assert tolerance(np.array([75.1, 40])) == 0.05 + 1e-9


def test_a_difference_is_found_where_some_fall():
    before, now = np.array([50.0, 60, 70]), np.array([55.0, 58, 71])
    all_found = find_differences(Numbered.of([before, now, now - before]))
    found = {(one.difference, one.minuend, one.subtrahend) for one in all_found}
    assert (2, 1, 0) in found


def test_the_rest_of_a_sasaran_is_a_count_and_no_difference():
    assert find_differences(Numbered.of([SASARAN, CAPAIAN, SASARAN - CAPAIAN])) == []


def test_answers_of_one_and_zero_are_no_shares():
    answers = np.array([1.0, 1.0, 0.0, 1.0])
    assert (
        find_ratios(Numbered.of([np.array([7.0, 6.0, 1.0, 8.0]), np.array([8.0, 10.0, 9.0, 9.0]), answers]))
        == []
    )


def test_a_share_of_a_target_is_found_among_percentages():
    # 80 of 85, 70.2 of 90 and 44 of 50 in percent.
    target, reached = np.array([85.0, 90, 50]), np.array([80.0, 70.2, 44])
    printed = np.array([94.1, 78, 88])
    assert shares_of(Numbered.of([target, reached, printed]), [0]) == [Ratio(1, 0, 2, 100.0, 3, 3)]
