"""A grid of status cells as bars: each cell has its colour, its sign and its own click.

Not a heatmap, because a click on one selects nothing in Streamlit, it cannot hatch, and its text does not
shrink to the cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from stunting.charts.chart import points
from stunting.charts.palette import INK
from stunting.charts.status_marks import STATUS_NAMES, status_parts
from stunting.model.summaries import Status

WIDTH = 0.94
"""Part of a column that its cells fill."""


def cell_traces(
    cells: pd.DataFrame,
    *,
    top: float = -0.47,
    height: float = 0.94,
    names: Mapping[Status, str] = STATUS_NAMES,
) -> list[go.Bar]:
    """One trace per status in use, best first.

    `cells` has one row per cell: `column` (from 0) and `line` (its position, 0 on top), `cell_text`,
    `drawn_status` and `hover`, and where a click means something the columns of a `ChartPoint`. A cell
    begins at `top` from its line. `names` are the legend's.
    """
    return [
        go.Bar(
            name=name,
            x=part["column"].tolist(),
            y=[height] * len(part),
            base=(part["line"] + top).round(3).tolist(),
            width=WIDTH,
            text=part["cell_text"].tolist(),
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": INK, "size": 12},
            marker=marker,
            customdata=points(part) if "area_key" in part.columns else None,
            hovertext=part["hover"].tolist(),
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}},
        )
        for name, _, marker, part in status_parts(cells, names)
    ]


def column_axis(figure: go.Figure, columns: Sequence[str], *, angle: int = 0) -> None:
    """Name the columns of cells above them; the names are figure text."""
    figure.update_xaxes(
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickvals=list(range(len(columns))),
        ticktext=list(columns),
        tickangle=angle,
        tickfont={"size": 11},
        showgrid=False,
        zeroline=False,
        automargin=True,
        fixedrange=True,
    )
    figure.update_layout(barmode="overlay", bargap=0)
