"""What every chart is: a figure with its finding, its sentence, its table and its origin."""

from __future__ import annotations

import html
import math
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stunting.charts.tokens import FONT
from stunting.model.formatting import NO_DATA

TITLE_CHARACTERS = 38
"""Characters of a title line: what a phone of 390 pixels shows."""
_CAPTION_CHARACTERS = 54
_TITLE_LINE = 18.2
"""Pixels of every line of the title, also of its small ones: plotly spaces all by the size of the first."""
_LEGEND_LINE = 21
_LEGEND = {
    "orientation": "h",
    "x": 0,
    "xref": "container",
    "xanchor": "left",
    "y": 0,
    "yref": "container",
    "yanchor": "bottom",
    "font": {"size": 12},
    # Pixels of text: on a phone two entries stand side by side where no names stand left of the plot.
    "entrywidth": 118,
    "entrywidthmode": "pixels",
    "traceorder": "normal",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure and all that must stand beside it.

    The figure holds `title`, `period`, `unit`, `source` and `note` itself, so that a downloaded picture
    is complete; `heading_pixels` is their height, which a page that writes them out cuts off. `title`
    states the finding; `alt` says in words, with the numbers, what is drawn; `table`
    holds what is drawn as Indonesian text under Indonesian headers. `note` says what was left out.
    """

    figure: go.Figure
    title: str
    alt: str
    table: pd.DataFrame
    unit: str
    source: str
    period: str
    note: str = ""
    heading_pixels: float = 0.0

    @property
    def caption(self) -> str:
        """Period, unit and source in one line."""
        return _caption(self.period, self.unit, self.source)


class ChartPoint(NamedTuple):
    """Identity of a drawn point, as its `customdata` carries it: the key of a coverage row."""

    area_key: str
    indicator: str
    period: str
    series: str

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> ChartPoint:
        """The point that stands for a coverage row."""
        return cls(row["area_key"], row["indicator"], row["period"], row["series"])


def chart_point(customdata: Iterable[object]) -> ChartPoint:
    """The coverage row a clicked point stands for, from the `customdata` of a selection."""
    area_key, indicator, period, series, *_ = (str(value) for value in customdata)
    return ChartPoint(area_key, indicator, period, series)


def points(rows: pd.DataFrame) -> list[list[str]]:
    """`customdata` of coverage rows, in their order."""
    return rows[list(ChartPoint._fields)].astype(str).values.tolist()


def escaped(text: str) -> str:
    """Text for a figure: what looks like a tag in an uploaded name stays text."""
    return html.escape(text, quote=False)


def wrapped(text: str, characters: int) -> str:
    """Escaped text broken into lines for a figure."""
    lines = textwrap.wrap(text, characters, break_long_words=False, break_on_hyphens=False)
    return "<br>".join(escaped(line) for line in lines)


def shortened(text: str, characters: int) -> str:
    """Escaped text cut to a length, with an ellipsis where something is missing."""
    return escaped(text if len(text) <= characters else f"{text[: characters - 1].rstrip()}\u2026")


def write_notes(figure: go.Figure, notes: Iterable[Mapping[str, object]]) -> None:
    """Add texts without arrows, all at once: plotly copies every earlier one with each single addition."""
    added = [{"showarrow": False, **note} for note in notes]
    figure.layout.annotations = [*figure.layout.annotations, *added]


def finished(
    figure: go.Figure,
    *,
    title: str,
    alt: str,
    table: pd.DataFrame,
    unit: str,
    source: str,
    period: str,
    plot_height: float,
    column_heads: float = 0,
    note: str = "",
    long_legend: bool = False,
    clickable: bool = True,
) -> Chart:
    """A chart of a figure whose traces and axes are set: adds title, caption, margins and numbers.

    In pixels, `plot_height` is that of the drawing area and `column_heads` that of labels above it. The
    entries of a `long_legend` each take a line of a phone. `clickable` says whether a point stands for one
    figure that can be traced to its cells.
    """
    heading = _heading(title, _caption(period, unit, source), note)
    above = _TITLE_LINE * (heading.count("<br>") + 1) + 20
    head = above + column_heads
    named = [trace for trace in figure.data if trace.showlegend is not False and trace.name]
    named = [] if figure.layout.showlegend is False else named
    roomy = figure.layout.yaxis.visible is False and figure.layout.margin.r is None and not long_legend
    foot = _LEGEND_LINE * math.ceil(len(named) / (2 if roomy else 1)) + 12
    below = 0 if column_heads else 28
    figure.update_layout(
        title={"text": heading, "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container"}
        | {"yanchor": "top", "pad": {"t": 22, "l": 8}, "font": {"size": 14}, "automargin": False},
        margin={"l": 8, "r": figure.layout.margin.r or 12, "t": head, "b": foot + below},
        height=round(head + plot_height + foot + below),
        separators=",.",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 12},
        hovermode="closest",
        dragmode=False,
        clickmode="event+select" if clickable else "event",
        showlegend=bool(named),
        legend=_LEGEND | ({"entrywidth": 280} if long_legend else {}),
    )
    return Chart(figure, title, alt, table, unit, source, period, note, above)


def _caption(period: str, unit: str, source: str) -> str:
    parts = (period, f"satuan: {unit}" if unit else "", source and f"sumber: {source}")
    return " \u00b7 ".join(part for part in parts if part)


def empty_chart(title: str, *, unit: str = "", source: str = "", period: str = "", note: str = "") -> Chart:
    """The chart where there is nothing to draw: its title explains why, its drawing says so."""
    figure = go.Figure()
    write_notes(figure, [{"text": NO_DATA, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}])
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return finished(
        figure,
        title=title,
        alt=f"Grafik kosong. {title}.",
        table=pd.DataFrame(),
        unit=unit,
        source=source,
        period=period,
        note=note,
        plot_height=80,
    )


def _heading(title: str, caption: str, note: str) -> str:
    """Title and, smaller, caption and note as figure text."""
    small = "<br>".join(wrapped(text, _CAPTION_CHARACTERS) for text in (caption, note) if text)
    lines = wrapped(title, TITLE_CHARACTERS)
    return f"{lines}<br><span style='font-size:11px;font-weight:400'>{small}</span>" if small else lines
