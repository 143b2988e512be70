"""A worksheet without the cells that break the rules of the format.

calamine gives up a whole sheet for one cell of an unknown type or with an impossible address. A sheet that it
refused is written anew here, in what matters for values: rows, cells and merged ranges.
"""

from __future__ import annotations

import re

from stunting.reading.isolated.far_cells import cell_address, column_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stunting.reading.isolated.xlsx_sheet import XlsxSheet

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
EMPTY_STYLES = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_HEAD = b'<%sworksheet xmlns%s="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><%ssheetData>'
_ADDRESS = re.compile(rb"([A-Z]{1,3})([1-9]\d{0,6})\Z")
_ADDRESS_OF_CELL = re.compile(rb'\sr=["\']([^"\']*)["\']')
_TYPE = re.compile(rb'\st=["\']([^"\']*)["\']')
_STYLE = re.compile(rb'\ss=["\'][^"\']*["\']')
_ERRORS = (b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!", b"#GETTING_DATA")
_DATES = (0.0, 2_958_466.0)
"""Serial numbers of the calendar of Excel; beyond it a format of dates means nothing."""
_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)(#x[0-9a-fA-F]{1,6};|#\d{1,7};)?")
_STATE = re.compile(rb'\sstate=["\'](?!visible["\']|hidden["\']|veryHidden["\'])[^"\']*["\']')
_MERGED = rb'<%smergeCell\s[^>]*?\bref=["\']([A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6})["\']'


def with_plain_references(xml: bytes) -> bytes:
    """XML in which an ampersand that begins no known reference is a text, as its writer meant it."""
    return _REFERENCE.sub(_plain_reference, xml)


def with_known_states(workbook: bytes) -> bytes:
    """The main part without states of sheets that no program knows."""
    return _STATE.sub(b"", workbook)


def _plain_reference(found: re.Match[bytes]) -> bytes:
    if not found[1]:
        return b"&amp;"
    digits = found[1][1:-1]
    code = int(digits[1:], 16) if digits[:1] == b"x" else int(digits)
    is_sign = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000
    return found[0] if is_sign else b"&#xFFFD;"


class XlsxMending:
    """A worksheet mended; `part` is empty where it is cut off, mostly damaged or declares a document type.

    `damaged` are the addresses of cells that were taken out, where their own is impossible that of their
    place in the order.
    """

    def __init__(self, sheet: XlsxSheet, known_texts: int) -> None:
        self._sheet = sheet
        self._known_texts = known_texts
        prefix = sheet.prefix
        self._value = re.compile(rb"<%sv(?:\s[^>]*)?>([^<]*)</%sv>" % (prefix, prefix))
        self._cell_end = b"</%sc>" % prefix
        self.damaged: list[str] = []
        self._kept = 0
        rows = [self._row(number, piece) for number, piece in sheet.rows()]
        is_whole = bool(sheet.tail) and b"<!DOCTYPE" not in sheet.head
        self.part = self._written(rows) if is_whole and len(self.damaged) <= self._kept else b""

    def _written(self, rows: list[bytes]) -> bytes:
        prefix = self._sheet.prefix
        merges = b"".join(
            b'<%smergeCell ref="%s"/>' % (prefix, area)
            for area in re.findall(_MERGED % prefix, self._sheet.tail)
        )
        namespace = b":" + prefix[:-1] if prefix else b""
        return b"".join(
            (
                _HEAD % (prefix, namespace, prefix),
                *rows,
                b"</%ssheetData><%smergeCells>%s</%smergeCells></%sworksheet>"
                % (prefix, prefix, merges, prefix, prefix),
            )
        )

    def _row(self, number: int, piece: bytes) -> bytes:
        if number >= LAST_ROW:
            self.damaged.append(cell_address(LAST_ROW - 1, 0))
            return b""
        prefix = self._sheet.prefix
        _, *cells = self._sheet.any_cell.split(piece.partition(b"</%srow>" % prefix)[0])
        kept = []
        column = -1
        for cell in cells:
            column, mended = self._cell(number, column + 1, cell)
            if mended:
                self._kept += 1
                kept.append(b'<%sc r="%s"%s' % (prefix, cell_address(number, column).encode(), mended))
        return b'<%srow r="%d">%s</%srow>' % (prefix, number + 1, b"".join(kept), prefix)

    def _cell(self, row: int, column: int, cell: bytes) -> tuple[int, bytes]:
        """Column of a cell and what stands behind its address; nothing where it was taken out."""
        tag, closed, body = cell.partition(b">")
        written = _ADDRESS_OF_CELL.search(tag)
        mended = b""
        if written is not None:
            address = _ADDRESS.match(written[1])
            fits = address is not None and int(address[2]) == row + 1
            place = column_index(address[1]) if address is not None else LAST_COLUMN
            if not fits or place >= LAST_COLUMN:
                self.damaged.append(cell_address(row, column))
                return column, b""
            column = place
            tag = tag[: written.start()] + tag[written.end() :]
        if tag.endswith(b"/") and closed:
            return column, tag + closed
        if closed and body.rstrip().endswith(self._cell_end):
            mended = self._content(tag, body)
        if not mended:
            self.damaged.append(cell_address(row, column))
        return column, mended

    def _content(self, tag: bytes, body: bytes) -> bytes:
        """Tag and content of a cell as calamine takes them, nothing where its value cannot be known."""
        found, kind = self._value.search(body), _TYPE.search(tag)
        value = found[1].strip() if found else b""
        body = with_plain_references(body)
        match kind[1] if kind else b"n":
            case b"n":
                return (_STYLE.sub(b"", tag) if _is_beyond_dates(value) else tag) + b">" + body
            case b"e":
                is_known = value in _ERRORS
                return tag + b">" + (body if is_known else self._value.sub(self._unknown_error, body))
            case b"b":
                is_good = value in (b"", b"0", b"1", b"true", b"false")
            case b"s":
                is_good = not value or (value.isdigit() and int(value) < self._known_texts)
            case other:
                is_good = other in (b"str", b"inlineStr", b"d")
        return tag + b">" + body if is_good else b""

    def _unknown_error(self, _: re.Match[bytes]) -> bytes:
        return b"<%sv>#N/A</%sv>" % (self._sheet.prefix, self._sheet.prefix)


def _is_beyond_dates(value: bytes) -> bool:
    try:
        return not _DATES[0] <= float(value) <= _DATES[1]
    except ValueError:
        return False
