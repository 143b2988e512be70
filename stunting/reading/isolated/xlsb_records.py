"""Records of a binary part of an xlsb file, after the published specification [MS-XLSB]."""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = tuple[int, int, int, int]

ROW_HEADER = 0
CELL_BLANK = 1
CELL_ERROR = 3
FORMULA_ERROR = 11
CELLS = range(1, 12)
RICH_TEXT_CELL = 62
# Cells without their column number, written by some programs and lost by every reader but theirs.
SHORT_CELLS = range(12, 19)
FORMAT = 44
CELL_STYLE = 47
COLUMN_INFO = 60
SHEET = 156
MERGE_CELL = 176
BEGIN_CELL_STYLES = 617
END_CELL_STYLES = 618


def records(part: bytes) -> Iterator[Record]:
    """Kind, start, start of the body and end of every record; a record cut off at the end is left out."""
    position = 0
    size = len(part)
    while position + 1 < size:
        start = position
        kind = part[position]
        position += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[position] << 7)
            position += 1
        length = shift = 0
        while position < size:
            byte = part[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        end = position + length
        if end > size:
            return
        yield kind, start, position, end
        position = end


def unsigned(part: bytes, position: int) -> int:
    """A number of four bytes."""
    return int(struct.unpack_from("<I", part, position)[0])


def short(part: bytes, position: int) -> int:
    """A number of two bytes."""
    return int(struct.unpack_from("<H", part, position)[0])


def wide_text(part: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; a length of all ones means no text."""
    length = unsigned(part, position)
    start = position + 4
    if length == 0xFFFFFFFF:
        return "", start
    end = start + 2 * length
    return part[start:end].decode("utf-16-le", "replace"), end
