"""Desa by their number of people and their share, within the limits of chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.comparing.funnel import NORMAL_95, NORMAL_998, Funnel, funnel_of
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import GRID
from stunting.charts.chart import Chart, empty_chart, finished, points
from stunting.charts.coverage_rows import (
    area_labels,
    at_level,
    indicator_name,
    labelled,
    one_indicator,
    period_words,
    unit_words,
)
from stunting.charts.palette import AVERAGE_LINE, OUTLINE, STATUS_FILLS
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number, format_percent
from stunting.model.summaries import Status

_CURVE = 60
_NAMED = 3
_SIDES = {
    0: ("dalam sebaran lazim", "circle", Status.MET),
    -1: ("di bawah sebaran lazim", "triangle-down", Status.FAR),
    1: ("di atas sebaran lazim", "triangle-up", Status.BEHIND),
}


def funnel_plot(coverage: pd.DataFrame, catalogue: Catalogue, indicator: str, *, source: str = "") -> Chart:
    """Every desa with numbers of people by sasaran and share, with the limits of 95 and 99.8 %.

    `coverage` follows COVERAGE and holds rows of desa. The limits are around the share of all desa together
    and allow for desa that differ by more than chance.
    """
    name = indicator_name(catalogue, indicator)
    rows = one_indicator(at_level(coverage, AreaLevel.DESA), indicator)
    known = rows[rows["numerator"].notna() & (rows["denominator"] > 0) & rows["share"].le(1)]
    served, people = (known[column].to_numpy(dtype=float) for column in ("numerator", "denominator"))
    found = funnel_of(served, people)
    if found is None:
        title = f"{name}: diagram corong perlu paling sedikit lima desa/kelurahan dengan jumlah orang"
        return empty_chart(title, source=source, period=period_words(rows["period"]))
    side = found.outside(served / people, people)
    drawn = labelled(known.assign(side=side, label=known["area_key"].map(area_labels(known))), catalogue)
    title = _title(drawn, name)
    left_out = len(rows) - len(known)
    note = "Garis putus-putus 95 %, penuh 99,8 %: kebetulan dan sebaran antardesa yang lazim."
    more = f" {format_number(left_out)} desa/kelurahan tanpa jumlah orang tidak digambar." if left_out else ""
    return finished(
        _figure(drawn, found),
        title=title,
        alt=f"Diagram corong {len(known)} desa/kelurahan menurut sasaran dan capaian. {title}.",
        table=_table(drawn, found),
        unit=f"{unit_words(rows)} (tegak) menurut jumlah sasaran (mendatar)",
        source=source,
        period=period_words(rows["period"]),
        plot_height=172,
        note=note + more,
        long_legend=True,
    )


def _title(rows: pd.DataFrame, name: str) -> str:
    parts = []
    for side, words in ((-1, "di bawah"), (1, "di atas")):
        own = rows[rows["side"] == side].sort_values("share", ascending=side < 0, kind="stable")
        if len(own):
            names = format_names(own["label"].tolist(), _NAMED)
            parts.append(f"{len(own)} {words} sebaran lazim ({names})")
    if not parts:
        return f"{name}: tidak ada dari {len(rows)} desa/kelurahan di luar sebaran yang lazim"
    return f"{name}: dari {len(rows)} desa/kelurahan {', '.join(parts)}"


def _figure(rows: pd.DataFrame, found: Funnel) -> go.Figure:
    most = float(rows["denominator"].max())
    # People on the axis from the smallest desa on: below it the limits hold everything.
    sizes = np.linspace(max(1.0, float(rows["denominator"].min()) * 0.8), most * 1.05, _CURVE)
    figure = go.Figure()
    for deviations, dash in ((NORMAL_95, "dash"), (NORMAL_998, "solid")):
        for ends in found.limits(sizes, deviations):
            figure.add_trace(_curve(sizes, ends, dash))
    figure.add_trace(_curve(sizes, np.full(len(sizes), found.middle), "dot", AVERAGE_LINE))
    for side, (name, symbol, status) in _SIDES.items():
        part = rows[rows["side"] == side]
        if len(part):
            figure.add_trace(_points(part, f"{name} ({len(part)})", symbol, status))
    # Where all lie on one side the title says so.
    figure.update_layout(showlegend=rows["side"].nunique() > 1)
    figure.update_xaxes(range=[0, most * 1.05], title={"text": "sasaran", "font": {"size": 12}})
    figure.update_yaxes(ticksuffix=" %", range=_range(rows, found, sizes))
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        axis.update(gridcolor=GRID, zerolinecolor=OUTLINE, automargin=True, fixedrange=True)
        axis.update(tickformat=",~f", nticks=6)
    return figure


def _range(rows: pd.DataFrame, found: Funnel, sizes: np.ndarray) -> list[float]:
    """From a little below all points and limits of the middle desa to a little above them."""
    low, high = found.limits(sizes[len(sizes) // 4 :], NORMAL_998)
    bottom = min(float(rows["share"].min()), float(low.min()))
    top = max(float(rows["share"].max()), float(high.max()))
    return [max(0.0, 100 * bottom - 3), min(100.0, 100 * top) + 3]


def _curve(sizes: np.ndarray, shares: np.ndarray, dash: str, colour: str = OUTLINE) -> go.Scatter:
    return go.Scatter(
        x=sizes.round(1).tolist(),
        y=(100 * shares).round(2).tolist(),
        mode="lines",
        line={"color": colour, "dash": dash, "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    )


def _points(rows: pd.DataFrame, name: str, symbol: str, status: Status) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        x=rows["denominator"].tolist(),
        y=(100 * rows["share"]).round(2).tolist(),
        marker={"symbol": symbol, "size": 10, "color": STATUS_FILLS[status]}
        | {"line": {"color": OUTLINE, "width": 1}},
        customdata=points(rows),
        hovertext=rows["hover"].tolist(),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _table(rows: pd.DataFrame, found: Funnel) -> pd.DataFrame:
    ordered = rows.sort_values("share", kind="stable")
    low, high = found.limits(ordered["denominator"].to_numpy(dtype=float), NORMAL_998)
    return pd.DataFrame(
        {
            "Desa/kelurahan": ordered["label"].tolist(),
            "Kecamatan": ordered["kecamatan"].tolist(),
            "Capaian": ordered["value"].tolist(),
            "Sasaran": [format_number(people) for people in ordered["denominator"]],
            "Batas 99,8 %": [
                f"{format_number(100 * one, 1)}\u2013{format_percent(other)}"
                for one, other in zip(low, high, strict=True)
            ],
            "Letak": [_SIDES[side][0] for side in ordered["side"]],
        }
    )
