"""One indicator of an office: where it stands in each area, and which desa to reach first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from stunting.analysis.acting.office_standings import fewest_with_half
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import Align, BarCell, BulletCell, Card, CardColumn, CardRow, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import Record, adverse_top, score_cell
from stunting.charts.coverage_rows import NO_VALUE, completed, gap_words, labelled, target_words
from stunting.charts.office_card import people_cell
from stunting.model.formatting import format_number

MOST_AREAS, MOST_DESA = 12, 6
AREA, BULLET, VALUE, PEOPLE = "area", "bullet", "value", "people"


@dataclass(frozen=True, slots=True)
class AreasCard:
    """A card with a row per area, the figure behind each by its key, and in words what it says."""

    card: Card
    points: Mapping[str, ChartPoint]
    said: str


def where_card(parts: pd.DataFrame, catalogue: Catalogue) -> AreasCard | None:
    """Coverage rows of one indicator and series in areas of one level, the furthest from target first."""
    rows = _labelled(parts, catalogue)
    valued = rows[rows["share"].notna()]
    if valued.empty:
        return None
    ordered = valued.sort_values("gap_points", ascending=False, kind="stable", na_position="last")
    shown = _records(ordered.head(MOST_AREAS))
    columns = (
        CardColumn(AREA, "Wilayah", 116),
        CardColumn(BULLET, "Ke target", opens=True, hint="Capaian dan target"),
        CardColumn(VALUE, "%", 70, Align.CENTRE, opens=True, hint="Capaian (%)"),
        CardColumn(PEOPLE, "Kurang", 58, Align.RIGHT, hint="Kurang hingga target"),
    )
    made = tuple(
        CardRow(
            row["area_key"],
            row["area"],
            (TextCell(row["area"]), _bullet(row), score_cell(row), _short_people(row)),
        )
        for row in shown
    )
    said = "capaian, lalu sasaran yang kurang"
    return AreasCard(
        Card("Capaian menurut wilayah", columns, made, unit="persen", small=True),
        {row["area_key"]: ChartPoint.of(row) for row in shown},
        said,
    )


def whom_card(desa: pd.DataFrame, catalogue: Catalogue) -> AreasCard | None:
    """The desa where most people are missing; None where no desa says how many.

    Example: gaps of 50, 30, 10 and 10 people: the first desa holds half of them.
    """
    rows = _labelled(desa, catalogue)
    short = rows[rows["gap_people"] > 0].sort_values("gap_people", ascending=False, kind="stable")
    if short.empty:
        return None
    shown = _records(short.head(MOST_DESA))
    most = float(short["gap_people"].iloc[0])
    columns = (
        CardColumn(AREA, "Desa/kelurahan", opens=True),
        CardColumn(PEOPLE, "Kurang", 150, Align.RIGHT, opens=True, hint="Kurang hingga target"),
    )
    made = tuple(
        CardRow(
            row["area_key"],
            row["area"],
            (TextCell(row["area"], note=row["kecamatan"]), _bar(row, most)),
        )
        for row in shown
    )
    half, every = fewest_with_half(short["gap_people"]), rows["area_key"].nunique()
    said = f"{format_number(half)} dari {format_number(every)} memuat separuh kekurangan"
    return AreasCard(
        Card("Desa/kelurahan dengan kekurangan terbanyak", columns, made, small=True),
        {row["area_key"]: ChartPoint.of(row) for row in shown},
        said,
    )


def _labelled(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    return labelled(completed(rows), catalogue)


def _records(rows: pd.DataFrame) -> list[Record]:
    return cast("list[Record]", rows.to_dict("records"))


def _bullet(row: Record) -> BulletCell:
    """The share on 0-100 %, or on a scale of its own where less is better."""
    share, target = float(row["share"]), float(row["target"])
    top = adverse_top(target, share) if row["lower"] else 1.0
    words = f"{row['value']}, target {target_words(target, '')}"
    return BulletCell(words, row["drawn_status"], min(share / top, 1.0), min(target / top, 1.0), order=share)


def _short_people(row: Record) -> TextCell:
    cell = people_cell(row)
    return TextCell(cell.text, quiet=cell.text == NO_VALUE, hint=cell.hint, order=cell.order)


def _bar(row: Record, most: float) -> BarCell:
    people = float(row["gap_people"])
    return BarCell(
        format_number(people),
        people / most,
        beside=True,
        hint=gap_words(people, row["target_group"], row["lower"]),
        order=people,
    )
