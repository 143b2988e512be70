"""What kind of thing stands in each cell: nothing, a number, text that is a number, a mark for "none"."""

from __future__ import annotations

import datetime
import re
from enum import IntEnum
from itertools import repeat

import numpy as np
import numpy.typing as npt

from stunting.model.grid import Grid
from stunting.model.observations import LARGEST_NUMBER, SMALLEST_NUMBER
from stunting.reading.cells.label_words import CONTACT_WORDS
from stunting.reading.cells.written import INVISIBLE, is_bound, written_number


class CellKind(IntEnum):
    """Kinds of cells; the order has no meaning."""

    BLANK = 0
    NUMBER = 1
    NUMBER_TEXT = 2
    DASH = 3
    MISSING_TEXT = 4
    ERROR = 5
    ANSWER = 6
    DATE = 7
    TEXT = 8
    DITTO = 9
    """A mark for "as above"; a sheet puts the cell above in its place."""
    WITHHELD = 10


_DASH = re.compile(r"^[-\u2010-\u2015\u2212.\s_~]+$")
_MISSING_TEXT = re.compile(
    r"^(?:n/?a|na|n\.a\.?|nan|null|none|nihil|td|tad|t\.a\.?d|#n/a|belum ada(?: data)?|tidak ada data|"
    r"data (?:belum|tidak) (?:ada|tersedia)|belum tersedia|belum lapor|kosong|\.{2,}|x{2,})$",
    re.IGNORECASE,
)
_ERROR_TEXT = re.compile(r"^#(?:div/0!|n/a|name\?|null!|num!|ref!|value!|####*)$", re.IGNORECASE)
_YES = re.compile(
    r"^(?:ya|ada|sudah(?: ada)?|tersedia|terlaksana|dilaksanakan|\u221a|\u2713|\u2714|\u2611|v|x)$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:(?:tidak|tdk|belum|blm)(?: (?:ada|tersedia|terlaksana|dilaksanakan))?|\u2717|\u2718|\u2612)$",
    re.IGNORECASE,
)
_WITHHELD = re.compile(r"^(?:disamarkan|dirahasiakan)$", re.IGNORECASE)
_DITTO = re.compile(r"^(?:[\"\u2033\u3003\u201c\u201d\u201e]|''|,,|s\.d\.a\.?|sda\.?|idem\.?)$")
_SHORT_TEXTS = (
    (CellKind.DASH, _DASH),
    (CellKind.ERROR, _ERROR_TEXT),
    (CellKind.MISSING_TEXT, _MISSING_TEXT),
    (CellKind.WITHHELD, _WITHHELD),
    (CellKind.DITTO, _DITTO),
    (CellKind.ANSWER, _YES),
    (CellKind.ANSWER, _NO),
)
_ANY_SHORT_TEXT = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _SHORT_TEXTS), re.IGNORECASE)
"""What no name of an area is, found out in one go."""
_LETTERS = {"y": 1.0, "t": 0.0}
_FEWEST_LETTERS = 3
_BLOCK_ROWS = 256


def text_kind(text: str) -> CellKind:
    """Kind of a text cell."""
    stripped = text.strip()
    if not stripped.isascii():
        stripped = stripped.strip(INVISIBLE).strip()
    if not stripped:
        return CellKind.BLANK
    if stripped[0].isdigit() or stripped[0] in "-+\u2212\u2013RrIi'\u2018\u2019`":
        if written_number(stripped) is not None:
            return CellKind.NUMBER_TEXT
        if _DASH.match(stripped):
            return CellKind.DASH
    if len(stripped) > 30:
        return CellKind.TEXT
    if is_bound(stripped):
        return CellKind.NUMBER_TEXT
    for kind, pattern in _SHORT_TEXTS if _ANY_SHORT_TEXT.match(stripped) else ():
        if pattern.match(stripped):
            return kind
    return CellKind.TEXT


def answer_value(text: str) -> float:
    """1 for a yes, 0 for a no."""
    word = text.strip()
    return _LETTERS.get(word.lower(), 1.0 if _YES.match(word) else 0.0)


