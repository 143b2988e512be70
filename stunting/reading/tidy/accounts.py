"""What was understood of a sheet, for people to check: a preview with roles, columns and steps."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stunting.model.dataset import (
    PREVIEW_COLUMNS,
    PREVIEW_ROWS,
    PREVIEW_TEXT,
    CellRole,
    ColumnAccount,
    SheetAccount,
    SheetPreview,
    TableAccount,
    UnmatchedArea,
)
from stunting.model.observations import column_letters
from stunting.reading.cells.sheet import Sheet, cell_text
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.column_roles import ColumnRole
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.tidy.area_problems import guessed_areas

# NIP, NIK and telephone numbers reach a person; no preview keeps them.
_PRIVATE = re.compile(r"(?<!\d)(?:\d[ .-]?){14,17}\d(?!\d)|(?<![\d.,])(?:\+?62|0)8(?:[ .-]?\d){8,11}(?!\d)")
_SHORTEST_PRIVATE = 10
_ROLE_OF_COLUMN = {
    ColumnRole.AREA: CellRole.AREA,
    ColumnRole.LABEL: CellRole.AREA,
    ColumnRole.TEXT: CellRole.AREA,
    ColumnRole.CODE: CellRole.CODE,
    ColumnRole.NUMBERING: CellRole.SET_ASIDE,
    ColumnRole.PERIOD: CellRole.PERIOD,
    ColumnRole.UNIT: CellRole.HEADER,
    ColumnRole.VALUE: CellRole.NUMBER,
    ColumnRole.PLACE: CellRole.SET_ASIDE,
    ColumnRole.EMPTY: CellRole.SET_ASIDE,
}


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with all that was understood of it."""

    draft: TableDraft
    meaning: TableMeaning
    areas: TableAreas | None
    unmatched: tuple[UnmatchedArea, ...]


def sheet_account(
    file: str,
    sheet: Sheet,
    read: Sequence[ReadTable],
    hide_texts: bool = False,
) -> SheetAccount:
    """Account of one sheet. `hide_texts` keeps the cells of a list of people out of the preview."""
    tables = tuple(_table_account(table) for table in read)
    preview = (
        SheetPreview((), ()) if hide_texts else sheet_preview(sheet, lambda roles: _mark_all(roles, read))
    )
    return SheetAccount(file, sheet.grid.sheet, sheet.grid.hidden, preview, tables)


def sheet_preview(sheet: Sheet, mark: Callable[[np.ndarray], None]) -> SheetPreview:
    """The top left part of a sheet; `mark` sets the roles of its cells, all set aside at first."""
    rows = min(PREVIEW_ROWS, sheet.kinds.shape[0])
    columns = min(PREVIEW_COLUMNS, sheet.kinds.shape[1])
    texts = tuple(tuple(map(_shown, row)) for row in sheet.grid.values[:rows, :columns].tolist())
    roles = np.full((rows, columns), CellRole.EMPTY, dtype=object)
    filled = sheet.filled[:rows, :columns]
    roles[filled] = CellRole.SET_ASIDE
    mark(roles)
    roles[~filled] = CellRole.EMPTY
    return SheetPreview(texts, tuple(tuple(row) for row in roles.tolist()))


def _shown(value: object) -> str:
    """The text of a cell as far as a preview shows it, without what reaches a person.

    A fraction is rounded: so many decimals look like the digits of a number of identity.
    """
    if type(value) is float and not value.is_integer():
        return f"{value:.10g}"
    text = cell_text(value)
    return text if len(text) < _SHORTEST_PRIVATE else _PRIVATE.sub("\u2026", text)[:PREVIEW_TEXT]


def _mark_all(roles: np.ndarray, read: Sequence[ReadTable]) -> None:
    for table in read:
        _mark(roles, table.draft, table.areas)


