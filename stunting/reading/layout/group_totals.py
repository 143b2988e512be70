"""Which upper area a total adds up, in a table with a column per level of area."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stunting.reading.cells.label_words import area_label, is_total_label
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.label_cells import LabelTexts, Names
from stunting.reading.layout.labelled_rows import RowLabel


class GroupTotals:
    """Tells the parent of each total, asked row by row from the top; none for a total of the whole table."""

    def __init__(
        self, blocks: list[Names], sheet: Sheet, columns: list[TableColumn], texts: LabelTexts
    ) -> None:
        self._sheet, self._rows = sheet, texts.rows
        self._nearest = blocks[-2].text
        self._upper = [column.column for column in columns_of(columns, ColumnRole.AREA)][:-1]
        values = [column.column for column in columns_of(columns, ColumnRole.VALUE)]
        self._values = np.array(values, dtype=np.int64)
        self._last_group = _last([block.text for block in blocks[:-1]])
        named = [
            not total and any(block.text[at] for block in blocks) for at, total in enumerate(texts.totals)
        ]
        self._last_name = max(np.flatnonzero(named).tolist(), default=-1)
        self._previous = -1
        """Place of the total before."""

    def parent(self, place: int, own: list[str], carried: list[str], labels: Sequence[RowLabel]) -> str:
        """The upper area that a total row adds up, by the name beside it or by the `labels` above it."""
        upper = next((text for text in reversed(own[:-1]) if text and not is_total_label(text)), "")
        if upper:
            whole = place > self._last_name and self._adds_up_all(labels, place, area_label(upper))
        else:
            whole = self._is_of_all(place)
        self._previous = place
        if whole:
            return ""
        return area_label(upper or next((name for name in reversed(carried[:-1]) if name), ""))

    def _is_of_all(self, place: int) -> bool:
        """Whether a total without a name adds up the whole table, not the group whose rows stand above it.

        It does below rows of several groups, and at the end of the table unless every group before ended
        with a total of its own and the last group has none yet. A total inside the merged cell of an upper
        area belongs to it.
        """
        if len(set(filter(None, self._nearest[self._previous + 1 : place]))) > 1:
            return True
        row = int(self._rows[place])
        merges = (self._sheet.merge_over(row, column) for column in self._upper)
        if any(merge and merge.top < row and merge.right in self._upper for merge in merges):
            return False
        if place < self._last_group:
            return False
        return self._previous < 0 or self._previous == place - 1

    def _adds_up_all(self, labels: Sequence[RowLabel], place: int, upper: str) -> bool:
        """Whether a total beside the name of an upper area adds up all rows, not those of that area.

        Where a column was filled down, the last name stands beside the grand total too.
        """
        plain = [at for at in range(place) if labels[at].area and not is_total_label(labels[at].area)]
        inside = [at for at in plain if labels[at].parent == upper]
        if len(inside) in (0, len(plain)):
            return False
        numbers = self._sheet.plain_numbers[np.ix_(self._rows[: place + 1], self._values)]
        here = numbers[place]
        filled = np.isfinite(here) & (here != 0)
        whole = np.isclose(np.nansum(numbers[plain], axis=0), here)
        group = np.isclose(np.nansum(numbers[inside], axis=0), here)
        return bool(filled.any() and whole[filled].mean() >= 0.8 and not group[filled].any())


def _last(columns: Sequence[Sequence[str]]) -> int:
    """The last place where one of the columns holds a name that is no total."""
    for place in range(len(columns[0]) - 1, -1, -1):
        if any(text[place] and not is_total_label(text[place]) for text in columns):
            return place
    return -1
