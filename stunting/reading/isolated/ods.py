"""Sheets of an ods file: values by calamine, marks by a pass over its content."""

from __future__ import annotations

import re
import zlib

from stunting.reading.isolated.archive import Archive
from stunting.reading.isolated.calamine_values import ValueReader
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.ods_marks import read_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.far_cells import Rows

CONTENT = "content.xml"
_VALUED_CELL = re.compile(rb'<table:table-cell\b[^>]*?\soffice:value=["\']([^"\']*)["\'][^>]*>')
_VALUE = re.compile(rb'\soffice:value(?:-type)?=["\'][^"\']*["\']')
_COUNT = re.compile(rb'(:number-(row|column)s-repeated=["\'])(\d+)')


def read_ods(data: bytes, archive: Archive) -> Iterator[RawSheet | Refusal]:
    """Sheets of an ods file.

    Blank rows and columns are written there as one with a count. What stands behind more of them
    than fit between two tables is left away: the counts are shortened before calamine reads them,
    since it would reserve the memory for all of it.
    """
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise Refusal("encrypted_file")
    try:
        tables = read_tables(archive.blocks(CONTENT))
    except zlib.error as error:
        raise Refusal("unreadable_file", reason="isinya rusak atau terpotong") from error
    if any(table.strays for table in tables):
        shortened = _COUNT.sub(_shortened, archive.read(CONTENT) or b"")
        data = archive.rewritten({CONTENT: shortened})

    def finish(index: int, sheet: RawSheet, rows: Rows) -> list[str]:
        table = tables[index]
        table.keep_near(rows)
        table.mark(sheet)
        return table.strays

    try:
        values = ValueReader(data)
    except Refusal as refusal:
        content, damaged = _mended(archive.read(CONTENT) or b"")
        if refusal.kind != "unreadable_file" or not damaged:
            raise
        yield Refusal("damaged_cell", count=str(damaged))
        values = ValueReader(Archive(data).rewritten({CONTENT: content}))
    yield from values.messages(finish)


def _mended(content: bytes) -> tuple[bytes, int]:
    """Content whose cells hold no value that is no number, and how many did."""
    damaged = 0

    def without_value(cell: re.Match[bytes]) -> bytes:
        nonlocal damaged
        try:
            float(cell[1])
        except ValueError:
            damaged += 1
            return _VALUE.sub(b"", cell[0])
        return cell[0]

    return _VALUED_CELL.sub(without_value, content), damaged


def _shortened(count: re.Match[bytes]) -> bytes:
    longest = BLANK_ROWS_BEFORE_FAR if count[2] == b"row" else BLANK_COLUMNS_BEFORE_FAR
    return count[1] + (count[3] if int(count[3]) <= longest else b"1")
