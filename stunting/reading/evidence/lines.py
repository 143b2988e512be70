"""The lines of a table: numbers with one meaning each, columns or rows, and what their cells say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stunting.model.observations import cell_address
from stunting.reading.cells.column_values import ColumnValues, side_by_side
from stunting.reading.cells.periods import is_period_label
from stunting.reading.cells.translations import without_translation
from stunting.reading.cells.written import WrittenNumber, written_number
from stunting.reading.evidence.line_shapes import LineShape, line_shapes
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.layout.legends import explained, legend_below
from stunting.reading.meaning.measure_words import UNIT_NAMES

LEVEL = " / "
_BRACKETED_MEASURE = re.compile(
    r"(\w\W{0,2}?)\s*[(\[]\s*(sasaran|capaian|realisasi|target|pembilang|penyebut|cakupan)\s*[)\]]$",
    re.IGNORECASE,
)
_MEASURE_BEHIND_MARK = re.compile(
    r"(?:\s*[:|]\s*|\s+[-\u2013\u2014]\s+)"
    r"(sasaran|capaian|realisasi|target|pembilang|penyebut|cakupan|%|persen\w*)$",
    re.IGNORECASE,
)
_TARGET_BEHIND = re.compile(
    r"(?:\s*\(\s*|\s[-\u2013]\s*)(?:target|tgt|t)\b[\s:.=]*[<>=\u2264\u2265]*\s*\d+(?:[.,]\d+)?\s*%\s*\)?",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?<!vitamin)(?<!vit)\s*[(\[]\s*[a-d1-4]\s*[:/]\s*[a-d1-4](?:\s*[x\u00d7*]\s*100\s*%?)?\s*[)\]]"
    r"|(?<!vitamin)(?<!vit)\s*(?:\(\s*[a-d]\s*\)|\[\s*[1-4a-d]\s*\])(?=\s*(?:/|$))",
    re.IGNORECASE,
)
"""What letters columns and says how they are computed: "Sasaran (a)", "% (b/a x 100)"."""
_MARKS = frozenset(":|-\u2013\u2014")
_BRACKETS = frozenset("([")
_BRACKETED = re.compile(r"\(([^()]{1,12})\)\s*$")
_OF_SHARES = re.compile(r"[\s/]*(?:\(?\b(?:n|abs)\b\)?)?[\s,/(]*(?:%|persen)\s*\)*$", re.IGNORECASE)
"""What heads numbers with their own percentage: "Stunting n (%)"."""
_ROWS_LOOKED_AT = 60
_MOST_UNITS = 0.8
"""Share of the labels in a row of units that name one."""


class Line(NamedTuple):
    """Numbers that share one header: the cells of row header `code` in the columns of group `group`.

    `place` is its first value column, `header` the path as written, `words` the same without a level of
    units. Label and stem are the lowest level and those above it, in the column and in the row; `unit` stands
    in a column SATUAN, a row of units or brackets.
    """

    code: int
    group: int
    place: int
    header: str
    words: str
    column_label: str
    column_stem: str
    row_label: str
    row_stem: str
    numbers: npt.NDArray[np.float64]
    answers: npt.NDArray[np.bool_]
    unit: str
    cells: str
    shape: LineShape
    shares: bool = False
    """Whether its cells give their own percentage behind the number: "78 (12,8%)"."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """All lines of a table: `lines[code][group]`; `groups` gives the group of each value column.

    `by_column` holds the numbers of each group over all rows (and all areas, where these stand in columns),
    `by_row` those of each row header, for identities along either direction.
    """

    lines: tuple[tuple[Line, ...], ...]
    groups: tuple[int, ...]
    by_column: tuple[npt.NDArray[np.float64], ...]
    by_row: tuple[npt.NDArray[np.float64], ...]

    def without(self, set_aside: Sequence[Sequence[bool]]) -> TableLines:
        """The table where lines that a person set aside explain no other line."""
        columns = [all(row[group] for row in set_aside) for group in range(len(self.by_column))]
        rows = [row[0] for row in set_aside] if self.by_row else []
        if not any(columns) and not any(rows):
            return self
        return replace(
            self,
            by_column=_hidden(self.by_column, columns),
            by_row=_hidden(self.by_row, rows),
        )


def table_lines(draft: TableDraft, row_headers: Sequence[str], row_codes: Sequence[int]) -> TableLines:
    """The lines of a draft. `row_headers` are its distinct row headers, `row_codes` that of each row."""
    groups = _groups(draft)
    members: list[list[int]] = [[] for _ in range(max(groups) + 1)]
    for place, group in enumerate(groups):
        members[group].append(place)
    numbers = side_by_side([values.numbers for values in draft.values])
    plain = np.ones(len(numbers), dtype=bool)
    if draft.labels is not None:
        plain = ~(draft.labels.percents() | draft.labels.averages())
    codes = np.asarray(row_codes, dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(row_headers) + 1))
    units = _column_units(draft)
    labels = [label for header in (*draft.column_headers, *row_headers) for label in header.split(LEVEL)]
    legend = legend_below(draft.sheet, draft.region, labels)
    rows_of = [order[bounds[code] : bounds[code + 1]] for code in range(len(row_headers))]
    rows_of = [rows[plain[rows]] if plain[rows].any() else rows for rows in rows_of]
    percent = side_by_side([values.percent for values in draft.values])
    answers = side_by_side([values.answers for values in draft.values])
    lines = []
    for code, rows in enumerate(rows_of):
        cells = _Cells.of(rows, members, numbers, percent, answers)
        row = (code, row_headers[code])
        lines.append(
            tuple(
                _line(draft, row, (group, places), cells, units, legend)
                for group, places in enumerate(members)
            )
        )
    if not plain.all():
        numbers[~plain] = np.nan
    by_column = _of_one_length([_below_each_other(numbers, places) for places in members])
    return TableLines(tuple(lines), groups, by_column, _by_row(draft, numbers, rows_of, members))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of one row header: `rows` of the body, and by group numbers and answers with their shapes.

    The arrays are places × groups; a group of fewer places than others ends with missing ones.
    """

    rows: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.float64]
    answers: npt.NDArray[np.bool_]
    shapes: Sequence[LineShape]

    @classmethod
    def of(
        cls,
        rows: npt.NDArray[np.int64],
        members: Sequence[Sequence[int]],
        numbers: npt.NDArray[np.float64],
        percent: npt.NDArray[np.bool_],
        answers: npt.NDArray[np.bool_],
    ) -> _Cells:
        """The cells of some rows of a table, whose arrays are rows × value columns."""
        if len(rows) < len(numbers):
            numbers, percent, answers = numbers[rows], percent[rows], answers[rows]
        counted = _grouped(numbers, members, np.nan)
        marked, answered = (_grouped(marks, members, False) for marks in (percent, answers))
        return cls(rows, counted, answered, line_shapes(counted, marked, answered))


