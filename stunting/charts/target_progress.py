"""Every indicator of one area against its own target."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.rows import latest_rows, waiting_words
from stunting.analysis.coverage.standings import judged_rows, largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import value_axis
from stunting.charts.chart import Chart, empty_chart, finished, points
from stunting.charts.coverage_rows import (
    NO_VALUE,
    labelled,
    period_words,
    target_column,
    unverified_note,
)
from stunting.charts.palette import TARGET_LINE
from stunting.charts.stacked import MARK_HEIGHT, MARK_MIDDLE, StackedLines, stacked_axis, stacked_lines
from stunting.charts.status_marks import AFTER_STATUSES, STATUS_NAMES, mark_missing, status_bars, value_column
from stunting.model.formatting import format_points
from stunting.model.summaries import Status


def target_progress(
    coverage: pd.DataFrame, catalogue: Catalogue, *, area_key: str, source: str = ""
) -> Chart:
    """Share and target of each indicator of one area, by sector, the largest gap in points first.

    `coverage` follows COVERAGE. The latest period with numbers of each indicator is drawn; counts, which
    have no share, are left out.
    """
    own = latest_rows(coverage[coverage["area_key"] == area_key])
    rows = labelled(own, catalogue)
    rows = rows[rows["share"].notna() | (rows["value"] == NO_VALUE)]
    if rows["share"].isna().all():
        return empty_chart("Belum ada capaian yang dapat dibandingkan dengan target", source=source)
    ordered = _ordered(rows, catalogue)
    figure, lines = _figure(ordered)
    title = _title(ordered, catalogue)
    values = ", ".join(
        f"{name} {value}" for name, value in zip(ordered["name"], ordered["value"], strict=True)
    )
    return finished(
        figure,
        title=title,
        alt=f"Diagram batang capaian dan target. {title}. {values}.",
        table=_table(ordered),
        unit="% dari sasaran masing-masing",
        source=source,
        period=period_words(ordered["period"]),
        plot_height=lines.height,
        note=unverified_note(ordered),
    )


def _ordered(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    order = {sector: rank for rank, sector in enumerate(catalogue.sectors)}
    keyed = rows.assign(
        rank=rows["sector"].map(order).fillna(len(order)),
        percent=(rows["share"] * 100).round(2),
        bar_text=rows["value_sign"],
    )
    keys = ["rank", "sector", "gap_points", "name"]
    return keyed.sort_values(keys, ascending=[True, True, False, True], kind="stable", na_position="last")


def _figure(rows: pd.DataFrame) -> tuple[go.Figure, StackedLines]:
    lines = stacked_lines(rows["name"].tolist(), [sector or "Tanpa sektor" for sector in rows["sector"]])
    placed = rows.assign(place=[place + MARK_MIDDLE for place in lines.places])
    figure = go.Figure(status_bars(placed[placed["share"].notna()], "percent", width=MARK_HEIGHT))
    mark_missing(figure, placed[placed["share"].isna()])
    value_column(figure, placed)
    targeted = placed[placed["target"].notna()]
    if not targeted.empty:
        figure.add_trace(
            go.Scatter(
                name="target",
                mode="markers",
                legendrank=AFTER_STATUSES,
                x=(targeted["target"] * 100).round(2).tolist(),
                y=targeted["place"].tolist(),
                marker={"symbol": "line-ns", "size": 22, "line": {"color": TARGET_LINE, "width": 3}},
                hovertext=[f"target {words}" for words in target_column(targeted)],
                hoverinfo="text",
                customdata=points(targeted),
                unselected={"marker": {"opacity": 1}},
            )
        )
    value_axis(figure, max(100.0, float(rows["percent"].max())), percent=True)
    stacked_axis(figure, lines)
    return figure, lines


def _title(rows: pd.DataFrame, catalogue: Catalogue) -> str:
    area = rows["area"].iloc[0]
    judged = judged_rows(rows)
    waiting = waiting_words(rows)
    if judged.empty:
        return f"{area}: {int(rows['share'].notna().sum())} indikator punya capaian, belum ada yang bertarget"
    met = int((judged["status"] == Status.MET.value).sum())
    title = f"{area}: {met} dari {len(judged)} indikator mencapai target"
    title += f"; {waiting}" if waiting else ""
    short = largest_gaps(rows, catalogue)
    if short.empty:
        return title
    worst = short.iloc[0]
    return f"{title}; terjauh {worst['name']}, {format_points(worst['gap_points'])} dari target"


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sektor": rows["sector"].tolist(),
            "Indikator": rows["name"].tolist(),
            "Capaian": rows["value"].tolist(),
            "Target": target_column(rows),
            "Jarak ke target": [
                format_points(points) if points == points else NO_VALUE for points in rows["gap_points"]
            ],
            "Kesenjangan": [gap or NO_VALUE for gap in rows["gap"]],
            "Status": [STATUS_NAMES[Status(status)] for status in rows["drawn_status"]],
        }
    )
