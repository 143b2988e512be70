"""Prevalence against number of cases: where stunting is both common and frequent."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.comparing.prevalence import who_class
from stunting.catalogue.relations import stunting_id
from stunting.charts.axes import GRID
from stunting.charts.chart import Chart, empty_chart, escaped, finished, points, write_notes
from stunting.charts.coverage_rows import area_labels, period_words
from stunting.charts.palette import AVERAGE_LINE, OUTLINE, STATUS_FILLS
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.observations import Series
from stunting.model.summaries import Status
from stunting.model.summaries.prevalence import PREVALENCE_LABELS, PrevalenceClass
from stunting.model.summaries.priority import Quadrant

WHO_BOUNDS = (2.5, 10.0, 20.0, 30.0)
"""Lower bounds in percent of the classes low, medium, high, very high (de Onis et al. 2018)."""
NAMED = 4
"""So many areas with the most cases among those high on both are named in the drawing."""
_LABEL_WIDTH, _LABEL_HEIGHT = 0.4, 0.05
"""Room that a name takes on a phone, as parts of the largest values."""
_QUADRANTS = {
    Quadrant.BOTH: ("prevalensi dan kasus di atas rata-rata", "x", Status.FAR),
    Quadrant.PREVALENCE: ("hanya prevalensi di atas rata-rata", "triangle-up", Status.BEHIND),
    Quadrant.CASES: ("hanya kasus di atas rata-rata", "square", Status.NEAR),
    Quadrant.NEITHER: ("keduanya di bawah", "circle", Status.MET),
}


def quadrant(priority: pd.DataFrame, *, period: str, source: str = "") -> Chart:
    """Each area by its number of stunted children and its prevalence, from the register.

    `priority` follows PRIORITY, whose `quadrant` is drawn; `period` is that of its prevalence, for caption
    and clicks. The level line is the prevalence of all drawn areas together (cases over measured), the
    upright line their mean number of cases. WHO classes are named at the right.
    """
    rows = priority[priority["quadrant"] != Quadrant.UNKNOWN.value]
    missing = len(priority) - len(rows)
    if rows.empty:
        return empty_chart("Belum ada jumlah kasus dan prevalensi stunting per wilayah", source=source)
    placed = rows.assign(
        indicator=stunting_id(),
        period=period,
        series=Series.REGISTER.value,
        label=rows["area_key"].map(area_labels(rows)),
        who=[PREVALENCE_LABELS[who_class(share)] for share in rows["prevalence"]],
    )
    overall = float(rows["cases"].sum() / rows["children"].sum())
    word = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])]
    title = _title(placed, overall, word)
    note = "Garis: prevalensi semua wilayah bersama dan rata-rata kasus per wilayah. Kelas di kanan: WHO."
    return finished(
        _figure(placed, overall),
        title=title,
        alt=f"Diagram titik {len(rows)} {word}: jumlah balita stunting dan prevalensi. {title}.",
        table=_table(placed),
        unit="balita stunting (mendatar) dan % balita diukur (tegak)",
        source=source,
        period=period_words([period]),
        plot_height=380,
        long_legend=True,
        note=note
        + (f" {format_number(missing)} {word} belum ada data dan tidak digambar." if missing else ""),
    )


def _figure(rows: pd.DataFrame, overall: float) -> go.Figure:
    figure = go.Figure()
    for kind, (name, symbol, status) in _QUADRANTS.items():
        part = rows[rows["quadrant"] == kind.value]
        if not part.empty:
            figure.add_trace(_points(part, name, symbol, status))
    highest = float(rows["prevalence"].max()) * 110 or 1
    furthest = float(rows["cases"].max()) * 1.15 or 1
    _add_lines(figure, overall * 100, float(rows["cases"].mean()), highest)
    named = _apart(rows[rows["quadrant"] == Quadrant.BOTH.value])
    write_notes(
        figure,
        (
            {"text": escaped(label), "x": cases, "y": share * 100, "yshift": 12, "font": {"size": 11}}
            for cases, share, label in named
        ),
    )
    figure.update_xaxes(range=[0, furthest], title={"text": "balita stunting", "font": {"size": 12}})
    figure.update_yaxes(range=[0, highest], ticksuffix=" %")
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        axis.update(gridcolor=GRID, zerolinecolor=OUTLINE, automargin=True, fixedrange=True)
        axis.update(tickformat=",~f", nticks=6)
    return figure


def _add_lines(figure: go.Figure, overall: float, middle: float, highest: float) -> None:
    """The lines of the quadrants, and the bounds of the WHO classes with their names at the right."""
    line = {"color": AVERAGE_LINE, "dash": "dot", "width": 2}
    figure.add_shape(type="line", x0=0, x1=1, xref="paper", y0=overall, y1=overall, line=line)
    figure.add_shape(type="line", x0=middle, x1=middle, y0=0, y1=1, yref="paper", line=line)
    thin = {"color": OUTLINE, "width": 1, "dash": "dash"}
    for bound in WHO_BOUNDS:
        if bound < highest:
            figure.add_shape(
                type="line", x0=0, x1=1, xref="paper", y0=bound, y1=bound, line=thin, opacity=0.6
            )
    right = {"x": 1, "xref": "paper", "xanchor": "right", "yanchor": "top", "font": {"size": 10}}
    write_notes(figure, ({"text": text, "y": place, **right} for text, place in _class_labels(highest)))


def _class_labels(highest: float) -> list[tuple[str, float]]:
    """Name of each WHO class at the upper edge of the part of it that is drawn."""
    classes = [one for one in PrevalenceClass if one is not PrevalenceClass.NONE]
    return [
        (PREVALENCE_LABELS[one].partition(" (")[0], min(upper, highest))
        for one, low, upper in zip(classes, (0.0, *WHO_BOUNDS), (*WHO_BOUNDS, math.inf), strict=True)
        if low < highest * 0.97
    ]


def _apart(rows: pd.DataFrame) -> list[tuple[float, float, str]]:
    """Cases, prevalence and name of the areas with the most cases whose names do not cover each other."""
    chosen: list[tuple[float, float, str]] = []
    across, up = rows["cases"].max(), rows["prevalence"].max()
    ordered = rows.sort_values("cases", ascending=False, kind="stable")
    for cases, share, label in zip(ordered["cases"], ordered["prevalence"], ordered["label"], strict=True):
        free = all(
            abs(cases - x) > _LABEL_WIDTH * across or abs(share - y) > _LABEL_HEIGHT * up
            for x, y, _ in chosen
        )
        if free:
            chosen.append((cases, share, label))
    return chosen[:NAMED]


def _points(rows: pd.DataFrame, name: str, symbol: str, status: Status) -> go.Scatter:
    return go.Scatter(
        name=f"{name} ({len(rows)})",
        mode="markers",
        x=rows["cases"].tolist(),
        y=(rows["prevalence"] * 100).round(2).tolist(),
        cliponaxis=False,
        marker={"symbol": symbol, "size": 11, "color": STATUS_FILLS[status]}
        | {"line": {"color": OUTLINE, "width": 1}},
        customdata=points(rows),
        hovertext=_hovers(rows),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _hovers(rows: pd.DataFrame) -> list[str]:
    return [
        f"<b>{escaped(label)}</b><br>{format_number(cases)} balita stunting dari "
        f"{format_number(children)} diukur<br>prevalensi {format_percent(share)}, {escaped(who)}"
        for label, cases, children, share, who in zip(
            rows["label"], rows["cases"], rows["children"], rows["prevalence"], rows["who"], strict=True
        )
    ]


def _title(rows: pd.DataFrame, overall: float, word: str) -> str:
    both = rows[rows["quadrant"] == Quadrant.BOTH.value]
    measure = f"prevalensi bersama {format_percent(overall)}"
    if both.empty:
        return f"Tidak ada {word} yang sekaligus di atas {measure} dan di atas rata-rata jumlah kasus"
    most = both.sort_values("cases", ascending=False, kind="stable").iloc[0]
    counted = f"{format_number(most['cases'])} balita ({format_percent(most['prevalence'])})"
    return (
        f"{len(both)} dari {len(rows)} {word} di atas {measure} sekaligus di atas rata-rata jumlah kasus; "
        f"terbanyak {most['label']}, {counted}"
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    rank = {kind.value: place for place, kind in enumerate(_QUADRANTS)}
    keyed = rows.assign(place=rows["quadrant"].map(rank))
    ordered = keyed.sort_values(["place", "cases"], ascending=[True, False], kind="stable")
    return pd.DataFrame(
        {
            "Wilayah": ordered["label"].tolist(),
            "Kecamatan": ordered["kecamatan"].tolist(),
            "Balita stunting": [format_number(cases) for cases in ordered["cases"]],
            "Balita diukur": [format_number(children) for children in ordered["children"]],
            "Prevalensi": [format_percent(share) for share in ordered["prevalence"]],
            "Kelas WHO": ordered["who"].tolist(),
            "Kuadran": [_QUADRANTS[Quadrant(kind)][0] for kind in ordered["quadrant"]],
        }
    )
