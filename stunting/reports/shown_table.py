"""A table as it stands on a screen, as a workbook in which numbers are numbers again."""

from __future__ import annotations

import re

import pandas as pd

from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table, Value
from stunting.reports.xlsx_writer import Book

_MISSING = ("", "\u2013", "belum ada data")
_NUMBER = re.compile(r"(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?(| %| poin)")
_KINDS = {"": ColumnKind.NUMBER, " %": ColumnKind.PERCENT, " poin": ColumnKind.POINTS}
_WIDEST, _NARROWEST = 60, 8


def shown_table_xlsx(table: pd.DataFrame, title: str, note: str = "") -> bytes:
    """A workbook of one sheet with the title, a note where there is one, and the table.

    `table` holds Indonesian text under Indonesian headers. A column whose cells are all numbers of one
    unit ("1.234", "85,3 %", "4,2 poin") becomes numbers, percents as shares; others stay text.
    """
    headers = [str(name) for name in table.columns]
    texts = [[str(value) for value in table.iloc[:, at]] for at in range(table.shape[1])]
    kinds = [column_kind(column) for column in texts]
    columns = tuple(
        ReportColumn(str(at), header, kind, _width(header, column))
        for at, (header, kind, column) in enumerate(zip(headers, kinds, texts, strict=True))
    )
    values = [[_value(text, kind) for text in column] for kind, column in zip(kinds, texts, strict=True)]
    records: list[Record] = [
        {str(at): column[row] for at, column in enumerate(values)} for row in range(len(table))
    ]
    book = Book(title)
    sheet = book.sheet(title)
    sheet.title(title)
    if note:
        sheet.note(note)
    sheet.table(Table("", columns, tuple(records)), freeze=True)
    return book.data()


def column_kind(texts: list[str]) -> ColumnKind:
    """What the texts of a column are, taken together; missing ones say nothing.

    >>> column_kind(["85,3 %", "\u2013", "100 %"])
    <ColumnKind.PERCENT: 'percent'>
    """
    found = {_unit(text) for text in texts if text not in _MISSING}
    return _KINDS[found.pop() or ""] if len(found) == 1 and None not in found else ColumnKind.TEXT


def _unit(text: str) -> str | None:
    match = _NUMBER.fullmatch(text)
    return match.group(3) if match else None


def _value(text: str, kind: ColumnKind) -> Value:
    if kind is ColumnKind.TEXT:
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    number = float(f"{match.group(1).replace('.', '')}.{match.group(2) or '0'}")
    return number / 100 if kind is ColumnKind.PERCENT else number


def _width(header: str, texts: list[str]) -> float:
    longest = max((len(text) for text in texts), default=0)
    return float(min(_WIDEST, max(_NARROWEST, longest + 2, len(header) // 2 + 2)))
