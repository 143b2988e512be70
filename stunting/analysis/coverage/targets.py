"""The target of every row: the office's own, the one a matrix prints, or that of the catalogue.

In this order: a target the office has set; a percentage in a target cell of an uploaded matrix, for the same
indicator and year (of the area itself, else of the kabupaten or of no area, else one that all areas share);
the catalogue. One that is printed for the survey judges the survey alone. Target cells that disagree, are
doubtful, or are no percentages are not used; those that disagree or are doubtful, or name no unit, keep what
another target judges from counting as reached.

Targets are of a year. The year so far of a service (s.d. Agustus) is judged by its part of it, 8/12, unless
the office switches that off; a target printed for the very part of the year is taken as it stands.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.parts_of_year import Counts
from stunting.analysis.coverage.places import Placed, factor, spread
from stunting.analysis.coverage.printed_targets import UNBOUND, Bounds, RowTarget, printed_targets
from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_names, format_percent
from stunting.model.indicators import Direction, SourceMark, Target, Unit
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind, months_so_far, period_kind, period_year
from stunting.model.summaries.workload import MonthlyCount

NO_TARGET = RowTarget(math.nan, "", False)
SURVEY_TARGET = RowTarget(math.nan, wording.TARGET_OF_SURVEY, False)


class Targets:
    """Targets by indicator, period and area."""

    def __init__(
        self, catalogue: Catalogue, observations: pd.DataFrame, placed: Placed, counts: Counts
    ) -> None:
        self._catalogue = catalogue
        self._counts = counts
        self._printed, self._open = printed_targets(observations, placed)
        self._by_year: dict[tuple[str, int | None], Target | None] = {}
        self._by_key: dict[tuple[str, str, str, str], RowTarget] = {}

    def of(
        self, indicators: pd.Series, periods: pd.Series, areas: pd.Series, series: pd.Series
    ) -> pd.DataFrame:
        """Columns `target`, `target_source`, `target_verified`, `target_year`, `target_note`, one row each.

        `least` and `most` are the bounds of an office's target that is printed and not settled, NaN where
        there is none. A national target of a survey does not judge the register: SSGI judges, e-PPGBM steers.
        """
        keys = pd.DataFrame({"indicator": indicators, "period": periods, "area": areas, "series": series})
        printed = {indicator for indicator, _, _ in (*self._printed, *self._open)}
        if printed:
            keys["area"] = keys["area"].where(keys["indicator"].isin(printed), "")
        else:
            keys["area"] = ""
        codes, first = factor(keys, ["indicator", "period", "area", "series"])
        distinct = list(keys.iloc[first].itertuples(index=False, name=None))
        # Every level of areas asks for the same ones.
        for key in distinct:
            if key not in self._by_key:
                self._by_key[key] = self._in_part(*key)
        found = [self._by_key[key] for key in distinct]
        bounds = np.array([self._bounds(*key[:3]) for key in distinct], dtype=float).reshape(-1, 2)[codes]
        return pd.DataFrame(
            {
                "target": np.array([one.share for one in found], dtype=float)[codes],
                "target_source": spread([one.source for one in found], codes),
                "target_verified": np.array([one.verified for one in found], dtype=bool)[codes],
                "target_year": np.array([one.year for one in found], dtype=float)[codes],
                "target_note": spread([one.note for one in found], codes),
                "least": bounds[:, 0],
                "most": bounds[:, 1],
            },
            index=indicators.index,
        )

    def _bounds(self, indicator: str, period: str, area: str) -> Bounds:
        """Bounds of the printed targets that would judge a figure, were they settled."""
        year = period_year(period)
        official = self._official(indicator, year)
        if official is not None and official.evidence is SourceMark.OFFICE:
            return UNBOUND
        for key in ((indicator, year, area), (indicator, year, "")):
            if key in self._printed:
                return UNBOUND
            if key in self._open:
                return self._open[key]
        return UNBOUND

    def _official(self, indicator: str, year: int | None) -> Target | None:
        """The catalogue's target, looked up once per year and not for every month."""
        if (indicator, year) not in self._by_year:
            self._by_year[indicator, year] = self._catalogue.target(indicator, year)
        return self._by_year[indicator, year]

    def _in_part(self, indicator: str, period: str, area: str, series: str) -> RowTarget:
        """The target of the period: of the year so far its part of the target of the year."""
        target = self._target(indicator, period, area, series)
        months = months_so_far(period)
        known = self._catalogue.indicator(indicator)
        service = known is not None and (known.direction, known.unit) == (Direction.HIGHER, Unit.PERCENT)
        if months == 12 or target.of_part or math.isnan(target.share) or not service:
            return target
        count = self._counts.get((series, indicator), MonthlyCount.UNKNOWN)
        if count is MonthlyCount.UNKNOWN and period_kind(period) is not PeriodKind.MONTH:
            said = wording.YEAR_FOR_PART.format(months=months)
            return replace(target, note=_both(said, target.note))
        if count is not MonthlyCount.CUMULATIVE or not self._catalogue.pro_rata:
            return target
        said = wording.PRO_RATA.format(months=months)
        whole = wording.PRO_RATA_OF.format(said=said, target=format_percent(target.share))
        return replace(
            target,
            share=target.share * months / 12,
            source=_both(target.source, whole),
            note=_both(said, target.note),
        )

    def _target(self, indicator: str, period: str, area: str, series: str) -> RowTarget:
        year = period_year(period)
        official = self._official(indicator, year)
        if official is None or official.evidence is not SourceMark.OFFICE:
            for key in ((indicator, year, area), (indicator, year, "")):
                printed = self._printed.get(key)
                if printed is not None and (not printed.of_survey or series == Series.SURVEY.value):
                    return replace(printed, year=math.nan if year is None else year)
        if official is not None and official.survey_only and series != Series.SURVEY.value:
            return SURVEY_TARGET
        if official is not None and official.share is not None:
            named = str(official.year) in official.source
            source = official.source if named else f"{official.source} ({official.year})"
            note = _in_force(official, year)
            others = self._catalogue.contradicting(official, year) if year is not None else ()
            said = (source, *map(_contradiction, others), note)
            return RowTarget(
                official.share,
                "; ".join(filter(None, said)),
                official.verified,
                _year_of(official, year),
                note,
            )
        definition = self._catalogue.indicator(indicator)
        if definition is not None and definition.unit is Unit.YES_NO:
            return RowTarget(1.0, wording.TARGET_YES, False)
        return NO_TARGET


