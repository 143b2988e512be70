"""What is still incomplete in the follow-up matrix."""

from __future__ import annotations

import streamlit as st

from stunting.analysis.acting.follow_up_edits import problems_of
from stunting.ui.follow_up.plan import current_plan, of_plan
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_FIRST_PROBLEMS = 8


def show_plan_problems(view: View) -> None:
    """What is incomplete or cannot be, in sentences."""
    if current_plan(view).frame.empty:
        return
    problems = of_plan(view, "problems", problems_of)
    if not problems:
        st.success(wording.PLAN_SOUND)
        return
    with st.expander(wording.PLAN_PROBLEMS.format(count=len(problems)), expanded=False):
        shown = "\n".join(f"- {literal(problem)}" for problem in problems[:_FIRST_PROBLEMS])
        st.markdown(shown)
