"""Figures far from those of other areas or of earlier periods, and zeros that may mean "not filled".

Each has the chance that clean data give it: what few people explain (binomial noise) is no finding, and how
much of the rest is said is limited over all of them together (`discovery`).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.binomial import binomial_deviation
from stunting.analysis.coverage.cell_numbers import YES
from stunting.analysis.coverage.figures import State
from stunting.analysis.coverage.places import factor
from stunting.analysis.quality import wording
from stunting.analysis.quality.data import Draft, QualityData, Row, number_words, rows_of
from stunting.analysis.quality.discovery import UNLIKELY, log_tail
from stunting.model.formatting import format_percent
from stunting.model.periods import period_kind, period_order
from stunting.model.summaries.quality import FindingKind

Numbers = npt.NDArray[np.float64]
_NEIGHBOURS = ["series", "period", "indicator", "level"]
_LINE = ["series", "indicator", "place", "kind"]
_AS_BEFORE = 3.0
"""Deviations within which a figure is as it was before."""
_SLOPING = 0.9
"""Share of rising steps from which a series counts as cumulative within the year."""


def outlier_findings(data: QualityData) -> list[Draft]:
    """Findings about figures beside their neighbours and their past."""
    figures = with_past(with_neighbours(data.figures))
    zeros, doubted = _zeros(data, figures)
    return [*zeros, *_in_space(data, figures, doubted), *_in_time(data, figures), *_breaks(data, figures)]


def with_neighbours(figures: pd.DataFrame) -> pd.DataFrame:
    """Adds `median` and `z` (modified z-score) of each share among the areas of its level, and `company`.

    z = 0.6745 (y - median) / MAD; where MAD is 0, 0.7979 (y - median) / mean absolute deviation (Iglewicz and
    Hoaglin; constants 0.6745 and sqrt(2/pi) make both comparable to standard deviations).
    """
    groups = figures.groupby(_NEIGHBOURS, sort=False)["share"]
    median = groups.transform("median")
    distance = (figures["share"] - median).abs()
    grouped = distance.groupby([figures[name] for name in _NEIGHBOURS], sort=False)
    mad, mean = grouped.transform("median").to_numpy(), grouped.transform("mean").to_numpy()
    away = (figures["share"] - median).to_numpy()
    with np.errstate(all="ignore"):
        z = np.where(mad > 0, 0.6745 * away / mad, np.where(mean > 0, 0.7979 * away / mean, 0.0))
    return figures.assign(median=median, z=z, company=groups.transform("count"))


def with_past(figures: pd.DataFrame) -> pd.DataFrame:
    """Adds what earlier periods of the same kind say: `earlier`, `past_mean`, `past_median`, `past_mad`.

    `past_den` is the mean of earlier denominators, `cumulative` whether the series only grows within it.
    """
    kinds = {period: period_kind(period).value for period in figures["period"].unique()}
    figures = figures.assign(kind=figures["period"].map(kinds))
    periods = sorted(kinds, key=period_order)
    if len(periods) < 2:
        unknown = dict.fromkeys(("past_mean", "past_median", "past_mad", "past_den"), np.nan)
        return figures.assign(**unknown, earlier=0.0, cumulative=False)
    rank = figures["period"].map({period: at for at, period in enumerate(periods)}).to_numpy()
    line = factor(figures, _LINE)[0]
    shape = (int(line.max(initial=-1)) + 1, len(periods))
    share, den = np.full(shape, np.nan), np.full(shape, np.nan)
    share[line, rank] = figures["share"]
    den[line, rank] = figures["known_den"]
    found = {
        name: np.full(len(figures), np.nan) for name in ("past_mean", "past_median", "past_mad", "past_den")
    }
    found["earlier"] = np.zeros(len(figures))
    for at in range(1, len(periods)):
        here = np.flatnonzero(rank == at)
        _look_back(share[line[here], :at], den[line[here], :at], here, found)
    return figures.assign(**found, cumulative=_cumulative(figures, share, line))


def _look_back(share: Numbers, den: Numbers, here: npt.NDArray[np.int64], found: dict[str, Numbers]) -> None:
    """Fills the past of the figures at the rows `here` from their earlier shares and denominators."""
    count = (~np.isnan(share)).sum(axis=1)
    known, with_den = count > 0, (~np.isnan(den)).any(axis=1)
    found["earlier"][here] = count
    rows = share[known]
    if len(rows):
        median = np.nanmedian(rows, axis=1)
        found["past_median"][here[known]] = median
        found["past_mean"][here[known]] = np.nanmean(rows, axis=1)
        found["past_mad"][here[known]] = np.nanmedian(np.abs(rows - median[:, None]), axis=1)
    if with_den.any():
        found["past_den"][here[with_den]] = np.nanmean(den[with_den], axis=1)


def _cumulative(figures: pd.DataFrame, share: Numbers, line: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether nearly all steps of an indicator go up, as in figures counted from the start of a year."""
    steps = np.diff(share, axis=1)
    first = figures.iloc[factor(figures, _LINE)[1]][["series", "indicator", "kind"]]
    with np.errstate(invalid="ignore"):
        rising = pd.DataFrame(
            {"up": (steps > 0).sum(axis=1), "steps": (~np.isnan(steps)).sum(axis=1)}, index=first.index
        )
    sums = rising.groupby([first[name] for name in first.columns], sort=False).transform("sum")
    sloping = (sums["steps"] > 0) & (sums["up"] >= _SLOPING * sums["steps"])
    return np.asarray(sloping.to_numpy()[line], dtype=bool)


