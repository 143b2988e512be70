"""The year so far or each month: a person first, then words, then all areas together."""

import pandas as pd
import pytest

from stunting.analysis.coverage.parts_of_year import part_counts, said_counts
from stunting.model.observations import OBSERVATIONS
from tests.builders import observe
from tests.coverage_frames import cover

GROWTH = ("register", "growth_monitoring")
NOTHING = OBSERVATIONS.empty()


def figures(records):
    names = {"area_level": "level", "area_key": "key", "numerator": "num"}
    return cover(records).rename(columns=names).assign(total=False)


def parts(*areas, part="{:02d}"):
    return figures(
        {
            "area": f"Desa {at}",
            "period": f"2025-{part.format(number)}",
            "numerator": value,
            "denominator": 1000,
        }
        for at, values in enumerate(areas)
        for number, value in enumerate(values, start=1)
    )


def titled(title, period="2025-08"):
    one = {"area_code": "64.09.02.2002", "indicator": GROWTH[1], "value": 5, "period": period, "title": title}
    return observe([one])


@pytest.mark.parametrize(
    ("areas", "count"),
    [
        ([(20, 70, 80)], ""),  # three rising months prove nothing
        ([(20, 70, 80)] * 4 + [(5, 9)], ""),  # nor do nine rising steps
        ([(20, 70, 80), (10, 30, 40), (5, 9, 11), (7, 8, 9), (1, 2, 3)], "cumulative"),  # 10 of 10 steps
        ([(20, 70, 80), (10, 30, 40), (5, 9, 11), (7, 8, 9), (1, 3, 2)], ""),  # one fall of 10 may be either
        ([(20, 70, 30), (10, 30, 25)], "each_month"),
        ([(20, 70, 80)] * 8 + [(20, 70, 30)] * 2, ""),  # two falls of 20 are a tenth: too many and too few
        ([(20, 70, 80)] * 6 + [(20, 70, 30)] * 4, "each_month"),  # four of 20 are a fifth
        ([(20, 70, 80)] * 18 + [(20, 70, 30)] * 2, "cumulative"),  # two falls of 40 may be corrections
        ([(20, 70, 80)] * 17 + [(20, 70, 30)] * 3, ""),  # three are more than a twentieth
        ([(20, 20, 20), (0, 0, 0)], ""),
        ([(20, 70, 80)] * 17 + [(20, 70, 30)] * 2, ""),  # so are two of 38
        ([(20, 70)] * 10, "cumulative"),  # one step of each of ten areas
    ],
)
@pytest.mark.parametrize("part", ["{:02d}", "TW{}"])
def test_all_areas_decide_together(areas, count, part):
    assert part_counts(NOTHING, parts(*areas, part=part), {}).get(GROWTH, "") == count


def test_the_level_with_most_steps_decides():
    """Ten desa rise by one step each; what their kecamatan writes of itself falls twice."""
    desa = [(f"Desa {at}", "desa", (20, 70)) for at in range(10)]
    rows = [
        {
            "area": area,
            "area_level": level,
            "period": f"2025-{month:02d}",
            "numerator": one,
            "denominator": 99,
        }
        for area, level, values in [*desa, ("Waru", "kecamatan", (20, 10, 5))]
        for month, one in enumerate(values, start=1)
    ]
    assert part_counts(NOTHING, figures(rows), {}) == {GROWTH: "cumulative"}


def test_months_and_quarters_are_not_compared_with_each_other():
    # Five desa with one quarter and one month each: no step from the one to the other.
    periods = ("2025-TW1", "2025-02")
    frame = figures(
        {"area": f"Desa {at}", "period": period, "numerator": 10 + number, "denominator": 100}
        for at in range(12)
        for number, period in enumerate(periods)
    )
    assert part_counts(NOTHING, frame, {}) == {}


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Capaian s.d. bulan Agustus 2025", "cumulative"),
        ("Penimbangan s/d Agustus 2025 (kumulatif)", "cumulative"),
        ("Penimbangan kumulatif", "cumulative"),
        ("Penimbangan balita per bulan", "each_month"),
        ("Data tidak kumulatif", "each_month"),
        ("Anak usia 0 s.d. 6 bulan mendapat ASI", None),
        ("Penimbangan balita", None),
    ],
)
def test_words_decide(title, count):
    assert said_counts(titled(title)).get(GROWTH) == count


@pytest.mark.parametrize(
    ("title", "period"), [("Capaian s.d. Triwulan III 2025", "2025-TW3"), ("s.d. Semester I", "2025-S1")]
)
def test_words_decide_of_quarters_and_semesters(title, period):
    assert said_counts(titled(title, period)) == {GROWTH: "cumulative"}


def test_words_of_both_kinds_say_nothing():
    both = pd.concat([titled("Penimbangan kumulatif"), titled("Penimbangan per bulan")], ignore_index=True)
    assert said_counts(both) == {}


def test_words_go_before_numbers_and_a_person_before_words():
    falling = parts((20, 70, 30), (10, 30, 25))
    said = titled("Capaian s.d. bulan Agustus 2025")
    assert part_counts(said, falling, {})[GROWTH] == "cumulative"
    assert part_counts(said, falling, {GROWTH[1]: "each_month"})[GROWTH] == "each_month"


def test_a_month_without_a_number_is_no_step():
    """Two falls of two, from 30 to 20 and to 10, with a blank month between each."""
    nan = float("nan")
    found = part_counts(NOTHING, parts((30, nan, 20, nan, 10)), {})
    assert found[GROWTH] == "each_month"


def test_years_have_no_parts():
    years = figures({"period": year, "numerator": 5, "denominator": 10} for year in ("2024", "2025"))
    assert part_counts(NOTHING, years, {GROWTH[1]: "cumulative"}) == {}


def test_a_survey_has_no_parts_of_a_year_and_rows_of_totals_are_not_counted_again():
    """Six falling steps of a survey, and of totals beside a desa that falls twice."""
    falling = parts((30, 20, 10, 9), (30, 20, 10, 9))
    survey = falling.assign(series="survey")
    assert part_counts(NOTHING, survey, {}) == {}
    assert part_counts(NOTHING, falling.assign(total=True), {}) == {}


def test_words_of_a_whole_year_say_nothing_of_its_parts():
    """A yearly sheet "kumulatif" beside months without a word, and words about no indicator."""
    yearly = titled("Capaian kumulatif sampai Desember", period="2025")
    assert said_counts(yearly) == {}
    assert said_counts(titled("Capaian s.d. Agustus").assign(indicator="")) == {}
