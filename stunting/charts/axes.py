"""Axes and reference lines that several charts share."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from stunting.charts.palette import OUTLINE
from stunting.charts.status_marks import AFTER_STATUSES

GRID = "rgba(119,119,119,0.3)"
ROOM = 1.04
"""How far a value axis runs beyond the largest value."""


def line_axis(figure: go.Figure, labels: Sequence[str]) -> None:
    """Name the lines of horizontal bars; `labels` are figure text, the first on top."""
    figure.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        range=[len(labels) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
        automargin=True,
        fixedrange=True,
    )
    figure.update_layout(barmode="overlay")


def value_axis(figure: go.Figure, highest: float, *, percent: bool = False, title: str = "") -> None:
    """The axis of numbers, from 0 to a little beyond the highest value."""
    figure.update_xaxes(
        range=[0, (highest or 1) * ROOM],
        ticksuffix=" %" if percent else "",
        tickformat=",~f",
        tickangle=0,
        title={"text": title, "font": {"size": 12}},
        nticks=4,
        gridcolor=GRID,
        zeroline=True,
        zerolinecolor=OUTLINE,
        automargin=True,
        fixedrange=True,
    )


def upright_line(value: float, lines: int, *, name: str, colour: str, dash: str) -> go.Scatter:
    """A line across all bars at a value, named in the legend."""
    return go.Scatter(
        x=[value, value],
        y=[-0.5, lines - 0.5],
        mode="lines",
        name=name,
        legendrank=AFTER_STATUSES,
        line={"color": colour, "dash": dash, "width": 2},
        hoverinfo="skip",
    )
