"""What an office answered about a doubtful number: the number asked about, and the correction it became.

A number is known again by what it is about, never by its file: next month's workbook may have another name,
another order of rows and other bytes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stunting.model.areas import area_key
from stunting.model.formatting import format_date, format_number
from stunting.model.observations import uses_of

_SAME = 1e-9
"""Relative difference below which two numbers are the same: what a file loses in storing a fraction."""


@dataclass(frozen=True, slots=True)
class NumberIdentity:
    """What a number is about, in the words of `OBSERVATIONS`.

    `parent` is the area it lies in, as written. `uses` tells numbers without an indicator of their own apart:
    the classes that a prevalence adds up, say.
    """

    area_code: str
    area: str
    parent: str
    is_total: bool
    indicator: str
    uses: str
    measure: str
    part: str
    period: str
    series: str

    @property
    def indicators(self) -> tuple[str, ...]:
        """Its own indicator, then those of its uses."""
        own = (self.indicator, *(use.indicator for use in uses_of(self.uses)))
        return tuple(dict.fromkeys(id for id in own if id))

    @property
    def key(self) -> tuple[str, ...]:
        """The same for two numbers about the same thing, however their area is spelt."""
        area = area_key(self.area_code, self.area, self.parent)
        total = "total" if self.is_total else ""
        about = self.indicator or self.uses
        return (about, self.measure, self.part, self.period, self.series, area, total)


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A number an office was asked about, the cell it stood in, and its value then (None: no number)."""

    number: NumberIdentity
    file: str
    sheet: str
    cell: str
    value: float | None

    @property
    def place(self) -> str:
        """File, sheet and cell as one text for people."""
        return " \u203a ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Correction:
    """An accepted answer. A `new` value equal to the asked one says that the number was right.

    `office` says by whom, `when` is the day of acceptance as "2026-11-24".
    """

    asked: AskedCell
    new: float
    reason: str
    office: str
    when: str

    def __post_init__(self) -> None:
        date.fromisoformat(self.when)

    @property
    def confirms(self) -> bool:
        """Whether the office said that the number is right as it stands."""
        return same_value(self.asked.value, self.new)

    @property
    def words(self) -> str:
        """Old and new value, reason, office and day: "120 menjadi 112; salah ketik (Dinas Sosial, ...)"."""
        day = format_date(date.fromisoformat(self.when))
        by = f"{self.reason} ({self.office}, {day})" if self.reason else f"{self.office}, {day}"
        if self.confirms:
            return f"{written_value(self.new)} dinyatakan benar; {by}"
        return f"{written_value(self.asked.value)} menjadi {written_value(self.new)}; {by}"


class CorrectionState(StrEnum):
    """What became of a correction in the data now read."""

    APPLIED = "applied"
    CONFIRMED = "confirmed"
    CONTAINED = "contained"
    """The files hold the new value already; the correction has nothing left to do."""
    CHANGED = "changed"
    """The files hold neither the old nor the new value: somebody changed the cell to something else."""
    ABSENT = "absent"
    """No file in use holds this number."""


@dataclass(frozen=True, slots=True)
class CorrectionOutcome:
    """A correction, what became of it, and the values read for its number (None: a cell without number)."""

    correction: Correction
    state: CorrectionState
    found: tuple[float | None, ...] = ()


def same_value(one: float | None, other: float | None) -> bool:
    """Whether two values are the same number, or both missing."""
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(one, other, rel_tol=_SAME, abs_tol=0.0)


def written_value(value: float | None) -> str:
    """A value as people write it, with the decimals it has: 1.234 or 12,5; "kosong" where it is missing."""
    if value is None:
        return "kosong"
    written = format_number(value, 4).rstrip("0").rstrip(",")
    return written or "0"
