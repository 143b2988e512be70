"""Title, sentence and table of the heatmap of indicators and areas."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.standings import with_most
from stunting.charts.coverage_rows import at_level, target_column
from stunting.charts.findings import areas_against_target
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number
from stunting.model.labels import LEVEL_LABELS, STATUS_LABELS
from stunting.model.summaries import Status

SHORT = (Status.NEAR.value, Status.BEHIND.value, Status.FAR.value)
"""Statuses of a missed target."""


def level_word(areas: pd.DataFrame) -> str:
    """Word for the smallest level among areas."""
    return LEVEL_LABELS[AreaLevel(areas["area_level"].iloc[-1])]


def heatmap_title(rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """How many pairs of indicator and area (of the smallest level) miss their target, and where most do."""
    compared = _compared(rows, areas)
    targeted = compared[compared["drawn_status"].isin([*SHORT, Status.MET.value])]
    short = targeted[targeted["drawn_status"].isin(SHORT)]
    word = level_word(areas)
    if len(indicators) == 1:
        return areas_against_target(
            compared, indicators["name"].iloc[0], word, bool(indicators["lower"].iloc[0])
        )
    if targeted.empty:
        return f"{len(indicators)} indikator di {format_number(len(areas))} wilayah, belum ada yang bertarget"
    if short.empty:
        return f"Semua {format_number(len(targeted))} capaian indikator per {word} sudah memenuhi target"
    return (
        f"{format_number(len(short))} dari {format_number(len(targeted))} capaian indikator per {word} belum "
        f"memenuhi target{_where_most(short, targeted, areas)}"
    )


def _where_most(short: pd.DataFrame, targeted: pd.DataFrame, areas: pd.DataFrame) -> str:
    """The areas with most missed targets; empty where all have as many."""
    own = targeted.groupby("area_key", sort=False).size()
    counts = short.groupby("area_key").size().reindex(own.index, fill_value=0)
    most = with_most(counts)
    if not most:
        return ""
    labels = areas.set_index("area_key")["label"]
    names = format_names([str(labels[key]) for key in most])
    if len(most) > 1:
        return f"; terbanyak di {names} (masing-masing {counts.max()} indikator)"
    return f"; terbanyak di {names} ({counts.max()} dari {own[most[0]]} indikator)"


def heatmap_alt(rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame) -> str:
    """The title in its setting, with the number of cells of each status."""
    compared = _compared(rows, areas)
    counts = compared["drawn_status"].value_counts()
    statuses = ", ".join(
        f"{STATUS_LABELS[status].lower()} {format_number(counts[status.value])}"
        for status in Status
        if status.value in counts
    )
    size = f"{len(indicators)} indikator di {format_number(len(areas))} wilayah"
    return f"Kisi warna {size}. {heatmap_title(rows, areas, indicators)}. Jumlah menurut status: {statuses}."


def heatmap_table(
    rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame, *, across: bool
) -> pd.DataFrame:
    """The cells as text: areas across and indicators down, or the other way round."""
    keys = zip(rows["area_key"], rows["indicator"], rows["series"], strict=True)
    cells = dict(zip(keys, rows["value_sign"], strict=True))
    lines = list(zip(indicators["indicator"], indicators["series"], indicators["name"], strict=True))
    if not across:
        names = {"Wilayah": areas["label"].tolist(), "Kecamatan": areas["kecamatan"].tolist()}
        columns = {
            name: [cells[key, indicator, series] for key in areas["area_key"]]
            for indicator, series, name in lines
        }
        return pd.DataFrame({**names, **columns})
    heads = {
        "Sektor": indicators["sector"].tolist(),
        "Indikator": indicators["name"].tolist(),
        "Target": target_column(indicators),
    }
    columns = {
        label: [cells[key, indicator, series] for indicator, series, _ in lines]
        for key, label in zip(areas["area_key"], areas["label"], strict=True)
    }
    return pd.DataFrame({**heads, **columns})


def _compared(rows: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    return at_level(rows, AreaLevel(areas["area_level"].iloc[-1]))
