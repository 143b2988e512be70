"""Two periods on what both have: areas, indicators, and months that may be compared."""

import pytest

from stunting.analysis.comparing.matched import comparable, in_both, matched_change, matched_words
from tests.coverage_frames import cover


def of_kabupaten(period, met, *indicators):
    """40 or 95 of 100 against 90 %."""
    common = {"area_level": "kabupaten", "area_key": "64.09", "denominator": 100, "target": 0.9}
    return cover(
        {**common, "period": period, "indicator": id, "numerator": 95 if id in met else 40}
        for id in indicators
    )


def test_two_years_are_compared_on_the_indicators_of_both():
    # 2024: one of two met. 2025: two of three, the third being new. Of the two of both one is met in each.
    now = of_kabupaten("2025", {"anc_k6", "imd"}, "anc_k6", "anc_k4", "imd")
    earlier = of_kabupaten("2024", {"anc_k6"}, "anc_k6", "anc_k4")
    same, before = in_both(now, earlier)
    assert same["indicator"].tolist() == before["indicator"].tolist() == ["anc_k6", "anc_k4"]
    assert [(frame["status"] == "met").sum() for frame in (same, before)] == [1, 1]


def test_nothing_to_compare_with():
    now = of_kabupaten("2025", set(), "anc_k6")
    assert [len(frame) for frame in in_both(now, now.iloc[:0])] == [0, 0]


@pytest.mark.parametrize(
    ("period", "other", "may"),
    [
        ("2025-08", "2024-08", True),
        ("2025-08", "2025-02", False),
        ("2025-08", "2025-07", False),
        ("2025-07", "2025-06", True),
        ("2025", "2024", True),
    ],
)
def test_months_of_weighing_meet_the_same_month_only(period, other, may):
    assert comparable("stunting_prevalence", period, other) is may
    assert comparable("anc_k6", period, other)
    frames = [of_kabupaten(one, set(), "weight_gain", "anc_k6") for one in (period, other)]
    assert in_both(*frames)[0]["indicator"].tolist() == (["weight_gain"] if may else []) + ["anc_k6"]


def test_raw_and_matched_beside_each_other():
    # 50 of 100 in two desa; then the better one alone reports 41 of 50, one less: raw +32, matched -2 points.
    def desa(number, period, served, people):
        code = f"64.09.01.200{number}"
        return {
            "area_key": code,
            "area_code": code,
            "period": period,
            "numerator": served,
            "denominator": people,
        }

    desas = cover([desa(1, "2024", 42, 50), desa(2, "2024", 8, 50), desa(1, "2025", 41, 50)])
    rows = [
        {"area_level": "kabupaten", "area_key": "64.09", "series": "register", "period": period,
         "indicator": "growth_monitoring"}
        for period in ("2024", "2025")
    ]  # fmt: skip
    found = matched_change(*rows, desas)
    assert found["matched_change_points"] == pytest.approx(-2)
    assert (found["first_reporting"], found["last_reporting"]) == (1, 0.5)
    assert matched_words(found).strip() == (
        "Pada 1 desa yang melapor di kedua periode: -2,0 poin (dari 84,0 % menjadi 82,0 %); yang melapor "
        "100 % lalu 50 %."
    )
    assert matched_words(matched_change(*rows, desas.iloc[[0, 2]])) == ""
