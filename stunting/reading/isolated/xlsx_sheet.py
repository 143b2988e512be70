"""A worksheet part as a stream of rows, each a piece of its bytes.

A national matrix is some 250 MB of XML; walking it with an XML parser costs twice what reading its
values costs. The border between two rows is found at the speed of a memory search, nothing larger
than a block is kept, and most questions about a sheet need a look at few of the pieces.
"""

from __future__ import annotations

import re

from stunting.reading.isolated.far_cells import cell_address, column_index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LONG_PIECE = 256 * 1024
_PREFIX = re.compile(rb"<(?:([\w.-]+):)?worksheet[\s>]")
_ROW_NUMBER = re.compile(rb'[^>]*?\sr=["\'](\d+)["\']')
_COLUMN = re.compile(rb'[^>]*?\sr=["\']([A-Z]{1,3})\d')
_DIMENSION = re.compile(
    rb'<(?:[\w.-]+:)?dimension\s[^>]*?\bref=["\'][A-Z]{1,3}\d{1,7}:([A-Z]{1,3})(\d{1,7})["\']'
)
_HEAD_SIZE = 10_000


class XlsxSheet:
    """A worksheet part; `blocks` starts its content from the beginning each time it is called.

    `claimed` are the rows and columns that it says it reaches over, (0, 0) where it says none. `head` and
    `tail`, what stands before and behind the rows, are known once `rows` has been followed to its end.
    """

    def __init__(self, blocks: Callable[[], Iterable[bytes]]) -> None:
        self._blocks = blocks
        first = next(iter(blocks()), b"")
        found = _PREFIX.search(first, 0, _HEAD_SIZE)
        self.prefix = found[1] + b":" if found and found[1] else b""
        said = _DIMENSION.search(first, 0, _HEAD_SIZE)
        self.claimed = (int(said[2]), column_index(said[1]) + 1) if said else (0, 0)
        self.head = b""
        self.tail = b""
        self.row_tag = b"<%srow" % self.prefix
        self.cell_tag = b"<%sc " % self.prefix
        self._row_end = b"</%srow>" % self.prefix
        self._contents = (b"<%sv" % self.prefix, b"<%sf" % self.prefix, b"<%sis" % self.prefix)
        self.any_cell = re.compile(rb"<%sc(?=[\s/>])" % self.prefix)
        self._has_addresses = self._first_cell_has_address(first)

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """Number of a row, counted from 0, and its bytes behind the name of the element.

        Rows and cells without an address get the one that their order means.
        """
        pieces = self._pieces()
        self.head = next(pieces)
        self.tail = b""
        number = -1
        for piece in pieces:
            found = _ROW_NUMBER.match(piece)
            number = int(found[1]) - 1 if found else number + 1
            if not (piece.endswith(self._row_end) or piece.find(b">") == len(piece) - 1):
                end = piece.find(b"</%ssheetData>" % self.prefix)
                if end >= 0:
                    self.tail = self.row_tag.join([piece[end:], *pieces])
                    piece = piece[:end]
            yield number, piece if self._has_addresses else self._with_addresses(number, piece)

    def last_filled_column(self, piece: bytes) -> int:
        """Column of the last cell of a row that holds something, -1 where none does."""
        filled = -1
        for content in self._contents:
            filled = max(filled, piece.rfind(content, max(filled, 0)))
        if filled < 0:
            return -1
        found = _COLUMN.match(piece, max(piece.rfind(self.cell_tag, 0, filled), 0))
        return column_index(found[1]) if found else -1

    def filled_columns(self, piece: bytes) -> Iterator[int]:
        """Columns of all cells of a row that hold something."""
        for cell in piece.split(self.cell_tag)[1:]:
            found = _COLUMN.match(b" " + cell)
            if found and any(content in cell for content in self._contents):
                yield column_index(found[1])

    def without_columns(self, piece: bytes, first: int, last: int) -> bytes:
        """The row without its cells outside the columns from first to last."""

        def kept(found: re.Match[bytes]) -> bytes:
            column = _COLUMN.match(found[0])
            return found[0] if column and first <= column_index(column[1]) <= last else b""

        whole_cell = rb"<%sc\s[^>]*?(?:/>|>.*?</%sc>)" % (self.prefix, self.prefix)
        return re.sub(whole_cell, kept, piece, flags=re.DOTALL)

    def _pieces(self) -> Iterator[bytes]:
        # Only the end of what is held may hold the beginning of a tag: all is gone through once.
        held: list[bytes] = []
        rest = b""
        for block in self._blocks():
            first, *others = (rest + block).split(self.row_tag)
            if others:
                yield b"".join((*held, first))
                held.clear()
                *whole, first = others
                yield from whole
            border = len(first) - len(self.row_tag)
            if border > _LONG_PIECE:
                held.append(first[:border])
                first = first[border:]
            rest = first
        yield b"".join((*held, rest))

    def _first_cell_has_address(self, block: bytes) -> bool:
        found = self.any_cell.search(block)
        return found is None or _COLUMN.match(block, found.end()) is not None

    def _with_addresses(self, number: int, piece: bytes) -> bytes:
        row, *cells = self.any_cell.split(piece)
        if not _ROW_NUMBER.match(row):
            row = b' r="%d"%s' % (number + 1, row)
        column = -1
        for index, cell in enumerate(cells):
            found = _COLUMN.match(cell)
            column = column_index(found[1]) if found else column + 1
            if not found:
                cells[index] = b' r="%s"%s' % (cell_address(number, column).encode(), cell)
        return (b"<%sc" % self.prefix).join([row, *cells])
