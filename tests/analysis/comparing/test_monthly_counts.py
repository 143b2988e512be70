"""The year so far or each month: words first, then all areas together."""

import pytest

from stunting.analysis.comparing.monthly_counts import monthly_counts, said_counts
from tests.builders import observe
from tests.coverage_frames import cover

GROWTH = ("register", "growth_monitoring")


def months(*areas):
    return cover(
        {"area": f"Desa {at}", "period": f"2025-{month:02d}", "numerator": value, "denominator": 1000}
        for at, values in enumerate(areas)
        for month, value in enumerate(values, start=1)
    )


@pytest.mark.parametrize(
    ("areas", "count"),
    [
        ([(20, 70, 80)], ""),  # three rising months prove nothing
        ([(20, 70, 80), (10, 30, 40), (5, 9, 11), (7, 8, 9), (1, 2, 3)], "cumulative"),  # 10 of 10 steps
        ([(20, 70, 80), (10, 30, 40), (5, 9, 11), (7, 8, 9), (1, 3, 2)], ""),  # one fall of 10 may be either
        ([(20, 70, 30), (10, 30, 25)], "each_month"),
        ([(20, 20, 20), (0, 0, 0)], ""),
    ],
)
def test_all_areas_decide_together(areas, count):
    assert monthly_counts(months(*areas), {}).get(GROWTH, "") == count


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Capaian s.d. bulan Agustus 2025", "cumulative"),
        ("Penimbangan s/d Agustus 2025 (kumulatif)", "cumulative"),
        ("Penimbangan balita per bulan", "each_month"),
        ("Data tidak kumulatif", "each_month"),
        ("Anak usia 0 s.d. 6 bulan mendapat ASI", None),
        ("Penimbangan balita", None),
    ],
)
def test_words_decide(title, count):
    records = [
        {
            "area_code": "64.09.02.2002",
            "indicator": GROWTH[1],
            "value": 5,
            "period": "2025-08",
            "title": title,
        }
    ]
    assert said_counts(observe(records)).get(GROWTH) == count


def test_words_go_before_numbers():
    assert monthly_counts(months((20, 70, 30), (10, 30, 25)), {GROWTH: "cumulative"})[GROWTH] == "cumulative"
