"""Changes that people make to a follow-up matrix, as pure functions: the matrix given is never changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from stunting.analysis.acting import wording
from stunting.model.follow_up import (
    FOLLOW_UP,
    FUNDING_SOURCES,
    KECAMATAN_ROLES,
    LIST_MARK,
    QUARTERS,
    FollowUpStatus,
    empty_record,
    highest_number,
    plan_frame,
    row_id,
    split_list,
)

Row = dict[Any, Any]
_JOINED = (
    "desa",
    "activity",
    "planned_activity",
    "sub_activity",
    "funding",
    "opd_support",
    "kecamatan_role",
    "quarters",
)
_SUMMED = ("gap_people", "budget", "output_target")


def with_new_row(plan: pd.DataFrame, values: Mapping[str, object] | None = None) -> pd.DataFrame:
    """The plan with a row at its end that holds `values` by column and is empty elsewhere."""
    new = empty_record(row_id(highest_number(plan["id"]) + 1)) | dict(values or {})
    return plan_frame([*_records(plan), new])


def split_by_desa(plan: pd.DataFrame, id: str) -> pd.DataFrame:
    """The row parted into one for each desa it names; a row with fewer than two stays as it is.

    Figures belong to the whole kecamatan, so the parts keep capaian and target as context but no people
    of their own: nobody knows them at this point, and repeating them would count them twice.
    """
    rows: list[Row] = []
    number = highest_number(plan["id"])
    for row in _records(plan):
        desa = split_list(row["desa"])
        if row["id"] != id or len(desa) < 2:
            rows.append(row)
            continue
        for name in desa:
            number += 1
            empty = {"gap_people": math.nan, "budget": math.nan, "output_target": math.nan}
            rows.append({**row, **empty, "id": row_id(number), "desa": name})
    return plan_frame(rows)


def merged(plan: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """The rows of one indicator made one, at the place of the first; lists are joined, people added up.

    A sum with an unknown part is unknown. Sasaran, capaian, target and gap in points stay where all agree.

    Raises:
        ValueError: the rows speak of different indicators or sasaran, whose people are never added up.
    """
    chosen = [row for row in _records(plan) if row["id"] in ids]
    if len(chosen) < 2:
        return plan
    if len({(row["indicator"], row["target_group"]) for row in chosen}) > 1:
        raise ValueError(wording.MERGE_SAME_ONLY)
    first = dict(chosen[0])
    for name in _JOINED:
        first[name] = _union(row[name] for row in chosen)
    for name in _SUMMED:
        first[name] = sum(row[name] for row in chosen)
    for name in ("denominator", "share", "target", "gap_points"):
        first[name] = chosen[0][name] if len({row[name] for row in chosen}) == 1 else math.nan
    first["kecamatan"] = _union(row["kecamatan"] for row in chosen)
    if len({row["area_key"] for row in chosen}) > 1:
        first["area_key"] = ""
    first["activity_suggested"] = all(row["activity_suggested"] for row in chosen)
    gone = {row["id"] for row in chosen[1:]}
    return plan_frame(
        [first if row["id"] == first["id"] else row for row in _records(plan) if row["id"] not in gone]
    )


def moved(plan: pd.DataFrame, id: str, steps: int) -> pd.DataFrame:
    """The row moved up (negative) or down by some places, never beyond the ends."""
    rows = _records(plan)
    at = next((position for position, row in enumerate(rows) if row["id"] == id), None)
    if at is None:
        return plan
    row = rows.pop(at)
    rows.insert(min(max(at + steps, 0), len(rows)), row)
    return plan_frame(rows)


def without_row(plan: pd.DataFrame, id: str) -> pd.DataFrame:
    """The plan without a row."""
    return plan_frame([row for row in _records(plan) if row["id"] != id])


def edited(plan: pd.DataFrame, changes: dict[str, Row]) -> pd.DataFrame:
    """The plan with new values by row id and column; an activity somebody wrote is no suggestion any more."""
    rows = []
    for row in _records(plan):
        new = {**row, **changes.get(row["id"], {})}
        if new["activity"] != row["activity"]:
            new["activity_suggested"] = False
        rows.append(new)
    return plan_frame(rows)


def problems_of(plan: pd.DataFrame) -> list[str]:
    """What is incomplete or cannot be, one sentence each, by row."""
    return [
        wording.ROW_SAYS.format(number=number, issue=row["issue"] or "tanpa isu", sentence=sentence)
        for number, row in enumerate(_records(plan), start=1)
        for holds, sentence in _CHECKS
        if holds(row)
    ]


def _foreign(row: Row, name: str, known: Sequence[str]) -> bool:
    return not set(split_list(row[name])) <= set(known)


_CHECKS: tuple[tuple[Callable[[Row], bool], str], ...] = (
    (lambda row: not row["issue"].strip(), wording.ISSUE_MISSING),
    (lambda row: not row["opd"].strip(), wording.OFFICE_MISSING),
    (lambda row: not row["activity"].strip(), wording.ACTIVITY_MISSING),
    (
        lambda row: row["status"] not in {status.value for status in FollowUpStatus},
        wording.STATUS_ONE_OF.format(statuses=", ".join(FollowUpStatus)),
    ),
    (
        lambda row: _foreign(row, "kecamatan_role", KECAMATAN_ROLES),
        wording.ROLE_ONE_OF.format(roles=", ".join(KECAMATAN_ROLES)),
    ),
    (
        lambda row: _foreign(row, "quarters", QUARTERS),
        wording.QUARTERS_WRITTEN.format(quarters=", ".join(QUARTERS)),
    ),
    (
        lambda row: _foreign(row, "funding", FUNDING_SOURCES),
        wording.FUNDING_ONE_OF.format(sources=", ".join(FUNDING_SOURCES)),
    ),
    (lambda row: row["budget"] < 0, wording.BUDGET_NEGATIVE),
    (lambda row: row["output_target"] < 0, wording.OUTPUT_NEGATIVE),
    (
        lambda row: row["output_target"] > row["gap_people"] > 0,
        wording.OUTPUT_ABOVE_GAP,
    ),
    (
        lambda row: row["status"] in (FollowUpStatus.AGREED, FollowUpStatus.RUNNING) and not row["quarters"],
        wording.AGREED_WITHOUT_TIME,
    ),
)


def _records(plan: pd.DataFrame) -> list[Row]:
    return FOLLOW_UP.check(plan).to_dict("records")


def _union(texts: Any) -> str:
    return LIST_MARK.join(dict.fromkeys(part for text in texts for part in split_list(text)))
