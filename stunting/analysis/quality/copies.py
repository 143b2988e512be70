"""Numbers that were copied: from another indicator, from the period before, or the same figure everywhere.

What repeats by chance (`log_chance_same`) is no copy.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from stunting.analysis.coverage.figures import State
from stunting.analysis.coverage.one_capaian import LOG_SELDOM, SAME_SHARE, log_chance_same, same_capaian
from stunting.analysis.coverage.parts_of_year import PARTS
from stunting.analysis.quality.data import Draft, QualityData, number_words, rows_of
from stunting.model.formatting import format_names, format_percent
from stunting.model.periods import period_kind, period_label, period_order
from stunting.model.summaries.quality import FindingKind
from stunting.model.summaries.workload import MonthlyCount

_SLICE = ["series", "period", "level"]
_FEWEST_AREAS, _FEWEST_PEOPLE = 10, 5
"""Areas from which nearly all alike are a copy; of fewer only one measure with two sasaran is told."""
_STALE = 4
"""Periods in a row with the same numbers."""
_FULL_AREAS, _FULL_SHARE, _FAR_FROM_FULL = 20, 0.5, 0.8
"""Areas at exactly 100 %, and their share of all, from which a lower median of the rest tells that they are
filled in."""


def copy_findings(data: QualityData) -> list[Draft]:
    """Findings about numbers that stand twice."""
    figures = data.figures[data.figures["state"].eq(State.PAIR) & data.figures["num_at"].ge(0)]
    drafts = [*_copied_columns(data)]
    if figures["period"].nunique() > 1:
        repeats = _repeats(data, figures)
        drafts += [*_repeating_areas(data, repeats), *_stale(data, repeats)]
    return [*drafts, *_all_full(data, figures)]


def _copied_columns(data: QualityData) -> Iterator[Draft]:
    """Two indicators of one period with the same capaian in nearly all areas."""
    for pair in same_capaian(data.figures):
        if pair.areas < _FEWEST_AREAS and not pair.two_sasaran:
            continue
        mine, others = pair.one, pair.other
        facts = {
            "other": data.name(pair.names[1]),
            "share": format_percent(mine["num"].sum() / mine["den"].sum()),
            "other_share": format_percent(others["num"].sum() / others["den"].sum()),
            "count": str(len(mine)),
            "total": str(pair.areas),
        }
        cells = pair.sasaran_cells if pair.two_sasaran else mine["num_at"].iloc[[0, -1]].tolist()
        first = rows_of(mine.head(1), np.ones(1, dtype=bool))[0]
        people = float(mine["num"].sum())
        yield data.draft_of_many(FindingKind.COPIED_INDICATOR, first, cells, facts, people)


def _repeats(data: QualityData, figures: pd.DataFrame) -> pd.DataFrame:
    """Figures of parts of a year with `same` (as the part before) and `log_same`, the chance of that.

    Numbers of the year so far stay equal where nobody was served: they are left out.
    """
    kinds = {period: period_kind(period) for period in figures["period"].unique()}
    rows = figures[figures["period"].map(kinds).isin(PARTS)]
    cumulative = [key for key, one in data.gathered.counts.items() if one is MonthlyCount.CUMULATIVE]
    if cumulative:
        keys = pd.MultiIndex.from_frame(rows[["series", "indicator"]])
        rows = rows[~keys.isin(cumulative)]
    order = {period: at for at, period in enumerate(sorted(kinds, key=period_order))}
    rows = rows.assign(kind=rows["period"].map(kinds), rank=rows["period"].map(order))
    rows = rows.sort_values(["series", "indicator", "place", "kind", "rank"], kind="stable")
    lines = rows.groupby(["series", "indicator", "place", "kind"], sort=False)
    before = lines[["num", "den", "period"]].shift()
    same = rows["num"].eq(before["num"]) & rows["den"].eq(before["den"])
    return rows.assign(
        same=same,
        known=before["num"].notna(),
        before=before["period"],
        log_same=log_chance_same(rows["num"], rows["den"]),
    )


def _repeating_areas(data: QualityData, rows: pd.DataFrame) -> Iterator[Draft]:
    """An area whose numbers are those of the part before in nearly all its indicators."""
    known = rows[rows["known"]]
    group = [known[name] for name in ("series", "period", "place")]
    repeated = known["same"].groupby(group, sort=False).transform("sum")
    every = known["same"].groupby(group, sort=False).transform("size")
    known = known[(repeated >= 3) & (repeated >= SAME_SHARE * every)]
    for _, own in known.groupby(["series", "period", "place"], sort=False):
        same = own[own["same"]]
        first = rows_of(same.head(1), np.ones(1, dtype=bool))[0]
        names = [data.name(id) for id in same["indicator"]]
        facts = {
            "area": data.area(first),
            "count": str(len(same)),
            "total": str(len(own)),
            "earlier": period_label(first["before"]),
            "names": format_names(names),
        }
        # Which of them differ may be any of so many.
        log_chance = float(same["log_same"].sum()) + (len(own) - len(same)) * np.log(len(own))
        if log_chance <= LOG_SELDOM:
            yield data.draft(FindingKind.REPEATED_AREA, first, same["num_at"].tolist(), facts)


def _stale(data: QualityData, rows: pd.DataFrame) -> Iterator[Draft]:
    """The same numbers of one indicator and area in several parts of a year in a row."""
    # Rows stand in the order of their lines, so a new number begins a new run.
    runs = rows.assign(run=(~rows["same"]).cumsum())
    runs = runs[runs.groupby("run")["num"].transform("size") >= _STALE]
    for _, own in runs.groupby("run", sort=False):
        last = rows_of(own.tail(1), np.ones(1, dtype=bool))[0]
        facts = {
            "area": data.area(last),
            "count": str(len(own)),
            "num": number_words(last["num"]),
            "den": number_words(last["den"]),
            "first": period_label(own["period"].iloc[0]),
        }
        if float(own["log_same"].iloc[1:].sum()) <= LOG_SELDOM:
            yield data.draft(FindingKind.STALE, last, own["num_at"].tolist(), facts)


def _all_full(data: QualityData, figures: pd.DataFrame) -> Iterator[Draft]:
    """Many areas at exactly 100 % beside others that are far from it."""
    rows = figures[figures["den"].ge(_FEWEST_PEOPLE)]
    whole = rows["num"].eq(rows["den"])
    if whole.sum() < _FULL_AREAS:
        return
    slices = whole.groupby([rows[name] for name in (*_SLICE, "indicator")], sort=False)
    many = slices.transform("sum").ge(_FULL_AREAS) & slices.transform("mean").ge(_FULL_SHARE)
    for _, group in rows[many].groupby([*_SLICE, "indicator"], sort=False):
        full = group["num"].eq(group["den"])
        rest = group.loc[~full, "share"].median()
        if not rest < _FAR_FROM_FULL:
            continue
        mine = group[full]
        first = rows_of(mine.head(1), np.ones(1, dtype=bool))[0]
        facts = {"count": str(int(full.sum())), "total": str(len(group)), "rest": format_percent(rest)}
        cells = [int(mine["num_at"].iloc[0]), int(mine["num_at"].iloc[-1])]
        people = float((mine["den"] * (1 - rest)).sum())
        yield data.draft_of_many(FindingKind.ALL_FULL, first, cells, facts, people)
