"""Two series of prevalence, WHO classes and the two-number test."""

import math

import pandas as pd
import pytest

from stunting.analysis.comparing import wording
from stunting.analysis.comparing.prevalence import prevalence_summary, who_class
from stunting.analysis.comparing.two_numbers import survey_interval, two_number_test, two_numbers
from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.children import all_children
from stunting.analysis.coverage.coverage import coverage, coverage_of
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries import COVERAGE
from stunting.model.summaries.prevalence import PrevalenceClass
from tests.builders import DESA, PPU, observe

SESULU = "64.09.02.2002"


@pytest.mark.parametrize(
    ("prevalence", "expected"),
    [
        (0.0, PrevalenceClass.VERY_LOW),
        (0.0249, PrevalenceClass.VERY_LOW),
        (0.025, PrevalenceClass.LOW),
        (0.0999, PrevalenceClass.LOW),
        (0.10, PrevalenceClass.MEDIUM),
        (0.1999, PrevalenceClass.MEDIUM),
        (0.20, PrevalenceClass.HIGH),
        (0.2999, PrevalenceClass.HIGH),
        (0.30, PrevalenceClass.VERY_HIGH),
        (0.1 + 0.2, PrevalenceClass.VERY_HIGH),
        (0.7 - 0.4, PrevalenceClass.VERY_HIGH),  # 0.29999999999999993
        (math.nan, PrevalenceClass.NONE),
    ],
)
def test_classes_of_who(prevalence, expected):
    assert who_class(prevalence) is expected


def test_the_worked_example():
    # 0,86 x 0,1155 = 0,09933; + 0,14 = 0,23933; (0,32 - 0,09933) / 0,14 = 1,576
    test = two_number_test(0.86, 0.1155, 0.32)
    assert test.lower == pytest.approx(0.09933)
    assert test.upper == pytest.approx(0.23933)
    assert test.needed == pytest.approx(1.57621, abs=1e-5)
    assert not test.possible
    assert "antara 9,9 % dan 23,9 %" in test.sentence
    assert "157,6 % dari balita yang tidak diukur" in test.sentence
    assert "tidak mungkin" in test.sentence


def test_a_survey_figure_inside_the_bounds_is_possible():
    test = two_number_test(0.5, 0.10, 0.30)  # 0,05-0,55; (0,30 - 0,05) / 0,5 = 0,5
    assert (test.needed, test.possible) == (0.5, True)
    assert "50,0 % dari balita yang tidak diukur" in test.sentence


def test_a_survey_figure_below_the_bounds():
    test = two_number_test(0.9, 0.30, 0.20)  # even 0 among the unmeasured gives 27 %
    assert test.needed == pytest.approx(-0.7)
    assert not test.possible
    assert "lebih rendah daripada batas bawah" in test.sentence


@pytest.mark.parametrize(("survey", "possible"), [(0.2, True), (0.3, False)])
def test_nobody_unmeasured_leaves_nothing_to_explain(survey, possible):
    test = two_number_test(1.0, 0.2, survey)
    assert math.isnan(test.needed)
    assert test.possible is possible


@pytest.mark.parametrize(
    "numbers", [(1.1, 0.1, 0.2), (0.5, -0.1, 0.2), (0.5, 0.1, math.nan), (0.5, 0.1, 1e308)]
)
def test_numbers_that_are_no_shares_are_refused_in_words(numbers):
    test = two_number_test(*numbers)
    assert math.isnan(test.lower)
    assert "tidak dapat dihitung" in test.sentence


def kabupaten(records):
    return coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame


