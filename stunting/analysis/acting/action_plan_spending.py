"""What a plan sets aside and what was spent of it: by indicator, kecamatan, office and role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.acting.planned import Planned
from stunting.model.activities import ActivityRole
from stunting.model.summaries import Summary
from stunting.model.summaries.action_plan import PLAN_SPENDING, SpendingBy, SpendingGroup

_UNKNOWN = float("nan")
NOTES = (wording.SPENDING_OVERLAPS, wording.SPENDING_UNDIVIDED)


def plan_spending(planned: Sequence[Planned]) -> Summary:
    """Planned and spent rupiah of every group: `PLAN_SPENDING`.

    Groups of kecamatan, office and role add up to the whole plan: what names several kecamatan or the whole
    kabupaten is a group of its own and never divided. An activity of two indicators counts in both. What was
    spent is set against the amounts of the activities that report it, not against the others.

    Example: Rp 100 planned and 80 spent, Rp 50 planned and nothing reported: 80 % absorbed of Rp 100.
    """
    groups: dict[tuple[SpendingBy, str], list[Planned]] = {}
    for one in planned:
        for key in _groups(one):
            groups.setdefault(key, []).append(one)
    records = [_row(by, group, own) for (by, group), own in groups.items()]
    if not records:
        return Summary(PLAN_SPENDING, PLAN_SPENDING.empty())
    types = {name: kind.dtype for name, kind in PLAN_SPENDING.empty().items()}
    frame = pd.DataFrame(records, columns=PLAN_SPENDING.names).astype(types)
    order = frame.sort_values(["by", "budget", "group"], ascending=[True, False, True], ignore_index=True)
    return Summary(PLAN_SPENDING, order, NOTES)


def _groups(one: Planned) -> Iterator[tuple[SpendingBy, str]]:
    for id in one.indicators or (SpendingGroup.NONE.value,):
        yield SpendingBy.INDICATOR, id
    if one.unplaced:
        place = SpendingGroup.UNPLACED.value
    elif one.kecamatan_count == 1:
        place = next(iter(one.kecamatan))
    else:
        place = SpendingGroup.WIDER.value
    yield SpendingBy.KECAMATAN, place
    yield SpendingBy.OPD, one.opd
    yield SpendingBy.ROLE, one.role


def _row(by: SpendingBy, group: str, own: Sequence[Planned]) -> dict[str, object]:
    reporting = [one for one in own if one.realised == one.realised]
    realised = _sum(one.realised for one in reporting)
    reported = _sum(one.budget for one in reporting)
    direct = [one for one in own if one.role == ActivityRole.DIRECT]
    support = [one for one in own if one.role == ActivityRole.SUPPORT]
    label = [one for one in own if one.role not in (ActivityRole.DIRECT, ActivityRole.SUPPORT)]
    return {
        "by": by.value,
        "group": group,
        "activities": len(own),
        "budgets_missing": sum(one.budget != one.budget for one in own),
        "budget": _sum(one.budget for one in own),
        "direct": _sum(one.budget for one in direct),
        "support": _sum(one.budget for one in support),
        "label": _sum(one.budget for one in label),
        "realised": realised,
        "reported": reported,
        "absorbed": realised / reported if reported > 0 else _UNKNOWN,
    }


def _sum(amounts: Iterator[float]) -> float:
    """The sum of the known amounts; NaN where none is known. A missing amount is not zero."""
    known = [amount for amount in amounts if amount == amount]
    return sum(known) if known else _UNKNOWN
