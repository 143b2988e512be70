import math

import pytest

from stunting.analysis.comparing.what_if import what_if
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.workload import Change
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH = "growth_monitoring"


def desa(name, numerator, denominator, kecamatan="Penajam", code="", **more):
    record = {"area": name, "kecamatan": kecamatan, "numerator": numerator, "denominator": denominator}
    return {**record, "area_code": code, "target": 0.9, **more}


ROWS = [
    desa("Sotek", 40, 50, code="64.09.01.1014"),
    desa("Riko", 90, 100, code="64.09.01.1016"),
    desa("Waru", 20, 50, "Waru", code="64.09.02.1003"),
]


def of(records, *changes):
    return what_if(cover(records), changes, CATALOGUE)


def at(summary, key, indicator=GROWTH):
    frame = summary.frame
    found = frame[(frame["area_key"] == key) & (frame["indicator"] == indicator)]
    assert len(found) == 1
    return found.iloc[0]


def test_closing_the_gap_of_one_desa_moves_its_kecamatan_and_the_kabupaten():
    summary = of(ROWS, Change(GROWTH, ("64.09.01.1014",)))
    assert sorted(summary.frame["area_level"]) == ["desa", "kabupaten", "kecamatan"]
    sotek = at(summary, "64.09.01.1014")
    assert (sotek["numerator_after"], sotek["people"], sotek["gap_people_after"]) == (45, 5, 0)
    assert (sotek["status_before"], sotek["status_after"]) == ("behind", "met")
    assert sotek["changed"]
    penajam = at(summary, "64.09.01")
    assert (penajam["numerator_before"], penajam["numerator_after"], penajam["denominator"]) == (
        130,
        135,
        150,
    )
    assert penajam["share_after"] == pytest.approx(0.9)
    assert (penajam["status_before"], penajam["status_after"]) == ("near", "met")
    kabupaten = at(summary, "64.09")
    assert (kabupaten["numerator_before"], kabupaten["numerator_after"]) == (150, 155)
    assert kabupaten["share_after"] == pytest.approx(155 / 200)
    assert (kabupaten["gap_people_before"], kabupaten["gap_people_after"]) == (30, 25)
    assert kabupaten["area"] == "Seluruh kabupaten"
    assert not kabupaten["changed"]


def test_points_everywhere_are_capped_at_everyone():
    summary = of(ROWS, Change(GROWTH, points=15))
    after = summary.frame[summary.frame["changed"]].set_index("area")["numerator_after"]
    # 15 points of 50 are 7.5 people: 47.5 is rounded up; Riko stops at all its 100.
    assert after.to_dict() == {"Sotek": 48, "Riko": 100, "Waru": 28}
    assert at(summary, "64.09")["people"] == 8 + 10 + 8


def test_ten_points_of_fifty_are_five_people():
    assert at(of(ROWS, Change(GROWTH, ("64.09.01.1014",), 10)), "64.09.01.1014")["numerator_after"] == 45


def test_above_everyone_stays_as_it_is():
    summary = of([desa("Sotek", 60, 50)], Change(GROWTH, points=10))
    assert summary.frame["numerator_after"].tolist() == [60, 60, 60]


def test_fewer_points_take_people_away_but_not_below_none():
    summary = of([desa("Sotek", 3, 50)], Change(GROWTH, points=-10))
    assert summary.frame["numerator_after"].iat[0] == 0
    assert summary.frame["people"].iat[0] == -3


def test_lower_is_better_improves_downwards():
    rows = [desa("Sotek", 30, 100, indicator="stunting_prevalence", target=0.14)]
    closed = of(rows, Change("stunting_prevalence")).frame.iloc[0]
    assert (closed["numerator_after"], closed["people"], closed["status_after"]) == (14, 16, "met")
    fewer = of(rows, Change("stunting_prevalence", points=10.5)).frame.iloc[0]
    assert fewer["numerator_after"] == 19
    none = of(rows, Change("stunting_prevalence", points=50)).frame.iloc[0]
    assert none["numerator_after"] == 0
    worse = of(rows, Change("stunting_prevalence", points=-90)).frame.iloc[0]
    assert worse["numerator_after"] == 100


def test_changes_follow_one_another():
    summary = of(ROWS, Change(GROWTH, points=4), Change(GROWTH, ("64.09.01.1014",)))
    assert at(summary, "64.09.01.1014")["numerator_after"] == 45
    assert at(summary, "64.09.02.1003")["numerator_after"] == 22


def test_only_the_latest_period_and_the_register_change():
    old = [desa("Sotek", 10, 50, period="2023"), desa("Sotek", 9, 50, series="survey")]
    summary = of([*ROWS, *old], Change(GROWTH))
    assert set(summary.frame["period"]) == {"2024"}
    assert at(summary, "64.09")["numerator_before"] == 150


def test_names_stand_in_where_no_code_is_known():
    summary = of([desa("A", 1, 10), desa("B", 2, 10, "Waru")], Change(GROWTH))
    assert set(summary.frame["area_key"]) == {"?penajam/a", "?waru/b", "?/penajam", "?/waru", ""}


def test_without_target_nothing_is_closed_but_points_count():
    rows = [desa("Sotek", 40, 50, target=math.nan)]
    closed = of(rows, Change(GROWTH)).frame.iloc[0]
    assert (closed["numerator_after"], closed["reason"]) == (40, "tanpa target")
    raised = of(rows, Change(GROWTH, points=10)).frame.iloc[0]
    assert (raised["numerator_after"], raised["status_after"]) == (45, "no_target")


def test_targets_that_differ_leave_the_sum_without_one():
    summary = of([desa("A", 40, 50), desa("B", 30, 50, target=0.8)], Change(GROWTH))
    kecamatan = at(summary, "?/penajam")
    assert math.isnan(kecamatan["target"])
    assert kecamatan["reason"] == "target desa berbeda-beda"
    assert kecamatan["numerator_after"] == 45 + 40


def test_a_percentage_alone_changes_itself_but_no_sum():
    rows = [desa("A", math.nan, math.nan, share=0.5), desa("B", 40, 50)]
    summary = of(rows, Change(GROWTH))
    alone = at(summary, "?penajam/a")
    assert (alone["share_after"], alone["status_after"]) == (0.9, "met")
    assert "hanya persentase" in alone["reason"]
    assert at(summary, "?/penajam")["denominator"] == 50


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (desa("A", math.nan, math.nan), "belum ada data"),
        (desa("A", 5, 0, share=math.nan), "belum ada data"),
        (desa("A", -5, 10), "belum ada data"),
        (desa("A", 1e308, 1e308), "belum ada data"),
    ],
)
def test_bad_input_stays_missing_with_a_reason(record, reason):
    summary = of([record], Change(GROWTH))
    assert summary.frame["share_after"].isna().all()
    assert at(summary, "?penajam/a")["reason"] == reason
    assert at(summary, "?/penajam")["reason"] == "tidak ada desa dengan capaian dan sasaran"


def test_nothing_to_change_is_said():
    assert of([], Change(GROWTH)).notes[-1] == "Tidak ada yang dapat diubah."
    assert of(ROWS).frame.empty
    assert "Tidak ada data desa untuk: Kunjungan K4." in of(ROWS, Change("anc_k4")).notes


def test_contradictions_are_reported():
    summary = of([*ROWS, desa("Sotek", 41, 50, code="64.09.01.1014")], Change(GROWTH))
    assert "angka ganda" in summary.notes[0]
    assert at(summary, "64.09.01")["denominator"] == 100
