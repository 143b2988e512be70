"""How far a worksheet reaches, and the same worksheet without the cells far from the rest."""

from __future__ import annotations

from stunting.reading.isolated.far_cells import cell_address, near_and_far
from stunting.reading.isolated.limits import BLANK_COLUMNS_BEFORE_FAR, BLANK_ROWS_BEFORE_FAR
from stunting.reading.isolated.xlsx_sheet import XlsxSheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.far_cells import Group


def extent(sheet: XlsxSheet) -> dict[int, int]:
    """Last filled column of every row that holds something."""
    last_columns: dict[int, int] = {}
    for _ in noting_extent(sheet, last_columns):
        pass
    return last_columns


def noting_extent(sheet: XlsxSheet, last_columns: dict[int, int]) -> Iterator[tuple[int, bytes]]:
    """The rows of a sheet; the last filled column of each that holds something is noted on the way."""
    for number, piece in sheet.rows():
        last = sheet.last_filled_column(piece)
        if last >= 0:
            last_columns[number] = max(last, last_columns.get(number, 0))
        yield number, piece


def far_cells(sheet: XlsxSheet, last_columns: dict[int, int]) -> tuple[Group, Group, list[str]]:
    """Rows and columns that belong together, and the first cell of every group far from them."""
    rows, far_rows = near_and_far(dict.fromkeys(last_columns, 1), BLANK_ROWS_BEFORE_FAR)
    starts = {row for row, _ in far_rows}
    widest = max((last for row, last in last_columns.items() if rows[0] <= row <= rows[1]), default=-1)
    if not starts and widest < BLANK_COLUMNS_BEFORE_FAR:
        return rows, (0, widest), []
    addresses: list[str] = []
    counts: dict[int, int] = {}
    first_row: dict[int, int] = {}
    for number, piece in sheet.rows():
        if number in starts:
            addresses.append(cell_address(number, min(sheet.filled_columns(piece))))
        elif rows[0] <= number <= rows[1]:
            for column in sheet.filled_columns(piece):
                counts[column] = counts.get(column, 0) + 1
                first_row.setdefault(column, number)
    columns, far_columns = near_and_far(counts, BLANK_COLUMNS_BEFORE_FAR)
    addresses += [cell_address(first_row[column], column) for column, _ in far_columns]
    return rows, columns, addresses


def cut(sheet: XlsxSheet, rows: Group, columns: Group) -> bytes:
    """The part with the cells of these rows and columns only."""
    pieces = [
        sheet.without_columns(piece, *columns)
        for number, piece in sheet.rows()
        if rows[0] <= number <= rows[1]
    ]
    return sheet.row_tag.join([sheet.head, *pieces]) + sheet.tail
