"""Sheets of an xls file: values by calamine, formats and errors by xlrd."""

from __future__ import annotations

import io

import msoffcrypto
import xlrd

from stunting.reading.isolated.calamine_values import ValueReader
from stunting.reading.isolated.far_cells import cut_far_values
from stunting.reading.isolated.file_kinds import SLIDES, WORD
from stunting.reading.isolated.limits import MAX_SIZE_FOR_XLS_MARKS
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.number_formats import is_percent_format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.far_cells import Rows


_LABELS = {"doc97": WORD, "ppt97": SLIDES}


def read_ole(data: bytes) -> Iterator[RawSheet | Refusal]:
    """Sheets of a file in the container of Office 97, which also holds encrypted xlsx files."""
    _refuse_locked_or_other(data)
    book = _open_for_marks(data)

    def finish(index: int, sheet: RawSheet, rows: Rows) -> list[str]:
        if book is not None and sheet.name in book.sheet_names():
            mark_sheet(sheet, book, book.sheet_by_name(sheet.name))
        return cut_far_values(rows)

    return ValueReader(data).messages(finish)


def _refuse_locked_or_other(data: bytes) -> None:
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        locked = office.is_encrypted()
    except Exception:  # damaged, or older than Office 97: whether it can be read, calamine says
        return
    if locked:
        raise Refusal("encrypted_file")
    if office.format in _LABELS:
        raise Refusal("unknown_format", reason=_LABELS[office.format])


def _open_for_marks(data: bytes) -> xlrd.Book | None:
    if len(data) > MAX_SIZE_FOR_XLS_MARKS:
        return None
    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception:  # a parser of others; the values are there, only their formats are not told
        return None


def mark_sheet(sheet: RawSheet, book: xlrd.Book, source: xlrd.sheet.Sheet) -> None:
    """Fill in the marks of a sheet; whether a formula was computed cannot be told in this format."""
    sheet.has_formats = True
    sheet.hidden_rows = [r for r, about in source.rowinfo_map.items() if about.hidden or about.height == 0]
    sheet.hidden_columns = [c for c, about in source.colinfo_map.items() if about.hidden or about.width == 0]
    percent = _percent_styles(book)
    width = source.ncols
    mask = bytearray(source.nrows * width)
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            mask[row * width + column] = cell.xf_index in percent
            if cell.ctype == xlrd.XL_CELL_ERROR:
                sheet.errors[row, column] = xlrd.error_text_from_code.get(cell.value, "#N/A")
    sheet.percent_width, sheet.percent = width, bytes(mask)


def _percent_styles(book: xlrd.Book) -> frozenset[int]:
    return frozenset(
        index
        for index, style in enumerate(book.xf_list)
        if is_percent_format(book.format_map[style.format_key].format_str)
    )
