"""Numbers of a table's value columns: cells of any kind turned into floats and kinds of missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.model.observations import Missing
from stunting.reading.cells.kinds import CellKind, answer_value
from stunting.reading.cells.numbers import NumberStyle, is_ambiguous, number_style, parse_number
from stunting.reading.cells.sheet import Sheet

MISSING_CODES: tuple[Missing, ...] = (
    Missing.NONE,
    Missing.BLANK,
    Missing.DASH,
    Missing.TEXT,
    Missing.ERROR,
)
_COUNTS = re.compile(
    r"\b(?:jumlah|jml|sasaran|capaian|realisasi|target|total|penduduk|orang|jiwa|kk|kasus|diukur|ditimbang|"
    r"balita|baduta|bayi|anak|ibu|bumil|keluarga|rumah|peserta|unit)\b",
    re.IGNORECASE,
)
_RATES = re.compile(r"%|persen|prevalensi|cakupan|rasio|indeks|rata|ipm|per\s?\d", re.IGNORECASE)
_MISSING_OF_KIND = np.zeros(len(CellKind), dtype=np.int8)
_MISSING_OF_KIND[CellKind.BLANK] = 1
_MISSING_OF_KIND[CellKind.DASH] = 2
_MISSING_OF_KIND[[CellKind.MISSING_TEXT, CellKind.TEXT, CellKind.DATE]] = 3
_MISSING_OF_KIND[CellKind.ERROR] = 4


@dataclass(slots=True)
class ColumnValues:
    """Numbers of one column over the body rows.

    `numbers` is NaN where missing, `missing` holds places in `MISSING_CODES`; `texts` maps places
    to the text as written where the cell is not a plain number; `percent` marks cells that carry
    a percent format or sign (their numbers are already 0-100); `answers` marks Ya/Tidak;
    `doubtful` lists places whose text can be read two ways.
    """

    numbers: npt.NDArray[np.float64]
    missing: npt.NDArray[np.int8]
    texts: dict[int, str]
    percent: npt.NDArray[np.bool_]
    answers: npt.NDArray[np.bool_]
    style: NumberStyle
    doubtful: list[int]


def column_values(
    sheet: Sheet,
    rows: npt.NDArray[np.int64],
    column: int,
    fallback: NumberStyle,
    mixed: bool = False,
    header: str = "",
) -> ColumnValues:
    """Numbers of one column. The number style is settled by the whole column, then by `fallback`.

    `mixed` columns may hold Ya/Tidak in some rows and numbers in others, as where indicators
    stand in rows; in all others a lone "ada" or "x" among numbers is text, not 1.
    """
    kinds = sheet.kinds[rows, column]
    numbers = sheet.plain_numbers[rows, column]
    plain = kinds == CellKind.NUMBER
    missing = _MISSING_OF_KIND[kinds]
    percent = np.zeros(len(rows), dtype=bool)
    if sheet.grid.percent_cells is not None:
        percent = sheet.grid.percent_cells[rows, column] & plain
        numbers[percent] = numbers[percent] * 100
    texts = _texts(sheet, rows, column, np.flatnonzero(~plain & (kinds != CellKind.BLANK)))
    written_numbers = np.flatnonzero(kinds == CellKind.NUMBER_TEXT).tolist()
    counts = bool(_COUNTS.search(header)) and not _RATES.search(header)
    style = number_style((texts[place] for place in written_numbers), fallback, counts)
    doubtful: list[int] = []
    for place in written_numbers:
        text = texts[place]
        number = parse_number(text, style.decimal)
        if number is None:
            missing[place] = MISSING_CODES.index(Missing.TEXT)
            continue
        numbers[place] = number
        percent[place] = "%" in text
        if is_ambiguous(text):
            doubtful.append(place)
    answers = kinds == CellKind.ANSWER
    for place in np.flatnonzero(answers).tolist():
        value = sheet.grid.values[rows[place], column]
        numbers[place] = float(value) if isinstance(value, bool) else answer_value(texts[place])
    if not mixed and answers.any() and answers.sum() * 2 <= (kinds != CellKind.BLANK).sum() and plain.any():
        numbers[answers] = np.nan
        missing[answers] = MISSING_CODES.index(Missing.TEXT)
        answers = np.zeros(len(rows), dtype=bool)
    return ColumnValues(numbers, missing, texts, percent, answers, style, doubtful)


def _texts(
    sheet: Sheet, rows: npt.NDArray[np.int64], column: int, places: npt.NDArray[np.int64]
) -> dict[int, str]:
    """Text of the cells at some places; of a cell with an error and nothing else, the error."""
    errors = sheet.grid.error_cells
    cells = sheet.grid.values[rows[places], column].tolist()
    return {
        place: str(cell) if cell is not None else errors.get((int(rows[place]), column), "")
        for place, cell in zip(places.tolist(), cells, strict=True)
    }


def number_texts(sheet: Sheet, rows: npt.NDArray[np.int64], column: int) -> list[str]:
    """Texts of a column that stand for numbers, for settling the style of the table."""
    places = np.flatnonzero(sheet.kinds[rows, column] == CellKind.NUMBER_TEXT)
    return [str(value) for value in sheet.grid.values[rows[places], column]]
