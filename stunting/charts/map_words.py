"""Sentence, marks and table that the schematic and the real map share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from stunting.charts.coverage_rows import NO_VALUE, area_labels
from stunting.charts.status_marks import STATUS_NAMES
from stunting.model.formatting import format_number
from stunting.model.labels import STATUS_LABELS
from stunting.model.lokus import LOKUS_SIGN, lokus_words
from stunting.model.summaries import Status

NO_LOKUS: Mapping[str, str] = MappingProxyType({})


def status_counts(rows: pd.DataFrame) -> str:
    """How many areas have each status, in words."""
    counts = rows["drawn_status"].value_counts()
    return ", ".join(
        f"{STATUS_LABELS[status].lower()} {format_number(counts[status.value])}"
        for status in Status
        if status.value in counts
    )


def with_lokus(rows: pd.DataFrame, lokus: Mapping[str, str]) -> pd.DataFrame:
    """Labelled rows with the mark of a desa lokus behind its sign; `lokus` are years by code."""
    years = [lokus.get(code) for code in rows["area_code"]]
    marks = ["" if year is None else f" {LOKUS_SIGN}" for year in years]
    said = ["" if year is None else f"<br>{LOKUS_SIGN} {lokus_words(year)}" for year in years]
    return rows.assign(
        sign=rows["sign"] + marks, value_sign=rows["value_sign"] + marks, hover=rows["hover"] + said
    )


def lokus_note(rows: pd.DataFrame, lokus: Mapping[str, str]) -> str:
    """What the mark of a desa lokus means and how many areas have it; empty where none has."""
    years = [lokus[code] for code in rows["area_code"] if code in lokus]
    if not years:
        return ""
    return f"{LOKUS_SIGN} desa/kelurahan {lokus_words(years[0])} ({format_number(len(years))})."


def area_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Value, gap and status of each drawn area."""
    return pd.DataFrame(
        {
            "Wilayah": rows["area_key"].map(area_labels(rows)).tolist(),
            "Kecamatan": rows["kecamatan"].tolist(),
            "Capaian": rows["value"].tolist(),
            "Kesenjangan": [gap or NO_VALUE for gap in rows["gap"]],
            "Status": [STATUS_NAMES[Status(status)] for status in rows["drawn_status"]],
        }
    )