def cell_kinds(grid: Grid) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """Kind of every cell and the number in those of the kind NUMBER, NaN elsewhere; of the shape of the grid.

    A number beyond all that a matrix counts, or next to nothing, is a text. Each distinct text is judged
    once. Cells are gone through in blocks of rows, as they lie in memory.
    """
    kinds = np.full(grid.values.shape, CellKind.NUMBER, dtype=np.uint8)
    numbers = np.empty(grid.values.shape, dtype=np.float64, order="F")
    judged: dict[object, CellKind] = {None: CellKind.BLANK}
    for top in range(0, len(kinds), _BLOCK_ROWS):
        rows = slice(top, top + _BLOCK_ROWS)
        cells = grid.values[rows].flatten()
        plain = np.fromiter(map(isinstance, cells.tolist(), repeat(float)), dtype=np.bool_, count=len(cells))
        places = np.flatnonzero(~plain)
        found = np.array(
            [
                known if (known := judged.get(value)) is not None else _kind(value, judged)
                for value in cells[places].tolist()
            ],
            dtype=np.uint8,
        )
        kinds[rows].flat[places] = found
        cells[places[found != CellKind.NUMBER]] = np.nan
        numbers[rows] = cells.astype(np.float64).reshape(numbers[rows].shape)
    size = np.abs(numbers)
    countable = (size <= LARGEST_NUMBER) & ((size >= SMALLEST_NUMBER) | (size == 0))
    kinds[(kinds == CellKind.NUMBER) & ~countable] = CellKind.TEXT
    if any(isinstance(text, str) and text.strip().lower() in _LETTERS for text in judged):
        _mark_letters(grid, kinds)
    bounds = {text for text, kind in judged.items() if kind == CellKind.NUMBER_TEXT and is_bound(str(text))}
    if bounds:
        _set_classes_aside(grid, kinds, bounds)
    contacts = {text for text in judged if isinstance(text, str) and CONTACT_WORDS.match(text)}
    if contacts:
        _set_contacts_aside(grid, kinds, contacts)
    for row, column in grid.error_cells:
        kinds[row, column] = CellKind.ERROR
    for row, column in grid.unevaluated_cells:
        kinds[row, column] = CellKind.ERROR
    numbers[(kinds == CellKind.ERROR) | (kinds == CellKind.TEXT)] = np.nan
    return kinds, numbers


def _mark_letters(grid: Grid, kinds: npt.NDArray[np.uint8]) -> None:
    """Makes answers of the letters Y and T where they are most of the texts of a column."""
    for column in range(kinds.shape[1]):
        texts = np.flatnonzero(kinds[:, column] == CellKind.TEXT)
        letters = [
            row
            for row, text in zip(texts.tolist(), grid.values[texts, column].tolist(), strict=True)
            if isinstance(text, str) and text.strip().lower() in _LETTERS
        ]
        if len(letters) >= _FEWEST_LETTERS and len(letters) * 2 >= len(texts):
            kinds[letters, column] = CellKind.ANSWER


def _set_classes_aside(grid: Grid, kinds: npt.NDArray[np.uint8], bounds: set[object]) -> None:
    """Makes texts of bounds that head numbers: "< 20 | 20-35 | > 35" are classes, ">= 80" is a target."""
    numeric = (kinds == CellKind.NUMBER) | (kinds == CellKind.NUMBER_TEXT)
    written = np.nonzero(kinds == CellKind.NUMBER_TEXT)
    marks = np.zeros(kinds.shape, dtype=bool)
    marks[written] = [value in bounds for value in grid.values[written].tolist()]
    for row in np.flatnonzero(marks.any(axis=1)).tolist():
        below = numeric[row + 1 : row + 2] & ~marks[row + 1 : row + 2]
        if not (numeric[row] & ~marks[row]).any() and below[:, marks[row]].all() and len(below):
            kinds[row, marks[row]] = CellKind.TEXT


def _set_contacts_aside(grid: Grid, kinds: npt.NDArray[np.uint8], contacts: set[str]) -> None:
    """Makes texts of the numbers beside "HP/WA", "CP" or "NIP": they reach a person and count nothing."""
    for row, column in np.argwhere(kinds == CellKind.TEXT).tolist():
        if grid.values[row, column] in contacts:
            beside = kinds[row, column + 1 : column + 4]
            beside[(beside == CellKind.NUMBER) | (beside == CellKind.NUMBER_TEXT)] = CellKind.TEXT


def _kind(value: object, judged: dict[object, CellKind]) -> CellKind:
    """Kind of a cell; only texts go into `judged`, where True would be found as 1."""
    if isinstance(value, str):
        judged[value] = kind = text_kind(value)
        return kind
    if isinstance(value, bool):
        return CellKind.ANSWER
    if isinstance(value, int):
        return CellKind.NUMBER
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return CellKind.DATE
    return CellKind.TEXT
