"""The follow-up matrix of this visit: born once, then only changed by people; nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cache
from typing import Any, cast

import pandas as pd
import streamlit as st

from stunting.analysis.acting.action_plan import planned_texts
from stunting.analysis.acting.follow_up import follow_up_plan
from stunting.analysis.acting.follow_up_edits import edited
from stunting.analysis.acting.follow_up_together import Clash, together
from stunting.analysis.acting.promises import is_overtaken, promises
from stunting.catalogue.usual_activities import load_usual_activities
from stunting.model.areas import AreaLevel
from stunting.model.dataset import UploadedPlan
from stunting.model.follow_up import FOLLOW_UP, FollowUpStatus
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.kept_plan import KeptPlan, plan_from_json, plan_to_json, within_kecamatan
from stunting.reports.follow_up_tables import PLAN_COLUMNS, SUGGESTED
from stunting.ui.visit.keeping import Part
from stunting.ui.visit.session import Result, computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def _joined(before: KeptPlan, mine: KeptPlan, theirs: KeptPlan) -> KeptPlan | None:
    """What two people made of one plan; None where one of them began another plan."""
    if not before.born_from == mine.born_from == theirs.born_from:
        return None
    both = together(before.frame, mine.frame, theirs.frame)
    waiting = cast("dict[tuple[str, str], Clash]", st.session_state.setdefault(CLASHES, {}))
    waiting.update({(one.row, one.column): one for one in both.clashes})
    return replace(theirs, frame=both.frame, version=theirs.version + 1, earlier=_with(theirs))


_PLAN = Part("follow_up_plan", "rencana.json", plan_to_json, plan_from_json, within_kecamatan, _joined)
_PROMISED = Part("follow_up_promised", "rencana_dinilai.json", plan_to_json, plan_from_json, within_kecamatan)
# The digests of uploaded plans that were taken already.
_TAKEN: Part[set[str]] = Part(
    "follow_up_plans_taken",
    "rencana_terbaca.json",
    lambda taken: json.dumps(sorted(taken)).encode(),
    lambda body: set(json.loads(body)),
)
CLASHES = "follow_up_clashes"
"""Where the session holds cells that two people changed (`Clash`), until one is chosen."""
_MOST_STEPS_BACK = 50
_READ_ONLY = ("share", "target", "target_verified", "gap_points", "gap_people", "activity_suggested")
# A grid writes a percent as the browser's language does; the texts of these are ours.
_IN_WORDS = {
    "share": format_percent,
    "target": format_percent,
    "gap_points": format_points,
    "gap_people": format_number,
}


def _fits(plan: KeptPlan, view: View) -> bool:
    """Whether a plan speaks of the world of the present data: sample data or an office's own."""
    return bool(plan.file) or plan.of_sample == view.workspace.is_sample


def current_plan(view: View) -> KeptPlan:
    """The plan of this visit: one among the uploads, else the one born from the gaps at the first call.

    An uploaded plan that newer figures have overtaken is set aside to be judged (`promised_plan`). A plan
    born from sample data is never kept for an office's own data, nor the other way round: its promises would
    be judged by figures of another world.
    """
    taken = _TAKEN.get() or set()
    uploads = view.workspace.dataset.follow_ups
    for uploaded in uploads:
        if uploaded.digest not in taken:
            if is_overtaken(_judged_upload(view, uploaded)):
                judge_plan(uploaded, is_derived=True)
            else:
                replace_plan(uploaded, is_derived=True)
    present = {uploaded.digest for uploaded in uploads}
    promised = _PROMISED.get()
    if promised is not None and promised.born_from in taken - present:
        judge_plan(None, is_derived=True)
    if taken != present:
        _TAKEN.put(present, is_derived=True)
    kept = _PLAN.get()
    if kept is None or not _fits(kept, view):
        plan_again(view, is_derived=True)
    return cast(KeptPlan, _PLAN.get())


def of_plan(view: View, name: Hashable, make: Callable[[pd.DataFrame], Result]) -> Result:
    """A result about the plan of this visit: made once for its rows, and anew when one changes.

    `name` says what it is and of which choices.
    """
    plan = current_plan(view)
    return computed(("plan", name, plan.identity), lambda: make(plan.frame))