def triple(indicator, served, sasaran, **more):
    common = {"area_code": SESULU, "indicator": indicator, **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


SURVEY = {
    "area_code": PPU,
    "indicator": "stunting_prevalence",
    "measure": "percent",
    "series": "survey",
    "value": 32,
}


def test_both_series_stand_apart_with_class_and_bounds():
    records = [
        *triple("stunting_prevalence", 43, 430),
        *triple("growth_monitoring", 400, 500),
        SURVEY,
    ]
    frame = prevalence_summary(kabupaten(records)).frame.set_index("series")
    register = frame.loc["register"]
    assert register[["cases", "measured", "prevalence", "who_class"]].tolist() == [43, 430, 0.1, "medium"]
    assert (register["children"], register["measured_share"]) == (500, 0.86)
    assert register["lower"] == pytest.approx(0.086)
    assert register["upper"] == pytest.approx(0.226)
    survey = frame.loc["survey"]
    assert (survey["prevalence"], survey["who_class"]) == (0.32, "very_high")
    assert math.isnan(survey["lower"])
    assert survey["bounds_reason"]


def test_two_numbers_meet_in_the_same_year_at_the_latest_register_period():
    records = [
        *triple("stunting_prevalence", 10, 430, period="2024-02"),
        *triple("stunting_prevalence", 43, 430, period="2024-08"),
        *triple("growth_monitoring", 400, 500, period="2024-08"),
        SURVEY,
    ]
    frame = two_numbers(kabupaten(records)).frame
    assert len(frame) == 1
    row = frame.iloc[0]
    assert (row["survey_period"], row["register_period"]) == ("2024", "2024-08")
    assert row["needed"] == pytest.approx((0.32 - 0.086) / 0.14)
    assert not row["possible"]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([SURVEY], "Tidak ada prevalensi rutin"),
        ([SURVEY, *triple("stunting_prevalence", 43, 430)], "sasaran balita tidak ada"),
        (
            [SURVEY, *triple("stunting_prevalence", 43, 430), *triple("growth_monitoring", 1, 400)],
            "107,5 % dari sasaran",
        ),
    ],
)
def test_what_the_test_lacks_is_said(records, said):
    summary = two_numbers(kabupaten(records))
    assert summary.frame.empty
    assert any(said in note for note in summary.notes)


def test_without_prevalence_the_summaries_are_empty_and_say_so():
    summary = prevalence_summary(COVERAGE.empty())
    assert summary.frame.empty
    assert summary.notes
    assert two_numbers(COVERAGE.empty()).frame.empty


def test_nothing_is_impossible_within_the_error_of_the_survey():
    # Bounds 9.93-23.93 %: 27 % is above, but its interval begins at 21.7 %.
    test = two_number_test(0.86, 0.1155, 0.27)
    assert (test.possible, test.error_needed) == (True, 0)
    assert "tidak mungkin" not in test.sentence
    assert "galat sampel survei" in test.sentence
    # Ten times the children: 25.3-28.7 % misses them.
    assert not two_number_test(0.86, 0.1155, 0.27, sample=4000).possible


def test_the_error_that_would_be_needed():
    # (0.32 - 0.23933) / (1 - 0.23933) = 0.10605
    assert two_number_test(0.86, 0.1155, 0.32).error_needed == pytest.approx(0.10605, abs=1e-5)
    assert "10,6 % dari balita yang dicatat tidak stunting" in two_number_test(0.86, 0.1155, 0.32).sentence
    # (0.27 - 0.20) / 0.27 of the stunted
    assert two_number_test(0.9, 0.30, 0.20).error_needed == pytest.approx(0.07 / 0.27)


def percent(indicator, value, **more):
    return {"area_code": PPU, "indicator": indicator, "measure": "percent", "value": value, **more}


def test_three_percentages_are_enough_also_of_neighbouring_years():
    records = [
        percent("stunting_prevalence", 11.55, period="2025"),
        percent("weighing_coverage", 86, period="2025"),
        SURVEY,
    ]
    row = two_numbers(kabupaten(records)).frame.iloc[0]
    assert (row["survey_period"], row["register_period"]) == ("2024", "2025")
    assert (row["lower"], row["upper"]) == pytest.approx((0.09933, 0.23933))
    assert row["sentence"].startswith("Data rutin Tahun 2025, survei Tahun 2024: tahunnya tidak sama.")


