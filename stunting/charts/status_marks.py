"""Bars, points and words of each status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.charts.chart import points, write_notes
from stunting.charts.palette import OUTLINE, PATTERN_INK, STATUS_FILLS, STATUS_PATTERNS
from stunting.model.formatting import NO_DATA
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.summaries import Status

STATUS_NAMES = {status: f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]}" for status in Status}
"""Sign and label of each status, for legends and tables."""
FEW_NAME = f"sasaran < {FEW_PEOPLE}"
"""Short enough for its place in a legend."""
AFTER_STATUSES = 2000
"""Place in the legend of what is not a status."""
VALUE_PIXELS = 84
"""Width of the column of values to the right of bars."""


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


class StatusPart(NamedTuple):
    """Rows that are drawn alike: their name in the legend, its place there, and their marker."""

    name: str
    rank: int
    marker: dict[str, object]
    rows: pd.DataFrame


def status_parts(rows: pd.DataFrame, names: Mapping[Status, str] = STATUS_NAMES) -> list[StatusPart]:
    """The rows by `drawn_status`, best first, and last the grey ones of few people (`few`, where it is told).

    Parts without rows are left out.
    """
    few = rows["few"].astype(bool) if "few" in rows.columns else pd.Series(False, index=rows.index)
    parts = [
        StatusPart(
            names[status],
            status_rank(status),
            status_marker(status),
            rows[~few & rows["drawn_status"].eq(status.value)],
        )
        for status in Status
        if status in names
    ]
    grey = StatusPart(FEW_NAME, AFTER_STATUSES - 1, status_marker(Status.NO_TARGET), rows[few])
    return [part for part in (*parts, grey) if not part.rows.empty]


def status_bars(rows: pd.DataFrame, lengths: str, *, width: float = 0.75) -> list[go.Bar]:
    """Horizontal bars, one trace per status in use, best first.

    `rows` has `place` (position on the y axis), the column named by `lengths`, `drawn_status`, `few`, `hover`
    and the columns of a `ChartPoint`. Shares of few people are grey, whatever their status.
    """
    return [
        go.Bar(
            name=name,
            legendrank=rank,
            orientation="h",
            y=part["place"].tolist(),
            x=part[lengths].tolist(),
            width=width,
            marker=marker,
            customdata=points(part),
            hovertext=part["hover"].tolist(),
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}},
        )
        for name, rank, marker, part in status_parts(rows)
    ]


def value_column(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Write the `bar_text` of each row at its `place`, to the right of the bars.

    Beside and not on the bars: there the text is that of the theme, no line crosses it and a selection does
    not fade it.
    """
    right = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "yanchor": "middle"}
    texts = zip(rows["place"], rows["bar_text"], strict=True)
    write_notes(figure, ({"text": text, "y": place, **right} for place, text in texts))
    figure.update_layout(margin_r=VALUE_PIXELS)


def mark_missing(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Words in place of the bar where there is no value: never a bar of length 0."""
    if rows.empty:
        return
    left = {"text": NO_DATA, "x": 0, "xanchor": "left", "xshift": 6}
    write_notes(figure, ({"y": place, **left} for place in rows["place"]))
    figure.add_trace(
        go.Scatter(
            name=STATUS_NAMES[Status.NO_DATA],
            mode="markers",
            x=[0] * len(rows),
            y=rows["place"].tolist(),
            marker={"size": 18, "opacity": 0},
            customdata=points(rows),
            hovertext=rows["hover"].tolist(),
            hoverinfo="text",
            showlegend=False,
        )
    )
