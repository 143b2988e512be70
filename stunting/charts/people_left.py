"""People not yet reached: one row per sasaran, its areas side by side, each row on a scale of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from stunting.analysis.coverage.rows import latest_rows
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import BarCell, Card, CardColumn, CardRow, Cell, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_rows import NO_VALUE, area_labels, gap_words, labelled
from stunting.model.formatting import format_number

SASARAN = "sasaran"
MOST_ROWS = 8
MOST_AREAS = 5
"""As many as stand beside the names without scrolling sideways."""


@dataclass(frozen=True, slots=True)
class PeopleLeft:
    """The card, the figure behind each bar by the keys of its row and column, and the areas not drawn."""

    card: Card
    points: Mapping[tuple[str, str], ChartPoint]
    left_out: int


def people_left(parts: pd.DataFrame, catalogue: Catalogue) -> PeopleLeft | None:
    """Of each sasaran the indicator with the largest gap of one area; None where no gap is known in people.

    `parts` are coverage rows of areas of one level. Only services are drawn: cases where less is better are
    nobody to reach. Different sasaran are neither added nor compared. Of
    many areas those with the largest gaps are drawn.
    """
    rows = latest_rows(parts)
    adverse = [id for id in catalogue.indicators if catalogue.lower_is_better(id)]
    services = rows[~rows["indicator"].isin(adverse)]
    gaps = services[services["gap_people"] > 0]
    if gaps.empty:
        return None
    top = gaps.sort_values("gap_people", ascending=False, kind="stable").drop_duplicates("target_group")
    top = labelled(top.head(MOST_ROWS), catalogue)
    shown = rows.merge(top[["indicator", "series"]], on=["indicator", "series"])
    areas = _areas(shown)
    labels = area_labels(rows)
    columns = (
        CardColumn(SASARAN, "Sasaran", 162),
        *(CardColumn(area, labels[area], opens=True, hint=labels[area]) for area in areas),
    )
    points: dict[tuple[str, str], ChartPoint] = {}
    made = []
    for lead in top.to_dict("records"):
        own = shown[(shown["indicator"] == lead["indicator"]) & (shown["series"] == lead["series"])]
        found = {row["area_key"]: row for row in own.to_dict("records")}
        points |= {(lead["indicator"], area): ChartPoint.of(found[area]) for area in areas if area in found}
        people = {area: row["gap_people"] for area, row in found.items()}
        group = lead["target_group"] or "sasaran tidak disebut"
        first = TextCell(group[:1].upper() + group[1:], note=lead["name"])
        bars = (_bar(people.get(area), people, group) for area in areas)
        made.append(CardRow(lead["indicator"], f"{group}, {lead['name']}", (first, *bars)))
    card = Card("Sasaran yang belum terjangkau menurut wilayah", columns, tuple(made), tall=True)
    return PeopleLeft(card, points, shown["area_key"].nunique() - len(areas))


def _areas(rows: pd.DataFrame) -> list[str]:
    """Keys by code; of too many those whose gaps are the largest parts of their rows."""
    areas = sorted(rows["area_key"].unique())
    if len(areas) <= MOST_AREAS:
        return areas
    part = rows["gap_people"] / rows.groupby(["indicator", "series"])["gap_people"].transform("max")
    sums = part.groupby(rows["area_key"]).sum().sort_values(ascending=False, kind="stable")
    return sorted(sums.head(MOST_AREAS).index)


def _bar(people: float | None, row: Mapping[str, float], group: str) -> Cell:
    if people is None or people != people:
        return BarCell(NO_VALUE, 0.0)
    most = max(value for value in row.values() if value == value)
    return BarCell(
        format_number(people),
        people / most if most else 0.0,
        strong=people == most > 0,
        hint=gap_words(people, group, lower=False),
        order=float(people),
    )