def _in_space(data: QualityData, figures: pd.DataFrame, doubted: set[int]) -> list[Draft]:
    far = figures["z"].abs().gt(data.rules.modified_z) & figures["company"].ge(data.rules.min_areas)
    if not far.any():
        return []
    with np.errstate(all="ignore"):
        usual = (figures["share"] - figures["median"]) / figures["z"]
    chance = _chances(figures, figures["median"], usual)
    far &= ~figures["figure"].isin(doubted) & ~_as_before(figures)
    return [
        replace(
            data.draft(
                FindingKind.OUTLIER_AREA,
                row,
                (row["num_at"], row["pct_at"] if row["num_at"] < 0 else -1),
                {
                    "area": data.area(row),
                    "share": format_percent(row["share"]),
                    "median": format_percent(row["median"]),
                },
                numerator=_toward(row, row["median"]),
            ),
            log_chance=row["log_chance"],
        )
        for row in rows_of(figures.assign(log_chance=chance), far)
    ]


def _as_before(figures: pd.DataFrame) -> pd.Series:
    """Figures that are as those of the same area before: what it always is, is no slip of this period."""
    people = figures["den"].where(figures["state"].eq(State.PAIR)).to_numpy(dtype=float)
    noise = binomial_deviation(np.clip(figures["past_median"].to_numpy(dtype=float), 0, 1), people)
    near = _AS_BEFORE * np.maximum(noise, 1.4826 * np.nan_to_num(figures["past_mad"].to_numpy(dtype=float)))
    return (figures["share"] - figures["past_median"]).abs().le(near)


def _in_time(data: QualityData, figures: pd.DataFrame) -> list[Draft]:
    share, rules = figures["share"], data.rules
    spread = 1.4826 * figures["past_mad"]
    away = (share - figures["past_median"]).abs()
    ratio = share / figures["past_mean"].where(figures["past_mean"] > 0)
    beyond = away.gt(rules.time_deviations * spread) | (ratio - 1).abs().gt(rules.time_ratio)
    far = beyond & away.gt(0) & figures["earlier"].ge(rules.min_earlier) & ~figures["cumulative"]
    if not far.any():
        return []
    chance = _chances(figures, figures["past_median"], spread)
    return [
        replace(
            data.draft(
                FindingKind.OUTLIER_TIME,
                row,
                (row["num_at"], row["pct_at"] if row["num_at"] < 0 else -1),
                {
                    "area": data.area(row),
                    "share": format_percent(row["share"]),
                    "earlier": f"rata-rata {format_percent(row['past_mean'])}",
                },
                numerator=_toward(row, row["past_median"]),
            ),
            log_chance=row["log_chance"],
        )
        for row in rows_of(figures.assign(log_chance=chance), far)
    ]


