"""Axes, status bars and reference lines that several charts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from stunting.charts.chart import plain, points
from stunting.charts.coverage_rows import NO_VALUE
from stunting.charts.palette import INK, OUTLINE, PATTERN_INK, STATUS_FILLS, STATUS_PATTERNS
from stunting.model.formatting import NO_DATA
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.summaries import Status

GRID = "rgba(119,119,119,0.3)"
ROOM_FOR_TEXT = 1.18
"""How far a value axis runs beyond the largest bar, for the text at its end."""


STATUS_NAMES = {status: f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]}" for status in Status}
"""Sign and label of each status, for legends and tables."""


AFTER_STATUSES = 2000
"""Place in the legend of what is not a status."""


def status_marker(status: Status) -> dict[str, object]:
    """Fill, outline and hatching of bars of a status."""
    return {
        "color": STATUS_FILLS[status],
        "line": {"color": OUTLINE, "width": 1},
        "pattern": {"shape": STATUS_PATTERNS[status], "fgcolor": PATTERN_INK, "size": 6},
    }


def status_rank(status: Status) -> int:
    """Place of a status in the legend, best first."""
    return 1000 + list(Status).index(status)


def status_bars(rows: pd.DataFrame, lengths: str, *, width: float = 0.75) -> list[go.Bar]:
    """Horizontal bars, one trace per status in use, best first.

    `rows` has `place` (position on the y axis), the column named by `lengths`, `bar_text`, `drawn_status`,
    `hover` and the columns of a `ChartPoint`. The text stands at the foot of a bar, where no line crosses it.
    """
    parts = [(status, rows[rows["drawn_status"] == status.value]) for status in Status]
    return [
        go.Bar(
            name=STATUS_NAMES[status],
            legendrank=status_rank(status),
            orientation="h",
            y=part["place"].tolist(),
            x=part[lengths].tolist(),
            width=width,
            text=part["bar_text"].tolist(),
            textposition="auto",
            insidetextanchor="start",
            insidetextfont={"color": INK},
            marker=status_marker(status),
            customdata=points(part),
            hovertext=part["hover"].tolist(),
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}},
        )
        for status, part in parts
        if not part.empty
    ]


def missing_marks(rows: pd.DataFrame) -> list[go.Scatter]:
    """A dash and words in place of the bar where there is no value: never a bar of length 0."""
    if rows.empty:
        return []
    return [
        go.Scatter(
            name=STATUS_NAMES[Status.NO_DATA],
            mode="text",
            x=[0] * len(rows),
            y=rows["place"].tolist(),
            text=[f" {NO_VALUE} {NO_DATA}"] * len(rows),
            textposition="middle right",
            customdata=points(rows),
            hovertext=rows["hover"].tolist(),
            hoverinfo="text",
            showlegend=False,
        )
    ]


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
    """The axis of numbers, from 0 with room for the text at the end of the longest bar."""
    figure.update_xaxes(
        range=[0, (highest or 1) * ROOM_FOR_TEXT],
        ticksuffix=" %" if percent else "",
        tickformat=",~f",
        tickangle=0,
        title={"text": title, "font": {"size": 12}},
        nticks=5,
        gridcolor=GRID,
        zeroline=True,
        zerolinecolor=OUTLINE,
        automargin=True,
        fixedrange=True,
    )


@dataclass(frozen=True, slots=True)
class StackedLines:
    """Positions on a y axis of lines that carry their label above them, under a heading for each group.

    A label above, not beside, leaves a phone its whole width for the numbers.
    """

    places: tuple[float, ...]
    """Position of each line, in the order given."""
    texts: tuple[tuple[float, str], ...]
    """Position and figure text of each label and heading."""
    length: float

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.length * LINE_PIXELS


LINE_PIXELS = 42
MARK_TOP, MARK_HEIGHT = -0.1, 0.56
MARK_MIDDLE = MARK_TOP + MARK_HEIGHT / 2
"""Where the bar or cell of a line lies, relative to the position of the line."""
_LABEL_PLACE = -0.3
_HEADING, _HEADING_PLACE = 0.62, -0.1


def stacked_lines(labels: Sequence[str], groups: Sequence[str] | None = None) -> StackedLines:
    """Lay out labelled lines one below another; `groups` names the group of each, in runs."""
    places: list[float] = []
    texts: list[tuple[float, str]] = []
    place, current = 0.0, ""
    for label, group in zip(labels, groups or [""] * len(labels), strict=True):
        if group != current:
            texts.append((place + _HEADING_PLACE, f"<b>{plain(group)}</b>"))
            place, current = place + _HEADING, group
        places.append(place)
        texts.append((place + _LABEL_PLACE, plain(label)))
        place += 1
    return StackedLines(tuple(places), tuple(texts), place)


def stacked_axis(figure: go.Figure, lines: StackedLines) -> None:
    """Set the y axis of stacked lines and write their labels."""
    figure.update_yaxes(range=[lines.length - 0.5, -0.5], visible=False, fixedrange=True)
    for place, text in lines.texts:
        figure.add_annotation(
            text=text, showarrow=False, x=0, xref="paper", xanchor="left", y=place, yanchor="middle"
        )
    figure.update_layout(barmode="overlay", bargap=0)


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
