"""A column of an action plan: its place, its header, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model.activities import ActivityColumn

NAMES = (ActivityColumn.PROGRAM, ActivityColumn.KEGIATAN, ActivityColumn.SUB_KEGIATAN)


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A column of an action plan: its place (from 0), header, meaning and, for amounts, unit and source.

    `levels` says that one column holds program, kegiatan and sub kegiatan below one another; `quarter`
    is that of a column of a schedule; `total` marks the sum of several columns of amounts.
    """

    column: int
    header: str
    meaning: ActivityColumn
    multiplier: float = 1.0
    source: str = ""
    year: str = ""
    quarter: str = ""
    levels: bool = False
    total: bool = False
    note: str = ""
