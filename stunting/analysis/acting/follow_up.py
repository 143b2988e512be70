"""The follow-up matrix as it is born from the gaps, before people fill in what only they know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.coverage.rows import latest_rows, settled_rows
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.model.follow_up import (
    FOLLOW_UP,
    KECAMATAN_ROLES,
    LIST_MARK,
    empty_record,
    plan_frame,
    row_id,
)
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.indicators import Direction, leading_office, supporting_offices
from stunting.model.observations import Series
from stunting.model.periods import period_year
from stunting.model.summaries import Summary

Row = dict[Any, Any]
Inside = Mapping[tuple[object, ...], list[Row]]
"""Rows of desa by series, period, indicator, and the code of their kecamatan or, without one, its name."""
MOST_DESA = 5
"""Desa named in one row; the rest stand in the sheets of the kecamatan."""
_FIGURE = ("series", "period", "indicator")
_OF_DESA = ("area_code", "kecamatan", "area", "share", "target", "gap_points", "gap_people")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A kecamatan below a target: its coverage row, the issue in words, and the desa behind it."""

    row: Row
    issue: str
    desa: tuple[str, ...]


def follow_up_plan(
    kecamatan: pd.DataFrame,
    desa: pd.DataFrame,
    catalogue: Catalogue,
    activities: Mapping[str, tuple[str, ...]],
    planned: Mapping[tuple[str, str], str] | None = None,
) -> Summary:
    """One row per indicator and kecamatan below its target in the latest period: `FOLLOW_UP`.

    `kecamatan` and `desa` follow `COVERAGE`; `activities` are suggestions by indicator; `planned` says by
    area key and indicator what the office's action plan holds, None without such a plan. Known are the
    issue, place, people and office; sub kegiatan, budget, funding and time stay empty for people. Rows
    are ordered by the gap in points, services for people first. Surveys have no kecamatan and give no row.
    An indicator that only percentages of desa tell has no figure of a kecamatan: its rows count the desa
    below the target instead and stand last, those with most such desa first.

    Example: 40 of 100 served against a target of 80 % makes one row with 40 points and 40 people.
    """
    sound, notes = settled_rows(kecamatan, catalogue)
    latest = latest_rows(sound[sound["series"] == Series.REGISTER.value], ["indicator"])
    desa_of = _by_kecamatan(desa)
    rows = largest_gaps(latest, catalogue)
    gaps = [_gap(row, _inside(row, desa_of), catalogue) for row in rows.to_dict("records")]
    gaps += _gaps_of_desa(latest, desa_of, catalogue)
    if not gaps:
        return Summary(FOLLOW_UP, FOLLOW_UP.empty(), (*notes, wording.NO_GAP_TO_FOLLOW_UP))
    records = [
        {
            **_record(number, gap, catalogue, activities),
            "planned_activity": (planned or {}).get((gap.row["area_key"], gap.row["indicator"]), ""),
        }
        for number, gap in enumerate(gaps, start=1)
    ]
    return Summary(FOLLOW_UP, plan_frame(records), notes)


def _gap(row: Row, inside: list[Row], catalogue: Catalogue) -> _Gap:
    """A gap of a kecamatan, with the desa where most people are missing."""
    below = [one for one in inside if one["gap_people"] > 0]
    gap = format_points(row["gap_points"])
    issue = f"{_name(row, catalogue)} {format_percent(row['share'])}, {gap} {_side(row, catalogue)}"
    return _Gap(row, issue, _worst(below, "gap_people"))


def _gaps_of_desa(latest: pd.DataFrame, desa_of: Inside, catalogue: Catalogue) -> list[_Gap]:
    """Gaps of indicators that no kecamatan has a figure of: how many of its desa are below the target."""
    figured = set(latest.loc[latest["share"].notna(), "indicator"])
    found: list[tuple[float, _Gap]] = []
    for row in latest[~latest["indicator"].isin(figured)].to_dict("records"):
        told = [one for one in _inside(row, desa_of) if pd.notna(one["share"])]
        below = [one for one in told if one["gap_points"] > 0]
        if not below:
            continue
        target = format_percent(below[0]["target"], 0)
        count = f"{format_number(len(below))} dari {format_number(len(told))} desa/kelurahan"
        issue = f"{_name(row, catalogue)}: {count} {_side(row, catalogue)} {target}"
        found.append((len(below) / len(told), _Gap(row, issue, _worst(below, "gap_points"))))
    return [gap for _, gap in sorted(found, key=lambda one: -one[0])]


def _record(
    number: int, gap: _Gap, catalogue: Catalogue, activities: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    row = gap.row
    indicator = str(row["indicator"])
    opd = str(row["opd"])
    suggestions = activities.get(indicator, ())
    copied = (
        *("series", "period", "area_key", "kecamatan", "indicator", "sector", "target_group"),
        *("denominator", "share", "target", "target_verified", "gap_points", "gap_people"),
    )
    return {
        **empty_record(row_id(number)),
        **{name: row[name] for name in copied},
        "desa": LIST_MARK.join(gap.desa),
        "issue": gap.issue,
        "activity": LIST_MARK.join(suggestions),
        "activity_suggested": bool(suggestions),
        "output_unit": row["target_group"],
        "opd": leading_office(opd),
        "opd_support": LIST_MARK.join(supporting_offices(opd)),
        "kecamatan_role": LIST_MARK.join(_roles(row)),
    }


def _by_kecamatan(desa: pd.DataFrame) -> Inside:
    """Rows of desa as the gaps of their kecamatan ask for them: a frame each time would cost seconds."""
    found: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in desa[[*_FIGURE, *_OF_DESA]].to_dict("records"):
        code = row["area_code"]
        home = ("code", code.rpartition(".")[0]) if code else ("name", row["kecamatan"])
        found[(*(row[name] for name in _FIGURE), *home)].append(row)
    return found


def _inside(row: Row, desa_of: Inside) -> list[Row]:
    """Rows of the desa of a kecamatan for its indicator, series and period."""
    figure = tuple(row[name] for name in _FIGURE)
    homes = (("code", row["area_key"]), ("name", row["kecamatan"]))
    return [one for home in homes for one in desa_of.get((*figure, *home), [])]


def _worst(below: list[Row], by: str) -> tuple[str, ...]:
    """Names of the desa with the largest gaps, the largest first."""
    worst = sorted(below, key=lambda one: (-one[by], one["area"]))
    return tuple(one["area"] for one in worst[:MOST_DESA])


def _name(row: Row, catalogue: Catalogue) -> str:
    known = catalogue.indicator(str(row["indicator"]))
    return known.short_name if known else str(row["indicator"])


def _side(row: Row, catalogue: Catalogue) -> str:
    """Which side of the target, with its year where that is not the year of the figure."""
    known = catalogue.indicator(str(row["indicator"]))
    side = "di atas batas" if known and known.direction is Direction.LOWER else "di bawah target"
    year = row["target_year"]
    if pd.isna(year) or year == period_year(str(row["period"])):
        return side
    return f"{side} ({int(year)})"


def other_target_year(issue: str) -> str:
    """The year of the target that the issue of a row says, empty where it is the year of its figure."""
    found = re.search(r"\((20\d\d)\)", issue)
    return found[1] if found else ""


def _roles(row: Row) -> list[str]:
    """What the kecamatan can do: verifying first where areas have not reported."""
    pass_on, appeal, coordinate, verify, _ = KECAMATAN_ROLES
    silent = bool(row["areas_reporting"] < row["areas_expected"])
    return [pass_on, appeal, coordinate, *([verify] if silent else [])]
