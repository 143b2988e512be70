"""One file of the torture set with what must happen to it, and the small matrix that most files hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter

from tests.reading.opening.raw_zip import raw_xlsx, text_cell

TITLE = "Pemantauan pertumbuhan balita Kabupaten Penajam Paser Utara tahun 2024"
HEADER = ("Kecamatan", "Desa", "Sasaran Balita", "Balita dipantau pertumbuhan dan perkembangannya")
ROWS = (
    ("Babulu", "Babulu Darat", 412, 380),
    ("Babulu", "Babulu Laut", 187, 120),
    ("Babulu", "Gunung Mulia", 95, 71),
    ("Waru", "Api-Api", 233, 190),
    ("Waru", "Sesulu", 148, 148),
    ("Sepaku", "Bukit Raya", 76, 51),
)
FIRST = 4
"""Row of the sheet in which the first of `ROWS` stands, counted from 1."""
ALL = {f"{'CD'[place]}{FIRST + n}": float(row[2 + place]) for n, row in enumerate(ROWS) for place in (0, 1)}
"""Every number of the matrix by its cell."""

Make = Callable[[], bytes]
Changes = Mapping[str, object]
Lines = list[list[object]]


@dataclass(frozen=True, slots=True)
class Case:
    """A file and its verdict.

    `must` says in one sentence what must happen. `says` are kinds of problems and findings that must be told.
    `reads` gives cells with their number (None: must hold none). `nothing` says that no number is read and
    that the command line ends with 1, `any_end` that both are right. Texts of `never` stand in no
    output, kinds of problems of `unsaid` are not told.
    """

    name: str
    must: str
    make: Make
    says: tuple[str, ...] = ()
    reads: Mapping[str, float | None] = field(default_factory=dict)
    nothing: bool = False
    any_end: bool = False
    never: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


def refused(name: str, must: str, make: Make, *says: str, never: tuple[str, ...] = ()) -> Case:
    """A file of which nothing is read, with the sentences that say so."""
    return Case(name, must, make, says, nothing=True, never=never)


def sheet_rows(changes: Changes | None = None, header: Sequence[object] = HEADER) -> Lines:
    """Rows of the matrix, some cells (of the first 26 columns) replaced by others."""
    rows: Lines = [[TITLE], [], list(header), *map(list, ROWS)]
    for address, value in (changes or {}).items():
        row, column = int(address[1:]) - 1, ord(address[0]) - 65
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    return rows


def as_csv(rows: Lines, separator: str = ";") -> bytes:
    """Rows as csv in UTF-8."""
    stream = io.StringIO()
    written = [["" if value is None else value for value in row] for row in rows]
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(written)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def as_xlsx(rows: Lines, sheet: str = "Rekap", finish: Callable | None = None) -> bytes:
    """Rows as a workbook of one sheet; `finish` is called with the book and the sheet."""
    return as_book({sheet: rows}, finish)


def as_book(sheets: Mapping[str, Lines], finish: Callable | None = None) -> bytes:
    """Sheets as a workbook, texts as texts; `finish` is called with the book and its last sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = None
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(place, column, value)
                elif value is not None:
                    sheet.write(place, column, value)
    if finish:
        finish(book, sheet)
    book.close()
    return stream.getvalue()


def raw_matrix(**cells: str) -> str:
    """The matrix as rows of sheet XML, some cells given as XML."""
    lines = []
    for number, row in enumerate(sheet_rows(), start=1):
        line = ""
        for column, value in enumerate(row):
            address = f"{'ABCD'[column]}{number}"
            plain = text_cell(address, value) if isinstance(value, str) else value_cell(address, value)
            line += cells.get(address, plain)
        lines.append(f'<row r="{number}">{line}</row>')
    return "".join(lines)


def value_cell(address: str, written: object, kind: str = "") -> str:
    """A cell as XML."""
    return f'<c r="{address}"{kind and f""" t="{kind}" """}><v>{written}</v></c>'


def csv_of(changes: Changes | None = None) -> Make:
    """Makes the matrix as csv with some cells replaced."""
    return lambda: as_csv(sheet_rows(changes))


def xlsx_of(changes: Changes | None = None) -> Make:
    """Makes the matrix as a workbook with some cells replaced."""
    return lambda: as_xlsx(sheet_rows(changes))


def raw_of(**cells: str) -> Make:
    """Makes the matrix as a workbook with some cells given as XML."""
    return lambda: raw_xlsx(raw_matrix(**cells))


def with_header(text: str) -> Lines:
    """Rows of the matrix with another header of its last column."""
    return sheet_rows({"D3": text})


def all_but(**cells: float | None) -> dict[str, float | None]:
    """The numbers of the whole matrix, with other ones in some cells."""
    return {**ALL, **cells}
