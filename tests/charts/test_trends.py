import pandas as pd

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.trends import trend_line
from stunting.model.summaries.trend import TREND
from tests.charts.rows import frame, ifa, place, row, rows_of

CATALOGUE = load_catalogue()


def trend_of(**values):
    return rows_of(
        TREND,
        {"series": "register", "period_kind": "year", "indicator": "pregnant_ifa_90"}
        | place("64.09")
        | values,
    )


def lines(chart):
    return {trace.name: (list(trace.x), list(trace.y)) for trace in chart.figure.data}


REGISTER = "data rutin, per tahun"


def test_a_line_runs_through_the_periods_and_on_to_the_target():
    coverage = frame(
        ifa("64.09", 60, 100, "far", 30, period="2023"), ifa("64.09", 64, 100, "far", 26, period="2024")
    )
    trend = trend_of(
        periods=2, first_period="2023", last_period="2024", first_share=0.60, last_share=0.64,
        change_points=4.0, target=0.9, years_left=2.0, required_points_per_year=13.0, pace="too_slow",
    )  # fmt: skip
    chart = trend_line(coverage, trend, CATALOGUE, "pregnant_ifa_90", area_key="64.09")
    drawn = lines(chart)
    assert drawn[REGISTER] == ([2024.0, 2025.0], [60.0, 64.0])
    assert drawn["perlu 13,0 poin per tahun (data rutin)"] == ([2025.0, 2027.0], [64.0, 90.0])
    assert drawn["target 90 %"] == ([2024.0, 2025.0], [90.0, 90.0])
    assert chart.title == (
        "TTD 90 tablet ibu hamil: naik 4,0 poin dari Tahun 2023 (60,0 %) sampai Tahun 2024 (64,0 %); "
        "laju terlalu lambat untuk mencapai target"
    )
    assert list(chart.figure.layout.xaxis.ticktext) == ["2023", "2024", "tenggat<br>2026"]
    assert "Tahun 2024 64,0 %" in chart.alt
    assert chart.table["Capaian"].tolist() == ["60,0 %", "64,0 %"]


def test_a_source_is_named_by_the_office_that_leads_and_a_survey_by_its_name():
    sanitation = {"indicator": "sanitation_access", "opd": "Dinas PUPR, Disperkimtan", "share": 0.7}
    coverage = frame(
        row("64.09", **sanitation, period="2023"),
        row("64.09", **sanitation, period="2023", series="survey"),
        row("64.09", **{**sanitation, "opd": ""}, period="2024"),
    )
    chart = trend_line(coverage, trend_of(), CATALOGUE, "sanitation_access", area_key="64.09")
    sources = ["data rutin, Dinas PUPR", "survei (SSGI/SKI)", "data rutin"]
    assert chart.table["Sumber"].tolist() == sources


def test_survey_and_register_months_and_years_are_lines_of_their_own():
    coverage = frame(
        ifa("64.09", 60, 100, "far", 30, period="2023"),
        ifa("64.09", 61, 100, "far", 29, period="2024-11"),
        ifa("64.09", 70, 100, "far", 20, period="2023", series="survey"),
    )
    chart = trend_line(coverage, trend_of(), CATALOGUE, "pregnant_ifa_90", area_key="64.09")
    assert set(lines(chart)) - {"target 90 %"} == {
        REGISTER,
        "data rutin, per bulan",
        "survei (SSGI/SKI), per tahun",
    }
    assert chart.title == (
        "TTD 90 tablet ibu hamil: data rutin 61,0 % pada November 2024, baru satu periode; "
        "survei 70,0 % pada Tahun 2023, baru satu periode"
    )


def test_the_title_tells_the_course_of_survey_and_register_apart():
    """The register falls by 3 points, the survey rises by 4: one course of both would be neither."""
    shares = {"register": (0.15, 0.12), "survey": (0.27, 0.31)}
    stunting = {"indicator": "stunting_prevalence", "area_key": "64.09"}
    coverage = frame(
        *(
            row("64.09", indicator="stunting_prevalence", series=series, period=period, share=share)
            for series, both in shares.items()
            for period, share in zip(("2023", "2024"), both, strict=True)
        )
    )
    trend = pd.concat(
        [
            trend_of(
                **stunting, series=series, periods=2, first_period="2023", last_period="2024",
                first_share=first, last_share=last, change_points=100 * (last - first),
            )
            for series, (first, last) in shares.items()
        ]
    )  # fmt: skip
    chart = trend_line(coverage, trend, CATALOGUE, "stunting_prevalence", area_key="64.09")
    assert chart.title == (
        "Prevalensi stunting: data rutin turun 3,0 poin dari Tahun 2023 (15,0 %) sampai Tahun 2024 (12,0 %); "
        "survei naik 4,0 poin dari Tahun 2023 (27,0 %) sampai Tahun 2024 (31,0 %)"
    )


def test_names_of_months_and_years_keep_a_distance():
    years = [ifa("64.09", 60, 100, "far", 30, period=str(year)) for year in (2021, 2022, 2023)]
    months = [ifa("64.09", 60, 100, "far", 30, period=f"2024-{month:02d}") for month in (9, 10, 11, 12)]
    chart = trend_line(frame(*years, *months), trend_of(), CATALOGUE, "pregnant_ifa_90", area_key="64.09")
    # The ends of 2021 and of December 2024 lie 3 years apart: names stand half a year apart or more, and
    # September to November lie less than that before December.
    axis = chart.figure.layout.xaxis
    assert list(axis.ticktext) == ["2021", "2022", "2023", "Des<br>2024"]
    assert list(axis.tickvals) == [2022.0, 2023.0, 2024.0, 2025.0]


def test_a_missing_period_and_a_break_interrupt_the_line():
    coverage = frame(
        ifa("64.09", 60, 100, "far", 30, period="2021"),
        row("64.09", period="2022"),
        ifa("64.09", 64, 100, "far", 26, period="2023"),
        ifa("64.09", 660, 1000, "far", 240, period="2024"),
    )
    trend = trend_of(break_period="2024", break_ratio=10.0)
    x, y = lines(trend_line(coverage, trend, CATALOGUE, "pregnant_ifa_90", area_key="64.09"))[REGISTER]
    assert y == [60.0, None, 64.0, None, 66.0]
    assert [round(time) for time in x] == [2022, 2023, 2024, 2025, 2025]


def test_a_click_on_the_line_names_its_period():
    coverage = frame(ifa("64.09", 60, 100, "far", 30, period="2023"))
    chart = trend_line(coverage, trend_of(), CATALOGUE, "pregnant_ifa_90", area_key="64.09")
    assert chart.figure.data[0].customdata[0] == ["64.09", "pregnant_ifa_90", "2023", "register"]
    assert chart.title == "TTD 90 tablet ibu hamil: 60,0 % pada Tahun 2023, baru satu periode"


def test_without_dated_shares_it_explains_itself():
    undated = "belum ada capaian dengan periode yang jelas"
    for coverage, why in (
        (frame(), undated),
        (frame(ifa("64.09", 1, 2, "far", 1, period="")), undated),
        (frame(row("64.09")), "angka Penajam Paser Utara belum dapat dihitung"),
    ):
        chart = trend_line(coverage, trend_of(), CATALOGUE, "pregnant_ifa_90", area_key="64.09")
        assert chart.title == f"TTD 90 tablet ibu hamil: {why}"
        assert not chart.figure.data
