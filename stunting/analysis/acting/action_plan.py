"""The office's action plan crossed with the gaps: gaps without an activity, activities without a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.acting.action_plan_money import plan_money
from stunting.analysis.acting.action_plan_spending import plan_spending
from stunting.analysis.acting.planned import Planned, planned_activities
from stunting.analysis.coverage.rows import latest_rows, settled_rows
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.model.activities import ActivityRole
from stunting.model.areas import AreaLevel
from stunting.model.follow_up import LIST_MARK
from stunting.model.formatting import format_number
from stunting.model.indicators import Direction, leading_office
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.action_plan import (
    GAP_ACTIVITIES,
    PLAN_ACTIVITIES,
    WITHOUT,
    Need,
    Provision,
)

Row = dict[Any, Any]
_UNKNOWN = float("nan")

_MOST_NAMES = 3
_NOT_DIRECT = (ActivityRole.SUPPORT, ActivityRole.LABEL)
_WORDS = {
    Provision.WIDE: wording.PROVISION_EVERYWHERE,
    Provision.UNPLACED: wording.PROVISION_SOMEWHERE,
    Provision.ELSEWHERE: wording.PROVISION_ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A plan crossed with the gaps: `GAP_ACTIVITIES`, `PLAN_ACTIVITIES`, `PLAN_MONEY`, `PLAN_SPENDING`."""

    gaps: Summary
    activities: Summary
    money: Summary
    spending: Summary


def action_plan(
    kabupaten: pd.DataFrame, kecamatan: pd.DataFrame, activities: pd.DataFrame, catalogue: Catalogue
) -> ActionPlan:
    """Crosses `ACTIVITIES` with COVERAGE rows of the kabupaten and its kecamatan.

    A gap is an indicator of the register below its target in its latest period. Of plans of several years
    the latest counts. An activity reaches the
    kecamatan it names, or all where it names the whole kabupaten; its amount counts for a kecamatan only
    where it lies wholly in it, and is never divided. A missing amount is not zero.

    Example: Rp 10 juta in Sepaku for 40 people still to reach there: Rp 250.000 per person.
    """
    current, older = _of_latest_year(activities)
    planned = planned_activities(current)
    rows, notes = _latest(kabupaten, kecamatan, catalogue)
    gaps = [_gap(row, planned, catalogue) for row in largest_gaps(rows, catalogue).to_dict("records")]
    gap_frame = _frame(gaps, GAP_ACTIVITIES.empty())
    needs = _frame([_need(one, rows) for one in planned], PLAN_ACTIVITIES.empty())
    return ActionPlan(
        Summary(GAP_ACTIVITIES, gap_frame, (*notes, *older, *_notes(planned))),
        Summary(PLAN_ACTIVITIES, needs),
        plan_money(gap_frame, planned),
        plan_spending(planned),
    )


