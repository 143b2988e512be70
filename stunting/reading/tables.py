"""Where the tables of a sheet stand: title, header rows, body rows and columns, found by shape."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.model.grid import CellRange, Grid
from stunting.reading.cells import CellKind
from stunting.reading.labels import NOTE_WORDS, TITLE_WORDS, clean_label, names_an_area_column, plain
from stunting.reading.period_text import year_of_number

MOST_HEADER_ROWS = 7
MOST_TITLE_ROWS = 15
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,3}\)?\.?(?:\.0)?(?:\s*[=(].*)?$")
_LABEL_HEADER = re.compile(
    r"^(?:no|nomor|nr|indikator|uraian|jenis|variabel|kegiatan|program|bulan|tahun|kode|nama|sasaran|"
    r"kelompok|kategori|item|keterangan)\b"
)
_GROUP_LABEL = re.compile(
    r"^(?:kec(?:amatan)?|kab(?:upaten)?|desa|kel(?:urahan)?|puskesmas|[A-Z]|[IVX]+)\b\.?\s+\S", re.IGNORECASE
)
_META = re.compile(r"^\s*:|:\s*$")


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


class Sheet:
    """A grid with what every step of reading asks of it again and again."""

    def __init__(self, grid: Grid, kinds: npt.NDArray[np.uint8]) -> None:
        self.grid = grid
        self.kinds = kinds
        self.filled = kinds != CellKind.BLANK
        self.numbers = (kinds == CellKind.NUMBER) | (kinds == CellKind.NUMBER_TEXT)
        self.values = self.numbers | (
            (kinds >= CellKind.DASH) & (kinds <= CellKind.ANSWER)  # dash, missing text, error, answer
        )
        self.merge_at: dict[tuple[int, int], CellRange] = {
            (merge.top, merge.left): merge for merge in grid.merges
        }
        self._covered: dict[tuple[int, int], CellRange] = {}
        for merge in grid.merges:
            if (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) <= 200_000:
                for row in range(merge.top, merge.bottom + 1):
                    for column in range(merge.left, merge.right + 1):
                        self._covered[row, column] = merge

    def text(self, row: int, column: int) -> str:
        """Text of a cell, cleaned; whole numbers without decimals; empty for a blank."""
        value = self.grid.values[row, column]
        if value is None:
            return ""
        if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
            return str(int(value))
        return clean_label(str(value))

    def merge_over(self, row: int, column: int) -> CellRange | None:
        """The merged range that covers a cell, or None."""
        return self._covered.get((row, column))

    def merged_text(self, row: int, column: int) -> str:
        """Text of a cell, or of the merged range that covers it."""
        merge = self._covered.get((row, column))
        return self.text(merge.top, merge.left) if merge else self.text(row, column)

    def year(self, row: int, column: int) -> int | None:
        """The year that a cell holds as its only content, or None."""
        value = self.grid.values[row, column]
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return year_of_number(value)
        if isinstance(value, str) and re.fullmatch(r"\s*(?:19|20)\d{2}\s*", value):
            return int(value)
        return None


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
        first = _with_group_rows(sheet, first, start)
        header, aside, top = _header_above(sheet, first, start)
        if header_rows and not regions:
            header, aside, top = tuple(range(header_rows[0], header_rows[1] + 1)), (), header_rows[0]
        body, end = _body_below(sheet, first, rows)
        if len(body):
            titles = _title_rows(sheet, top, start)
            regions += _side_by_side(sheet, Region(titles, header, body, 0, sheet.kinds.shape[1] - 1, aside))
        start = max(end, first + 1)
    return regions


def _first_value_row(sheet: Sheet, start: int) -> int | None:
    candidates = np.flatnonzero(sheet.values[start:].any(axis=1)) + start
    for row in candidates.tolist():
        if not is_column_number_row(sheet, row) and not _is_year_row(sheet, row) and not _is_lone(sheet, row):
            return row
    return None


def _is_lone(sheet: Sheet, row: int) -> bool:
    """Whether numbers of a row stand in a title or note: "Tahun | 2024" or a dash in a header."""
    if sheet.numbers[row].any():
        columns = np.flatnonzero(sheet.filled[row])
        return len(columns) <= 2 and bool(_META.search(sheet.text(row, int(columns[0]))))
    answers = np.count_nonzero(sheet.kinds[row] == CellKind.ANSWER)
    if answers < np.count_nonzero(sheet.values[row]) or answers * 2 > np.count_nonzero(sheet.filled[row]):
        return False
    # Answers among many texts: a header such as "Ya | Tidak" under group names.
    nearby = sheet.numbers[row + 1 : row + MOST_HEADER_ROWS].any()
    return bool(nearby) or not _has_text_label(sheet, row)


def _has_text_label(sheet: Sheet, row: int) -> bool:
    return bool((sheet.kinds[row] == CellKind.TEXT).any())


def is_column_number_row(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: "1 2 3", "(1) (2) (3)", "1 2 3=2/1"."""
    columns = np.flatnonzero(sheet.filled[row])
    if len(columns) < 2:
        return False
    texts = [sheet.text(row, int(column)) for column in columns]
    if not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(re.sub(r"\D.*", "", text.lstrip("("))) for text in texts]
    bracketed = sum(text.startswith("(") for text in texts) * 2 >= len(texts)
    if numbers[0] > 1 and not bracketed:
        return False
    rising = sum(b > a for a, b in itertools.pairwise(numbers))
    if not bracketed and rising * 2 < len(numbers) - 1:
        return False
    below = sheet.kinds[row + 1 : row + 4]
    return row > 0 and bool((below == CellKind.TEXT).any()) and bool(sheet.filled[:row].any())


