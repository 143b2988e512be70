"""The same workbook in another guise: one function for each change that must not change what is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from stunting.model.grid import CellRange
from tests.properties.metamorphic.books import Book, Page, rearranged, with_values
from tests.properties.metamorphic.tables import (
    Table,
    alone,
    header_cells,
    index_of,
    is_number_row,
    leaf_cell,
    tables_of,
    units,
)

UNKNOWN_WORD = "Zarkumat"
TOLD_BY_NAMES = frozenset({"period", "area_code"})
"""What the name of a file tells where the sheet is silent; never which indicator it is."""
_NUMBER = re.compile(r"^[+-]?\d[\d.,]*$")


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed book, and what may fall silent in it.

    `unnamed` are the cells (sheet, number) whose own header was taken away, `silent` the fields that the name
    of the file may have told alone.
    """

    book: Book
    unnamed: frozenset[tuple[str, int]] = frozenset()
    silent: frozenset[str] = frozenset()


Change = Callable[[Book, pd.DataFrame], Iterator[Variant]]


def _each_page(book: Book, records: pd.DataFrame) -> Iterator[tuple[int, Page, list[Table]]]:
    for place, page in enumerate(book.pages):
        rows = records[records["sheet"] == page.grid.sheet]
        if len(rows):
            yield place, page, tables_of(page.grid, rows)


def _with_pages(book: Book, pages: dict[int, Page]) -> Iterator[Variant]:
    if pages:
        both = tuple(pages.get(place, page) for place, page in enumerate(book.pages))
        yield Variant(replace(book, pages=both))


# Columns


