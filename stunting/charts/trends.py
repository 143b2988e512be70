"""One indicator of one area over time, with the pace its target asks for."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import GRID
from stunting.charts.chart import Chart, empty_chart, finished, points
from stunting.charts.coverage_rows import (
    NO_VALUE,
    cited,
    indicator_name,
    labelled,
    percent_words,
    period_words,
    target_column,
    unit_words,
)
from stunting.charts.palette import OUTLINE, SERIES_COLOURS, SERIES_DASHES, SERIES_SYMBOLS, TARGET_LINE
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import SERIES_LABELS, source_words
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind, period_kind, period_label, period_order
from stunting.model.summaries.trend import Pace

_KIND_WORDS = {
    PeriodKind.YEAR: "per tahun",
    PeriodKind.MONTH: "per bulan",
    PeriodKind.QUARTER: "per triwulan",
    PeriodKind.SEMESTER: "per semester",
    PeriodKind.SCHOOL_YEAR: "per tahun ajaran",
}
MOST_TICKS = 6
"""Names of periods that stand side by side on a phone."""
_UNDATED = "belum ada capaian dengan periode yang jelas"
_SHORT_SERIES = {Series.REGISTER: "data rutin", Series.SURVEY: "survei"}
_PACE_WORDS = {
    Pace.MET: "target sudah tercapai",
    Pace.ENOUGH: "laju cukup untuk mencapai target",
    Pace.TOO_SLOW: "laju terlalu lambat untuk mencapai target",
    Pace.WRONG_WAY: "bergerak menjauhi target",
}


def trend_line(
    coverage: pd.DataFrame,
    trend: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    *,
    area_key: str,
    source: str = "",
) -> Chart:
    """Share of one indicator in one area by period, a line for each series and length of period.

    `coverage` follows COVERAGE and `trend` follows TREND, both with at least the area's rows. A survey and
    a register are never joined, nor are months and years, nor the two sides of a period without data or of
    a break in the denominator. The dotted line is the pace required to reach the target by the deadline
    of `trend`.
    """
    name = indicator_name(catalogue, indicator)
    rows = labelled(_own(coverage, indicator, area_key), catalogue)
    rows = rows.assign(kind=[period_kind(period) for period in rows["period"]])
    rows = rows[rows["kind"] != PeriodKind.UNKNOWN]
    if rows["share"].isna().all():
        what = f"angka {rows['area'].iloc[0]} belum dapat dihitung" if len(rows) else _UNDATED
        return empty_chart(f"{name}: {what}", source=source)
    lines = _own(trend, indicator, area_key)
    rows = rows.assign(time=[period_time(period) for period in rows["period"]]).sort_values(
        "time", kind="stable"
    )
    title = _title(rows, lines, name)
    return finished(
        _figure(rows, lines),
        title=title,
        alt=f"Garis waktu {name}, {rows['area'].iloc[0]}. {title}. {course_words(rows)}.",
        table=trend_table(rows),
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period_words(rows["period"]),
        plot_height=280,
        long_legend=True,
    )


def line_name(series: Series, kind: PeriodKind) -> str:
    """What one line is of: "survei (SSGI/SKI), per tahun"."""
    return f"{SERIES_LABELS[series]}, {_KIND_WORDS[kind]}"


def _own(frame: pd.DataFrame, indicator: str, area_key: str) -> pd.DataFrame:
    return frame[(frame["indicator"] == indicator) & (frame["area_key"] == area_key)]


def period_time(period: str) -> float:
    """End of a period in years."""
    year, month, _ = period_order(period)
    return year + month / 12


def _figure(rows: pd.DataFrame, lines: pd.DataFrame) -> go.Figure:
    breaks = {
        (series, kind): period
        for series, kind, period in zip(
            lines["series"], lines["period_kind"], lines["break_period"], strict=True
        )
    }
    figure = go.Figure()
    for (series, kind), part in rows.groupby(["series", "kind"], sort=False):
        figure.add_trace(
            _line(part, Series(str(series)), PeriodKind(str(kind)), breaks.get((series, kind), ""))
        )
    figure.add_traces(_targets(rows))
    figure.add_traces(_required(lines))
    ticks = time_ticks(rows, _deadlines(lines))
    figure.update_xaxes(
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        showgrid=False,
        zeroline=False,
        automargin=True,
        fixedrange=True,
    )
    figure.update_yaxes(
        rangemode="tozero", ticksuffix=" %", tickformat=",~f", gridcolor=GRID, zerolinecolor=OUTLINE,
        automargin=True, fixedrange=True, nticks=6,
    )  # fmt: skip
    return figure


def time_ticks(rows: pd.DataFrame, deadlines: dict[float, str], most: int = MOST_TICKS) -> dict[float, str]:
    """Names under the axis by time: the deadlines, and periods from the latest back, far enough apart.

    Years and months stand on one axis: what is drawn is chosen by distance, not by number.
    """
    named = rows.drop_duplicates("time").sort_values("time", ascending=False, kind="stable")
    times = [round(time, 4) for time in named["time"]]
    least = (max([*times, *deadlines]) - min(times)) / most
    ticks = dict(deadlines)
    for time, period in zip(times, named["period"], strict=True):
        if all(abs(time - other) >= least for other in ticks):
            ticks[time] = _short_label(period)
    return dict(sorted(ticks.items()))


def _short_label(period: str) -> str:
    """A period that fits under an axis: "2024", "Des 2024", "TW III 2025"."""
    label = period_label(period)
    match period_kind(period):
        case PeriodKind.MONTH:
            month, year = label.split()
            return f"{month[:3]}<br>{year}"
        case PeriodKind.YEAR:
            return period
        case _:
            return label.replace("Triwulan", "TW").replace("Semester", "Sem").replace("Tahun ajaran ", "")


def _line(rows: pd.DataFrame, series: Series, kind: PeriodKind, break_period: str) -> go.Scatter:
    """One line; a period without a share, or a break before a period, interrupts it."""
    after = rows[rows["period"] == break_period]
    blank = after.assign(share=float("nan"), time=after["time"] - 1e-6)
    drawn = pd.concat([rows, blank]).sort_values("time", kind="stable") if break_period else rows
    return go.Scatter(
        name=line_name(series, kind),
        mode="lines+markers",
        x=drawn["time"].round(4).tolist(),
        y=[round(share * 100, 2) if share == share else None for share in drawn["share"]],
        connectgaps=False,
        line={"color": SERIES_COLOURS[series], "dash": SERIES_DASHES[series], "width": 2},
        marker={"symbol": SERIES_SYMBOLS[series], "size": 9},
        customdata=points(drawn),
        hovertext=drawn["hover"].tolist(),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _targets(rows: pd.DataFrame) -> list[go.Scatter]:
    """The target that holds in each period, as steps."""
    known = rows[rows["target"].notna()].drop_duplicates("time")
    if known.empty:
        return []
    return [
        go.Scatter(
            name=f"target {percent_words(known['target'].iloc[-1])}",
            mode="lines" if len(known) > 1 else "markers",
            x=known["time"].round(4).tolist(),
            y=(known["target"] * 100).round(2).tolist(),
            line={"color": TARGET_LINE, "dash": "dash", "width": 2, "shape": "hv"},
            marker={"symbol": "line-ew-open", "size": 16, "color": TARGET_LINE, "line": {"width": 3}},
            hoverinfo="skip",
        )
    ]


def _required(lines: pd.DataFrame) -> list[go.Scatter]:
    """From the last value of each line to the target at the deadline."""
    asked = lines[lines["required_points_per_year"].notna() & (lines["pace"] != Pace.MET.value)]
    return [
        go.Scatter(
            name=f"perlu {format_points(abs(needed))} per tahun ({_SHORT_SERIES[Series(series)]})",
            mode="lines+markers",
            x=[round(period_time(period), 4), round(period_time(period) + left, 4)],
            y=[round(share * 100, 2), round(target * 100, 2)],
            line={"color": SERIES_COLOURS[Series(series)], "dash": "dot", "width": 2},
            marker={"symbol": "circle-open", "size": [0, 9]},
            hoverinfo="skip",
        )
        for series, period, share, target, left, needed in zip(
            asked["series"], asked["last_period"], asked["last_share"], asked["target"],
            asked["years_left"], asked["required_points_per_year"], strict=True,
        )
    ]  # fmt: skip


def _deadlines(lines: pd.DataFrame) -> dict[float, str]:
    """Place and name of the deadline on the time axis, where a required pace is drawn."""
    asked = lines[lines["required_points_per_year"].notna() & (lines["pace"] != Pace.MET.value)]
    times = {
        round(period_time(period) + left, 4)
        for period, left in zip(asked["last_period"], asked["years_left"], strict=True)
    }
    # The end of a year is the beginning of the next: 2030.0 is the end of 2029.
    return {time: f"tenggat<br>{math.ceil(time) - 1}" for time in sorted(times)}


def _title(rows: pd.DataFrame, lines: pd.DataFrame, name: str) -> str:
    """What the longest line shows; where a survey and a register are drawn, that of each."""
    known = rows[rows["share"].notna()]
    told = [
        (Series(str(series)), _told(own, lines[lines["series"] == series]))
        for series, own in known.groupby("series", sort=False)
    ]
    if len(told) == 1:
        return f"{name}: {told[0][1]}"
    return f"{name}: " + "; ".join(f"{_SHORT_SERIES[series]} {words}" for series, words in sorted(told))


def _told(rows: pd.DataFrame, lines: pd.DataFrame) -> str:
    """What one series shows: its longest line and the pace, or its one period."""
    several = lines[lines["periods"] > 1]
    if several.empty:
        last = rows.iloc[-1]
        return f"{format_percent(last['share'])} pada {period_label(last['period'])}, baru satu periode"
    line = several.sort_values("periods", ascending=False, kind="stable").iloc[0]
    change = line["change_points"]
    moved = f"{'naik' if change > 0 else 'turun'} {format_points(abs(change))}" if change else "tidak berubah"
    told = (
        f"{moved} dari {period_label(line['first_period'])} ({format_percent(line['first_share'])}) "
        f"sampai {period_label(line['last_period'])} ({format_percent(line['last_share'])})"
    )
    pace = _PACE_WORDS.get(Pace(line["pace"]), "")
    return f"{told}; {pace}" if pace else told


def course_words(rows: pd.DataFrame) -> str:
    """The values of labelled coverage rows in their order: "Tahun 2024 55,7 %, Tahun 2025 60,0 %"."""
    return ", ".join(
        f"{period_label(period)} {value}" for period, value in zip(rows["period"], rows["value"], strict=True)
    )


def trend_table(rows: pd.DataFrame) -> pd.DataFrame:
    """What a line through periods shows, as texts: labelled coverage rows of one indicator and area."""
    return pd.DataFrame(
        {
            "Periode": [period_label(period) for period in rows["period"]],
            "Sumber": [
                source_words(Series(series), opd)
                for series, opd in zip(rows["series"], rows["opd"], strict=True)
            ],
            "Capaian": rows["value"].tolist(),
            "Pembilang": [_count(number) for number in rows["numerator"]],
            "Sasaran": [_count(number) for number in rows["denominator"]],
            "Target": target_column(rows),
        }
    )


def _count(number: float) -> str:
    return format_number(number) if number == number else NO_VALUE
