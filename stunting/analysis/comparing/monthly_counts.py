"""Whether monthly numbers are the year so far or those of each month: by words, else by all areas together.

Three rising months of one area prove nothing. The year so far never falls but for corrections, numbers of
each month fall in about every second step; with too few steps, or in between, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from stunting.catalogue.pattern_words import QUARTER
from stunting.model.observations import Series
from stunting.model.periods import MONTHS, PeriodKind, period_kind
from stunting.model.summaries.workload import MonthlyCount

FEWEST_STEPS = 10
"""Steps that differ from 0 in one indicator: all of them rise by chance in 1 of 1,024 cases."""
CORRECTIONS = 0.05
"""Share of falling steps that corrections of a year so far explain."""
FALLING = 0.2
"""Share of falling steps from which the numbers are those of each month."""

_MONTH = "|".join((*(month.lower() for month in MONTHS), "bulan", QUARTER, "tahun"))
_SO_FAR = re.compile(
    rf"\bkumulatif\b|\b(?:s\.?\s?d\.?|s/d|sampai(?: dengan)?)\s*(?:{_MONTH})\b", re.IGNORECASE
)
_EACH_WORDS = (
    "per bulan",
    "tiap bulan",
    "setiap bulan",
    "bulan ini",
    *(f"{no} kumulatif" for no in ("bukan", "non", "tidak")),
)
_EACH = re.compile(rf"\b(?:{'|'.join(_EACH_WORDS)})\b", re.IGNORECASE)


def said_counts(observations: pd.DataFrame) -> dict[tuple[str, str], MonthlyCount]:
    """What titles, sheets and headers say of the monthly numbers of each series and indicator, where they do.

    Words of both kinds on sheets of one indicator contradict each other and say nothing.
    """
    monthly = observations[
        observations["period"].map(period_kind).eq(PeriodKind.MONTH) & observations["indicator"].ne("")
    ]
    texts = monthly[["series", "indicator", "sheet", "title", "header"]].drop_duplicates()
    found: dict[tuple[str, str], set[MonthlyCount]] = {}
    for series, indicator, *words in texts.itertuples(index=False, name=None):
        text = " / ".join(words)
        said = found.setdefault((series, indicator), set())
        if _EACH.search(text):
            said.add(MonthlyCount.EACH_MONTH)
        elif _SO_FAR.search(text):
            said.add(MonthlyCount.CUMULATIVE)
    return {key: next(iter(said)) for key, said in found.items() if len(said) == 1}


def monthly_counts(
    frame: pd.DataFrame, said: Mapping[tuple[str, str], MonthlyCount]
) -> dict[tuple[str, str], MonthlyCount]:
    """How the monthly numbers of each series and indicator count; `UNKNOWN` where nobody can tell.

    `frame` follows `COVERAGE`. Steps are those between the months of one year of an area, of the level that
    has most of them: a sum of areas repeats what its areas say.
    """
    register = frame["series"].eq(Series.REGISTER.value) & frame["numerator"].notna()
    rows = frame[register & frame["period"].map(period_kind).eq(PeriodKind.MONTH)]
    rows = rows.assign(year=rows["period"].str[:4]).sort_values("period")
    line = ["series", "indicator", "area_level", "area_key", "year"]
    step = rows.groupby(line)["numerator"].diff()
    moved = rows.assign(falls=step < 0, steps=1)[step.notna() & step.ne(0)]
    levels = moved.groupby(["series", "indicator", "area_level"])[["falls", "steps"]].sum().reset_index()
    most = levels.sort_values("steps", kind="stable").drop_duplicates(["series", "indicator"], keep="last")
    shown = {
        (series, indicator): _by_steps(int(falls), int(steps))
        for series, indicator, falls, steps in most[["series", "indicator", "falls", "steps"]].itertuples(
            index=False, name=None
        )
    }
    return {**shown, **said}


def _by_steps(falls: int, steps: int) -> MonthlyCount:
    if falls >= 2 and falls >= FALLING * steps:
        return MonthlyCount.EACH_MONTH
    if steps >= FEWEST_STEPS and falls <= CORRECTIONS * steps:
        return MonthlyCount.CUMULATIVE
    return MonthlyCount.UNKNOWN