def groups_reversed(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """The groups of value columns of every table from right to left, each group as it was."""
    yield from _reordered(book, records, lambda page, table: list(reversed(_outer(page, table))))


def columns_reversed(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """The value columns of every group from right to left, under the name of the group."""
    yield from _reordered(
        book, records, lambda page, table: [unit[::-1] for unit in _inner(page, table)], leaves=True
    )


def columns_rotated(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """The last value column of every group becomes its first."""
    yield from _reordered(
        book,
        records,
        lambda page, table: [unit[-1:] + unit[:-1] for unit in _inner(page, table)],
        leaves=True,
    )


def _named_rows(page: Page, table: Table) -> tuple[int, ...]:
    return tuple(row for row in table.header if not is_number_row(page.grid, row, table))


def _outer(page: Page, table: Table) -> list[list[int]]:
    return units(page.grid, table, _named_rows(page, table))


def _inner(page: Page, table: Table) -> list[list[int]]:
    """Columns that share all headers but the lowest."""
    rows = _named_rows(page, table)
    if len(rows) < 2:
        return [list(table.columns)]
    return units(page.grid, table, rows[:-1])


def _reordered(
    book: Book, records: pd.DataFrame, order: Callable[[Page, Table], list[list[int]]], leaves: bool = False
) -> Iterator[Variant]:
    pages = {}
    for place, page, tables in _each_page(book, records):
        changed = page
        for table in tables:
            if set(table.columns) & page.grid.hidden_columns:
                continue
            new = [column for unit in order(page, table) for column in unit]
            moved = _columns_moved(changed, table, new, leaves)
            changed = moved if moved is not None else changed
        if changed is not page:
            pages[place] = changed
    yield from _with_pages(book, pages)


def _columns_moved(page: Page, table: Table, new: list[int], leaves: bool) -> Page | None:
    """The table with its value columns in a new order; names of groups stay where only leaves move."""
    if new == list(table.columns):
        return None
    named = _named_rows(page, table)
    fixed = set(named[:-1]) if leaves else set()
    index = index_of(page.grid)
    to = {old: table.left + offset for offset, old in enumerate(new)}
    merges = []
    for merge in page.grid.merges:
        inside = table.top <= merge.top and merge.bottom <= table.last
        columns = range(merge.left, merge.right + 1)
        stays = all(to.get(column, column) == column for column in columns)
        if not inside or stays or (merge.top in fixed and merge.bottom in fixed):
            merges.append(merge)
            continue
        if merge.top in fixed:
            return None
        places = sorted(to.get(column, -1) for column in columns)
        if places[0] < 0 or places[-1] - places[0] != len(places) - 1:
            return None
        merges.append(replace(merge, left=places[0], right=places[-1]))
    for row in range(table.top, table.last + 1):
        if row not in fixed:
            index[row, table.left : table.right + 1] = index[row, new]
    return rearranged(page, index, merges)


def blank_column_in_front(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """A blank column before everything."""
    pages = {place: _with_blank_column(page, 0) for place, page, _ in _each_page(book, records)}
    yield from _with_pages(book, pages)


def blank_column_after_labels(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """A blank column between the labels and the first value column of the first table."""
    pages = {
        place: _with_blank_column(page, tables[0].left)
        for place, page, tables in _each_page(book, records)
        if tables[0].left > 0
    }
    yield from _with_pages(book, pages)


def blank_column_between_values(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """A blank column in the middle of the value columns of the first table."""
    pages = {}
    for place, page, tables in _each_page(book, records):
        table = tables[0]
        if table.right > table.left:
            outer = _outer(page, table)
            middle = outer[len(outer) // 2][0] if len(outer) > 1 else table.left + 1
            pages[place] = _with_blank_column(page, middle)
    yield from _with_pages(book, pages)


def _with_blank_column(page: Page, at: int) -> Page:
    index = np.insert(index_of(page.grid), at, -1, axis=1)
    merges = [
        replace(
            merge,
            left=merge.left + (merge.left >= at),
            right=merge.right + (merge.right >= at),
        )
        for merge in page.grid.merges
    ]
    hidden = frozenset(column + (column >= at) for column in page.grid.hidden_columns)
    moved = rearranged(page, index, merges)
    return replace(moved, grid=replace(moved.grid, hidden_columns=hidden))


# Headers


def headers_in_capitals(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Every header typed in capitals."""
    yield from _headers(book, records, str.upper)


def headers_with_spaces(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Every header with a line break for its first blank and blanks at its ends."""
    yield from _headers(book, records, lambda text: f" {text.strip().replace(' ', chr(10), 1)}  ")


def _headers(book: Book, records: pd.DataFrame, change: Callable[[str], str]) -> Iterator[Variant]:
    pages = {}
    for place, page, tables in _each_page(book, records):
        cells = [cell for table in tables for cell in header_cells(page.grid, table)]

        def retype(values: np.ndarray, cells: list[tuple[int, int]] = cells) -> None:
            for cell in cells:
                values[cell] = change(values[cell])

        if cells:
            pages[place] = with_values(page, retype)
    yield from _with_pages(book, pages)


def header_unknown(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """One header replaced by a word that means nothing: the first and the middle one of each first table."""
    for place, page, tables in _each_page(book, records):
        table = tables[0]
        for column in sorted({table.left, (table.left + table.right + 1) // 2}):
            cell = leaf_cell(page.grid, table, column)
            if cell is None:
                continue

            def retype(values: np.ndarray, cell: tuple[int, int] = cell) -> None:
                values[cell] = UNKNOWN_WORD

            changed = with_values(page, retype)
            numbers = page.origin[table.first : table.last + 1, column].tolist()
            pages = tuple(changed if other == place else one for other, one in enumerate(book.pages))
            yield Variant(replace(book, pages=pages), frozenset((page.grid.sheet, n) for n in numbers))


# Merges


def merges_dropped(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """No merged cells; their text stays in the first cell."""
    pages = {
        place: replace(page, grid=replace(page.grid, merges=()))
        for place, page, _ in _each_page(book, records)
        if page.grid.merges
    }
    yield from _with_pages(book, pages)


def merges_filled(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """No merged cells; their text stands in each of the cells, as exports write it. Titles stay merged."""
    pages = {}
    for place, page, tables in _each_page(book, records):
        within = [
            merge
            for merge in page.grid.merges
            if any(table.top <= merge.top and merge.bottom <= table.last for table in tables)
        ]

        def fill(values: np.ndarray, within: list[CellRange] = within) -> None:
            for merge in within:
                area = (slice(merge.top, merge.bottom + 1), slice(merge.left, merge.right + 1))
                if isinstance(values[merge.top, merge.left], str):
                    values[area] = values[merge.top, merge.left]

        if within:
            filled = with_values(page, fill)
            kept = tuple(merge for merge in page.grid.merges if merge not in within)
            pages[place] = replace(filled, grid=replace(filled.grid, merges=kept))
    yield from _with_pages(book, pages)


# Rows


def total_moved(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """The total row goes from the end of its table to the beginning, or from the beginning to the end."""
    pages = {}
    for place, page, tables in _each_page(book, records):
        for table in tables:
            if not alone(table, tables) or len(table.totals) != 1 or table.last == table.first:
                continue
            moved = _row_moved(page, table, table.totals[0])
            if moved is not None:
                pages[place] = moved
                break
    yield from _with_pages(book, pages)


def _row_moved(page: Page, table: Table, total: int) -> Page | None:
    if total not in (table.first, table.last):
        return None
    rows = list(range(table.first, table.last + 1))
    new = [rows[-1], *rows[:-1]] if total == table.last else [*rows[1:], rows[0]]
    to = {old: table.first + offset for offset, old in enumerate(new)}
    if any(row in page.grid.hidden_rows for row in rows):
        return None
    merges = []
    for merge in page.grid.merges:
        if merge.bottom < table.first or merge.top > table.last:
            merges.append(merge)
            continue
        places = sorted(to.get(row, -1) for row in range(merge.top, merge.bottom + 1))
        if places[0] < 0 or places[-1] - places[0] != len(places) - 1:
            return None
        merges.append(replace(merge, top=places[0], bottom=places[-1]))
    index = index_of(page.grid)
    index[table.first : table.last + 1] = index[new]
    return rearranged(page, index, merges)


# Numbers


def numbers_with_comma(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Every number typed as text with a decimal comma and no mark of thousands."""
    yield from _numbers(book, records, lambda text: text.replace(".", ","))


def numbers_with_point(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Every number typed as text with a decimal point and no mark of thousands."""
    yield from _numbers(book, records, lambda text: text)


def numbers_as_printed(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Every number typed as text with points for thousands and a decimal comma."""
    yield from _numbers(book, records, _indonesian)


def _indonesian(text: str) -> str:
    whole, mark, decimals = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{int(whole.lstrip('-')):,}".replace(",", ".")
    return sign + grouped + (f",{decimals}" if mark else "")


def _numbers(book: Book, records: pd.DataFrame, write: Callable[[str], str]) -> Iterator[Variant]:
    pages = {}
    for place, page, _ in _each_page(book, records):
        cells = _value_cells(page, records)
        percent = page.grid.percent_cells

        def retype(
            values: np.ndarray,
            cells: list[tuple[int, int]] = cells,
            percent: np.ndarray | None = percent,
        ) -> None:
            for cell in cells:
                if isinstance(values[cell], float):
                    is_percent = percent is not None and percent[cell]
                    values[cell] = write(plain(values[cell], is_percent)) + ("%" if is_percent else "")

        if any(isinstance(page.values[cell], float) for cell in cells):
            pages[place] = with_values(page, retype)
    yield from _with_pages(book, pages)


def plain(value: float, percent: bool) -> str:
    """A number in at most ten digits, without exponent; a share shown as percent as its percents."""
    text = f"{value * 100 if percent else value:.10g}"
    return text if "e" not in text else f"{value * 100 if percent else value:.0f}"


def marks_swapped(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """Points and commas exchanged in every number that is a text."""
    swap = str.maketrans(".,", ",.")
    pages = {}
    for place, page, _ in _each_page(book, records):
        cells = [
            cell
            for cell in _value_cells(page, records)
            if isinstance(page.values[cell], str) and _NUMBER.match(page.values[cell].strip(" %"))
        ]

        def retype(values: np.ndarray, cells: list[tuple[int, int]] = cells) -> None:
            for cell in cells:
                values[cell] = values[cell].translate(swap)

        if any(set(page.values[cell]) & set(".,") for cell in cells):
            pages[place] = with_values(page, retype)
    yield from _with_pages(book, pages)


def _value_cells(page: Page, records: pd.DataFrame) -> list[tuple[int, int]]:
    rows = records[records["sheet"] == page.grid.sheet]
    return [(int(row) - 1, int(column) - 1) for row, column in zip(rows["row"], rows["column"], strict=True)]


# Names of the file


def renamed(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """A file name that says nothing."""
    yield Variant(replace(book, file="dokumen (2).xlsx"), silent=TOLD_BY_NAMES)


def renamed_for_another(book: Book, records: pd.DataFrame) -> Iterator[Variant]:
    """A file name that speaks of another indicator."""
    yield Variant(replace(book, file="cakupan imunisasi dasar lengkap final.xlsx"), silent=TOLD_BY_NAMES)


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        renamed,
        renamed_for_another,
        headers_in_capitals,
        headers_with_spaces,
        header_unknown,
        merges_dropped,
        merges_filled,
        groups_reversed,
        columns_reversed,
        columns_rotated,
        blank_column_in_front,
        blank_column_after_labels,
        blank_column_between_values,
        total_moved,
        numbers_with_comma,
        numbers_with_point,
        numbers_as_printed,
        marks_swapped,
    )
}
