"""Which period a table is about, by title, sheet, tables above and file, and which one each header names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stunting.catalogue.pattern_words import QUARTER
from stunting.reading.cells.periods import (
    find_period,
    find_periods,
    is_period_label,
    joined_period,
    part_of_year,
)

_LONGEST_LABEL = 24
# A month in a longer line is its period only behind one of these words ("Keadaan bulan Mei").
_SPEAKS_OF_PERIOD = re.compile(
    rf"\b(?:bulan|bln|periode|period|keadaan|kondisi|posisi|triwulan\w*|{QUARTER}|kuartal|kwartal|semester|smt|sem|"
    r"s\.?\s?[/.]?\s?d|sampai)\b",
    re.IGNORECASE,
)
_NUMBER_OF_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_HEAD = re.compile(
    r"[\s.:]*(?:per\s+)?(?:bulan|bln|tahun|thn|triwulan|tribulan|semester|periode)(?:\s*ke)?[\s.:\-]*",
    re.IGNORECASE,
)
_MONTHS_ABOVE = re.compile(r"\b(?:bulan|bln|month)\b", re.IGNORECASE)
_ROMAN_MONTHS = {
    numeral: place
    for place, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
_MONTHS_ALONE_ABOVE = re.compile(r"\W*(?:bulan|bln|month)(?:\s*ke)?\W*", re.IGNORECASE)
_OF_THE_YEAR = re.compile(
    r"\b(?:target|tgt)\b.*\b(?:tahunan|setahun|(?:1|satu) (?:tahun|thn))\b", re.IGNORECASE
)
"""What is aimed at by the end of the year, beside the target of a triwulan."""
_NUMERAL = re.compile(r"(?:iv|iii|ii|i|[1-4])\.?", re.IGNORECASE)
# "REALISASI TRIWULAN" above I, II, III, IV.
_PARTS_ABOVE = re.compile(rf"\b({QUARTER}|kuartal|kwartal|semester|smt)(?:\s*ke)?\W*$", re.IGNORECASE)
# "Penajam, 5 Mei 2025": the day on which a letter was signed.
_SOURCE = re.compile(r"\W*(?:sumber|source)\b", re.IGNORECASE)
_SIGNED = re.compile(r"^[^,\d]{3,40},\s*(?:tgl\.?\s*)?\d{1,2}\s+[a-z]+\s+(?:19|20)\d{2}\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What one surrounding of a table says: a year ("2025", "2024/2025") and a part of it; or empty."""

    year: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Texts around a table, line by line: its own title, its sheet, titles further up, the file."""

    title: tuple[str, ...]
    sheet: str
    above: tuple[str, ...]
    file: str

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that lines of title, sheet and file name; a span of years ("2021 - 2026") is none."""
        lines = [line for line in (*self.title, self.sheet, self.file) if not _SIGNED.match(line)]
        return tuple(dict.fromkeys(period for line in lines if (period := find_period(line))))


def table_period(around: Surroundings) -> str:
    """The period of a whole table, from the nearest text that names one; "-08" where no text names a year.

    A month on the sheet joins the year of the title. The file's name serves only where all else is silent.
    """
    near = [named_in(around.title), named_in((around.sheet,)), named_in(around.above)]
    year = next((named.year for named in near if named.year), "")
    part = next((n.part for n in near if n.part and (not n.year or n.year == year)), "")
    if year:
        return joined_period(year, part)
    file = named_in((around.file,))
    return joined_period(file.year, part or file.part)


def year_of_titles(titles: Iterable[Sequence[str]]) -> str:
    """The one year that titles name, line by line; empty where they name none or several."""
    years = {named.year for lines in titles if (named := named_in(lines)).year}
    return years.pop() if len(years) == 1 else ""


