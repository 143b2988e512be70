"""The cell in which the name of an area stands."""

from __future__ import annotations

from stunting.model.observations import cell_address
from stunting.reading.cells.label_words import area_label
from stunting.reading.layout.column_roles import ColumnRole
from stunting.reading.layout.drafts import TableDraft

_LABELS = (ColumnRole.AREA, ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.TEXT, ColumnRole.NUMBERING)


def area_cell(draft: TableDraft, place: int, name: str) -> str:
    """Address of the name of a row (or value column) of a table, of a merged cell the first."""
    row, column = _where(draft, place, name)
    merge = draft.sheet.merge_over(row, column)
    return cell_address(merge.top + 1, merge.left + 1) if merge else cell_address(row + 1, column + 1)


def _where(draft: TableDraft, place: int, name: str) -> tuple[int, int]:
    if draft.labels is None:
        column = draft.value_columns[place].column
        rows = draft.region.header_rows or [int(draft.region.body[0])]
        return next((row for row in rows if _says(draft, row, column, name)), rows[-1]), column
    row = int(draft.rows[place])
    labels = [column.column for column in draft.columns if column.role in _LABELS]
    areas = [column.column for column in draft.columns if column.role is ColumnRole.AREA]
    usual = areas[-1] if areas else labels[0] if labels else 0
    return row, next((c for c in reversed(labels) if _says(draft, row, c, name)), usual)


def _says(draft: TableDraft, row: int, column: int, name: str) -> bool:
    text = draft.sheet.merged_text(row, column)
    return bool(text) and name in (text, area_label(text))
