"""Periods as text: `2024`, `2025-08`, `2025-TW3`, `2025-S1`, `2024/2025`; empty where unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
WEIGHING_MONTHS = ("02", "08")
"""Months in which all children are called to be weighed (bulan penimbangan)."""
_PATTERNS = {
    "year": re.compile(r"(\d{4})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "quarter": re.compile(r"(\d{4})-TW([1-4])"),
    "semester": re.compile(r"(\d{4})-S([12])"),
    "school_year": re.compile(r"(\d{4})/(\d{4})"),
}


class PeriodKind(StrEnum):
    """Length of a period."""

    YEAR = "year"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    SCHOOL_YEAR = "school_year"
    UNKNOWN = "unknown"


def period_kind(period: str) -> PeriodKind:
    """Kind of a period text; `UNKNOWN` for an empty or foreign one."""
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(period):
            return PeriodKind(kind)
    return PeriodKind.UNKNOWN


def period_year(period: str) -> int | None:
    """Year in which a period ends, or None where it is unknown."""
    kind = period_kind(period)
    if kind is PeriodKind.UNKNOWN:
        return None
    if kind is PeriodKind.SCHOOL_YEAR:
        return int(period[-4:])
    return int(period[:4])


def period_order(period: str) -> tuple[int, int, str]:
    """Sort key by the end of the period; unknown periods come first."""
    year = period_year(period)
    if year is None:
        return (0, 0, period)
    part = period[5:]
    match period_kind(period):
        case PeriodKind.MONTH:
            end = int(part)
        case PeriodKind.QUARTER:
            end = int(part[2:]) * 3
        case PeriodKind.SEMESTER:
            end = int(part[1:]) * 6
        case PeriodKind.SCHOOL_YEAR:
            end = 6
        case _:
            end = 12
    return (year, end, period)


def months_so_far(period: str) -> int:
    """Months of the year at the end of a month, quarter or semester: 9 of "2025-TW3"; 12 of all else."""
    match period_kind(period):
        case PeriodKind.MONTH | PeriodKind.QUARTER | PeriodKind.SEMESTER:
            return min(12, max(1, period_order(period)[1]))
        case _:
            return 12


def weighing_month(period: str) -> str:
    """Number of a month of weighing, "02" or "08", else empty: it compares with the same month only."""
    month = period[5:]
    return month if month in WEIGHING_MONTHS and period_kind(period) is PeriodKind.MONTH else ""


def part_label(part: str) -> str:
    """A part of a year in Indonesian words: "08" is "Agustus", "TW3" is "Triwulan III"."""
    return period_label(f"2000-{part}").removesuffix(" 2000")


def year_before(period: str) -> str:
    """The same part of the year before: "2024-10" of "2025-10"; empty where a period has no year."""
    if period_kind(period) is PeriodKind.UNKNOWN:
        return ""
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)


def since_label(periods: Iterable[str]) -> str:
    """What several periods are called together: one by its name, those of one year by it."""
    found = set(periods)
    if len(found) == 1:
        return period_label(found.pop()).removeprefix("Tahun ")
    years = {period_year(period) for period in found}
    return str(years.pop()) if len(years) == 1 else "setahun lalu"


def short_period(period: str) -> str:
    """The same where there is little room: `2025-08` is "Agt 2025", `2024` is "2024"."""
    match period_kind(period):
        case PeriodKind.MONTH if 1 <= int(period[5:]) <= 12:
            return f"{SHORT_MONTHS[int(period[5:]) - 1]} {period[:4]}"
        case PeriodKind.QUARTER:
            return period_label(period).replace("Triwulan", "TW")
        case PeriodKind.YEAR:
            return period
        case _:
            return period_label(period)


def period_label(period: str) -> str:
    """A period in Indonesian words: `2025-08` is "Agustus 2025"."""
    match period_kind(period):
        case PeriodKind.MONTH:
            return f"{MONTHS[int(period[5:]) - 1]} {period[:4]}" if 1 <= int(period[5:]) <= 12 else period
        case PeriodKind.QUARTER:
            return f"Triwulan {('I', 'II', 'III', 'IV')[int(period[-1]) - 1]} {period[:4]}"
        case PeriodKind.SEMESTER:
            return f"Semester {('I', 'II')[int(period[-1]) - 1]} {period[:4]}"
        case PeriodKind.SCHOOL_YEAR:
            return f"Tahun ajaran {period}"
        case PeriodKind.YEAR:
            return f"Tahun {period}"
        case _:
            return period or "Periode tidak disebut"
