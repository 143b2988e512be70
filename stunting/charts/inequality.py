"""Best and worst area of each indicator and the mean between them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.comparing.inequality_sentences import best_words, named_points, worst_words
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import value_axis
from stunting.charts.chart import Chart, ChartPoint, empty_chart, escaped, finished
from stunting.charts.coverage_rows import NO_VALUE, indicator_name, latest_by, period_words
from stunting.charts.palette import AVERAGE_LINE, OUTLINE, STATUS_FILLS
from stunting.charts.stacked import MARK_MIDDLE, StackedLines, stacked_axis, stacked_lines
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Status

MAX_LINES = 30


def inequality_bars(
    inequality: pd.DataFrame, catalogue: Catalogue, *, kecamatan: str = "", source: str = ""
) -> Chart:
    """For each indicator the worst and the best area with the weighted mean, the widest difference first.

    A desa of a few people is neither: the ends are those of the shrunken order, drawn at their own shares.
    `inequality` follows INEQUALITY; of each indicator the latest period is drawn. `kecamatan` chooses the
    comparison of its desa; empty is that of all areas of the level.
    """
    rows = inequality[(inequality["kecamatan"] == kecamatan) & inequality["best_share"].notna()]
    rows = latest_by(rows[rows["areas"] > 1], ["series", "indicator"])
    if rows.empty:
        return empty_chart("Belum ada dua wilayah yang dapat dibandingkan", source=source)
    names = [indicator_name(catalogue, indicator) for indicator in rows["indicator"]]
    points = [named_points(row) for row in rows.to_dict("records")]
    ranked = rows.assign(name=names, points=points).sort_values("points", ascending=False, kind="stable")
    shown = ranked.head(MAX_LINES)
    lines = stacked_lines(
        [
            f"{name}: {format_points(points)}"
            for name, points in zip(shown["name"], shown["points"], strict=True)
        ]
    )
    title = _title(shown)
    return finished(
        _figure(shown, lines),
        title=title,
        alt=f"Rentang antarwilayah per indikator. {title}. {_listed(shown)}.",
        table=_table(shown),
        unit="% dari sasaran masing-masing",
        source=source,
        period=period_words(shown["period"]),
        plot_height=lines.height,
        note=f"Digambar {MAX_LINES} paling timpang dari {len(ranked)}." if len(ranked) > MAX_LINES else "",
    )


def _figure(rows: pd.DataFrame, lines: StackedLines) -> go.Figure:
    places = [place + MARK_MIDDLE for place in lines.places]
    figure = go.Figure(_ranges(rows, places))
    for end, name, words, symbol, status in (
        ("worst", "tertinggal", worst_words, "triangle-down", Status.FAR),
        ("best", "terdepan", best_words, "circle", Status.MET),
    ):
        figure.add_trace(
            go.Scatter(
                name=name,
                mode="markers",
                x=(rows[f"{end}_share"] * 100).round(2).tolist(),
                y=places,
                marker={
                    "symbol": symbol,
                    "size": 15,
                    "color": STATUS_FILLS[status],
                    "line": {"color": OUTLINE, "width": 1},
                },
                customdata=_points(rows, f"{end}_key"),
                hovertext=[
                    f"{name} {escaped(words(row))}<br>rata-rata {format_percent(row['mean'])}"
                    for row in rows.to_dict("records")
                ],
                hoverinfo="text",
                unselected={"marker": {"opacity": 1}},
            )
        )
    weighted = rows.assign(place=places)[rows["mean"].notna().to_numpy()]
    figure.add_trace(
        go.Scatter(
            name="rata-rata tertimbang",
            mode="markers",
            x=(weighted["mean"] * 100).round(2).tolist(),
            y=weighted["place"].tolist(),
            marker={"symbol": "line-ns", "size": 20, "line": {"color": AVERAGE_LINE, "width": 3}},
            hoverinfo="skip",
            unselected={"marker": {"opacity": 1}},
        )
    )
    value_axis(figure, float(rows[["best_share", "worst_share"]].to_numpy().max()) * 100, percent=True)
    stacked_axis(figure, lines)
    return figure


def _ranges(rows: pd.DataFrame, places: list[float]) -> go.Scatter:
    """A line from the worst to the best area of each indicator, in one trace with interruptions."""
    x: list[float | None] = []
    y: list[float | None] = []
    for worst, best, place in zip(rows["worst_share"], rows["best_share"], places, strict=True):
        x += [round(worst * 100, 2), round(best * 100, 2), None]
        y += [place, place, None]
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": OUTLINE, "width": 3}, hoverinfo="skip", showlegend=False
    )


def _points(rows: pd.DataFrame, key: str) -> list[list[str]]:
    columns: Iterable[tuple[str, str, str, str]] = zip(
        rows[key], rows["indicator"], rows["period"], rows["series"], strict=True
    )
    return [list(ChartPoint(*values)) for values in columns]


def _title(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    level = LEVEL_LABELS[AreaLevel(first["area_level"])]
    return (
        f"Paling timpang antar-{level}: {first['name']}, selisih {format_points(first['points'])} antara "
        f"{worst_words(first.to_dict())} dan {best_words(first.to_dict())}"
    )


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{name}: {worst} {format_percent(low)}, {best} {format_percent(high)}"
        for name, worst, low, best, high in zip(
            rows["name"],
            rows["worst_area"],
            rows["worst_share"],
            rows["best_area"],
            rows["best_share"],
            strict=True,
        )
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Indikator": rows["name"].tolist(),
            "Tertinggal": [worst_words(row) for row in rows.to_dict("records")],
            "Terdepan": [best_words(row) for row in rows.to_dict("records")],
            "Rata-rata tertimbang": [
                format_percent(mean) if mean == mean else NO_VALUE for mean in rows["mean"]
            ],
            "Selisih": [format_points(points) for points in rows["points"]],
            "Wilayah dengan data": [format_number(count) for count in rows["areas"]],
        }
    )
