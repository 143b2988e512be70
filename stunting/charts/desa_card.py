"""The desa of one kecamatan against its worst indicators as a score card, in order of priority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from stunting.analysis.coverage.standings import judged_rows, largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.charts.card import MOST_ROWS, Align, Card, CardColumn, CardRow, Cell, TextCell, VerdictCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import Line, Record, line_key, score_cell
from stunting.charts.coverage_rows import SHORT, area_labels, completed, labelled
from stunting.charts.map_words import NO_LOKUS
from stunting.model.labels import VERDICT_LABELS
from stunting.model.lokus import LOKUS_SIGN, lokus_words
from stunting.model.observations import Series
from stunting.model.summaries.priority import Verdict

MOST_INDICATORS = 11
NAME, PRIORITY = "name", "priority"
_PREVALENCE: Line = (stunting_id(), Series.REGISTER.value)


@dataclass(frozen=True, slots=True)
class DesaCard:
    """The card, the figure behind each cell by the keys of row and column, and all desa there are."""

    card: Card
    points: Mapping[tuple[str, str], ChartPoint]
    desa: int


def desa_card(
    own: pd.DataFrame,
    desa: pd.DataFrame,
    ranking: pd.DataFrame,
    catalogue: Catalogue,
    lokus: Mapping[str, str] = NO_LOKUS,
) -> DesaCard | None:
    """One row per desa, first that of the kecamatan; columns are prevalence and the worst indicators.

    `own` and `desa` are COVERAGE rows, one per area, indicator and series; `ranking` follows PRIORITY. Desa
    without a place in it stand last. `lokus` are the years of desa lokus by code. None without any figure of
    a desa.
    """
    valued = desa[desa["share"].notna()]
    if valued.empty:
        return None
    lines = _lines(own, valued, catalogue)
    rows = pd.concat([own, desa])
    kept = rows[[line in lines for line in zip(rows["indicator"], rows["series"], strict=True)]]
    records = cast("list[Record]", labelled(completed(kept), catalogue).to_dict("records"))
    cells = {(row["area_key"], (row["indicator"], row["series"])): row for row in records}
    places = {row["area_key"]: row for row in cast("list[Record]", ranking.to_dict("records"))}
    names = {key: f"Kecamatan {name}" for key, name in area_labels(own).items()} | area_labels(desa)
    keys = [*own["area_key"].unique(), *_ordered(desa, places)][:MOST_ROWS]
    keys = [key for key in keys if (key, lines[0]) in cells]
    card = Card(
        caption=f"Kartu skor {desa['area_key'].nunique()} desa/kelurahan",
        columns=_columns(lines, cells),
        rows=tuple(
            CardRow(
                key,
                names[key],
                (
                    _name(names[key], lokus.get(key)),
                    _verdict(places.get(key)),
                    *(score_cell(cells[key, line]) for line in lines),
                ),
            )
            for key in keys
        ),
        unit="persen",
    )
    points = {(key, line_key(line)): ChartPoint.of(cells[key, line]) for key in keys for line in lines}
    return DesaCard(card, points, desa["area_key"].nunique())


def _lines(own: pd.DataFrame, valued: pd.DataFrame, catalogue: Catalogue) -> list[Line]:
    """Prevalence, then the largest gaps of the kecamatan; where it has none, what most desa miss."""
    known = set(zip(valued["indicator"], valued["series"], strict=True))
    gaps = largest_gaps(own, catalogue)
    worst: list[Line] = list(zip(gaps["indicator"], gaps["series"], strict=True))
    if judged_rows(own).empty:
        short = valued[valued["status"].isin(SHORT)]
        worst = (
            short.groupby(["indicator", "series"])
            .size()
            .sort_values(ascending=False, kind="stable")
            .index.tolist()
        )
    found = [line for line in dict.fromkeys(worst) if line in known and line != _PREVALENCE]
    first = [_PREVALENCE] if _PREVALENCE in known else []
    return [*first, *found[:MOST_INDICATORS]] or sorted(known)[:MOST_INDICATORS]


def _ordered(desa: pd.DataFrame, places: Mapping[str, Record]) -> list[str]:
    """Keys of the desa by their place, those without one last, by code."""

    def place(key: str) -> tuple[bool, int, str]:
        rank = int(places[key]["rank"]) if key in places else 0
        return not rank, rank, key

    return sorted(desa["area_key"].unique(), key=place)


def _columns(lines: list[Line], cells: Mapping[tuple[str, Line], Record]) -> tuple[CardColumn, ...]:
    names = {line: row["name"] for (_, line), row in cells.items()}
    return (
        CardColumn(NAME, "Desa/kelurahan", 134, opens=True, hint="Klik: yang tertinggal di desa itu"),
        CardColumn(PRIORITY, "Prioritas", 120),
        *(
            CardColumn(line_key(line), names[line], 0, Align.CENTRE, opens=True, hint=names[line])
            for line in lines
        ),
    )


def _name(name: str, year: str | None) -> TextCell:
    """The name of an area, with the mark of a desa lokus behind it."""
    if year is None:
        return TextCell(name)
    return TextCell(name, note=LOKUS_SIGN, hint=lokus_words(year))


def _verdict(place: Record | None) -> Cell:
    """The place on the list of all desa, and how sure it is; nothing for the kecamatan."""
    if place is None:
        return TextCell("")
    verdict = Verdict(place["verdict"])
    if not place["rank"]:
        return TextCell(VERDICT_LABELS[Verdict.UNKNOWN], quiet=True, hint=place["reason"])
    words = "" if verdict is Verdict.NO else f" {VERDICT_LABELS[verdict]}"
    return VerdictCell(f"{place['rank']}{words}", verdict, hint=place["reason"], order=float(place["rank"]))
