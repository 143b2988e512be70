"""One row of the plan as a form beside the agenda: filled in, decided, moved, split, merged or taken out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, cast

import pandas as pd
import streamlit as st

from stunting.analysis.acting.follow_up import other_target_year
from stunting.analysis.acting.follow_up_edits import edited, merged, moved, split_by_desa, without_row
from stunting.analysis.acting.promises import worst_first
from stunting.charts.coverage_rows import indicator_name
from stunting.charts.plan_card import is_of_kecamatan
from stunting.model.follow_up import (
    FUNDING_SOURCES,
    KECAMATAN_ROLES,
    LIST_MARK,
    QUARTERS,
    FollowUpStatus,
    split_list,
)
from stunting.model.formatting import format_people, format_percent
from stunting.model.labels import FOLLOW_UP_LABELS, PROMISE_LABELS
from stunting.model.summaries.promises import PromiseVerdict
from stunting.ui.follow_up.plan import change_plan, current_plan, promised_plan, row_names
from stunting.ui.follow_up.promises import judged_plan
from stunting.ui.shown.sentence import show_remark
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ASKED, _SAVED = "rencana_dibuka", "rencana_tersimpan"
_PIXELS = 500
"""The rows of the agenda stay in sight beside the form."""


def ask_row(id: str) -> None:
    """Ask, from a callback, that a row of the plan be opened after this run."""
    st.session_state[_ASKED] = id


def show_saved() -> None:
    """What became of the last form, once."""
    if saved := st.session_state.pop(_SAVED, ""):
        st.success(saved)


def show_asked_row(view: View) -> None:
    """Open the row that was asked for, once."""
    id = st.session_state.pop(_ASKED, "")
    if id and (row := _row(view, id)):
        # Named by what the row is about: the heading of a drawer is all that is read of it at first.
        st.dialog(literal(_name(view, row)), width=_PIXELS, position="right")(_show_row)(view, id)


def _row(view: View, id: str) -> dict[str, Any]:
    """A row of the plan by its id; empty where there is none."""
    plan = current_plan(view).frame
    found = plan[plan["id"] == id].to_dict("records")
    return cast("dict[str, Any]", found[0]) if found else {}


def _show_row(view: View, id: str) -> None:
    row = _row(view, id)
    if not row:
        return
    show_remark(" \u00b7 ".join(filter(None, (_facts(row), row["planned_activity"]))))
    if promised := _promised(view, row):
        show_remark(promised)
    key = f"baris_{id}_{current_plan(view).version}"
    with st.form(key, border=False), st.container(gap="small"):
        values = _fields(row)
        with st.container(horizontal=True):
            agree = st.form_submit_button(wording.ROW_AGREE, type="primary")
            keep = st.form_submit_button(wording.KEEP)
    if agree or keep:
        _save(view, row, values | ({"status": FollowUpStatus.AGREED.value} if agree else {}))
        if agree:
            st.session_state[_ASKED] = _next_open(view, id)
        st.rerun()
    _show_moves(view, row)


def _name(view: View, row: Mapping[str, Any]) -> str:
    """What a row is about and where, in short; a row that says neither is told by its number."""
    name = indicator_name(view.catalogue, row["indicator"]) if row["indicator"] else row["issue"]
    return " \u00b7 ".join(filter(None, (name or row["id"], row["kecamatan"])))


def _promised(view: View, row: Mapping[str, Any]) -> str:
    """What became of the promise of last time for the same indicator and area, where a plan is judged."""
    if not row["indicator"] or promised_plan(view).identity == current_plan(view).identity:
        return ""
    judged = judged_plan(view)
    same = judged[(judged["indicator"] == row["indicator"]) & (judged["area_key"] == row["area_key"])]
    if same.empty:
        return ""
    first = worst_first(same).iloc[0]
    verdict = PROMISE_LABELS[PromiseVerdict(first["verdict"])].lower()
    return wording.ROW_PROMISED.format(verdict=verdict, reason=first["reason"])


def _facts(row: Mapping[str, Any]) -> str:
    """Figure, target, people and period of a row in one line."""
    share, target = row["share"], row["target"]
    parts: list[str] = []
    if share == share and target == target:
        verified = "" if row["target_verified"] else ", belum terverifikasi"
        year = other_target_year(row["issue"])
        of_year = f" ({year})" if year else ""
        parts.append(f"{format_percent(share)} dari target {format_percent(target, 0)}{of_year}{verified}")
    if row["gap_people"] == row["gap_people"]:
        parts.append(f"kurang {format_people(row['gap_people'], row['target_group'])}")
    parts.append(f"angka {row['period']}" if row["period"] else "")
    return " \u00b7 ".join(part for part in parts if part)


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a row; what a kecamatan answers for is coordinated and has no budget."""
    values: dict[str, Any] = {}
    if not row["indicator"]:
        values["issue"] = st.text_input(wording.ROW_ISSUE, row["issue"])
        values["kecamatan"] = st.text_input(wording.KECAMATAN, row["kecamatan"])
    values["desa"] = st.text_input(wording.ROW_DESA, row["desa"])
    values["activity"] = st.text_area(wording.ROW_ACTIVITY, row["activity"], height=68)
    left, right = st.columns(2)
    values["opd"] = left.text_input(wording.RESPONSIBLE, row["opd"])
    status = right.selectbox(
        wording.ROW_DECISION,
        list(FollowUpStatus),
        index=list(FollowUpStatus).index(FollowUpStatus(row["status"])),
        format_func=lambda one: FOLLOW_UP_LABELS[one],
    )
    values["status"] = FollowUpStatus(status or row["status"]).value
    if is_of_kecamatan(row):
        show_remark(wording.ROW_CAMAT)
        values["quarters"] = _several(wording.ROW_TIME, QUARTERS, row["quarters"])
    else:
        left, right = st.columns([5, 7])
        budget = row["budget"] if row["budget"] == row["budget"] else None
        amount = left.number_input(wording.ROW_BUDGET, 0.0, None, budget, step=1e6, format="%.0f")
        values["budget"] = math.nan if amount is None else float(amount)
        with right:
            values["quarters"] = _several(wording.ROW_TIME, QUARTERS, row["quarters"])
        values["funding"] = _several(wording.ROW_FUNDING, FUNDING_SOURCES, row["funding"])
    values["kecamatan_role"] = _several(wording.ROW_ROLE, KECAMATAN_ROLES, row["kecamatan_role"])
    return values


