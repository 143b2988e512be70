"""The indicators of one office as a score card: value, target, change, weakest area, people, plan rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import pandas as pd

from stunting.analysis.coverage.rows import latest_rows
from stunting.analysis.coverage.standings import furthest_behind
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import Align, Card, CardColumn, CardRow, Cell, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_card import RowOrder, decides, drawn_lines, ordered_lines
from stunting.charts.coverage_cells import (
    DrawnLines,
    Line,
    Record,
    bullet_cell,
    change_cell,
    change_title,
    goal_cell,
    line_key,
    name_cell,
    score_cell,
)
from stunting.charts.coverage_rows import NO_VALUE, percent_words, shortfall_words
from stunting.model.formatting import format_names, format_number
from stunting.model.periods import since_label

NAME, BULLET, OWN, GOAL, CHANGE = "name", "bullet", "own", "goal", "change"
FURTHEST, PEOPLE, PLAN = "furthest", "people", "plan"
SUPPORTED = "Ikut mendukung"


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """The card, the figures behind its cells by the keys of row and column, and the line of each row."""

    card: Card
    points: Mapping[tuple[str, str], ChartPoint]
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class OfficeRows:
    """COVERAGE rows of what an office leads and supports: of the whole, of its areas, and of an earlier time.

    `supported` are the indicators among them that it does not lead.
    """

    whole: pd.DataFrame
    parts: pd.DataFrame
    earlier: pd.DataFrame
    supported: frozenset[str]


def office_card(
    rows: OfficeRows, plan: pd.DataFrame, catalogue: Catalogue, *, everything: bool = False
) -> OfficeCard | None:
    """One row per indicator and series, the worst status first, in each the largest gap.

    `plan` follows FOLLOW_UP. Lines without target or data are folded away unless `everything` is asked for;
    None where the office has no line at all.
    """
    latest = latest_rows(pd.concat([rows.whole, rows.parts]))
    if latest.empty:
        return None
    drawn = drawn_lines(latest, rows.whole, rows.earlier, catalogue)
    lines = sorted(
        ordered_lines(latest, drawn, RowOrder.FURTHEST), key=lambda line: line[0] in rows.supported
    )
    decisive = [line for line in lines if decides(drawn, line)] or lines
    kept = lines if everything else decisive
    hidden = len(lines) - len(decisive)
    more = f"{'Sembunyikan' if everything else 'Tampilkan'} {hidden} indikator tanpa target atau data"
    furthest = _furthest(rows.parts, kept)
    counts = plan["indicator"].value_counts()
    columns = _columns(drawn)
    card = Card(
        caption=f"{format_number(len(kept))} indikator dan targetnya",
        columns=columns,
        rows=tuple(
            replace(
                _row(drawn, line, columns, furthest[line], int(counts.get(line[0], 0))),
                group=SUPPORTED if line[0] in rows.supported else "",
            )
            for line in kept
        ),
        unit="persen",
        more=more if hidden else "",
        selectable=True,
    )
    return OfficeCard(card, _points(drawn, kept, furthest), {line_key(line): line for line in kept})


def _furthest(parts: pd.DataFrame, lines: Sequence[Line]) -> dict[Line, list[Record]]:
    """For each line the area furthest behind its target, or those that tie; none where one stands alone."""
    latest = latest_rows(parts)
    # Split once: to look through all rows for each line costs more than all else of the card.
    several = {line: own for line, own in latest.groupby(["indicator", "series"]) if len(own) > 1}
    furthest = {line: furthest_behind(several[line]) for line in lines if line in several}
    return {
        line: cast("list[Record]", furthest[line].to_dict("records")) if line in furthest else []
        for line in lines
    }


def _columns(drawn: DrawnLines) -> tuple[CardColumn, ...]:
    periods = {row["period"] for row in drawn.earlier.values()}
    since = since_label(periods) if periods else ""
    change = CardColumn(
        CHANGE,
        change_title(since),
        62,
        Align.RIGHT,
        opens=True,
        hint=f"Perubahan sejak {since} (poin)",
    )
    return (
        CardColumn(NAME, "Indikator", 262),
        CardColumn(BULLET, "0 \u2013 100 %", opens=True, hint="Capaian, target, dan tahun lalu"),
        CardColumn(OWN, "Capaian", 76, Align.CENTRE, opens=True, hint="Capaian (%)"),
        CardColumn(GOAL, "Target", 58, Align.RIGHT, narrow=False, hint="Target (%)"),
        *((change,) if since else ()),
        CardColumn(FURTHEST, "Terjauh di", 112, opens=True, hint="Wilayah terjauh dari target (%)"),
        CardColumn(PEOPLE, "Kurang", 152, Align.RIGHT, aside=True, hint="Kurang hingga target"),
        CardColumn(PLAN, "Rencana", 66, Align.RIGHT, narrow=False, hint="Baris rencana"),
    )


def _row(
    drawn: DrawnLines, line: Line, columns: tuple[CardColumn, ...], furthest: list[Record], planned: int
) -> CardRow:
    lead = drawn.lead(line)
    draw: dict[str, Callable[[], Cell]] = {
        NAME: lambda: name_cell(drawn.catalogue, lead, drawn.period),
        BULLET: lambda: bullet_cell(drawn, line),
        OWN: lambda: score_cell(lead),
        GOAL: lambda: goal_cell(lead),
        CHANGE: lambda: change_cell(drawn, line),
        FURTHEST: lambda: _furthest_cell(furthest),
        PEOPLE: lambda: people_cell(lead),
        PLAN: lambda: TextCell(format_number(planned) if planned else NO_VALUE, order=float(planned)),
    }
    return CardRow(line_key(line), lead["name"], tuple(draw[column.key]() for column in columns))


def _furthest_cell(rows: list[Record]) -> TextCell:
    """The area with its value; where several tie how many, with their names as the hint."""
    if not rows:
        return TextCell(NO_VALUE, quiet=True)
    share, names = float(rows[0]["share"]), [str(row["area"]) for row in rows]
    value = percent_words(share).removesuffix(" %")
    if len(names) == 1:
        return TextCell(names[0], note=value, order=share)
    return TextCell(f"{format_number(len(names))} wilayah", note=value, hint=format_names(names), order=share)


def people_cell(row: Record) -> TextCell:
    """How many people are missing, and of which sasaran, of a labelled coverage row."""
    people = float(row["gap_people"])
    said = shortfall_words(row, row["lower"])
    if people != people or people <= 0 or not said:
        return TextCell(NO_VALUE, quiet=True)
    return TextCell(format_number(people), note=row["target_group"], hint=said, order=people)


def _points(
    drawn: DrawnLines, lines: list[Line], furthest: Mapping[Line, list[Record]]
) -> dict[tuple[str, str], ChartPoint]:
    found: dict[tuple[str, str], ChartPoint] = {}
    for line in lines:
        point = ChartPoint.of(drawn.lead(line))
        found |= {(line_key(line), column): point for column in (BULLET, OWN, CHANGE)}
        if len(furthest[line]) == 1:
            found[line_key(line), FURTHEST] = ChartPoint.of(furthest[line][0])
    return found