def _mark(roles: np.ndarray, draft: TableDraft, areas: TableAreas | None) -> None:
    rows, columns = roles.shape
    region = draft.region
    span = slice(region.left, min(region.right + 1, columns))
    for row in region.title_rows:
        if row < rows:
            roles[row, :] = CellRole.TITLE
    for row in region.header_rows:
        if row < rows:
            roles[row, span] = CellRole.HEADER
    body = [row for row in draft.rows.tolist() if row < rows]
    for column in draft.columns:
        if column.column < columns:
            roles[body, column.column] = _ROLE_OF_COLUMN[column.role]
    if areas is None:
        return
    values = [c.column for c in draft.value_columns if c.column < columns]
    if draft.labels is not None:
        totals = [
            row for row, total in zip(draft.rows.tolist(), areas.total, strict=True) if total and row < rows
        ]
        roles[np.ix_(totals, values)] = CellRole.TOTAL
    else:
        totals = [c.column for c, total in zip(draft.value_columns, areas.total, strict=True) if total]
        roles[np.ix_(body, [column for column in totals if column < columns])] = CellRole.TOTAL


def _table_account(table: ReadTable) -> TableAccount:
    draft, meaning, areas = table.draft, table.meaning, table.areas
    header = draft.region.header_rows
    numbers = [int(np.isfinite(values.numbers).sum()) for values in draft.values]
    rows = draft.rows
    return TableAccount(
        table=draft.table,
        title=draft.title,
        shape=draft.shape,
        fingerprint=meaning.fingerprint,
        header_rows=(header[0] + 1, header[-1] + 1) if header else (0, 0),
        body_rows=(int(rows[0]) + 1, int(rows[-1]) + 1) if len(rows) else (0, 0),
        period=meaning.period,
        areas=len({(a, p) for a, p, t in zip(areas.area, areas.parent, areas.total, strict=True) if not t})
        if areas
        else 0,
        numbers=sum(numbers),
        columns=tuple(_column_accounts(draft, meaning, numbers)),
        unmatched_areas=table.unmatched,
        steps=draft.steps,
        named_period=meaning.named_period,
        guessed_areas=guessed_areas(draft, areas),
    )


def _column_accounts(draft: TableDraft, meaning: TableMeaning, numbers: list[int]) -> list[ColumnAccount]:
    """Account of each header; places are column letters, or row numbers where indicators stand in rows."""
    found: list[ColumnAccount] = []
    in_rows = len(meaning.headers) > 1 and draft.labels is None
    for code, row in enumerate(meaning.headers):
        if in_rows:
            found += _row_accounts(draft, meaning, code)
            continue
        for place, header in enumerate(row):
            letters = column_letters(draft.value_columns[place].column + 1)
            found.append(_account(letters, header, numbers[place], meaning))
    return found


def _row_accounts(draft: TableDraft, meaning: TableMeaning, code: int) -> Iterator[ColumnAccount]:
    """Accounts of a row: one for all its columns, or one for each header that they have in it."""
    row, line = meaning.headers[code], meaning.row_codes.index(code)
    filled = [place for place, v in enumerate(draft.values) if np.isfinite(v.numbers[line])]
    headers: dict[str, list[int]] = {}
    for place in filled or [0]:
        headers.setdefault(row[place].header, []).append(place)
    number = str(int(draft.rows[line]) + 1)
    for places in headers.values():
        letters = column_letters(draft.value_columns[places[0]].column + 1) if len(headers) > 1 else ""
        count = len(places) if filled else 0
        account = _account(f"{letters}{number}", row[places[0]], count, meaning)
        yield replace(account, column_header=draft.column_headers[places[0]] if letters else "")


def _account(place: str, header: HeaderMeaning, values: int, meaning: TableMeaning) -> ColumnAccount:
    return ColumnAccount(
        place=place,
        header=header.header,
        indicator=header.match.indicator,
        indicator_score=header.match.score if header.match.indicator else math.nan,
        measure=header.measure,
        unit=header.unit,
        period=header.period or meaning.period,
        values=values,
        settled=header.settled,
    )
