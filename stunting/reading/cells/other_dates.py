"""Dates that stand for something else: ages ("6-11" kept as 6 November), years shown of 1 January, counts.

A count whose cell has the format of a date comes as the day so many days after 1899: 50 as 19 February 1900.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from stunting.model.grid import Grid
from stunting.reading.cells.kinds import CellKind

_SPAN = re.compile(r"\s*\d{1,2}\s*[-\u2013]\s*\d{1,2}\s*(?:bulan|bln|bl|tahun|thn|th)?\.?\s*", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2\d{4}|\d{4}-(?P<mm>\d{1,2})-(?P<dd>\d{1,2})(?: 00:00:00)?"
)
"""A date that a copy to text wrote: "06/11/2025", "2025-11-06"."""
_AGES = re.compile(r"\b(?:umur|usia|age)\b", re.IGNORECASE)
_FEW = 60
"""So many texts beside a date, and so many rows with dates, are looked at."""
_OTHER_CALENDAR = 1904
_DAY = datetime.timedelta(days=1)
_DAY_ZERO, _TWICE = datetime.date(1899, 12, 31), datetime.date(1900, 2, 28)
"""Spreadsheets count a 29 February 1900 that never was."""
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class OtherDates:
    """What the dates of a sheet stand for, by cell: spans of ages as text, years and counts as numbers."""

    ages: Mapping[_Place, str] = field(default_factory=dict)
    years: Mapping[_Place, float] = field(default_factory=dict)
    counts: Mapping[_Place, float] = field(default_factory=dict)

    def and_also(self, other: OtherDates) -> OtherDates:
        """Both together; where they differ, what the other says."""
        return OtherDates(
            {**self.ages, **other.ages}, {**self.years, **other.years}, {**self.counts, **other.counts}
        )


def with_other_dates(
    grid: Grid, kinds: npt.NDArray[np.uint8], numbers: npt.NDArray[np.float64]
) -> tuple[Grid, OtherDates]:
    """The grid with ages and years in place of dates; `kinds` and `numbers` are brought in line.

    A date is an age where its column or row holds spans of ages, or its header speaks of ages, unless it
    may be a month; a year where all dates of its row or column begin, or all end, different years; a count
    where most dates of its row or column lie before 1904, when nobody was born who is counted and one of the
    two calendars of workbooks had not begun. A copy to text wrote such a date out, and among spans of ages it
    is one still.
    """
    found = OtherDates()
    dates, texts = kinds == CellKind.DATE, kinds == CellKind.TEXT
    dates |= _written_out(grid, texts)
    if not dates.any():
        return grid, found
    for column in np.flatnonzero(dates.any(axis=0)).tolist():
        rows = np.flatnonzero(dates[:, column])
        above = grid.values[: rows[0], column][texts[: rows[0], column]]
        headed = len(rows) >= 2 and len(above) > 0 and bool(_AGES.search(str(above[-1])))
        spans = _spans(grid.values[np.flatnonzero(texts[:, column])[:_FEW], column])
        found = found.and_also(_judged(grid, [(row, column) for row in rows.tolist()], spans + headed))
    # A row without numbers is a header; in one of a long table the day of weighing stands beside an age.
    heads = dates.any(axis=1) & ~((kinds == CellKind.NUMBER) | (kinds == CellKind.NUMBER_TEXT)).any(axis=1)
    for row in np.flatnonzero(heads).tolist()[:_FEW]:
        places = [(row, column) for column in np.flatnonzero(dates[row]).tolist()]
        found = found.and_also(_judged(grid, places, _spans(grid.values[row, texts[row]])))
    if not found.ages and not found.years and not found.counts:
        return grid, found
    values = grid.values.copy()
    for place, span in found.ages.items():
        values[place], kinds[place], numbers[place] = span, CellKind.TEXT, np.nan
    for place, number in (*found.years.items(), *found.counts.items()):
        values[place], kinds[place], numbers[place] = number, CellKind.NUMBER, number
    return replace(grid, values=values), found


def _written_out(grid: Grid, texts: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Texts that are dates, in columns and in rows of headers that hold spans of ages."""
    found = np.zeros(texts.shape, dtype=bool)
    if not any(isinstance(text, str) and _day(text) for text in set(grid.values[texts].tolist())):
        return found
    lines = [(np.flatnonzero(texts[:, column]), column) for column in range(texts.shape[1])]
    for rows, column in lines:
        if _spans(grid.values[rows[:_FEW], column]):
            found[rows, column] = [_day(value) is not None for value in grid.values[rows, column]]
    for row in range(min(_FEW, texts.shape[0])):
        columns = np.flatnonzero(texts[row])
        if _spans(grid.values[row, columns]):
            found[row, columns] |= [_day(value) is not None for value in grid.values[row, columns]]
    return found


def _day(value: object) -> datetime.date | None:
    """The day that a cell holds or spells out."""
    if isinstance(value, datetime.date):
        return value
    written = _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is None:
        return None
    month, day = int(written["month"] or written["mm"]), int(written["day"] or written["dd"])
    return datetime.date(2000, month, day) if 1 <= month <= 12 and 1 <= day <= 29 else None


def _judged(grid: Grid, places: list[_Place], spans: int) -> OtherDates:
    """What the dates of one row or column stand for; so many spans of ages stand among them."""
    values = [grid.values[place] for place in places]
    days = [day for value in values if (day := _day(value)) is not None]
    if len(days) < len(places):
        return OtherDates()
    months = all(day.day == 1 for day in days)
    if 2 * sum(day.year < _OTHER_CALENDAR for day in days) > len(days):
        written = {place: _count(values[at]) for at, place in enumerate(places)}
        return OtherDates(counts={place: number for place, number in written.items() if number is not None})
    if spans >= 2 or (spans and not months):
        return OtherDates(ages={place: _span(day) for place, day in zip(places, days, strict=True)})
    if _are_years(days) and not any(isinstance(value, str) for value in values):
        return OtherDates(years={place: float(day.year) for place, day in zip(places, days, strict=True)})
    return OtherDates()


def _count(value: object) -> float | None:
    """The number that a program shows as this date; None for 28 February 1900, which is 59 or 60."""
    if not isinstance(value, datetime.date):
        return None
    day = value.date() if isinstance(value, datetime.datetime) else value
    part = (value - datetime.datetime(day.year, day.month, day.day)) / _DAY if value is not day else 0.0
    return None if day == _TWICE else (day - _DAY_ZERO) / _DAY + (day > _TWICE) + part


def _spans(texts: Iterable[object]) -> int:
    """How many texts are nothing but a span of ages; the number of a phone is none."""
    return sum(bool(_SPAN.fullmatch(str(text))) for text in texts)


def _span(date: datetime.date) -> str:
    """The two numbers that a spreadsheet made a day and a month of, the smaller one first."""
    first, last = sorted((date.day, date.month))
    return f"{first}-{last}"


def _are_years(days: Iterable[datetime.date]) -> bool:
    """Whether dates are first days, or last days, of two or more different years."""
    known = set(days)
    ends = {(day.month, day.day) for day in known}
    return len(known) >= 2 and ends in ({(1, 1)}, {(12, 31)})
