"""The columns of a sheet as the search for people sees them: what stands in each, gathered in one pass."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.label_words import plain

Cells = npt.NDArray[np.object_]

LEAST_SERIAL, LAST_SERIAL = 20_000, 60_000
"""Birth dates that lost their format: 1954 to 2064."""
_HEADS = 3
"""Texts of a column that may head it: a title, a heading over several columns, its own label."""
HEADER_ROWS = 60
"""Rows at the top of a sheet in which headers are looked for."""
_SPLITS = (
    (1,) * 16,
    (4, 4, 4, 4),
    (6, 6, 4),
    (6, 4, 2, 4),
    (6, 2, 2, 2, 4),
    (2, 2, 2, 6, 4),
    (2, 2, 2, 2, 2, 2, 4),
)
"""Digits in each of the columns over which identity numbers are split: area, day of birth, number."""
_NONE = type(None)
_NUMBER = re.compile(r"^[-+]?[\d.,]+ ?%?$")


@dataclass(slots=True)
class PeopleColumn:
    """Texts of a column with their counts, those of its first rows, its dates and its large numbers.

    `filled` are its cells that hold anything, `small` those that hold a number below `LEAST_SERIAL`.
    """

    filled: int
    small: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)
    dates: set[object] = field(default_factory=set)
    numbers: list[float] = field(default_factory=list)
    _headers: tuple[str, ...] | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """The words of its first rows."""
        if self._headers is None:
            self._headers = tuple(dict.fromkeys(plain(text) for text in self.first if len(text) < 100))
        return self._headers

    def has(self, header: re.Pattern[str]) -> bool:
        """Whether one of its first rows is such a header."""
        return any(header.search(words) for words in self.headers)

    def is_headed(self, header: re.Pattern[str]) -> bool:
        """Whether such a header is among its first texts, and no unit or kind that stands in its lines."""
        return any(header.search(words) for words in self.headers[:_HEADS])

    def begins_with(self, sign: re.Pattern[str]) -> bool:
        """Whether its first text shows a sign itself: it then stands below no header."""
        return bool(self.first and sign.search(self.first[0].strip()))

    def telling(self, sign: re.Pattern[str]) -> int:
        """How many different texts show a sign."""
        return sum(1 for text in self.texts if len(text) < 200 and sign.search(text.strip()))

    @property
    def counted(self) -> int:
        """Cells that hold a number, be it written as text."""
        written = sum(count for text, count in self.texts.items() if len(text) < 20 and _NUMBER.match(text))
        return written + self.small + len(self.numbers)


def columns_of(values: Cells, header_rows: int = HEADER_ROWS) -> list[PeopleColumn]:
    """What stands in each column, in one pass over the cells as they lie in memory."""
    columns = [PeopleColumn(filled=len(values)) for _ in range(values.shape[1])]
    width, least = len(columns), LEAST_SERIAL
    cells, below = values.ravel().tolist(), header_rows * width
    # Most cells hold a number that is too small to be the day of a birth or the number of a person.
    telling = [place for place, cell in enumerate(cells) if type(cell) is not float or cell >= least]
    others = [0] * width
    for place in telling:
        kind = type(cells[place])
        at = place % width
        others[at] += 1
        if kind is float:
            columns[at].numbers.append(cells[place])
        elif kind is str:
            column, text = columns[at], cells[place]
            column.texts[text] = column.texts.get(text, 0) + 1
            if place < below:
                column.first.append(text)
        elif kind is _NONE:
            columns[at].filled -= 1
        elif isinstance(cells[place], datetime.date):
            columns[at].dates.add(cells[place])
    for column, other in zip(columns, others, strict=True):
        column.small = len(values) - other
    return columns


def split_numbers(values: Cells) -> Iterator[list[str]]:
    """For each place where a number may be split over columns, its digits joined, row by row.

    In boxes of `_SPLITS` side by side; the first is full, others may have lost zeros. Rows without
    are left out.
    """
    digits = [[_digits(cell) for cell in row] for row in values.tolist()]
    lengths = np.array([[len(cell) for cell in row] for row in digits], dtype=np.int8).reshape(values.shape)
    for sizes in _SPLITS:
        places = values.shape[1] - len(sizes) + 1
        if places < 1:
            continue
        fits = lengths[:, :places] == sizes[0]
        for at, size in enumerate(sizes[1:], 1):
            box = lengths[:, at : at + places]
            fits &= (box > 0) & (box <= size)
        for left in np.flatnonzero(fits.any(axis=0)).tolist():
            yield [
                "".join(cell.zfill(size) for cell, size in zip(row[left:], sizes, strict=False))
                for row, fit in zip(digits, fits[:, left].tolist(), strict=True)
                if fit
            ]


def _digits(cell: object) -> str:
    """A whole number of at most six digits; empty for anything else."""
    if type(cell) is float:
        return f"{cell:.0f}" if 0 <= cell <= 999_999 and cell == int(cell) else ""
    return cell if isinstance(cell, str) and len(cell) <= 6 and cell.isdecimal() else ""
