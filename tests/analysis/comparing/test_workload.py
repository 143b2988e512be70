import math
from datetime import date
from itertools import combinations

import pytest

from stunting.analysis.comparing.workload import smallest_set, workload
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.workload import MonthlyCount
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
TODAY = date(2024, 11, 1)
# 61 days are 61 / 30.4375 months.
DEADLINE = date(2025, 1, 1)
MONTHS = 61 / 30.4375


def row(numerator, denominator=100, period="2024", **more):
    return {"numerator": numerator, "denominator": denominator, "period": period, "target": 0.9, **more}


GROWTH = ("register", "growth_monitoring")


def of(records, deadline=DEADLINE, said=None):
    return workload(
        cover(records), CATALOGUE, deadline=deadline, today=TODAY, counts={GROWTH: said} if said else {}
    )


def months(values, first=1, **more):
    return [row(value, 1000, f"2024-{month:02d}", **more) for month, value in enumerate(values, start=first)]


def only(summary):
    assert len(summary.frame) == 1
    return summary.frame.iloc[0]


def test_people_left_per_month():
    found = only(of([row(28)]))
    assert found["to_reach"] == 62
    assert found["months_left"] == pytest.approx(MONTHS)
    assert found["per_month"] == pytest.approx(62 / MONTHS)
    assert math.isnan(found["times_best"])
    assert found["reason"] == "data bulanan tidak ada"


def test_a_kabupaten_has_to_do_the_sum_of_the_gaps_of_its_desa():
    found = only(of([row(28, gap_people_areas=80.0)]))
    assert (found["to_reach"], found["to_reach_total"]) == (80, 62)


def test_the_best_month_of_numbers_of_the_year_so_far():
    # Steps 20, 50, 10; 900 - 80 are left.
    found = only(of(months([20, 70, 80]), said=MonthlyCount.CUMULATIVE))
    assert found["period"] == "2024-03"
    assert found["monthly_count"] == "cumulative"
    assert (found["best_month"], found["best_month_period"]) == (50, "2024-02")
    assert found["to_reach"] == 820
    assert found["times_best"] == pytest.approx(820 / MONTHS / 50)
    assert found["reason"] == ""


def test_a_step_over_months_without_numbers_is_spread_over_them():
    records = [row(20, 1000, "2024-02"), row(80, 1000, "2024-05"), row(95, 1000, "2024-06")]
    found = only(of(records, said=MonthlyCount.CUMULATIVE))
    assert (found["best_month"], found["best_month_period"]) == (20, "2024-05")


def test_months_that_may_be_either_are_asked_about_and_give_no_workload():
    found = only(of(months([20, 70, 80])))
    assert (found["monthly_count"], found["to_reach"]) == ("", 820)
    assert math.isnan(found["per_month"])
    assert "kumulatif (s.d. bulan itu) atau per bulan?" in found["reason"]


def test_numbers_of_each_month():
    found = only(of(months([20, 70, 30, 25]), said=MonthlyCount.EACH_MONTH))
    assert found["monthly_count"] == "each_month"
    assert (found["best_month"], found["best_month_period"]) == (70, "2024-02")
    assert "tidak kumulatif" in found["reason"]


def test_two_months_are_too_few():
    found = only(of(months([20, 70]), said=MonthlyCount.CUMULATIVE))
    assert math.isnan(found["best_month"])
    assert (found["months_known"], found["best_month_period"]) == (2, "")
    assert "sedikitnya 3 bulan" in found["reason"]


def test_only_the_latest_year_counts():
    old = [row(value, 1000, f"2023-{month:02d}") for month, value in ((1, 100), (2, 500), (3, 900))]
    found = only(of([*old, *months([20, 70, 80])], said=MonthlyCount.CUMULATIVE))
    assert found["best_month"] == 50


def test_no_progress_in_any_month_has_a_reason():
    found = only(of(months([0, 0, 0]), said=MonthlyCount.CUMULATIVE))
    assert found["best_month"] == 0
    assert math.isnan(found["times_best"])
    assert "belum ada orang" in found["reason"]


