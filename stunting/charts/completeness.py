"""What the offices have filled in: indicators against kecamatan."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, escaped, finished, shortened, wrapped
from stunting.charts.coverage_rows import NO_VALUE, indicator_name, latest_by, period_words
from stunting.charts.stacked import MARK_HEIGHT, MARK_TOP, StackedLines, stacked_axis, stacked_lines
from stunting.charts.status_cells import cell_traces, column_axis
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Status

COMPLETE_ENOUGH = 0.9
"""Filled share from which an indicator counts as nearly complete (WHO data quality tool)."""
MAX_LEVEL_HEADS = 6
"""More kecamatan than this have their names upright."""
MAX_KECAMATAN = 24
_NAMES = {
    Status.MET: "\u2713 Lengkap",
    Status.NEAR: "\u25cb 90 % atau lebih",
    Status.BEHIND: "\u25bc Kurang dari 90 %",
    Status.NO_DATA: "\u2013 Kosong",
}


def completeness_matrix(completeness: pd.DataFrame, catalogue: Catalogue, *, source: str = "") -> Chart:
    """For each indicator and kecamatan how many of its areas are filled, the emptiest indicator first.

    `completeness` follows COMPLETENESS, of one area level; of each indicator the latest period is drawn.
    Areas are counted in the kecamatan they lie in; a cell that was never expected stays blank.
    """
    rows = latest_by(completeness, ["series", "indicator"])
    if rows.empty:
        return empty_chart("Belum ada tabel yang dapat diperiksa kelengkapannya", source=source)
    cells = _cells(rows)
    order = cells.groupby("indicator")[["filled", "expected"]].sum()
    order = order.assign(share=order["filled"] / order["expected"]).sort_values("share", kind="stable")
    names = [indicator_name(catalogue, str(one)) for one in order.index]
    kecamatan = _kecamatan(cells)
    lines = stacked_lines(
        [f"{name}: {format_percent(share, 0)}" for name, share in zip(names, order["share"], strict=True)]
    )
    upright = len(kecamatan) > MAX_LEVEL_HEADS
    heads = [_head(name or "Tidak disebut", upright=upright) for name in kecamatan]
    left_out = cells["kecamatan"].nunique() - len(kecamatan)
    word = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])]
    title = _title(order, names)
    return finished(
        _figure(cells, order, kecamatan, lines, heads),
        title=title,
        alt=f"Kisi kelengkapan {len(order)} indikator di {len(kecamatan)} kecamatan. {title}.",
        table=_table(cells, order, names, kecamatan),
        unit=f"{word} yang terisi",
        source=source,
        period=period_words(rows["period"]),
        plot_height=lines.height,
        clickable=False,
        column_heads=max(7 * len(head) if upright else 15 * (head.count("<br>") + 1) for head in heads) + 14,
        note=f"Digambar {MAX_KECAMATAN} kecamatan paling kosong; {left_out} lainnya tidak."
        if left_out
        else "",
    )


def _kecamatan(cells: pd.DataFrame) -> list[str]:
    """The kecamatan to draw, by name; of very many the emptiest."""
    counts = cells.groupby("kecamatan")[["filled", "expected"]].sum()
    emptiest = (counts["filled"] / counts["expected"]).sort_values(kind="stable").head(MAX_KECAMATAN)
    return sorted(str(name) for name in emptiest.index)


def _head(name: str, *, upright: bool) -> str:
    return shortened(name, 30) if upright else wrapped(name, 10)


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator and kecamatan: filled and expected areas, with the status that colours it."""
    keys = ["series", "period", "indicator", "kecamatan"]
    cells = rows.groupby(keys, as_index=False).agg(filled=("filled", "sum"), expected=("filled", "size"))
    cells = cells.groupby(["indicator", "kecamatan"], as_index=False).agg(
        filled=("filled", "sum"), expected=("expected", "sum")
    )
    share = cells["filled"] / cells["expected"]
    statuses = [_status(one) for one in share]
    return cells.assign(drawn_status=[status.value for status in statuses])


def _status(share: float) -> Status:
    if share == 0:
        return Status.NO_DATA
    if share == 1:
        return Status.MET
    return Status.NEAR if share >= COMPLETE_ENOUGH else Status.BEHIND


def _figure(
    cells: pd.DataFrame, order: pd.DataFrame, kecamatan: list[str], lines: StackedLines, heads: list[str]
) -> go.Figure:
    cells = cells[cells["kecamatan"].isin(kecamatan)]
    places = dict(zip(order.index, lines.places, strict=True))
    columns = {name: place for place, name in enumerate(kecamatan)}
    drawn = cells.assign(
        line=cells["indicator"].map(places),
        column=cells["kecamatan"].map(columns),
        cell_text=[
            f"{filled}/{expected}"
            for filled, expected in zip(cells["filled"], cells["expected"], strict=True)
        ],
        hover=[
            f"<b>{escaped(name)}</b><br>{filled} dari {expected} terisi"
            for name, filled, expected in zip(
                cells["kecamatan"], cells["filled"], cells["expected"], strict=True
            )
        ],
    )
    traces = cell_traces(drawn, top=MARK_TOP, height=MARK_HEIGHT, names=_NAMES)
    figure = go.Figure(traces)
    column_axis(figure, heads, angle=-90 if len(heads) > MAX_LEVEL_HEADS else 0)
    stacked_axis(figure, lines)
    return figure


def _title(order: pd.DataFrame, names: list[str]) -> str:
    filled, expected = int(order["filled"].sum()), int(order["expected"].sum())
    share = format_percent(filled / expected)
    title = f"{format_number(filled)} dari {format_number(expected)} isian sudah ada ({share})"
    if filled == expected:
        return title
    first = order.iloc[0]
    missing, whole = first["expected"] - first["filled"], first["expected"]
    return f"{title}; paling kosong {names[0]}, kurang {format_number(missing)} dari {format_number(whole)}"


def _table(cells: pd.DataFrame, order: pd.DataFrame, names: list[str], kecamatan: list[str]) -> pd.DataFrame:
    texts = {
        (indicator, name): f"{filled} dari {expected}"
        for indicator, name, filled, expected in zip(
            cells["indicator"], cells["kecamatan"], cells["filled"], cells["expected"], strict=True
        )
    }
    table = {"Indikator": names, "Terisi": [format_percent(share) for share in order["share"]]}
    for name in kecamatan:
        table[name or "Tidak disebut"] = [texts.get((one, name), NO_VALUE) for one in order.index]
    return pd.DataFrame(table)
