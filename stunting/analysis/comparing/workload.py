"""Gap to workload: people still to reach per month to a deadline, and the few areas that hold most."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.coverage.parts_of_year import Counts
from stunting.analysis.coverage.rows import latest_rows, period_ranks, settled_rows
from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_date
from stunting.model.indicators import Direction
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind, period_kind
from stunting.model.summaries import Summary
from stunting.model.summaries.workload import SMALLEST_SET, WORKLOAD, MonthlyCount

DAYS_OF_MONTH = 365.25 / 12
FEWEST_MONTHS = 3
"""With fewer months known there is no best month."""

_LINE = ["series", "area_level", "area_key", "indicator"]
_NOISE = 1e-9


def workload(
    coverage_frame: pd.DataFrame,
    catalogue: Catalogue,
    *,
    deadline: date,
    today: date,
    counts: Counts,
) -> Summary:
    """People still to reach per month until a deadline, against the best month so far: `WORKLOAD`.

    Grain: one row per area and indicator of the register, in its latest period with numbers. People
    still to reach are the sum of the gaps of the areas below where that is known, else the area's own
    gap. Whether monthly numbers are the year so far or those of each month (`counts`) stands in
    `monthly_count`. Where nobody can tell there is a question and no workload.

    Example: 62 people in 2 months are 31 a month; with a best month of 10 that is 3,1 times.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    frame = frame[frame["series"] == Series.REGISTER.value].reset_index(drop=True)
    if frame.empty:
        return Summary(WORKLOAD, WORKLOAD.empty(), (*notes, wording.NO_REGISTER_COVERAGE))
    months_left = max(0.0, (deadline - today).days / DAYS_OF_MONTH)
    if months_left == 0:
        notes = (*notes, wording.DEADLINE_OVER.format(deadline=format_date(deadline)))
    table = latest_rows(frame, _LINE)
    table = table.assign(
        to_reach=table["gap_people_areas"].fillna(table["gap_people"]),
        to_reach_total=table["gap_people"],
        months_left=months_left,
    )
    lower = [id for id, one in catalogue.indicators.items() if one.direction is Direction.LOWER]
    table = table.merge(_best_months(frame[~frame["indicator"].isin(lower)], counts), on=_LINE, how="left")
    table["months_known"] = table["months_known"].fillna(0).astype("int64")
    undecided = undecided_counts(table, catalogue)
    table["per_month"] = (table["to_reach"] / months_left if months_left else np.nan) * np.where(
        undecided, np.nan, 1.0
    )
    for name in ("monthly_count", "best_month_period"):
        table[name] = table[name].fillna("").astype("str")
    table["times_best"] = table["per_month"] / table["best_month"].where(table["best_month"] > 0)
    table["reason"] = _reasons(table, table["indicator"].isin(lower), undecided, months_left)
    return Summary(WORKLOAD, table, notes)


