"""A follow-up matrix that two people changed at once, made one: nothing is written over silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.model.follow_up import FOLLOW_UP, highest_number, plan_frame, row_id

_Row = dict[Any, Any]
_Rows = dict[str, _Row]


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that both changed, each to something else: the row by its id, the column, and both values."""

    row: str
    column: str
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class JoinedPlan:
    """The plan with what either changed; where they clash it holds what was saved first."""

    frame: pd.DataFrame
    clashes: tuple[Clash, ...]


def together(base: pd.DataFrame, mine: pd.DataFrame, theirs: pd.DataFrame) -> JoinedPlan:
    """What becomes of a plan (`base`) that others saved as `theirs` while one person made it `mine`.

    All are of `FOLLOW_UP`. A row that one took out goes, unless the other changed it. Rows that both added
    stay both. The order is mine where the others left theirs and none of my rows went.
    """
    before, own, saved = _rows(base), _rows(mine), _rows(theirs)
    added = [id for id in own if id not in before]
    rows: _Rows = {}
    for id, row in saved.items():
        if id in before and id in own:
            rows[id] = _joined(before[id], own[id], row)
        elif id not in before or _differ(row, before[id]):
            rows[id] = row
    rows |= {id: own[id] for id in before if id in own and id not in saved and _differ(own[id], before[id])}
    free = highest_number([*own, *saved])
    for id in added:
        new = id if id not in rows else row_id(free := free + 1)
        rows[new] = {**own[id], "id": new}
    is_mine = list(saved) == list(before) and set(before) <= set(own)
    order = [id for id in own if id in rows] if is_mine else []
    listed = [rows[id] for id in dict.fromkeys([*order, *rows])]
    both = [id for id in before if id in own and id in saved]
    clashes = [one for id in both for one in _clashes(before[id], own[id], saved[id])]
    return JoinedPlan(plan_frame(listed), tuple(clashes))


def _rows(plan: pd.DataFrame) -> _Rows:
    return {row["id"]: row for row in FOLLOW_UP.check(plan).to_dict("records")}


def _joined(before: _Row, mine: _Row, theirs: _Row) -> _Row:
    """Every cell as who changed it has it; as it was saved first where both did."""
    changed = {name for name in before if _is_other(theirs[name], before[name])}
    return {name: theirs[name] if name in changed else mine[name] for name in before}


def _clashes(before: _Row, mine: _Row, theirs: _Row) -> Iterator[Clash]:
    for name, value in before.items():
        own, saved = mine[name], theirs[name]
        if _is_other(own, value) and _is_other(saved, value) and _is_other(own, saved):
            yield Clash(before["id"], name, saved, own)


def _differ(one: _Row, other: _Row) -> bool:
    return any(_is_other(one[name], other[name]) for name in one)


def _is_other(one: object, other: object) -> bool:
    # A missing number is NaN, which equals nothing, not even another one.
    return repr(one) != repr(other)
