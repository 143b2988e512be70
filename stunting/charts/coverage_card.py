"""Indicators against areas as a score card: how far each is, since when, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import pandas as pd

from stunting.analysis.coverage.rows import latest_rows
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import short_office
from stunting.charts.card import (
    MOST_ROWS,
    Align,
    Card,
    CardColumn,
    CardRow,
    Cell,
    TextCell,
)
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import (
    SUPPORTING,
    DrawnLines,
    Line,
    Record,
    bullet_cell,
    change_cell,
    change_title,
    goal_cell,
    group_heads,
    line_key,
    name_cell,
    score_cell,
)
from stunting.charts.coverage_rows import NO_VALUE, SHORT, area_labels, completed, labelled
from stunting.model.formatting import format_number
from stunting.model.indicators import leading_office
from stunting.model.periods import since_label
from stunting.model.summaries import JUDGED, Status

MOST_AREAS = 12
"""Columns of areas; of more those with most targets missed are drawn."""
NAME, OFFICE, GOAL, BULLET, WHOLE, CHANGE = "name", "office", "goal", "bullet", "whole", "change"


_ORDER = (Status.FAR, Status.BEHIND, Status.NEAR, Status.MET, Status.UNSURE, Status.NO_TARGET, Status.NO_DATA)


class RowOrder(StrEnum):
    """What the rows go by."""

    FURTHEST = "terjauh"
    BY_OFFICE = "opd"
    MOST_PEOPLE = "orang"


@dataclass(frozen=True, slots=True)
class CoverageCard:
    """The card and what its keys stand for.

    `points` are the figures behind cells by the keys of row and column, `lines` the indicator and series of
    each row; `areas` counts all areas, `shown` those that have a column.
    """

    card: Card
    points: Mapping[tuple[str, str], ChartPoint]
    lines: Mapping[str, Line]
    areas: int
    shown: int


def coverage_card(
    whole: pd.DataFrame,
    parts: pd.DataFrame,
    earlier: pd.DataFrame,
    catalogue: Catalogue,
    *,
    order: RowOrder = RowOrder.FURTHEST,
    everything: bool = False,
) -> CoverageCard:
    """One row per indicator and series: of the `whole` (one area, or none) and of its `parts`.

    All frames follow COVERAGE; of each line the latest period with numbers is drawn. `earlier` are rows of
    the whole to compare with; a whole without any figure has no columns beside its parts. By `FURTHEST` what
    offices prepare stands below what people get. Lines without
    target or data anywhere are folded away, as no decision follows from them, unless `everything` is asked
    for or there are no others.
    """
    if whole["share"].isna().all() and parts["share"].notna().any():
        whole = whole.iloc[:0]
    rows = latest_rows(pd.concat([whole, parts]))
    if rows.empty:
        return CoverageCard(Card("Kartu skor", (CardColumn(NAME, "Indikator"),), ()), {}, {}, 0, 0)
    drawn = drawn_lines(rows, whole, earlier, catalogue)
    lines = ordered_lines(rows, drawn, order)
    if order is RowOrder.FURTHEST:
        heads = group_heads(catalogue, lines)
        lines = sorted(lines, key=lambda line: heads[line] == SUPPORTING)
    decisive = ([line for line in lines if decides(drawn, line)] or lines)[:MOST_ROWS]
    kept = lines if everything else decisive
    groups = _groups(drawn, kept, order)
    columns = _columns(drawn)
    of_areas = f" menurut {len(drawn.areas)} wilayah" if drawn.areas else ""
    card = Card(
        caption=f"Kartu skor {len(kept)} indikator{of_areas}",
        columns=columns,
        rows=tuple(_row(drawn, line, columns, groups[line]) for line in kept),
        unit="persen",
        more=_more(len(lines) - len(decisive), len(decisive) == MOST_ROWS, everything),
    )
    points = {
        (line_key(line), column.key): ChartPoint.of(drawn.cells[line, area])
        for line in kept
        for column in columns
        if (area := drawn.whole if column.key in (WHOLE, BULLET, CHANGE) else column.key)
        and (line, area) in drawn.cells
    }
    by_key = {line_key(line): line for line in kept}
    return CoverageCard(card, points, by_key, parts["area_key"].nunique(), len(drawn.areas))


def _more(hidden: int, full: bool, everything: bool) -> str:
    """Words of the button that unfolds the rows that are left out, or folds them again."""
    if not hidden:
        return ""
    kind = "lainnya" if full else "tanpa target atau data"
    return f"{'Sembunyikan' if everything else 'Tampilkan'} {format_number(hidden)} indikator {kind}"


def drawn_lines(
    rows: pd.DataFrame, whole: pd.DataFrame, earlier: pd.DataFrame, catalogue: Catalogue
) -> DrawnLines:
    """The latest `rows` of the `whole` and its areas, ready to draw; `earlier` are rows to compare with."""
    filled = labelled(completed(rows), catalogue)
    key = whole["area_key"].iloc[0] if len(whole) else ""
    own = filled[filled["area_key"] != key]
    labels = area_labels(own)
    cells = {
        ((row["indicator"], row["series"]), row["area_key"]): row
        for row in cast("list[Record]", filled.to_dict("records"))
    }
    before = cast("list[Record]", latest_rows(earlier[earlier["share"].notna()]).to_dict("records"))
    return DrawnLines(
        cells=cells,
        whole=key,
        areas={area: labels[area] for area in _areas(own)},
        earlier={(row["indicator"], row["series"]): row for row in before if row["area_key"] == key},
        period=str(rows["period"].mode().iloc[0]),
        catalogue=catalogue,
    )


def _areas(rows: pd.DataFrame) -> list[str]:
    """Keys of the areas by code; of too many those with most targets missed, then most figures."""
    counted = rows.assign(short=rows["drawn_status"].isin(SHORT), valued=rows["value"] != NO_VALUE)
    areas = counted.groupby("area_key")[["short", "valued"]].sum()
    if len(areas) > MOST_AREAS:
        areas = areas.sort_values(["short", "valued"], ascending=False, kind="stable").head(MOST_AREAS)
    return [str(key) for key in areas.index]


def ordered_lines(rows: pd.DataFrame, drawn: DrawnLines, order: RowOrder) -> list[Line]:
    """All lines: the worst status first, in each the largest gap; last those without target or data."""
    leading = rows[rows["area_key"] == drawn.whole] if drawn.whole else rows
    behind = largest_gaps(leading, drawn.catalogue).drop_duplicates(["indicator", "series"])
    pairs = zip(behind["indicator"], behind["series"], strict=True)
    gaps = {line: place for place, line in enumerate(pairs)}
    worst: dict[Line, str] = dict(zip(gaps, behind["status"], strict=True))
    known = {id: place for place, id in enumerate(drawn.catalogue.indicators)}

    def rank(line: Line) -> tuple[int, int, int, Line]:
        status = Status(worst.get(line) or drawn.lead(line)["drawn_status"])
        return _ORDER.index(status), gaps.get(line, len(gaps)), known.get(line[0], len(known)), line

    lines = sorted({line for line, _ in drawn.cells}, key=rank)
    if order is RowOrder.MOST_PEOPLE:
        return sorted(lines, key=lambda line: -_people(drawn, line))
    if order is RowOrder.BY_OFFICE:
        offices = list(dict.fromkeys(_office(drawn, line) for line in lines))
        return sorted(lines, key=lambda line: offices.index(_office(drawn, line)))
    return lines


def _people(drawn: DrawnLines, line: Line) -> float:
    """The whole's own gap in people, or the largest of its areas where there is no whole; 0 if unknown."""
    areas = [drawn.whole] if drawn.whole else list(drawn.areas)
    gaps = [drawn.cells[line, area]["gap_people"] for area in areas]
    return max((float(gap) for gap in gaps if gap == gap), default=0.0)


