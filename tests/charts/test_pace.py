"""The course of one indicator beside its list: values on their marks, and where two paces lead."""

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.pace import pace_line
from stunting.model.summaries.trend import TREND
from tests.charts.rows import frame, ifa, place, row, rows_of

CATALOGUE = load_catalogue()
LINE = ("pregnant_ifa_90", "register")


def course(**values):
    own = {"series": "register", "period_kind": "year", "indicator": LINE[0], "periods": 2}
    return rows_of(TREND, own | place("64.09") | values)


def behind(**values):
    """60 % at the end of 2023 and 64 % a year later are 4 points a year; 26 to go until 2026 are 13."""
    return course(
        first_period="2023", last_period="2024", first_share=0.60, last_share=0.64, points_per_year=4.0,
        target=0.9, years_left=2.0, required_points_per_year=13.0, pace="too_slow", **values,
    )  # fmt: skip


def years(*more):
    return frame(
        ifa("64.09", 60, 100, "far", 30, period="2023"),
        ifa("64.09", 64, 100, "far", 26, period="2024"),
        *more,
    )


def words(chart):
    return [note.text for note in chart.figure.layout.annotations]


def test_both_paces_lead_from_the_last_value_to_the_deadline_and_are_named_there():
    """At 4 points a year 64 % becomes 72 % in two years; the target wants 90 %."""
    chart = pace_line(years(), behind(), CATALOGUE, LINE, area_key="64.09")
    line, target, *ahead = chart.figure.data
    assert (list(line.x), list(line.y)) == ([2024.0, 2025.0], [60.0, 64.0])
    assert (list(target.x), list(target.y)) == ([2024.0, 2027.0], [90.0, 90.0])
    assert [(list(one.x), list(one.y)) for one in ahead] == [
        ([2025.0, 2027.0], [64.0, 90.0]),
        ([2025.0, 2027.0], [64.0, 72.0]),
    ]
    assert words(chart) == ["60,0 %", "64,0 %", "perlu 26,0 poin", "laju kini: 72 %", "target 90 %"]
    said = "Laju +4,0 poin per tahun; hingga akhir 2026 perlu +13,0 poin per tahun"
    assert chart.title == said
    assert list(chart.figure.layout.xaxis.ticktext) == ["2023", "2024", "akhir<br>2026"]
    assert chart.table["Capaian"].tolist() == ["60,0 %", "64,0 %"]
    assert line.customdata[1] == ["64.09", LINE[0], "2024", "register"]


def test_a_target_that_is_reached_asks_for_nothing():
    met = course(
        first_period="2023", last_period="2024", first_share=0.6, last_share=0.64, points_per_year=4.0,
        target=0.5, years_left=2.0, required_points_per_year=0.0, pace="met",
    )  # fmt: skip
    chart = pace_line(years(), met, CATALOGUE, LINE, area_key="64.09")
    assert chart.title == "Laju +4,0 poin per tahun; target sudah tercapai"
    assert words(chart) == ["60,0 %", "64,0 %", "target 90 %"]


def test_words_of_two_paces_that_end_alike_lie_apart():
    """At 12.9 points a year 89.8 % is reached where 90 % is needed: 0.2 of 30 points drawn."""
    lines = behind().assign(points_per_year=12.9)
    chart = pace_line(years(), lines, CATALOGUE, LINE, area_key="64.09")
    needed, now = (
        note.y for note in chart.figure.layout.annotations if "perlu" in note.text or "laju" in note.text
    )
    assert needed - now >= 0.14 * 30 - 1e-9
    assert (needed + now) / 2 == (90 + 89.8) / 2


def test_surveys_and_months_are_not_joined_to_the_years():
    other = (
        ifa("64.09", 20, 100, "far", 70, period="2022", series="survey"),
        ifa("64.09", 30, 100, "far", 60, period="2024-10"),
        row("64.09", period="2021"),
    )
    chart = pace_line(years(*other), behind(), CATALOGUE, LINE, area_key="64.09")
    assert list(chart.figure.data[0].y) == [60.0, 64.0]


def test_one_period_is_said_and_not_drawn():
    one = frame(ifa("64.09", 60, 100, "far", 30, period="2024"))
    for trend in (TREND.empty(), course(periods=1, last_period="2024")):
        chart = pace_line(one, trend, CATALOGUE, LINE, area_key="64.09")
        assert chart.title == "TTD 90 tablet ibu hamil: baru satu periode, laju belum dapat dihitung"
        assert chart.table.empty
