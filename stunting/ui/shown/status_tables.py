"""Coverage and sectors as tables of plain Indonesian text."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_people, format_points
from stunting.model.labels import SHORT_BY_DESA, STATUS_LABELS
from stunting.model.observations import Series
from stunting.model.summaries import Status

NOTHING = "\u2013"


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


def _met(record: dict[Any, Any]) -> str:
    """Indicators on target of those with a value and a target; the headlines count the same."""
    judged = sum(record[status] for status in ("met", "near", "behind", "far"))
    return f"{record['met']} dari {judged}" if judged else NOTHING


def _sector(record: dict[Any, Any]) -> str:
    """The name of a sector; what a survey says of it is a row of its own."""
    survey = " (survei)" if record["series"] == Series.SURVEY else ""
    return f"{record['sector'] or NOTHING}{survey}"


def _people(people: float, group: str) -> str:
    return format_people(people, group) if math.isfinite(people) else NOTHING


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
