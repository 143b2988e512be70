"""What calamine does not tell of a worksheet.

These are percent formats, hidden rows and columns, errors, and formulas whose result was never computed.
"""

from __future__ import annotations

import re

from stunting.reading.isolated.far_cells import column_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stunting.reading.isolated.messages import RawSheet
    from stunting.reading.isolated.xlsx_sheet import XlsxSheet

_HIDDEN = re.compile(rb'\s(?:hidden=["\'](?:1|true)["\']|(?:ht|width)=["\']0(?:\.0*)?["\'])')
_COLUMN_SPAN = re.compile(rb'\smin=["\'](\d+)["\'].*?\smax=["\'](\d+)["\']')
_TYPE = re.compile(rb'\st=["\'](\w+)["\']')
_COLUMN = re.compile(rb'\sr=["\']([A-Z]{1,3})\d')
_LAST_COLUMN = 16_384


class XlsxMarks:
    """The marks of one worksheet of so many rows and columns; `collect` goes through its rows once."""

    def __init__(
        self,
        part: XlsxSheet,
        size: tuple[int, int],
        percent_styles: Collection[int],
        asks_for_results: bool,
    ) -> None:
        self._part = part
        self._height, self._width = size
        prefix = self._prefix = part.prefix
        self._percent_cells = _PercentCells(prefix, percent_styles) if percent_styles else None
        self._error = re.compile(rb"<%sv>([^<]*)</" % prefix)
        self._no_result = _formula_with(prefix, rb"(?:<%sv\s*/>|<%sv>\s*</%sv>)?" % ((prefix,) * 3))
        # Programs that compute nothing write 0 as the result of every formula and ask whoever
        # opens the file to compute it: as long as no other result is seen, those zeros are none.
        self._zeros_are_results = not asks_for_results
        self._zeros: list[tuple[int, int]] = []
        self._mask = bytearray(self._height * self._width) if percent_styles else bytearray()
        self._row_masks: dict[tuple[bytes, ...], bytes] = {}

    def collect(self, sheet: RawSheet, rows: Iterable[tuple[int, bytes]]) -> None:
        """Fill in the marks of the sheet from all its rows."""
        sheet.has_formats = True
        for number, piece in rows:
            if number < self._height:
                self._collect_row(sheet, number, piece)
        sheet.hidden_columns = hidden_columns(self._part)
        sheet.percent = bytes(self._mask)
        sheet.percent_width = self._width
        if not self._zeros_are_results:
            sheet.unevaluated += self._zeros

    def _collect_row(self, sheet: RawSheet, number: int, piece: bytes) -> None:
        if _HIDDEN.search(piece, 0, piece.find(b">")):
            sheet.hidden_rows.append(number)
        if self._percent_cells is not None:
            self._mark_percent(number, tuple(self._percent_cells.columns(piece)))
        if b"#" in piece and (b't="e"' in piece or b"t='e'" in piece):
            sheet.errors.update(self._errors(number, piece))
        sheet.unevaluated += self._formulas(self._no_result, number, piece)
        if not self._zeros_are_results:
            prefix = self._prefix
            zero_result = _formula_with(prefix, rb"<%sv>0</%sv>" % (prefix, prefix))
            other_result = _formula_with(prefix, rb"<%sv>(?!0<)[^<]+</%sv>" % (prefix, prefix))
            self._zeros += self._formulas(zero_result, number, piece)
            self._zeros_are_results = other_result.search(piece) is not None

    def _mark_percent(self, number: int, columns: tuple[bytes, ...]) -> None:
        # Rows of a matrix repeat the same formats: their bytes are made once and then copied.
        marks = self._row_masks.get(columns)
        if marks is None:
            row = bytearray(self._width)
            for column in map(column_index, columns):
                if column < self._width:
                    row[column] = 1
            marks = self._row_masks[columns] = bytes(row)
        self._mask[number * self._width : (number + 1) * self._width] = marks

    def _errors(self, number: int, piece: bytes) -> dict[tuple[int, int], str]:
        found = {}
        for cell in piece.split(self._part.cell_tag)[1:]:
            tag = b" " + cell[: cell.find(b">")]
            kind, column, text = _TYPE.search(tag), _COLUMN.search(tag), self._error.search(cell)
            if kind and kind[1] == b"e" and column and text:
                found[number, column_index(column[1])] = text[1].decode("utf-8", "replace")
        return found

    def _formulas(self, wanted: re.Pattern[bytes], number: int, piece: bytes) -> list[tuple[int, int]]:
        found = []
        for match in wanted.finditer(piece):
            tag = piece[piece.rfind(self._part.cell_tag, 0, match.start()) : match.start()]
            kind, column = _TYPE.search(tag), _COLUMN.search(tag)
            # An empty text is a result too: the formula says that the cell is to look blank.
            if column and not (kind and kind[1] in (b"str", b"e")):
                found.append((number, column_index(column[1])))
        return found


class _PercentCells:
    """Finds the cells of a row that have one of the percent styles.

    Nearly all programs write the address first and the style second, which can be searched for
    fast; a row in which the style also stands elsewhere is searched again without that assumption.
    """

    def __init__(self, prefix: bytes, styles: Collection[int]) -> None:
        either = b"|".join(b"%d" % style for style in styles)
        self._style = re.compile(rb's=["\'](?:%s)["\']' % either)
        self._usual = re.compile(rb'<%sc r="([A-Z]{1,3})\d+" s="(?:%s)"' % (prefix, either))
        self._any = rb'<%sc\s(?=[^>]*?\bs=["\'](?:%s)["\'])(?:[^>]*?\s)?r=["\']([A-Z]{1,3})' % (
            prefix,
            either,
        )

    def columns(self, piece: bytes) -> list[bytes]:
        """Letters of the columns of those cells."""
        usual = self._usual.findall(piece)
        if len(usual) == len(self._style.findall(piece)):
            return usual
        return re.findall(self._any, piece)


def _formula_with(prefix: bytes, result: bytes) -> re.Pattern[bytes]:
    formula = rb"<%sf\b(?:[^>]*/>|[^>]*>[^<]*</%sf>)" % (prefix, prefix)
    return re.compile(rb"%s\s*%s\s*</%sc>" % (formula, result, prefix))


def hidden_columns(part: XlsxSheet) -> list[int]:
    """Columns that are hidden or have no width."""
    hidden: list[int] = []
    for tag in re.findall(rb"<%scol\s[^>]*>" % part.prefix, part.head):
        span = _COLUMN_SPAN.search(tag)
        if span and _HIDDEN.search(tag):
            hidden.extend(range(int(span[1]) - 1, min(int(span[2]), _LAST_COLUMN)))
    return hidden
