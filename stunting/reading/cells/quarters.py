"""Quarters of a year that a text names: "TW I-IV", "Triwulan II dan III", "Januari s.d. Desember"."""

from __future__ import annotations

import re

from stunting.catalogue.pattern_words import QUARTER
from stunting.model.follow_up import QUARTERS
from stunting.reading.cells.periods import part_of_year

_NUMERAL = r"(iv|iii|ii|i|[1-4])"
_WORD = f"(?:{QUARTER})"
_TO = r"\s*(?:-|\u2013|s\.?\s?/?d\.?|sampai(?: dengan)?)\s*"
_SPAN = re.compile(rf"\b{_WORD}[\s.]*{_NUMERAL}{_TO}(?:{_WORD}[\s.]*)?{_NUMERAL}\b", re.IGNORECASE)
_SINGLE = re.compile(rf"\b{_WORD}[\s.]*{_NUMERAL}\b((?:\s*(?:,|&|dan|/)\s*{_NUMERAL}\b)*)", re.IGNORECASE)
_NUMBERS = {"i": 0, "ii": 1, "iii": 2, "iv": 3, "1": 0, "2": 1, "3": 2, "4": 3}
_ALONE = re.compile(rf"(?:{_WORD}|t\.?w\.?)?\s*{_NUMERAL}", re.IGNORECASE)
_RUN = re.compile(r"(.+?)\s*(?:-|\u2013|s/?d|sampai)\s*(.+)", re.IGNORECASE)
_MONTH_SPAN = re.compile(rf"([a-z]+)(?:\s+20\d\d)?{_TO}([a-z]+)", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    r"\b(?:sepanjang tahun|setahun|1 tahun|12 bulan|setiap bulan|tiap bulan)\b", re.IGNORECASE
)


def quarter_of(text: str) -> str:
    """The quarter that is all a text names ("TW I", "triwulan 2", "IV"); else empty."""
    found = _ALONE.fullmatch(text)
    return QUARTERS[_NUMBERS[found[1].lower()]] if found else ""


def quarters_between(text: str) -> tuple[str, ...]:
    """The quarters that a text of nothing else names: one, or a run of them ("I-III", "TW 1 s/d TW 2")."""
    single = quarter_of(text)
    if single:
        return (single,)
    run = _RUN.fullmatch(text)
    ends = [quarter_of(part) for part in run.groups()] if run else [""]
    if not all(ends):
        return ()
    return QUARTERS[QUARTERS.index(ends[0]) : QUARTERS.index(ends[1]) + 1]


def quarters_of(text: str) -> tuple[str, ...]:
    """The quarters that a text names, in order; empty where it names none."""
    found: set[int] = set()
    for first, last in _SPAN.findall(text):
        found |= set(range(_NUMBERS[first.lower()], _NUMBERS[last.lower()] + 1))
    for first, more, *_ in _SINGLE.findall(text):
        found.add(_NUMBERS[first.lower()])
        found |= {_NUMBERS[one.lower()] for one in re.findall(rf"\b{_NUMERAL}\b", more, re.IGNORECASE)}
    if not found and _WHOLE_YEAR.search(text):
        found = {0, 1, 2, 3}
    if not found:
        found = _of_months(text)
    return tuple(QUARTERS[at] for at in sorted(found))


def _of_months(text: str) -> set[int]:
    span = _MONTH_SPAN.search(text)
    ends = [_month(word) for word in span.groups()] if span else [_month(text)]
    if not all(ends):
        return set()
    return set(range((ends[0] - 1) // 3, (ends[-1] - 1) // 3 + 1))


def _month(word: str) -> int:
    part = part_of_year(word)
    return int(part) if part.isdecimal() else 0
