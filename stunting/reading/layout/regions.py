"""Where the tables of a sheet stand: title, header rows, body rows and columns, found by shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.kinds import CellKind, answer_value
from stunting.reading.cells.label_words import (
    NOTE_WORDS,
    TITLE_WORDS,
    area_levels_named,
    is_total_label,
    plain,
)
from stunting.reading.cells.sheet import Sheet
from stunting.reading.cells.translations import without_translation
from stunting.reading.layout.group_rows import with_group_rows
from stunting.reading.layout.header_rows import (
    META,
    META_LABEL,
    MOST_HEADER_ROWS,
    header_above,
    limits_a_class,
)
from stunting.reading.layout.numbering_rows import (
    is_column_number_row,
    is_header_label,
    is_month_row,
    is_roman_row,
    is_year_row,
    may_be_years,
)

MOST_TITLE_ROWS = 15
CONTINUED = re.compile(
    r"^\W*(?:tabel\s+)?(?:lanjutan|lanj|sambungan|bersambung|halaman|hal)\b[\s.\d/()-]*(?:tabel[\s.\d]*)?$",
    re.IGNORECASE,
)
"""A line that says that the table above goes on."""
_TICKS_WITHIN = 5
"""Rows below a header in which the first tick of a column must stand."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where one table stands. Row and column numbers count from 0; `left` and `right` are inclusive.

    `body` holds the rows of the body in order, group rows without numbers among them;
    `set_aside` the rows between header and body that only number the columns.
    """

    title_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    body: npt.NDArray[np.int64]
    left: int
    right: int
    set_aside: tuple[int, ...] = ()
    beside: bool = False
    """Whether other tables stand beside it under the same title rows."""


def find_regions(sheet: Sheet, header_rows: tuple[int, int] | None = None) -> list[Region]:
    """Tables of a sheet from top to bottom, side by side ones from left to right.

    `header_rows` (first and last, from 0) overrides the search for the first table.
    """
    rows = np.flatnonzero(sheet.filled.any(axis=1))
    regions: list[Region] = []
    start = 0
    while start < len(sheet.kinds):
        first = header_rows[1] + 1 if header_rows and not regions else _first_value_row(sheet, start)
        if first is None or first >= len(sheet.kinds):
            break
        first = with_group_rows(sheet, first, start)
        header, aside, top = header_above(sheet, first, start)
        if header_rows and not regions:
            header, aside, top = tuple(range(header_rows[0], header_rows[1] + 1)), (), header_rows[0]
        body, end = _body_below(sheet, first, rows)
        if len(body):
            titles = _title_rows(sheet, top, start)
            region = Region(titles, header, body, 0, sheet.kinds.shape[1] - 1, aside)
            found = _side_by_side(sheet, region) if header or not _is_stray(sheet, body) else []
            regions = _joined(sheet, regions, found)
        start = max(end, first + 1)
    return regions


def _joined(sheet: Sheet, regions: list[Region], found: list[Region]) -> list[Region]:
    """Regions with those found below them; a table that goes on below its own header again is one table."""
    before = regions[-1] if regions and len(found) == 1 else None
    if before is not None and not before.beside and _goes_on(sheet, before, found[0]):
        body = np.concatenate([before.body, _left_between(sheet, before, found[0]), found[0].body])
        return [*regions[:-1], replace(before, body=body, right=max(before.right, found[0].right))]
    return [*regions, *found]


def _left_between(sheet: Sheet, before: Region, after: Region) -> npt.NDArray[np.int64]:
    """Rows behind the last values of a table and above its repeated header: a group begins there."""
    first, last = int(before.body[-1]) + 1, min((*after.title_rows, *after.header_rows))
    return np.flatnonzero(sheet.filled[first:last].any(axis=1)) + first


def _goes_on(sheet: Sheet, before: Region, after: Region) -> bool:
    """Whether a table has the very header of the one above it, and no title but a word for "continued"."""
    lines = [sheet.text(row, int(column)) for row in after.title_rows for column in _filled(sheet, row)]
    if not after.header_rows or not all(CONTINUED.match(line) for line in lines):
        return False
    return _header_texts(sheet, before) == _header_texts(sheet, after)


def _filled(sheet: Sheet, row: int) -> list[int]:
    found: list[int] = np.flatnonzero(sheet.filled[row]).tolist()
    return found


def _header_texts(sheet: Sheet, region: Region) -> list[tuple[int, str]]:
    return [
        (column, plain(sheet.text(row, column)))
        for row in region.header_rows
        for column in _filled(sheet, row)
    ]


def _first_value_row(sheet: Sheet, start: int) -> int | None:
    candidates = np.flatnonzero(sheet.values[start:].any(axis=1)) + start
    for row in candidates.tolist():
        heads = is_column_number_row(sheet, row) or is_year_row(sheet, row) or is_month_row(sheet, row)
        heads = heads or is_roman_row(sheet, row)
        if not heads and not _is_lone(sheet, row):
            return row
    return None


def _is_lone(sheet: Sheet, row: int) -> bool:
    """Whether numbers of a row stand in a title or note: "Tahun | 2024" or a dash in a header."""
    if sheet.numbers[row].any():
        columns = np.flatnonzero(sheet.filled[row])
        if limits_a_class(sheet, row, columns):
            return True
        columns = np.array([c for c in columns.tolist() if sheet.text(row, c) != ":"], dtype=np.int64)
        if len(columns) == 2 and META_LABEL.match(plain(sheet.text(row, int(columns[0])))):
            return True  # "Triwulan | : | 4"
        if _names_years(sheet, row):
            return True
        if len(columns) == 1 and sheet.year(row, int(columns[0])):
            return not sheet.values[row + 1 :].any()  # the year at the foot of a cover
        return len(columns) <= 2 and bool(META.search(sheet.text(row, int(columns[0]))))
    if _is_ticked(sheet, row):
        return False
    if _heads_answers(sheet, row) or _heads_ticks(sheet, row):
        return True
    answers = np.count_nonzero(sheet.kinds[row] == CellKind.ANSWER)
    if answers < np.count_nonzero(sheet.values[row]) or answers * 2 > np.count_nonzero(sheet.filled[row]):
        return False
    # Answers among many texts: a header such as "Ya | Tidak" under group names.
    nearby = sheet.numbers[row + 1 : row + MOST_HEADER_ROWS].any()
    return bool(nearby) or not _has_text_label(sheet, row)


def _names_years(sheet: Sheet, row: int) -> bool:
    """Whether a row pairs names with what they say, a year at most: "Desa | Waru | Tahun | 2024"."""
    columns = np.flatnonzero(sheet.filled[row]).tolist()
    if len(columns) % 2 or len(columns) < 4:
        return False
    pairs = list(zip(columns[::2], columns[1::2], strict=True))
    labelled = all(META_LABEL.match(plain(sheet.text(row, label))) for label, _ in pairs)
    numbers = [value for _, value in pairs if sheet.numbers[row, value]]
    return labelled and all(sheet.year(row, value) is not None for value in numbers)


def _is_ticked(sheet: Sheet, row: int) -> bool:
    """Whether a row with a label holds a tick, which heads no column."""
    columns = np.flatnonzero(sheet.kinds[row] == CellKind.ANSWER).tolist()
    return _has_text_label(sheet, row) and any(len(sheet.text(row, column)) == 1 for column in columns)


def _heads_ticks(sheet: Sheet, row: int) -> bool:
    """Whether ticks stand below a word such as "BELUM", so that it heads their column."""
    columns = np.flatnonzero(sheet.kinds[row] == CellKind.ANSWER).tolist()
    rows = range(row + 1, min(row + 1 + _TICKS_WITHIN, len(sheet.kinds)))
    return any(
        len(sheet.text(below, column)) == 1 and sheet.kinds[below, column] == CellKind.ANSWER
        for column in columns
        for below in rows
    )


def _heads_answers(sheet: Sheet, row: int) -> bool:
    """Whether a row holds "Ya | Tidak", the heads of two columns for ticks, beside heads of label columns."""
    columns = np.flatnonzero(sheet.filled[row])
    answers = sheet.kinds[row, columns] == CellKind.ANSWER
    labels = [sheet.text(row, int(column)) for column in columns[~answers]]
    if answers.sum() < 2 or not all(_heads_short(text) for text in labels):
        return False
    words = [sheet.text(row, int(column)) for column in columns[answers]]
    return all(len(word) > 1 for word in words) and {answer_value(word) for word in words} == {0.0, 1.0}


def _heads_short(text: str) -> bool:
    """Whether a short text heads a column beside "Sudah | Belum": "Indikator", "Jumlah", "%"."""
    return len(text.split()) <= 2 and (is_header_label(text) or is_total_label(text))


def _has_text_label(sheet: Sheet, row: int) -> bool:
    return bool((sheet.kinds[row] == CellKind.TEXT).any())


def _is_stray(sheet: Sheet, body: npt.NDArray[np.int64]) -> bool:
    """Whether a body is one lone number, as is left behind beside or below a table."""
    return int(np.count_nonzero(sheet.filled[body])) == 1


def _title_rows(sheet: Sheet, top: int, start: int) -> tuple[int, ...]:
    first = max(start, top - MOST_TITLE_ROWS)
    filled = [row for row in range(first, top) if sheet.filled[row].any()]
    return tuple(row for row in filled if not is_column_number_row(sheet, row))


def _body_below(sheet: Sheet, first: int, rows: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], int]:
    """Body rows from the first one on, and the row where the search for the next table goes on."""
    below = rows[np.searchsorted(rows, first) :]
    has_values = sheet.values[below].any(axis=1)
    end = len(below)
    for place in np.flatnonzero(~has_values).tolist():
        if _ends_body(sheet, int(below[place]), below, place):
            end = place
            break
    for place in np.flatnonzero(has_values[:end] & may_be_years(sheet, below[:end])).tolist():
        if place > 1 and _repeats_header(sheet, int(below[place])):
            end = place
            break
    body = below[:end]
    if len(body) and has_values[:end].any():
        body = body[: int(np.flatnonzero(has_values[:end])[-1]) + 1]
    follow = int(below[end]) if end < len(below) else len(sheet.kinds)
    return body, follow


def _repeats_header(sheet: Sheet, row: int) -> bool:
    """Whether a row with years in it is the header of a further table."""
    columns = np.flatnonzero(sheet.filled[row])
    label = sheet.text(row, int(columns[0]))
    return (
        len(columns) >= 3
        and not label[:1].isdigit()
        and is_header_label(label)
        and bool(plain(label))
        and is_year_row(sheet, row)
    )


def _ends_body(sheet: Sheet, row: int, below: npt.NDArray[np.int64], place: int) -> bool:
    """Whether a row without values ends the body: a note, a title or the header of a next table."""
    columns = np.flatnonzero(sheet.filled[row])
    text = sheet.text(row, int(columns[0]))
    if NOTE_WORDS.match(text) and not _follows_group(sheet, below, place):
        return True
    if TITLE_WORDS.match(text) and len(columns) <= 3:
        return True
    texts = [sheet.text(row, int(column)) for column in columns]
    if len(columns) >= 2 and is_header_label(text) and _heads(sheet, texts, below, place):
        return True
    after_gap = place > 0 and int(below[place]) - int(below[place - 1]) > 1
    if not after_gap:
        return False
    wide = len(columns) >= 3 and all(sheet.kinds[row, column] == CellKind.TEXT for column in columns)
    return wide or _title_then_header(sheet, below, place)


def _heads(sheet: Sheet, texts: list[str], below: npt.NDArray[np.int64], place: int) -> bool:
    """Whether texts look like column names with values further down."""
    short = len(texts) >= 3 or all(len(text) < 60 for text in texts)
    follow = below[place + 1 : place + 1 + MOST_HEADER_ROWS]
    return (
        short and len(follow) > 0 and bool(sheet.values[follow].any()) and len({plain(t) for t in texts}) > 1
    )


def _follows_group(sheet: Sheet, below: npt.NDArray[np.int64], place: int) -> bool:
    """Whether values with labels go on directly after a row, so that it is a group name, not a note."""
    follow = below[place + 1 : place + 2]
    return (
        len(follow) > 0
        and int(follow[0]) == int(below[place]) + 1
        and bool(sheet.numbers[follow[0]].sum() >= 2)
    )


def _title_then_header(sheet: Sheet, below: npt.NDArray[np.int64], place: int) -> bool:
    """Whether a lone text after a gap is the title of a next table: texts in columns, then values."""
    seen_header = False
    for row in below[place + 1 : place + 1 + MOST_TITLE_ROWS].tolist():
        columns = np.flatnonzero(sheet.filled[row])
        if sheet.values[row].any() and not is_year_row(sheet, row) and not is_column_number_row(sheet, row):
            return seen_header
        if len(columns) >= 2:
            seen_header = True
    return False


def _side_by_side(sheet: Sheet, region: Region) -> list[Region]:
    """The region, split where a second label column begins beside the first table."""
    rows = np.concatenate([np.array(region.header_rows, dtype=np.int64), region.body])
    used = np.flatnonzero(sheet.filled[rows].any(axis=0))
    left, right = int(used[0]), int(used[-1])
    starts = [left, *_second_starts(sheet, region, used)]
    bounds = [*starts[1:], right + 1]
    parts = []
    for first, after in zip(starts, bounds, strict=True):
        columns = used[(used >= first) & (used < after)]
        rows_here = region.body[sheet.filled[region.body][:, columns].any(axis=1)]
        if len(rows_here):
            part = replace(region, body=rows_here, left=int(columns[0]), right=int(columns[-1]))
            parts.append(_with_own_title(sheet, replace(part, beside=len(starts) > 1)))
    return parts


def _with_own_title(sheet: Sheet, part: Region) -> Region:
    """A table beside another, with upper header rows that hold only its title taken as title rows."""
    titles = list(part.title_rows)
    header = list(part.header_rows)
    while part.beside and len(header) >= 2:
        row = header[0]
        filled = np.flatnonzero(sheet.filled[row, part.left : part.right + 1]) + part.left
        labelled = any(sheet.text(below, part.left) for below in header[1:])
        if len(filled) > 1 or (len(filled) and (int(filled[0]) != part.left or not labelled)):
            break
        titles.append(header.pop(0))
    return replace(part, title_rows=tuple(titles), header_rows=tuple(header))


def _second_starts(sheet: Sheet, region: Region, used: npt.NDArray[np.int64]) -> list[int]:
    """Columns where a further table begins: behind numbers a label header seen before comes again."""
    seen: set[str] = set()
    starts: list[int] = []
    numbers = False
    kinds = sheet.kinds[np.ix_(region.body, used)]
    with_text = (kinds == CellKind.TEXT).any(axis=0).tolist()
    filled = np.count_nonzero(kinds != CellKind.BLANK, axis=0)
    valued = (2 * np.count_nonzero(sheet.values[np.ix_(region.body, used)], axis=0) > filled).tolist()
    for place, column in enumerate(used.tolist()):
        keys = _label_keys(sheet, region, column)
        labels = _holds_labels(sheet, region, column) if "no" in keys else with_text[place]
        if numbers and keys & seen and labels:
            starts.append(column)
            seen, numbers = set(), False
        seen |= keys
        numbers |= not keys and valued[place]
    return starts


def _label_keys(sheet: Sheet, region: Region, column: int) -> set[str]:
    """What label columns the short headers of a column speak of: "no", levels of area, or their codes."""
    texts = {sheet.text(row, column) for row in region.header_rows}
    return {key for text in texts for key in _keys_of(text)}


@lru_cache(maxsize=10_000)
def _keys_of(text: str) -> frozenset[str]:
    label = plain(without_translation(text))
    if label in ("no", "nomor", "no urut"):
        return frozenset(("no",))
    if len(label.split()) > 3:
        return frozenset()
    of_codes = "kode " if re.match(r"(?:kode|kd|code)\b", label) else ""
    return frozenset(f"{of_codes}{level}" for level in area_levels_named(label))


def _holds_labels(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether texts stand in a column or the next one, as in a label column."""
    kinds = sheet.kinds[region.body][:, column : column + 2]
    return bool(((kinds == CellKind.TEXT).sum(axis=0) * 2 > (kinds != CellKind.BLANK).sum(axis=0)).any())
