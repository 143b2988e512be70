"""Two periods on the same areas: those that report in both, beside raw figures and reporting rates.

Areas that leave or join move a figure without anything having changed: 1000 of 2000 people in 54 desa, then
900 of 1400 in 40, are no 14.3 points of progress (as Countdown to 2030 compares facilities).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.coverage.standings import judged_rows
from stunting.catalogue.relations import IndicatorRole, indicators_as
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.periods import weighing_month

_ONE = ["series", "indicator"]
MATCHED = [
    "matched_areas",
    "matched_first_share",
    "matched_last_share",
    "matched_change_points",
    "first_reporting",
    "last_reporting",
]


def with_matched(table: pd.DataFrame, desa: pd.DataFrame | None) -> pd.DataFrame:
    """The lines of a trend with `MATCHED`: their first and last period on the desa that have both.

    `desa` follows `COVERAGE`. A line of a desa, or without desa behind it, has none. Reporting rates are the
    areas with people and served over all that have them in either period.
    """
    empty = table.assign(matched_areas=0, **dict.fromkeys(MATCHED[1:], np.nan))
    if desa is None or table.empty:
        return empty
    rows = desa[desa["share"].notna() & desa["numerator"].notna() & desa["denominator"].gt(0)]
    rows = rows[[*_ONE, "period", "area_key", "numerator", "denominator"]]
    if rows.empty:
        return empty
    lines = table.reset_index(drop=True).rename_axis("line").reset_index()
    lines = lines[lines["area_level"].isin(["kabupaten", "kecamatan"]) & (lines["periods"] > 1)]
    sides = [
        lines[["line", "area_key", *_ONE, f"{side}_period"]]
        .merge(rows, left_on=[*_ONE, f"{side}_period"], right_on=[*_ONE, "period"], suffixes=("", "_desa"))
        .pipe(_inside)
        for side in ("first", "last")
    ]
    both = sides[0].merge(sides[1], on=["line", "area_key_desa"], suffixes=("_first", "_last"), how="outer")
    has = [both[f"numerator_{side}"].notna() for side in ("first", "last")]
    matched = both[has[0] & has[1]].groupby("line")
    sums = matched[
        [f"{of}_{side}" for of in ("numerator", "denominator") for side in ("first", "last")]
    ].sum()
    found = pd.DataFrame({"matched_areas": matched.size()})
    for side in ("first", "last"):
        found[f"matched_{side}_share"] = sums[f"numerator_{side}"] / sums[f"denominator_{side}"]
    found["matched_change_points"] = 100 * (found["matched_last_share"] - found["matched_first_share"])
    for side, present in zip(("first", "last"), has, strict=True):
        found = found.join(present.groupby(both["line"]).mean().rename(f"{side}_reporting"), how="outer")
    result = table.reset_index(drop=True).join(found)
    return result.assign(matched_areas=result["matched_areas"].fillna(0).astype("int64"))


def matched_words(row: Mapping[str, Any]) -> str:
    """The change on the areas of both periods, where others report now than then."""
    if not row["matched_areas"] or min(row["first_reporting"], row["last_reporting"]) == 1:
        return ""
    return wording.MATCHED_CHANGE.format(
        areas=format_number(row["matched_areas"]),
        change=format_points(row["matched_change_points"]),
        first=format_percent(row["matched_first_share"]),
        last=format_percent(row["matched_last_share"]),
        before=format_percent(row["first_reporting"], 0),
        now=format_percent(row["last_reporting"], 0),
    )


def matched_change(earlier: Mapping[str, Any], now: Mapping[str, Any], desa: pd.DataFrame) -> dict[str, Any]:
    """`MATCHED` of two coverage rows of one area and indicator, on the `desa` that have both periods."""
    line = {name: now[name] for name in ("area_level", "area_key", *_ONE)}
    table = pd.DataFrame(
        [{**line, "periods": 2, "first_period": earlier["period"], "last_period": now["period"]}]
    )
    return dict(with_matched(table, desa).iloc[0])


def in_both(rows: pd.DataFrame, earlier: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of the coverage rows of two periods those of indicators and areas that are judged in both.

    Figures of a month of weighing compare with those of the same month only.
    """
    if earlier.empty:
        return rows.iloc[:0], earlier
    keys = ["area_key", *_ONE]
    sides = [judged_rows(frame).set_index(keys) for frame in (rows, earlier)]
    same = sides[0].index.intersection(sides[1].index)
    now, before = (side.loc[same].reset_index() for side in sides)
    alike = [
        comparable(indicator, one, other)
        for indicator, one, other in zip(now["indicator"], now["period"], before["period"], strict=True)
    ]
    keep = np.array(alike, dtype=bool)
    return now[keep], before[keep]


def comparable(indicator: str, period: str, other: str) -> bool:
    """Whether figures of two periods may be set beside each other: a month of weighing with the same only."""
    weighed = indicator in indicators_as(IndicatorRole.WEIGHED)
    return not weighed or weighing_month(period) == weighing_month(other)


def _inside(pairs: pd.DataFrame) -> pd.DataFrame:
    """The desa that lie in the area of their line, by code."""
    inside = [
        desa.startswith(f"{area}.")
        for desa, area in zip(pairs["area_key_desa"], pairs["area_key"], strict=True)
    ]
    kept: pd.DataFrame = pairs[np.array(inside, dtype=bool)]
    return kept[["line", "area_key_desa", "numerator", "denominator"]]
