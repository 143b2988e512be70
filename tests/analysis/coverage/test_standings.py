"""One answer to one question: which rows count, the largest gap, the area furthest behind."""

import math

import pandas as pd
import pytest

from stunting.analysis.coverage.standings import (
    alike_words,
    behind_whole,
    extreme_words,
    furthest_behind,
    furthest_words,
    judged_rows,
    largest_gaps,
    with_most,
)
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.findings import areas_against_target
from tests.builders import DESA
from tests.charts.rows import frame, ifa, row

CATALOGUE = load_catalogue()


def test_doubtful_figures_and_those_without_a_target_do_not_count():
    rows = frame(
        ifa("64.09.01", 80, 100, "near", 10),
        ifa("64.09.02", 80, 100, "unsure", math.nan),
        ifa("64.09.03", 80, 100, "no_target", math.nan),
        ifa("64.09.04", 95, 100, "met", 0),
    )
    assert judged_rows(rows)["area_key"].tolist() == ["64.09.01", "64.09.04"]


def test_half_a_point_short_is_a_gap_and_none_is_no_gap():
    near = ifa("64.09.01", 895, 1000, "near", 5)  # 89.5 % for 90 %
    rows = frame(near, ifa("64.09.02", 900, 1000, "met", 0))
    assert largest_gaps(rows, CATALOGUE)["area_key"].tolist() == ["64.09.01"]


def test_services_for_people_come_before_what_offices_prepare():
    forum = row("64.09", indicator="rembuk_kecamatan", share=0.0, target=1.0, gap_points=100.0, status="far")
    rows = frame(
        forum, ifa("64.09", 70, 100, "behind", 20), ifa("64.09", 60, 100, "far", 30, indicator="anc_k6")
    )
    assert largest_gaps(rows, CATALOGUE)["indicator"].tolist() == [
        "anc_k6",
        "pregnant_ifa_90",
        "rembuk_kecamatan",
    ]


def test_what_an_area_lacks_beside_the_whole():
    forum = row(
        "64.09.02", indicator="rembuk_kecamatan", share=0.0, target=1.0, gap_points=100.0, status="far"
    )
    own = frame(
        forum,
        ifa("64.09.02", 50, 100, "far", 40),
        ifa("64.09.02", 70, 100, "behind", 20, indicator="anc_k6"),
        ifa("64.09.02", 40, 100, "far", 50, indicator="growth_monitoring"),
    )
    whole = frame(
        forum | {"area_key": "64.09", "share": 0.75, "gap_points": 25.0},
        ifa("64.09", 55, 100, "far", 35),
        ifa("64.09", 85, 100, "near", 5, indicator="anc_k6"),
        ifa("64.09", 90, 100, "met", 0, indicator="growth_monitoring", period="2023"),
    )
    found = behind_whole(own, whole, CATALOGUE)
    # 85 - 70, then 55 - 50; the figure of another year is not set beside; the forum lacks 75 and is last.
    assert found["indicator"].tolist() == [
        *("anc_k6", "pregnant_ifa_90", "growth_monitoring", "rembuk_kecamatan")
    ]
    assert found["whole_points"].round(6).tolist()[:2] == [15.0, 5.0]
    assert math.isnan(found["whole_points"].iloc[2])
    assert found["whole_points"].iloc[3] == 75.0


def test_of_what_should_be_low_the_area_with_more_lags_behind():
    short = {"indicator": "stunting_prevalence", "lower": True}
    own = frame(row("64.09.02", share=0.3, target=0.14, gap_points=16.0, status="far", **short))
    whole = frame(row("64.09", share=0.2, target=0.14, gap_points=6.0, status="far", **short))
    assert behind_whole(own, whole, CATALOGUE)["whole_points"].round(6).tolist() == [10.0]


def test_areas_that_look_equally_far_are_named_together():
    # 40 of 100 and 200 of 500 are 40 %; 401 of 1,000 is 40.1 % and 49.9 points short.
    rows = frame(
        ifa("64.09.02", 200, 500, "far", 250),
        ifa("64.09.01", 40, 100, "far", 50),
        ifa("64.09.03", 401, 1000, "far", 499),
    )
    assert furthest_behind(rows)["area"].tolist() == ["Penajam", "Waru"]
    assert furthest_words(rows) == "Penajam dan Waru, masing-masing 40,0 %"
    assert furthest_words(rows.iloc[[2]]) == "Babulu 40,1 %"
    assert furthest_words(frame(ifa("64.09.04", 95, 100, "met", 0))) == ""