def _of_latest_year(activities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Activities of the latest year, and of plans that name none: amounts of two years are never added up."""
    years = sorted(set(activities["period"]) - {""})
    if len(years) < 2:
        return activities, ()
    kept = activities[activities["period"].isin(["", years[-1]])]
    left_out = format_number(activities["id"].nunique() - kept["id"].nunique())
    return kept, (
        wording.LATEST_PLAN_ONLY.format(years=years[-1], left_out=left_out, earlier=", ".join(years[:-1])),
    )


def gap_sentence(gaps: pd.DataFrame) -> str:
    """How many gaps have no activity, in one sentence; of the kabupaten, else of its kecamatan.

    `gaps` follows `GAP_ACTIVITIES`.
    """
    whole = gaps[gaps["area_level"] == AreaLevel.KABUPATEN.value]
    own = whole if len(whole) else gaps
    if own.empty:
        return wording.NO_GAPS_TO_CROSS
    without = int(own["provision"].isin([one.value for one in WITHOUT]).sum())
    total = format_number(len(own))
    if without == 0:
        return wording.GAPS_ALL_WITH_ACTIVITY.format(total=total)
    return wording.GAPS_WITHOUT_ACTIVITY.format(without=format_number(without), total=total)


def planned_texts(gaps: pd.DataFrame) -> dict[tuple[str, str], str]:
    """What the plan holds for each gap in words, by area key and indicator: for the follow-up matrix."""
    return {(row["area_key"], row["indicator"]): _planned_text(row) for row in gaps.to_dict("records")}


def _planned_text(row: Row) -> str:
    provision = Provision(row["provision"])
    if provision in WITHOUT:
        return wording.NO_ACTIVITY + _WORDS.get(provision, "")
    names = row["activity_names"].split(LIST_MARK)
    more = len(names) - _MOST_NAMES
    shown = LIST_MARK.join(names[:_MOST_NAMES]) + (f"{LIST_MARK}dan {more} lainnya" if more > 0 else "")
    return shown + _WORDS.get(provision, "")


def _latest(
    kabupaten: pd.DataFrame, kecamatan: pd.DataFrame, catalogue: Catalogue
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Rows of the register in the latest period of each indicator."""
    parts: list[pd.DataFrame] = []
    notes: list[str] = []
    for frame in (kabupaten, kecamatan):
        sound, found = settled_rows(frame, catalogue)
        parts.append(latest_rows(sound[sound["series"] == Series.REGISTER.value], ["indicator"]))
        notes += found
    filled = [part for part in parts if len(part)]
    rows = pd.concat(filled, ignore_index=True) if filled else parts[0]
    return rows, tuple(dict.fromkeys(notes))


def _gap(row: Row, planned: Sequence[Planned], catalogue: Catalogue) -> Row:
    serving = [one for one in planned if row["indicator"] in one.indicators]
    whole = row["area_level"] == AreaLevel.KABUPATEN.value
    reach = [one for one in serving if (one.in_kabupaten if whole else one.reaches)(row["area_key"])]
    inside = reach if whole else [one for one in reach if one.lies_in(row["area_key"])]
    unplaced = [one for one in serving if one.unplaced]
    known = catalogue.indicator(row["indicator"])
    lower = known is not None and known.direction is Direction.LOWER
    amounts = [one.budget for one in inside if one.budget == one.budget]
    budget = sum(amounts) if amounts else _UNKNOWN
    people = row["gap_people"]
    countable = not lower and people > 0
    copied = ("series", "period", "area_level", "area_key", "area", "indicator", "sector", "target_group")
    numbers = ("share", "target", "target_verified", "gap_points", "gap_people")
    missing = len(inside) - len(amounts)
    return {
        **{name: row[name] for name in (*copied, *numbers)},
        "opd": leading_office(str(row["opd"])),
        "lower_is_better": lower,
        "provision": _provision(row["area_key"], serving, reach, whole=whole).value,
        "activities": len(reach),
        "activity_ids": " ".join(one.id for one in reach),
        "activity_names": LIST_MARK.join(dict.fromkeys(one.label for one in reach or unplaced)),
        "budget": budget,
        "budgets_missing": missing,
        "budgets_wider": len(reach) - len(inside),
        "budgets_shared": sum(len(one.indicators) > 1 for one in inside if one.budget == one.budget),
        "budget_per_person": budget / people if countable else _UNKNOWN,
        "reason": _reason(reach, inside, missing, lower=lower, people=people),
    }


def _provision(
    area_key: str, serving: Sequence[Planned], reach: Sequence[Planned], *, whole: bool
) -> Provision:
    if whole:
        return Provision.HERE if reach else Provision.ELSEWHERE if serving else Provision.NONE
    if any(one.names(area_key) for one in reach):
        return Provision.HERE
    if reach:
        return Provision.WIDE
    if any(one.unplaced for one in serving):
        return Provision.UNPLACED
    return Provision.ELSEWHERE if serving else Provision.NONE


def _reason(
    reach: Sequence[Planned], inside: Sequence[Planned], missing: int, *, lower: bool, people: float
) -> str:
    reasons = [
        wording.WITHOUT_BUDGET.format(missing=format_number(missing)) if missing else "",
        wording.BUDGET_OF_WIDER_AREA if reach and not inside else "",
        wording.ONLY_SUPPORTING if reach and all(one.role in _NOT_DIRECT for one in reach) else "",
        wording.EXCESS_CASES if lower else "",
        wording.PEOPLE_UNKNOWN if not lower and people != people else "",
    ]
    return "; ".join(reason for reason in reasons if reason)


def _need(one: Planned, rows: pd.DataFrame) -> Row:
    """An activity with what its indicators say at its places.

    These are the kecamatan it reaches where they can be judged, else the kabupaten.
    """
    own = rows[rows["indicator"].isin(one.indicators)]
    level = own["area_level"]
    there = own[(level != AreaLevel.KABUPATEN.value) & own["area_key"].map(one.reaches).astype(bool)]
    if one.unplaced or there["gap_points"].notna().sum() == 0:
        there = own[(level == AreaLevel.KABUPATEN.value) & own["area_key"].map(one.in_kabupaten).astype(bool)]
    short = there[there["gap_points"] > 0]
    need = Need.UNJUDGED
    if not one.indicators:
        need = Need.UNMATCHED
    elif len(short):
        need = Need.GAP
    elif there["gap_points"].notna().any():
        need = Need.MET
    return {
        **{name: getattr(one, name) for name in PLAN_ACTIVITIES.names if hasattr(one, name)},
        "indicators": " ".join(one.indicators),
        "need": need.value,
        "gap_areas": LIST_MARK.join(dict.fromkeys(short.sort_values("area_key")["area"])),
    }


def _notes(planned: Sequence[Planned]) -> list[str]:
    """What was not divided or not placed, in sentences with its sum."""
    wide = [one for one in planned if not one.unplaced and one.kecamatan_count != 1]
    unplaced = [one for one in planned if one.unplaced]
    missing = sum(one.budget != one.budget for one in planned)
    notes = []
    if wide:
        notes.append(
            wording.ACTIVITIES_OF_WIDER_AREA.format(count=format_number(len(wide)), amount=_sum(wide))
        )
    if unplaced:
        notes.append(
            wording.ACTIVITIES_WITHOUT_PLACE.format(count=format_number(len(unplaced)), amount=_sum(unplaced))
        )
    if missing:
        notes.append(wording.ACTIVITIES_WITHOUT_BUDGET.format(missing=format_number(missing)))
    return notes


def _sum(planned: Iterable[Planned]) -> str:
    return f"Rp {format_number(sum(one.budget for one in planned if one.budget == one.budget))}"


def _frame(records: Sequence[Row], empty: pd.DataFrame) -> pd.DataFrame:
    if not records:
        return empty
    types = {name: kind.dtype for name, kind in empty.items()}
    return pd.DataFrame(list(records), columns=list(empty.columns)).astype(types)
