"""Books written as files of other formats: what a person gets who saves a copy."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from xml.sax.saxutils import escape

import xlsxwriter

from stunting.model.grid import Grid
from stunting.reading.opening import open_workbook
from tests.properties.metamorphic.books import Book, Page, numbered
from tests.properties.metamorphic.variants import Variant, plain
from tests.reading.opening import raw_xls
from tests.reading.opening.raw_zip import ods_cell, ods_percent, ods_row, ods_table, raw_ods


def shown(value: object, percent: bool = False) -> str:
    """A value as a sheet shows it and an Indonesian copy to text writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return plain(value, percent).replace(".", ",") + ("%" if percent else "")
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _percent(grid: Grid, row: int, column: int) -> bool:
    return grid.percent_cells is not None and bool(grid.percent_cells[row, column])


def to_csv(grid: Grid) -> bytes:
    """One sheet as Excel writes it in Indonesia: semicolons and decimal commas."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    for row, values in enumerate(grid.values):
        writer.writerow([shown(value, _percent(grid, row, column)) for column, value in enumerate(values)])
    return stream.getvalue().encode("utf-8-sig")


def to_xlsx(grids: list[Grid]) -> bytes:
    """All sheets with their merges, percents and hidden rows and columns."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False})
    percent, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "dd/mm/yyyy"})
    for grid in grids:
        sheet = book.add_worksheet(grid.sheet or "Sheet1")
        for merge in grid.merges:
            sheet.merge_range(merge.top, merge.left, merge.bottom, merge.right, "")
        for (row, column), value in _filled(grid):
            if isinstance(value, datetime | date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, float | bool):
                sheet.write(row, column, value, percent if _percent(grid, row, column) else None)
            else:
                sheet.write_string(row, column, str(value))
        for row in grid.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in grid.hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
    book.close()
    return stream.getvalue()


def to_ods(grids: list[Grid]) -> bytes:
    """All sheets with their merges and percents."""
    return raw_ods("".join(_ods_sheet(grid) for grid in grids))


def _ods_sheet(grid: Grid) -> str:
    starts = {(m.top, m.left): m for m in grid.merges}
    rows = []
    for row, values in enumerate(grid.values):
        cells = []
        for column, value in enumerate(values):
            merge = starts.get((row, column))
            spans = {}
            if merge is not None:
                spans = {
                    "number_columns_spanned": merge.right - merge.left + 1,
                    "number_rows_spanned": merge.bottom - merge.top + 1,
                }
            cells.append(_ods_cell(value, _percent(grid, row, column), spans))
        rows.append(ods_row(*cells))
    return ods_table(*rows, name=escape(grid.sheet or "Sheet1", {'"': "&quot;"}))


def _ods_cell(value: object, percent: bool, spans: dict[str, int]) -> str:
    if percent and isinstance(value, float) and not spans:
        return ods_percent(value)
    if isinstance(value, float) or value is None:
        return ods_cell(value, **spans)
    return ods_cell(escape(shown(value)), **spans)


def to_xls(grids: list[Grid]) -> bytes:
    """All sheets with their merges and percents, as Excel wrote them until 2003."""
    sheets = {}
    for grid in grids:
        body = b"".join(
            raw_xls.number(row, column, value, raw_xls.PERCENT if _percent(grid, row, column) else 0)
            if isinstance(value, float)
            else raw_xls.label(row, column, shown(value)[:4000])
            for (row, column), value in _filled(grid)
        )
        body += b"".join(raw_xls.merged(m.top, m.bottom, m.left, m.right) for m in grid.merges)
        sheets[grid.sheet or "Sheet1"] = (0, body)
    return raw_xls.raw_xls(sheets)


def _filled(grid: Grid):
    for row, values in enumerate(grid.values):
        for column, value in enumerate(values):
            if value is not None:
                yield (row, column), value


def as_csv(book: Book) -> list[Variant]:
    """Each sheet as a csv file of its own."""
    stem = book.file.rpartition(".")[0]
    return [_reopened(book, (page,), to_csv(page.grid), f"{stem}.csv") for page in book.pages]


def _whole(write: Callable[[list[Grid]], bytes], ending: str) -> Callable[[Book], list[Variant]]:
    def copied(book: Book) -> list[Variant]:
        name = f"{book.file.rpartition('.')[0]}.{ending}"
        return [_reopened(book, book.pages, write(book.grids), name)]

    copied.__name__ = f"as_{ending}"
    return copied


def _reopened(book: Book, pages: tuple[Page, ...], data: bytes, name: str) -> Variant:
    """The copy with its cells known by those of the book; sheets keep the order and the name they had."""
    grids = open_workbook(data, name).grids
    copies = []
    for page, grid in zip(pages, grids, strict=True):
        origin = numbered(page.grid)[: grid.values.shape[0], : grid.values.shape[1]]
        copies.append(Page(grid, origin, page.name))
    return Variant(replace(book, file=name, pages=tuple(copies)))


COPIES: dict[str, Callable[[Book], list[Variant]]] = {
    "as_csv": as_csv,
    "as_xlsx": _whole(to_xlsx, "xlsx"),
    "as_ods": _whole(to_ods, "ods"),
    "as_xls": _whole(to_xls, "xls"),
}
