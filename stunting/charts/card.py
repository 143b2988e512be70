"""What a score card draws, as data: columns, rows and cells of nine kinds; a page passes this, no markup.

Texts are final Indonesian words, lengths and places are parts 0-1 of the width of their cell. Nothing here
is HTML: texts of uploads are drawn as text.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, TypeAlias

from stunting.model.formatting import format_number
from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict

MOST_ROWS = 60
"""Rows of a card that are sent to a browser at once."""


def rows_at_first(count: int, few: int, what: str, *, everything: bool) -> tuple[int, str]:
    """How many of so many rows a card shows, and the words that lead to the others, if any are hidden.

    `few` stand there at first, `what` says what the others are ("baris").
    """
    hidden = min(count, MOST_ROWS) - few
    more = "Sembunyikan lainnya" if everything else f"Tampilkan {format_number(hidden)} {what} lainnya"
    return (MOST_ROWS if everything else few), more if hidden > 0 else ""


class Align(StrEnum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class CardColumn:
    """A column: `width` in pixels, 0 for an equal share of what is left.

    `opens` says whether a click on one of its cells leads somewhere; `narrow` columns stay where there is
    little room, one `aside` stands beside the name on a phone, and `apart` leaves air before a column.
    `hint` is the full name.
    """

    key: str
    title: str
    width: int = 0
    align: Align = Align.LEFT
    opens: bool = False
    narrow: bool = True
    aside: bool = False
    apart: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words, and smaller: a remark, a boxed tag, a raised mark.

    `blank` words stand where something is still to be written, `proposed` ones nobody has touched. `order` is
    what sorting goes by, here and in all kinds; without it text is sorted by its words.
    """

    kind: ClassVar[str] = "text"
    text: str
    note: str = ""
    tag: str = ""
    mark: str = ""
    quiet: bool = False
    blank: bool = False
    proposed: bool = False
    hint: str = ""
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A value on the fill of its status, with the sign of the status.

    A `faint` one, of few people, is grey and keeps only the sign.
    """

    kind: ClassVar[str] = "score"
    text: str
    status: Status
    faint: bool = False
    hint: str = ""
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class BulletCell:
    """A bar from 0 to `length` with the places of the target and of last year; NaN where there is none."""

    kind: ClassVar[str] = "bullet"
    text: str
    status: Status
    length: float
    target: float = math.nan
    earlier: float = math.nan
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class DumbbellCell:
    """The value of an area, joined with that of the whole (NaN where it has none), and the target."""

    kind: ClassVar[str] = "dumbbell"
    text: str
    status: Status
    value: float
    other: float
    target: float = math.nan
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class IntervalCell:
    """A value with the interval that chance leaves it, beside the target and the value of the `whole`."""

    kind: ClassVar[str] = "interval"
    text: str
    status: Status
    value: float
    low: float
    high: float
    target: float = math.nan
    order: float = math.nan
    whole: float = math.nan


@dataclass(frozen=True, slots=True)
class BarCell:
    """A number below a bar of its row's own scale, or `beside` one of its column's.

    `strong` is the largest of the row.
    """

    kind: ClassVar[str] = "bar"
    text: str
    length: float
    strong: bool = False
    beside: bool = False
    hint: str = ""
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class DeltaCell:
    """A change: `good` is +1 for the better, -1 for the worse, 0 for neither."""

    kind: ClassVar[str] = "delta"
    text: str
    good: int = 0
    hint: str = ""
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class SparkCell:
    """A small line through heights 0-1, oldest first; `text` says in words what it shows."""

    kind: ClassVar[str] = "spark"
    text: str
    heights: tuple[float, ...]
    order: float = math.nan


@dataclass(frozen=True, slots=True)
class VerdictCell:
    """A verdict about priority, which is no status and has a shape of its own."""

    kind: ClassVar[str] = "verdict"
    text: str
    verdict: Verdict
    hint: str = ""
    order: float = math.nan


Cell: TypeAlias = (
    TextCell
    | ScoreCell
    | BulletCell
    | DumbbellCell
    | IntervalCell
    | BarCell
    | DeltaCell
    | SparkCell
    | VerdictCell
)


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row: its key, its name for screen readers, its cells in the order of the columns, its group."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Card:
    """A table of cells with a `caption` that says what it is; `unit` is what is said behind a score.

    `more` are the words of a button below the rows. `tall` rows have two lines in their first column. A
    `small` card keeps its columns where there is little room, where others are laid out anew.
    Where rows can be chosen it is `selectable`. `cut` rows stand above a line, as long as nobody sorts them.

    Raises:
        ValueError: a row has other cells than there are columns, or a key stands twice.
    """

    caption: str
    columns: tuple[CardColumn, ...]
    rows: tuple[CardRow, ...]
    unit: str = ""
    more: str = ""
    tall: bool = False
    small: bool = False
    selectable: bool = False
    cut: int = 0

    def __post_init__(self) -> None:
        """Refuse a table that is none."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("a row has other cells than there are columns")
        for keys in ([row.key for row in self.rows], [column.key for column in self.columns]):
            if len(set(keys)) < len(keys):
                raise ValueError("a key stands twice")

    @cached_property
    def written(self) -> str:
        """`card_data` as text, made once for all who are shown the card."""
        return json.dumps(card_data(self))


def card_data(card: Card) -> dict[str, object]:
    """The card as json for a browser: what is empty, no, or no finite number is left out."""
    return _data(card) | {
        "columns": [_data(column) for column in card.columns],
        "rows": [_data(row) | {"cells": [_cell(cell) for cell in row.cells]} for row in card.rows],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {"kind": cell.kind} | _data(cell)


def _data(record: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in fields(record):  # type: ignore[arg-type]
        value = getattr(record, one.name)
        if isinstance(value, float):
            if math.isfinite(value):
                found[one.name] = round(value, 4)
        elif value:
            found[one.name] = value
    return found


def card_texts(card: Card) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of the card as plain texts, as a table to take along has them."""
    heads = [column.hint or column.title for column in card.columns]
    return heads, [[_text(cell) for cell in row.cells] for row in card.rows]


def _text(cell: Cell) -> str:
    if isinstance(cell, TextCell):
        return " ".join(part for part in (f"{cell.text}{cell.mark}", cell.note, cell.tag) if part)
    return cell.text
