import math
from datetime import date

import numpy as np
import pytest

from stunting.analysis.comparing.trend import aarr, required_aarr, trend, trend_sentence
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
END_2026 = date(2026, 12, 31)
STUNTING = "stunting_prevalence"


def row(period, numerator, denominator=100, **more):
    return {"period": period, "numerator": numerator, "denominator": denominator, "target": 0.9, **more}


def stunted(period, numerator, denominator=1000, **more):
    return row(period, numerator, denominator, indicator=STUNTING, target=0.14, **more)


def of(records, deadline=END_2026, **options):
    return trend(cover(records), CATALOGUE, deadline=deadline, **options)


def only(summary, **wanted):
    frame = summary.frame
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


THREE = [row("2022", 60), row("2023", 64), row("2024", 68)]


def test_the_example_of_the_docstring():
    found = only(of(THREE))
    assert (found["periods"], found["first_period"], found["last_period"]) == (3, "2022", "2024")
    assert found["change_points"] == pytest.approx(8)
    assert found["points_per_year"] == pytest.approx(4)
    assert found["years_left"] == pytest.approx(2)
    assert found["required_points_per_year"] == pytest.approx(11)
    assert found["pace"] == "too_slow"
    assert math.isnan(found["aarr"])
    assert found["reason"] == ""


def test_the_published_pair_of_coefficient_and_rate():
    # UNICEF technical note on the AARR (2007): coefficient -0.06613, AARR 6.4 %. Its printed table lacks a
    # point; the National Information Platforms for Nutrition note -0.0669 for the seven that are printed.
    # The seven themselves are not at hand, so these are invented with that slope: the quadratic contrast
    # (5, 0, -3, -4, -3, 0, 5) is at right angles to the years and leaves the slope as it is.
    years = np.arange(1996.0, 2003.0)
    bend = 0.01 * np.array([5, 0, -3, -4, -3, 0, 5])
    seven = np.exp(np.log(0.40) - 0.0669 * (years - 1996) + bend)
    assert aarr(years, seven) == pytest.approx(1 - math.exp(-0.0669), abs=1e-12)
    assert aarr(years, seven) == pytest.approx(0.0647, abs=5e-5)
    eight = np.exp(np.log(0.40) - 0.06613 * (years - 1996))
    assert round(100 * aarr(years, eight), 1) == 6.4


def test_uneven_years_are_weighed_by_their_distance():
    # ln falls by 0.2 in two years and 0.1 in one: slope -0.1 exactly.
    years = np.array([2018.0, 2020.0, 2021.0])
    assert aarr(years, np.exp(-0.1 * (years - 2018))) == pytest.approx(1 - math.exp(-0.1))


@pytest.mark.parametrize("values", [[], [0.3], [0.3, 0.0], [0.3, math.nan]])
def test_a_rate_needs_two_values_above_zero(values):
    assert math.isnan(aarr(np.arange(len(values), dtype=float), np.array(values, dtype=float)))


def test_the_required_rate_takes_the_baseline_to_the_target():
    rate = required_aarr(np.array([0.31]), np.array([0.14]), np.array([5.0]))[0]
    assert 0.31 * (1 - rate) ** 5 == pytest.approx(0.14)
    undefined = required_aarr(
        np.array([0.0, 0.3, 0.3]), np.array([0.1, 0.1, -0.1]), np.array([1.0, 0.0, 1.0])
    )
    assert np.isnan(undefined).all()


def test_prevalence_is_paced_by_rates():
    # 400, 360, 324 of 1000: 10 % fewer each year; 324 to 140 in two years needs 1 - sqrt(140/324).
    found = only(of([stunted("2022", 400), stunted("2023", 360), stunted("2024", 324)]))
    assert found["aarr"] == pytest.approx(0.1)
    assert found["required_aarr"] == pytest.approx(1 - math.sqrt(140 / 324))
    assert found["pace"] == "too_slow"
    assert found["change_points"] == pytest.approx(-7.6)


