"""A whole kabupaten that moves at once, and a total of the year that its months do not add up to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from stunting.analysis.coverage.figures import State
from stunting.analysis.quality.data import OF_MANY, Draft, QualityData, number_words, rows_of
from stunting.model.formatting import format_percent
from stunting.model.periods import PeriodKind, period_kind, period_label, period_order
from stunting.model.summaries.quality import FindingKind
from stunting.model.summaries.workload import MonthlyCount

_MOVED_TOGETHER = 0.9
"""Share of the areas that move the same way."""
_LEAST_POINTS = 0.15
_MONTHS = 12
_USUALLY = 0.6
"""Share of the areas whose year is the sum of its months (or its last month), from which that is the rule."""


def shift_findings(data: QualityData) -> list[Draft]:
    """Findings about all areas at once, and about the months of a year."""
    pairs = data.figures[data.figures["state"].eq(State.PAIR) & data.figures["num_at"].ge(0)]
    if pairs["period"].nunique() < 2:
        return []
    return [*_together(data, pairs), *_months(data, pairs)]


def _together(data: QualityData, pairs: pd.DataFrame) -> Iterator[Draft]:
    """Nearly all areas far above or below what they had before: another definition, or another column."""
    cumulative = {key for key, one in data.gathered.counts.items() if one is MonthlyCount.CUMULATIVE}
    kinds = {period: period_kind(period) for period in pairs["period"].unique()}
    rows = pairs[[*OF_MANY, "share", "den", "num_at"]].assign(kind=pairs["period"].map(kinds))
    for (series, indicator, _, _), own in rows.groupby(
        ["series", "indicator", "level", "kind"], sort=False, observed=True
    ):
        if (series, indicator) in cumulative:
            continue
        table = own.pivot(index="place", columns="period", values="share")
        ordered = sorted(table.columns, key=period_order)
        for at in range(1, len(ordered)):
            now, past = table[ordered[at]], table[ordered[:at]].median(axis=1)
            moved = (now - past).dropna()
            if len(moved) < data.rules.min_areas or _steps_up(table[ordered[: at + 1]]):
                continue
            middle, usual = float(moved.median()), float(past.median())
            far = abs(middle) > max(_LEAST_POINTS, data.rules.time_ratio * usual)
            if not far or (np.sign(moved) == np.sign(middle)).mean() < _MOVED_TOGETHER:
                continue
            mine = own[own["period"].eq(ordered[at]) & own["place"].isin(moved.index)]
            first = rows_of(mine.head(1), np.ones(1, dtype=bool))[0]
            facts = {
                "count": str(len(moved)),
                "before": format_percent(usual),
                "now": format_percent(float(now.median())),
            }
            cells = [int(mine["num_at"].iloc[0]), int(mine["num_at"].iloc[-1])]
            people = float(abs(middle) * mine["den"].sum())
            yield data.draft_of_many(FindingKind.SHIFTED, first, cells, facts, people)


def _steps_up(table: pd.DataFrame) -> bool:
    """Whether shares only rise over the periods, as those of the year so far do."""
    steps = np.diff(table.to_numpy(dtype=float), axis=1)
    known = ~np.isnan(steps)
    return bool(known.sum() > 0 and (steps[known] >= 0).mean() >= _MOVED_TOGETHER and table.shape[1] > 2)


def _months(data: QualityData, pairs: pd.DataFrame) -> Iterator[Draft]:
    """A figure of the year beside its months, where that of most areas is their sum or the last of them."""
    kinds = {period: period_kind(period) for period in pairs["period"].unique()}
    rows = pairs.assign(kind=pairs["period"].map(kinds), year=pairs["period"].str[:4])
    key = ["series", "indicator", "level", "place", "year"]
    monthly = rows[rows["kind"].eq(PeriodKind.MONTH)].sort_values("period")
    if monthly.empty:
        return
    sums = monthly.groupby(key, observed=True, as_index=False).agg(
        months=("num", "size"), month_sum=("num", "sum"), month_last=("num", "last")
    )
    both = rows[rows["kind"].eq(PeriodKind.YEAR)].merge(sums[sums["months"].eq(_MONTHS)], on=key)
    for _, own in both.groupby(["series", "indicator", "level", "year"], sort=False, observed=True):
        for rule, words in (("month_sum", "jumlah 12 bulan"), ("month_last", "angka bulan terakhir")):
            wrong = own["num"].ne(own[rule])
            if len(own) < data.rules.min_areas or (~wrong).mean() < _USUALLY:
                continue
            for row in rows_of(own, wrong):
                ends = (min(row["num"], row[rule]), max(row["num"], row[rule]))
                facts = {
                    "area": data.area(row),
                    "year": period_label(row["period"]),
                    "num": number_words(row["num"]),
                    "what": words,
                    "months": number_words(row[rule]),
                }
                yield data.draft(FindingKind.MONTHS_DIFFER, row, (row["num_at"],), facts, numerator=ends)
            break
