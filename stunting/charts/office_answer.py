"""The answer for the head of an office: how many on target, what is farthest, whether the pace is enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stunting.analysis.coverage.standings import judged_rows, largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.charts.answer import NONE_OF, ONLY_ONE, Tone, Words
from stunting.charts.coverage_rows import row_name
from stunting.model.formatting import format_number, format_points
from stunting.model.summaries import Status
from stunting.model.summaries.trend import Pace

_MOST_TIMES = 20
"""Beyond so many times the present pace no number says more."""


def office_answer(
    office: str, own: pd.DataFrame, lines: pd.DataFrame, catalogue: Catalogue, year: int
) -> tuple[Words, ...]:
    """The sentence of the COVERAGE rows that an office leads in one area.

    `lines` follows TREND for that area, counted to the end of `year`.
    """
    judged = judged_rows(own)
    if judged.empty:
        return (Words(office, Tone.STRONG), Words(": belum ada indikator yang dapat dinilai."))
    met = int((judged["status"] == Status.MET.value).sum())
    far = int((judged["status"] == Status.FAR.value).sum())
    if len(judged) == 1:
        counted = f": {ONLY_ONE.lower()} {'' if met else 'belum '}tercapai"
    else:
        first = format_number(met) if met else NONE_OF.lower()
        counted = f": {first} dari {format_number(len(judged))} indikator bertarget tercapai"
    behind = largest_gaps(judged, catalogue)
    if behind.empty:
        return (Words(office, Tone.STRONG), Words(f"{counted}."))
    row = behind.iloc[0]
    worst = (
        Words(". Paling jauh "),
        Words(row_name(catalogue, row["indicator"], row["series"]), Tone.WORST),
    )
    count = "" if len(judged) == 1 else f"{format_number(far)} "
    farthest = (Words(", "), Words(f"{count}jauh tertinggal", Tone.STRONG)) if far else ()
    return (
        Words(office, Tone.STRONG),
        Words(counted),
        *farthest,
        *worst,
        Words(f"{_pace(row.to_dict(), lines, year)}."),
    )


def _pace(row: Mapping[Any, Any], lines: pd.DataFrame, year: int) -> str:
    """The present pace of a line against the one that its target asks for; nothing without two periods."""
    own = lines[(lines["indicator"] == row["indicator"]) & (lines["series"] == row["series"])]
    own = own[(own["last_period"] == row["period"]) & own["points_per_year"].notna()]
    if own.empty:
        return ""
    line = own.iloc[0]
    observed, required = float(line["points_per_year"]), float(line["required_points_per_year"])
    sign = "+" if observed > 0 else "\u2212"
    said = f"; perubahan setahun {sign}{format_points(abs(observed))}"
    match Pace(line["pace"]):
        case Pace.ENOUGH:
            return f"{said}, cukup untuk target akhir {year}"
        case Pace.WRONG_WAY:
            return f"{said}, menjauhi target"
        case Pace.TOO_SLOW if observed and required == required:
            times = required / observed
            asked = format_number(times, 1 if times < 2 else 0)
            asked = asked if times <= _MOST_TIMES else f"lebih dari {_MOST_TIMES}"
            return f"{said}, untuk target akhir {year} perlu {asked} kali lebih cepat"
    return said