@pytest.mark.parametrize(
    ("counts", "most"),
    [
        ({"A": 3, "B": 1}, ["A"]),
        ({"A": 3, "B": 0}, ["A"]),
        ({"A": 3, "B": 3, "C": 1}, ["A", "B"]),
        ({"A": 5, "B": 5}, []),  # five of five everywhere is nowhere most
        ({"A": 2}, []),  # one alone is compared with none
        ({"A": 0, "B": 0}, []),
        ({"A": 0}, []),
        ({}, []),
    ],
)
def test_where_all_have_as_many_none_has_most(counts, most):
    assert with_most(pd.Series(counts, dtype="int64")) == most


def test_a_desa_of_few_people_is_no_worst_one_and_says_of_whom_it_cannot_be_told_apart():
    """0 of 2 people says less than 20 of 100: the interval of their difference holds 0."""
    few, far, near, other = list(DESA)[:4]
    rows = frame(
        ifa(few, 0, 2, "far", 2),
        ifa(far, 20, 100, "far", 70),
        ifa(near, 60, 100, "far", 30),
        ifa(other, 62, 100, "far", 28),
    )
    assert furthest_words(rows) == f"{DESA[far]} 20,0 % (tidak dapat dibedakan dari {DESA[few]})"
    assert furthest_words(rows.iloc[1:]) == f"{DESA[far]} 20,0 %"


def test_where_chance_explains_all_the_desa_short_of_most_people_is_named_with_those_like_it():
    """28 of 40, 12 of 20 and 13 of 20 differ by chance: all are drawn to 53 of 80; 12 of 20 misses most."""
    many, one, other = list(DESA)[:3]
    rows = frame(ifa(many, 28, 40, "far", 8), ifa(one, 12, 20, "far", 6), ifa(other, 13, 20, "far", 5))
    alike = f"{DESA[other]} dan {DESA[many]}"
    assert furthest_words(rows) == f"{DESA[one]} 60,0 % (tidak dapat dibedakan dari {alike})"
    assert furthest_behind(rows)["area_key"].tolist() == [one]


def test_without_a_target_the_lowest_and_highest_are_no_desa_of_few_people():
    """Half of 10,000 and 53 % of 10,000 differ (by 3 points, +- 1.4); 0 of 2 and 2 of 2 may equal either.

    rho is 19 / 10,003, so the two are drawn to 51.3 and 51.7 %: half of 10,000 is the lowest.
    """
    few, full, low, high = list(DESA)[:4]
    rows = frame(
        *(
            ifa(code, served, people, "no_target", math.nan, target=math.nan, gap_points=math.nan)
            for code, served, people in ((few, 0, 2), (full, 2, 2), (low, 5000, 10000), (high, 5300, 10000))
        )
    )
    assert areas_against_target(rows, "IFA", "desa", lower=False) == (
        f"IFA: terendah {DESA[low]} 50,0 % (tidak dapat dibedakan dari {DESA[few]} dan {DESA[full]}), "
        f"tertinggi {DESA[high]} 53,0 % (tidak dapat dibedakan dari {DESA[full]} dan {DESA[few]}), "
        "belum ada target"
    )


def test_desa_that_look_alike_are_named_together_however_many_their_people():
    """6.001 and 6.004 of 10.000 are both 60,0 %, drawn as they are; 9.000 of 10.000 is 90,0 %."""
    one, other, far = list(DESA)[:3]
    rows = frame(
        ifa(one, 6001, 10_000, "far", 2999),
        ifa(other, 6004, 10_000, "far", 2996),
        ifa(far, 9000, 10_000, "met", 0),
    )
    assert set(furthest_behind(rows)["area_key"]) == {one, other}


def test_only_desa_are_told_apart_by_their_intervals():
    one, other = list(DESA)[:2]
    rows = frame(ifa(one, 1, 5, "far", 4), ifa(other, 2, 5, "far", 3))
    assert alike_words(rows, rows.index[0], highest=False) == f" (tidak dapat dibedakan dari {DESA[other]})"
    mixed = rows.assign(area_level=["desa", "kecamatan"])
    assert alike_words(mixed, rows.index[0], highest=False) == ""