def _office(drawn: DrawnLines, line: Line) -> str:
    return leading_office(drawn.lead(line)["opd"])


def decides(drawn: DrawnLines, line: Line) -> bool:
    """Whether a line has a figure that is judged, or waits to be, anywhere."""
    areas = [*([drawn.whole] if drawn.whole else []), *drawn.areas]
    wanted = {*JUDGED, Status.UNSURE.value}
    return any(drawn.cells[line, area]["drawn_status"] in wanted for area in areas)


def _columns(drawn: DrawnLines) -> tuple[CardColumn, ...]:
    """Where several areas have no whole above them, only they have columns."""
    about = [
        CardColumn(NAME, "Indikator", 236, opens=True),
        CardColumn(OFFICE, "OPD", 92, opens=True, narrow=False, hint="OPD penanggung jawab"),
        CardColumn(GOAL, "Target", 58, Align.RIGHT, aside=True, hint="Target (%)"),
    ]
    if drawn.whole:
        name = _whole_name(drawn)
        about += [
            CardColumn(BULLET, "0 \u2013 100 %", 80, opens=True, hint="Capaian, target, dan tahun lalu"),
            CardColumn(WHOLE, name, 76, Align.CENTRE, opens=True, hint=f"{name} (%)"),
        ]
        if drawn.earlier:
            periods = {row["period"] for row in drawn.earlier.values()}
            since = since_label(periods)
            about.append(
                CardColumn(
                    CHANGE,
                    change_title(since),
                    58,
                    Align.RIGHT,
                    opens=True,
                    hint=f"Perubahan sejak {since} (poin)",
                )
            )
    areas = [
        CardColumn(key, name, align=Align.CENTRE, opens=True, apart=place == 0, hint=name)
        for place, (key, name) in enumerate(drawn.areas.items())
    ]
    return (*about, *areas)


def _whole_name(drawn: DrawnLines) -> str:
    return {"kabupaten": "Kabupaten", "kecamatan": "Kecamatan"}[
        next(iter(row["area_level"] for (_, area), row in drawn.cells.items() if area == drawn.whole))
    ]


def _groups(drawn: DrawnLines, lines: list[Line], order: RowOrder) -> dict[Line, str]:
    """The head that each line stands below."""
    if order is RowOrder.BY_OFFICE:
        return {line: _office(drawn, line) or "Tanpa penanggung jawab" for line in lines}
    return group_heads(drawn.catalogue, lines) if order is RowOrder.FURTHEST else dict.fromkeys(lines, "")


def _row(drawn: DrawnLines, line: Line, columns: tuple[CardColumn, ...], group: str) -> CardRow:
    lead = drawn.lead(line)
    draw: dict[str, Callable[[], Cell]] = {
        NAME: lambda: name_cell(drawn.catalogue, lead, drawn.period),
        OFFICE: lambda: TextCell(
            short_office(_office(drawn, line)) or NO_VALUE, quiet=True, hint=lead["opd"]
        ),
        GOAL: lambda: goal_cell(lead),
        BULLET: lambda: bullet_cell(drawn, line),
        WHOLE: lambda: score_cell(lead),
        CHANGE: lambda: change_cell(drawn, line),
    }
    cells: list[Cell] = [
        draw[column.key]() if column.key in draw else score_cell(drawn.cells[line, column.key])
        for column in columns
    ]
    return CardRow(line_key(line), lead["name"], tuple(cells), group)