def _grouped(cells: npt.NDArray[Any], members: Sequence[Sequence[int]], missing: object) -> npt.NDArray[Any]:
    """Cells of the columns of each group below each other, a column for each group."""
    longest = max(map(len, members))
    if longest == 1:
        return np.asfortranarray(cells[:, [places[0] for places in members]])
    below = np.full((longest * len(cells), len(members)), missing, dtype=cells.dtype, order="F")
    for group, places in enumerate(members):
        below[: len(places) * len(cells), group] = cells[:, places].ravel(order="F")
    return below


def _below_each_other(numbers: npt.NDArray[np.float64], places: Sequence[int]) -> npt.NDArray[np.float64]:
    """Numbers of some columns as one; of a single one no copy is made."""
    return numbers[:, places[0]] if len(places) == 1 else numbers[:, places].ravel(order="F")


def _hidden(
    arrays: Sequence[npt.NDArray[np.float64]], hidden: Sequence[bool]
) -> tuple[npt.NDArray[np.float64], ...]:
    return tuple(
        np.full_like(array, np.nan) if aside else array for array, aside in zip(arrays, hidden, strict=True)
    )


def _of_one_length(columns: Sequence[npt.NDArray[np.float64]]) -> tuple[npt.NDArray[np.float64], ...]:
    """Columns that can be compared: those of another length than most are missing throughout."""
    length = Counter(len(column) for column in columns).most_common(1)[0][0]
    return tuple(column if len(column) == length else np.full(length, np.nan) for column in columns)