def test_equal_gaps_stand_in_the_order_of_the_catalogue_then_of_the_areas():
    """IFA stands before K6 there; what it does not know comes after, but before what offices prepare."""
    order = [
        *(("pregnant_ifa_90", "64.09.01"), ("pregnant_ifa_90", "64.09.02"), ("anc_k6", "64.09.01")),
        *(("a_service", "64.09.01"), ("b_service", "64.09.01"), ("rembuk_kecamatan", "64.09.01")),
    ]
    rows = frame(*(ifa(code, 7, 10, "behind", 2, indicator=id, gap_points=20.0) for id, code in order[::-1]))
    found = largest_gaps(rows, CATALOGUE)
    assert list(zip(found["indicator"], found["area_key"], strict=True)) == order


def test_what_the_catalogue_does_not_know_is_nothing_that_offices_prepare():
    """Beside the whole at 90 % a service of nobody's catalogue lacks 10 points, IFA 5."""
    own = [("pregnant_ifa_90", 85), ("a_service", 80)]
    rows = frame(*(ifa("64.09.02", served, 100, "behind", 5, indicator=id) for id, served in own))
    whole = frame(*(ifa("64.09", 90, 100, "met", 0, indicator=id) for id, _ in own))
    assert behind_whole(rows, whole, CATALOGUE)["indicator"].tolist() == ["a_service", "pregnant_ifa_90"]


def test_an_area_half_a_point_short_is_the_one_behind():
    rows = frame(ifa("64.09.01", 895, 1000, "near", 5), ifa("64.09.02", 900, 1000, "met", 0))
    assert furthest_words(rows) == "Penajam 89,5 %"


def test_of_what_should_be_low_a_desa_of_few_people_is_no_worst_one():
    """1 of 1 is drawn to 37 %, 40 of 100 to 38 and 30 of 100 to 32 % (rho 0.02)."""
    few, far, near = list(DESA)[:3]
    cases = {"indicator": "wasting", "target": 0.07}
    rows = frame(
        ifa(few, 1, 1, "far", 1, **cases, gap_points=93.0),
        ifa(far, 40, 100, "far", 33, **cases, gap_points=33.0),
        ifa(near, 30, 100, "far", 23, **cases, gap_points=23.0),
    )
    alike = f"(tidak dapat dibedakan dari {DESA[few]} dan {DESA[near]})"
    assert furthest_words(rows) == f"{DESA[far]} 40,0 % {alike}"


def test_desa_are_told_apart_by_their_own_shares_also_where_one_is_drawn_nowhere():
    """4, 5 and 6 of 10 differ by chance: all are drawn to the 5 of 10 that one of them has."""
    one, middle, other = list(DESA)[:3]
    rows = frame(ifa(one, 4, 10, "far", 5), ifa(middle, 5, 10, "far", 4), ifa(other, 6, 10, "far", 3))
    assert furthest_behind(rows)["area_key"].tolist() == [one]


@pytest.mark.parametrize("highest", [True, False])
def test_extremes_that_look_the_same_are_named_together(highest):
    """40.0498 % and 40 % are both 40,0 %."""
    rows = frame(
        ifa("64.09.01", 400_498, 1_000_000, "far", 499_502),
        ifa("64.09.02", 40, 100, "far", 50),
    )
    assert extreme_words(rows, highest=highest) == "Penajam dan Waru, masing-masing 40,0 %"


def test_the_highest_and_the_lowest_are_named_with_their_share():
    rows = frame(ifa("64.09.01", 403, 1000, "far", 497), ifa("64.09.02", 40, 100, "far", 50))
    assert extreme_words(rows, highest=True) == "Penajam 40,3 %"
    assert extreme_words(rows, highest=False) == "Waru 40,0 %"


def test_two_desa_are_named_as_no_different_and_the_others_counted():
    codes = list(DESA)[:4]
    rows = frame(*(ifa(code, served, 5, "far", 3) for code, served in zip(codes, (1, 2, 2, 2), strict=True)))
    named = f"{DESA[codes[1]]}, {DESA[codes[2]]}, dan 1 lainnya"
    assert alike_words(rows, rows.index[0], highest=False) == f" (tidak dapat dibedakan dari {named})"
