"""What lags most behind the kabupaten in one kecamatan, or behind it in one desa, as a score card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from stunting.analysis.coverage.standings import behind_whole, is_supply
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import MOST_ROWS, Align, Card, CardColumn, CardRow, DeltaCell, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import (
    Line,
    Record,
    dumbbell_cell,
    group_heads,
    line_key,
    name_cell,
    score_cell,
)
from stunting.charts.coverage_rows import NO_VALUE, labelled, shortfall_words
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_people

FEW_ROWS, FEW_SUPPORTING = 11, 4
NAME, DUMBBELL, OWN, DIFFERENCE, PEOPLE = "name", "dumbbell", "own", "difference", "people"


@dataclass(frozen=True, slots=True)
class LaggingCard:
    """The card, and the figure behind each row by its key."""

    card: Card
    points: Mapping[str, ChartPoint]


def lagging_card(
    own: pd.DataFrame, whole: pd.DataFrame, catalogue: Catalogue, *, everything: bool = False
) -> LaggingCard | None:
    """Indicators short of target in one area, those that lag most behind the whole first.

    `own` and `whole` are COVERAGE rows of a kecamatan and its kabupaten, or of a desa and its kecamatan, one
    per indicator and series. What offices prepare stands in a group below what people get, as in the score
    card. `FEW_ROWS` are shown unless `everything` is asked for, `FEW_SUPPORTING` of them, or what room there
    is, of the second group. Figures of few people stand last: they lag by chance. None where nothing is
    short.
    """
    rows = labelled(behind_whole(own, whole, catalogue), catalogue)
    if rows.empty:
        return None
    supply = is_supply(rows, catalogue)
    rows = rows.assign(supply=supply).sort_values(["supply", "few"], kind="stable")
    beside = (AreaLevel.KECAMATAN if _is_desa(rows) else AreaLevel.KABUPATEN).value
    usual = str(rows["period"].mode().iloc[0])
    shown = cast("list[Record]", (rows[:MOST_ROWS] if everything else _few(rows)).to_dict("records"))
    heads = group_heads(catalogue, [_line(row) for row in shown])
    hidden = len(rows) - FEW_ROWS
    more = "Sembunyikan lainnya" if everything else f"Tampilkan {format_number(hidden)} indikator lainnya"
    card = Card(
        caption=f"Indikator yang paling tertinggal dari {beside}",
        columns=_columns(str(rows["area"].iloc[0]), beside),
        rows=tuple(_row(row, catalogue, usual, beside, heads[_line(row)]) for row in shown),
        unit="persen",
        more=more if hidden > 0 else "",
    )
    return LaggingCard(card, {_key(row): ChartPoint.of(row) for row in shown})


def _few(rows: pd.DataFrame) -> pd.DataFrame:
    """The first rows of both groups, in their order."""
    supporting = int(rows["supply"].sum())
    services = len(rows) - supporting
    most = max(FEW_ROWS - services, min(FEW_SUPPORTING, supporting))
    return pd.concat([rows[~rows["supply"]].head(FEW_ROWS - most), rows[rows["supply"]].head(most)])


def _is_desa(rows: pd.DataFrame) -> bool:
    return bool(rows["area_level"].iloc[0] == AreaLevel.DESA.value)


def _columns(area: str, beside: str) -> tuple[CardColumn, ...]:
    return (
        CardColumn(NAME, "Indikator", 228, opens=True),
        CardColumn(DUMBBELL, "0 \u2013 100 %", opens=True, hint=f"{area}, {beside}, dan target"),
        CardColumn(OWN, area, 80, Align.CENTRE, opens=True, hint=f"{area} (%)"),
        CardColumn(DIFFERENCE, "Selisih", 58, Align.RIGHT, hint=f"Selisih dari {beside} (poin)"),
        CardColumn(PEOPLE, "Kurang", 196, aside=True, hint="Kurang hingga target"),
    )


def _row(row: Record, catalogue: Catalogue, usual: str, beside: str, head: str) -> CardRow:
    people = float(row["gap_people"])
    left = TextCell(
        format_people(people, row["target_group"]),
        hint=shortfall_words(row, row["lower"]),
        order=people,
    )
    cells = (
        name_cell(catalogue, row, usual),
        dumbbell_cell(row, beside),
        score_cell(row),
        _difference(row),
        left if people == people else TextCell(NO_VALUE, quiet=True),
    )
    return CardRow(_key(row), row["name"], cells, head)


def _difference(row: Record) -> DeltaCell:
    """The value less that of the whole: where less is better, a rise is for the worse."""
    points = 100 * (row["share"] - row["whole_share"])
    if points != points:
        return DeltaCell(NO_VALUE)
    words = format_number(abs(points), 1)
    sign = "" if words == "0,0" else ("+" if points > 0 else "\u2212")
    worse = row["whole_points"] > 0
    return DeltaCell(f"{sign}{words}", good=0 if not sign else (-1 if worse else 1), order=points)


def _key(row: Record) -> str:
    return line_key(_line(row))


def _line(row: Record) -> Line:
    return row["indicator"], row["series"]
