"""Cells so far from the rest that a rectangle around everything would fill the memory."""

from __future__ import annotations

from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR
from stunting.reading.isolated.messages import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Group = tuple[int, int]
    Rows = list[list[Any]]

MAX_STRAYS_NAMED = 5

_known_letters: dict[bytes, int] = {}


def near_and_far(counts: Mapping[int, int], blank_before_far: int) -> tuple[Group, list[Group]]:
    """The rows (or columns) that belong together, as first and last, and the groups far from them.

    `counts` gives the number of filled cells per row. Where more than `blank_before_far` blank
    rows lie between two groups, the group with the most filled cells is the near one.
    """
    groups: list[list[int]] = []
    for index in sorted(counts):
        if groups and index - groups[-1][1] - 1 <= blank_before_far:
            groups[-1][1] = index
            groups[-1][2] += counts[index]
        else:
            groups.append([index, index, counts[index]])
    if not groups:
        return (0, -1), []
    near = max(groups, key=lambda group: group[2])
    far = [(group[0], group[1]) for group in groups if group is not near]
    return (near[0], near[1]), far


def column_index(letters: bytes) -> int:
    """Index from 0 of a column written A, Z, AA."""
    known = _known_letters.get(letters)
    if known is None:
        known = 0
        for letter in letters:
            known = known * 26 + letter - 64
        known = _known_letters[letters] = known - 1
    return known


def cell_address(row: int, column: int) -> str:
    """Address of a cell whose row and column are counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def stray_cells(sheet: str, addresses: list[str]) -> list[Refusal]:
    """A word about each group of cells that was left away, about the first five of many."""
    return [Refusal("stray_cell", sheet, address) for address in addresses[:MAX_STRAYS_NAMED]]


def cut_far_values(rows: Rows) -> list[str]:
    """Blank out the cells far from the rest; the address of the first of each group of them."""
    return _cut_far_rows(rows) + _cut_far_columns(rows)


def _cut_far_rows(rows: Rows) -> list[str]:
    if len(rows) <= BLANK_ROWS_BEFORE_FAR:
        return []
    filled = {number: len(row) - row.count("") for number, row in enumerate(rows)}
    _, far = near_and_far({k: v for k, v in filled.items() if v}, BLANK_ROWS_BEFORE_FAR)
    addresses = [cell_address(number, _first_filled(rows[number])) for number, _ in far]
    for group in far:
        for number in range(group[0], group[1] + 1):
            rows[number] = [""] * len(rows[number])
    return addresses


def _first_filled(row: list[Any]) -> int:
    return next(column for column, value in enumerate(row) if value != "")


def _cut_far_columns(rows: Rows) -> list[str]:
    if max(map(len, rows), default=0) <= BLANK_COLUMNS_BEFORE_FAR:
        return []
    counts: dict[int, int] = {}
    first_row: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                counts[column] = counts.get(column, 0) + 1
                first_row.setdefault(column, number)
    _, far = near_and_far(counts, BLANK_COLUMNS_BEFORE_FAR)
    for row in rows:
        for first, last in far:
            row[first : last + 1] = [""] * len(row[first : last + 1])
    return [cell_address(first_row[first], first) for first, _ in far]
