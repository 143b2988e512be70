"""One indicator of one source beside its list: how fast it moves, and how fast its target asks it to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import GRID
from stunting.charts.chart import Chart, empty_chart, finished, points, write_notes
from stunting.charts.coverage_rows import (
    cited,
    indicator_name,
    labelled,
    percent_words,
    period_words,
    unit_words,
)
from stunting.charts.palette import OUTLINE, SERIES_COLOURS, TARGET_LINE
from stunting.charts.trends import course_words, period_time, time_ticks, trend_table
from stunting.model.formatting import format_number, format_points
from stunting.model.observations import Series
from stunting.model.periods import period_kind
from stunting.model.summaries.trend import Pace

_ROOM_RIGHT = 0.62
"""Room for the words behind the deadline, as part of the years drawn."""
_APART = 0.14
"""Ends of two paces that lie closer than this part of the height are one label's room."""
_HEIGHT = 132
_MOST_TICKS = 4


def pace_line(
    coverage: pd.DataFrame,
    trend: pd.DataFrame,
    catalogue: Catalogue,
    line: tuple[str, str],
    *,
    area_key: str,
    source: str = "",
) -> Chart:
    """The course of one indicator and series (`line`) in one area, its pace now and the pace it needs.

    `coverage` follows COVERAGE and `trend` follows TREND, whose deadline counts. Values stand on their
    marks, target and paces on their lines; the axis of shares is cut.
    """
    indicator, series = line
    name = indicator_name(catalogue, indicator)
    course = _course(_own(trend, line, area_key))
    rows = _own(coverage, line, area_key)
    of_course = rows["period"].map(lambda period: period_kind(period).value == course.get("period_kind"))
    rows = rows[of_course.astype(bool) & rows["share"].notna()]
    if len(rows) < 2:
        title = f"{name}: baru satu periode, laju belum dapat dihitung"
        return empty_chart(title, source=source, period=period_words(rows["period"]))
    rows = labelled(rows, catalogue)
    rows = rows.assign(time=[round(period_time(period), 4) for period in rows["period"]])
    rows = rows.sort_values("time", kind="stable")
    title = _title(course)
    return finished(
        _figure(rows, course, Series(series)),
        title=title,
        alt=f"Garis waktu {name}, {rows['area'].iloc[0]}. {title}. {course_words(rows)}.",
        table=trend_table(rows),
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period_words(rows["period"]),
        plot_height=_HEIGHT,
    )


def _own(frame: pd.DataFrame, line: tuple[str, str], area_key: str) -> pd.DataFrame:
    same = (frame["indicator"] == line[0]) & (frame["series"] == line[1])
    return frame[same & (frame["area_key"] == area_key)]


def _course(lines: pd.DataFrame) -> Mapping[Any, Any]:
    """The line of most periods; empty where there is none."""
    longest = lines.sort_values("periods", ascending=False, kind="stable")
    return dict(longest.iloc[0]) if len(longest) else {}


def _ahead(course: Mapping[Any, Any]) -> bool:
    """Whether a target lies ahead: it is known and not reached."""
    needed = course["required_points_per_year"]
    return bool(needed == needed and course["pace"] != Pace.MET.value)


def _deadline(course: Mapping[Any, Any]) -> float:
    """The deadline as a time in years, or the last period where no target lies ahead."""
    last = period_time(course["last_period"])
    return round(last + (course["years_left"] if _ahead(course) else 0.0), 4)


def _title(course: Mapping[Any, Any]) -> str:
    now = f"Laju {_signed(course['points_per_year'])} per tahun"
    if course["pace"] == Pace.MET.value:
        return f"{now}; target sudah tercapai"
    if not _ahead(course):
        return now
    year = math.ceil(_deadline(course)) - 1
    return f"{now}; hingga akhir {year} perlu {_signed(course['required_points_per_year'])} per tahun"


def _signed(change: float) -> str:
    sign = "+" if change > 0 else "\u2212" if change < 0 else ""
    return f"{sign}{format_points(abs(change))}"