@pytest.mark.parametrize(
    ("records", "pace"),
    [
        ([row("2023", 70), row("2024", 81)], "enough"),
        ([row("2023", 70), row("2024", 90)], "met"),
        ([row("2023", 70), row("2024", 60)], "wrong_way"),
        ([row("2023", 70, target=math.nan), row("2024", 60, target=math.nan)], ""),
        ([row("2024", 60)], ""),
        ([stunted("2023", 300), stunted("2024", 200)], "enough"),
        ([stunted("2023", 200), stunted("2024", 300)], "wrong_way"),
        ([stunted("2023", 200), stunted("2024", 100)], "met"),
        ([stunted("2023", 0), stunted("2024", 300)], "wrong_way"),
    ],
)
def test_paces(records, pace):
    assert only(of(records))["pace"] == pace


def test_survey_and_register_years_and_months_are_never_one_line():
    records = [
        stunted("2023", 300),
        stunted("2024", 290),
        stunted("2023", 320, series="survey"),
        stunted("2024-03", 280),
        stunted("2024-09", 270),
    ]
    summary = of(records)
    assert len(summary.frame) == 3
    assert only(summary, series="survey")["periods"] == 1
    months = only(summary, period_kind="month")
    assert months["points_per_year"] == pytest.approx(-2)
    assert "dapat kumulatif" in months["reason"]


@pytest.mark.parametrize(("size", "broken"), [(133, False), (134, True), (67, False), (66, True)])
def test_a_denominator_that_jumps_breaks_the_line(size, broken):
    found = only(of([row("2022", 50), row("2023", 55), row("2024", size / 2, size)]))
    assert (found["break_period"] == "2024") == broken
    assert found["periods"] == (1 if broken else 3)
    if broken:
        assert found["break_ratio"] == pytest.approx(size / 100)
        assert math.isnan(found["change_points"])
        assert "tren dimulai di situ" in found["reason"]


def test_the_line_goes_on_after_a_break():
    found = only(of([row("2021", 90), row("2022", 150, 200), row("2023", 160, 200), row("2024", 170, 200)]))
    assert (found["first_period"], found["break_period"]) == ("2022", "2022")
    assert found["points_per_year"] == pytest.approx(5)


def test_the_break_is_editable():
    assert only(of([row("2023", 50), row("2024", 60, 120)], break_at=0.1))["break_period"] == "2024"


def test_printed_and_summed_numbers_in_one_line_are_named():
    found = only(of([row("2023", math.nan, math.nan, share=0.6), row("2024", 70)]))
    assert found["change_points"] == pytest.approx(10)
    assert "sebagian angka tercetak" in found["reason"]


def test_without_deadline_there_is_no_required_pace():
    found = only(of(THREE, deadline=None))
    assert math.isnan(found["required_points_per_year"])
    assert found["reason"] == "tenggat tidak disebut"
    passed = only(of(THREE, deadline=date(2024, 6, 30)))
    assert passed["years_left"] == 0
    assert passed["reason"] == "tenggat sudah lewat"


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([row("2024", 60)], "hanya satu periode"),
        ([row("2023", math.nan), row("2024", math.nan)], "tidak ada nilai"),
        ([row("2023", 5, 0), row("2024", 6, 0)], "tidak ada nilai"),
        ([row("2023", -5), row("2024", -6)], "tidak ada nilai"),
        ([row("2023", 1e308, 1e308), row("2024", 1e308, 1e308)], "tidak ada nilai"),
        ([row("2023", 5, indicator="belum_ada"), row("2024", 6, indicator="belum_ada")], "tanpa arah"),
        ([stunted("2023", 0), stunted("2024", 10)], "AARR: ada nilai 0"),
        ([row("2023", 5), row("2023", 6), row("2024", 7)], "hanya satu periode"),
    ],
)
def test_bad_input_has_a_reason(records, reason):
    found = only(of(records))
    assert reason in found["reason"]
    numbers = found[["change_points", "points_per_year", "required_points_per_year"]].astype(float)
    assert not np.isinf(numbers).any()


def test_nothing_and_numbers_without_period():
    assert of([]).notes == ("Tidak ada data capaian.",)
    summary = of([row("", 5)])
    assert summary.frame.empty
    assert summary.notes == ("1 angka tanpa periode yang jelas tidak masuk tren.",)


