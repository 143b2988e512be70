"""Sentence and table that the schematic and the real map share."""

from __future__ import annotations

import pandas as pd

from stunting.charts.coverage_rows import NO_VALUE, area_labels
from stunting.charts.status_marks import STATUS_NAMES
from stunting.model.formatting import format_number
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status


def status_counts(rows: pd.DataFrame) -> str:
    """How many areas have each status, in words."""
    counts = rows["drawn_status"].value_counts()
    return ", ".join(
        f"{STATUS_LABELS[status].lower()} {format_number(counts[status.value])}"
        for status in Status
        if status.value in counts
    )


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
