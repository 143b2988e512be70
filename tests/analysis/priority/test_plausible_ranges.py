import math

import pytest

from stunting.analysis.priority.cells import cells_of
from stunting.analysis.priority.plausible_ranges import plausible_ranges
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()


def of(values, people=100, indicator="growth_monitoring"):
    records = [
        {"area": f"Desa {at}", "numerator": value, "denominator": people, "indicator": indicator}
        for at, value in enumerate(values)
    ]
    return plausible_ranges(cells_of(cover(records), CATALOGUE))


def only(found):
    assert len(found) == 1
    return found.iloc[0]


def test_an_outlier_lies_between_itself_and_the_median():
    # Median 51; distances 1, 0, 1, 1, 2, 39: MAD 1; 0.6745 * 39 is far above 3.5, 0.6745 * 2 is not.
    row = only(of([50, 51, 52, 50, 53, 90, 51]))
    assert (row["area_key"], row["indicator"]) == ("?/desa 5", "growth_monitoring")
    assert (row["low"], row["high"]) == (pytest.approx(0.51), pytest.approx(0.9))
    assert row["reason"] == "jauh berbeda dari wilayah lain"


@pytest.mark.parametrize(("value", "doubtful"), [(55, False), (56, False), (57, True)])
def test_the_limit_of_an_outlier(value, doubtful):
    # Median 51, MAD 1: 3.5 / 0.6745 is 5.19 points.
    assert len(of([50, 51, 52, 50, 52, value, 51])) == (1 if doubtful else 0)


def test_half_a_point_beyond_the_limit_is_an_outlier():
    # Median 51 %, MAD 1 point, of 200 people: 5.5 points are beyond the 5.19, 5 points are not.
    values = [100, 102, 104, 100, 104, 102]
    assert len(of([*values, 113], people=200)) == 1
    assert of([*values, 112], people=200).empty


def test_where_all_are_above_one_every_range_is_one():
    found = of([120, 130, 110, 125, 115])
    assert found[["low", "high"]].to_numpy().tolist() == [[1.0, 1.0]] * 5


def test_where_most_values_are_the_same_the_mean_deviation_stands_in():
    # MAD is 0; mean deviation 50 / 7: 0.7979 * 50 / (50 / 7) = 5.6.
    row = only(of([100, 100, 100, 100, 100, 100, 50]))
    assert (row["low"], row["high"]) == (0.5, 1.0)


def test_a_share_above_one_is_cut():
    row = only(of([50, 60, 70, 80, 130]))
    assert (row["low"], row["high"]) == (pytest.approx(0.7), 1.0)
    assert row["reason"] == "capaian melebihi sasaran"


@pytest.mark.parametrize(("people", "doubtful"), [(10, True), (9, False)])
def test_a_zero_is_doubtful_where_five_would_be_expected(people, doubtful):
    # Spread wide, so that 0 is no outlier; median 50 %.
    found = of([share * people for share in (0.0, 0.1, 0.5, 0.9, 1.0)], people)
    assert len(found) == (1 if doubtful else 0)
    if doubtful:
        assert (only(found)["low"], only(found)["high"]) == (0, pytest.approx(0.5))


def test_prevalence_is_looked_at_too():
    assert (
        only(of([10, 11, 12, 10, 11, 60], indicator="stunting_prevalence"))["indicator"]
        == "stunting_prevalence"
    )


def test_few_areas_tell_nothing_but_above_one():
    assert of([50, 51, 0, 99]).empty
    assert only(of([50, 120]))["low"] == 1.0


def test_missing_values_are_no_doubt():
    assert of([math.nan] * 6).empty
    assert of([50, 51, 52, 50, 51, math.nan]).empty


def test_a_figure_that_its_office_confirmed_is_in_doubt_no_longer():
    values = [50, 51, 52, 50, 53, 90, 51]
    records = [
        {"area": f"Desa {at}", "numerator": value, "denominator": 100} for at, value in enumerate(values)
    ]
    cells = cells_of(cover([{**one, "indicator": "growth_monitoring"} for one in records]), CATALOGUE)
    assert len(plausible_ranges(cells)) == 1
    assert plausible_ranges(cells, {("?/desa 5", "growth_monitoring")}).empty
    assert len(plausible_ranges(cells, {("?/desa 4", "growth_monitoring")})) == 1
    assert len(plausible_ranges(cells, {("?/desa 5", "lain"), ("?/lain", "growth_monitoring")})) == 1


def test_the_limit_where_the_mean_deviation_stands_in():
    """8 of 10 the same, the others 17 and 23 points off, mean 4: 0.7979 * 17 / 4 is 3.39, of 23 it is 4.59.

    One of five off: 0.7979 * 5 is 3.99, whatever the distance.
    """
    row = only(of([60] * 8 + [43, 37]))
    assert row["low"] == pytest.approx(0.37)
    assert len(of([60] * 4 + [50])) == 1