def test_sentences():
    assert trend_sentence(only(of(THREE)), "Pemantauan") == (
        "Pemantauan, Desa A: naik 8,0 poin, dari 60,0 % (Tahun 2022) menjadi 68,0 % (Tahun 2024); "
        "laju 4,0 poin per tahun, diperlukan 11,0 poin per tahun: belum cukup."
    )
    falling = only(of([stunted("2023", 300), stunted("2024", 200)]))
    assert "laju turun 33,3 % per tahun, diperlukan turun 16,3 % per tahun: cukup" in trend_sentence(
        falling, "Stunting"
    )
    rising = only(of([stunted("2023", 200), stunted("2024", 300)]))
    assert "laju naik 50,0 % per tahun, diperlukan turun 31,7 % per tahun: belum cukup" in trend_sentence(
        rising, "Stunting"
    )
    still = only(of([row("2023", 5000, 10_000), row("2024", 5004, 10_000)]))
    assert trend_sentence(still, "X").startswith("X, Desa A: hampir tetap, dari 50,0 %")
    assert "target sudah tercapai" in trend_sentence(only(of([row("2023", 90), row("2024", 90)])), "X")
    assert trend_sentence(only(of([row("2024", 60)])), "X") == (
        "X, Desa A: tren belum dapat dihitung. Catatan: hanya satu periode."
    )


def test_the_change_on_desa_that_report_in_both_periods():
    # 54 desa with 1000 of 2000; of these 40 report again, 900 of 1400 as before: raw +14.3 points, matched 0.
    # 40 desa of 35 people with 22.5 each are 900 of 1400; the 14 others have 100 of 600.
    def desa(at, period, served, people):
        code = f"64.09.01.20{at:02d}"
        return row(period, served, people, area_code=code, area_key=code, area=f"Desa {at}")

    staying = [desa(at, period, 22 + at % 2, 35) for period in ("2024", "2025") for at in range(40)]
    leaving = [desa(40 + at, "2024", 100 / 14, 600 / 14) for at in range(14)]
    kabupaten = [
        row(period, served, people, area_code="64.09", area_key="64.09", area_level="kabupaten")
        for period, served, people in (("2024", 1000, 2000), ("2025", 900, 1400))
    ]
    found = only(of(kabupaten, desa=cover([*staying, *leaving])))
    assert found["change_points"] == pytest.approx(14.2857, abs=1e-4)
    assert (found["matched_areas"], found["matched_change_points"]) == (40, 0)
    assert found["matched_last_share"] == pytest.approx(900 / 1400)
    assert (found["first_reporting"], found["last_reporting"]) == (1, pytest.approx(40 / 54))
    assert "Pada 40 desa yang melapor di kedua periode: 0,0 poin" in trend_sentence(found, "X")


def test_without_desa_there_is_nothing_to_match():
    found = only(of(THREE))
    assert (found["matched_areas"], math.isnan(found["matched_change_points"])) == (0, True)


def test_a_month_of_weighing_is_compared_with_the_same_month_only():
    # 30 % in February, 25 % in August; a year later 28 % in August: +3 points in a year, not -2 in 18 months.
    found = only(of([stunted("2024-02", 300), stunted("2024-08", 250), stunted("2025-08", 280)]))
    assert (found["first_period"], found["periods"]) == ("2024-08", 2)
    assert (found["change_points"], found["points_per_year"]) == (pytest.approx(3), pytest.approx(3))
    assert "dibandingkan dengan bulan yang sama saja" in found["reason"]


def test_a_month_between_leaves_the_months_of_weighing_out():
    found = only(of([stunted("2024-08", 250), stunted("2024-09", 290), stunted("2024-10", 280)]))
    assert (found["first_period"], found["change_points"]) == ("2024-09", pytest.approx(-1))
    # A service that has nothing to do with weighing has no such months.
    others = [row("2024-08", 50), row("2024-09", 60)]
    ifa = only(of([{**one, "indicator": "pregnant_ifa_90"} for one in others]))
    assert (ifa["first_period"], ifa["reason"]) == ("2024-08", "angka dalam tahun berjalan dapat kumulatif")
