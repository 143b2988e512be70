"""How the desa of each kecamatan are spread by one indicator."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import ROOM, line_axis, upright_line, value_axis
from stunting.charts.chart import Chart, empty_chart, finished, points, wrapped
from stunting.charts.coverage_rows import (
    NO_VALUE,
    at_level,
    cited,
    indicator_name,
    labelled,
    one_indicator,
    percent_words,
    period_words,
    unit_words,
)
from stunting.charts.palette import OUTLINE, STATUS_FILLS, STATUS_SYMBOLS, TARGET_LINE
from stunting.charts.status_marks import FEW_NAME, STATUS_NAMES
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.summaries import Status

LEAST_FOR_BOX = 5
"""Fewer desa than this are drawn as points only: quartiles of four numbers say nothing."""
_SPREAD = (0.0, 0.13, -0.13, 0.26, -0.26)
"""Steps aside of neighbouring points, so that they do not hide each other."""
LINE_PIXELS = 64
MAX_LINES = 20
"""So many kecamatan are drawn, those whose desa are spread the most."""


def distribution(coverage: pd.DataFrame, catalogue: Catalogue, indicator: str, *, source: str = "") -> Chart:
    """A point for each desa and kelurahan, in a line for each kecamatan, with a box of the middle half.

    `coverage` follows COVERAGE and holds rows of desa. Desa without data are not drawn and are counted in
    the note and the table.
    """
    name = indicator_name(catalogue, indicator)
    rows = one_indicator(at_level(coverage, AreaLevel.DESA), indicator)
    measured = rows[rows["share"].notna()]
    if measured.empty:
        title = f"{name}: belum ada data per desa/kelurahan"
        return empty_chart(title, source=source, period=period_words(rows["period"]))
    placed = _placed(labelled(_widest(measured), catalogue))
    title = _title(measured, name)
    table = _table(rows)
    return finished(
        _figure(placed),
        title=title,
        alt=f"Sebaran {name} menurut kecamatan. {title}. {_listed(table)}.",
        table=table,
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period_words(rows["period"]),
        plot_height=LINE_PIXELS * placed["line"].nunique(),
        note=_note(len(rows) - len(measured), measured["kecamatan"].nunique()),
    )


def _note(missing: int, kecamatan: int) -> str:
    notes = []
    if missing:
        notes.append(f"{format_number(missing)} desa/kelurahan belum ada data dan tidak digambar.")
    if kecamatan > MAX_LINES:
        notes.append(
            f"Digambar {MAX_LINES} kecamatan dengan sebaran terlebar dari {format_number(kecamatan)}."
        )
    return " ".join(notes)


def _widest(measured: pd.DataFrame) -> pd.DataFrame:
    """The rows of the kecamatan whose desa are spread the most."""
    groups = measured.groupby("kecamatan")["share"]
    widths = (groups.max() - groups.min()).sort_values(ascending=False, kind="stable")
    return measured[measured["kecamatan"].isin(widths.index[:MAX_LINES])]


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """With `percent`, `line` (number of the kecamatan) and `place`, beside the middle of its line."""
    names = rows["kecamatan"].where(rows["kecamatan"] != "", "Kecamatan tidak disebut")
    ordered = rows.assign(kecamatan=names, percent=(rows["share"] * 100).round(2))
    ordered = ordered.sort_values(["kecamatan", "percent"], kind="stable")
    line = ordered.groupby("kecamatan", sort=True).ngroup()
    step = ordered.groupby("kecamatan").cumcount() % len(_SPREAD)
    return ordered.assign(line=line, place=line + step.map(dict(enumerate(_SPREAD))))


def _figure(rows: pd.DataFrame) -> go.Figure:
    figure = go.Figure([_box(group) for _, group in rows.groupby("line") if len(group) >= LEAST_FOR_BOX])
    few = rows["few"].astype(bool)
    for status in Status:
        part = rows[~few & rows["drawn_status"].eq(status.value)]
        if not part.empty:
            figure.add_trace(_points(part, status, STATUS_NAMES[status]))
    if few.any():
        figure.add_trace(_points(rows[few], Status.NO_TARGET, FEW_NAME))
    highest = float(rows["percent"].max())
    target = float(rows["target"].iloc[0]) * 100
    lines = rows.drop_duplicates("line")
    if target == target:
        name = f"target {percent_words(target / 100)}"
        figure.add_trace(upright_line(target, len(lines), name=name, colour=TARGET_LINE, dash="dash"))
        highest = max(highest, target)
    line_axis(figure, [wrapped(name, 14) for name in lines["kecamatan"]])
    value_axis(figure, max(highest, 1.0), percent=True)
    figure.update_xaxes(range=[0, highest * ROOM])
    return figure


def _box(rows: pd.DataFrame) -> go.Box:
    return go.Box(
        orientation="h",
        x=rows["percent"].tolist(),
        y=rows["line"].tolist(),
        boxpoints=False,
        whiskerwidth=0,
        width=0.8,
        line={"color": OUTLINE, "width": 1},
        fillcolor="rgba(119,119,119,0.12)",
        hoverinfo="skip",
        showlegend=False,
    )


def _points(rows: pd.DataFrame, status: Status, name: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        x=rows["percent"].tolist(),
        y=rows["place"].tolist(),
        marker={
            "symbol": STATUS_SYMBOLS[status],
            "color": STATUS_FILLS[status],
            "size": 11,
            "line": {"color": OUTLINE, "width": 1},
        },
        customdata=points(rows),
        hovertext=rows["hover"].tolist(),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _title(rows: pd.DataFrame, name: str) -> str:
    ordered = rows.sort_values("share", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    ends = f"{_end(low)} sampai {_end(high)}"
    if len(ordered) < LEAST_FOR_BOX:
        return f"{name}: {len(ordered)} desa/kelurahan, dari {ends}"
    first, third = ordered["share"].quantile([0.25, 0.75])
    half = f"di antara {format_percent(first)} dan {format_percent(third)}"
    return f"{name}: separuh desa/kelurahan berada {half}; semuanya dari {ends}"


def _end(row: pd.Series) -> str:
    """An end of the range; a desa of few people is not named for it."""
    share = format_percent(row["share"])
    return f"{share} ({FEW_NAME})" if row["denominator"] < FEW_PEOPLE else f"{row['area']} {share}"


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """For each kecamatan the number of desa, the lowest, the middle and the highest value."""
    groups = rows.groupby("kecamatan")["share"]
    table = groups.agg(["size", "count", "min", "median", "max"]).reset_index()
    table.insert(1, "missing", table["size"] - table["count"])
    texts = {name: [_percent(value) for value in table[name]] for name in ("min", "median", "max")}
    return pd.DataFrame(
        {
            "Kecamatan": table["kecamatan"].tolist(),
            "Desa/kelurahan dengan data": [format_number(count) for count in table["count"]],
            "Belum ada data": [format_number(count) for count in table["missing"]],
            "Terendah": texts["min"],
            "Nilai tengah": texts["median"],
            "Tertinggi": texts["max"],
        }
    )


def _percent(share: float) -> str:
    return format_percent(share) if share == share else NO_VALUE


def _listed(table: pd.DataFrame) -> str:
    parts = zip(table["Kecamatan"], table["Terendah"], table["Nilai tengah"], table["Tertinggi"], strict=True)
    return "; ".join(
        f"{name} {low} sampai {high}, nilai tengah {middle}" for name, low, middle, high in parts
    )
