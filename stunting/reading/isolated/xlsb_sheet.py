"""One worksheet of an xlsb file: how far it reaches and what calamine does not tell of it."""

from __future__ import annotations

import struct

from stunting.reading.isolated import xlsb_records as brt
from stunting.reading.isolated.far_cells import cell_address, near_and_far
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from stunting.reading.isolated.far_cells import Group
    from stunting.reading.isolated.messages import RawSheet

_ROW_HIDDEN = 0x10
_COLUMN_HIDDEN = 0x01
_STYLE_BITS = 0xFFFFFF
_LAST_COLUMN = 16_384
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class XlsbSheet:
    """What one pass over a worksheet part finds; cells are kept as positions, never as values.

    `is_lossy` says that the part holds cells without a column number, which readers lose.
    """

    def __init__(self, part: bytes, percent_styles: Collection[int]) -> None:
        self.is_lossy = False
        self._part = part
        self._percent_styles = percent_styles
        self._row = 0
        self._by_row: dict[int, int] = {}
        self._by_column: dict[int, int] = {}
        self._first_in_row: dict[int, int] = {}
        self._first_in_column: dict[int, int] = {}
        self._percent: list[tuple[int, int]] = []
        self._errors: dict[tuple[int, int], str] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []
        for kind, _, start, end in brt.records(part):
            self._take(kind, start, end)

    def size(self) -> tuple[int, int]:
        """Rows and columns of the rectangle from A1 around all filled cells."""
        return max(self._by_row, default=-1) + 1, max(self._by_column, default=-1) + 1

    def mark(self, sheet: RawSheet) -> None:
        """Fill in the marks of the sheet; formulas always carry a result in this format."""
        sheet.has_formats = True
        sheet.errors = self._errors
        sheet.merges = self._merges
        sheet.hidden_rows = self._hidden_rows
        sheet.hidden_columns = self._hidden_columns
        height, width = self.size()
        mask = bytearray(height * width)
        for row, column in self._percent:
            mask[row * width + column] = 1
        sheet.percent_width, sheet.percent = width, bytes(mask)

    def cut_far_cells(self) -> tuple[bytes, list[str]]:
        """Forget the cells far from the rest; the part without them and the first of each group."""
        rows, far_rows = near_and_far(self._by_row, BLANK_ROWS_BEFORE_FAR)
        columns, far_columns = near_and_far(self._by_column, BLANK_COLUMNS_BEFORE_FAR)
        if not far_rows and not far_columns:
            return self._part, []
        strays = [cell_address(row, self._first_in_row[row]) for row, _ in far_rows]
        strays += [cell_address(self._first_in_column[column], column) for column, _ in far_columns]
        return self._cut(rows, columns), strays

    def _take(self, kind: int, start: int, end: int) -> None:
        part = self._part
        if kind in brt.CELLS or kind == brt.RICH_TEXT_CELL:
            if end - start >= 8:
                column, style = struct.unpack_from("<II", part, start)
                self._take_cell(kind, column, style & _STYLE_BITS, start)
        elif kind == brt.ROW_HEADER and end - start >= 12:
            self._row = brt.unsigned(part, start)
            if part[start + 11] & _ROW_HIDDEN:
                self._hidden_rows.append(self._row)
        elif kind in brt.SHORT_CELLS:
            self.is_lossy = True
        elif kind == brt.COLUMN_INFO and end - start >= 18 and part[start + 16] & _COLUMN_HIDDEN:
            first, last = struct.unpack_from("<II", part, start)
            self._hidden_columns.extend(range(first, min(last + 1, _LAST_COLUMN)))
        elif kind == brt.MERGE_CELL and end - start >= 16:
            top, bottom, left, right = struct.unpack_from("<IIII", part, start)
            self._merges.append((top, left, bottom, right))

    def _take_cell(self, kind: int, column: int, style: int, start: int) -> None:
        row = self._row
        if kind != brt.CELL_BLANK:
            self._by_row[row] = self._by_row.get(row, 0) + 1
            self._by_column[column] = self._by_column.get(column, 0) + 1
            self._first_in_row.setdefault(row, column)
            self._first_in_column.setdefault(column, row)
            if style in self._percent_styles:
                self._percent.append((row, column))
            if kind in (brt.CELL_ERROR, brt.FORMULA_ERROR):
                self._errors[row, column] = _ERRORS.get(self._part[start + 8], "#N/A")

    def _cut(self, rows: Group, columns: Group) -> bytes:
        kept = []
        row = 0
        for kind, start, body, end in brt.records(self._part):
            if kind == brt.ROW_HEADER:
                row = brt.unsigned(self._part, body)
            is_cell = kind in brt.CELLS or kind == brt.RICH_TEXT_CELL
            far_row = (is_cell or kind == brt.ROW_HEADER) and not rows[0] <= row <= rows[1]
            if far_row or (is_cell and not columns[0] <= brt.unsigned(self._part, body) <= columns[1]):
                continue
            kept.append(self._part[start:end])
        self._percent = [c for c in self._percent if _inside(c, rows, columns)]
        self._errors = {c: text for c, text in self._errors.items() if _inside(c, rows, columns)}
        self._by_row = {row: count for row, count in self._by_row.items() if rows[0] <= row <= rows[1]}
        self._by_column = {c: n for c, n in self._by_column.items() if columns[0] <= c <= columns[1]}
        return b"".join(kept)


def _inside(cell: tuple[int, int], rows: Group, columns: Group) -> bool:
    return rows[0] <= cell[0] <= rows[1] and columns[0] <= cell[1] <= columns[1]
