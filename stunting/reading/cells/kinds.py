"""What kind of thing stands in each cell: nothing, a number, text that is a number, a mark for "none"."""

from __future__ import annotations

import datetime
import re
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from stunting.model.grid import Grid


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


_NUMBER_TEXT = re.compile(
    r"^[(\s]*(?:rp\.?\s*)?[-+\u2212\u2013]?\s*(?:\d{1,3}(?:[.,\s\u00a0\u2009\u202f']\d{3})+|\d+)(?:[.,]\d+)?"
    r"(?:e[+-]?\d+)?\s*(?:%\s*){0,2}$",
    re.IGNORECASE,
)
_DASH = re.compile(r"^[-\u2010-\u2015\u2212.\s_~]+$")
_MISSING_TEXT = re.compile(
    r"^(?:n/?a|na|n\.a\.?|nan|null|none|nihil|td|tad|t\.a\.?d|#n/a|belum ada(?: data)?|tidak ada data|"
    r"data (?:belum|tidak) (?:ada|tersedia)|belum tersedia|belum lapor|kosong|\.{2,}|x{2,})$",
    re.IGNORECASE,
)
_ERROR_TEXT = re.compile(r"^#(?:div/0!|n/a|name\?|null!|num!|ref!|value!|####*)$", re.IGNORECASE)
_YES = re.compile(r"^(?:ya|ada|sudah|\u221a|\u2713|\u2714|v|x)$", re.IGNORECASE)
_NO = re.compile(r"^(?:tidak|tdk|belum|tidak ada|\u2717|\u2718)$", re.IGNORECASE)


def text_kind(text: str) -> CellKind:
    """Kind of a text cell."""
    stripped = text.strip()
    if not stripped:
        return CellKind.BLANK
    if stripped[0].isdigit() or stripped[0] in "-+(\u2212\u2013Rr":
        if _NUMBER_TEXT.match(stripped):
            return CellKind.NUMBER_TEXT
        if _DASH.match(stripped):
            return CellKind.DASH
    if len(stripped) > 30:
        return CellKind.TEXT
    for kind, pattern in (
        (CellKind.DASH, _DASH),
        (CellKind.ERROR, _ERROR_TEXT),
        (CellKind.MISSING_TEXT, _MISSING_TEXT),
    ):
        if pattern.match(stripped):
            return kind
    return CellKind.ANSWER if _YES.match(stripped) or _NO.match(stripped) else CellKind.TEXT


def answer_value(text: str) -> float:
    """1 for a yes, 0 for a no."""
    return 1.0 if _YES.match(text.strip()) else 0.0


def cell_kinds(grid: Grid) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """Kind of every cell and the number in those of the kind NUMBER, NaN elsewhere; of the shape of the grid.

    Each distinct text is judged once. A column is gone through once for both, while its cells are at hand.
    """
    kinds = np.zeros(grid.values.shape, dtype=np.uint8)
    numbers = np.empty(grid.values.shape, dtype=np.float64, order="F")
    judged: dict[object, CellKind] = {None: CellKind.BLANK}
    for column in range(grid.values.shape[1]):
        cells = grid.values[:, column].copy()
        values = cells.tolist()
        others = np.array(
            [row for row, kind in enumerate(map(type, values)) if kind is not float], dtype=np.int64
        )
        found = np.array(
            [
                known if (known := judged.get(value)) is not None else _kind(value, judged)
                for value in cells[others].tolist()
            ],
            dtype=np.uint8,
        )
        kinds[:, column] = CellKind.NUMBER
        kinds[others, column] = found
        cells[others[found != CellKind.NUMBER]] = np.nan
        numbers[:, column] = cells.astype(np.float64)
    for row, column in grid.error_cells:
        kinds[row, column] = CellKind.ERROR
    for row, column in grid.unevaluated_cells:
        kinds[row, column] = CellKind.ERROR
    numbers[kinds == CellKind.ERROR] = np.nan
    return kinds, numbers


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
