"""Rows between header and numbers that belong to the body: names of groups, rows nobody has filled."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import is_total_label
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.numbering_rows import is_column_number_row

_GROUP_LABEL = re.compile(
    rf"^(?:{KECAMATAN}|{KABUPATEN}|{DESA}|kel|puskesmas|[A-Z]|[IVX]+)\b\.?\s+\S", re.IGNORECASE
)
_GROUP_NUMBER = re.compile(r"^\(?(?:(?:[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})\s?[.)]?|\d{1,2}\s?[.)])$")


def with_group_rows(sheet: Sheet, first: int, start: int) -> int:
    """The first row of the body, group rows above the first numbers taken in.

    A lone label directly below a row of column numbers or of three or more labels names a group
    of rows ("A. Koordinasi"); it heads no column. So does a label behind a number of its own ("A | REMAJA").
    Labels of areas below column numbers are rows that nobody has filled yet, and "JUMLAH" over ticks is one.
    """
    above = [row for row in range(max(start, first - 4), first) if sheet.filled[row].any()]
    numberings = [place for place, row in enumerate(above) if is_column_number_row(sheet, row)]
    unfilled = above[numberings[-1] + 1 :] if numberings else []
    if unfilled and all(_is_unfilled(sheet, row, first) for row in unfilled):
        return unfilled[0]
    while len(above) >= 2:
        row, before = above[-1], above[-2]
        columns = _without_repeats(sheet, row)
        numbered = _is_numbered_group(sheet, row, columns)
        if numbered and _stands_over_labels(sheet, row, int(columns[1]), first):
            first = row
            above.pop()
            continue
        merge = sheet.merge_over(row, int(columns[0]))
        texts = {sheet.text(row, int(column)) for column in columns}
        total = all(is_total_label(text) for text in texts)
        lone = len(texts) == 1 and not (merge is not None and merge.top < row)
        labels = np.count_nonzero(sheet.filled[before])
        grouped = labels <= 2 and bool(_GROUP_LABEL.match(sheet.text(row, int(columns[0]))))
        heads = is_column_number_row(sheet, before) or labels >= 3 or grouped or total
        if not lone or not heads or not _stands_over_labels(sheet, row, int(columns[0]), first):
            break
        first = row
        above.pop()
    return first


def _is_unfilled(sheet: Sheet, row: int, first: int) -> bool:
    """Whether a row has several labels, all where the first filled row has its own."""
    columns = np.flatnonzero(sheet.filled[row])
    return len(columns) >= 2 and _stands_over_labels(sheet, row, int(columns[-1]), first)


def _without_repeats(sheet: Sheet, row: int) -> npt.NDArray[np.int64]:
    """Filled columns of a row; where tables side by side all say the same there, those of the first."""
    columns = np.flatnonzero(sheet.filled[row])
    texts = [sheet.text(row, int(column)) for column in columns]
    for times in (2, 3):
        length = len(texts) // times
        if length and texts == texts[:length] * times:
            return np.asarray(columns[:length])
    return np.asarray(columns)


def _is_numbered_group(sheet: Sheet, row: int, columns: npt.NDArray[np.int64]) -> bool:
    """Whether a row holds a number such as "A", "II", "1." or "b." and one text beside it."""
    if len(columns) != 2:
        return False
    return bool(_GROUP_NUMBER.match(sheet.text(row, int(columns[0])))) and not sheet.values[row].any()


def _stands_over_labels(sheet: Sheet, row: int, column: int, first: int) -> bool:
    """Whether a cell stands above a text of the first body row, or left of it, rather than above a number.

    A year at the beginning of that row names the row, where numbers follow.
    """
    labels = np.flatnonzero(sheet.kinds[first] == CellKind.TEXT)
    filled = np.flatnonzero(sheet.filled[first])
    if not len(labels) and len(filled) > 1 and sheet.year(first, int(filled[0])):
        labels = filled[:1]
    return len(labels) > 0 and column <= int(labels[-1]) and not bool(sheet.text(row, column).isdigit())
