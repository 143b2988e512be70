"""Ask of which year or month data without one are; one answer is for all of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stunting.analysis.quality.period_questions import PeriodQuestion
from stunting.ui.data.answered import answer
from stunting.ui.data.correct_columns import period_mistake
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording


def show_period_form(workspace: Workspace, questions: Sequence[PeriodQuestion]) -> None:
    """A field for the period, and a button that gives it to all tables that have none."""
    with st.form("periode_data", border=False):
        written = st.text_input(wording.PERIOD, placeholder="2025", help=wording.PERIOD_HELP).strip()
        if not st.form_submit_button(wording.KEEP, type="primary"):
            return
    if mistake := period_mistake(written):
        st.error(mistake)
        return
    title = wording.PERIOD_GIVEN.format(period=written)
    answer(workspace, title, [made for one in questions for made in one.answer(written)])
