"""Areas in order of priority as a score card: verdict, how often on the list, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import pandas as pd

from stunting.analysis.coverage.rows import latest_of_areas
from stunting.analysis.priority.cells import older_prevalence
from stunting.analysis.priority.wording import top_share_words
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.charts.card import (
    Align,
    BarCell,
    Card,
    CardColumn,
    CardRow,
    Cell,
    TextCell,
    VerdictCell,
    rows_at_first,
)
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import Record
from stunting.charts.coverage_rows import NO_VALUE, indicator_name
from stunting.charts.map_words import NO_LOKUS
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number
from stunting.model.labels import DEPENDS_LABELS, LEVEL_LABELS, VERDICT_LABELS
from stunting.model.lokus import LOKUS_SIGN, lokus_words
from stunting.model.observations import Series
from stunting.model.periods import period_label
from stunting.model.summaries.priority import DependsOn, Verdict

FEW_ROWS = 16
"""Rows shown at first: the list and what stands closest behind it."""
OLDER_MARK = "*"
_MOST_OLDER = 5
_BEHIND_ALL = 1_000_000
"""Order of a row without a rank or a share; json has no infinity."""
NAME, VERDICT, OFTEN, PREVALENCE, CASES, SERVICES, WORST = (
    *("name", "verdict", "often", "prevalence", "cases", "services", "worst"),
)


@dataclass(frozen=True, slots=True)
class PriorityCard:
    """The card, the figures behind its cells by the keys of row and column, and what its marks say."""

    card: Card
    points: Mapping[tuple[str, str], ChartPoint]
    older: str


def priority_card(
    rows: pd.DataFrame,
    coverage: pd.DataFrame,
    catalogue: Catalogue,
    *,
    top: int,
    everything: bool = False,
    lokus: Mapping[str, str] = NO_LOKUS,
) -> PriorityCard:
    """PRIORITY rows in their order, a line below the first `top` places.

    `coverage` are the COVERAGE rows that they were made of. At first as many rows as the list has are shown,
    and those behind it up to `FEW_ROWS`, unless `everything` is asked for. `lokus` are the years of desa
    lokus by code.
    """
    few = max(FEW_ROWS, top)
    level = AreaLevel(rows["area_level"].iloc[0]) if len(rows) else AreaLevel.DESA
    older = older_prevalence(coverage, catalogue, level)
    most, more = rows_at_first(len(rows), few, "wilayah", everything=everything)
    shown = rows.head(most)
    records = cast("list[Record]", shown.to_dict("records"))
    on_list = int(((shown["rank"] > 0) & (shown["rank"] <= top)).sum())
    card = Card(
        caption=f"Urutan {format_number(len(rows))} wilayah menurut prioritas",
        columns=_columns(rows),
        rows=tuple(_row(row, catalogue, lokus, older.get(row["area_key"], "")) for row in records),
        more=more,
        selectable=True,
        cut=on_list if on_list < len(rows) else 0,
    )
    return PriorityCard(card, _points(records, coverage), _older_words(rows, older))


def _columns(rows: pd.DataFrame) -> tuple[CardColumn, ...]:
    level = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])] if len(rows) else "wilayah"
    register = "data rutin"
    return (
        CardColumn(NAME, level.capitalize(), 164, hint=level.capitalize()),
        CardColumn(
            VERDICT,
            "Putusan",
            100,
            hint="Masuk daftar: pasti, bergantung pada bobot atau angka yang ragu, atau tidak",
        ),
        CardColumn(OFTEN, "Masuk daftar, %", 98, hint="Masuk daftar pada berapa % perhitungan ulang"),
        CardColumn(
            PREVALENCE,
            "Stunt. %",
            54,
            Align.RIGHT,
            opens=True,
            narrow=False,
            hint=f"Stunting, % balita diukur ({register})",
        ),
        CardColumn(
            CASES, "Kasus", 50, Align.RIGHT, opens=True, narrow=False, hint=f"Balita stunting ({register})"
        ),
        CardColumn(
            SERVICES,
            "Layanan kurang, poin",
            92,
            Align.RIGHT,
            narrow=False,
            hint="Rata-rata kekurangan semua layanan sampai targetnya, dalam poin persentase",
        ),
        CardColumn(
            WORST, "Layanan terlemah", 0, opens=True, narrow=False, hint="Layanan terjauh dari target"
        ),
    )


def _row(row: Record, catalogue: Catalogue, lokus: Mapping[str, str], older: str) -> CardRow:
    rank = int(row["rank"])
    place = f"{rank}. " if rank else ""
    year = lokus.get(row["area_code"])
    mark, listed = ("", "") if year is None else (LOKUS_SIGN, f"{LOKUS_SIGN} {lokus_words(year)}")
    inside = "" if row["kecamatan"] == row["area"] else row["kecamatan"]
    cells: tuple[Cell, ...] = (
        TextCell(
            f"{place}{row['area']}",
            note=f"{inside} {mark}".strip(),
            hint="\n".join(filter(None, (listed, row["reason"]))),
            order=float(rank or _BEHIND_ALL),
        ),
        verdict_cell(row),
        _often(row),
        _dated(_number(row["prevalence"], 100, 1), older),
        _dated(_number(row["cases"]), older),
        _number(row["service_gap_points"], 1, 1),
        _worst(row, catalogue),
    )
    return CardRow(row["area_key"], row["area"], cells)


def verdict_cell(row: Record) -> VerdictCell:
    """The verdict of a PRIORITY row with its shape; what it depends on is said on hover."""
    verdict = Verdict(row["verdict"])
    word = VERDICT_LABELS[verdict] if verdict is not Verdict.UNKNOWN else "belum dinilai"
    often = -row["top_share"] if row["top_share"] == row["top_share"] else _BEHIND_ALL
    return VerdictCell(word, verdict, hint=verdict_words(row), order=float(often))


def verdict_words(row: Record) -> str:
    """The verdict of a PRIORITY row, with what it depends on: "bergantung pada data"."""
    depends, word = DependsOn(row["depends_on"]), VERDICT_LABELS[Verdict(row["verdict"])]
    return f"{word} pada {DEPENDS_LABELS[depends]}" if depends else word


def _often(row: Record) -> Cell:
    share = row["top_share"]
    if share != share:
        return TextCell(NO_VALUE, quiet=True)
    words = top_share_words(share).removesuffix(" %")
    return BarCell(words, float(share), beside=True, order=float(share))


def _number(value: float, times: int = 1, decimals: int = 0) -> TextCell:
    if value != value:
        return TextCell(NO_VALUE, quiet=True)
    return TextCell(format_number(times * value, decimals), order=float(value))


def _dated(cell: TextCell, older: str) -> TextCell:
    """A figure with a mark where it is of an `older` period than those of other areas."""
    if not older or cell.quiet:
        return cell
    return replace(cell, mark=OLDER_MARK, hint=f"angka {period_label(older)}, lebih lama dari wilayah lain")


def _older_words(rows: pd.DataFrame, older: Mapping[str, str]) -> str:
    """Which of PRIORITY rows stand with older figures, and of when; empty where none does.

    "* angka lebih lama dari wilayah lain: Telemow (September 2025)."
    """
    named = [
        f"{area} ({period_label(older[key])})"
        for key, area in zip(rows["area_key"], rows["area"], strict=True)
        if key in older
    ]
    return (
        f"{OLDER_MARK} angka lebih lama dari wilayah lain: {format_names(named, _MOST_OLDER)}."
        if named
        else ""
    )


def _worst(row: Record, catalogue: Catalogue) -> TextCell:
    if not row["worst_service"]:
        return TextCell(NO_VALUE, quiet=True)
    points = float(row["worst_service_gap_points"])
    name = indicator_name(catalogue, row["worst_service"])
    return TextCell(
        f"\u2212{format_number(points)} {name}",
        hint=f"{name}: kurang {format_number(points, 1)} poin",
        order=-points,
    )


def _points(records: list[Record], coverage: pd.DataFrame) -> dict[tuple[str, str], ChartPoint]:
    """The latest figure of each area behind prevalence, cases and the weakest service."""
    register = coverage[coverage["series"] == Series.REGISTER.value]
    latest = latest_of_areas(register)
    wanted = {stunting_id(), *(row["worst_service"] for row in records)}
    kept = latest[latest["indicator"].isin(wanted)]
    found = {
        (row["area_key"], row["indicator"]): row for row in cast("list[Record]", kept.to_dict("records"))
    }
    behind = {PREVALENCE: stunting_id(), CASES: stunting_id()}
    return {
        (row["area_key"], column): ChartPoint.of(found[row["area_key"], indicator])
        for row in records
        for column, indicator in (*behind.items(), (WORST, row["worst_service"]))
        if (row["area_key"], indicator) in found
    }
