"""Sheets of a SpreadsheetML 2003 file, XML that some web systems export with the name .xls."""

from __future__ import annotations

import datetime

from stunting.reading.isolated.calamine_values import too_many_cells
from stunting.reading.isolated.far_cells import cell_address, near_and_far, stray_cells
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR, MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.number_formats import is_percent_format
from stunting.reading.isolated.xlsx_mending import with_plain_references
from stunting.reading.isolated.xml_parts import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.xml_parts import Attributes

_LAST_COLUMN = 16_384


def read_spreadsheet_xml(data: bytes) -> Iterator[RawSheet | Refusal]:
    """Sheets of a SpreadsheetML 2003 file in UTF-8."""
    try:
        reader = _walked(data)
    except Refusal:
        plain = with_plain_references(data)
        if plain == data or b"<!DOCTYPE" in data:
            raise
        reader = _walked(plain)
    for sheet in reader.sheets:
        yield from sheet.messages()


def _walked(data: bytes) -> SpreadsheetXml:
    reader = SpreadsheetXml()
    walk([data], reader.start, reader.end, reader.add_text)
    return reader


class XmlSheet:
    """One sheet, its cells by position until it is known how far they reach."""

    def __init__(self, name: str) -> None:
        self.marks = RawSheet(name)
        self.marks.has_formats = True
        self.cells: dict[tuple[int, int], object] = {}
        self.percent: set[tuple[int, int]] = set()

    def messages(self) -> list[RawSheet | Refusal]:
        """The sheet without the cells far from the rest, and a word about those."""
        by_row: dict[int, int] = {}
        by_column: dict[int, int] = {}
        for row, column in self.cells:
            by_row[row] = by_row.get(row, 0) + 1
            by_column[column] = by_column.get(column, 0) + 1
        (top, bottom), far_rows = near_and_far(by_row, BLANK_ROWS_BEFORE_FAR)
        (left, right), far_columns = near_and_far(by_column, BLANK_COLUMNS_BEFORE_FAR)
        if (bottom + 1) * (right + 1) > MAX_CELLS:
            return [too_many_cells(self.marks.name, bottom + 1, right + 1)]
        strays = [min(cell for cell in self.cells if cell[0] == row) for row, _ in far_rows]
        strays += [min(cell for cell in self.cells if cell[1] == column) for column, _ in far_columns]
        rows: list[list[object]] = [[""] * (right + 1) for _ in range(bottom + 1)]
        for (row, column), value in self.cells.items():
            if top <= row <= bottom and left <= column <= right:
                rows[row][column] = value
        self._fill(rows, right + 1)
        return [self.marks, *stray_cells(self.marks.name, [cell_address(*cell) for cell in strays])]

    def _fill(self, rows: list[list[object]], width: int) -> None:
        mask = bytearray(len(rows) * width)
        for row, column in self.percent:
            if row < len(rows) and column < width:
                mask[row * width + column] = 1
        self.marks.percent_width, self.marks.percent = width, bytes(mask)
        self.marks.fill(rows)


class SpreadsheetXml:
    """Collects sheets from the elements of the file."""

    def __init__(self) -> None:
        self.sheets: list[XmlSheet] = []
        self._percent_styles: set[str] = set()
        self._style = ""
        self._row = self._column = self._described = -1
        self._rows_alike = self._across = 0
        self._kind = ""
        self._text: list[str] | None = None
        self._in_comment = False
        self._has_formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take note of an element."""
        match name:
            case "Style":
                self._style = attributes.get("ID", "")
            case "NumberFormat":
                code = attributes.get("Format", "")
                if code == "Percent" or is_percent_format(code):
                    self._percent_styles.add(self._style)
            case "Worksheet":
                self.sheets.append(XmlSheet(attributes.get("Name", "")))
                self._row = self._described = -1
            case "Column" if self.sheets:
                self._describe_columns(attributes)
            case "Row" if self.sheets:
                self._row = _position(attributes, self._row)
                self._column = -1
                self._rows_alike = int(attributes.get("Span", "0"))
                if attributes.get("Hidden") == "1":
                    self.sheets[-1].marks.hidden_rows.append(self._row)
            case "Cell" if self.sheets:
                self._begin_cell(attributes)
            case "Comment":
                self._in_comment = True
            case "Data" | "Visible" if not self._in_comment:
                self._kind = attributes.get("Type", "")
                self._text = []

    def add_text(self, text: str) -> None:
        """Take text of a cell."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Close an element."""
        if name == "Comment":
            self._in_comment = False
        elif name == "Data" and self._text is not None:
            self._end_data("".join(self._text))
            self._text = None
        elif name == "Visible" and self._text is not None and self.sheets:
            self.sheets[-1].marks.hidden = "".join(self._text) != "SheetVisible"
            self._text = None
        elif name == "Cell" and self.sheets:
            self._end_cell()
        elif name == "Row":
            self._row += self._rows_alike

    def _describe_columns(self, attributes: Attributes) -> None:
        first = _position(attributes, self._described)
        self._described = min(first + int(attributes.get("Span", "0")), _LAST_COLUMN)
        if attributes.get("Hidden") == "1":
            self.sheets[-1].marks.hidden_columns.extend(range(first, self._described + 1))

    def _begin_cell(self, attributes: Attributes) -> None:
        sheet = self.sheets[-1]
        self._column = _position(attributes, self._column)
        self._has_formula = "Formula" in attributes
        if attributes.get("StyleID") in self._percent_styles:
            sheet.percent.add((self._row, self._column))
        across, down = int(attributes.get("MergeAcross", "0")), int(attributes.get("MergeDown", "0"))
        if across or down:
            sheet.marks.merges.append((self._row, self._column, self._row + down, self._column + across))
        self._across = across

    def _end_cell(self) -> None:
        if self._has_formula:
            self.sheets[-1].marks.unevaluated.append((self._row, self._column))
        self._column += self._across  # the next cell stands behind the merged range

    def _end_data(self, text: str) -> None:
        sheet = self.sheets[-1]
        cell = self._row, self._column
        self._has_formula = False
        sheet.cells[cell] = _value(self._kind, text)
        if self._kind == "Error":
            sheet.marks.errors[cell] = text


def _position(attributes: Attributes, previous: int) -> int:
    return int(attributes["Index"]) - 1 if "Index" in attributes else previous + 1


def _value(kind: str, text: str) -> object:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return "" if kind == "Error" else text