def test_the_desa_that_could_carry_the_difference():
    both = [
        *triple("stunting_prevalence", 43, 430),
        *triple("growth_monitoring", 400, 500),
        SURVEY,
    ]
    levels = [
        coverage(observe(both), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in AreaLevel
    ]
    # (0.32 - 0.086) x 500 = 117 stunted are missing; Sesulu has 70 unmeasured children.
    sentence = two_numbers(pd.concat(levels)).frame["sentence"].iat[0]
    assert sentence.endswith("terbanyak di Sesulu (70): di situ 70 dari 117 dapat berada.")
    # Desa of another period only: nobody is named.
    kept = [rows for rows in levels if not rows.empty]
    other = pd.concat(
        [rows.assign(period="2023") if set(rows["area_level"]) == {"desa"} else rows for rows in kept],
        ignore_index=True,
    )
    assert "terbanyak di" not in two_numbers(other).frame["sentence"].iat[0]


def columns(*headers):
    """Numbers of two desa under headers that stand for no indicator, with 10 and 12 stunted."""
    return [
        {"area_code": desa, "indicator": id, "measure": measure, "value": value, "header": header}
        for at, desa in enumerate(("64.09.02.2001", SESULU))
        for id, measure, value, header in (
            *(("", "denominator", (200, 300)[at], header) for header in headers),
            ("stunting_prevalence", "denominator", (172, 258)[at], "Balita diukur"),
            ("stunting_prevalence", "numerator", (20, 23)[at], "Stunting"),
        )
    ]


@pytest.mark.parametrize("header", ["Sasaran Balita", "Jml Balita (S)", "Jumlah Balita Usia 0-59 Bulan"])
def test_children_of_a_column_that_stands_for_no_service(header):
    gathered = gather(observe(columns(header)), load_catalogue(), load_gazetteer(), PPU)
    rows = pd.concat([coverage_of(gathered, level).frame for level in (AreaLevel.KABUPATEN, AreaLevel.DESA)])
    found = prevalence_summary(rows, all_children(gathered)).frame.set_index("area_key")
    assert (found.loc[PPU, "children"], found.loc[PPU, "measured_share"]) == (500, 0.86)
    assert found.loc[SESULU, "children"] == 300
    # Nothing else is made of it: no service without a capaian appears.
    assert set(rows["indicator"]) == {"stunting_prevalence"}


def test_two_numbers_of_all_children_that_differ_are_none():
    other = {
        "area_code": SESULU,
        "indicator": "",
        "measure": "denominator",
        "header": "Balita",
        "sheet": "Lain",
    }
    records = [*columns("Sasaran Balita"), {**other, "value": 311}]
    gathered = gather(observe(records), load_catalogue(), load_gazetteer(), PPU)
    assert SESULU not in set(all_children(gathered)["area_key"])


def test_the_interval_of_a_survey_to_the_last_digits():
    """Of 400 children in 40 census blocks t(39) is 2.0227: 400 / 1.5 * (1.96 / 2.0227)^2 = 250.394 children.
    Newcombe's method 4, with 2np = 160.2521 and 2(n + z^2) = 508.4711:
    (160.2521 + 2.8416 - 1.96 * sqrt(3.8416 - 2 - 0.0040 + 1.28 * 171.2679)) / 508.4711 = 0.26344 and
    (160.2521 + 4.8416 + 1.96 * sqrt(3.8416 + 2 - 0.0040 + 1.28 * 169.2679)) / 508.4711 = 0.38218."""
    assert survey_interval(0.32) == pytest.approx((0.263441, 0.382185), abs=2e-6)


@pytest.mark.parametrize(
    ("sample", "design", "people"), [(4000, 1.5, 2650.51), (200, 1.0, 175.44), (10, 0.1, 7.50381)]
)
def test_the_interval_of_other_samples(sample, design, people):
    """t(399) = 1.96596 and t(19) = 2.09268 (tables: 1.9659 and 2.0930); one block counts as two, for
    which the expansion gives 7.1551. The ends answer to the same people.

    An end p of a share of one half lies as far from it as 1.96 deviations and half a child:
    0.5 - p = 1.96 sqrt(p (1 - p) / n) + 0.5 / n.
    """
    low, high = survey_interval(0.5, sample, design)
    assert high == pytest.approx(1 - low)
    assert 0.5 - low == pytest.approx(1.96 * math.sqrt(low * (1 - low) / people) + 0.5 / people, abs=1e-6)


def test_the_ends_of_a_survey_stay_shares_and_few_blocks_are_two():
    """Nobody of 400: 1.96^2 / (n + 1.96^2) would be 1.5 % with n = 250.394, half a child more makes it 1.88.
    Of one child there is no census block to compare with another: everything may be."""
    low, high = survey_interval(0.0)
    assert (low, high) == (0.0, pytest.approx(0.018835, abs=1e-6))
    assert survey_interval(1.0) == (pytest.approx(0.981165, abs=1e-6), pytest.approx(1.0))
    assert survey_interval(0.5, 1, 1) == pytest.approx((0.0, 1.0))


def test_a_simple_sample_of_one_child_is_a_survey_too_and_a_refused_test_is_not_possible():
    assert two_number_test(0.5, 0.1, 1.0, sample=1, design=1).possible
    for refused in (two_number_test(0.5, 0.1, 0.3, sample=0), two_number_test(0.5, 0.1, 0.3, design=0)):
        assert not refused.possible
        assert math.isnan(refused.lower)


def test_a_register_of_the_year_before_goes_before_that_of_the_year_after():
    records = [
        *(percent("stunting_prevalence", 10 + year, period=str(2023 + year)) for year in (0, 2)),
        *(percent("weighing_coverage", 86, period=str(2023 + year)) for year in (0, 2)),
        SURVEY,
    ]
    row = two_numbers(kabupaten(records)).frame.iloc[0]
    assert (row["register_period"], row["register"]) == ("2023", 0.10)


def test_a_survey_is_never_tested_by_the_register_of_another_kabupaten():
    own, other = ("64.09", "64.02")
    records = [
        {**percent("stunting_prevalence", 12), "area_code": other},
        {**percent("weighing_coverage", 86), "area_code": other},
        SURVEY,
    ]
    frame = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten="", level=AreaLevel.KABUPATEN
    ).frame
    assert set(frame["area_key"]) == {own, other}
    assert two_numbers(frame).frame.empty


