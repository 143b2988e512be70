"""What holds for coverage of any numbers."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.sectors import sector_people, sector_summary
from stunting.analysis.coverage.status import gap_people, gap_to_everyone
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import DESA, PPU, observe

CODES = list(DESA)[20:32]  # three of Penajam, four of Waru, five of Babulu
IFA = "pregnant_ifa_90"
APART = (IFA, "growth_monitoring", "adolescent_girls_ifa", "unmet_need_kb", "sanitation_access")
LEVELS = (AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN)

people = st.integers(0, 5000)
pairs = st.lists(st.one_of(st.none(), st.tuples(people, people)), min_size=1, max_size=len(CODES))
anything = st.one_of(
    st.none(),
    st.sampled_from([0.0, -1.0, 1e308, -1e308, 1e-308, 5e-324, math.inf, -math.inf]),
    st.floats(allow_nan=False),
    people,
)


def records_of(values, indicator=IFA):
    for code, pair in zip(CODES, values, strict=False):
        served, sasaran = pair or (None, 40)
        common = {"area_code": code, "indicator": indicator}
        yield {**common, "measure": "denominator", "value": sasaran}
        yield {**common, "measure": "numerator", "value": served}


def all_records(lists):
    """Records of several lists of areas at once, each of an indicator for other people."""
    pairs_of = zip(APART, lists, strict=True)
    return [record for indicator, values in pairs_of for record in records_of(values, indicator)]


def frames_of(observations):
    gathered = gather(observations, load_catalogue(), load_gazetteer(), PPU)
    return {level: coverage_of(gathered, level).frame for level in LEVELS}


@given(
    x=st.integers(0, 10**7),
    n=st.integers(0, 10**7),
    percent=st.integers(0, 10_000),
    lower=st.booleans(),
)
@settings(max_examples=500)
def test_gap_in_people_is_that_of_exact_arithmetic(x, n, percent, lower):
    goal = Fraction(percent, 10_000) * n
    exact = max(0, x - math.floor(goal)) if lower else max(0, math.ceil(goal) - x)
    arrays = (np.array([float(x)]), np.array([float(n)]), np.array([percent / 10_000]))
    assert gap_people(*arrays, np.array([lower]))[0] == exact
    everyone = x if lower else max(0, n - x)
    assert gap_to_everyone(arrays[0], arrays[1], np.array([lower]))[0] == everyone


def test_ninety_percent_of_fifty_is_forty_five():
    for target, n, goal in [(0.9, 50, 45), (0.07, 300, 21), (0.29, 100, 29), (0.58, 100, 58), (1.0, 7, 7)]:
        arrays = (np.array([0.0]), np.array([float(n)]), np.array([target]))
        assert gap_people(*arrays, np.array([False]))[0] == goal
        cases = (np.array([float(n)]), *arrays[1:])
        assert gap_people(*cases, np.array([True]))[0] == n - goal


@given(st.tuples(*[pairs] * len(APART)))
@settings(max_examples=6)
def test_sums_of_the_areas_are_the_figures_above_them(lists):
    frames = frames_of(observe(all_records(lists)))
    for indicator, values in zip(APART, lists, strict=True):
        of_one = [frame[frame["indicator"] == indicator] for frame in frames.values()]
        assert_sums(*of_one, [pair for pair in values if pair and (pair[1] > 0 or pair[0] == 0)])


def assert_sums(desa, kecamatan, kabupaten, reported):
    row = kabupaten.iloc[0]
    if sum(sasaran for _, sasaran in reported):
        assert row["numerator"] == sum(served for served, _ in reported)
        assert row["denominator"] == sum(sasaran for _, sasaran in reported)
        assert row["share"] == row["numerator"] / row["denominator"]
        assert row["areas_reporting"] == len(reported)
        summed = kecamatan[kecamatan["basis"].eq("sum") | kecamatan["areas_reporting"].gt(0)]
        assert summed["numerator"].sum() == row["numerator"]
        assert summed["gap_people_areas"].sum() == row["gap_people_areas"]
        assert desa["gap_people"].sum() == row["gap_people_areas"]
        assert row["gap_people_areas"] >= row["gap_people"]
    else:
        assert row["basis"] == "none"
        assert row["reason"]


@given(st.tuples(*[pairs] * len(APART)), st.randoms())
@settings(max_examples=4)
def test_the_order_of_the_rows_means_nothing(lists, random):
    observations = observe(all_records(lists))
    order = list(range(len(observations)))
    random.shuffle(order)
    shuffled = observations.iloc[order].reset_index(drop=True)
    for one, other in zip(frames_of(observations).values(), frames_of(shuffled).values(), strict=True):
        pd.testing.assert_frame_equal(one, other)


reported_by_all = st.lists(st.tuples(people, st.integers(1, 5000)), min_size=3, max_size=len(CODES))


@given(st.tuples(*[reported_by_all] * len(APART)), st.data())
@settings(max_examples=6)
def test_one_conflict_takes_out_one_area_and_no_other(lists, data):
    places = [data.draw(st.integers(0, len(values) - 1)) for values in lists]
    doubled = [
        {"area_code": CODES[at], "indicator": indicator, "measure": "numerator", "value": values[at][0] + 1}
        for indicator, values, at in zip(APART, lists, places, strict=True)
    ]
    records = all_records(lists)
    grain = ["indicator", "area_key"]
    before = frames_of(observe(records))[AreaLevel.DESA].set_index(grain)
    frames = frames_of(observe([*records, *({**one, "file": "lain.xlsx"} for one in doubled)]))
    after = frames[AreaLevel.DESA].set_index(grain)
    taken_out = [(one["indicator"], one["area_code"]) for one in doubled]
    assert after.loc[taken_out, "share"].isna().all()
    # But for the share that is drawn to that of all areas together: it hears of each of them.
    untouched = [frame.drop(taken_out).drop(columns="drawn_share") for frame in (before, after)]
    pd.testing.assert_frame_equal(*untouched)
    whole = frames[AreaLevel.KABUPATEN].set_index("indicator")["numerator"]
    for indicator, values, at in zip(APART, lists, places, strict=True):
        rest = [pair for place, pair in enumerate(values) if place != at]
        assert whole[indicator] == sum(served for served, _ in rest)


of_areas = st.lists(st.tuples(anything, anything, anything), min_size=1, max_size=6)


@given(st.tuples(*[of_areas] * len(APART)))
@settings(max_examples=4)
@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_no_number_raises_or_goes_missing_without_a_reason(lists):
    records = []
    for indicator, values in zip(APART, lists, strict=True):
        for code, (served, sasaran, percent) in zip(CODES, values, strict=False):
            common = {"area_code": code, "indicator": indicator}
            records += [
                {**common, "measure": "denominator", "value": sasaran},
                {**common, "measure": "numerator", "value": served},
                {**common, "measure": "percent", "value": percent},
            ]
    observations = observe(records)
    for frame in frames_of(observations).values():
        assert (frame["share"].isna() == frame["basis"].eq("none")).all()
        assert (frame["reason"].ne("") == frame["basis"].ne("sum")).all()
        assert np.isfinite(frame["share"].dropna()).all()
        sector_summary(frame, load_catalogue())
        sector_people(frame, load_catalogue())
    found = findings(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU)
    assert found.frame["message"].ne("").all()