def of_another_year(rows: pd.DataFrame) -> pd.Series:
    """Which coverage rows are judged by a target that is not of the year of their figure."""
    codes, periods = pd.factorize(rows["period"])
    years = np.array([period_year(one) for one in periods], dtype=float)[codes]
    return rows["target"].notna() & rows["target_year"].notna() & (rows["target_year"] != years)


def other_years_sentence(rows: pd.DataFrame) -> str:
    """How many indicators of coverage rows have a target of which other years; empty where none has."""
    other = rows.loc[of_another_year(rows), ["indicator", "target_year"]]
    if other.empty:
        return ""
    years = sorted({int(year) for year in other["target_year"]})
    return wording.OTHER_YEARS.format(
        count=other["indicator"].nunique(), years=format_names([str(year) for year in years])
    )


def is_pro_rata(rows: pd.DataFrame) -> pd.Series:
    """Which coverage rows are judged by a part of the target of their year."""
    return rows["target_note"].str.startswith(wording.PRO_RATA.split("{")[0])


def _both(one: str, other: str) -> str:
    return "; ".join(filter(None, (one, other)))


def _in_force(official: Target, year: int | None) -> str:
    """What to say of a target that is not of the year of the figure; empty where it is."""
    if year is None or official.holds(year):
        return ""
    words = wording.TARGET_OLDER if official.year < year else wording.TARGET_LATER
    return words.format(year=_year_of(official, year))


def _year_of(official: Target, year: int | None) -> int:
    """The year of a target that is nearest to that of a figure."""
    return official.last_year if year is None else min(max(year, official.year), official.last_year)


def _contradiction(other: Target) -> str:
    return wording.TARGET_CONTRADICTED.format(target=format_percent(other.share or 0), source=other.source)
