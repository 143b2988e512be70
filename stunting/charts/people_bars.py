"""Bars of people, grouped by sasaran, each sasaran on a scale of its own."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from stunting.charts.axes import ROOM
from stunting.charts.stacked import MARK_HEIGHT, MARK_MIDDLE, stacked_axis, stacked_lines
from stunting.charts.status_marks import value_column

OWN_SCALE = "Panjang batang hanya sebanding di dalam satu sasaran."


def people_figure(
    rows: pd.DataFrame, lengths: str, draw: Callable[..., list[go.Bar]]
) -> tuple[go.Figure, float]:
    """Bars as long as the column `lengths`, under a heading for each sasaran; and the height in pixels.

    `rows` come in runs of `target_group`, with `label` and `bar_text`; `draw` makes the bars of one sasaran
    from rows that have a `place`. Pregnant women and households are different units: each has an x axis of
    its own.
    """
    groups = [group or "sasaran tidak disebut" for group in rows["target_group"]]
    lines = stacked_lines(rows["label"].tolist(), groups)
    placed = rows.assign(place=[place + MARK_MIDDLE for place in lines.places])
    figure = go.Figure()
    named: set[str] = set()
    for number, (_, group) in enumerate(placed.groupby("target_group", sort=False), start=1):
        for bars in draw(group, lengths, width=MARK_HEIGHT):
            bars.update(
                xaxis=f"x{number}", showlegend=bars.showlegend is not False and bars.name not in named
            )
            named.add(bars.name)
            figure.add_trace(bars)
        longest = float(group[lengths].max())
        figure.update_layout({f"xaxis{number}": _hidden_axis(longest, overlaying=number > 1)})
    stacked_axis(figure, lines)
    value_column(figure, placed)
    return figure, lines.height


def _hidden_axis(longest: float, *, overlaying: bool) -> dict[str, object]:
    axis: dict[str, object] = {"range": [0, longest * ROOM], "visible": False, "fixedrange": True}
    return axis | ({"overlaying": "x"} if overlaying else {})
