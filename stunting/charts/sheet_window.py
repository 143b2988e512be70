"""The part of a sheet around the cells of a figure, as data: letters, row numbers, heads, what was used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stunting.model.corrections import written_value
from stunting.model.observations import column_letters

MOST_ROWS, MOST_COLUMNS = 40, 12
_AROUND = 2
"""Columns of numbers that stay beside the used ones, to know the place again in the file."""


@dataclass(frozen=True, slots=True)
class WindowCell:
    """What is written in a cell, and what it is used as: "numerator" and so on, or nothing."""

    text: str
    used_as: str = ""


@dataclass(frozen=True, slots=True)
class WindowRow:
    """One row of the sheet: its number and what it is about; `after_gap` where rows above are left out."""

    number: int
    label: str
    cells: tuple[WindowCell, ...]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class SheetWindow:
    """The window into one sheet: `columns` are letters with what stands above them.

    `used` counts the cells of the figure in the sheet, `left_out` those of them beyond the window.
    """

    file: str
    sheet: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[WindowRow, ...]
    used: int
    left_out: int


def sheet_windows(cells: pd.DataFrame, observations: pd.DataFrame) -> tuple[SheetWindow, ...]:
    """A window for each sheet that a figure stands on (SOURCE_CELLS), the one with most cells first.

    `observations` are those of the data set; only cells that hold numbers of a table are known, so rows
    and columns of other things do not show.
    """
    found = []
    for (file, sheet), own in cells.groupby(["file", "sheet"], sort=False, observed=True):
        same = observations[(observations["file"] == file) & (observations["sheet"] == sheet)]
        found.append(_window(str(file), str(sheet), own, same))
    return tuple(sorted(found, key=lambda one: -one.used))


def _window(file: str, sheet: str, used: pd.DataFrame, same: pd.DataFrame) -> SheetWindow:
    rows = sorted({int(row) for row in used["row"]})[:MOST_ROWS]
    inside = same[same["row"].isin(rows)]
    columns = _columns(sorted({int(one) for one in used["column"]}), sorted(set(inside["column"])))
    inside = inside[inside["column"].isin(columns)]
    places = zip(used["row"], used["column"], used["used_as"], strict=True)
    roles = {(row, column): str(role) or "unused" for row, column, role in places}
    texts = {
        (row, column): _text(written, value)
        for row, column, written, value in zip(
            inside["row"], inside["column"], inside["written"], inside["value"], strict=True
        )
    }
    made = tuple(
        WindowRow(
            number,
            _same_word(inside[inside["row"] == number], ("area", "header")),
            tuple(WindowCell(texts.get((number, one), ""), roles.get((number, one), "")) for one in columns),
            after_gap=bool(at) and number != rows[at - 1] + 1,
        )
        for at, number in enumerate(rows)
    )
    heads = tuple(
        (column_letters(one), _same_word(inside[inside["column"] == one], ("header", "area")))
        for one in columns
    )
    drawn = sum((row, column) in roles for row in rows for column in columns)
    return SheetWindow(file, sheet, heads, made, len(roles), len(roles) - drawn)


def _columns(used: Sequence[int], present: Sequence[int]) -> list[int]:
    """The used columns and the nearest others, no more than a window holds."""
    near = sorted(
        (one for one in present if one not in used), key=lambda one: min(abs(one - own) for own in used)
    )
    beside = [one for one in near if min(abs(one - own) for own in used) <= _AROUND]
    return sorted([*used[:MOST_COLUMNS], *beside[: max(0, MOST_COLUMNS - len(used))]])


def _text(written: str, value: float) -> str:
    return written or (written_value(value) if value == value else "")


def _same_word(rows: pd.DataFrame, names: Sequence[str]) -> str:
    """The first of some columns in which all rows say the same."""
    for name in names:
        words = set(rows[name]) - {""}
        if len(words) == 1:
            return str(words.pop())
    return ""