def _is_year_row(sheet: Sheet, row: int) -> bool:
    """Whether a row of years heads columns: every number in it is a year, its texts are headers."""
    columns = np.flatnonzero(sheet.values[row])
    years = [sheet.year(row, int(column)) for column in columns]
    if not years or any(year is None for year in years):
        return False
    labels = [
        sheet.text(row, int(column)) for column in np.flatnonzero(sheet.filled[row] & ~sheet.values[row])
    ]
    below = [r for r in range(row + 1, min(row + 6, len(sheet.kinds))) if sheet.values[r].any()]
    if not below:
        return False
    if len(years) >= 3 and _is_regular(years):
        return True
    return all(_is_header_label(label) for label in labels)


def _is_regular(years: list[int | None]) -> bool:
    known = [year for year in years if year is not None]
    steps = {b - a for a, b in itertools.pairwise(known)}
    return (len(steps) == 1 and abs(next(iter(steps))) <= 1) or len(set(known)) == 1 or steps <= {1, -1, 0}


def _is_header_label(text: str) -> bool:
    return names_an_area_column(text) or bool(_LABEL_HEADER.match(plain(text))) or not plain(text)


def _with_group_rows(sheet: Sheet, first: int, start: int) -> int:
    """The first row of the body, group rows above the first numbers taken in.

    A lone label directly below a row of column numbers or of three or more labels names a group
    of rows ("A. Koordinasi"); it heads no column.
    """
    above = [row for row in range(max(start, first - 4), first) if sheet.filled[row].any()]
    while len(above) >= 2:
        row, before = above[-1], above[-2]
        columns = np.flatnonzero(sheet.filled[row])
        merge = sheet.merge_over(row, int(columns[0]))
        lone = len(columns) == 1 and not (merge is not None and merge.top < row)
        labels = np.count_nonzero(sheet.filled[before])
        grouped = labels == 2 and bool(_GROUP_LABEL.match(sheet.text(row, int(columns[0]))))
        heads = is_column_number_row(sheet, before) or labels >= 3 or grouped
        if not lone or not heads or not _stands_over_labels(sheet, row, int(columns[0]), first):
            break
        first = row
        above.pop()
    return first


def _stands_over_labels(sheet: Sheet, row: int, column: int, first: int) -> bool:
    """Whether a cell stands above a text of the first body row, or left of it, rather than above a number."""
    labels = np.flatnonzero(sheet.kinds[first] == CellKind.TEXT)
    return len(labels) > 0 and column <= int(labels[-1]) and not bool(sheet.text(row, column).isdigit())


