"""Which rows above the first numbers head the columns, and which only title or number them."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import (
    NOTE_WORDS,
    TITLE_WORDS,
    is_total_label,
    names_an_area_column,
    plain,
)
from stunting.reading.cells.periods import FIRST_YEAR, LAST_YEAR, is_period_label
from stunting.reading.cells.sheet import Sheet

MOST_HEADER_ROWS = 7
_FEW_ROWS = 6
_FEWEST_NUMBERED = 3


_COLUMN_NUMBER = re.compile(r"^\(?\d{1,3}\)?\.?(?:\.0)?(?:\s*[=(].*)?$")


_LABEL_HEADER = re.compile(
    r"^(?:no|nomor|nr|indikator|uraian|jenis|variabel|kegiatan|program|bulan|tahun|kode|nama|sasaran|"
    r"kelompok|kategori|item|keterangan|sumber data)\b"
)


META = re.compile(r"^\s*:|:\s*$")


# "Tahun | 2024" above a header that has a label of its own below "Tahun".
_META_LABEL = re.compile(
    r"^(?:tahun|bulan|periode|triwulan|kuartal|semester|provinsi|kabupaten|kota|kecamatan|desa|kelurahan|puskesmas)"
    r"(?: (?:kota|data|anggaran|laporan|kelurahan))?$"
)


# "Kabupaten: Enrekang | Tahun: 2023"
_META_CELL = re.compile(rf"{_META_LABEL.pattern.rstrip('$')}\s*:\s*\S", re.IGNORECASE)


_GROUP_LABEL = re.compile(
    rf"^(?:{KECAMATAN}|{KABUPATEN}|{DESA}|kel|puskesmas|[A-Z]|[IVX]+)\b\.?\s+\S", re.IGNORECASE
)


_MONTH_HEAD = re.compile(
    r"^(?:(?:per|jumlah|data|realisasi|capaian) )?(?:bulan|bln|month|triwulan|tw)(?: ke)?"
    r"(?: (?:19|20)\d{2})?$"
)


_GROUP_NUMBER = re.compile(r"^\(?(?:[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})\s?[.)]?$")


def is_column_number_row(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: "1 2 3", "(1) (2) (3)", "1 2 3=2/1"."""
    columns = np.flatnonzero(sheet.filled[row])
    if len(columns) < 2:
        return False
    texts = [sheet.text(row, int(column)) for column in columns]
    if _are_letters(texts) and row > 0 and sheet.filled[:row].any():
        return True
    if not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(re.sub(r"\D.*", "", text.lstrip("("))) for text in texts]
    if is_month_row(sheet, row):
        return False
    bracketed = sum(text.startswith("(") for text in texts) * 2 >= len(texts)
    if numbers[0] > 1 and not bracketed:
        return False
    rising = sum(b > a for a, b in pairwise(numbers))
    if not bracketed and rising * 2 < len(numbers) - 1:
        return False
    if row == 0 or not sheet.filled[:row].any():
        return False
    below = sheet.kinds[row + 1 : row + 4]
    return bool((below == CellKind.TEXT).any()) or _ends_empty_form(sheet, row, columns, numbers)


def _ends_empty_form(sheet: Sheet, row: int, columns: npt.NDArray[np.int64], numbers: list[int]) -> bool:
    """Whether 1, 2, 3 stand right below labels, one each, in a form that nobody has filled."""
    counts_up = len(numbers) >= _FEWEST_NUMBERED and numbers == list(range(1, len(numbers) + 1))
    labelled = bool((sheet.kinds[row - 1, columns] == CellKind.TEXT).all())
    return counts_up and labelled and not sheet.values[row + 1 :].any()


def _are_letters(texts: list[str]) -> bool:
    """Whether texts letter the columns: "a b c" or "(A) (B) (C)"."""
    letters = [text.strip("().").lower() for text in texts]
    rising = [chr(ord("a") + place) for place in range(len(letters))]
    return len(letters) >= 3 and letters == rising