def undecided_counts(table: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Which WORKLOAD rows are of months of which nobody can tell what they count."""
    lower = table["indicator"].map(catalogue.lower_is_better).eq(True)
    monthly = table["period"].map(period_kind).eq(PeriodKind.MONTH) & ~lower
    return monthly & table["monthly_count"].fillna("").eq("")


def _best_months(frame: pd.DataFrame, counts: Counts) -> pd.DataFrame:
    """The best month of the latest year with months, for each area and indicator."""
    monthly = frame["period"].map(period_kind).eq(PeriodKind.MONTH) & frame["numerator"].notna()
    rows = frame.loc[monthly, [*_LINE, "period", "numerator"]]
    rows = rows.assign(year=rows["period"].str[:4], month=rows["period"].str[5:].astype("int64"))
    last = rows.groupby(_LINE)["year"].transform("max")
    rows = rows[rows["year"] == last].sort_values([*_LINE, "month"])
    groups = rows.groupby(_LINE)
    step = groups["numerator"].diff() / groups["month"].diff()
    # The year so far begins at 0, so January is itself a step.
    step = step.where(step.notna() | (rows["month"] != 1), rows["numerator"])
    said = [
        counts.get(key, MonthlyCount.UNKNOWN).value
        for key in zip(rows["series"], rows["indicator"], strict=True)
    ]
    rows["monthly_count"] = pd.array(said, dtype="str")
    cumulative = rows["monthly_count"].eq(MonthlyCount.CUMULATIVE.value)
    decided = rows["monthly_count"].ne("")
    rows["reached"] = step.where(cumulative, rows["numerator"]).where(decided)
    best = rows.sort_values([*_LINE, "reached", "month"], ascending=[True] * 4 + [False, True])
    table = best.groupby(_LINE).agg(
        months_known=("numerator", "size"),
        monthly_count=("monthly_count", "first"),
        best_month=("reached", "first"),
        best_month_period=("period", "first"),
    )
    few = table["months_known"] < FEWEST_MONTHS
    table["best_month"] = table["best_month"].where(~few)
    table["best_month_period"] = table["best_month_period"].where(table["best_month"].notna(), "")
    return table.reset_index()


def _reasons(table: pd.DataFrame, lower: pd.Series, undecided: pd.Series, months_left: float) -> pd.Series:
    unknown = table["to_reach"].isna()
    people = np.select(
        [
            unknown & (table["reason"] != ""),
            unknown & table["target"].isna(),
            unknown,
            np.full(len(table), months_left == 0),
        ],
        [
            table["reason"].str.removesuffix("."),
            wording.WITHOUT_TARGET,
            wording.PEOPLE_UNKNOWN,
            wording.DEADLINE_PASSED,
        ],
        "",
    )
    best = np.select(
        [
            lower,
            undecided,
            table["months_known"] == 0,
            table["months_known"] < FEWEST_MONTHS,
            table["best_month"] <= 0,
            table["monthly_count"] == MonthlyCount.EACH_MONTH.value,
        ],
        [
            wording.NO_BEST_MONTH_OF_LOWER,
            wording.CUMULATIVE_OR_MONTHLY,
            wording.NO_MONTHS,
            wording.BEST_MONTH_NEEDS.format(months=FEWEST_MONTHS),
            wording.NOBODY_SERVED_YET,
            wording.NOT_CUMULATIVE,
        ],
        "",
    )
    joined = [
        f"{one}; {other}" if one and other else one or other for one, other in zip(people, best, strict=True)
    ]
    return pd.Series(joined, index=table.index, dtype="str")


def smallest_set(coverage_frame: pd.DataFrame, share: float = 0.8) -> Summary:
    """The fewest areas that together hold a share of the gap in people: `SMALLEST_SET`.

    Grain: one row per series, period, level, indicator and area with a gap. Areas are sorted by gap in
    people and accumulated, so no smaller set can hold as much. `share` is 0-1.

    Example: gaps of 60, 30 and 10: two areas hold 80 % of 100.
    """
    frame, notes = settled_rows(coverage_frame)
    columns = ["series", "period", "area_level", "indicator"]
    unknown = frame["gap_people"].isna().groupby([frame[name] for name in columns]).transform("sum")
    table = frame.assign(areas_unknown=unknown.astype("int64"))[frame["gap_people"] > 0]
    if table.empty:
        return Summary(SMALLEST_SET, SMALLEST_SET.empty(), (*notes, wording.NO_KNOWN_GAP))
    table = table.assign(time=period_ranks(table["period"])).sort_values(
        ["series", "time", "area_level", "indicator", "gap_people", "denominator", "area"],
        ascending=[True] * 4 + [False, False, True],
    )
    groups = table.groupby(columns, sort=False)
    total = groups["gap_people"].transform("sum")
    table["rank"] = groups.cumcount() + 1
    table["cumulative_people"] = groups["gap_people"].cumsum()
    table["cumulative_share"] = table["cumulative_people"] / total
    wanted = min(max(share, 0.0), 1.0) * total
    table["in_set"] = table["cumulative_people"] - table["gap_people"] < wanted - _NOISE * total
    return Summary(SMALLEST_SET, table.reset_index(drop=True), notes)
