"""Counts of several kinds, stacked on one labelled line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from stunting.charts.chart import escaped
from stunting.charts.palette import INK
from stunting.charts.stacked import MARK_HEIGHT, MARK_MIDDLE, StackedLines, stacked_axis


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind: its count on every line, its sign, its words ("3 indikator tercapai") and its look."""

    name: str
    rank: int
    sign: str
    words: str
    counts: Sequence[int]
    marker: dict[str, object]


def stacked_counts(
    names: Sequence[str], lines: StackedLines, layers: Sequence[Layer], *, full_length: bool = False
) -> go.Figure:
    """Bars of counts on labelled lines; each segment shows its count and sign, so colour is not needed.

    With `full_length` every bar takes the whole width and its segments are parts of its own total (0-100),
    so that a line of few has room for its signs.
    """
    figure = go.Figure()
    places = [place + MARK_MIDDLE for place in lines.places]
    totals = [sum(counts) for counts in zip(*(layer.counts for layer in layers), strict=True)]
    units = [100 / (total or 1) for total in totals] if full_length else [1.0] * len(totals)
    for layer in layers:
        if not sum(layer.counts):
            continue
        figure.add_trace(
            go.Bar(
                name=layer.name,
                legendrank=layer.rank,
                orientation="h",
                x=[round(count * unit, 2) for count, unit in zip(layer.counts, units, strict=True)],
                y=places,
                width=MARK_HEIGHT,
                text=[_segment_text(count, layer.sign) for count in layer.counts],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                insidetextfont={"color": INK},
                marker=layer.marker,
                hovertext=[
                    f"<b>{escaped(name)}</b><br>{count} {layer.words}"
                    for name, count in zip(names, layer.counts, strict=True)
                ],
                hoverinfo="text",
                unselected={"marker": {"opacity": 1}},
            )
        )
    stacked_axis(figure, lines)
    longest = 100 if full_length else max(totals, default=1)
    figure.update_xaxes(visible=False, range=[0, longest], fixedrange=True)
    # A number that its segment has no room for is left to the table.
    figure.update_layout(barmode="stack", uniformtext={"minsize": 8, "mode": "hide"})
    return figure


def _segment_text(count: int, sign: str) -> str:
    """The number and its sign; of a single one the sign alone, which fits."""
    return "" if count == 0 else sign if count == 1 else f"{count} {sign}"
