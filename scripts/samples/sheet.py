"""What all xlsx samples share: the same bytes at every run, cell formats, titles and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from samples.world import NOTICE

# A fixed day keeps the bytes of a rebuilt workbook the same.
MADE = datetime(2026, 1, 5)


class Book:
    """A workbook with the few cell formats the samples need."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        line = {"border": 1, "valign": "vcenter"}
        self.title = workbook.add_format({"bold": True, "align": "center"})
        self.notice = workbook.add_format({"italic": True, "align": "center", "font_color": "#9C0006"})
        self.header = workbook.add_format(
            {**line, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#D9E2F3"}
        )
        self.numbering = workbook.add_format({**line, "italic": True, "align": "center", "font_size": 8})
        self.text = workbook.add_format(line)
        self.group = workbook.add_format({**line, "align": "center"})
        self.whole = workbook.add_format({**line, "num_format": "#,##0"})
        self.decimal = workbook.add_format({**line, "num_format": "0.00"})
        self.percent = workbook.add_format({**line, "num_format": "0.0%"})
        self.total = workbook.add_format({**line, "bold": True, "num_format": "#,##0", "bg_color": "#EDEDED"})
        self.total_decimal = workbook.add_format(
            {**line, "bold": True, "num_format": "0.00", "bg_color": "#EDEDED"}
        )
        self.total_percent = workbook.add_format(
            {**line, "bold": True, "num_format": "0.0%", "bg_color": "#EDEDED"}
        )
        self.plain = workbook.add_format({})

    def sheet(self, name: str) -> Worksheet:
        """A new sheet."""
        return self._workbook.add_worksheet(name)


@contextmanager
def new_book(path: Path, subject: str) -> Iterator[Book]:
    """A workbook written to `path` on leaving."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"title": subject, "comments": NOTICE, "created": MADE})
    yield Book(workbook)
    workbook.close()


def merged(
    sheet: Worksheet, top: int, left: int, bottom: int, right: int, value: object, style: Format
) -> None:
    """A value over a rectangle of cells, merged where it is more than one."""
    if (top, left) == (bottom, right):
        sheet.write(top, left, value, style)
    else:
        sheet.merge_range(top, left, bottom, right, value, style)


def write_titles(book: Book, sheet: Worksheet, lines: Sequence[str], last_column: int) -> int:
    """Title lines merged over the table with the notice below them; the next free row after a blank one."""
    for row, line in enumerate(lines):
        merged(sheet, row, 0, row, last_column, line, book.title)
    merged(sheet, len(lines), 0, len(lines), last_column, NOTICE, book.notice)
    return len(lines) + 2


def write_numbering(book: Book, sheet: Worksheet, row: int, columns: int, brackets: bool = False) -> None:
    """The row of column numbers under a header."""
    for column in range(columns):
        number = f"({column + 1})" if brackets else column + 1
        sheet.write(row, column, number, book.numbering)


def write_signature(book: Book, sheet: Worksheet, row: int, column: int, source: str, office: str) -> None:
    """Source line and signature block below a table, without any name."""
    sheet.write(row, 0, f"Sumber: {source}", book.plain)
    for line, text in enumerate(
        ("Penajam, ...................... ", f"Kepala {office}", "", "(................)")
    ):
        sheet.write(row + 2 + line, column, text, book.plain)
    sheet.write(row + 6, column, "NIP. ................", book.plain)
