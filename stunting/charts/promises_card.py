"""Promises as a sentence and as a card: from the share of then to that of now, beside what was promised."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import pandas as pd

from stunting.analysis.acting.promises import promises_sentence, worst_first
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import short_office
from stunting.charts.answer import Tone, Words
from stunting.charts.card import MOST_ROWS, Align, Card, CardColumn, CardRow, Cell, DumbbellCell, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import Record, adverse_top
from stunting.charts.coverage_rows import NO_VALUE, indicator_name, percent_words
from stunting.charts.promises import VERDICT_LOOKS
from stunting.model.formatting import format_names, format_number, format_people, format_points
from stunting.model.labels import PROMISE_WORDS
from stunting.model.periods import period_label
from stunting.model.summaries.promises import PromiseVerdict

NOW = "now"
"""Key of the column whose cells lead to the later figure."""


@dataclass(frozen=True, slots=True)
class PromisesCard:
    """The card, and the later figure behind each of its rows that has one."""

    card: Card
    points: dict[tuple[str, str], ChartPoint]


def promises_answer(judged: pd.DataFrame, catalogue: Catalogue) -> tuple[Words, ...]:
    """How many promises came to what, and which measured one is farthest from its goal (PROMISES)."""
    head, _, counts = promises_sentence(judged).partition(": ")
    said = (Words(f"{head}: "), Words(counts, Tone.STRONG)) if counts else (Words(head),)
    short = (judged["goal"] - judged["new_share"]).abs()
    missed = judged["verdict"].isin([PromiseVerdict.LATE, PromiseVerdict.CONTRADICTED]) & short.notna()
    if not missed.any():
        return said
    points = (100 * short[missed]).round(1)
    rows = cast("list[Record]", judged.loc[points.index[points == points.max()]].to_dict("records"))
    farthest = Words(format_names([_name_in_place(row, catalogue) for row in rows]), Tone.WORST)
    if len(rows) > 1:
        return (
            *said,
            Words(" Paling jauh: "),
            farthest,
            Words(f", masing-masing {format_points(points.max())}."),
        )
    now, goal = percent_words(rows[0]["new_share"]), percent_words(rows[0]["goal"])
    return (*said, Words(" Paling jauh: "), farthest, Words(f", {now} dari janji {goal}."))


def _name_in_place(row: Record, catalogue: Catalogue) -> str:
    place = f" di {row['kecamatan']}" if row["kecamatan"] else ""
    return f"{indicator_name(catalogue, row['indicator'])}{place}"


def promises_card(judged: pd.DataFrame, catalogue: Catalogue) -> PromisesCard:
    """One row per promise (PROMISES), the worst verdicts first, 60 at most; the workbook has all."""
    rows = cast("list[Record]", worst_first(judged).head(MOST_ROWS).to_dict("records"))
    points = {(row["id"], NOW): _point(row) for row in rows if row["new_period"]}
    shown, every = format_number(len(rows)), format_number(len(judged))
    card = Card(
        caption=f"{shown} dari {every} janji: capaian dulu, kini, dan yang dijanjikan",
        columns=_columns(),
        rows=tuple(_row(row, catalogue) for row in rows),
    )
    return PromisesCard(card, points)


def _columns() -> tuple[CardColumn, ...]:
    def wide(key: str, title: str, width: int, align: Align = Align.LEFT, hint: str = "") -> CardColumn:
        return CardColumn(key, title, width, align, narrow=False, hint=hint)

    return (
        CardColumn("issue", "Janji untuk", 226),
        CardColumn("kecamatan", "Kecamatan", 84),
        wide("opd", "OPD", 92),
        wide("moved", "Dulu \u2192 kini", 120, hint="Capaian dulu, kini, dan janji"),
        wide("before", "Dulu, %", 62, Align.RIGHT, "Capaian dulu (%)"),
        CardColumn(NOW, "Kini, %", 54, Align.RIGHT, opens=True, hint="Capaian kini (%)"),
        wide("goal", "Janji, %", 62, Align.RIGHT, "Yang dijanjikan (%)"),
        CardColumn("verdict", "Putusan", 104),
        wide("people", "Masih kurang", 196),
        wide("reason", "Alasan", 0),
    )


def _row(row: Record, catalogue: Catalogue) -> CardRow:
    verdict = PromiseVerdict(row["verdict"])
    name = indicator_name(catalogue, row["indicator"]) if row["indicator"] else row["issue"]
    place = row["kecamatan"] or "kabupaten"
    people = float(row["new_gap_people"])
    left = format_people(people, row["target_group"]) if people == people else NO_VALUE
    cells: tuple[Cell, ...] = (
        TextCell(name or NO_VALUE, hint=row["issue"]),
        TextCell(place),
        TextCell(short_office(row["opd"]) or NO_VALUE, hint=row["opd"]),
        _moved(row, verdict, lower=catalogue.lower_is_better(row["indicator"])),
        _percent(row["old_share"], row["old_period"]),
        _percent(row["new_share"], row["new_period"]),
        _percent(row["goal"], row["deadline"]),
        TextCell(PROMISE_WORDS[verdict], hint=row["reason"]),
        TextCell(left, order=people),
        TextCell(row["reason"], quiet=True, hint=row["reason"]),
    )
    return CardRow(row["id"], f"{name}, {place}", cells)


def _moved(row: Record, verdict: PromiseVerdict, *, lower: bool) -> Cell:
    old, new, goal = (float(row[name]) for name in ("old_share", "new_share", "goal"))
    if new != new:
        return TextCell(NO_VALUE, quiet=True)
    top = adverse_top(goal, old, new) if lower else max(1.0, new)
    words = f"dari {percent_words(old)} menjadi {percent_words(new)}, janji {percent_words(goal)}"
    value, other, target = (share / top if share == share else math.nan for share in (new, old, goal))
    return DumbbellCell(words, VERDICT_LOOKS[verdict], value, other, min(target, 1.0), order=new - old)


def _percent(share: float, period: str) -> TextCell:
    if share != share:
        return TextCell(NO_VALUE, quiet=True)
    return TextCell(format_number(100 * share, 1), hint=period_label(period) if period else "", order=share)


def _point(row: Record) -> ChartPoint:
    return ChartPoint(row["area_key"], row["indicator"], row["new_period"], row["series"])
