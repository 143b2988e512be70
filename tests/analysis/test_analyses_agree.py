"""The analyses of one coverage give the same numbers wherever they speak of the same thing."""

from datetime import date

import pytest

from stunting.analysis.comparing.capacity import capacity
from stunting.analysis.comparing.convergence import convergence, on_target
from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.comparing.trend import trend
from stunting.analysis.comparing.what_if import what_if
from stunting.analysis.comparing.workload import smallest_set, workload
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.priority.priority import priority
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.workload import Change
from tests.builders import PPU, ppu_observations

CATALOGUE = load_catalogue()
SUMMED = ("growth_monitoring", "unmet_need_kb", "drinking_water_access")


@pytest.fixture(scope="module")
def frames():
    return {
        level: coverage(ppu_observations(), CATALOGUE, load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in (AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN)
    }


def kabupaten(frames, indicator):
    frame = frames[AreaLevel.KABUPATEN]
    mine = frame["indicator"].eq(indicator) & frame["period"].eq("2024") & frame["series"].eq("register")
    return frame[mine].iloc[0]


def pick(frame, **wanted):
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


@pytest.mark.parametrize("indicator", [*SUMMED, "stunting_prevalence"])
@pytest.mark.parametrize("level", [AreaLevel.DESA, AreaLevel.KECAMATAN])
def test_the_mean_of_inequality_is_the_coverage_of_the_kabupaten(frames, indicator, level):
    found = inequality(frames[level], CATALOGUE, level=level).frame
    row = pick(found, indicator=indicator, period="2024", kecamatan="", series="register")
    assert row["mean"] == pytest.approx(kabupaten(frames, indicator)["share"])


@pytest.mark.parametrize("indicator", SUMMED)
def test_the_people_to_reach_are_the_gaps_of_the_desa(frames, indicator):
    days = {"deadline": date(2025, 12, 31), "today": date(2024, 11, 24)}
    load = workload(frames[AreaLevel.KABUPATEN], CATALOGUE, counts={}, **days).frame
    held = smallest_set(frames[AreaLevel.DESA]).frame
    mine = held[held["indicator"].eq(indicator) & held["period"].eq("2024")]
    to_reach = pick(load, indicator=indicator)["to_reach"]
    assert to_reach == mine["gap_people"].sum() == kabupaten(frames, indicator)["gap_people_areas"]
    after = what_if(frames[AreaLevel.DESA], [Change(indicator)], CATALOGUE).frame
    assert pick(after, area_level="kabupaten")["people"] == to_reach


@pytest.mark.parametrize("indicator", SUMMED)
def test_what_if_starts_from_the_coverage_of_the_areas_above(frames, indicator):
    found = what_if(frames[AreaLevel.DESA], [Change(indicator)], CATALOGUE).frame
    above = frames[AreaLevel.KECAMATAN]
    above = above[above["indicator"].eq(indicator) & above["period"].eq("2024")]
    for _, row in above.iterrows():
        same = pick(found, area_key=row["area_key"])
        assert (same["numerator_before"], same["denominator"]) == (row["numerator"], row["denominator"])
        assert (same["status_before"], same["gap_people_before"]) == (row["status"], row["gap_people"])
    whole = kabupaten(frames, indicator)
    assert pick(found, area_level="kabupaten")["status_before"] == whole["status"]


def test_priority_has_every_desa_and_their_cases(frames):
    found = priority(frames[AreaLevel.DESA], CATALOGUE, level=AreaLevel.DESA).frame
    whole = kabupaten(frames, "stunting_prevalence")
    assert len(found) == 54
    # Desa that did not report in the last period keep an older figure here and are no part of its sum.
    older = found["reason"].str.contains("angka lebih lama dari wilayah lain:.*Prevalensi stunting")
    same = found[~older]
    assert 0 < older.sum() < len(found)
    assert (same["cases"].sum(), same["children"].sum()) == (whole["numerator"], whole["denominator"])


def test_every_analysis_reads_real_coverage_of_each_level(frames):
    for level, frame in frames.items():
        assert len(trend(frame, CATALOGUE, deadline=date(2025, 12, 31)).frame)
        assert len(convergence(frame, CATALOGUE).frame)
        counted = on_target(frame).frame
        together = counted[counted["target_group"].eq("") & counted["series"].eq("register")]
        met = frame[frame["status"].eq("met") & frame["series"].eq("register")]
        assert together["on_target"].sum() == len(met)
        teams = capacity(frame, CATALOGUE).frame
        assert teams["move"].sum() == 0
        expected = {AreaLevel.DESA: 54, AreaLevel.KECAMATAN: 4, AreaLevel.KABUPATEN: 1}
        assert len(teams) == expected[level]
