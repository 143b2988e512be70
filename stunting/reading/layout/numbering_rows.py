"""Rows of a header that number, letter or date the columns: "1 2 3", "a b c", years, months."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from stunting.model.observations import column_letters
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import (
    names_an_area_column,
    plain,
)
from stunting.reading.cells.periods import FIRST_YEAR, LAST_YEAR, is_period_label
from stunting.reading.cells.sheet import Sheet
from stunting.reading.cells.translations import without_translation

_FEWEST_NUMBERED = 3
_HEADER_LEVELS = 4
"""So many rows above a numbered column its label may stand, merged down to the numbers."""
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,3}\)?\.?(?:\.0)?(?:\s*[=(].*)?$")
_COLUMN_CODE = re.compile(
    r"^(?P<kind>[A-Za-z]{1,8})[._-]?(?P<number>\d{1,4})(?P<part>[._-][A-Za-z0-9]{1,5})?$"
)
_NUMBERING = re.compile(r"^(?:no|nomor|nr)(?: urut)?$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTH_HEAD = re.compile(
    r"^(?:(?:per|jumlah|data|realisasi|capaian) )?(?:bulan|bln|month|triwulan|tw)(?: ke)?"
    r"(?: (?:19|20)\d{2})?$"
)
_YEAR_BEHIND = re.compile(r"\w\W+((?:19|20)\d{2})\W?$")
_INFORMATION = re.compile(
    r"^(?:(?:sumber|source|aplikasi|opd|perangkat daerah|instansi|pengampu|penanggung ?jawab|pj)"
    r"(?: (?:data|aplikasi|opd|pengampu|penanggung ?jawab))?|d ?o|definisi(?: operasional)?)$"
)
"""The first word of a row below a header that tells of its columns who answers for them, whence, and how."""
_LABEL_HEADER = re.compile(
    r"^(?:no|nomor|nr|indikator|uraian|jenis|variabel|kegiatan|program|bulan|tahun|kode|nama|sasaran|"
    r"kelompok|kategori|item|keterangan|sumber data)\b"
)


def is_column_number_row(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: "1 2 3", "(1) (2) (3)", "1 2 3=2/1", "IND03_NUM IND03_PER"."""
    columns = np.flatnonzero(sheet.filled[row])
    if len(columns) < 2 or _holds_data(sheet, row, columns):
        return False
    texts = [sheet.text(row, int(column)) for column in columns]
    if len(texts) > _FEWEST_NUMBERED and _NUMBERING.match(plain(without_translation(texts[0]))):
        columns, texts = columns[1:], texts[1:]
    if (_are_letters(texts) or _are_codes(texts)) and row > 0 and sheet.filled[:row].any():
        return True
    if (
        len(texts) > _FEWEST_NUMBERED
        and not _COLUMN_NUMBER.match(texts[-1])
        and not sheet.values[row, columns[-1]]
    ):
        columns, texts = columns[:-1], texts[:-1]  # a word beside the table, over what somebody checked
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


def _holds_data(sheet: Sheet, row: int, columns: npt.NDArray[np.int64]) -> bool:
    """Whether a number of a row is no number of a column, so that its texts need no look.

    Behind a code, or the word for such numbers, some may be other ones.
    """
    numbers = sheet.plain_numbers[row, columns]
    if not ((numbers >= 1_000) | (numbers % 1 > 0)).any():
        return False
    first = sheet.text(row, int(columns[0]))
    return not (_COLUMN_CODE.match(first) or _NUMBERING.match(plain(without_translation(first))))


def is_information_row(sheet: Sheet, row: int) -> bool:
    """Whether a row says beside its first word of what it tells: the office, source or definition of columns.

    "Sumber Data | Dinkes | DPPKB" stands below the header and heads nothing.
    """
    columns = np.flatnonzero(sheet.filled[row])
    texts = [sheet.text(row, int(column)) for column in columns]
    headed = row > 0 and not sheet.numbers[row].any() and int(np.count_nonzero(sheet.filled[row - 1])) >= 2
    told = headed and len(texts) >= _FEWEST_NUMBERED and bool(_INFORMATION.match(plain(texts[0])))
    return told and not any(names_an_area_column(text) for text in texts)


def _ends_empty_form(sheet: Sheet, row: int, columns: npt.NDArray[np.int64], numbers: list[int]) -> bool:
    """Whether 1, 2, 3 stand below labels, one each, in a form that nobody has filled."""
    counts_up = len(numbers) >= _FEWEST_NUMBERED and numbers == list(range(1, len(numbers) + 1))
    above = sheet.kinds[max(0, row - _HEADER_LEVELS) : row, columns]
    labelled = bool((above == CellKind.TEXT).any(axis=0).all())
    return counts_up and labelled and not sheet.values[row + 1 :].any()


def _are_letters(texts: list[str]) -> bool:
    """Whether texts letter the columns: "a b c", "(A) (B) (C)", "a b c=b/a"; beside another table, again."""
    letters = [text.partition("=")[0].strip("(). ").upper() for text in texts]
    if letters[:2] != ["A", "B"] or len(letters) < _FEWEST_NUMBERED:
        return False
    place = 0
    for letter in letters:
        place = 1 if letter == "A" else place + 1
        if letter != column_letters(place):
            return False
    return True


def _are_codes(texts: list[str]) -> bool:
    """Whether texts are codes that a program gave the columns: "IND03_NUM IND03_PER", "V01 V02".

    "Fe30 | Fe90" and "KN1 | KN2" name services: a code has a part behind its number, or a nought before it.
    """
    if not _COLUMN_CODE.match(texts[0]):
        return False
    codes = [_COLUMN_CODE.match(text) for text in texts]
    known = [code for code in codes if code]
    numbered = len(known) >= _FEWEST_NUMBERED and any(code["number"].startswith("0") for code in known)
    made = numbered or all(code["part"] for code in known)
    return len(known) == len(texts) and len({code["kind"].lower() for code in known}) == 1 and made


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
    if _goes_on(sheet, row, int(columns[0]), years):
        return True
    return all(is_header_label(label) or is_period_label(label) for label in labels)


def _goes_on(sheet: Sheet, row: int, column: int, years: list[int | None]) -> bool:
    """Whether years count on from a header before them that names its own: "Target 2025 | 2026 | 2027"."""
    named = _YEAR_BEHIND.search(sheet.text(row, column - 1)) if column else None
    return named is not None and years == list(range(int(named[1]) + 1, int(named[1]) + 1 + len(years)))


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


def is_roman_row(sheet: Sheet, row: int) -> bool:
    """Whether a row heads columns by roman numerals, "I II III IV V": V and X are no ticks there."""
    texts = [
        sheet.text(row, int(column)).strip(" .()").lower() for column in np.flatnonzero(sheet.filled[row])
    ]
    if len(texts) < _FEWEST_NUMBERED + 2 or texts[0] != _ROMAN[0]:
        return False
    return all(text == _ROMAN[place % len(_ROMAN)] or text == _ROMAN[0] for place, text in enumerate(texts))


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
