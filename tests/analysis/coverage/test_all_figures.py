"""What is gathered beside the figures: notes on what is left out, and to which figure each cell belongs."""

from dataclasses import replace

import pandas as pd
import pytest

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.workload import MonthlyCount
from tests.builders import PPU, observe

WARU, API_API, SESULU = "64.09.02", "64.09.02.2001", "64.09.02.2002"
IFA = "pregnant_ifa_90"


def pair(code, served=30, sasaran=50, **more):
    common = {"indicator": IFA, **({"area_code": code} if code else {}), **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


def gathered(records):
    return gather(observe(records), load_catalogue(), load_gazetteer(), PPU)


SURVEY = {"indicator": "stunting_prevalence", "measure": "percent", "value": 20, "series": "survey"}


@pytest.mark.parametrize(
    ("records", "notes"),
    [
        (pair(API_API), []),
        (
            [*pair(API_API), *pair("", area="Paser Timur", area_code="64.01.01", area_level="kecamatan")],
            ["1 wilayah di luar kabupaten ini tidak ikut dihitung."],
        ),
        (
            [*pair(API_API), {**SURVEY, "area_code": WARU}, {**SURVEY, "area_code": PPU}],
            ["1 angka survei di luar tingkat kabupaten tidak dipakai: survei hanya mewakili kabupaten."],
        ),
        ([*pair(API_API), *pair(WARU, is_total=True)], []),
        (
            [*pair(API_API), *pair("", area="Rata-rata", is_total=True)],
            ["1 angka pada baris rata-rata tidak dipakai: persentase tidak dirata-ratakan."],
        ),
    ],
)
def test_what_is_left_out_is_said_and_nothing_else(records, notes):
    assert list(gathered(records).notes) == notes


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, " dan lainnya")])
def test_five_places_of_no_level_are_named(count, more):
    parts = [
        record
        for at in range(count)
        for record in pair("", area=f"Posyandu {at}", area_level="other", desa="Sesulu", kecamatan="Waru")
    ]
    (note,) = gathered([*pair(API_API), *parts]).notes
    assert note.startswith(f"{count} angka tidak masuk tingkat mana pun: ")
    assert (" dan lainnya" in note) is bool(more)
    assert note.endswith(f"{more}.")
    assert note.count("posyandu") == 5


def test_a_sasaran_of_no_service_belongs_to_no_figure():
    lone = {
        "area_code": SESULU,
        "indicator": "",
        "measure": "denominator",
        "header": "Ibu Hamil",
        "value": 70,
    }
    found = gathered([*pair(API_API), {**lone, "sheet": "Sasaran"}])
    assert found.roles.set_index("position")["figure"].to_dict() == {0: 0, 1: 0, 2: -1}
    assert found.sasaran[["key", "known_den"]].values.tolist() == [[SESULU, 70.0]]


def test_a_doubtful_figure_has_no_gap_that_its_kecamatan_could_add_up():
    """30 and 20 of 50 for 80 %: 10 and 20 short, of which the second waits."""
    found = gathered([*pair(API_API), *pair(SESULU, 20, certainty="doubtful")])
    assert found.own.set_index("key")["gap_areas"].tolist()[0] == 10
    assert found.own.set_index("key")["gap_areas"].isna().tolist() == [False, True]


def test_nobody_to_serve_is_a_gap_of_none():
    found = gathered([*pair(API_API, 0, 0), *pair(SESULU, 20, 50)])
    assert found.own["gap_areas"].tolist()[1] == 20
    assert found.kecamatan["gap_areas"].tolist() == [20]
    assert found.kecamatan["reporting"].tolist() == [2]


def test_the_same_figures_are_judged_by_the_targets_of_another_catalogue_without_gathering_again():
    """40 of 100 women until March are more than 3/12 of 100 %; of the year 60 are left."""
    parts = replace(load_catalogue(), counts={"anc_k6": MonthlyCount.CUMULATIVE})
    rows = observe(pair(API_API, 40, 100, indicator="anc_k6", period="2024-03"))
    now = gather(rows, parts, load_gazetteer(), PPU)
    whole_year = replace(parts, pro_rata=False)
    year = now.judged_by(whole_year)
    for level in AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA:
        left = [coverage_of(one, level).frame["gap_people"].iat[0] for one in (now, year)]
        assert left == [0, 60]
        again = coverage_of(gather(rows, whole_year, load_gazetteer(), PPU), level)
        pd.testing.assert_frame_equal(coverage_of(year, level).frame, again.frame)


def test_coverage_of_a_level_is_made_once():
    one = gathered(pair(API_API))
    assert coverage_of(one, AreaLevel.DESA) is coverage_of(one, AreaLevel.DESA)
    assert coverage_of(one, AreaLevel.KABUPATEN) is not coverage_of(one, AreaLevel.DESA)


def test_a_sasaran_that_is_borrowed_inside_the_kabupaten_is_said():
    """30 women with tablets, whose sasaran stands beside K4 only; another kabupaten does not matter."""
    lent = [*pair(API_API, indicator="anc_k4"), pair(API_API)[1]]
    elsewhere = [{**record, "area_code": "64.02.01.2001"} for record in lent]
    (note,) = gathered(lent).notes
    assert note.startswith("1 ")
    outside = gathered([*pair(API_API), *elsewhere]).notes
    assert outside == ("1 wilayah di luar kabupaten ini tidak ikut dihitung.",)
