"""Sums of the country, worked by hand: Σ numerator / Σ denominator of the desa, never a mean of shares."""

import numpy as np
import pandas as pd
import pytest

from stunting.analysis.coverage.country import country_coverage, sums_at
from stunting.analysis.coverage.group_sums import group_sums
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel

IFA = "pregnant_ifa_90"
# Two desa of Waru and one of Babulu in Penajam Paser Utara (64.09), one of Pacitan (35.01). Invented.
DESA = [
    ("64.09.01.1001", 40.0, 50.0),
    ("64.09.01.1002", 10.0, 150.0),
    ("64.09.02.2001", 30.0, 100.0),
    ("35.01.01.2001", 9.0, 10.0),
]


def country(rows=DESA, indicator=IFA, period="2024"):
    codes, served, people = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "area_code": codes,
            "indicator": indicator,
            "period": period,
            "numerator": served,
            "denominator": people,
            "areas": 1,
        }
    )


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (AreaLevel.KECAMATAN, {"64.09.01": (50, 200, 2), "64.09.02": (30, 100, 1), "35.01.01": (9, 10, 1)}),
        (AreaLevel.KABUPATEN, {"64.09": (80, 300, 3), "35.01": (9, 10, 1)}),
        (AreaLevel.PROVINSI, {"64": (80, 300, 3), "35": (9, 10, 1)}),
    ],
)
def test_desa_add_up(level, expected):
    found = sums_at(country(), level)
    rows = found[["area_code", "numerator", "denominator", "areas"]].itertuples(index=False, name=None)
    assert {code: tuple(numbers) for code, *numbers in rows} == expected


def test_sums_of_sums_are_the_same():
    through = sums_at(sums_at(country(), AreaLevel.KECAMATAN), AreaLevel.PROVINSI)
    pd.testing.assert_frame_equal(through, sums_at(country(), AreaLevel.PROVINSI))


def test_periods_and_indicators_stay_apart():
    rows = pd.concat(
        [country(), country(DESA[:1], period="2023"), country(DESA[:1], "exclusive")], ignore_index=True
    )
    found = sums_at(rows, AreaLevel.KABUPATEN).set_index(["area_code", "indicator", "period"])["numerator"]
    assert found["64.09", IFA, "2024"] == 80
    assert found["64.09", IFA, "2023"] == 40
    assert found["64.09", "exclusive", "2024"] == 40
    assert len(found) == 4


def test_a_province_is_judged_and_says_how_many_desa_are_behind_it():
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    sums = sums_at(country(), AreaLevel.PROVINSI)
    rows = country_coverage(sums, AreaLevel.PROVINSI, catalogue, gazetteer).set_index("area_code")
    kaltim = rows.loc["64"]
    assert (kaltim["area"], kaltim["area_level"]) == ("Kalimantan Timur", "provinsi")
    assert kaltim["share"] == pytest.approx(80 / 300)
    assert kaltim["areas_reporting"] == 3
    assert kaltim["areas_expected"] == len(gazetteer.desa("64"))
    assert kaltim["target"] == catalogue.target(IFA, 2024).share
    assert kaltim["status"] == "far"
    assert np.isnan(kaltim["gap_people_areas"])


def test_desa_of_a_kecamatan_keep_their_own_figures():
    inside = country(DESA[:2])
    rows = country_coverage(inside, AreaLevel.DESA, load_catalogue(), load_gazetteer())
    assert rows.set_index("area_code")["share"].to_dict() == {
        "64.09.01.1001": 0.8,
        "64.09.01.1002": pytest.approx(10 / 150),
    }


@pytest.mark.parametrize("size", [2, 10**6])
def test_combinations_that_do_not_occur_have_no_row(size):
    # With a million codes not every combination has a bin of its own.
    keys = [(np.array([1, 0, 1]), size), (np.array([size - 1, 0, size - 1]), size)]
    (first, second), rows, (sums,) = group_sums(keys, [np.array([1.0, 2.0, 4.0])])
    assert first.tolist() == [0, 1]
    assert second.tolist() == [0, size - 1]
    assert rows.tolist() == [1, 2]
    assert sums.tolist() == [2.0, 5.0]
