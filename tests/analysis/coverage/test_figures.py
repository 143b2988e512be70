"""One figure from all cells that speak of it: what is a conflict, and how surely what is left is known."""

import math

import numpy as np
import pytest

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.drawn import drawn_shares
from stunting.analysis.coverage.figures import _differs, is_fraction
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe
from tests.coverage_frames import cover

WARU, API_API, SESULU = "64.09.02", "64.09.02.2001", "64.09.02.2002"
IFA = "pregnant_ifa_90"


def cell(measure, value, area=API_API, **more):
    return {"area_code": area, "indicator": IFA, "measure": measure, "value": value, **more}


def pair(served, sasaran, area=API_API, **more):
    return [cell("denominator", sasaran, area, **more), cell("numerator", served, area, **more)]


def rows_at(level, records):
    frame = coverage(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
    return frame.to_dict("records")


def test_two_numbers_differ_beyond_the_noise_of_their_size():
    low = np.array([3e9, 0.0, 1.0, -5.0])
    high = np.array([3e9 + 1, 1e-10, 1 + 1e-8, 5.0])
    assert _differs(low, high).tolist() == [False, False, True, True]


@pytest.mark.parametrize("certainty", ["sure", "doubtful"])
def test_two_numbers_of_one_figure_are_none_and_nothing_is_said_of_how_surely_they_are_read(certainty):
    records = [*pair(30, 50, certainty=certainty), cell("numerator", 40, sheet="Lain", certainty=certainty)]
    [row] = rows_at(AreaLevel.DESA, records)
    assert math.isnan(row["numerator"])
    assert (row["status"], row["certainty"], row["areas_reporting"]) == ("no_data", "sure", 0)
    assert row["reason"] == wording.TWO_NUMBERS.format(what="capaian")


@pytest.mark.parametrize(("other", "share"), [(63.25, 0.632), (63.3, 0.632), (63.305, math.nan)])
def test_two_printed_percentages_are_one_number_within_a_tenth_of_a_point(other, share):
    [row] = rows_at(AreaLevel.DESA, [cell("percent", 63.2), cell("percent", other, sheet="Lain")])
    assert row["share"] == pytest.approx(share, nan_ok=True)


def test_a_count_without_sasaran_is_shown_and_as_sure_as_its_cell():
    [row] = rows_at(AreaLevel.DESA, [cell("numerator", 7, certainty="likely")])
    assert (row["numerator"], row["certainty"], row["reason"]) == (7, "likely", wording.COUNT_ALONE)


@pytest.mark.parametrize("sasaran", [0, 50])
def test_a_sasaran_without_capaian_waits_for_it_also_where_it_is_nobody(sasaran):
    [row] = rows_at(AreaLevel.DESA, [cell("denominator", sasaran), cell("numerator", None)])
    assert (row["reason"], row["certainty"], row["areas_reporting"]) == (wording.NO_NUMERATOR, "sure", 0)
    assert row["denominator"] == sasaran
    [row] = rows_at(AreaLevel.KECAMATAN, [cell("denominator", sasaran, WARU)])
    assert row["areas_reporting"] == 0


@pytest.mark.parametrize("sasaran", [-50, 1e300])
def test_a_sasaran_that_no_count_can_be_is_not_shown(sasaran):
    [row] = rows_at(AreaLevel.DESA, [cell("denominator", sasaran), cell("numerator", None)])
    assert math.isnan(row["denominator"])


def withheld(area, sasaran=None, **more):
    """A capaian that its file hides, beside its sasaran where there is one."""
    served = cell("numerator", None, area, missing="withheld", **more)
    return [served] if sasaran is None else [cell("denominator", sasaran, area, **more), served]


@pytest.mark.parametrize("sasaran", [None, 50])
def test_a_capaian_that_is_hidden_says_so(sasaran):
    [row] = rows_at(AreaLevel.DESA, withheld(SESULU, sasaran))
    assert math.isnan(row["share"])
    assert (row["reason"], row["status"]) == (wording.WITHHELD, "no_data")


@pytest.mark.parametrize("total", [False, True])
def test_where_a_desa_is_hidden_the_number_of_the_kecamatan_goes_before_the_sum_of_the_others(total):
    """30 of 50 are told of Api-api, those of Sesulu hidden; the kecamatan prints 34 of 110."""
    records = [*pair(30, 50), *withheld(SESULU, 60)]
    [row] = rows_at(AreaLevel.KECAMATAN, [*records, *pair(34, 110, WARU, is_total=total)])
    assert (row["numerator"], row["denominator"]) == (34, 110)
    [row] = rows_at(AreaLevel.KECAMATAN, records)
    assert (row["numerator"], row["denominator"], row["areas_reporting"]) == (30, 50, 1)


@pytest.mark.parametrize("total", [False, True])
@pytest.mark.parametrize("told", [[], pair(30, 50)])
def test_a_kecamatan_that_is_hidden_is_not_the_sum_of_what_is_told_where_a_desa_is_hidden_too(total, told):
    hidden = withheld(WARU, 110, is_total=total)
    [row] = rows_at(AreaLevel.KECAMATAN, [*told, *withheld(SESULU, 60), *hidden])
    assert math.isnan(row["share"])
    assert row["reason"] == wording.WITHHELD
    [row] = rows_at(AreaLevel.KECAMATAN, hidden)
    assert (row["reason"], row["status"]) == (wording.WITHHELD, "no_data")


def test_desa_of_an_unknown_kecamatan_are_expected_as_often_as_they_are_named():
    names = {"area_code": "", "area_level": "desa", "parent": "Antah", "kecamatan": "Antah"}
    records = [*pair(30, 50, area="Satu"), cell("denominator", 50, area="Dua")]
    records = [{**one, **names, "area": one["area_code"]} for one in records]
    [row] = rows_at(AreaLevel.KECAMATAN, records)
    assert (row["area"], row["areas_reporting"], row["areas_expected"]) == ("Antah", 1, 2)


def test_only_desa_are_drawn_and_only_where_all_have_people():
    """6 and 2 of 10 are drawn to 40 %. A kecamatan stays, and so do desa beside one of nobody."""
    desa = [
        {"area": "A", "numerator": 6, "denominator": 10, "area_code": API_API},
        {"area": "B", "numerator": 2, "denominator": 10, "area_code": SESULU},
    ]
    whole = {"area": "Waru", "area_code": WARU, "area_level": "kecamatan", "numerator": 9, "denominator": 10}
    drawn = drawn_shares(cover([*desa, whole]))
    assert drawn[2] == 0.9
    assert 0.4 < drawn[0] < 0.6
    assert 0.2 < drawn[1] < 0.4
    printed = {"area": "C", "area_code": "64.09.02.2003", "numerator": 3, "denominator": 0, "share": 0.5}
    assert drawn_shares(cover([*desa, printed])).tolist() == [0.6, 0.2, 0.5]


def test_a_millionth_is_the_noise_of_sums_and_no_part_of_a_person():
    values = np.array([3.0, 3 + 1e-9, 1e-6, 3.00001, 2.99999, 0.5, math.nan])
    assert is_fraction(values).tolist() == [False, False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("indicator", "series", "share"),
    [
        (IFA, "register", math.nan),  # half a mother means another thing
        (IFA, "survey", 0.5),  # a survey weighs its people
        ("food_safety_intervention", "register", 0.5),  # counts no heads
    ],
)
def test_a_register_of_people_counts_no_part_of_one(indicator, series, share):
    [row] = rows_at(AreaLevel.KABUPATEN, pair(2.5, 5, PPU, indicator=indicator, series=series))
    assert row["share"] == pytest.approx(share, nan_ok=True)
    assert (row["reason"] == wording.FRACTION) == math.isnan(share)