def named_in(lines: Sequence[str]) -> Named:
    """Year and part that lines name, the line nearest to the table (the last) first.

    Where the numbers come from ("Sumber: ... Januari 2026", often below the table above) is asked last.
    """
    year = part = ""
    sources = [line for line in lines if _SOURCE.match(line)]
    for line in reversed([*sources, *(line for line in lines if line not in sources)]):
        if _SIGNED.match(line):
            continue
        here = _named_in_line(line)
        if here.year and not year:
            year, part = here.year, part or here.part
        elif here.part and not part and here.year in ("", year):
            part = here.part
    return Named(year, part)


def _named_in_line(line: str) -> Named:
    found = find_periods(line)
    if len(found) == 1:
        year, _, part = found[0].partition("-")
        return Named(year, part)
    speaks = is_period_label(line) or _SPEAKS_OF_PERIOD.search(line)
    return Named("", part_of_year(line) if not found and speaks else "")


@lru_cache(maxsize=50_000)
def without_period_labels(header: str) -> str:
    """A header path without the labels that are nothing but a period, which say nothing of the indicator."""
    labels = header.split(" / ")
    return " / ".join(
        label
        for above, label in zip(["", *labels], labels, strict=False)
        if "%" in label or not (is_period_label(label) or _part_below(above, label) or _HEAD.fullmatch(label))
    )


def _part_below(above: str, label: str) -> str:
    """The part of a year that a bare number names below "BULAN", "TRIWULAN" or "SEMESTER"; or empty."""
    if _NUMBER_OF_MONTH.fullmatch(label) and _MONTHS_ABOVE.search(above):
        return f"{int(label):02d}"
    if (month := _ROMAN_MONTHS.get(label.strip(". ").lower())) and _MONTHS_ALONE_ABOVE.fullmatch(above):
        return f"{month:02d}"
    heads = _PARTS_ABOVE.search(above) if _NUMERAL.fullmatch(label) else None
    return part_of_year(f"{heads[1]} {label}") if heads else ""


@lru_cache(maxsize=50_000)
def header_period(row_labels: tuple[str, ...], column_labels: tuple[str, ...]) -> str:
    """Period that a header names: a full one, or "-08" for a part to be joined with the table's year.

    "-" is the whole of that year, of which a table of one triwulan gives the target.
    Labels that are nothing but a period go before years in longer ones ("PK 2021" beside "2024").
    """
    column, row = _of_labels(column_labels), _of_labels(row_labels)
    if any(_OF_THE_YEAR.search(label) for label in column_labels[-1:]) and not find_periods(
        " / ".join(column_labels)
    ):
        return column.year or row.year or "-"
    year, part = column.year or row.year, column.part or row.part
    if year or part:
        return joined_period(year, part)
    for labels in (column_labels, row_labels):
        periods = find_periods(" / ".join(labels))
        if periods:
            return periods[0] if len(periods) == 1 else ""
        part = next(
            (p for label in labels if len(label) <= _LONGEST_LABEL and (p := part_of_year(label))), ""
        )
        if part:
            return f"-{part}"
    return ""


def _of_labels(labels: Sequence[str]) -> Named:
    """Year and part that the labels that are nothing but a period name, the deepest first."""
    year = part = ""
    for above, label in reversed([*zip(("", *labels), labels, strict=False)]):
        if below := _part_below(above, label):
            part = part or below
            continue
        if not is_period_label(label):
            continue
        named, _, within = find_period(label).partition("-")
        year = year or named
        part = part or within or ("" if named else part_of_year(label))
    return Named(year, part)


def cell_period(row: str, header: str, table: str) -> str:
    """Period of a cell: the row's and the header's word goes before that of the table.

    A part such as "-08" joins the nearest year; empty where no text names the year.
    """
    named = [text for text in (row, header) if text and not text.startswith("-")]
    parts = [text for text in (row, header) if text.startswith("-")]
    year = next((text for text in (*named, table) if text and not text.startswith("-")), "")
    if parts:
        return joined_period(year.partition("-")[0], parts[0][1:]) if year else ""
    if named:
        return next((text for text in named if len(text) > 4), named[0])
    return year