def promised_plan(view: View) -> KeptPlan:
    """The plan whose promises are judged: the one set aside for that, else the plan of this visit."""
    plan = current_plan(view)
    promised = _PROMISED.get()
    return plan if promised is None or not _fits(promised, view) else promised


def judged_rows(view: View, plan: pd.DataFrame) -> pd.DataFrame:
    """Every row of a plan with its verdict (PROMISES)."""
    rows = [view.coverage(level).frame for level in (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN)]
    return promises(plan, pd.concat(rows, ignore_index=True), view.catalogue).frame


def _judged_upload(view: View, plan: UploadedPlan) -> pd.DataFrame:
    """As `judged_rows` of a plan among the uploads: once for all who look at them."""
    return computed(("uploaded plan", plan.digest), lambda: judged_rows(view, plan.frame))


def judge_plan(plan: UploadedPlan | KeptPlan | None, *, is_derived: bool = False) -> None:
    """Set a plan aside to be judged; None sets none aside. It `is_derived` where nobody asked for it."""
    if isinstance(plan, UploadedPlan):
        plan = KeptPlan(plan.frame, plan.digest, file=plan.file)
    _PROMISED.put(plan, is_derived=is_derived)


def replace_plan(uploaded: UploadedPlan, *, is_derived: bool = False) -> None:
    """Go on with the plan of a file; the one before can be had back. `is_derived` as in `judge_plan`."""
    version, earlier = _after(_PLAN.get())
    plan = KeptPlan(uploaded.frame, uploaded.digest, version, earlier, uploaded.file)
    _PLAN.put(plan, is_derived=is_derived)


def plan_again(view: View, *, is_derived: bool = False) -> None:
    """Let the plan be born from the present data; the one before can be had back.

    It is set aside to be judged where newer figures have overtaken it. `is_derived` as in `judge_plan`.
    """
    kept = _PLAN.get()
    if kept is not None and _fits(kept, view) and is_overtaken(judged_rows(view, kept.frame)):
        judge_plan(kept, is_derived=is_derived)
    version, earlier = _after(kept)
    workspace = view.workspace
    born = computed("born plan", lambda: _born(view))
    plan = KeptPlan(born, workspace.key, version, earlier, of_sample=workspace.is_sample)
    _PLAN.put(plan, is_derived=is_derived)


