from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from stunting.charts import palette
from stunting.charts.chart import chart_point, empty_chart, escaped, finished, points, wrapped
from stunting.charts.tokens import GROUND
from stunting.model.observations import Series
from stunting.model.summaries import Status
from tests.charts.rows import ppu_ifa

WHITE, DARK = GROUND  # backgrounds of the two themes


def luminance(colour):
    """Relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # WCAG's own example


@pytest.mark.parametrize("fill", [*palette.STATUS_FILLS.values(), palette.NEUTRAL, palette.PATTERN_INK])
def test_text_on_a_fill_has_enough_contrast(fill):
    assert contrast(palette.INK, fill) >= 4.5


@pytest.mark.parametrize("background", [WHITE, DARK])
@pytest.mark.parametrize(
    "line",
    [palette.OUTLINE, palette.TARGET_LINE, palette.AVERAGE_LINE, *palette.SERIES_COLOURS.values()],
)
def test_lines_stand_out_in_both_themes(line, background):
    assert contrast(line, background) >= 3


def test_a_grey_print_keeps_the_order_of_the_statuses():
    order = [Status.MET, Status.NEAR, Status.BEHIND, Status.FAR]
    greys = [luminance(palette.STATUS_FILLS[status]) for status in order]
    assert all(lighter - darker > 0.15 for lighter, darker in pairwise(greys))


def test_every_closed_set_has_its_look():
    assert set(palette.STATUS_FILLS) == set(palette.STATUS_PATTERNS) == set(Status)
    assert (
        set(palette.SERIES_COLOURS)
        == set(palette.SERIES_DASHES)
        == set(palette.SERIES_SYMBOLS)
        == set(Series)
    )


def test_a_finished_chart_carries_title_caption_and_indonesian_numbers():
    chart = finished(
        go.Figure(go.Bar(x=[1], y=[2], name="satu")),
        title="Waru terjauh",
        alt="Waru 71,2 %.",
        table=pd.DataFrame(),
        unit="%",
        source="a.xlsx",
        period="Tahun 2024",
        note="Digambar 1 dari 2.",
        plot_height=100,
    )
    text = chart.figure.layout.title.text
    for part in ("Waru terjauh", "Tahun 2024", "satuan: %", "sumber: a.xlsx", "Digambar 1 dari 2."):
        assert part in text
    assert chart.figure.layout.separators == ",."
    assert chart.figure.layout.paper_bgcolor == chart.figure.layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert chart.figure.layout.font.color is None  # left to the theme


def test_a_title_breaks_into_lines_that_a_phone_shows():
    chart = empty_chart("Kesenjangan dalam orang belum dapat dihitung karena sasaran belum diisi")
    lines = chart.figure.layout.title.text.split("<br>")
    assert len(lines) == 2
    assert all(len(line) <= 38 for line in lines)


def test_an_empty_chart_says_so_in_drawing_and_sentence():
    chart = empty_chart("Belum ada indikator")
    assert chart.figure.layout.annotations[0].text == "belum ada data"
    assert chart.alt == "Grafik kosong. Belum ada indikator."
    assert not chart.figure.data


def test_uploaded_text_never_becomes_markup():
    assert escaped("<b>Desa & Kel.</b>") == "&lt;b&gt;Desa &amp; Kel.&lt;/b&gt;"
    assert wrapped("<a> Waru", 4) == "&lt;a&gt;<br>Waru"


def test_a_clicked_point_names_its_coverage_row():
    rows = ppu_ifa()
    drawn = points(rows)[2]
    clicked = chart_point(drawn)
    assert clicked == ("64.09.02", "pregnant_ifa_90", "2024", "register")
    found = rows[
        (rows["area_key"] == clicked.area_key)
        & (rows["indicator"] == clicked.indicator)
        & (rows["period"] == clicked.period)
        & (rows["series"] == clicked.series)
    ]
    assert found["area"].tolist() == ["Waru"]
