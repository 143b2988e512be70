"""The part of a sheet around the cells of a figure, as data: letters, row numbers, heads, what was used."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import pandas as pd

from stunting.model.corrections import written_value
from stunting.model.formatting import format_number
from stunting.model.observations import column_letters

MOST_ROWS, MOST_COLUMNS = 40, 12
_AROUND = 2
"""Columns of numbers that stay beside the used ones, to know the place again in the file."""


_USED = ("file", "sheet", "row", "column", "used_as", "value")
_Place: TypeAlias = tuple[int, int]


class _Number(NamedTuple):
    """An observation as far as a window shows it."""

    row: int
    column: int
    written: str
    value: float
    area: str
    header: str


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
class WindowColumn:
    """One column: its letter, what stands above it, what its used cells are used as, and their sum.

    `used_as` is empty where none is used or they differ; `total` where there is no sum of several cells.
    """

    letter: str
    head: str
    used_as: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True)
class SheetWindow:
    """The window into one sheet.

    `used` counts the cells of the figure in the sheet, `left_out` those of them beyond the window.
    """

    file: str
    sheet: str
    columns: tuple[WindowColumn, ...]
    rows: tuple[WindowRow, ...]
    used: int
    left_out: int


def sheet_windows(cells: pd.DataFrame, observations: pd.DataFrame) -> tuple[SheetWindow, ...]:
    """A window for each sheet that a figure stands on (SOURCE_CELLS), the one with most cells first.

    `observations` are those of the data set; only cells that hold numbers of a table are known, so rows
    and columns of other things do not show.
    """
    used: defaultdict[tuple[str, str], dict[_Place, str]] = defaultdict(dict)
    values: defaultdict[tuple[str, str], dict[int, list[float]]] = defaultdict(dict)
    for file, sheet, row, column, role, value in zip(*(cells[name] for name in _USED), strict=True):
        used[file, sheet][int(row), int(column)] = str(role) or "unused"
        values[file, sheet].setdefault(int(column), []).append(float(value))
    found = []
    for (file, sheet), roles in used.items():
        rows = sorted({row for row, _ in roles})[:MOST_ROWS]
        # By row first: comparing texts of every cell of the data set costs more than all the rest.
        near = observations[observations["row"].isin(rows).to_numpy()]
        near = near[(near["sheet"] == sheet).to_numpy()]
        near = near[(near["file"] == file).to_numpy()]
        numbers = [_Number(*one) for one in zip(*(near[name] for name in _Number._fields), strict=True)]
        found.append(_window(file, sheet, roles, numbers, values[file, sheet]))
    return tuple(sorted(found, key=lambda one: -one.used))


def _window(
    file: str,
    sheet: str,
    roles: Mapping[_Place, str],
    numbers: Sequence[_Number],
    values: Mapping[int, Sequence[float]],
) -> SheetWindow:
    rows = sorted({row for row, _ in roles})[:MOST_ROWS]
    columns = _columns(sorted({column for _, column in roles}), sorted({one.column for one in numbers}))
    inside = [one for one in numbers if one.column in columns]
    texts = {(one.row, one.column): _text(one.written, one.value) for one in inside}
    in_row, in_column = defaultdict(list), defaultdict(list)
    for one in inside:
        in_row[one.row].append(one)
        in_column[one.column].append(one)
    made = tuple(
        WindowRow(
            number,
            _same_word([one.area for one in in_row[number]])
            or _same_word([one.header for one in in_row[number]]),
            tuple(WindowCell(texts.get((number, one), ""), roles.get((number, one), "")) for one in columns),
            after_gap=bool(at) and number != rows[at - 1] + 1,
        )
        for at, number in enumerate(rows)
    )
    heads = []
    for at in columns:
        headers = _same_word([one.header for one in in_column[at]])
        role = _same_word([role for (_, column), role in roles.items() if column == at])
        summed = values.get(at, ()) if role in ("numerator", "denominator") else ()
        total = format_number(sum(summed)) if len(summed) > 1 and all(map(math.isfinite, summed)) else ""
        head = headers or _same_word([one.area for one in in_column[at]])
        heads.append(WindowColumn(column_letters(at), head, role, total))
    drawn = sum((row, column) in roles for row in rows for column in columns)
    return SheetWindow(file, sheet, tuple(heads), made, len(roles), len(roles) - drawn)


def _columns(used: Sequence[int], present: Sequence[int]) -> list[int]:
    """The used columns and the nearest others, no more than a window holds."""
    near = sorted(
        (one for one in present if one not in used), key=lambda one: min(abs(one - own) for own in used)
    )
    beside = [one for one in near if min(abs(one - own) for own in used) <= _AROUND]
    return sorted([*used[:MOST_COLUMNS], *beside[: max(0, MOST_COLUMNS - len(used))]])


def _text(written: str, value: float) -> str:
    return written or (written_value(value) if value == value else "")


def _same_word(words: Iterable[str]) -> str:
    """What all say who say anything; empty where they differ."""
    said = set(words) - {""}
    return said.pop() if len(said) == 1 else ""
