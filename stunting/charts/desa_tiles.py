"""The desa of a kecamatan as tiles by one figure, in the order of their codes; no map, and it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.charts.coverage_cells import Record
from stunting.charts.coverage_rows import area_labels, labelled
from stunting.model.formatting import format_number, format_percent
from stunting.model.observations import Series
from stunting.model.periods import short_period
from stunting.model.summaries.priority import Verdict

LIMITS = (0.10, 0.15, 0.20)
"""Where the classes of the prevalence part; WHO and UNICEF call 10, 20 and 30 % medium, high, very high."""
HIGHEST: Final = f"class_{len(LIMITS)}"
NO_DATA: Final = "no_data"
PREVALENCE: Final = (stunting_id(), Series.REGISTER.value)
"""Indicator and series of stunting by weighing, which has classes instead of a target."""
MOST_TILES = 36


@dataclass(frozen=True, slots=True)
class DesaTile:
    """One desa: its value, the people behind it, how its ground looks, and its place among priorities.

    `look` is "class_0" to "class_3" of a prevalence, else the value of a Status; "no_data" without figure.
    """

    key: str
    name: str
    value: str
    people: str
    look: str
    verdict: Verdict


def is_prevalence(indicator: str, series: str) -> bool:
    """Whether a figure is the prevalence of stunting by weighing, which has classes instead of a target."""
    return (indicator, series) == PREVALENCE


def desa_tiles(
    desa: pd.DataFrame, ranking: pd.DataFrame, catalogue: Catalogue, line: tuple[str, str]
) -> tuple[DesaTile, ...]:
    """Tiles of COVERAGE rows of desa for one indicator and series; `ranking` follows PRIORITY."""
    indicator, series = line
    own = desa[(desa["indicator"] == indicator) & (desa["series"] == series)]
    figures = {
        row["area_key"]: row for row in cast("list[Record]", labelled(own, catalogue).to_dict("records"))
    }
    labels = area_labels(desa)
    verdicts = {
        key: Verdict(verdict) for key, verdict in zip(ranking["area_key"], ranking["verdict"], strict=True)
    }
    return tuple(
        _tile(key, labels[key], figures.get(key), verdicts.get(key, Verdict.UNKNOWN), line)
        for key in sorted(labels)[:MOST_TILES]
    )


def _tile(key: str, name: str, row: Record | None, verdict: Verdict, line: tuple[str, str]) -> DesaTile:
    if row is None or row["share"] != row["share"]:
        of = "data" if row is None else short_period(row["period"])
        return DesaTile(key, name, "\u2013", f"belum ada {of}", NO_DATA, verdict)
    if is_prevalence(*line):
        look = f"class_{sum(row['share'] >= limit for limit in LIMITS)}"
        people = f"{format_number(row['numerator'])} balita" if row["numerator"] == row["numerator"] else ""
    else:
        look = str(row["drawn_status"])
        gap = row["gap_people"]
        people = f"kurang {format_number(gap)}" if gap > 0 else ""
    return DesaTile(key, name, format_percent(row["share"]), people, look, verdict)
