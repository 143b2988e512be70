"""What became of promises: how many of each verdict, and how far each one moved."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.acting.promises import promises_sentence, worst_first
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import value_axis
from stunting.charts.chart import Chart, empty_chart, escaped, finished
from stunting.charts.coverage_rows import NO_VALUE, indicator_name
from stunting.charts.palette import INK, OUTLINE, STATUS_FILLS, TARGET_LINE
from stunting.charts.stacked import MARK_MIDDLE, StackedLines, stacked_axis, stacked_lines
from stunting.charts.stacked_counts import Layer, stacked_counts
from stunting.charts.status_marks import AFTER_STATUSES, status_marker, status_rank
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import PROMISE_LABELS, PROMISE_SIGNS, PROMISE_WORDS
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.model.summaries.promises import PromiseVerdict

MOST_MOVES = 24
_LOOK = {
    PromiseVerdict.KEPT: Status.MET,
    PromiseVerdict.ON_THE_WAY: Status.NEAR,
    PromiseVerdict.LATE: Status.BEHIND,
    PromiseVerdict.CONTRADICTED: Status.FAR,
    PromiseVerdict.NOT_MEASURABLE: Status.NO_DATA,
}
_NOBODY = {"opd": "Tanpa OPD", "kecamatan": "Seluruh kabupaten"}


def promise_counts(judged: pd.DataFrame, *, by: str, source: str = "") -> Chart:
    """Promises of each office (`by` "opd") or "kecamatan" by verdict, those with most unkept ones first.

    `judged` follows PROMISES. A segment stands for no single figure and is not clickable.
    """
    if judged.empty:
        return empty_chart("Belum ada janji", source=source)
    counts = pd.crosstab(judged[by].replace("", _NOBODY[by]), judged["verdict"])
    counts = counts.reindex(columns=[verdict.value for verdict in PromiseVerdict], fill_value=0)
    behind = counts[PromiseVerdict.LATE] + counts[PromiseVerdict.CONTRADICTED]
    ordered = counts.assign(behind=behind, all=counts.sum(axis=1)).sort_values(
        ["behind", "all"], ascending=False, kind="stable"
    )
    names = [str(name) for name in ordered.index]
    lines = stacked_lines(names)
    layers = [
        Layer(
            PROMISE_WORDS[verdict],
            status_rank(_LOOK[verdict]),
            PROMISE_SIGNS[verdict],
            f"janji {PROMISE_LABELS[verdict].lower()}",
            ordered[verdict.value].tolist(),
            status_marker(_LOOK[verdict]),
        )
        for verdict in PromiseVerdict
    ]
    table = {
        PROMISE_WORDS[verdict]: [format_number(one) for one in ordered[verdict.value]]
        for verdict in PromiseVerdict
    }
    title = promises_sentence(judged).removesuffix(".")
    listed = "; ".join(
        f"{name} {kept} dari {total} ditepati"
        for name, kept, total in zip(names, ordered[PromiseVerdict.KEPT], ordered["all"], strict=True)
    )
    return finished(
        stacked_counts(names, lines, layers),
        title=title,
        alt=f"Diagram batang bertumpuk jumlah janji menurut putusan. {title}. {listed}.",
        table=pd.DataFrame({"OPD" if by == "opd" else "Kecamatan": names, **table}),
        unit="janji",
        source=source,
        period=_periods(judged),
        plot_height=lines.height,
        clickable=False,
    )


def promise_moves(judged: pd.DataFrame, catalogue: Catalogue, *, source: str = "") -> Chart:
    """From the share when each promise was made to the one now, beside what was promised, by office.

    `judged` follows PROMISES; those that can be measured are drawn, the worst verdicts first.
    """
    measured = judged[judged["goal"].notna()]
    if measured.empty:
        return empty_chart("Belum ada janji yang dapat diukur", source=source)
    rows = worst_first(measured).head(MOST_MOVES).sort_values("opd", kind="stable")
    rows = rows.assign(
        name=[
            f"{indicator_name(catalogue, row['indicator'])}, {row['kecamatan'] or 'kabupaten'}"
            for row in rows.to_dict("records")
        ]
    )
    lines = stacked_lines(rows["name"].tolist(), [office or _NOBODY["opd"] for office in rows["opd"]])
    left = len(measured) - len(rows)
    lower = measured["indicator"].map(catalogue.lower_is_better).astype(bool)
    toward = measured["change_points"].where(~lower, -measured["change_points"]) > 0
    right, all_ = format_number(int(toward.sum())), format_number(len(measured))
    title = f"{right} dari {all_} janji bergerak ke arah yang dijanjikan"
    listed = ", ".join(
        f"{row['name']} dari {format_percent(row['old_share'])} menjadi {format_percent(row['new_share'])}"
        for row in rows.to_dict("records")
    )
    return finished(
        _moves_figure(rows, lines),
        title=title,
        alt=f"Grafik titik capaian dulu, kini, dan yang dijanjikan. {title}. {listed}.",
        table=_moves_table(rows),
        unit="% dari sasaran masing-masing",
        source=source,
        period=_periods(rows),
        plot_height=lines.height,
        note=f"{format_number(left)} janji lain tidak digambar; ada di daftar." if left else "",
    )


def _moves_figure(rows: pd.DataFrame, lines: StackedLines) -> go.Figure:
    figure = go.Figure()
    placed = rows.assign(place=[place + MARK_MIDDLE for place in lines.places])
    steps = [(row["old_share"], row["new_share"], row["place"]) for row in placed.to_dict("records")]
    figure.add_trace(
        go.Scatter(
            mode="lines",
            x=[value for old, new, _ in steps for value in (100 * old, 100 * new, None)],
            y=[value for *_, place in steps for value in (place, place, None)],
            line={"color": OUTLINE, "width": 3},
            hoverinfo="skip",
            showlegend=False,
        )
    )
    figure.add_trace(_marks(placed, "old_share", "capaian dulu", {"symbol": "circle-open", "size": 12}))
    for verdict in PromiseVerdict:
        own = placed[placed["verdict"] == verdict.value]
        if len(own):
            look = {"color": STATUS_FILLS[_LOOK[verdict]], "line": {"color": OUTLINE, "width": 1}, "size": 18}
            trace = _marks(own, "new_share", f"kini: {PROMISE_WORDS[verdict]}", look)
            trace.update(
                legendrank=status_rank(_LOOK[verdict]),
                mode="markers+text",
                text=[PROMISE_SIGNS[verdict]] * len(own),
                textfont={"color": INK},
                customdata=_new_figures(own),
            )
            figure.add_trace(trace)
    tick = {"symbol": "line-ns", "size": 22, "line": {"color": TARGET_LINE, "width": 3}}
    figure.add_trace(_marks(placed, "goal", "janji", tick))
    highest = float(placed[["old_share", "new_share", "goal"]].max().max())
    value_axis(figure, max(100.0, 100 * highest), percent=True)
    stacked_axis(figure, lines)
    return figure


def _marks(rows: pd.DataFrame, column: str, name: str, marker: dict[str, object]) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        legendrank=AFTER_STATUSES,
        x=(100 * rows[column]).round(2).tolist(),
        y=rows["place"].tolist(),
        marker={"color": OUTLINE, **marker},
        hovertext=[
            f"<b>{escaped(row['name'])}</b><br>{name} {format_percent(row[column])}"
            for row in rows.to_dict("records")
        ],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _new_figures(rows: pd.DataFrame) -> list[list[str]]:
    """`customdata` of the later figures: the keys of their coverage rows."""
    return rows[["area_key", "indicator", "new_period", "series"]].astype(str).values.tolist()


def _moves_table(rows: pd.DataFrame) -> pd.DataFrame:
    shares = {"Dulu": "old_share", "Kini": "new_share", "Janji": "goal"}
    return pd.DataFrame(
        {
            "OPD": rows["opd"].replace("", NO_VALUE).tolist(),
            "Janji untuk": rows["name"].tolist(),
            **{header: [format_percent(one) for one in rows[name]] for header, name in shares.items()},
            "Putusan": [PROMISE_WORDS[PromiseVerdict(verdict)] for verdict in rows["verdict"]],
        }
    )


def _periods(rows: pd.DataFrame) -> str:
    """Old and new periods: "Tahun 2024 dibanding Tahun 2025"."""
    old, new = (
        ", ".join(period_label(period) for period in sorted({*rows[name]} - {""}))
        for name in ("old_period", "new_period")
    )
    return f"{new} dibanding {old}" if old and new else old