def may_be_years(sheet: Sheet, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which rows hold no number that is certainly no year, so that a closer look is worth it."""
    numbers = sheet.plain_numbers[rows]
    return np.asarray(~((numbers < FIRST_YEAR) | (numbers > LAST_YEAR)).any(axis=1))


def is_year_row(sheet: Sheet, row: int) -> bool:
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
        below_years = sheet.kinds[row + 1 : row + 2, columns]
        heads_texts = bool(below_years.size) and bool((below_years == CellKind.TEXT).all())
        return heads_texts or _heads_empty_form(sheet, row, years, labels)
    if _heads_rows(sheet, row, columns, below[0]):
        return False
    if len(years) >= 3 and _is_regular(years):
        return True
    if len(years) >= 2 and bool((sheet.kinds[row + 1, columns] == CellKind.TEXT).all()):
        return True
    return all(is_header_label(label) or is_period_label(label) for label in labels)


def _heads_empty_form(sheet: Sheet, row: int, years: list[int | None], labels: list[str]) -> bool:
    """Whether years without a label of their own stand below headers in a form that nobody has filled."""
    headed = row > 0 and int(np.count_nonzero(sheet.kinds[row - 1] == CellKind.TEXT)) >= 2
    return len(years) >= 2 and not labels and headed and _is_regular(years)


def _heads_rows(sheet: Sheet, row: int, columns: npt.NDArray[np.int64], below: int) -> bool:
    """Whether a lone year below a header stands over the names of rows and not over numbers."""
    if len(columns) != 1 or np.count_nonzero(sheet.filled[row]) != 1 or row == 0:
        return False
    column = int(columns[0])
    labelled = sheet.kinds[(row - 1, row + 1), column] == CellKind.TEXT
    return bool(labelled.all() and row + 1 == below and np.count_nonzero(sheet.filled[row - 1]) >= 2)


def is_month_row(sheet: Sheet, row: int) -> bool:
    """Whether a row holds the numbers of months, "1 2 3 ..." below a header "BULAN"."""
    columns = np.flatnonzero(sheet.values[row]).tolist()
    numbers = [sheet.text(row, column) for column in columns]
    if len(columns) < 2 or row == 0 or not all(re.fullmatch(r"0?[1-9]|1[0-2]", text) for text in numbers):
        return False
    if any(int(b) != int(a) + 1 for a, b in pairwise(numbers)):
        return False
    above = [sheet.merged_text(row - 1, column) for column in range(columns[-1] + 1)]
    heads = [next((text for text in reversed(above[: column + 1]) if text), "") for column in columns]
    return all(_MONTH_HEAD.match(plain(head)) for head in heads)


def _is_regular(years: list[int | None]) -> bool:
    """Whether years rise or fall by one, or do so again and again under one group after another."""
    known = [year for year in years if year is not None]
    steps = {b - a for a, b in pairwise(known)}
    if steps <= {1, -1, 0}:
        return True
    length = known.index(known[0], 1) if known[0] in known[1:] else len(known)
    group = known[:length]
    again = all(year == group[place % length] for place, year in enumerate(known))
    return again and {b - a for a, b in pairwise(group)} in ({1}, {-1})


def is_header_label(text: str) -> bool:
    """Whether a text of a label column is the head of that column ("Kecamatan", "No"), or empty."""
    return names_an_area_column(text) or bool(_LABEL_HEADER.match(plain(text))) or not plain(text)


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
    """Whether a row holds a number such as "A", "II" or "b." and one text beside it."""
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


def header_above(sheet: Sheet, first: int, start: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
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
    if sheet.numbers[row].any() and not is_year_row(sheet, row) and not is_month_row(sheet, row):
        return _numbers_are_labels(sheet, row, header)
    if not len(columns):
        return True
    leftmost = int(columns[0])
    text = sheet.text(row, leftmost)
    if header and (TITLE_WORDS.match(text) and len(columns) <= 3):
        return False
    if NOTE_WORDS.match(text) and len(columns) == 1 and not names_an_area_column(text):
        return False
    if any(META.search(sheet.text(row, int(column))) for column in columns[:2]) and len(columns) <= 4:
        return False
    if all(_META_CELL.match(sheet.text(row, int(column))) for column in columns):
        return False
    if header and len(columns) == 2 and _META_LABEL.match(plain(text)) and sheet.text(header[0], leftmost):
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
        body = slice(header[-1] + 1, header[-1] + 1 + _FEW_ROWS)
        over_numbers = bool(sheet.values[body][:, columns].any(axis=0).all())
        behind_labels = bool(sheet.kinds[body, : columns[0]].any())
        if over_numbers and behind_labels:
            return True
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
        return not labelled and is_header_label(text) and len(text) < 60
    if labelled and (len(text) > 45 or TITLE_WORDS.match(text) or _label_begins(sheet, left, header)):
        return False
    merge = sheet.merge_at.get((row, column))
    if merge is not None and merge.right > merge.left:
        return True
    over_numbers = bool(sheet.values[first : first + _FEW_ROWS, column].any())
    return not labelled or (len(text) < 40 and over_numbers and not is_period_label(text))


def _label_begins(sheet: Sheet, left: int, header: list[int]) -> bool:
    """Whether the label of the first column is merged down from the topmost header row found so far."""
    merge = sheet.merge_over(header[0], left)
    return merge is not None and merge.top == header[0] and merge.bottom > merge.top
