"""Areas in two periods: a line each, worse ones in their own colour, and words that lie apart."""

from itertools import pairwise

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.slope import slope
from tests.charts.rows import frame, ifa, row

CATALOGUE = load_catalogue()
IFA = "pregnant_ifa_90"
WARU, BABULU, SEPAKU, PENAJAM = "64.09.02", "64.09.03", "64.09.04", "64.09.01"


def shares(period, numbers, **more):
    return frame(
        *(ifa(code, served, 100, "far", 0, period=period, **more) for code, served in numbers.items())
    )


def drawn(now, earlier, indicator=IFA):
    return slope(now, earlier, CATALOGUE, indicator)


def test_each_area_has_a_line_with_both_values_the_highest_now_on_top():
    chart = drawn(shares("2025", {WARU: 66, SEPAKU: 55}), shares("2024", {WARU: 60, SEPAKU: 51}))
    assert chart.title == "Semua kecamatan naik sejak Tahun 2024"
    assert [list(line.y) for line in chart.figure.data] == [[60.0, 66.0], [51.0, 55.0]]
    texts = [note.text for note in chart.figure.layout.annotations]
    assert texts == ["60,0 %", "51,0 %", "<b>66,0 %</b> Waru +6,0", "<b>55,0 %</b> Sepaku +4,0"]
    assert chart.figure.data[0].customdata[0] == [WARU, IFA, "2024", "register"]
    assert chart.table["Perubahan (poin)"].tolist() == ["+6,0", "+4,0"]


def test_the_title_counts_who_rose_and_fell_and_a_fall_has_its_colour():
    """66 to 60 falls, 51 to 55 rises, 40 stays."""
    now = shares("2025", {WARU: 60, SEPAKU: 55, BABULU: 40})
    chart = drawn(now, shares("2024", {WARU: 66, SEPAKU: 51, BABULU: 40}))
    assert chart.title == "Dari 3 kecamatan, 1 naik, 1 turun, 1 tetap sejak Tahun 2024"
    fell, rose, same = (line.line.color for line in chart.figure.data)
    assert rose == same != fell


def test_where_less_is_better_a_rise_has_the_colour_of_the_worse():
    unmet = {"indicator": "unmet_need_kb"}
    now = frame(
        *(row(code, **unmet, share=share, period="2025") for code, share in ((WARU, 0.2), (SEPAKU, 0.1)))
    )
    past = frame(*(row(code, **unmet, share=0.15, period="2024") for code in (WARU, SEPAKU)))
    rose, fell = (line.line.color for line in drawn(now, past, "unmet_need_kb").figure.data)
    falls = drawn(shares("2025", {WARU: 60, SEPAKU: 50}), shares("2024", {WARU: 66, SEPAKU: 49})).figure.data
    assert rose == falls[0].line.color
    assert fell == falls[1].line.color


def test_words_beside_values_that_are_nearly_alike_lie_apart():
    now = shares("2025", {WARU: 60, SEPAKU: 59, BABULU: 58, PENAJAM: 20})
    notes = drawn(now, shares("2024", {WARU: 50, SEPAKU: 50, BABULU: 50, PENAJAM: 10})).figure.layout
    for x in (0, 1):
        places = sorted(note.y for note in notes.annotations if note.x == x)
        low, high = notes.yaxis.range
        apart = min(upper - lower for lower, upper in pairwise(places))
        pixels = apart / (high - low) * (notes.height - notes.margin.t - notes.margin.b)
        assert pixels >= 13


@pytest.mark.parametrize("past", ["2025", "2024"])
def test_areas_of_one_period_only_are_not_drawn(past):
    earlier = shares(past, {WARU: 60, SEPAKU: 51})
    chart = drawn(shares("2025", {WARU: 66, SEPAKU: 55, BABULU: 40}), earlier)
    assert ("belum ada periode pembanding" in chart.title) == (past == "2025")
    assert len(chart.table) == (0 if past == "2025" else 2)


def test_other_months_of_weighing_are_no_change():
    """February and August are months of mass weighing; October is none."""
    stunting = {"indicator": "stunting_prevalence", "share": 0.2}
    now = frame(*(row(code, **stunting, period="2025-08") for code in (WARU, SEPAKU)))
    past = frame(*(row(code, **stunting, period="2024-10") for code in (WARU, SEPAKU)))
    assert drawn(now, past, "stunting_prevalence").table.empty