def _several(label: str, options: tuple[str, ...], text: str) -> str:
    """Several of the options, and what else a file brought; as one text."""
    written = split_list(text)
    every = list(dict.fromkeys([*options, *written]))
    chosen = st.pills(label, every, selection_mode="multi", default=written)
    return LIST_MARK.join(one for one in every if one in chosen)


def _save(view: View, row: Mapping[str, Any], values: dict[str, Any]) -> None:
    """Put what was typed into the plan, and say so on the page."""
    id = str(row["id"])
    # An empty amount is NaN, which equals nothing, not even another one.
    changed = {name: value for name, value in values.items() if repr(value) != repr(row[name])}
    if changed:
        change_plan(view, lambda plan: edited(plan, {id: cast("dict[Any, Any]", changed)}))
    template = wording.ROW_SAVED if changed else wording.ROW_UNCHANGED
    status = FOLLOW_UP_LABELS[FollowUpStatus(values["status"])].lower()
    named = _name(view, {**row, **values})
    st.session_state[_SAVED] = template.format(row=literal(named), status=status)


def _next_open(view: View, id: str) -> str:
    """The next row below that nobody has decided; empty where none is left."""
    plan = current_plan(view).frame
    at = plan["id"].tolist().index(id)
    below = plan.iloc[at + 1 :]
    waiting = below.loc[below["status"] == FollowUpStatus.PLANNED.value, "id"].tolist()
    return str(waiting[0]) if waiting else ""


def _show_moves(view: View, row: Mapping[str, Any]) -> None:
    """Move, split, merge or take out this row; each can be undone on the page."""
    id = str(row["id"])
    plan = current_plan(view).frame
    same = plan[(plan["indicator"] == row["indicator"]) & (plan["target_group"] == row["target_group"])]
    names = {key: name for key, name in row_names(plan).items() if key in set(same["id"]) - {id}}
    with st.container(horizontal=True):
        _move(view, wording.PLAN_UP, id, lambda plan: moved(plan, id, -1))
        _move(view, wording.PLAN_DOWN, id, lambda plan: moved(plan, id, 1))
        if len(split_list(row["desa"])) > 1:
            _move(view, wording.PLAN_SPLIT, "", lambda plan: split_by_desa(plan, id))
        _move(view, wording.PLAN_DELETE, "", lambda plan: without_row(plan, id))
    if row["indicator"] and names:
        other = st.selectbox(
            wording.ROW_MERGE,
            list(names),
            index=None,
            format_func=lambda key: names[key],
            placeholder=wording.PICK,
            key=f"gabung_{id}",
        )
        if other:
            _move(view, wording.PLAN_MERGE, id, lambda plan: merged(plan, [id, other]))


def _move(view: View, label: str, stay: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    """A button that changes the plan; `stay` is the row that is open afterwards, empty for none."""
    if not st.button(label, key=f"baris_{label}"):
        return
    change_plan(view, change)
    st.session_state[_SAVED] = wording.ROW_MOVED.format(what=label)
    st.session_state[_ASKED] = stay
    st.rerun()
