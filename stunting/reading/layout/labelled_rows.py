"""What the body rows of a table are about, as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.label_words import AVERAGE_ROW


class RowLabel(NamedTuple):
    """What one body row is about; `area` is empty where it names none.

    A tuple: a national matrix has 84,000, which cost a third of what dataclasses would.
    """

    area: str = ""
    parent: str = ""
    within: str = ""
    """All upper areas as written, joined by " / ", the widest first."""
    code: str = ""
    level: str = ""
    depth: int = 0
    total_word: bool = False
    """Its label says that it is a total."""
    target: bool = False
    """A row of targets."""
    percent: bool = False
    """A row of percentages below the totals."""
    year: str = ""
    """Year of a row such as "Tahun 2017"."""
    section: str = ""
    """The heading over rows that name the areas of other headings again."""
    place: str = ""
    """The place below its area that it is about: a posyandu, an RT; empty for the whole area."""
    of_places: bool = False
    """It adds up the places below its area."""
    continued: bool = False
    """Without a name of its own it goes on with the area above."""


@dataclass(frozen=True, slots=True)
class RowLabels:
    """The body rows of a table that carry data, one record per row; its columns are made when asked for."""

    rows: tuple[RowLabel, ...]
    keep: npt.NDArray[np.bool_]
    """Which body rows of the region these are: the others carry no data (group rows, continuation rows)."""

    def __iter__(self) -> Iterator[RowLabel]:
        return iter(self.rows)

    def areas(self) -> list[str]:
        """Areas as written."""
        return [row.area for row in self.rows]

    def places(self) -> list[str]:
        """Places below the areas; empty for whole areas."""
        return [row.place for row in self.rows]

    def years(self) -> list[str]:
        """Years of rows that are one of a year; empty for others."""
        return [row.year for row in self.rows]

    def depths(self) -> npt.NDArray[np.int64]:
        """Depths of the rows, 0 for the top."""
        return np.array([row.depth for row in self.rows], dtype=np.int64)

    def total_words(self) -> npt.NDArray[np.bool_]:
        """Rows whose label says that they are a total."""
        return np.array([row.total_word for row in self.rows], dtype=bool)

    def sums_of_places(self) -> npt.NDArray[np.bool_]:
        """Rows that add up the places below their area."""
        return np.array([row.of_places for row in self.rows], dtype=bool)

    def targets(self) -> npt.NDArray[np.bool_]:
        """Rows of targets."""
        return np.array([row.target for row in self.rows], dtype=bool)

    def percents(self) -> npt.NDArray[np.bool_]:
        """Rows of percentages below the totals."""
        return np.array([row.percent for row in self.rows], dtype=bool)

    def averages(self) -> npt.NDArray[np.bool_]:
        """Rows of averages: they count nobody."""
        return np.array([bool(AVERAGE_ROW.match(row.area)) for row in self.rows], dtype=bool)

    def continued(self) -> npt.NDArray[np.bool_]:
        """Rows that go on with the area above."""
        return np.array([row.continued for row in self.rows], dtype=bool)
