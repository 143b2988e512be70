"""A follow-up matrix as it stands in a visit, with its earlier states, and the json it is kept as."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

import pandas as pd

from stunting.model import schema
from stunting.model.follow_up import FOLLOW_UP, empty_record, plan_frame

Row: TypeAlias = tuple[Any, ...]
_MOST_STEPS = 20


@dataclass(frozen=True)
class KeptPlan:
    """A plan with the data it was born from, a number that grows with each change, and earlier states.

    `file` names the file it was read from, empty where it was born from the gaps; `of_sample` says whether
    those were gaps of the sample data.
    """

    frame: pd.DataFrame
    born_from: str
    version: int = 0
    earlier: tuple[KeptPlan, ...] = ()
    file: str = ""
    of_sample: bool = False

    @cached_property
    def identity(self) -> tuple[str, str, int, str]:
        """What results about the plan are kept by.

        All who look at the same data share results, and each may have another plan: its rows (their SHA-256)
        are part of it.
        """
        rows = repr([self.frame[name].tolist() for name in FOLLOW_UP.names])
        return self.file, self.born_from, self.version, hashlib.sha256(rows.encode()).hexdigest()


def plan_to_json(plan: KeptPlan) -> bytes:
    """A plan and its last 20 earlier states, the newest first, each with what the next has otherwise."""
    written, after = [], dict[str, Row]()
    for state in (plan, *reversed(plan.earlier[-_MOST_STEPS:])):
        columns = [state.frame[name].tolist() for name in FOLLOW_UP.names]
        rows = {str(row[0]): row for row in zip(*columns, strict=True)}
        other = tuple(row for id, row in rows.items() if repr(after.get(id)) != repr(row))
        about = (state.born_from, state.version, state.file, state.of_sample)
        written.append(_StateFile(*about, ids=tuple(rows), rows=other))
        after = rows
    return schema.to_json(_PlanFile(tuple(FOLLOW_UP.names), tuple(written))).encode()


def plan_from_json(data: bytes) -> KeptPlan:
    """The plan in a document that `plan_to_json` wrote; columns that it does not know yet are empty.

    Raises:
        schema.UnfitError: the bytes are no such document.
    """
    file = schema.from_json(data, _PlanFile)
    states, rows = [], dict[str, Row]()
    for one in file.states:
        rows = {**rows, **{row[0]: row for row in one.rows}}
        records = [{**empty_record(id), **dict(zip(file.columns, rows[id], strict=True))} for id in one.ids]
        frame = plan_frame(records)
        states.append(KeptPlan(frame, one.born_from, one.version, file=one.file, of_sample=one.of_sample))
    newest, *earlier = states
    return replace(newest, earlier=tuple(reversed(earlier)))


def within_kecamatan(plan: KeptPlan, code: str) -> KeptPlan:
    """The rows of a plan about one kecamatan (a code), without its earlier states."""
    own = plan.frame["area_key"].eq(code)
    return replace(plan, frame=plan.frame[own].reset_index(drop=True), earlier=())


@dataclass(frozen=True, slots=True)
class _StateFile:
    born_from: str
    version: int
    file: str
    of_sample: bool
    ids: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _PlanFile:
    columns: tuple[str, ...]
    states: tuple[_StateFile, ...]
