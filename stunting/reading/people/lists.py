"""Sheets that list people, known by what stands in their cells whatever their headers say."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from stunting.model.grid import Grid
from stunting.reading.cells.label_words import PEOPLE_NAMES, plain
from stunting.reading.isolated.citizen_numbers import FEWEST_PEOPLE, is_citizen_number

_PERSON = re.compile(rf"^{PEOPLE_NAMES}\b")
_ANY_NAME = re.compile(r"^nama(?: |$)(?!desa|kel|kec|kab|puskesmas|posyandu|opd|indikator|program|kegiatan)")
_BIRTH = re.compile(r"\b(?:lahir|lhr|ttl|dob|birth)\b")
_MONTHS = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# Codes of areas (64.09.03.2008) hold what looks like a date; two digits of a year never follow a point.
_DATE = re.compile(
    rf"(?<![\d.])(?:{_DAY}[-/. ](?:\d\d?|{_MONTHS})[-/. ]{_YEAR}|{_DAY}[-/ ](?:\d\d?|{_MONTHS})[-/ ]\d\d"
    rf"|{_YEAR}[-/.]\d\d?[-/.]\d\d?)(?![\d.])",
    re.IGNORECASE,
)
_SEX = re.compile(r"^(?:l|p|lk|pr|laki-? ?laki|perempuan|male|female)$", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:rt|rw)[ .:/]*\d|\b(?:jl|jln|jalan|gg|gang)\b[. ]", re.IGNORECASE)
_PHONE = re.compile(r"^(?:\+?62|0)8\d{7,11}$")
_SEPARATORS = re.compile(r"[\s().-]")
_FULL_NAME = re.compile(r"^[^\W\d_]{2,}(?:[ .,'][^\W\d_]+\.?){1,4}$")
_SERIALS = (20_000, 60_000)
"""Birth dates that lost their format: 1954 to 2064."""
_LOOKED_AT = 3_000
"""Rows of a sheet in which people are looked for: a list of people does not begin further down."""
_HEADER_ROWS = 30
_NONE = type(None)
_MOSTLY = 0.6


@dataclass(slots=True)
class _Column:
    """Texts of a column with their counts, those of its first rows, its dates and its large numbers."""

    filled: int
    texts: dict[str, int] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)
    dates: set[object] = field(default_factory=set)
    numbers: list[float] = field(default_factory=list)

    @property
    def headers(self) -> frozenset[str]:
        """The words of its first rows."""
        return frozenset(plain(text) for text in self.first if len(text) < 100)


def lists_people(grid: Grid) -> tuple[str, ...]:
    """What shows that a sheet lists people, whatever its headers say; nothing where it does not.

    Identity numbers, or names below a header of people, are enough. Otherwise a date of birth must stand
    beside a name, sex, phone or house, or a name and sex beside a phone or house: phones, names and addresses
    of officers and posyandu stand in matrices too.
    """
    columns = _columns(grid.values[:_LOOKED_AT])
    if any(_holds_identity(column) for column in columns):
        return ("nomor induk kependudukan",)
    if any(_names(column) and _has(column, _PERSON) for column in columns):
        return ("nama orang",)
    birth = any(_births(column) for column in columns)
    named = any(_names(column) and _has(column, _ANY_NAME) for column in columns)
    sexed = any(_sexes(column) for column in columns)
    if not (birth or (named and sexed)):
        return ()
    signs = {
        "nama": named,
        "jenis kelamin": sexed,
        "nomor telepon": any(_phones(column) for column in columns),
        "alamat rumah": any(_houses(column) for column in columns),
    }
    seen = tuple(sign for sign, found in signs.items() if found)
    if birth and seen:
        return ("tanggal lahir", *seen)
    return seen if named and sexed and len(seen) > len(("nama", "jenis kelamin")) else ()


def _columns(values: npt.NDArray[np.object_]) -> list[_Column]:
    """What stands in each column, in one pass over the cells as they lie in memory."""
    columns = [_Column(filled=len(values)) for _ in range(values.shape[1])]
    width, least = len(columns), _SERIALS[0]
    cells, below = values.ravel().tolist(), _HEADER_ROWS * width
    # Most cells hold a number that is too small to be the day of a birth or the number of a person.
    telling = [place for place, cell in enumerate(cells) if type(cell) is not float or cell >= least]
    for place in telling:
        kind = type(cells[place])
        if kind is float:
            columns[place % width].numbers.append(cells[place])
        elif kind is str:
            column, text = columns[place % width], cells[place]
            column.texts[text] = column.texts.get(text, 0) + 1
            if place < below:
                column.first.append(text)
        elif kind is _NONE:
            columns[place % width].filled -= 1
        elif isinstance(cells[place], datetime.date):
            columns[place % width].dates.add(cells[place])
    return columns


def _has(column: _Column, header: re.Pattern[str]) -> bool:
    return any(header.search(words) for words in column.headers)


def _holds_identity(column: _Column) -> bool:
    numbers = {f"{value:.0f}" for value in column.numbers if value >= 1e15}
    found = sum(map(is_citizen_number, numbers))
    if found < FEWEST_PEOPLE:
        texts = column.texts.items()
        found += sum(count for text, count in texts if len(text) >= 10 and is_citizen_number(text))
    return found >= FEWEST_PEOPLE


def _names(column: _Column) -> bool:
    """Whether most texts of a column, each written about once, are words alone."""
    least = max(FEWEST_PEOPLE, _MOSTLY * column.filled)
    if len(column.texts) < least:
        return False
    names = sum(1 for text in column.texts if _FULL_NAME.match(text.strip()) or text.strip().isalpha())
    return names >= least


def _births(column: _Column) -> bool:
    """Dates below a header of births, or of so many years and so rarely alike as only births are."""
    if len(column.texts) + len(column.dates) + len(column.numbers) < FEWEST_PEOPLE:
        return False
    named, least = _has(column, _BIRTH), max(10, _MOSTLY * column.filled)
    if not named and len(column.dates or column.texts) < least:
        return False
    dates = column.dates or {text for text in column.texts if len(text) < 60 and _DATE.search(text)}
    if named:
        serials = sum(1 for value in column.numbers if value <= _SERIALS[1])
        return len(dates) + serials >= FEWEST_PEOPLE
    if len(dates) < least:
        return False
    years = {match[0] for text in map(str, dates) if (match := re.search(r"(?:19|20)\d\d", text))}
    return len(years) >= FEWEST_PEOPLE


def _sexes(column: _Column) -> bool:
    found = _telling(column, _SEX)
    return found >= 1 and found >= len(column.texts) - len(column.headers) and column.filled >= 5


def _houses(column: _Column) -> bool:
    found = _telling(column, _HOUSE)
    return found >= FEWEST_PEOPLE and found >= 0.3 * len(column.texts)


def _telling(column: _Column, sign: re.Pattern[str]) -> int:
    """How many different texts of a column show a sign."""
    return sum(1 for text in column.texts if len(text) < 200 and sign.search(text.strip()))


def _phones(column: _Column) -> bool:
    texts = (_SEPARATORS.sub("", text) for text in column.texts if 9 <= len(text) <= 20)
    return sum(1 for text in texts if _PHONE.match(text)) >= FEWEST_PEOPLE
