"""The one place that writes xlsx: sheets, safe texts, number formats, tables, links and native charts."""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stunting.model.formatting import NO_DATA
from stunting.reports.columns import Bars, ColumnKind, Mark, ReportColumn, Table, Value
from stunting.reports.texts import text_for_file

LONGEST_NAME = 31
DARK, GRID = "#1F3B57", "#B7C3CF"
DATA_COLUMN = 30
"""Where the numbers of charts stand: right of every table."""
LINE_HEIGHT = 17
"""Pixels of each line of a wrapped text."""
ON_A4, ON_A3 = 210.0, 300.0
"""Characters of a row that can be read on a page across: printed at two thirds of their size."""
ROW_HEIGHT = 20
"""Pixels of a row of one line."""

_LOCALE = "[$-421]"
"""Asks for Indonesian separators where the program can give them; stands first in a format."""
_NUMBER_FORMATS = {
    ColumnKind.WHOLE: f"{_LOCALE}#,##0",
    ColumnKind.PERCENT: f"{_LOCALE}0.0\\ %",
    ColumnKind.POINTS: f"{_LOCALE}0.0",
    ColumnKind.NUMBER: f"{_LOCALE}#,##0.##",
    ColumnKind.RUPIAH: f'{_LOCALE}"Rp"\\ #,##0',
}
_NOT_IN_LISTS = str.maketrans({'"': "'", ",": " ", "\n": " "})
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class Book:
    """A workbook in memory. Texts are only ever written as texts: nothing becomes a formula or a web link."""

    def __init__(self, title: str) -> None:
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
                "default_format_properties": {"font_name": "Calibri", "font_size": 10},
            },
        )
        self._book.set_properties({"title": text_for_file(title)})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()
        self._sheets: list[SheetWriter] = []

    def sheet(self, name: str) -> SheetWriter:
        """A new sheet; its name is made valid and unique."""
        sheet = SheetWriter(self, self._book.add_worksheet(self._sheet_name(name)))
        self._sheets.append(sheet)
        return sheet

    def data(self) -> bytes:
        """The finished file; nothing can be added after."""
        for sheet in self._sheets:
            sheet.settle_print()
        self._book.close()
        return self._bytes.getvalue()

    def format(self, **properties: Any) -> Format:
        """A cell format, made once for each set of properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def bar_chart(self) -> Any:
        """An empty native bar chart."""
        return self._book.add_chart({"type": "bar"})

    def _sheet_name(self, name: str) -> str:
        cleaned = _FORBIDDEN_IN_NAMES.sub(" ", name).strip(" '") or "Lembar"
        cleaned = " ".join(cleaned.split())[:LONGEST_NAME].strip(" '")
        candidate, number = cleaned, 2
        while candidate.casefold() in self._names | {"history"}:
            ending = f" ({number})"
            candidate, number = cleaned[: LONGEST_NAME - len(ending)] + ending, number + 1
        self._names.add(candidate.casefold())
        return candidate


class SheetWriter:
    """A sheet that is written from top to bottom; rows and columns are counted from 0 inside."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.raw = sheet
        self.name: str = sheet.get_name()
        self.row = 0
        self._widths: dict[int, float] = {}
        self._room = ON_A4
        self.columns = 1
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RHalaman &P dari &N")

    def on_large_paper(self) -> None:
        """Print on A3: for a table too wide to be read on A4."""
        self.raw.set_paper(8)
        self._room = ON_A3

    def settle_print(self) -> None:
        """Print what was written, as many pages wide as it takes to be read, the first column on each.

        The numbers of charts, which stand far right, are not printed.
        """
        self.raw.print_area(0, 0, self.row, self.columns - 1)
        wide = sum(self._widths.values())
        # Each page beside the first repeats the first column.
        first = self._widths.get(0, 0.0)
        pages = max(1, math.ceil((wide - first) / max(self._room - first, first, 1.0)))
        if pages > 1:
            self.raw.fit_to_pages(pages, 0)
            self.raw.repeat_columns(0)

    def title(self, text: str) -> None:
        """The heading of the sheet."""
        self._line(text, bold=True, font_size=14, font_color=DARK)

    def heading(self, text: str) -> None:
        """A heading inside the sheet, with a line of space above."""
        self.row += 1
        self._line(text, bold=True, font_size=11, font_color=DARK)

    def note(self, text: str) -> None:
        """A line of small print."""
        self._line(text, italic=True, font_color="#444444")

    def text(self, text: str) -> None:
        """A plain line."""
        self._line(text)

    def link(self, text: str, sheet: str) -> None:
        """A line that leads to another sheet."""
        self._link(self.row, 0, place_in(sheet, 0, 0), text, self.book.format(font_color=DARK, underline=1))
        self.row += 1

    def table(
        self,
        table: Table,
        *,
        freeze: bool = False,
        places: Mapping[str, str] | None = None,
        editable: Sequence[str] = (),
    ) -> tuple[int, int]:
        """Write a table; gives the first and last row of its records (counted from 0).

        `places` resolves the links of the table; `editable` names columns that stay unlocked on a
        protected sheet. `freeze` keeps the header in sight and adds a filter.
        """
        if table.heading:
            self.heading(table.heading)
        for line in table.note.splitlines():
            self.note(line)
        head = self.book.format(
            bold=True, bg_color=DARK, font_color="#FFFFFF", border=1, border_color=GRID, text_wrap=True,
            valign="vcenter",
        )  # fmt: skip
        for at, column in enumerate(table.columns):
            self.raw.write_string(self.row, at, text_for_file(column.header), head)
            self._widen(at, column.width, column.hidden)
        seen = [column for column in table.columns if not column.hidden]
        self._grow(self.row, [(column.header, column.width) for column in seen])
        header_row, first = self.row, self.row + 1
        for position, record in enumerate(table.records):
            self._grow(first + position, [(record[one.key], one.width) for one in seen])
            for at, column in enumerate(table.columns):
                place = _place_of(table, places, position, column.key)
                mark = table.marks.get((position, column.key))
                value, may_edit = record[column.key], column.key in editable
                self._cell((first + position, at), column, value, place=place, mark=mark, editable=may_edit)
        last = first + len(table.records) - 1
        if freeze:
            self.raw.freeze_panes(first, 1)
            self.raw.repeat_rows(header_row)
            if table.records:
                self.raw.autofilter(header_row, 0, last, len(table.columns) - 1)
        self.row = last + 2
        self.columns = max(self.columns, len(table.columns))
        return first, last

    def protect(self) -> None:
        """Lock every cell but the editable ones; rows may be heightened. There is no password."""
        self.raw.protect("", {"format_rows": True, "autofilter": True})

    def choices(
        self, rows: tuple[int, int], at: int, options: Sequence[str], help: str, *, free: bool
    ) -> None:
        """A list to choose from in one column of some rows; `free` lets other texts be typed as well.

        The list stands as one formula of texts between commas: a quotation mark or a comma would end a text.
        """
        source = [text_for_file(option).translate(_NOT_IN_LISTS) for option in options]
        rule = {"validate": "list", "source": source, "show_error": not free}
        self._rule(rows, at, rule, help)

    def numbers(self, rows: tuple[int, int], at: int, *, whole: bool, most: float | None, help: str) -> None:
        """Cells of one column that take a number from 0 up to `most` (None: any) and nothing else."""
        bounds = {"criteria": ">=", "value": 0} if most is None else {
            "criteria": "between", "minimum": 0, "maximum": most
        }  # fmt: skip
        self._rule(rows, at, {"validate": "integer" if whole else "decimal", **bounds}, help)

    def _rule(self, rows: tuple[int, int], at: int, rule: Mapping[str, Any], help: str) -> None:
        words = {"input_message": help, "error_title": "Isian tidak sesuai", "error_message": help}
        self.raw.data_validation(rows[0], at, rows[1], at, {**rule, **words})

    def bars(self, bars: Bars) -> None:
        """A native bar chart below what stands; its numbers stand far right, outside the printed area."""
        small = self.book.format(font_color="#666666", font_size=8)
        row, column = self.row, DATA_COLUMN
        self.raw.write_string(row, column, text_for_file(bars.heading), small)
        self.raw.write_string(row, column + 1, text_for_file(bars.series), small)
        for at, (name, value) in enumerate(zip(bars.names, bars.values, strict=True), start=1):
            self.raw.write_string(row + at, column, text_for_file(name), small)
            self.raw.write_number(row + at, column + 1, round(value, 1), small)
        last = row + len(bars.names)
        chart = self.book.bar_chart()
        chart.add_series(
            {
                "name": [self.name, row, column + 1],
                "categories": [self.name, row + 1, column, last, column],
                "values": [self.name, row + 1, column + 1, last, column + 1],
                "fill": {"color": DARK},
                "gap": 40,
                "data_labels": {"value": True, "num_format": _NUMBER_FORMATS[ColumnKind.POINTS]},
            }
        )
        chart.set_title({"name": text_for_file(bars.heading), "name_font": {"size": 11}})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
        chart.set_x_axis({"name": bars.unit, "visible": False, "major_gridlines": {"visible": False}})
        chart.set_legend({"none": True})
        height = 90 + 26 * len(bars.names)
        chart.set_size({"width": 760, "height": height})
        self.raw.insert_chart(row, 0, chart, {"description": text_for_file(bars.heading)})
        self.row = row + height // ROW_HEIGHT + 2

    def _line(self, text: str, **properties: Any) -> None:
        self.raw.write_string(self.row, 0, text_for_file(text), self.book.format(**properties))
        self.row += 1

    def _grow(self, row: int, texts: Sequence[tuple[Value, float]]) -> None:
        """Height for the longest wrapped text: not every program finds it by itself."""
        lines = max((_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)
        if lines > 1:
            self.raw.set_row_pixels(row, min(lines * LINE_HEIGHT + 4, 540))

    def _widen(self, column: int, width: float, hidden: bool = False) -> None:
        if hidden or width > self._widths.get(column, 0):
            self._widths[column] = 0 if hidden else width
            self.raw.set_column(column, column, width, None, {"hidden": hidden})

    def _cell(
        self,
        where: tuple[int, int],
        column: ReportColumn,
        value: Value,
        *,
        place: str,
        mark: Mark | None,
        editable: bool,
    ) -> None:
        properties: dict[str, Any] = {"border": 1, "border_color": GRID, "valign": "top"}
        if editable:
            properties |= {"locked": False, "bg_color": "#FFF8DC"}
        number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        if place:
            properties |= {"font_color": DARK, "underline": 1}
            self.raw.write_url(*where, place, self.book.format(**properties), "")
        if number:
            kind = _number_kind(column.kind, value)
            written = _NUMBER_FORMATS[kind]
            if mark:
                properties["bg_color"] = mark.fill
                written = f'{_LOCALE}"{mark.sign} "{written.removeprefix(_LOCALE)}'
            style = self.book.format(**properties, num_format=written)
            self.raw.write_number(*where, value, style)
            return
        missing = value is None or (isinstance(value, float) and not math.isfinite(value))
        if editable:
            # As text, so that a code such as 1.02 stays as it is typed; a number with the decimals it has.
            formats = {**_NUMBER_FORMATS, ColumnKind.NUMBER: "General"}
            properties["num_format"] = formats.get(column.kind, "@")
        if missing and editable:
            self.raw.write_blank(*where, None, self.book.format(**properties, text_wrap=True))
            return
        text = ("" if column.kind is ColumnKind.TEXT else NO_DATA) if missing else str(value)
        if column.kind is not ColumnKind.TEXT and missing:
            properties |= {"italic": True, "font_color": "#666666", "align": "right"}
        self.raw.write_string(
            *where,
            text_for_file(text),
            # A wrapped text makes its row high even where nobody sees it.
            self.book.format(**properties, text_wrap=not column.hidden),
        )

    def _link(self, row: int, column: int, place: str, text: str, style: Format) -> None:
        self.raw.write_url(row, column, place, style, text_for_file(text))


def _number_kind(kind: ColumnKind, value: Value) -> ColumnKind:
    """The kind by which a number is shown: a whole one without the mark of missing decimals."""
    if kind in (ColumnKind.TEXT, ColumnKind.NUMBER):
        return ColumnKind.WHOLE if float(value or 0).is_integer() else ColumnKind.NUMBER
    return kind


def chart_data(bars: Bars) -> bytes:
    """The small workbook behind a chart in another document: names in A, values in B, headers in row 1."""
    book = Book(bars.heading)
    sheet = book.sheet("Sheet1").raw
    sheet.write_string(0, 1, text_for_file(bars.series))
    for row, (name, value) in enumerate(zip(bars.names, bars.values, strict=True), start=1):
        sheet.write_string(row, 0, text_for_file(name))
        sheet.write_number(row, 1, value)
    return book.data()


def place_in(sheet: str, row: int, column: int) -> str:
    """A link to a cell of this workbook; rows and columns counted from 0."""
    letters = xlsxwriter.utility.xl_rowcol_to_cell(row, column)
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!{letters}"


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of so many characters, words kept whole."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, len(textwrap.wrap(part, max(4, int(width))))) for part in text.split("\n"))


def _place_of(table: Table, places: Mapping[str, str] | None, position: int, key: str) -> str:
    if not table.links or not places:
        return ""
    return places.get(table.links.get((position, key), ""), "")
