"""Targets that uploaded files print, each beside those of the catalogue that say another number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Certainty
from stunting.model.indicators import SourceMark, Target, Unit
from stunting.model.observations import Measure, Series, cell_address
from stunting.model.periods import period_year

_SAME = 1e-9
_PLACE = ("file", "sheet", "row", "column")


class TargetUse(StrEnum):
    """Whether a printed target judges figures, and why not."""

    YES = "yes"
    OF_ITS_AREAS = "of_its_areas"
    UNSURE = "unsure"
    SEVERAL = "several"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class PrintedTarget:
    """A target of an indicator and year as files print it: its share 0-1, its first cell, and how many areas.

    `differing` are the targets of the catalogue for that year that say another number; `survey` says that it
    is printed for the survey (SSGI, SKI).
    """

    indicator: str
    year: int
    share: float
    file: str
    sheet: str
    cell: str
    areas: int
    survey: bool
    use: TargetUse
    differing: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One target cell: its share 0-1, its area, whether it was surely read, and where it stands."""

    share: float
    area: str
    sure: bool
    file: str
    sheet: str
    cell: str


def printed_target_list(observations: pd.DataFrame, catalogue: Catalogue) -> tuple[PrintedTarget, ...]:
    """Every percentage of a year in a target cell of a known indicator, by indicator and year.

    Several areas with one number are one target.
    """
    rows = observations.loc[
        (observations["measure"] == Measure.TARGET.value)
        & observations["indicator"].isin(list(catalogue.indicators))
        & (observations["unit"] == Unit.PERCENT.value)
        & observations["value"].between(0, 1000)
    ]
    columns = [*("indicator", "period", "series", "value", "area_code", "certainty"), *_PLACE]
    cells: dict[tuple[str, int, bool], list[_Cell]] = defaultdict(list)
    for indicator, period, series, value, area, certainty, file, sheet, row, column in rows[
        columns
    ].itertuples(index=False, name=None):
        year = period_year(period)
        if year is not None:
            sure = certainty != Certainty.DOUBTFUL.value
            one = _Cell(value / 100, area, sure, file, sheet, cell_address(row, column))
            cells[indicator, year, series == Series.SURVEY.value].append(one)
    found = []
    for (indicator, year, survey), printed in sorted(cells.items()):
        for share in dict.fromkeys(one.share for one in printed):
            same = [one for one in printed if one.share == share]
            found.append(
                PrintedTarget(
                    indicator=indicator,
                    year=year,
                    share=share,
                    file=same[0].file,
                    sheet=same[0].sheet,
                    cell=same[0].cell,
                    areas=len({one.area for one in same}),
                    survey=survey,
                    use=_use(share, printed, catalogue.target(indicator, year)),
                    differing=tuple(
                        one
                        for one in catalogue.targets(indicator)
                        if one.share is not None and one.holds(year) and abs(one.share - share) > _SAME
                    ),
                )
            )
    return tuple(found)


def _use(share: float, printed: Sequence[_Cell], official: Target | None) -> TargetUse:
    """Whether one of the targets that are printed for an indicator and year judges figures."""
    if official is not None and official.evidence is SourceMark.OFFICE:
        return TargetUse.OFFICE
    sure = [one for one in printed if one.sure]
    if not any(one.share == share for one in sure):
        return TargetUse.UNSURE
    by_area: dict[str, set[float]] = defaultdict(set)
    for one in sure:
        by_area[one.area].add(one.share)
    if any(len(values) > 1 for values in by_area.values() if share in values):
        return TargetUse.SEVERAL
    return TargetUse.YES if len({one.share for one in sure}) == 1 else TargetUse.OF_ITS_AREAS
