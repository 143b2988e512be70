"""What holds for every chart of coverage, whatever the coverage is."""

import json
import re
from functools import cache

import pandas as pd
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.chart import chart_point
from stunting.charts.comparison import areas_compared
from stunting.charts.distribution import distribution
from stunting.charts.funnel import funnel_plot
from stunting.charts.tiles import tile_map
from stunting.model.areas import AreaLevel
from tests.builders import PPU, ppu_observations
from tests.charts.rows import frame, row

CATALOGUE = load_catalogue()
LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)
CHARTS = {
    "kecamatan": lambda rows: areas_compared(rows, CATALOGUE, "pregnant_ifa_90", AreaLevel.KECAMATAN),
    "desa": lambda rows: areas_compared(rows, CATALOGUE, "pregnant_ifa_90", AreaLevel.DESA),
    "distribution": lambda rows: distribution(rows, CATALOGUE, "pregnant_ifa_90"),
    "funnel": lambda rows: funnel_plot(rows, CATALOGUE, "pregnant_ifa_90"),
    "tiles": lambda rows: tile_map(rows, CATALOGUE, "pregnant_ifa_90"),
}


def covered(observations):
    gazetteer = load_gazetteer()
    parts = [
        coverage(observations, CATALOGUE, gazetteer, kabupaten=PPU, level=level).frame for level in LEVELS
    ]
    return pd.concat(parts, ignore_index=True)


def province():
    """The invented desa twenty times over, 1.080 of them, each under a key of its own."""
    rows = ppu_where("period == '2024'").query("area_level == 'desa'")
    return pd.concat(
        [rows.assign(area_key=rows["area_key"] + f"/{number}") for number in range(20)], ignore_index=True
    )


def ppu_where(condition):
    return covered(ppu_observations().query(condition))


FRAMES = {
    "all": lambda: covered(ppu_observations()),
    "one indicator": lambda: ppu_where("indicator == 'pregnant_ifa_90'"),
    "one kecamatan": lambda: ppu_where("kecamatan == 'Waru'"),
    "only percentages": lambda: ppu_where("measure == 'percent'"),
    "a province": province,
    "no values": lambda: frame(row("64.09"), row("64.09.01"), row("64.09.01.1001")),
    "empty": frame,
}


@cache
def frame_of(name):
    return FRAMES[name]()


@pytest.fixture(params=FRAMES, scope="module")
def rows(request):
    return frame_of(request.param)


@pytest.fixture(params=CHARTS, scope="module")
def chart(request, rows):
    return CHARTS[request.param](rows)


def texts(chart):
    table = chart.table.astype(str).to_numpy().ravel().tolist()
    return [chart.title, chart.alt, chart.note, chart.period, *chart.table.columns, *table]


def test_words_are_indonesian_numbers_and_never_nan(chart):
    assert chart.title
    assert chart.title in chart.alt or chart.figure.data
    for text in set(texts(chart)):
        assert "nan" not in re.findall(r"[a-z]+", text.lower())
        assert not re.search(r"\d\.\d(?!\d\d)", text), text  # a decimal point: 1.5; thousands are 1.500


def test_the_figure_states_title_and_period_itself(chart):
    head = chart.figure.layout.title.text.replace("<br>", " ")
    assert chart.title.replace("<", "&lt;") in head
    assert chart.period in head


def test_bars_have_a_length_and_a_figure_fits_a_page(chart):
    spec = json.loads(chart.figure.to_json())
    for trace in spec["data"]:
        if trace["type"] == "bar":
            assert all(length is not None for length in trace["x"])
    assert 100 < spec["layout"]["height"] < 2800
    assert sum(len(trace.get("customdata") or ()) for trace in spec["data"]) <= 1080


def test_every_point_resolves_to_a_row_or_a_missing_pair(chart, rows):
    known = set(zip(rows["area_key"], rows["indicator"], rows["period"], rows["series"], strict=True))
    drawn = {
        chart_point(data): trace.name
        for trace in chart.figure.data
        if trace.customdata is not None
        for data in trace.customdata
    }
    unknown = {point for point, name in drawn.items() if point not in known and "Belum ada data" not in name}
    assert not unknown


def test_what_has_no_value_is_drawn_as_missing_or_not_at_all(chart, rows):
    valued = rows[rows["share"].notna() | rows["numerator"].notna()]
    known = set(zip(valued["area_key"], valued["indicator"], valued["period"], valued["series"], strict=True))
    for trace in chart.figure.data:
        if trace.type == "bar" and "Belum ada data" not in trace.name:
            assert {chart_point(data) for data in trace.customdata} <= known
