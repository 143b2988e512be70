"""The plan of several people: what two of them wrote into one cell, and who does not keep it at all."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from stunting.analysis.acting.follow_up_edits import edited
from stunting.analysis.acting.follow_up_together import Clash
from stunting.model.accounts import Right
from stunting.model.follow_up_sheet import PLAN_HEADERS
from stunting.model.formatting import format_number
from stunting.ui.follow_up.plan import CLASHES, change_plan, current_plan, row_names
from stunting.ui.visit.account import account_now, may
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_plan_together(view: View) -> None:
    """That a role does not keep the plan, and cells that two people changed, each with the choice."""
    if not may(Right.PLAN):
        st.warning(wording.PLAN_NOT_KEPT.format(role=wording.ROLE_NAMES[account_now().role]))
    if not _waiting():
        return
    names = row_names(current_plan(view).frame)
    clashes = [one for one in _waiting().values() if one.row in names]
    if not clashes:
        return
    with st.container(border=True):
        st.markdown(wording.PLAN_CLASHES)
        for clash in clashes:
            _show(view, clash, names[clash.row])


def _waiting() -> dict[tuple[str, str], Clash]:
    """The clashes that nobody has decided, by row and column."""
    return cast("dict[tuple[str, str], Clash]", st.session_state.get(CLASHES, {}))


def _show(view: View, clash: Clash, row: str) -> None:
    told = {"row": row, "column": PLAN_HEADERS.get(clash.column, clash.column)}
    both = {"theirs": _words(clash.theirs), "mine": _words(clash.mine)}
    st.markdown(wording.PLAN_CLASH.format(**{name: literal(text) for name, text in (told | both).items()}))
    key = f"{clash.row}_{clash.column}"
    with st.container(horizontal=True):
        st.button(wording.PLAN_CLASH_MINE, key=f"tulisan_{key}", on_click=_take_mine, args=(view, clash))
        st.button(wording.PLAN_CLASH_THEIRS, key=f"biarkan_{key}", on_click=_let_go, args=(clash,))


def _take_mine(view: View, clash: Clash) -> None:
    _let_go(clash)
    change_plan(view, lambda plan: edited(plan, {clash.row: {clash.column: clash.mine}}))


def _let_go(clash: Clash) -> None:
    _waiting().pop((clash.row, clash.column), None)


def _words(value: Any) -> str:
    """What stands in a cell, as people read it."""
    if isinstance(value, float):
        return format_number(value) if value == value else wording.NOT_SET
    return str(value) or wording.NOT_SET
