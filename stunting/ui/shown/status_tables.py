"""Coverage and sectors as tables of plain Indonesian text."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import labelled, target_words
from stunting.model.formatting import format_number, format_points
from stunting.model.labels import SHORT_BY_DESA, SHORT_OF_TOTAL, STATUS_LABELS
from stunting.model.observations import Series
from stunting.model.summaries import Status

NOTHING = "\u2013"


def indicator_table(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Coverage rows of one area in their order: each with its value, target, gap, people and office."""
    return pd.DataFrame(
        [
            {
                "Indikator": record["name"],
                "Capaian": record["value"],
                "Target": _target(record),
                "Jarak": _points(record["gap_points"]),
                f"Jarak dalam orang ({SHORT_OF_TOTAL})": _people(
                    record["gap_people"], record["target_group"]
                ),
                "Status": f"{record['sign']} {STATUS_LABELS[Status(record['drawn_status'])]}",
                "Penanggung jawab": record["opd"] or NOTHING,
            }
            for record in labelled(rows, catalogue).to_dict("records")
        ]
    )


def sector_table(sectors: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """SECTORS rows: indicators by status and the largest gap of each sector, of each area where several."""
    several = sectors["area_key"].nunique() > 1
    waiting = sectors["unsure"].any()
    return pd.DataFrame(
        [
            ({"Wilayah": record["area"]} if several else {})
            | {
                "Sektor": _sector(record),
                "Tercapai": _met(record),
                "Hampir": str(record["near"]),
                "Tertinggal": str(record["behind"]),
                "Jauh tertinggal": str(record["far"]),
                **({STATUS_LABELS[Status.UNSURE]: str(record["unsure"])} if waiting else {}),
                "Tanpa target atau data": str(record["no_target"] + record["no_data"]),
                "Kesenjangan terbesar": _largest(record, catalogue),
                f"Sasaran terbanyak yang belum ({SHORT_BY_DESA})": _most(record, catalogue),
                "Penanggung jawab": record["opd"] or NOTHING,
            }
            for record in sectors.to_dict("records")
        ]
    )


def kecamatan_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Coverage rows of several kecamatan: indicators by status in each."""
    counts = rows.pivot_table(
        index=["area_key", "area"], columns="status", values="indicator", aggfunc="count", fill_value=0
    )
    counts = counts.reindex(columns=[status.value for status in Status], fill_value=0).reset_index()
    table = pd.DataFrame({"Kecamatan": counts["area"]})
    for status in Status:
        table[STATUS_LABELS[status]] = [format_number(count) for count in counts[status.value]]
    return table


def _met(record: dict[Any, Any]) -> str:
    """Indicators on target of those with a value and a target; the headlines count the same."""
    judged = sum(record[status] for status in ("met", "near", "behind", "far"))
    return f"{record['met']} dari {judged}" if judged else NOTHING


def _sector(record: dict[Any, Any]) -> str:
    """The name of a sector; what a survey says of it is a row of its own."""
    survey = " (survei)" if record["series"] == Series.SURVEY else ""
    return f"{record['sector'] or NOTHING}{survey}"


def _target(record: dict[Any, Any]) -> str:
    unverified = math.isfinite(record["target"]) and not record["target_verified"]
    return target_words(record["target"], record["target_note"]) + (" *" if unverified else "")


def _points(points: float) -> str:
    return format_points(points) if math.isfinite(points) else NOTHING


def _people(people: float, group: str) -> str:
    return f"{format_number(people)} {group}" if math.isfinite(people) else NOTHING


def _largest(record: dict[Any, Any], catalogue: Catalogue) -> str:
    if not record["largest_gap_indicator"]:
        return NOTHING
    return (
        f"{_name(record['largest_gap_indicator'], catalogue)}: {format_points(record['largest_gap_points'])}"
    )


def _most(record: dict[Any, Any], catalogue: Catalogue) -> str:
    if not record["most_people_indicator"]:
        return NOTHING
    people = _people(record["most_people"], record["most_people_group"])
    return f"{_name(record['most_people_indicator'], catalogue)}: {people}"


def _name(id: str, catalogue: Catalogue) -> str:
    known = catalogue.indicator(id)
    return known.short_name if known else id
