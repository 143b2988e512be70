"""Periods in titles, headers, sheet names, file names and cells."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from stunting.catalogue.pattern_words import QUARTER

MONTH_WORDS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "pebruari": 2, "february": 2, "febuari": 2,
    "febr": 2, "pebr": 2, "feb": 2, "peb": 2, "maret": 3, "march": 3, "mar": 3, "mart": 3, "mrt": 3,
    "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7,
    "agustus": 8, "august": 8, "agust": 8, "agus": 8, "agts": 8, "agst": 8, "agt": 8, "agu": 8,
    "ags": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "spt": 9, "oktober": 10, "october": 10,
    "okto": 10, "okt": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "desb": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
"""Every spelling of a month, once for all of the reader."""
FIRST_YEAR, LAST_YEAR = 1980, 2100
"""Years that a number alone may stand for."""
_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
# "2023 - 2024" with spaces is a span of two years unless a word says otherwise.
_SCHOOL_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:\s*/\s*|[\u2013-])((?:19|20)\d{2})(?!\d)|"
    r"(?:ajaran|pelajaran|akademik)\s*((?:19|20)\d{2})\s*[\u2013-]\s*((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:data tanggal|dicetak|diunduh|tanggal cetak|tgl\.? cetak|download)[^\n]*", re.IGNORECASE
)
# Codes of areas ("11.10.01.2001"): their parts look like dates and years.
_CODE = re.compile(r"(?<![\d.])\d{2}\.\d{2}\.\d{2}(?:\.\d{4})?(?![\d.])")
# A year behind these words is the year of a rule, a plan, a standard or a price, not of the figures.
_REFERENCE = re.compile(
    r"\b(?:who|standar|pedoman|juknis|perpres|permen\w*|kepmen\w*|perda|perbup|perwali|pergub|inpres|rpjm[dn]|"
    r"renstra|versi|edisi|adhk|konstan|sk\b)\.?\s*(?:\w+\s+)?(?:no(?:mor)?\.?\s*)?(?:\d{1,3}\s*)?"
    r"(?:/|tahun|thn?\.?)?\s*(?:(?:19|20)\d{2}(?:\s*[-\u2013]\s*(?:19|20)\d{2})?)(?!\d)",
    re.IGNORECASE,
)
_DECREE = re.compile(
    r"\b(?:sk|se|surat|edaran|keputusan|peraturan|instruksi|per(?:da|bup|wali|gub|pres|men)\w*)\b[^\n]{0,40}?\bno(?:mor)?\b[\s.:]*\S+\s*"
    r"(?:tahun|thn?\.?)?\s*(?:19|20)\d{2}(?!\d)",
    re.IGNORECASE,
)
# The year of a form or a letter ends its number: "F1.03-GZ/2019", "440/123/DINKES/2024"; not "TW.3/2025".
_NUMBERED = re.compile(
    r"(?<!\S)(?!\W*(?:tw|tri|trw|kw|sem|smt|q|bulan|bln|per|s\.?d)\b)(?=\S*[a-z])(?=\S*\d\S*/)\S*[.\-/]\S*/(?:19|20)\d{2}(?!\d)"
    r"|\bkode (?:formulir|form)\b[^\n]*",
    re.IGNORECASE,
)
# The year that figures are gathered for: "Capaian Tahun 2024 (bahan perencanaan Tahun 2025)".
_PLANNED = re.compile(
    r"\b(?:perencanaan|rencana|rancangan|penyusunan|rkpd|renja|rkp|(?:pra-?)?musrenbang|usulan)\b[^\d\n]*"
    r"((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_NO_PERIODS = (_STAMP, _CODE, _DECREE, _NUMBERED, _REFERENCE)
"""What holds years that no figure is of, taken out in this order."""
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ORDINAL = r"(?:ke[\s-]*)?(iv|iii|ii|i|[1-4]|pertama|kedua|ketiga|keempat)\b"
_QUARTER = re.compile(
    rf"\b(?:tri ?(?:w|bulan)\w*|tri|trwl?n?|{QUARTER}|kuartal|kwartal|quarter|q)[\s.:-]*{_ORDINAL}",
    re.IGNORECASE,
)
_SEMESTER = re.compile(
    r"\b(?:semester|semes|smstr|smt|sem|smtr|s(?=[12]\W{1,3}(?:(?:tahun|th|ta)\W*)?(?:19|20)\d{2}))[\s.:-]*(?:ke[\s-]*)?"
    r"(ii|i|[12]|pertama|kedua)\b",
    re.IGNORECASE,
)
_MONTH_FOUND = re.compile(rf"(?<![a-z])({_MONTH})(?![a-z])", re.IGNORECASE)
_MONTH_SHORT_YEAR = re.compile(
    rf"(?<![a-z])({_MONTH})\.?\s?[-'\u2019](\d{{2}})(?!\d)|^({_MONTH})\.? (2\d)$", re.IGNORECASE
)
# "Bulan ke-8", "bulan 08 tahun 2024"; not the 12 months of an age.
_MONTH_NUMBER = re.compile(
    r"(?<!\d )(?<!\d)\b(?:bulan|bln|month)\s*(?:ke)?[\s.:-]*(0?[1-9]|1[0-2])\b(?!\s*[-\u2013.,]\s*\d)",
    re.IGNORECASE,
)
_MONTH_SPAN = re.compile(
    rf"(?<![a-z])({_MONTH})\.?(?:\s*(?:19|20)\d{{2}})?\s*(?:[-\u2013]|s\s?\.?\s?[/.]?\s?d\b\.?|"
    rf"sampai(?: dengan)?|hingga)\s*({_MONTH})(?![a-z])",
    re.IGNORECASE,
)
_PARTS_OF_SPANS = {(4, 6): "TW2", (7, 9): "TW3", (10, 12): "TW4", (7, 12): "S2"}
_UNTIL = re.compile(r"\bs\.?\s?[/.]?\s?d\b|sampai|hingga", re.IGNORECASE)
_NEXT_QUARTER = re.compile(
    rf"\s*(?:-|\u2013|s\.?\s?[/.]?\s?d\b\.?|sampai(?: dengan)?|hingga|,|&|dan)"
    rf"\s*(?:tri ?w\w*|{QUARTER})?[\s.]*{_ORDINAL}",
    re.IGNORECASE,
)
_PERIOD_MONTH_YEAR = re.compile(
    r"(?:\b(?:periode|bulan|bln|per|keadaan|posisi|kondisi|s\.?\s?[/.]?\s?d)\b\W{0,3}|^\W*(?=\d+[-/]))"
    r"(0?[1-9]|1[0-2])[-/.]"
    r"((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_NUMERIC_MONTH = re.compile(r"(?<![\d.])((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d])")
_DAY_MONTH_YEAR = re.compile(r"(?<![\d.])(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?!\d)")
_PERIOD_FILLING = re.compile(
    r"\b(?:tahun|thn|th|year|bulan|bln|bl|month|periode|period|keadaan|kondisi|posisi|data|per|s|d|sd|sampai|hingga|"
    r"dengan|ta|t\.a|anggaran|ajaran|pelajaran|sementara|akhir|ke|(?:per|kesa)tama|ke(?:dua|tiga|empat))\b|[\W\d_]+",
    re.IGNORECASE,
)
_UNIT_OF_PARTS = re.compile(rf"\b(?:bulan|bln|month|{QUARTER}|kuartal|semester)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"0?[1-9]|1[0-2]|iv|i{1,3}", re.IGNORECASE)
_EXCEL_EPOCH = datetime.date(1899, 12, 30)


@lru_cache(maxsize=50_000)
def find_period(text: str) -> str:
    """The one period a text names, or empty when it names none or several.

    "s.d. Triwulan III 2025" is 2025-TW3, "BULAN AGUSTUS 2025" is 2025-08, "Tahun Ajaran
    2024 /2025" is 2024/2025. A download stamp is no period, nor is the year of a rule or a standard.
    """
    found = find_periods(text)
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=50_000)
def find_periods(text: str) -> tuple[str, ...]:
    """All periods a text names, in order of appearance."""
    text = text.replace("_", " ")
    for aside in _NO_PERIODS:
        text = aside.sub(" ", text)
    text = _without_planned(text)
    pairs = [(a or c, b or d) for a, b, c, d in _SCHOOL_YEAR.findall(text)]
    school = [f"{first}/{second}" for first, second in pairs if int(second) == int(first) + 1]
    if school:
        return tuple(dict.fromkeys(school))
    dated = _NUMERIC_MONTH.findall(text) or [
        (year, f"{int(month):02d}")
        for _, month, year in _DAY_MONTH_YEAR.findall(text)
        if 1 <= int(month) <= 12
    ]
    dated = dated or [(year, f"{int(month):02d}") for month, year in _PERIOD_MONTH_YEAR.findall(text)]
    if dated:
        return tuple(dict.fromkeys(f"{year}-{month}" for year, month in dated))
    years = list(dict.fromkeys(_YEARS.findall(text)))
    if not years and (short := _MONTH_SHORT_YEAR.findall(text)):
        named = [(one or other, year or alone) for one, year, other, alone in short]
        return tuple(dict.fromkeys(f"20{year}-{MONTH_WORDS[name.lower()]:02d}" for name, year in named))
    if len(years) != 1:
        return tuple(years)
    return (_within_year(text, years[0]),)


def _without_planned(text: str) -> str:
    """A text without the year that its figures are gathered for, where it also names an earlier one."""
    rest = _PLANNED.sub(" ", text)
    left = _YEARS.findall(rest)
    return rest if left and max(left) < min(_PLANNED.findall(text), default="") else text


def _within_year(text: str, year: str) -> str:
    part = part_of_year(text)
    return f"{year}-{part}" if part else year


@lru_cache(maxsize=10_000)
def part_of_year(text: str) -> str:
    """The part after the year that a text names: "08", "TW3" or "S1"; empty if none or several.

    Of several months or quarters the last counts where the text says "until" ("Januari s.d. Juli");
    "April-Juni" is the quarter.
    """
    if quarter := _QUARTER.search(text):
        while following := _NEXT_QUARTER.match(text, quarter.end()):
            quarter = following
        return f"TW{_ordinal(quarter.group(1))}"
    if semester := _SEMESTER.search(text):
        return f"S{_ordinal(semester.group(1))}"
    months = {MONTH_WORDS[name.lower()] for name in _MONTH_FOUND.findall(text)}
    if not months:
        numbers = {int(number) for number in _MONTH_NUMBER.findall(text)}
        return f"{numbers.pop():02d}" if len(numbers) == 1 else ""
    span = _MONTH_SPAN.search(text)
    ends = tuple(MONTH_WORDS[name.lower()] for name in span.groups()) if span else ()
    if ends in _PARTS_OF_SPANS:
        return _PARTS_OF_SPANS[ends]
    until = span or _UNTIL.search(text)
    return f"{max(months):02d}" if len(months) == 1 or until else ""


def part_below(header: str, text: str) -> str:
    """The part of a year that a bare number names below the word for it ("II" below "Triwulan")."""
    unit = _UNIT_OF_PARTS.search(header)
    return part_of_year(f"{unit.group()} {text}") if unit and _BARE_NUMBER.fullmatch(text) else ""


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word.lower()]


def is_month_word(text: str) -> bool:
    """Whether a text is just the name of a month, a quarter or a semester."""
    return bool(part_of_year(text)) and not find_periods(text) and is_period_label(text)


@lru_cache(maxsize=50_000)
def is_period_label(text: str) -> bool:
    """Whether a text names a period and nothing else: "Tahun 2024*", "TW III", "s.d. Juli 2024"."""
    if not (find_periods(text) or part_of_year(text)):
        return False
    rest = _SEMESTER.sub(" ", _QUARTER.sub(" ", _MONTH_FOUND.sub(" ", text)))
    return not _PERIOD_FILLING.sub(" ", rest).strip()


def joined_period(year: str, part: str) -> str:
    """A year and a part of it as one period; a month of a school year lies in one of its two years."""
    if not year or not part:
        return year or (f"-{part}" if part else "")
    if "/" not in year:
        return f"{year[:4]}-{part}"
    return f"{year[:4] if int(part) >= 7 else year[-4:]}-{part}" if part.isdigit() else year


def year_of_number(value: float) -> int | None:
    """The year a number stands for: itself, or the year of an Excel date serial (43466 is 2019)."""
    return int(value) if FIRST_YEAR <= value <= LAST_YEAR and value == int(value) else None


def date_of_serial(value: float) -> datetime.date | None:
    """Date of an Excel serial between 1990 and 2100, or None."""
    if 32_874 <= value <= 73_415 and value == int(value):
        return _EXCEL_EPOCH + datetime.timedelta(days=int(value))
    return None
