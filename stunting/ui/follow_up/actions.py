"""Buttons that change rows of the follow-up matrix, and what is still incomplete."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from stunting.analysis.acting.follow_up_edits import (
    merged,
    moved,
    problems_of,
    split_by_desa,
    with_new_row,
    without_row,
)
from stunting.ui.follow_up.plan import change_plan, current_plan, row_names, undo_plan
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_CHOSEN = "rencana_dipilih"
_REFUSED = "rencana_ditolak"
_FIRST_PROBLEMS = 8


def show_row_actions(view: View) -> None:
    """Choose rows, then move, split, merge or take them out; add a row; undo."""
    names = row_names(current_plan(view).frame)
    kept = [id for id in st.session_state.get(_CHOSEN, []) if id in names]
    st.session_state[_CHOSEN] = kept
    chosen = st.multiselect(
        wording.PLAN_CHOOSE,
        list(names),
        format_func=lambda id: names.get(id, id),
        placeholder=wording.PICK,
        key=_CHOSEN,
    )
    refused = st.session_state.pop(_REFUSED, "")
    if refused:
        st.warning(refused)
    one = chosen[0] if len(chosen) == 1 else ""
    with st.container(horizontal=True):
        _button(view, wording.PLAN_ADD, with_new_row, enabled=True)
        _button(view, wording.PLAN_UP, lambda plan: moved(plan, one, -1), enabled=bool(one))
        _button(view, wording.PLAN_DOWN, lambda plan: moved(plan, one, 1), enabled=bool(one))
        _button(view, wording.PLAN_SPLIT, lambda plan: split_by_desa(plan, one), enabled=bool(one))
        _button(view, wording.PLAN_MERGE, lambda plan: merged(plan, chosen), enabled=len(chosen) > 1)
        _button(view, wording.PLAN_DELETE, lambda plan: _without(plan, chosen), enabled=bool(chosen))
        st.button(
            wording.PLAN_UNDO, on_click=undo_plan, args=(view,), disabled=not current_plan(view).earlier
        )


def show_plan_problems(view: View) -> None:
    """What is incomplete or cannot be, in sentences."""
    frame = current_plan(view).frame
    if frame.empty:
        return
    problems = problems_of(frame)
    if not problems:
        st.success(wording.PLAN_SOUND)
        return
    with st.expander(wording.PLAN_PROBLEMS.format(count=len(problems)), expanded=True):
        shown = "\n".join(f"- {literal(problem)}" for problem in problems[:_FIRST_PROBLEMS])
        st.markdown(shown)


def _button(view: View, label: str, change: Callable[[pd.DataFrame], pd.DataFrame], *, enabled: bool) -> None:
    st.button(label, on_click=_change, args=(view, change), disabled=not enabled)


def _change(view: View, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    try:
        change_plan(view, change)
    except ValueError as refusal:
        st.session_state[_REFUSED] = str(refusal)


def _without(plan: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    for id in ids:
        plan = without_row(plan, id)
    return plan
