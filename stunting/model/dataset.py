"""The outcome of reading: observations, what was recognised, and the problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from stunting.model.activities import ACTIVITIES, ActivityColumn
from stunting.model.areas import AreaMatch
from stunting.model.corrections import CorrectionOutcome
from stunting.model.evidence import DOUBT, Certainty, Settled
from stunting.model.indicators import OfficeSettings
from stunting.model.lokus import LOKUS
from stunting.model.observations import column_letters
from stunting.model.problems import Problem


class CellRole(StrEnum):
    """What a cell was taken for; the preview colours by it."""

    EMPTY = ""
    TITLE = "title"
    HEADER = "header"
    AREA = "area"
    CODE = "code"
    PERIOD = "period"
    NUMBER = "number"
    ACTIVITY = "activity"
    TOTAL = "total"
    SET_ASIDE = "set_aside"


class TableShape(StrEnum):
    """Basic layout of a table."""

    AREAS_IN_ROWS = "areas_in_rows"
    INDICATORS_IN_ROWS = "indicators_in_rows"
    LONG = "long"


PREVIEW_ROWS, PREVIEW_COLUMNS, PREVIEW_TEXT = 60, 40, 60
"""How much of a sheet a preview shows: rows, columns, and letters of a cell."""


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The top left part of a sheet as text, with the role of each cell. Both are rows of columns."""

    texts: tuple[tuple[str, ...], ...]
    roles: tuple[tuple[CellRole, ...], ...]

    def role(self, row: int, column: int) -> CellRole:
        """The role of a cell counted from 1; of those beyond the preview none is known."""
        if row > len(self.roles) or column > len(self.roles[row - 1]):
            return CellRole.EMPTY
        return self.roles[row - 1][column - 1]


@dataclass(frozen=True, slots=True)
class ColumnAccount:
    """What one column (or, for indicators in rows, one row) of numbers was taken for."""

    place: str
    """Column letters; where indicators stand in rows the row number, or the first cell of several."""
    header: str
    indicator: str
    indicator_score: float
    measure: str
    unit: str
    period: str
    values: int
    """How many cells hold a number."""
    settled: tuple[Settled, ...] = ()
    """Each aspect with the evidence for and against it."""
    column_header: str = ""
    """Header of the column alone, where indicators stand in rows and columns tell target and realisasi."""

    @property
    def certainty(self) -> Certainty:
        """The worst certainty of its aspects."""
        return max((one.certainty for one in self.settled), key=DOUBT.index, default=Certainty.SURE)

    def stands_for(self, row: int, column: int, header: str) -> bool:
        """Whether it accounts for the number in a cell (counted from 1) under a header."""
        letters = column_letters(column)
        return self.header == header and self.place in (letters, str(row), f"{letters}{row}")


@dataclass(frozen=True, slots=True)
class UnmatchedArea:
    """A name that no official area fits, with the nearest ones."""

    area: str
    parent: str
    cells: str
    proposals: tuple[AreaMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class GuessedArea:
    """A name taken for an official area that is written otherwise, with the Kemendagri code of that area."""

    area: str
    parent: str
    cell: str
    code: str


@dataclass(frozen=True, slots=True)
class TableAccount:
    """What was understood of one table. Row numbers are counted from 1, bounds inclusive."""

    table: int
    title: str
    shape: TableShape
    fingerprint: str
    header_rows: tuple[int, int]
    body_rows: tuple[int, int]
    period: str
    areas: int
    numbers: int
    columns: tuple[ColumnAccount, ...]
    unmatched_areas: tuple[UnmatchedArea, ...] = ()
    steps: tuple[str, ...] = ()
    """What was done, in sentences: "31 baris subtotal disisihkan"."""
    named_period: str = ""
    """The period that the table itself names, whatever a person decided."""
    guessed_areas: tuple[GuessedArea, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """What was understood of one sheet."""

    file: str
    sheet: str
    hidden: bool
    preview: SheetPreview
    tables: tuple[TableAccount, ...]


@dataclass(frozen=True, slots=True)
class ActivityColumnAccount:
    """What one column of an action plan was taken for.

    `multiplier` turns an amount into rupiah (1.000 for "dalam ribuan"); `note` says why a column is not
    used or what else it tells (the source of an amount).
    """

    place: str
    header: str
    meaning: ActivityColumn
    values: int
    """Cells that hold something."""
    multiplier: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """What was understood of one sheet of an action plan. Row numbers are counted from 1, inclusive."""

    file: str
    sheet: str
    title: str
    fingerprint: str
    header_rows: tuple[int, int]
    period: str
    lines: int
    columns: tuple[ActivityColumnAccount, ...]
    preview: SheetPreview
    unmatched_areas: tuple[UnmatchedArea, ...] = ()
    steps: tuple[str, ...] = ()
    ignored: bool = False
    """Whether a person set the sheet aside."""


@dataclass(frozen=True, slots=True)
class Source:
    """An uploaded file: its name, the SHA-256 of its bytes and its size in bytes."""

    file: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class UploadedPlan:
    """A follow-up matrix in an uploaded file: its name, the SHA-256 of its bytes, and rows of `FOLLOW_UP`."""

    file: str
    digest: str
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that reading gives. `observations` follows `OBSERVATIONS` and is never changed in place."""

    observations: pd.DataFrame
    sources: tuple[Source, ...]
    sheets: tuple[SheetAccount, ...]
    problems: tuple[Problem, ...]
    kabupaten: str
    """Kemendagri code of the kabupaten or kota that the areas belong to; empty where unclear."""
    settings: OfficeSettings = field(default_factory=OfficeSettings)
    """Targets, sectors and cut-offs from an office's own file, if one was uploaded."""
    activities: pd.DataFrame = field(default_factory=ACTIVITIES.empty)
    """Lines of the office's action plan (RAD PPS, RKPD, Renja), following `ACTIVITIES`."""
    activity_sheets: tuple[ActivitySheet, ...] = ()
    """What was understood of the sheets they stand in."""
    corrections: tuple[CorrectionOutcome, ...] = ()
    """What became of each correction of the office in these observations."""
    follow_ups: tuple[UploadedPlan, ...] = ()
    """Follow-up matrices among the uploads, in their order."""
    lokus: pd.DataFrame = field(default_factory=LOKUS.empty)
    """Desa lokus by list or column, following `LOKUS`."""
    offices: Mapping[str, str] = field(default_factory=dict)
    """What the files call the offices, by their name in Penajam Paser Utara."""