def test_lower_is_better_has_cases_and_no_best_month():
    records = [
        row(30, target=0.14, indicator="stunting_prevalence", period=f"2024-0{month}") for month in (1, 2, 3)
    ]
    found = only(of(records))
    assert found["to_reach"] == 16
    assert math.isnan(found["best_month"])
    assert "makin rendah makin baik" in found["reason"]


def test_a_deadline_that_has_passed():
    summary = of([row(28)], deadline=date(2024, 10, 31))
    found = only(summary)
    assert found["months_left"] == 0
    assert math.isnan(found["per_month"])
    assert found["reason"] == "tenggat sudah lewat; data bulanan tidak ada"
    assert summary.notes == ("Tenggat 31 Oktober 2024 sudah lewat.",)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (row(28, target=math.nan), "tanpa target"),
        (row(math.nan), "jumlah orang tidak diketahui"),
        (row(28, 0, share=math.nan), "sasaran nol"),
        (row(-5), "negatif"),
        (row(1e308, 1e308), "di luar nalar"),
        (row(math.nan, reason="Belum ada data."), "Belum ada data; data bulanan tidak ada"),
    ],
)
def test_bad_input_has_a_reason(record, reason):
    found = only(of([record]))
    assert math.isnan(found["to_reach"])
    assert math.isnan(found["per_month"])
    assert reason in found["reason"]


def test_nothing_and_contradictions():
    assert of([]).notes == ("Tidak ada data capaian rutin.",)
    assert of([row(28, series="survey")]).frame.empty
    summary = of([row(28), row(29)])
    assert "angka ganda" in only(summary)["reason"]
    assert "angka ganda" in summary.notes[0]


def gaps(*people, **more):
    return [row(1000 - gap, 1000, area=f"Desa {at}", target=1.0, **more) for at, gap in enumerate(people)]


def test_the_smallest_set_of_the_docstring():
    found = smallest_set(cover(gaps(10, 60, 0, 30))).frame
    assert found["area"].tolist() == ["Desa 1", "Desa 3", "Desa 0"]
    assert found["rank"].tolist() == [1, 2, 3]
    assert found["cumulative_people"].tolist() == [60, 90, 100]
    assert found["cumulative_share"].tolist() == [0.6, 0.9, 1.0]
    assert found["in_set"].tolist() == [True, True, False]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.99, 1.0])
@pytest.mark.parametrize("people", [(5, 5, 5, 5, 5), (1, 2, 3, 40, 50), (7, 11, 2, 2, 3, 3), (80, 20), (9,)])
def test_no_smaller_set_holds_as_much(people, share):
    found = smallest_set(cover(gaps(*people)), share).frame
    chosen = found.loc[found["in_set"], "gap_people"]
    wanted = share * sum(people)
    fewest = min(
        size
        for size in range(1, len(people) + 1)
        for subset in combinations(people, size)
        if sum(subset) >= wanted - 1e-9
    )
    assert chosen.sum() >= wanted - 1e-9
    assert len(chosen) == fewest


def test_exactly_the_share_is_enough():
    found = smallest_set(cover(gaps(80, 10, 10))).frame
    assert found["in_set"].tolist() == [True, False, False]


def test_indicators_periods_and_unknown_gaps_stay_apart():
    records = [*gaps(10, 20), *gaps(5, period="2023"), *gaps(7, indicator="anc_k4")]
    records.append(row(math.nan, area="Desa 9"))
    found = smallest_set(cover(records)).frame
    assert found["period"].tolist() == ["2023", "2024", "2024", "2024"]
    latest = found[found["period"].eq("2024") & found["indicator"].eq("growth_monitoring")]
    assert latest["areas_unknown"].tolist() == [1, 1]
    assert latest["cumulative_share"].iat[-1] == 1


@pytest.mark.parametrize("records", [[], gaps(0, 0), [row(math.nan)], [row(5, target=math.nan)]])
def test_no_gap_is_said(records):
    summary = smallest_set(cover(records))
    assert summary.frame.empty
    assert summary.notes == ("Tidak ada kekurangan orang yang diketahui.",)