def _header_above(sheet: Sheet, first: int, start: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
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
        if not header and is_column_number_row(sheet, row):
            aside.append(row)
            top = row
            continue
        if len(header) >= MOST_HEADER_ROWS or not _is_header_row(sheet, row, header, first):
            break
        header.insert(0, row)
        top = row
    return tuple(header), tuple(reversed(aside)), top


def _covered_below(sheet: Sheet, row: int, header: list[int]) -> bool:
    """Whether a blank row lies inside a label merged down into the header."""
    if not header:
        return False
    return any((merge := sheet.merge_over(row, column)) and merge.bottom >= header[0] for column in range(3))


def _is_header_row(sheet: Sheet, row: int, header: list[int], first: int) -> bool:
    columns = np.flatnonzero(sheet.filled[row])
    if sheet.numbers[row].any() and not _is_year_row(sheet, row):
        return _numbers_are_labels(sheet, row, header)
    if not len(columns):
        return True
    leftmost = int(columns[0])
    text = sheet.text(row, leftmost)
    if header and (TITLE_WORDS.match(text) and len(columns) <= 3):
        return False
    if NOTE_WORDS.match(text) and len(columns) == 1 and not names_an_area_column(text):
        return False
    if any(_META.search(sheet.text(row, int(column))) for column in columns[:2]) and len(columns) <= 4:
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
        return not labelled and _is_header_label(text) and len(text) < 60
    if labelled and (len(text) > 45 or TITLE_WORDS.match(text) or _label_begins(sheet, left, header)):
        return False
    merge = sheet.merge_at.get((row, column))
    return not labelled or len(text) < 40 or (merge is not None and merge.right > merge.left)


def _label_begins(sheet: Sheet, left: int, header: list[int]) -> bool:
    """Whether the label of the first column is merged down from the topmost header row found so far."""
    merge = sheet.merge_over(header[0], left)
    return merge is not None and merge.top == header[0] and merge.bottom > merge.top


def _title_rows(sheet: Sheet, top: int, start: int) -> tuple[int, ...]:
    first = max(start, top - MOST_TITLE_ROWS)
    return tuple(row for row in range(first, top) if sheet.filled[row].any())


def _body_below(sheet: Sheet, first: int, rows: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], int]:
    """Body rows from the first one on, and the row where the search for the next table goes on."""
    below = rows[np.searchsorted(rows, first) :]
    has_values = sheet.values[below].any(axis=1)
    end = len(below)
    for place in np.flatnonzero(~has_values).tolist():
        if _ends_body(sheet, int(below[place]), below, place):
            end = place
            break
    for place in np.flatnonzero(has_values[1:end]).tolist():
        row = int(below[place + 1])
        if place + 1 > 1 and _repeats_header(sheet, row):
            end = min(end, place + 1)
            break
    body = below[:end]
    if len(body) and has_values[:end].any():
        body = body[: int(np.flatnonzero(has_values[:end])[-1]) + 1]
    follow = int(below[end]) if end < len(below) else len(sheet.kinds)
    return body, follow


def _repeats_header(sheet: Sheet, row: int) -> bool:
    """Whether a row with years in it is the header of a further table."""
    columns = np.flatnonzero(sheet.filled[row])
    return (
        len(columns) >= 3
        and _is_header_label(sheet.text(row, int(columns[0])))
        and bool(plain(sheet.text(row, int(columns[0]))))
        and not sheet.text(row, int(columns[0]))[:1].isdigit()
        and _is_year_row(sheet, row)
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
    if len(columns) >= 2 and _is_header_label(text) and _heads(sheet, texts, below, place):
        return True
    after_gap = place > 0 and int(below[place]) - int(below[place - 1]) > 1
    if not after_gap:
        return False
    wide = len(columns) >= 3 and all(sheet.kinds[row, column] == CellKind.TEXT for column in columns)
    return wide or _title_then_header(sheet, below, place)


def _heads(sheet: Sheet, texts: list[str], below: npt.NDArray[np.int64], place: int) -> bool:
    """Whether texts look like column names with values further down."""
    short = sum(len(text) < 60 for text in texts) == len(texts)
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
        if sheet.values[row].any() and not _is_year_row(sheet, row) and not is_column_number_row(sheet, row):
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
            parts.append(
                Region(
                    region.title_rows,
                    region.header_rows,
                    rows_here,
                    int(columns[0]),
                    int(columns[-1]),
                    region.set_aside,
                )
            )
    return parts


def _second_starts(sheet: Sheet, region: Region, used: npt.NDArray[np.int64]) -> list[int]:
    """Columns where a further table begins: a label header seen before comes again."""
    labels: dict[str, int] = {}
    starts: list[int] = []
    columns = used.tolist()
    for column in columns:
        label = next((t for row in region.header_rows if (t := sheet.text(row, column))), "")
        word = plain(label)
        begins = word in ("no", "nomor") or (names_an_area_column(label) and "no" not in labels)
        if not begins:
            continue
        if word in labels and column - labels[word] >= 2 and _holds_labels(sheet, region, column):
            starts.append(column)
            labels = {}
        labels[word] = column
    return starts


def _holds_labels(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether texts stand in a column or the next one, as in a label column."""
    kinds = sheet.kinds[region.body][:, column : column + 2]
    return bool(((kinds == CellKind.TEXT).sum(axis=0) * 2 > (kinds != CellKind.BLANK).sum(axis=0)).any())
