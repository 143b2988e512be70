"""The later figure that a promise is judged by, or why there is none that may be set beside the old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.analysis.acting import wording
from stunting.catalogue.indicators import Catalogue
from stunting.model.follow_up import QUARTERS, split_list
from stunting.model.labels import SERIES_LABELS
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind, period_kind, period_label, period_order

Row = dict[Any, Any]
_WHOLE_YEARS = (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR)


@dataclass(frozen=True, slots=True)
class Later:
    """The later figure (a row of COVERAGE), or None and the reason in Indonesian."""

    figure: Row | None
    why: str = ""


class LaterFigures:
    """Coverage rows by indicator, searched for the figure that a promise is judged by."""

    def __init__(self, coverage: pd.DataFrame, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in coverage.to_dict("records"):
            self._rows[row["indicator"]].append(row)
        self._latest = max((months_of(period) for period in coverage["period"].unique()), default=0)

    def of(self, promise: Row) -> Later:
        """The latest figure of the same indicator, area, series and length of period after the promise's own.

        Figures of a part of a year are compared within that year or with the same part of another year:
        they may add up over the year and begin anew.
        """
        missing = _unnamed(promise)
        if missing:
            return Later(None, missing)
        old = str(promise["period"])
        if self._latest <= months_of(old):
            return Later(None, wording.NOTHING_NEWER.format(period=period_label(old)))
        rows = [row for row in self._rows[promise["indicator"]] if months_of(row["period"]) > months_of(old)]
        for fits, why in self._steps(promise, rows):
            narrower = [row for row in rows if fits(row)]
            if not narrower:
                return Later(None, why)
            rows = narrower
        return Later(max(rows, key=lambda row: months_of(row["period"])))

    def _steps(self, promise: Row, newer: list[Row]) -> list[tuple[Callable[[Row], bool], str]]:
        """What a later figure must be, one after the other, and what to say where none is."""
        known = self._catalogue.indicator(promise["indicator"])
        name = known.short_name if known else promise["indicator"]
        place = promise["kecamatan"] or "kabupaten"
        old, label = str(promise["period"]), period_label(promise["period"])
        kind = period_kind(old)
        here = [row for row in newer if row["area_key"] == promise["area_key"]]
        others = ", ".join(sorted({SERIES_LABELS[Series(row["series"])] for row in here}))
        periods = ", ".join(sorted({period_label(row["period"]) for row in here}))
        silent = next((row["reason"] for row in here if row["reason"]), "")
        return [
            (lambda row: True, wording.INDICATOR_NOT_NEWER.format(name=name, label=label)),
            (
                lambda row: bool(row["area_key"] == promise["area_key"]),
                wording.AREA_NOT_NEWER.format(name=name, place=place, label=label),
            ),
            (
                lambda row: bool(row["series"] == promise["series"]),
                wording.OTHER_SERIES_ONLY.format(others=others),
            ),
            (
                lambda row: period_kind(row["period"]) is kind,
                wording.OTHER_LENGTH_OF_PERIOD.format(periods=periods, label=label),
            ),
            (
                lambda row: _comparable(old, row["period"], kind),
                wording.CUMULATIVE_YEAR.format(periods=periods, label=label),
            ),
            (
                lambda row: bool(row["share"] == row["share"]),
                wording.NOT_REACHED_YET.format(
                    name=name, place=place, label=label, silent=f": {silent}" if silent else "."
                ),
            ),
        ]


def months_of(period: str) -> int:
    """End of a period in months since year 0; 0 where it is unknown."""
    year, month, _ = period_order(period)
    return 12 * year + month


def deadline_of(period: str, quarters: str) -> str:
    """Period at whose end a promise is due, made from figures of a period.

    The last quarter it names, the first time that quarter ends after those figures; without a quarter one
    year after them. Empty where the period is unknown.

    >>> deadline_of("2024", "TW I; TW III"), deadline_of("2025-08", "TW IV"), deadline_of("2024", "")
    ('2025-TW3', '2025-TW4', '2025-12')
    """
    year, month, _ = period_order(period)
    if not year:
        return ""
    named = [QUARTERS.index(quarter) + 1 for quarter in split_list(quarters) if quarter in QUARTERS]
    if not named:
        return f"{year + 1}-{month:02d}"
    last = max(named)
    return f"{year if 3 * last > month else year + 1}-TW{last}"


def _unnamed(promise: Row) -> str:
    """What a promise does not say and a figure cannot be found without."""
    if not promise["indicator"]:
        return wording.ROW_WITHOUT_INDICATOR
    if not promise["area_key"]:
        return wording.ROW_OF_SEVERAL_AREAS
    if not months_of(str(promise["period"])):
        return wording.OLD_PERIOD_UNKNOWN
    return ""


def _comparable(old: str, new: str, kind: PeriodKind) -> bool:
    if kind in _WHOLE_YEARS:
        return True
    same_year = old[:4] == new[:4]
    return same_year or old[4:] == new[4:]