def _chances(figures: pd.DataFrame, expected: pd.Series, spread: pd.Series) -> Numbers:
    """Logarithm of the chance to be so far from what is expected, by usual spread and few people together.

    Half a case on both sides keeps 5 of 5 from being certain. Of printed percentages nobody knows the people:
    the spread alone counts.
    """
    people = figures["den"].where(figures["state"].eq(State.PAIR)).to_numpy(dtype=float)
    noise = binomial_deviation(np.clip(expected.to_numpy(dtype=float), 0, 1), people)
    share = figures["share"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        shrunk = np.where(people > 0, (share * people + 0.5) / (people + 1), share)
        away = np.minimum(np.abs(shrunk - expected), np.abs(share - expected))
        deviations = away / np.sqrt(noise**2 + np.nan_to_num(spread.to_numpy(dtype=float)) ** 2)
    return np.minimum(log_tail(np.asarray(deviations, dtype=float)), UNLIKELY)


def _breaks(data: QualityData, figures: pd.DataFrame) -> list[Draft]:
    """Denominators that left the mean of earlier periods; one earlier period is enough."""
    ratio = figures["known_den"] / figures["past_den"].where(figures["past_den"] > 0)
    with np.errstate(all="ignore"):
        # A count of few people moves by about its square root.
        least = 2 * np.sqrt(figures["known_den"] + figures["past_den"])
    moved = (figures["known_den"] - figures["past_den"]).abs().gt(least)
    broken = (ratio - 1).abs().gt(data.rules.time_ratio) & figures["den_at"].ge(0) & moved
    return [
        data.draft(
            FindingKind.SASARAN_BREAK,
            row,
            (row["den_at"],),
            {
                "area": data.area(row),
                "den": number_words(row["known_den"]),
                "earlier": number_words(round(row["past_den"])),
            },
            denominator=(min(row["known_den"], row["past_den"]), max(row["known_den"], row["past_den"])),
        )
        for row in rows_of(figures, broken)
    ]


def _zeros(data: QualityData, figures: pd.DataFrame) -> tuple[list[Draft], set[int]]:
    """Zeros where neighbours, and earlier periods if there are any, make a true zero very unlikely."""
    rules = data.rules
    # Who answers no has said so: only a number may stand for what nobody filled in.
    roles = data.gathered.roles
    answered = figures["figure"].isin(roles.loc[roles["slot"] == YES, "figure"])
    zero = figures["share"].eq(0) & figures["company"].ge(rules.min_areas) & ~answered
    nobody = figures["state"].eq(State.EMPTY_PAIR) & figures["past_den"].gt(0)
    if not (zero | nobody).any():
        return [], set()
    people = figures["den"].where(figures["state"].eq(State.PAIR))
    unlikely = _unlikely(figures["median"], people, data)
    past = figures["past_mean"]
    zero &= unlikely & (figures["earlier"].eq(0) | _unlikely(past, people, data))
    with np.errstate(all="ignore"):
        log_chance = people * np.log1p(-figures["median"].clip(upper=1 - 1e-12))
    log_chance = log_chance.where(people.notna(), np.log(data.rules.zero_chance / 1000))
    figures = figures.assign(log_chance=log_chance)
    drafts = [_zero_draft(data, row) for row in rows_of(figures, zero)]
    drafts += [_nobody_draft(data, row) for row in rows_of(figures, nobody)]
    return drafts, set(figures.loc[zero, "figure"])


def _unlikely(usual: pd.Series, people: pd.Series, data: QualityData) -> pd.Series:
    """Whether chance leaves nobody served too seldom, (1 - usual)^people; by the share where unknown."""
    with np.errstate(all="ignore"):
        chance = np.where(usual >= 1, 0.0, np.power(1 - usual.clip(upper=1), people))
    known = people.notna()
    return (known & pd.Series(chance < data.rules.zero_chance, usual.index)) | (
        ~known & usual.ge(data.rules.zero_share)
    )


def _zero_draft(data: QualityData, row: Row) -> Draft:
    compared = wording.MEDIAN_OF_OTHERS.format(median=format_percent(row["median"]))
    if row["earlier"] > 0:
        compared += wording.MEAN_BEFORE.format(past_mean=format_percent(row["past_mean"]))
    facts = {"area": data.area(row), "what": "capaian", "compared": compared}
    cells = (row["num_at"], row["pct_at"] if row["num_at"] < 0 else -1)
    draft = data.draft(FindingKind.DOUBTFUL_ZERO, row, cells, facts, numerator=_toward(row, row["median"]))
    return replace(draft, log_chance=row["log_chance"])


def _nobody_draft(data: QualityData, row: Row) -> Draft:
    facts = {
        "area": data.area(row),
        "what": "sasaran",
        "compared": wording.EARLIER_MEAN.format(past_den=number_words(round(row["past_den"]))),
    }
    cells = (row["den_at"], row["num_at"])
    return data.draft(
        FindingKind.DOUBTFUL_ZERO, row, cells, facts, (0.0, row["past_den"]), (0.0, row["past_den"])
    )


def _toward(row: Row, usual: float) -> tuple[float, float]:
    """From the numerator as it is to what the usual share would give; NaN without a numerator."""
    if row["state"] != State.PAIR:
        return (np.nan, np.nan)
    expected = usual * row["den"]
    return (min(row["num"], expected), max(row["num"], expected))