def _groups(draft: TableDraft) -> tuple[int, ...]:
    """Number of the group of each value column: columns of several areas with one header are one group."""
    if not draft.column_areas:
        return tuple(range(len(draft.value_columns)))
    numbers: dict[str, int] = {}
    return tuple(numbers.setdefault(header, len(numbers)) for header in draft.column_headers)


def _by_row(
    draft: TableDraft,
    numbers: npt.NDArray[np.float64],
    rows_of: Sequence[npt.NDArray[np.int64]],
    members: Sequence[Sequence[int]],
) -> tuple[npt.NDArray[np.float64], ...]:
    """Numbers of each row header along the columns, where each stands in one row; else nothing."""
    if draft.labels is not None or len(members) != 1 or any(len(rows) != 1 for rows in rows_of):
        return ()
    return tuple(numbers[rows[0]] for rows in rows_of)


def _line(
    draft: TableDraft,
    row: tuple[int, str],
    column: tuple[int, Sequence[int]],
    cells: _Cells,
    units: Sequence[str],
    legend: dict[str, str],
) -> Line:
    code, row_header = row
    group, places = column
    place, rows = places[0], cells.rows
    row_header = "" if draft.once[place] else row_header
    own_unit = draft.units[int(rows[0])] if len(rows) else ""
    as_written = draft.column_headers[place]
    column_header, unit = _without_unit(as_written, units[place])
    header = words = _joined(draft, row_header, as_written)
    if column_header != as_written:
        words = _joined(draft, row_header, column_header)
    clean = {text: _cleaned(text, legend) for text in {column_header, row_header, words}}
    column_header, row_header, words = clean[column_header], clean[row_header], clean[words]
    first = _written_first([draft.values[p] for p in places], rows)
    # Most texts give their own percentage behind the number.
    shares = bool(first) and 2 * sum(one is not None and bool(one.share) for one in first) > len(first)
    if shares:
        unit = ""
        column_header, words = (_OF_SHARES.sub("", text).strip() or text for text in (column_header, words))
    length = len(places) * len(rows)
    column_stem, _, column_label = column_header.rpartition(LEVEL)
    row_stem, _, row_label = row_header.rpartition(LEVEL)
    return Line(
        code=code,
        group=group,
        place=place,
        header=header,
        words=words,
        column_label=column_label,
        column_stem=column_stem,
        row_label=row_label,
        row_stem=row_stem,
        numbers=cells.numbers[:length, group],
        answers=cells.answers[:length, group],
        unit=own_unit or unit or (_unit_in_cells(first) if first else ""),
        cells=_cells(draft, rows, places),
        shape=cells.shapes[group],
        shares=shares,
    )


def _joined(draft: TableDraft, row_header: str, column_header: str) -> str:
    """The path of a line, what stands further up in the table first."""
    if not row_header or not column_header:
        return row_header or column_header
    parts = (row_header, column_header) if draft.labels is None else (column_header, row_header)
    return LEVEL.join(parts)


def _cleaned(header: str, legend: dict[str, str]) -> str:
    """A header with abbreviations explained, measures as levels, and without its translation."""
    return without_translation(_measured(explained(_without_target(header), legend)))


