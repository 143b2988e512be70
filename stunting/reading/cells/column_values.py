"""Numbers of a table's value columns: cells of any kind turned into floats and kinds of missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from stunting.model.observations import Missing
from stunting.reading.cells.kinds import CellKind, answer_value
from stunting.reading.cells.numbers import NumberStyle, body_number, is_ambiguous, number_style, table_style
from stunting.reading.cells.sheet import Sheet
from stunting.reading.cells.written import WrittenNumber, loose_number, written_number

MISSING_CODES: tuple[Missing, ...] = (
    Missing.NONE,
    Missing.BLANK,
    Missing.DASH,
    Missing.TEXT,
    Missing.ERROR,
    Missing.WITHHELD,
)
_COUNTS = re.compile(
    r"\b(?:jumlah|jml|sasaran|capaian|realisasi|target|total|penduduk|orang|jiwa|kk|kasus|diukur|ditimbang|"
    r"balita|baduta|bayi|anak|ibu|bumil|keluarga|rumah|peserta|unit)\b",
    re.IGNORECASE,
)
_COUNTS_FIRST = re.compile(
    r"(?:^|/ )(?:sasaran|penyebut|pembilang|jumlah|jml|jlh)(?![a-z])(?!.*(?:%|persen|/ ))", re.IGNORECASE
)
"""Those of whom a rate is computed are counted: "Sasaran prevalensi gizi kurang", "Prevalensi / Jumlah"."""
_RATES = re.compile(r"%|persen|prevalensi|cakupan|rasio|indeks|rata|ipm|per\s?\d", re.IGNORECASE)
_TICK = re.compile(r"^[\u221a\u2713\u2714\u2611vV]$")
_NONE_AT_ALL = re.compile(
    r"^(?:nihil|nol|(?:tidak|tdk) (?:ada|ditemukan)"
    r"(?: (?:kasus|kejadian|balita|bayi|anak|ibu|bumil|sasaran|warga))?)\.?$",
    re.IGNORECASE,
)
"""Words for none among counts; "tidak ada data" and a dash say that nobody counted."""
_NOTHING = re.compile(r"^(?:nihil|nol)\.?$", re.IGNORECASE)
_NONE_OR_NO_DATA = re.compile(r"^(?:tidak|tdk) ada$", re.IGNORECASE)
Cell = TypeVar("Cell", bound=np.generic)
_NOT_YET = re.compile(r"^belum (?:ada|tersedia)$", re.IGNORECASE)
_OFTEN_IN_THREES = 3
"""So many numbers with three digits behind their mark, and none with another count, are thousands."""
_MOST_DECIMALS = 6
_FEWEST_COUNTS = 2
_MOST_BROKEN = 0.1
_SPEAKING = np.zeros(len(CellKind), dtype=bool)
_SPEAKING[[CellKind.NUMBER_TEXT, CellKind.TEXT, CellKind.ANSWER]] = True
_MISSING_OF_KIND = np.zeros(len(CellKind), dtype=np.int8)
_MISSING_OF_KIND[CellKind.BLANK] = 1
_MISSING_OF_KIND[CellKind.DASH] = 2
_MISSING_OF_KIND[[CellKind.MISSING_TEXT, CellKind.TEXT, CellKind.DATE, CellKind.DITTO]] = 3
_MISSING_OF_KIND[CellKind.ERROR] = 4
_MISSING_OF_KIND[CellKind.WITHHELD] = 5


class ColumnValues(NamedTuple):
    """Numbers of one column over the body rows.

    `numbers` is NaN where missing, `missing` holds places in `MISSING_CODES`; `texts` maps places
    to the text as written where the cell is not a plain number; `percent` marks cells that carry
    a percent format or sign (their numbers are already 0-100); `answers` marks Ya/Tidak;
    `doubtful` lists places whose text can be read two ways. `doubts` says in Indonesian why a
    number is in doubt, `written` holds what else a text said that was a number only by its place.
    """

    numbers: npt.NDArray[np.float64]
    missing: npt.NDArray[np.int8]
    texts: Mapping[int, str]
    percent: npt.NDArray[np.bool_]
    answers: npt.NDArray[np.bool_]
    style: NumberStyle
    doubtful: tuple[int, ...]
    doubts: Mapping[int, str] = MappingProxyType({})
    written: Mapping[int, WrittenNumber] = MappingProxyType({})


def side_by_side(columns: Sequence[npt.NDArray[Cell]]) -> npt.NDArray[Cell]:
    """Columns of one length as a matrix of rows and columns that keeps the cells of a column together.

    Copied column by column, a national matrix takes a fifth of the time of row by row.
    """
    return np.array(columns).T


def printed_decimals(numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """Decimals that each number is stored with, at most 6; -1 where there is no number."""
    decimals = np.full(len(numbers), -1, dtype=np.int8)
    left = np.flatnonzero(np.isfinite(numbers))
    for count in range(_MOST_DECIMALS):
        scaled = numbers[left] * 10.0**count
        exact = np.abs(scaled - np.round(scaled)) < 1e-7 * np.maximum(1, np.abs(scaled))
        decimals[left[exact]] = count
        left = left[~exact]
    decimals[left] = _MOST_DECIMALS
    return decimals


def column_values(
    sheet: Sheet,
    rows: npt.NDArray[np.int64],
    columns: Sequence[int],
    headers: Sequence[str],
    mixed: bool = False,
) -> list[ColumnValues]:
    """Numbers of the value columns of a table. The number style is settled by each column, then by all.

    `mixed` columns may hold Ya/Tidak in some rows and numbers in others, as where indicators
    stand in rows; in all others a lone "ada" or "x" among numbers is text, not 1.
    """
    # Column by column, as they are read from here on.
    kinds = side_by_side([sheet.kinds[:, column][rows] for column in columns])
    numbers = side_by_side([sheet.plain_numbers[:, column][rows] for column in columns])
    plain = kinds == CellKind.NUMBER
    percent = np.zeros_like(plain)
    if (marks := sheet.grid.percent_cells) is not None:
        percent = side_by_side([marks[:, column][rows] for column in columns]) & plain
        numbers[percent] = np.round(numbers[percent] * 100, 10)
    missing, answers = _MISSING_OF_KIND[kinds], kinds == CellKind.ANSWER
    written = ~plain & (kinds != CellKind.BLANK)
    texts = [
        _texts(sheet, rows, column, np.flatnonzero(written[:, place])) if some else {}
        for place, (column, some) in enumerate(zip(columns, written.any(axis=0).tolist(), strict=True))
    ]
    fallback = table_style(
        [
            [found[row] for row in _of_kind(CellKind.NUMBER_TEXT, kinds[:, place], found)] if found else []
            for place, found in enumerate(texts)
        ]
    )
    values = [
        ColumnValues(
            numbers[:, place],
            missing[:, place],
            found,
            percent[:, place],
            answers[:, place],
            fallback,
            (),
        )
        for place, found in enumerate(texts)
    ]
    # A dash or "n/a" is missing, and says nothing of how a column writes its numbers.
    for place in np.flatnonzero(_SPEAKING[kinds].any(axis=0)).tolist():
        cells = sheet.grid.values[rows, columns[place]]
        values[place] = _with_texts(values[place], headers[place], kinds[:, place], cells, mixed)
    for place in np.flatnonzero((kinds == CellKind.MISSING_TEXT).any(axis=0)).tolist():
        values[place] = _with_nones(values[place], headers[place])
    if sheet.repeated:
        values = [_with_dittos(one, sheet, rows, column) for one, column in zip(values, columns, strict=True)]
    return values


def _with_texts(
    column: ColumnValues,
    header: str,
    kinds: npt.NDArray[np.uint8],
    cells: npt.NDArray[np.object_],
    mixed: bool,
) -> ColumnValues:
    """A column with what its texts hold: numbers in the style of the column, answers."""
    texts = column.texts
    written_numbers = _of_kind(CellKind.NUMBER_TEXT, kinds, texts)
    in_threes: list[int] = []
    style = column.style
    if any("." in texts[place] or "," in texts[place] for place in written_numbers):
        in_threes = [place for place in written_numbers if is_ambiguous(texts[place])]
        counts = bool(_COUNTS.search(header)) or len(in_threes) >= _OFTEN_IN_THREES
        counts = (counts and not _RATES.search(header)) or bool(_COUNTS_FIRST.search(header))
        plain = column.numbers[kinds == CellKind.NUMBER]
        style = number_style((texts[place] for place in written_numbers), style, counts, plain)
    read = {place: _number_in(texts[place].strip()) for place in written_numbers}
    read |= {place: loose_number(texts[place]) for place in _of_kind(CellKind.TEXT, kinds, texts)}
    found = _with_numbers(column._replace(style=style, doubtful=tuple(in_threes)), read)
    found = _with_nones(found, header)
    return _with_answers(found, cells, kinds, mixed) if found.answers.any() else found


def _with_nones(column: ColumnValues, header: str) -> ColumnValues:
    """A column of counts where "nihil" and "tidak ada kasus" are 0; a bare "tidak ada" may lack data too.

    So may "nihil" among percentages, where nobody to serve has no share.
    """
    words = {text for text in set(column.texts.values()) if _NONE_AT_ALL.match(text.strip())}
    nones = [place for place, text in column.texts.items() if text in words] if words else []
    numbers = column.numbers[np.isfinite(column.numbers)]
    if not nones or len(numbers) < _FEWEST_COUNTS:
        return column
    broken = int(np.count_nonzero(numbers != np.floor(numbers)))  # a row of percentages below the counts
    counted = not _RATES.search(header) and broken <= _MOST_BROKEN * len(numbers)
    counted = counted and not column.percent.any()
    nones = [place for place in nones if counted or _NOTHING.match(column.texts[place].strip())]
    numbers, missing, answers = column.numbers.copy(), column.missing.copy(), column.answers.copy()
    numbers[nones], missing[nones], answers[nones] = 0.0, MISSING_CODES.index(Missing.NONE), False
    bare = [p for p in nones if not counted or _NONE_OR_NO_DATA.match(column.texts[p].strip())]
    why = {
        place: f"\u201c{column.texts[place].strip()}\u201d dibaca 0; atau datanya tidak ada?"
        for place in bare
    }
    return column._replace(numbers=numbers, missing=missing, answers=answers, doubts={**column.doubts, **why})


def _with_dittos(column: ColumnValues, sheet: Sheet, rows: npt.NDArray[np.int64], place: int) -> ColumnValues:
    """A column whose numbers below a mark for "as above" are in doubt."""
    ditto = {
        row: f"tanda \u201csama dengan di atas\u201d dibaca {column.numbers[row]:g}"
        for row in np.flatnonzero(np.isfinite(column.numbers)).tolist()
        if (int(rows[row]), place) in sheet.repeated
    }
    return column._replace(doubts={**column.doubts, **ditto})


def _number_in(text: str) -> WrittenNumber | None:
    """The number of a text that looks like one."""
    return written_number(text) or loose_number(text)


def _with_numbers(column: ColumnValues, read: Mapping[int, WrittenNumber | None]) -> ColumnValues:
    """A column with the numbers that its texts hold, by place; a text without one is missing."""
    if not read:
        return column
    numbers, missing, percent = column.numbers.copy(), column.missing.copy(), column.percent.copy()
    said: dict[int, WrittenNumber] = {}
    for place, written in read.items():
        number = body_number(written.body, column.style.decimal) if written else None
        if written is None or number is None:
            missing[place] = MISSING_CODES.index(Missing.TEXT)
            continue
        numbers[place], percent[place] = number, written.percent
        missing[place] = MISSING_CODES.index(Missing.NONE)
        if written.unit or written.footnote or written.of or written.question:
            said[place] = written
    doubts = {place: written.question for place, written in said.items() if written.question}
    return column._replace(numbers=numbers, missing=missing, percent=percent, doubts=doubts, written=said)


def _with_answers(
    column: ColumnValues, values: npt.NDArray[np.object_], kinds: npt.NDArray[np.uint8], mixed: bool
) -> ColumnValues:
    """A column with answers as 1 and 0. Beside ticks an "x" is a no; beside answers "belum ada" too."""
    numbers, missing, answers = column.numbers.copy(), column.missing.copy(), column.answers.copy()
    plain = kinds == CellKind.NUMBER
    totalled = np.array_equal(numbers[plain], [answers.sum()])
    few = answers.sum() * 2 <= (kinds != CellKind.BLANK).sum()
    if not mixed and plain.any() and few and not totalled:
        missing[answers] = MISSING_CODES.index(Missing.TEXT)
        return column._replace(missing=missing, answers=np.zeros_like(answers))
    for place in np.flatnonzero(kinds == CellKind.MISSING_TEXT).tolist():
        if not plain.any() and _NOT_YET.match(column.texts[place].strip()):
            answers[place] = True
            missing[place] = MISSING_CODES.index(Missing.NONE)
    places = np.flatnonzero(answers).tolist()
    ticked = any(_TICK.match(column.texts[place].strip()) for place in places)
    for place in places:
        value, text = values[place], column.texts[place].strip()
        crossed = ticked and text.lower() == "x"
        numbers[place] = float(value) if isinstance(value, bool) else 0.0 if crossed else answer_value(text)
    return column._replace(numbers=numbers, missing=missing, answers=answers)


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


def _of_kind(kind: CellKind, kinds: npt.NDArray[np.uint8], texts: Mapping[int, str]) -> list[int]:
    """Places of those texts of a column that are of a kind."""
    places = list(texts)
    return [place for place, found in zip(places, kinds[places].tolist(), strict=True) if found == kind]
