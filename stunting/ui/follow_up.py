"""The follow-up matrix of this visit: born once, then only changed by people; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import pandas as pd
import streamlit as st

from stunting.analysis.action_plan import planned_texts
from stunting.analysis.follow_up import follow_up_plan
from stunting.analysis.follow_up_edits import edited
from stunting.catalogue.usual_activities import load_usual_activities
from stunting.model.areas import AreaLevel
from stunting.model.dataset import UploadedPlan
from stunting.model.follow_up import FOLLOW_UP, FollowUpStatus
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.reports.follow_up_tables import PLAN_COLUMNS, SUGGESTED
from stunting.ui import wording
from stunting.ui.results import View

_PLAN = "follow_up_plan"
_TAKEN = "follow_up_plans_taken"
_MOST_STEPS_BACK = 50
_READ_ONLY = ("share", "target", "target_verified", "gap_points", "gap_people", "activity_suggested")
# A grid writes a percent as the browser's language does; the texts of these are ours.
_IN_WORDS = {
    "share": format_percent,
    "target": format_percent,
    "gap_points": format_points,
    "gap_people": format_number,
}


@dataclass(frozen=True, slots=True)
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


def current_plan(view: View) -> KeptPlan:
    """The plan of this visit: one among the uploads, else the one born from the gaps at the first call.

    A plan born from sample data is never kept for an office's own data, nor the other way round: its
    promises would be judged by figures of another world.
    """
    taken = cast("set[str]", st.session_state.get(_TAKEN, set()))
    uploads = view.workspace.dataset.follow_ups
    for uploaded in uploads:
        if uploaded.digest not in taken:
            replace_plan(uploaded)
    st.session_state[_TAKEN] = {uploaded.digest for uploaded in uploads}
    kept = _kept()
    if kept is None or (not kept.file and kept.of_sample != view.workspace.is_sample):
        plan_again(view)
    return cast(KeptPlan, _kept())


def replace_plan(uploaded: UploadedPlan) -> None:
    """Go on with the plan of a file; the one before can be had back."""
    version, earlier = _after(_kept())
    st.session_state[_PLAN] = KeptPlan(uploaded.frame, uploaded.digest, version, earlier, uploaded.file)


def _kept() -> KeptPlan | None:
    return cast("KeptPlan | None", st.session_state.get(_PLAN))


def plan_again(view: View) -> None:
    """Let the plan be born from the present data; the one before can be had back."""
    version, earlier = _after(_kept())
    workspace = view.workspace
    born = KeptPlan(_born(view), workspace.key, version, earlier, of_sample=workspace.is_sample)
    st.session_state[_PLAN] = born


def change_plan(view: View, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """Apply a change to the plan; the state before it can be had back."""
    kept = current_plan(view)
    st.session_state[_PLAN] = replace(
        kept, frame=change(kept.frame), version=kept.version + 1, earlier=_with(kept)
    )


def undo_plan(view: View) -> None:
    """The plan as it was before the last change."""
    kept = current_plan(view)
    if kept.earlier:
        *earlier, last = kept.earlier
        st.session_state[_PLAN] = replace(last, version=kept.version + 1, earlier=tuple(earlier))


def show_plan_editor(view: View) -> None:
    """The plan as an editable table; every edit goes into the plan at once, so that leaving loses nothing."""
    kept = current_plan(view)
    key = f"rencana_{kept.version}"
    st.data_editor(
        _shown(kept.frame),
        key=key,
        hide_index=True,
        num_rows="fixed",
        column_order=[column.key for column in PLAN_COLUMNS if column.key in FOLLOW_UP.names]
        + ["activity_suggested"],
        column_config=_columns(),
        disabled=list(_READ_ONLY),
        on_change=take_edits,
        args=(view, key),
        height=480,
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
    columns["issue"] = st.column_config.TextColumn(headers["issue"], width="large", pinned=True)
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
    return {
        row["id"]: wording.PLAN_ROW.format(
            number=number, issue=row["issue"] or "\u2013", kecamatan=row["kecamatan"]
        )
        for number, row in enumerate(plan.to_dict("records"), start=1)
    }
