"""Trend: change, average annual rate of reduction, and observed against required pace.

AARR = 1 - exp(slope of ln(value) on year); required AARR = 1 - (target / baseline) ** (1 / years)
(UNICEF technical note on the average annual rate of reduction, 2007). For coverage: percentage points
per year. Series, definitions and lengths of period are never one line; neither are years on both sides
of a break in the denominator.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.comparing.matched import matched_words, with_matched
from stunting.analysis.coverage.rows import settled_rows
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import IndicatorRole, indicators_as
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.indicators import Direction
from stunting.model.periods import PeriodKind, period_kind, period_label, period_order, weighing_month
from stunting.model.summaries import Summary
from stunting.model.summaries.trend import TREND, Pace

Numbers = npt.NDArray[np.float64]

BREAK = 0.33
"""A denominator that changes by more than this share is another denominator (WHO DQ Tool: 1 -/+ 0.33)."""

_LINE = ["series", "period_kind", "area_level", "area_key", "indicator"]
_NAMES = ["area_code", "area", "kecamatan", "sector", "target_group"]
_NOISE = 1e-9
"""A share below one in a billion is 0."""


def aarr(years: Numbers, values: Numbers) -> float:
    """Average annual rate of reduction, share 0-1 per year.

    NaN with fewer than two years or with a value that is not above 0.

    >>> round(aarr(np.array([2020.0, 2021.0, 2022.0]), np.array([0.40, 0.36, 0.324])), 6)
    0.1
    """
    if len(values) == 0:
        return float("nan")
    with np.errstate(all="ignore"):
        logarithms = np.where(values > _NOISE, np.log(values), np.nan)
    slope = _slopes(np.zeros(len(values), dtype=np.int64), years, logarithms, 1)[0]
    return float(1 - np.exp(slope))


def required_aarr(baseline: Numbers, target: Numbers, years: Numbers) -> Numbers:
    """Yearly rate of reduction that takes a baseline to a target in some years, share 0-1.

    NaN where the baseline or the years are not above 0.

    >>> required_aarr(np.array([0.4]), np.array([0.1]), np.array([2.0]))
    array([0.5])
    """
    possible = (baseline > _NOISE) & (target >= 0) & (years > 0)
    with np.errstate(all="ignore"):
        rate = 1 - (target / baseline) ** (1 / years)
    return np.where(possible & np.isfinite(rate), rate, np.nan)


def trend(
    coverage_frame: pd.DataFrame,
    catalogue: Catalogue,
    *,
    deadline: date | None = None,
    break_at: float = BREAK,
    desa: pd.DataFrame | None = None,
) -> Summary:
    """Change of every indicator in every area, and the pace its target asks for: `TREND`.

    Grain: one row per series, length of period, area and indicator. Where the denominator of a period
    is outside 1 -/+ `break_at` times the one before, the line begins anew there, and the row says so.
    The required pace counts from the last period to `deadline`; without it there is none. `desa` are the
    coverage rows behind those of a kabupaten or kecamatan: where others report in the last period than in
    the first, the change on those that report in both stands beside the raw one (`with_matched`).

    Example: 60 % in 2022, 64 % in 2023, 68 % in 2024: +8 points, 4 a year; 90 % at the end of 2026
    needs 11 a year.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    if frame.empty:
        return Summary(TREND, TREND.empty(), (*notes, wording.NO_COVERAGE))
    order = {period: period_order(period) for period in frame["period"].unique()}
    kinds = {period: period_kind(period).value for period in order}
    times = {period: year + month / 12 for period, (year, month, _) in order.items()}
    rows = frame.assign(period_kind=frame["period"].map(kinds), time=frame["period"].map(times))
    undated = rows["period_kind"] == PeriodKind.UNKNOWN.value
    if undated.any():
        notes = (*notes, wording.UNDATED_LEFT_OUT.format(undated=int(undated.sum())))
        rows = rows[~undated]
    if rows.empty:
        return Summary(TREND, TREND.empty(), notes)
    rows = rows.sort_values([*_LINE, "time"], ignore_index=True)
    rows["line"] = rows.groupby(_LINE).ngroup()
    rows = _of_one_season(rows)
    end = np.nan if deadline is None else _time_of(deadline)
    table = _with_pace(_lines(rows, break_at), catalogue, end)
    parts = None if desa is None else settled_rows(desa, catalogue)[0]
    return Summary(TREND, with_matched(table, parts), notes)