def _without_target(header: str) -> str:
    """A header without the target behind the name of a thing, and without what letters its columns.

    "Catin TTD (Target 90%) / Sasaran (a) | % (b/a)".
    """
    header = _TARGET_BEHIND.sub("", header) if "%" in header else header
    is_lettered = _BRACKETS.intersection(header) and _LETTERED.search(header)
    return _LETTERED.sub(" ", header).strip() if is_lettered else header


def _written_first(values: Sequence[ColumnValues], rows: npt.NDArray[np.int64]) -> list[WrittenNumber | None]:
    """What the texts among the first cells say as numbers."""
    if not any(one.texts for one in values):
        return []
    first = rows[:_ROWS_LOOKED_AT].tolist()
    return [written_number(one.texts[row]) for one in values for row in first if row in one.texts]


def _unit_in_cells(written: Sequence[WrittenNumber | None]) -> str:
    """The unit that stands in the cells themselves: "33 anak" in some is so for all; else empty."""
    units = {one.unit.lower() for one in written if one is not None and one.unit}
    return units.pop() if len(units) == 1 else ""


def _measured(header: str) -> str:
    """A header in which a measure at the end is a level: "Catin TTD (Sasaran)", "Catin TTD - Sasaran"."""
    if header.endswith((")", "]")):
        header = _BRACKETED_MEASURE.sub(r"\1 / \2", header)
    return _MEASURE_BEHIND_MARK.sub(r" / \1", header) if _MARKS.intersection(header) else header


def _cells(draft: TableDraft, rows: npt.NDArray[np.int64], places: Sequence[int]) -> str:
    if not len(rows):
        return ""
    first = cell_address(int(draft.rows[rows[0]]) + 1, draft.value_columns[places[0]].column + 1)
    last = cell_address(int(draft.rows[rows[-1]]) + 1, draft.value_columns[places[-1]].column + 1)
    return first if first == last else f"{first}:{last}"


def _bare(label: str) -> str:
    return re.sub(r"[()\[\]\s]", "", label).lower()


def _column_units(draft: TableDraft) -> list[str]:
    """Unit of each value column from a row of units below the header; empty where there is none.

    A row of units is known by itself: the lowest labels are units, but for a few that nobody knows. One in
    brackets below a label is too.
    """
    lowest = [header.rpartition(LEVEL)[2] for header in draft.column_headers]
    # Below nothing but years, "Keluarga | KRS" are what is counted.
    dated = all(is_period_label(header.rpartition(LEVEL)[0]) for header in draft.column_headers)
    units = sum(_bare(label) in UNIT_NAMES for label in lowest)
    has_row = len(lowest) > 1 and not dated and units >= _MOST_UNITS * len(lowest)
    nested = sum(LEVEL in header for header in draft.column_headers)
    if has_row and nested == len(lowest):
        return lowest
    return [
        label
        if LEVEL in header and re.fullmatch(r"\(.{1,12}\)", label) and _bare(label) in UNIT_NAMES
        else ""
        for header, label in zip(draft.column_headers, lowest, strict=True)
    ]


def _without_unit(header: str, unit: str) -> tuple[str, str]:
    """A column header without its level of units, and the unit; one in brackets may end the lowest label."""
    if unit:
        return header.rpartition(LEVEL)[0], _bare(unit)
    return header, _bracketed_unit(header)


def _bracketed_unit(label: str) -> str:
    """The unit in brackets at the end of a label; "(KPM)" behind its full name only abbreviates it."""
    own = _BRACKETED.search(label)
    if own is None or _bare(own.group(1)) not in UNIT_NAMES:
        return ""
    words = re.findall(r"[^\W\d_]+", label[: own.start()])
    initials = "".join(word[0] for word in words).lower()
    return "" if initials.endswith(_bare(own.group(1))) else own.group(1).strip()


def without_bracketed_unit(label: str) -> str:
    """A label without the unit in brackets at its end: "TPK (TIM)" is "TPK"."""
    return _BRACKETED.sub("", label).strip() if _bracketed_unit(label) else label