def _figure(rows: pd.DataFrame, course: Mapping[Any, Any], series: Series) -> go.Figure:
    first, last, end = float(rows["time"].iloc[0]), float(rows["time"].iloc[-1]), _deadline(course)
    colour, shares = SERIES_COLOURS[series], (100 * rows["share"]).round(2).tolist()
    target, ends = 100 * float(rows["target"].iloc[-1]), _ends(course)
    known = [*shares, *(value for value in (target, *ends.values()) if value == value)]
    low, high = min(known), max(known)
    room = max(high - low, 4.0)
    figure = go.Figure(
        go.Scatter(
            mode="lines+markers",
            x=rows["time"].tolist(),
            y=shares,
            line={"color": colour, "width": 2},
            marker={"size": 9},
            customdata=points(rows),
            hovertext=rows["hover"].tolist(),
            hoverinfo="text",
            unselected={"marker": {"opacity": 1}},
            cliponaxis=False,
        )
    )
    if target == target:
        across = {"color": TARGET_LINE, "dash": "dash", "width": 2}
        figure.add_trace(_path([first, end], [target, target], across))
    figure.add_traces(
        [_path([last, end], [shares[-1], value], {"color": colour, "dash": "dot"}) for value in ends.values()]
    )
    figure.update_layout(showlegend=False)
    beside = [
        {"text": words, "x": end, "y": y, "xanchor": "left", "xshift": 6}
        for words, y in _labels(course, ends, room)
    ]
    named = {"text": f"target {percent_words(target / 100)}", "x": first, "xanchor": "left", "y": target}
    targets = [named | {"yanchor": "bottom"}] if target == target else []
    write_notes(figure, [*_values(rows, shares, ends), *beside, *targets])
    years = end - first
    wide = _ROOM_RIGHT if beside else 0.1
    ahead = {end: f"akhir<br>{math.ceil(end) - 1}"} if end > last else {}
    ticks = time_ticks(rows, ahead, _MOST_TICKS)
    figure.update_xaxes(
        range=[first - 0.1 * years, end + wide * years],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[low - 0.25 * room, high + 0.25 * room], ticksuffix=" %", tickformat=",~f", gridcolor=GRID,
        zerolinecolor=OUTLINE, automargin=True, fixedrange=True, nticks=4,
    )  # fmt: skip
    return figure


def _values(rows: pd.DataFrame, shares: list[float], ends: Mapping[str, float]) -> list[dict[str, object]]:
    """Values at the first and the last mark, on the side away from the way ahead."""
    rises = ends.get("needed", shares[-1]) > shares[-1]
    side = {"yanchor": "top", "yshift": -6} if rises else {"yanchor": "bottom", "yshift": 6}
    return [
        {"text": rows["value"].iloc[at], "x": float(rows["time"].iloc[at]), "y": shares[at], **side}
        for at in (0, -1)
    ]


def _ends(course: Mapping[Any, Any]) -> dict[str, float]:
    """Where the pace needed and the pace now lead until the deadline, in percent 0-100."""
    if not _ahead(course):
        return {}
    last, years = 100 * course["last_share"], course["years_left"]
    now = last + years * course["points_per_year"]
    return {"needed": 100 * course["target"], "now": min(max(now, 0.0), 100.0)}


def _labels(course: Mapping[Any, Any], ends: dict[str, float], room: float) -> list[tuple[str, float]]:
    """Words behind the ends of the paces; those that would lie on each other are moved apart."""
    if not ends:
        return []
    needed, now = ends["needed"], ends["now"]
    points_needed = format_points(abs(needed - 100 * course["last_share"]))
    apart = max(0.0, _APART * room - abs(needed - now))
    up = 0.5 if needed >= now else -0.5
    return [
        (f"perlu {points_needed}", needed + up * apart),
        (f"laju kini: {format_number(now)} %", now - up * apart),
    ]


def _path(x: list[float], y: list[float], line: dict[str, object]) -> go.Scatter:
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
