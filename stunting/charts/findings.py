"""Sentences that state what one indicator shows across areas; built from the numbers alone."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.rows import waiting_words
from stunting.analysis.coverage.standings import extreme_words, furthest_behind, furthest_words
from stunting.charts.coverage_rows import gap_words, percent_words
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number


def areas_against_target(rows: pd.DataFrame, name: str, areas: str, lower: bool) -> str:
    """How many areas miss the target and which is farthest.

    `rows` are coverage rows of one indicator and period, `areas` the word for them ("kecamatan"), `lower`
    whether lower values are better. Areas without data and those in doubt are counted apart.
    """
    measured = rows[rows["share"].notna() & rows["certainty"].ne(Certainty.DOUBTFUL.value)]
    if measured.empty:
        waiting = waiting_words(rows)
        return f"{name}: {waiting}" if waiting else f"{name}: belum ada data per {areas}"
    if measured["target"].isna().any():
        return f"{name}: {_extremes(measured, lower)}, belum ada target{_missing(rows, areas)}"
    short = measured[measured["gap_points"] > 0]
    target = percent_words(measured["target"].iloc[0])
    if short.empty:
        return f"{name}: {_all_of(len(measured), areas)} mencapai target {target}{_missing(rows, areas)}"
    side = "di atas batas" if lower else "di bawah target"
    far = f"terjauh {furthest_words(measured)}{_gap_of_one(furthest_behind(measured), lower)}"
    counts = f"{format_number(len(short))} dari {format_number(len(measured))} {areas}"
    return f"{name}: {counts} {side} {target}; {far}{_missing(rows, areas)}"


def _gap_of_one(furthest: pd.DataFrame, lower: bool) -> str:
    """The gap in people of the one area furthest behind; areas that tie have one each."""
    if len(furthest) != 1:
        return ""
    row = furthest.iloc[0]
    gap = gap_words(row["gap_people"], row["target_group"], lower)
    return f", {gap}" if gap else ""


def _all_of(count: int, areas: str) -> str:
    return f"semua {format_number(count)} {areas}" if count > 1 else f"satu-satunya {areas} yang melapor"


def _extremes(measured: pd.DataFrame, lower: bool) -> str:
    """The worst and the best end, each with the areas that tie or cannot be told apart."""
    worst, best = (extreme_words(measured, highest=highest) for highest in (lower, not lower))
    if worst == best:
        return worst
    first, last = ("tertinggi", "terendah") if lower else ("terendah", "tertinggi")
    return f"{first} {worst}, {last} {best}"


def _missing(rows: pd.DataFrame, areas: str) -> str:
    count = int(rows["share"].isna().sum())
    without = f"; {format_number(count)} {areas} belum ada data" if count else ""
    waiting = waiting_words(rows)
    return without + (f"; {waiting}" if waiting else "")