def _time_of(day: date) -> float:
    days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return day.year + day.timetuple().tm_yday / days


def _of_one_season(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without the values that compare with other months than the last one of their line.

    What is counted when children are weighed has months of its own: February and August.
    """
    seasons = {period: weighing_month(period) for period in rows["period"].unique()}
    weighed = rows["indicator"].isin(indicators_as(IndicatorRole.WEIGHED))
    season = rows["period"].map(seasons).where(weighed, "")
    last = season.where(rows["share"].notna()).groupby(rows["line"]).transform("last").fillna("")
    other = season.ne(last)
    return rows.assign(share=rows["share"].mask(other), season_left_out=other & rows["share"].notna())


def _lines(rows: pd.DataFrame, break_at: float) -> pd.DataFrame:
    """One row per line: its names, and the figures of its last unbroken part."""
    table = rows.groupby("line")[[*_LINE, *_NAMES]].first()
    table["season_left_out"] = rows.groupby("line")["season_left_out"].any()
    known = rows[rows["share"].notna()].copy()
    before = known.groupby("line")["denominator"].ffill().groupby(known["line"]).shift()
    ratio = known["denominator"] / before
    broken = (ratio - 1).abs() > break_at + _NOISE
    known["part"] = broken.groupby(known["line"]).cumsum()
    known["ratio"] = ratio.where(broken)
    last_part = known.groupby("line")["part"].transform("max")
    kept = known[known["part"] == last_part]
    groups = kept.groupby("line")
    table = table.join(
        groups.agg(
            periods=("share", "size"),
            first_period=("period", "first"),
            last_period=("period", "last"),
            first_share=("share", "first"),
            last_share=("share", "last"),
            last_time=("time", "last"),
            target=("target", "last"),
            target_verified=("target_verified", "last"),
            ways=("basis", "nunique"),
        )
    )
    breaks = kept[kept["ratio"].notna()].set_index("line")
    table["break_period"] = breaks["period"]
    table["break_ratio"] = breaks["ratio"]
    line, time = kept["line"].to_numpy(), kept["time"].to_numpy(dtype=float)
    share = kept["share"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        logarithms = np.where(share > _NOISE, np.log(share), np.nan)
    table["slope"] = _slopes(line, time, share, len(table))
    table["log_slope"] = _slopes(line, time, logarithms, len(table))
    return table.reset_index(drop=True)


def _slopes(line: npt.NDArray[np.int64], time: Numbers, value: Numbers, lines: int) -> Numbers:
    """Least squares slope of value on time in each line; NaN with fewer than two times."""
    count = np.bincount(line, minlength=lines)
    with np.errstate(all="ignore"):
        away = time - (np.bincount(line, time, lines) / count)[line]
        spread = np.bincount(line, away**2, lines)
        return np.where(spread > 0, np.bincount(line, away * value, lines) / spread, np.nan)


def _with_pace(table: pd.DataFrame, catalogue: Catalogue, end: float) -> pd.DataFrame:
    direction = {id: one.direction.value for id, one in catalogue.indicators.items()}
    table["direction"] = table["indicator"].map(direction).fillna(Direction.NONE.value)
    for name in ("first_period", "last_period", "break_period"):
        table[name] = table[name].fillna("").astype("str")
    table["periods"] = table["periods"].fillna(0).astype("int64")
    table["target_verified"] = table["target_verified"].eq(True)
    lower = (table["direction"] == Direction.LOWER.value).to_numpy()
    several = (table["periods"] > 1).to_numpy()
    last, target = (table[name].to_numpy(dtype=float) for name in ("last_share", "target"))
    left = np.maximum(0.0, end - table["last_time"].to_numpy(dtype=float))
    table["change_points"] = np.where(several, 100 * (last - table["first_share"]), np.nan)
    table["points_per_year"] = 100 * table["slope"]
    table["aarr"] = np.where(lower, 1 - np.exp(table["log_slope"]), np.nan)
    table["years_left"] = left
    with np.errstate(all="ignore"):
        table["required_points_per_year"] = np.where(left > 0, 100 * (target - last) / left, np.nan)
    table["required_aarr"] = np.where(lower, required_aarr(last, target, left), np.nan)
    table["pace"] = _paces(table, lower)
    table["reason"] = _reasons(table, lower, np.isnan(end))
    return table


def _paces(table: pd.DataFrame, lower: npt.NDArray[np.bool_]) -> npt.NDArray[np.object_]:
    """AARR decides where lower is better and it exists, points per year elsewhere."""
    sign = np.where(lower, -1.0, 1.0)
    observed, required = sign * table["points_per_year"], sign * table["required_points_per_year"]
    by_rate = table["aarr"].notna() & table["required_aarr"].notna()
    observed = observed.where(~by_rate, table["aarr"])
    required = required.where(~by_rate, table["required_aarr"])
    aimless = (
        (table["direction"] == Direction.NONE.value) | table["target"].isna() | table["last_share"].isna()
    )
    met = sign * (table["last_share"] - table["target"]) >= -_NOISE
    return np.select(
        [aimless, met, observed.isna() | required.isna(), observed >= required - _NOISE, observed < 0],
        [Pace.UNKNOWN.value, Pace.MET.value, Pace.UNKNOWN.value, Pace.ENOUGH.value, Pace.WRONG_WAY.value],
        Pace.TOO_SLOW.value,
    ).astype(object)


def _reasons(table: pd.DataFrame, lower: npt.NDArray[np.bool_], no_deadline: bool) -> list[str]:
    yearly = table["period_kind"].isin([PeriodKind.YEAR.value, PeriodKind.SCHOOL_YEAR.value])
    words: dict[str, pd.Series] = {
        wording.NO_VALUE: table["periods"] == 0,
        wording.ONE_PERIOD_ONLY: table["periods"] == 1,
        wording.AARR_OF_ZERO: (table["periods"] > 1) & table["aarr"].isna() & lower,
        wording.WITHOUT_DIRECTION: table["direction"] == Direction.NONE.value,
        wording.WITHOUT_TARGET: table["target"].isna() & (table["periods"] > 0),
        wording.NO_DEADLINE: (table["periods"] > 0) & no_deadline,
        wording.DEADLINE_PASSED: table["years_left"] == 0,
        wording.PRINTED_AND_COMPUTED: table["ways"] > 1,
        wording.MAY_BE_CUMULATIVE: ~yearly & (table["periods"] > 1),
        wording.MONTHS_OF_WEIGHING: table["season_left_out"],
    }
    found = [[word if flag else "" for flag in when] for word, when in words.items()]
    broken = [
        wording.SASARAN_JUMPED.format(ratio=format_number(ratio, 2), period=period_label(period))
        if period
        else ""
        for ratio, period in zip(table["break_ratio"], table["break_period"], strict=True)
    ]
    return ["; ".join(filter(None, parts)) for parts in zip(*found, broken, strict=True)]


def trend_sentence(row: Mapping[str, Any], indicator_name: str) -> str:
    """One row of `TREND` as an Indonesian sentence with its doubts."""
    doubts = f" Catatan: {row['reason']}." if row["reason"] else ""
    place = f"{indicator_name}, {row['area']}"
    if not np.isfinite(row["change_points"]):
        return wording.NO_TREND_YET.format(place=place, doubts=doubts)
    doubts = matched_words(row) + doubts
    change = format_points(abs(row["change_points"]))
    verb = "naik" if row["change_points"] > 0 else "turun"
    moved = "hampir tetap" if change == format_points(0.0) else f"{verb} {change}"
    first = f"{format_percent(row['first_share'])} ({period_label(row['first_period'])})"
    last = f"{format_percent(row['last_share'])} ({period_label(row['last_period'])})"
    return f"{place}: {moved}, dari {first} menjadi {last}{_pace_words(row)}.{doubts}"


def _pace_words(row: Mapping[str, Any]) -> str:
    if row["pace"] == Pace.MET:
        return "; target sudah tercapai"
    if not row["pace"]:
        return ""
    if np.isfinite(row["required_aarr"]) and np.isfinite(row["aarr"]):
        verb = "turun" if row["aarr"] >= 0 else "naik"
        observed = f"{verb} {format_percent(abs(row['aarr']))} per tahun"
        required = f"turun {format_percent(row['required_aarr'])}"
    else:
        observed = f"{format_points(row['points_per_year'])} per tahun"
        required = format_points(row["required_points_per_year"])
    verdict = "cukup" if row["pace"] == Pace.ENOUGH else "belum cukup"
    return wording.PACE_OF_TREND.format(observed=observed, required=required, verdict=verdict)
