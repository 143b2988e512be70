"""Several kabupaten as one: the sums are divided, the shares are never averaged."""

import pandas as pd

from stunting.analysis.coverage.together import together


def rows(*records: tuple) -> pd.DataFrame:
    names = ["area", "numerator", "denominator", "share", "gap_points", "status"]
    made = pd.DataFrame(list(records), columns=names).assign(area_level="kabupaten", target=0.9)
    # Shares of kabupaten are drawn to no others.
    return made.assign(drawn_share=made["share"])


def test_the_sums_are_divided():
    found = together(rows(("A", 40, 50, 0.8, 10.0, "near"), ("B", 10, 150, 10 / 150, 83.3, "far")))
    # 50 of 200, and not the mean of 80 % and 6,7 %.
    assert (found.share, found.used, found.areas) == (0.25, 2, 2)
    assert (found.met, found.judged) == (0, 2)
    assert (found.farthest, found.farthest_share) == ("B", 10 / 150)


def test_an_area_with_a_percentage_only_takes_no_part_in_the_sum_but_is_judged():
    nothing = float("nan")
    found = together(rows(("A", 45, 50, 0.9, 0.0, "met"), ("B", nothing, nothing, 0.5, 40.0, "far")))
    assert (found.share, found.used, found.areas, found.met, found.judged) == (0.9, 1, 2, 1, 2)


def test_without_numbers_there_is_no_share_and_no_farthest():
    nothing = float("nan")
    found = together(rows(("A", nothing, nothing, nothing, nothing, "no_data")))
    assert (found.share, found.used, found.judged, found.farthest) == (None, 0, 0, "")


def test_a_printed_share_of_nobody_takes_no_part_in_the_sum():
    found = together(rows(("A", 45, 50, 0.9, 0.0, "met"), ("B", 3, 0, 0.5, 40.0, "far")))
    assert (found.share, found.used) == (0.9, 1)
    one = together(rows(("A", 45, 50, 0.9, 0.0, "met"), ("B", 1, 1, 1.0, 0.0, "met")))
    assert (one.share, one.used) == (46 / 51, 2)


def test_numbers_without_a_share_wait_and_take_no_part_in_the_sum():
    nothing = float("nan")
    found = together(rows(("A", 45, 50, 0.9, 0.0, "met"), ("B", 3, 10, nothing, nothing, "unsure")))
    assert (found.share, found.used, found.areas, found.judged) == (0.9, 1, 2, 1)
