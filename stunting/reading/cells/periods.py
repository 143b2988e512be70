"""Periods in titles, headers, sheet names, file names and cells."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_MONTH_WORDS = {
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "february": 2,
    "maret": 3, "mar": 3, "mrt": 3, "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6,
    "june": 6, "juli": 7, "jul": 7, "july": 7, "agustus": 8, "agt": 8, "agst": 8, "agu": 8, "ags": 8,
    "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "october": 10,
    "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11, "desember": 12, "des": 12,
    "december": 12, "dec": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTH_WORDS, key=len, reverse=True))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?<!\d)((?:19|20)\d{2})(?!\d)"
_SCHOOL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[/\u2013-]\s*((?:19|20)\d{2})(?!\d)")
_STAMP = re.compile(r"(?:data tanggal|dicetak|diunduh|tanggal cetak|download)[^\n]*", re.IGNORECASE)
_YEARS = re.compile(_YEAR)
_QUARTER = re.compile(
    r"\b(?:triwulan|triwulanan|tw|trw|quarter|q)[\s.-]*(iv|iii|ii|i|[1-4])\b", re.IGNORECASE
)
_SEMESTER = re.compile(r"\b(?:semester|smt|sem)[\s.-]*(ii|i|[12])\b", re.IGNORECASE)
_MONTH_FOUND = re.compile(rf"(?<![a-z])({_MONTH})(?![a-z])", re.IGNORECASE)
_NUMERIC_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d])")
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?!\d)")
_EXCEL_EPOCH = datetime.date(1899, 12, 30)


@lru_cache(maxsize=50_000)
def find_period(text: str) -> str:
    """The one period a text names, or empty when it names none or several.

    "s.d. Triwulan III 2025" is 2025-TW3, "BULAN AGUSTUS 2025" is 2025-08, "Tahun Ajaran
    2024 /2025" is 2024/2025. A download stamp is no period.
    """
    found = find_periods(text)
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=50_000)
def find_periods(text: str) -> tuple[str, ...]:
    """All periods a text names, in order of appearance."""
    text = _STAMP.sub(" ", text.replace("_", " "))
    school = [
        f"{first}/{second}" for first, second in _SCHOOL_YEAR.findall(text) if int(second) == int(first) + 1
    ]
    if school:
        return tuple(dict.fromkeys(school))
    dated = _NUMERIC_MONTH.findall(text) or [
        (year, f"{int(month):02d}")
        for _, month, year in _DAY_MONTH_YEAR.findall(text)
        if 1 <= int(month) <= 12
    ]
    if dated:
        return tuple(dict.fromkeys(f"{year}-{month}" for year, month in dated))
    years = list(dict.fromkeys(_YEARS.findall(text)))
    if len(years) != 1:
        return tuple(years)
    return (_within_year(text, years[0]),)


def _within_year(text: str, year: str) -> str:
    if quarter := _QUARTER.search(text):
        return f"{year}-TW{_ROMAN[quarter.group(1).lower()]}"
    if semester := _SEMESTER.search(text):
        return f"{year}-S{_ROMAN[semester.group(1).lower()]}"
    months = {_MONTH_WORDS[name.lower()] for name in _MONTH_FOUND.findall(text)}
    if months and (len(months) == 1 or re.search(r"\bs\.?\s?/?d\b|sampai", text, re.IGNORECASE)):
        return f"{year}-{max(months):02d}"
    return year


@lru_cache(maxsize=10_000)
def part_of_year(text: str) -> str:
    """The part after the year that a cell names: "08", "TW3" or "S1"; empty if none or several."""
    if quarter := _QUARTER.search(text):
        return f"TW{_ROMAN[quarter.group(1).lower()]}"
    if semester := _SEMESTER.search(text):
        return f"S{_ROMAN[semester.group(1).lower()]}"
    months = {_MONTH_WORDS[name.lower()] for name in _MONTH_FOUND.findall(text)}
    return f"{months.pop():02d}" if len(months) == 1 else ""


def is_month_word(text: str) -> bool:
    """Whether a text is just the name of a month, a quarter or a semester."""
    rest = _SEMESTER.sub("", _QUARTER.sub("", _MONTH_FOUND.sub("", text)))
    return bool(part_of_year(text)) and not re.sub(r"[\W\d_]", "", rest).replace("bulan", "")


def year_of_number(value: float) -> int | None:
    """The year a number stands for: itself, or the year of an Excel date serial (43466 is 2019)."""
    if value != int(value):
        return None
    if 1980 <= value <= 2100:
        return int(value)
    return None


def date_of_serial(value: float) -> datetime.date | None:
    """Date of an Excel serial between 1990 and 2100, or None."""
    if value == int(value) and 32_874 <= value <= 73_415:
        return _EXCEL_EPOCH + datetime.timedelta(days=int(value))
    return None
