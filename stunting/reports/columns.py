"""What a table of a document is made of: columns with a kind of number, and plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | float | int | bool | None
Record = Mapping[str, Value]


class ColumnKind(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    WHOLE = "whole"
    """Whole numbers: people, areas, rank."""
    PERCENT = "percent"
    """A share 0-1, written as percent."""
    POINTS = "points"
    """Percentage points, one decimal."""
    NUMBER = "number"
    """A number as it stands in a source cell."""
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column: the key in the records, its Indonesian header, its kind and its width in characters.

    A `hidden` column stands in a workbook for the program that reads it back.
    """

    key: str
    header: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 14
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign before a number and a fill behind it: the sign alone tells the same in black and white."""

    sign: str
    fill: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading: rows are records that hold a value (or None: missing) for every column.

    `links` names, by record position and column key, what a figure stands on; the workbook turns it
    into a link to the trace sheet. `marks` are kept by the same places.
    """

    heading: str
    columns: tuple[ReportColumn, ...]
    records: tuple[Record, ...]
    note: str = ""
    links: Mapping[tuple[int, str], str] | None = None
    marks: Mapping[tuple[int, str], Mark] = field(default_factory=dict)

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the columns in their order."""
        return [column.key for column in self.columns]


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars of one value per name, drawn as a native chart: largest on top."""

    heading: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    series: str
