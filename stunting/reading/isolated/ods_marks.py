"""What calamine does not tell of an ods file: percentages, merges, what is hidden, errors."""

from __future__ import annotations

from stunting.reading.isolated.far_cells import cell_address
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR, MAX_CELLS
from stunting.reading.isolated.messages import Refusal
from stunting.reading.isolated.xml_parts import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from stunting.reading.isolated.messages import RawSheet
    from stunting.reading.isolated.xml_parts import Attributes

_NOWHERE = 2**31


class OdsTable:
    """Marks of one table, collected cell by cell.

    Equal rows or columns that follow each other are written once with a count. Behind a count that
    is too high nothing is read: from `row_limit` on, and in a row from its `column_limits` on.
    """

    def __init__(self) -> None:
        self.strays: list[str] = []
        self.row_limit: int | None = None
        self.column_limits: dict[int, int] = {}
        self._percent: list[tuple[int, int]] = []
        self._errors: dict[tuple[int, int], str] = {}
        self._unevaluated: list[tuple[int, int]] = []
        self._merges: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []
        self._row = self._row_count = self._column = self._described_columns = 0
        self._last_row = self._last_column = -1
        self._row_is_filled = False
        self._limit_is_told = False
        self._long_blank_at = _NOWHERE
        self._error_cells: list[tuple[int, int]] = []

    def mark(self, sheet: RawSheet) -> None:
        """Fill in the marks of the sheet."""
        sheet.has_formats = True
        sheet.errors = self._errors
        sheet.unevaluated = self._unevaluated
        sheet.merges = self._merges
        sheet.hidden_rows = self._hidden_rows
        sheet.hidden_columns = self._hidden_columns
        width = self._last_column + 1
        mask = bytearray((self._last_row + 1) * width)
        for row, column in self._percent:
            mask[row * width + column] = 1
        sheet.percent_width, sheet.percent = width, bytes(mask)

    def keep_near(self, rows: list[list[Any]]) -> None:
        """Take from the rows what lies behind a count that is too high."""
        if self.row_limit is not None:
            del rows[self.row_limit :]
        for row, limit in self.column_limits.items():
            rows[row][limit:] = [""] * len(rows[row][limit:])

    def describe_columns(self, attributes: Attributes) -> None:
        """Take note of one or more columns."""
        count = _count(attributes, "number-columns-repeated")
        if _is_hidden(attributes) and count <= BLANK_COLUMNS_BEFORE_FAR:
            first = self._described_columns
            self._hidden_columns.extend(range(first, first + count))
        self._described_columns += count

    def begin_row(self, attributes: Attributes) -> None:
        """Begin one or more equal rows."""
        self._row_count = _count(attributes, "number-rows-repeated")
        self._column = 0
        self._row_is_filled = False
        self._long_blank_at = _NOWHERE
        if _is_hidden(attributes) and self._row_count <= BLANK_ROWS_BEFORE_FAR:
            self._hidden_rows.extend(range(self._row, self._row + self._row_count))

    def end_row(self) -> None:
        """End the row; a row that is too often the same ends what is read."""
        if self.row_limit is None and self._row_count > BLANK_ROWS_BEFORE_FAR:
            self.row_limit = self._row
            if self._row_is_filled:
                self.row_limit += 1
                self._limit_is_told = True
                self.strays.append(cell_address(self.row_limit, 0))
        self._row += self._row_count

    def begin_cell(self, attributes: Attributes) -> None:
        """Take note of one or more equal cells of the row."""
        count = _count(attributes, "number-columns-repeated")
        if "value-type" in attributes or "formula" in attributes:
            self._row_is_filled = True
            if self._is_near(count):
                self._take(attributes, min(count, BLANK_COLUMNS_BEFORE_FAR))
        elif count > BLANK_COLUMNS_BEFORE_FAR:
            self._long_blank_at = min(self._long_blank_at, self._column)
        self._column += count

    def add_text(self, text: str) -> None:
        """Take the text of a cell, which tells what kind of error it holds."""
        if text.startswith("#"):  # not a note to the cell
            self._errors.update(dict.fromkeys(self._error_cells, text))

    def end_cell(self) -> None:
        """End a cell."""
        self._error_cells = []

    def _is_near(self, count: int) -> bool:
        if self.row_limit is not None:
            if not self._limit_is_told:
                self.strays.append(cell_address(self._row, self._column))
            self._limit_is_told = True
            return False
        if self._column > self._long_blank_at:
            self.column_limits[self._row] = self._long_blank_at
            self.strays.append(cell_address(self._row, self._column))
            return False
        if count > BLANK_COLUMNS_BEFORE_FAR:
            self.column_limits[self._row] = self._column + 1
            self.strays.append(cell_address(self._row, self._column + 1))
        return True

    def _take(self, attributes: Attributes, columns: int) -> None:
        rows = self._row_count if self._row_count <= BLANK_ROWS_BEFORE_FAR else 1
        cells = [
            (row, column)
            for row in range(self._row, self._row + rows)
            for column in range(self._column, self._column + columns)
        ]
        self._last_row, last_column = max(self._last_row, cells[-1][0]), cells[-1][1]
        self._last_column = max(self._last_column, last_column)
        if (self._last_row + 1) * (self._last_column + 1) > MAX_CELLS:
            raise Refusal("too_large", reason=f"lembar mencakup lebih dari {MAX_CELLS} sel")
        kind = attributes.get("value-type")
        if kind == "percentage":
            self._percent += cells
        elif kind == "error":
            self._error_cells = cells
            self._errors.update(dict.fromkeys(cells, "#N/A"))
        elif kind is None:
            self._unevaluated += cells
        bottom = self._row + _count(attributes, "number-rows-spanned") - 1
        right = self._column + _count(attributes, "number-columns-spanned") - 1
        if (bottom, right) != (self._row, self._column):
            self._merges.append((self._row, self._column, bottom, right))


def read_tables(blocks: Iterable[bytes]) -> list[OdsTable]:
    """Marks of all tables of a content part, in its order."""
    tables: list[OdsTable] = []
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        if name == "table":
            depth += 1
            if depth == 1:
                tables.append(OdsTable())
        elif depth == 1:
            if name in ("table-cell", "covered-table-cell"):
                tables[-1].begin_cell(attributes)
            elif name == "table-row":
                tables[-1].begin_row(attributes)
            elif name == "table-column":
                tables[-1].describe_columns(attributes)

    def end(name: str) -> None:
        nonlocal depth
        if name == "table":
            depth -= 1
        elif depth == 1:
            if name == "table-row":
                tables[-1].end_row()
            elif name in ("table-cell", "covered-table-cell"):
                tables[-1].end_cell()

    def text(content: str) -> None:
        if depth == 1:
            tables[-1].add_text(content)

    walk(blocks, start, end, text)
    return tables


def _count(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "1")
    return max(int(written), 1) if written.isdecimal() else 1


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("visibility") in ("collapse", "filter")
