"""Indicators, their targets and the words an office uses for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stunting.model.summaries.workload import MonthlyCount


class IndicatorKind(StrEnum):
    """Kind of service or result, as the national guidance groups them."""

    SPESIFIK = "spesifik"
    SENSITIF = "sensitif"
    SUPPLY = "supply"
    OUTCOME = "outcome"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class SourceMark(StrEnum):
    """How sure a definition or a target is: found in a document, from memory, or uncertain."""

    FOUND = "F"
    MEMORY = "M"
    UNCERTAIN = "U"
    OFFICE = "O"
    """Set by the office itself in its own file."""


class TargetLevel(StrEnum):
    """Whose target it is."""

    NATIONAL = "nasional"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"


class Unit(StrEnum):
    """Unit of an indicator's value."""

    PERCENT = "%"
    YES_NO = "ya/tidak"
    COUNT = "jumlah"
    RUPIAH = "Rp"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the catalogue, or one that an office named itself.

    `target_group` is the sasaran in Indonesian ("ibu hamil"), the unit of its people: sums go
    over one target group only. `opd` lists responsible offices, the leading one first.
    """

    id: str
    name: str
    short_name: str
    synonyms: tuple[str, ...]
    target_group: str
    kind: IndicatorKind
    sector: str
    opd: tuple[str, ...]
    numerator: str
    denominator: str
    unit: Unit
    direction: Direction
    evidence: SourceMark
    definition: str = ""
    """What the name leaves open; empty where the name says all."""
    source: str = ""
    """Where the indicator was found, or that it was not."""

    @property
    def leading_office(self) -> str:
        """The office that answers for the indicator; empty where none is known."""
        return next(iter(self.opd), "")


def leading_office(opd: str) -> str:
    """The first of the offices that a row lists ("Dinas Kesehatan, Disdikpora"); empty where none."""
    return opd.split(",")[0].strip()


def supporting_offices(opd: str) -> list[str]:
    """The offices that a row lists behind the leading one."""
    return [office for office in map(str.strip, opd.split(",")[1:]) if office]


@dataclass(frozen=True, slots=True)
class Target:
    """A target of an indicator, valid from `year` until `until` (0: in that one year).

    `share` is 0-1. `usable` is False where the target judges nothing: an official one that is a national
    absolute number and no kabupaten percentage (then `share` is None), or one that is shown only, as it
    contradicts another or no document of it was found; `note` says why.
    """

    indicator: str
    year: int
    share: float | None
    source: str
    evidence: SourceMark
    usable: bool = True
    note: str = ""
    until: int = 0
    level: TargetLevel = TargetLevel.NATIONAL
    survey_only: bool = False
    """Whether the target judges a survey (SSGI, SKI) alone and not the register."""

    @property
    def last_year(self) -> int:
        """The last year in which the target is valid."""
        return max(self.year, self.until)

    @property
    def years(self) -> str:
        """The years in which the target is valid: "2024", "2025\u20132026"."""
        return str(self.year) if self.last_year == self.year else f"{self.year}\u2013{self.last_year}"

    def holds(self, year: int) -> bool:
        """Whether the target is valid in a year."""
        return self.year <= year <= self.last_year

    @property
    def verified(self) -> bool:
        """Whether the target was found in a document or set by the office."""
        return self.evidence in (SourceMark.FOUND, SourceMark.OFFICE)


@dataclass(frozen=True, slots=True)
class StatusCutoffs:
    """Cut-offs of the status colours, as achieved share of the target.

    For a higher-is-better indicator: met at `met` times the target or more, near at `near` or
    more, behind at `behind` or more, else far. Lower-is-better uses target / value. Editable by
    the office and never called official (no official cut-off was found).
    """

    met: float = 1.0
    near: float = 0.9
    behind: float = 0.75


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """What an office replaces with its own file, or decides: targets, sectors and OPD, cut-offs, counts."""

    targets: tuple[Target, ...] = ()
    sectors: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """(indicator id, sector, offices)."""
    cutoffs: StatusCutoffs | None = None
    counts: tuple[tuple[str, MonthlyCount], ...] = ()
    """(indicator id, how its numbers of parts of a year count)."""
    pro_rata: bool = True
    """Whether the year so far is judged by its part of the target of the year."""
