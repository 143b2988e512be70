"""How many indicators of each sector are on target."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.standings import with_most
from stunting.charts.chart import Chart, empty_chart, finished
from stunting.charts.coverage_rows import latest_by
from stunting.charts.stacked import StackedLines, stacked_lines
from stunting.charts.stacked_counts import Layer, stacked_counts
from stunting.charts.status_marks import STATUS_NAMES, status_marker, status_rank
from stunting.model.formatting import format_names, format_number
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.summaries import Status

SHORT = ["near", "behind", "far"]
_STATUSES = [status.value for status in Status]


def sector_status(sectors: pd.DataFrame, *, area_key: str, period: str, source: str = "") -> Chart:
    """Indicators of each sector in one area by status, the sector with most indicators short of target first.

    `sectors` follows SECTORS; register and survey in their latest period of each sector are counted
    together, as the headlines count them, and `period` says in words of when the figures are. Every bar is
    all indicators of its sector, so that a sector with one indicator has room for its sign. A segment
    stands for no single figure and is not clickable.
    """
    rows = _together(latest_by(sectors[sectors["area_key"] == area_key], ["series", "sector"]))
    if rows.empty:
        return empty_chart("Belum ada indikator untuk diringkas per sektor", source=source)
    rows = rows.assign(
        short=rows[SHORT].sum(axis=1),
        judged=rows[["met", *SHORT]].sum(axis=1),
        name=rows["sector"].replace("", "Tanpa sektor"),
    )
    ordered = rows.sort_values(["short", "indicators"], ascending=False, kind="stable")
    counts = zip(ordered["name"], ordered["met"], ordered["judged"], strict=True)
    lines = stacked_lines([f"{name}: {_met_words(met, judged)}" for name, met, judged in counts])
    title = _title(ordered)
    return finished(
        _figure(ordered, lines),
        title=title,
        alt=f"Diagram batang bertumpuk jumlah indikator menurut status. {title}. {_listed(ordered)}.",
        table=_table(ordered),
        unit="indikator",
        source=source,
        period=period,
        plot_height=lines.height,
        clickable=False,
        note="Panjang bagian: bagian dari indikator sektor itu; angka di dalamnya: jumlah indikator.",
    )


def _together(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per sector: what register and survey tell of it are different indicators."""
    counts = dict.fromkeys(("indicators", *_STATUSES), "sum")
    return rows.groupby("sector", as_index=False, sort=False).agg({**counts, "opd": "first"})


def _figure(rows: pd.DataFrame, lines: StackedLines) -> go.Figure:
    layers = [
        Layer(
            STATUS_NAMES[status],
            status_rank(status),
            STATUS_SIGNS[status],
            f"indikator {STATUS_LABELS[status].lower()}",
            rows[status.value].tolist(),
            status_marker(status),
        )
        for status in Status
    ]
    return stacked_counts(rows["name"].tolist(), lines, layers, full_length=True)


def _met_words(met: int, judged: int) -> str:
    return f"{met} dari {judged} tercapai" if judged else "belum ada yang dapat dinilai"


def _title(rows: pd.DataFrame) -> str:
    judged, short = int(rows["judged"].sum()), int(rows["short"].sum())
    if judged == 0:
        return (
            f"{int(rows['indicators'].sum())} indikator di {len(rows)} sektor, belum ada yang dapat dinilai"
        )
    title = f"{judged - short} dari {judged} indikator bertarget sudah tercapai"
    if waiting := int(rows["unsure"].sum()):
        title += f", {format_number(waiting)} perlu dipastikan"
    if short == 0:
        return title
    most = with_most(rows.set_index("name")["short"])
    if not most:
        return title
    first = rows.iloc[0]
    of = f"masing-masing {first['short']}" if len(most) > 1 else f"{first['short']} dari {first['judged']}"
    return f"{title}; belum tercapai terbanyak di {format_names(most)}, {of}"


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{name} {met} dari {judged} tercapai"
        for name, met, judged in zip(rows["name"], rows["met"], rows["judged"], strict=True)
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    counts = {
        STATUS_NAMES[status]: [format_number(count) for count in rows[status.value]] for status in Status
    }
    return pd.DataFrame({"Sektor": rows["name"].tolist(), "OPD": rows["opd"].tolist(), **counts})
