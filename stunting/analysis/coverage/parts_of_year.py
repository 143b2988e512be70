"""Whether numbers of parts of a year are the year so far or those of each part: by words, else by all areas.

Three rising months of one area prove nothing. The year so far never falls but for corrections, numbers of
each month fall in about every second step; with too few steps, or in between, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from stunting.analysis.coverage.places import factor
from stunting.catalogue.pattern_words import QUARTER
from stunting.model.observations import Series
from stunting.model.periods import MONTHS, PeriodKind, period_kind
from stunting.model.summaries.workload import MonthlyCount

FEWEST_STEPS = 10
"""Steps that differ from 0 in one indicator: all of them rise by chance in 1 of 1,024 cases."""
CORRECTIONS = 0.05
"""Share of falling steps that corrections of a year so far explain."""
FALLING = 0.2
"""Share of falling steps from which the numbers are those of each part."""
PARTS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER)

_AREA = ["series", "indicator", "level", "key"]
Counts = Mapping[tuple[str, str], MonthlyCount]
"""How the parts of a year count, by series and indicator."""
_MONTH = "|".join((*(month.lower() for month in MONTHS), "bulan", QUARTER, "semester", "tahun"))
_SO_FAR = re.compile(
    rf"\bkumulatif\b|\b(?:s\.?\s?d\.?|s/d|sampai(?: dengan)?)\s*(?:{_MONTH})\b", re.IGNORECASE
)
_EACH_WORDS = (
    *(f"{every} {part}" for every in ("per", "tiap", "setiap") for part in ("bulan", "triwulan", "semester")),
    *(f"{part} ini" for part in ("bulan", "triwulan", "semester")),
    *(f"{no} kumulatif" for no in ("bukan", "non", "tidak")),
)
_EACH = re.compile(rf"\b(?:{'|'.join(_EACH_WORDS)})\b", re.IGNORECASE)


def part_counts(
    observations: pd.DataFrame, figures: pd.DataFrame, decided: Mapping[str, MonthlyCount]
) -> Counts:
    """How the parts of a year count for each series and indicator; `UNKNOWN` where nobody can tell.

    `figures` has one row per `series`, `period`, `indicator` and area (`level`, `key`, whether `total`) with
    its numerator `num`. What a person `decided` (by indicator) goes before the words of sheets, these before
    the numbers.
    """
    within = _within_years(figures["period"])
    if not within:
        return {}
    counted = figures["period"].isin(within) & figures["num"].notna() & ~figures["total"]
    counted &= figures["series"].eq(Series.REGISTER.value)
    by_person = {(Series.REGISTER.value, id): count for id, count in decided.items()}
    return {
        **_shown_counts(figures.loc[counted, [*_AREA, "period", "num"]]),
        **said_counts(observations),
        **by_person,
    }


def _within_years(periods: pd.Series) -> Collection[str]:
    """The periods that are parts of a year."""
    return [period for period in periods.unique() if period_kind(period) in PARTS]


def said_counts(observations: pd.DataFrame) -> dict[tuple[str, str], MonthlyCount]:
    """What titles, sheets and headers say of the parts of a year of each series and indicator.

    Words of both kinds on sheets of one indicator contradict each other and say nothing.
    """
    parts = observations[
        observations["period"].isin(_within_years(observations["period"])) & observations["indicator"].ne("")
    ]
    texts = parts[["series", "indicator", "sheet", "title", "header"]].drop_duplicates()
    found: dict[tuple[str, str], set[MonthlyCount]] = {}
    for series, indicator, *words in texts.itertuples(index=False, name=None):
        text = " / ".join(words)
        said = found.setdefault((series, indicator), set())
        if _EACH.search(text):
            said.add(MonthlyCount.EACH_MONTH)
        elif _SO_FAR.search(text):
            said.add(MonthlyCount.CUMULATIVE)
    return {key: next(iter(said)) for key, said in found.items() if len(said) == 1}


def _shown_counts(rows: pd.DataFrame) -> dict[tuple[str, str], MonthlyCount]:
    """What the numbers of all areas show: the steps between the parts of one year of an area.

    They are taken from the level that has most of them: a sum of areas repeats what its areas say.
    """
    spans = {period: f"{period_kind(period).value} {period[:4]}" for period in rows["period"].unique()}
    rows = rows.assign(span=rows["period"].map(spans))
    codes, first = factor(rows, [*_AREA, "span"])
    time = np.unique(rows["period"].to_numpy(dtype=str), return_inverse=True)[1]
    order = np.lexsort((time, codes))
    line, number = codes[order], rows["num"].to_numpy(dtype=float)[order]
    step = np.diff(number)
    same = line[1:] == line[:-1]
    lines = rows[["series", "indicator", "level"]].iloc[first]
    lines = lines.assign(
        falls=np.bincount(line[1:][same & (step < 0)], minlength=len(lines)),
        steps=np.bincount(line[1:][same & (step != 0)], minlength=len(lines)),
    )
    levels = lines[lines["steps"] > 0].groupby(["series", "indicator", "level"], as_index=False).sum()
    most = levels.sort_values("steps", kind="stable").drop_duplicates(["series", "indicator"], keep="last")
    return {
        (series, indicator): _by_steps(int(falls), int(steps))
        for series, indicator, falls, steps in most[["series", "indicator", "falls", "steps"]].itertuples(
            index=False, name=None
        )
    }


def _by_steps(falls: int, steps: int) -> MonthlyCount:
    if falls >= 2 and falls >= FALLING * steps:
        return MonthlyCount.EACH_MONTH
    if steps >= FEWEST_STEPS and falls <= CORRECTIONS * steps:
        return MonthlyCount.CUMULATIVE
    return MonthlyCount.UNKNOWN