def change_plan(view: View, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """Apply a change to the plan; the state before it can be had back."""
    kept = current_plan(view)
    _PLAN.put(replace(kept, frame=change(kept.frame), version=kept.version + 1, earlier=_with(kept)))


def undo_plan(view: View) -> None:
    """The plan as it was before the last change."""
    kept = current_plan(view)
    if kept.earlier:
        *earlier, last = kept.earlier
        _PLAN.put(replace(last, version=kept.version + 1, earlier=tuple(earlier)))


def show_where_from(view: View) -> None:
    """What the plan was born from where that is not the present data, and the plan set aside to be judged."""
    plan, promised = current_plan(view), promised_plan(view)
    if promised is not plan and promised.identity != plan.identity:
        rows, file = format_number(len(promised.frame)), literal(promised.file)
        template = wording.PLAN_JUDGED_FILE if promised.file else wording.PLAN_JUDGED
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.info(template.format(rows=rows, file=file))
            st.button(wording.PLAN_GO_ON, on_click=_go_on, args=(promised,))
    if plan.born_from == view.workspace.key:
        return
    rows = format_number(len(plan.frame))
    from_file = wording.PLAN_FROM_FILE.format(file=literal(plan.file), rows=rows)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.info(from_file if plan.file else wording.PLAN_OUTDATED)
        st.button(wording.PLAN_AGAIN, on_click=plan_again, args=(view,))


def _go_on(promised: KeptPlan) -> None:
    """Make the plan set aside the plan of this visit again; the one before can be had back."""
    version, earlier = _after(_PLAN.get())
    _PLAN.put(replace(promised, version=version, earlier=earlier))
    judge_plan(None)


def show_plan_editor(view: View) -> None:
    """The plan as an editable table; every edit goes into the plan at once, so that leaving loses nothing."""
    kept = current_plan(view)
    key = f"rencana_{kept.version}"
    st.data_editor(
        of_plan(view, "in words", _shown),
        key=key,
        hide_index=True,
        num_rows="fixed",
        column_order=[column.key for column in PLAN_COLUMNS if column.key in FOLLOW_UP.names]
        + ["activity_suggested"],
        column_config=_columns(),
        disabled=list(_READ_ONLY),
        on_change=take_edits,
        args=(view, key),
        height=min(480, 38 + 35 * max(len(kept.frame), 1)),
    )


def _shown(plan: pd.DataFrame) -> pd.DataFrame:
    """The plan with its read-only numbers in Indonesian words."""
    words = {name: plan[name].map(say).where(plan[name].notna(), "\u2013") for name, say in _IN_WORDS.items()}
    return plan.assign(**words)


def take_edits(view: View, key: str) -> None:
    """Put what was just typed into the table of this key into the plan."""
    state = cast("dict[str, Any]", st.session_state[key])
    ids = list(current_plan(view).frame["id"])
    changes = {ids[int(row)]: _clean(cells) for row, cells in state["edited_rows"].items()}
    change_plan(view, lambda plan: edited(plan, changes))


def _clean(cells: dict[str, Any]) -> dict[Any, Any]:
    """Edited cells with an emptied text as empty text and an emptied number as missing."""
    numbers = {"output_target", "budget"}
    return {
        name: (float("nan") if name in numbers else "") if value is None else value
        for name, value in cells.items()
    }


@cache
def _columns() -> dict[str, Any]:
    headers = {column.key: column.header for column in PLAN_COLUMNS}
    columns: dict[str, Any] = {
        name: st.column_config.Column(header) for name, header in headers.items() if name in FOLLOW_UP.names
    }
    for name in _IN_WORDS:
        columns[name] = st.column_config.TextColumn(headers[name], alignment="right")
    for name in ("output_target", "budget"):
        columns[name] = st.column_config.NumberColumn(headers[name], format="localized", min_value=0)
    columns["status"] = st.column_config.SelectboxColumn(
        headers["status"], options=[status.value for status in FollowUpStatus], required=True
    )
    columns["activity_suggested"] = st.column_config.CheckboxColumn(SUGGESTED)
    # Three columns stand beside each other on a phone: the figures of an issue have columns of their own.
    columns["issue"] = st.column_config.TextColumn(headers["issue"], width=158, pinned=True)
    columns["kecamatan"] = st.column_config.Column(headers["kecamatan"], width=112)
    columns["desa"] = st.column_config.Column(headers["desa"], width=240)
    columns["activity"] = st.column_config.TextColumn(headers["activity"], width="large")
    return columns


def _born(view: View) -> pd.DataFrame:
    return follow_up_plan(
        view.coverage(AreaLevel.KECAMATAN).frame,
        view.coverage(AreaLevel.DESA).frame,
        view.catalogue,
        load_usual_activities(),
        planned_texts(view.crossing.gaps.frame) if view.has_action_plan else None,
    ).frame


def _after(kept: KeptPlan | None) -> tuple[int, tuple[KeptPlan, ...]]:
    """Version and earlier states of the plan that follows one."""
    return (0, ()) if kept is None else (kept.version + 1, _with(kept))


def _with(kept: KeptPlan) -> tuple[KeptPlan, ...]:
    return (*kept.earlier, replace(kept, earlier=()))[-_MOST_STEPS_BACK:]


def row_names(plan: pd.DataFrame) -> dict[str, str]:
    """Names of rows by id, for choosing."""
    rows = zip(plan["id"], plan["issue"], plan["kecamatan"], strict=True)
    return {
        id: wording.PLAN_ROW.format(number=number, issue=issue or "\u2013", kecamatan=kecamatan)
        for number, (id, issue, kecamatan) in enumerate(rows, start=1)
    }
