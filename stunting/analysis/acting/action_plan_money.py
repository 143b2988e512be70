"""Money of the action plan per person still to reach, by office and by kecamatan."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.acting.planned import Planned
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries import Summary
from stunting.model.summaries.action_plan import PLAN_MONEY, WITHOUT, MoneyBy

_UNKNOWN = float("nan")
NOTES = (
    wording.SASARAN_APART,
    wording.BUDGET_OF_SEVERAL_SASARAN,
)


def plan_money(gaps: pd.DataFrame, planned: Sequence[Planned]) -> Summary:
    """Amounts over the people they are for, by office (kabupaten) and kecamatan, per sasaran: `PLAN_MONEY`.

    `gaps` follows `GAP_ACTIVITIES`. Only gaps of people to reach are counted, not cases too many. One person
    may lack several services: people are the largest gap, never a sum. An activity counts once in a row, and
    its money is for its own gaps alone: where activities serve different gaps there is no amount per person.
    For a kecamatan only amounts of activities that lie wholly in it count.
    """
    by_id = {one.id: one for one in planned}
    people = gaps[~gaps["lower_is_better"]]
    whole = people["area_level"] == AreaLevel.KABUPATEN.value
    records = []
    for by, rows, column in (
        (MoneyBy.OPD, people[whole], "opd"),
        (MoneyBy.KECAMATAN, people[~whole], "area"),
    ):
        for (group, target_group), own in rows.groupby([column, "target_group"], sort=True):
            records.append(_row(by, str(group), str(target_group), own, by_id))
    if not records:
        return Summary(PLAN_MONEY, PLAN_MONEY.empty())
    types = {name: kind.dtype for name, kind in PLAN_MONEY.empty().items()}
    return Summary(PLAN_MONEY, pd.DataFrame(records, columns=PLAN_MONEY.names).astype(types), NOTES)


def _row(
    by: MoneyBy, group: str, target_group: str, gaps: pd.DataFrame, by_id: dict[str, Planned]
) -> dict[str, object]:
    ids = dict.fromkeys(id for text in gaps["activity_ids"] for id in text.split())
    reach = [by_id[id] for id in ids]
    key = gaps["area_key"].iloc[0]
    counted = reach if by is MoneyBy.OPD else [one for one in reach if one.lies_in(key)]
    amounts = [one.budget for one in counted if one.budget == one.budget]
    budget = sum(amounts) if amounts else _UNKNOWN
    paid = {one.id for one in counted if one.budget == one.budget}
    serving = [paid & set(text.split()) for text in gaps["activity_ids"]]
    own = gaps[[bool(ids) for ids in serving]] if paid else gaps
    unknown = int(own["gap_people"].isna().sum())
    people = _UNKNOWN if unknown else float(own["gap_people"].max())
    mixed = any(ids != paid for ids in serving if ids)
    missing = len(counted) - len(amounts)
    return {
        "by": by.value,
        "group": group,
        "target_group": target_group,
        "gaps": len(gaps),
        "gaps_without": int(gaps["provision"].isin([one.value for one in WITHOUT]).sum()),
        "activities": len(reach),
        "budgets_missing": missing,
        "budget": budget,
        "gap_people": people,
        "budget_per_person": budget / people if people > 0 and not mixed else _UNKNOWN,
        "reason": "; ".join(filter(None, (_reason(reach, counted, missing, unknown), _apart(mixed)))),
    }


def _apart(mixed: bool) -> str:
    return wording.ACTIVITIES_OF_OTHER_GAPS if mixed else ""


def _reason(reach: Sequence[Planned], counted: Sequence[Planned], missing: int, unknown: int) -> str:
    wider = len(reach) - len(counted)
    reasons = [
        wording.NO_ACTIVITY if not reach else "",
        wording.WIDER_BUDGET_UNDIVIDED.format(wider=format_number(wider)) if wider else "",
        wording.WITHOUT_BUDGET.format(missing=format_number(missing)) if missing else "",
        wording.PEOPLE_OF_GAPS_UNKNOWN.format(unknown=format_number(unknown)) if unknown else "",
    ]
    return "; ".join(reason for reason in reasons if reason)