def test_children_of_other_desa_than_those_measured_are_said_of_registers_only():
    """430 measured in one desa and 500 children in two: the bounds hold, and the note names one figure."""
    records = [
        *triple("stunting_prevalence", 43, 430),
        *triple("growth_monitoring", 400, 460),
        *triple("growth_monitoring", 30, 40, area_code="64.09.02.2001"),
        SURVEY,
    ]
    (note,) = prevalence_summary(kabupaten(records)).notes
    assert note == wording.CHILDREN_OF_OTHER_DESA.format(apart=1)
    same = [*records[:4], SURVEY]
    assert prevalence_summary(kabupaten(same)).notes == ()


def test_at_most_five_desa_are_named_for_those_not_measured():
    desa = list(DESA)[:6]
    records = [
        record
        for at, code in enumerate(desa)
        for record in (
            *triple("stunting_prevalence", 5, 50, area_code=code),
            *triple("growth_monitoring", 50, 150 - at, area_code=code),
        )
    ]
    both = [*records, SURVEY]
    levels = [
        coverage(observe(both), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in (AreaLevel.KABUPATEN, AreaLevel.DESA)
    ]
    sentence = two_numbers(pd.concat(levels)).frame["sentence"].iat[0]
    assert f"{DESA[desa[4]]} (96)" in sentence
    assert DESA[desa[5]] not in sentence


def test_a_survey_at_an_end_of_the_bounds_is_inside():
    """Half measured at 10 %: 5 to 55 %. At 5 % nobody of the others is stunted, at 55 % everybody is."""
    low, high = two_number_test(0.5, 0.1, 0.05), two_number_test(0.5, 0.1, 0.55)
    assert "0,0 % dari balita yang tidak diukur" in low.sentence
    assert "100,0 % dari balita yang tidak diukur" in high.sentence
    assert "efek rancangan 1,5)" in low.sentence
    assert two_number_test(0.5, 0.0, 0.3).lower == 0
    # Binary noise: 0.51 * 0.1 is 0.051000000000000004, and 0.5 * 0.36 + 0.5 is 0.6799999999999999.
    assert "0,0 % dari balita yang tidak diukur" in two_number_test(0.51, 0.1, 0.051).sentence
    assert "100,0 % dari balita yang tidak diukur" in two_number_test(0.5, 0.36, 0.68).sentence


@pytest.mark.parametrize("empty", ["weighing_coverage", "growth_monitoring"])
def test_a_sasaran_of_nobody_leaves_the_children_to_the_other_service(empty):
    other = {"weighing_coverage": "growth_monitoring", "growth_monitoring": "weighing_coverage"}[empty]
    records = [*triple("stunting_prevalence", 43, 430), *triple(empty, 0, 0), *triple(other, 400, 500)]
    row = prevalence_summary(kabupaten(records)).frame.iloc[0]
    assert (row["children"], row["measured_share"]) == (500, 0.86)


def test_no_children_at_all_leave_the_share_measured_unknown():
    """A column that names nobody is no sasaran: 430 of 0 is no share."""
    frame = kabupaten(triple("stunting_prevalence", 43, 430))
    named = frame[["series", "period", "area_level", "area_key"]].assign(denominator=0.0, areas_reporting=1)
    row = prevalence_summary(frame, named).frame.iloc[0]
    assert math.isnan(row["measured_share"])
    assert row["bounds_reason"] == wording.MEASURED_UNKNOWN


def test_one_child_is_all_children_too():
    records = [*triple("stunting_prevalence", 0, 1), *triple("growth_monitoring", 1, 1)]
    row = prevalence_summary(kabupaten(records)).frame.iloc[0]
    assert (row["children"], row["measured_share"]) == (1, 1)


@pytest.mark.parametrize(
    ("survey", "said"),
    [
        (10.48, ""),  # 90 of 100 children measured, 10 of them stunted: 10 % and less than half a child
        (10.52, "terbanyak di Api-api (9), Sesulu (1): di situ 1 dari 1 dapat berada"),
    ],
)
def test_desa_with_unmeasured_children_are_named_where_anybody_is_missing(survey, said):
    """Of 50, 25 and 25 children 41, 24 and 25 were measured: 9, 1 and 0 were not."""
    desa = ("64.09.02.2001", SESULU, list(DESA)[-1])
    records = [
        record
        for code, stunted, measured, children in zip(desa, (8, 1, 1), (41, 24, 25), (50, 25, 25), strict=True)
        for record in (
            *triple("stunting_prevalence", stunted, measured, area_code=code),
            *triple("growth_monitoring", measured, children, area_code=code),
        )
    ]
    both = observe([*records, {**SURVEY, "value": survey}])
    levels = [
        coverage(both, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in (AreaLevel.KABUPATEN, AreaLevel.DESA)
    ]
    sentence = two_numbers(pd.concat(levels)).frame["sentence"].iat[0]
    assert said in sentence
    assert ("terbanyak di" in sentence) is bool(said)
    assert DESA[desa[2]] not in sentence
