"""Where on its sheet every open question stands, so that a picture of the sheet can show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stunting.analysis.quality.name_questions import AreaQuestion, UnknownColumn
from stunting.model.dataset import PREVIEW_COLUMNS, PREVIEW_ROWS, ColumnAccount, Dataset, TableAccount
from stunting.model.evidence import Certainty
from stunting.model.observations import cell_place

_PLACE, _HEADER = ("file", "sheet", "row", "column"), ["file", "sheet", "header"]
_CELL = re.compile(r"([A-Z]*)(\d*)")
Place: TypeAlias = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """The questions on one sheet: how many, and their cells within the preview."""

    count: int
    cells: frozenset[Place]


def asked_on_sheets(
    dataset: Dataset, areas: Sequence[AreaQuestion], columns: Sequence[UnknownColumn]
) -> dict[tuple[str, str], SheetAsked]:
    """What is asked on each sheet, by file and sheet; a header in doubt counts once."""
    cells: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    rows = dataset.observations
    doubtful = rows[rows["certainty"].eq(Certainty.DOUBTFUL.value) & rows["value"].notna()]
    # Of a sheet with millions of cells the preview shows a few hundred.
    near = doubtful[doubtful["row"].le(PREVIEW_ROWS) & doubtful["column"].le(PREVIEW_COLUMNS)]
    for file, sheet, row, column in zip(*(near[name] for name in _PLACE), strict=True):
        cells[file, sheet].add((int(row), int(column)))
    known = {(file, sheet, account.header) for one in columns for file, sheet, _, account in one.places}
    headers = doubtful[_HEADER].drop_duplicates().itertuples(index=False, name=None)
    for file, sheet, _ in set(headers) - known:
        counts[file, sheet] += 1
    for unknown in columns:
        for file, sheet, table, account in unknown.places:
            cells[file, sheet].update(_cells_of(table, account))
        for where in {(file, sheet) for file, sheet, _, _ in unknown.places}:
            counts[where] += 1
    for area in areas:
        counts[area.file, area.sheet] += 1
        cells[area.file, area.sheet].update(_at(area.cell))
    return {
        where: SheetAsked(
            count, frozenset(at for at in cells[where] if at[0] <= PREVIEW_ROWS and at[1] <= PREVIEW_COLUMNS)
        )
        for where, count in counts.items()
    }


def _cells_of(table: TableAccount, account: ColumnAccount) -> Iterator[Place]:
    """The cells of a column in its table, or of a row, as far as the preview goes."""
    match = _CELL.fullmatch(account.place)
    letters, row = match.groups() if match else ("", "")
    if letters and row:
        yield cell_place(account.place)
    elif letters:
        column = cell_place(f"{letters}1")[1]
        yield from (
            (at, column) for at in range(table.body_rows[0], min(table.body_rows[1], PREVIEW_ROWS) + 1)
        )
    elif row:
        yield from ((int(row), at) for at in range(1, PREVIEW_COLUMNS + 1))


def _at(cell: str) -> Iterator[Place]:
    match = _CELL.fullmatch(cell)
    if match and all(match.groups()):
        yield cell_place(cell)
