"""Which rows above the first numbers head the columns, and which only title or number them."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.class_names import is_class_name
from stunting.reading.cells.label_words import (
    NOTE_WORDS,
    TITLE_WORDS,
    names_an_area_column,
    plain,
)
from stunting.reading.cells.periods import is_period_label
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.numbering_rows import (
    is_column_number_row,
    is_header_label,
    is_information_row,
    is_month_row,
    is_year_row,
)

MOST_HEADER_ROWS = 7
_FEW_ROWS = 6
_MOST_LIMITS, _FEWEST_HEADS = 2, 3
"""Numbers that a class has as its limits, and texts of a header that stand before them."""
META = re.compile(r"^\s*:|:\s*$")
# "Tahun | 2024" above a header that has a label of its own below "Tahun".
META_LABEL = re.compile(
    r"^(?:tahun|bulan|periode|triwulan|kuartal|semester|provinsi|kabupaten|kota|kecamatan|desa|kelurahan|puskesmas)"
    r"(?: (?:kota|data|anggaran|laporan|kelurahan))?$"
)
# "Kabupaten: Enrekang | Tahun: 2023"
_META_CELL = re.compile(rf"{META_LABEL.pattern.rstrip('$')}\s*:\s*\S", re.IGNORECASE)


def header_above(sheet: Sheet, first: int, start: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Header rows above the first body row, the column-number rows set aside, and the topmost row used."""
    header: list[int] = []
    aside: list[int] = []
    blank = 0
    top = first
    for row in range(first - 1, start - 1, -1):
        if not sheet.filled[row].any() and not _covered_below(sheet, row, header):
            if header:
                break
            blank += 1
            if blank > 2:
                break
            continue
        if not header and (is_column_number_row(sheet, row) or is_information_row(sheet, row)):
            aside.append(row)
            top = row
            continue
        if header and is_column_number_row(sheet, row):
            top = row  # "No | 1. | 2. | 3." above the names of a turned table
            continue
        if len(header) >= MOST_HEADER_ROWS or not _is_header_row(sheet, row, header, first):
            break
        header.insert(0, row)
        top = row
    return tuple(header), tuple(reversed(aside)), top


def limits_a_class(sheet: Sheet, row: int, columns: npt.NDArray[np.int64]) -> bool:
    """Whether all numbers of a row limit a class of a legend beside a header: "Merah | < 60"."""
    numbers = np.flatnonzero(sheet.values[row])
    if len(numbers) > _MOST_LIMITS or len(columns) - len(numbers) < _FEWEST_HEADS:
        return False
    return is_class_name(sheet.text(row, int(numbers[0]) - 1)) and int(numbers[-1]) == int(columns[-1])


def _covered_below(sheet: Sheet, row: int, header: list[int]) -> bool:
    """Whether a blank row lies inside a label merged down into the header."""
    if not header:
        return False
    return any((merge := sheet.merge_over(row, column)) and merge.bottom >= header[0] for column in range(3))


def _is_header_row(sheet: Sheet, row: int, header: list[int], first: int) -> bool:
    columns = np.flatnonzero(sheet.filled[row])
    if sheet.numbers[row].any() and not (
        is_year_row(sheet, row) or is_month_row(sheet, row) or limits_a_class(sheet, row, columns)
    ):
        return _numbers_are_labels(sheet, row, header)
    if not len(columns):
        return True
    leftmost = int(columns[0])
    text = sheet.text(row, leftmost)
    if header and (TITLE_WORDS.match(text) and len(columns) <= 3):
        return False
    if NOTE_WORDS.match(text) and len(columns) == 1 and not names_an_area_column(text):
        return False
    if any(META.search(sheet.text(row, int(column))) for column in columns[:2]) and len(columns) <= 4:
        return False
    if all(_META_CELL.match(sheet.text(row, int(column))) for column in columns):
        return False
    if header and len(columns) == 2 and META_LABEL.match(plain(text)) and sheet.text(header[0], leftmost):
        return False
    if len(columns) >= 2:
        return not header or _spreads(sheet, row, columns, header)
    return not header or _is_group_label(sheet, row, leftmost, header, first)


def _numbers_are_labels(sheet: Sheet, row: int, header: list[int]) -> bool:
    """Whether numbers in a row above header rows are part of it (a year beside texts, "2 tahun")."""
    columns = np.flatnonzero(sheet.numbers[row])
    return bool(header) and all(sheet.year(row, int(column)) is not None for column in columns)


def _spreads(sheet: Sheet, row: int, columns: npt.NDArray[np.int64], header: list[int]) -> bool:
    """Whether the texts of a row stand over header columns, as group names do, and not in a title."""
    texts = [sheet.text(row, int(column)) for column in columns]
    if len(columns) == 2 and max(len(text) for text in texts) > 60:
        body = slice(header[-1] + 1, header[-1] + 1 + _FEW_ROWS)
        over_numbers = bool(sheet.values[body][:, columns].any(axis=0).all())
        behind_labels = bool(sheet.kinds[body, : columns[0]].any())
        if over_numbers and behind_labels:
            return True
        return any(_reaches(sheet, row, int(column), header) for column in columns)
    return True


def _reaches(sheet: Sheet, row: int, column: int, header: list[int]) -> bool:
    merge = sheet.merge_at.get((row, column))
    return merge is not None and merge.bottom >= header[0]


def _is_group_label(sheet: Sheet, row: int, column: int, header: list[int], first: int) -> bool:
    """Whether a row's only text is a group name or a label merged down, and not a title."""
    if _reaches(sheet, row, column, header):
        return True
    left = int(np.flatnonzero(sheet.filled[first:].any(axis=0))[0])
    beside = sheet.merge_over(row, left)
    if beside is not None and beside.bottom >= header[0] and beside.left == left:
        return True
    labelled = any(sheet.merged_text(below, left) for below in header)
    text = sheet.text(row, column)
    if column <= left:
        return not labelled and is_header_label(text) and len(text) < 60
    if labelled and (len(text) > 45 or TITLE_WORDS.match(text) or _label_begins(sheet, left, header)):
        return False
    merge = sheet.merge_at.get((row, column))
    if merge is not None and merge.right > merge.left:
        return True
    over_numbers = bool(sheet.values[first : first + _FEW_ROWS, column].any())
    return not labelled or (len(text) < 40 and over_numbers and not is_period_label(text))


def _label_begins(sheet: Sheet, left: int, header: list[int]) -> bool:
    """Whether the label of the first column is merged down from the topmost header row found so far."""
    merge = sheet.merge_over(header[0], left)
    return merge is not None and merge.top == header[0] and merge.bottom > merge.top
