"""Asking how the months of an indicator count where nobody can tell."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.workload import undecided_counts
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.labels import MONTHLY_COUNT_LABELS
from stunting.model.summaries.workload import MonthlyCount
from stunting.ui.data.decisions import decide
from stunting.ui.visit.view import View
from stunting.ui.words import wording


def show_year_parts(view: View, rows: pd.DataFrame) -> None:
    """One question for each indicator of WORKLOAD rows whose months may be either; the answer is kept."""
    names = view.options.indicators
    asked = list(dict.fromkeys(rows.loc[undecided_counts(rows, view.catalogue), "indicator"]))
    if not asked:
        return
    with st.form("hitungan_bulanan", border=True):
        st.markdown(f"**{wording.YEAR_PARTS_ASK}**")
        answers = {
            id: st.radio(
                names.get(id, id),
                list(MONTHLY_COUNT_LABELS),
                index=None,
                format_func=lambda one: MONTHLY_COUNT_LABELS[one],
                horizontal=True,
                key=f"hitungan_{id}",
            )
            for id in asked
        }
        if st.form_submit_button(wording.KEEP, type="primary"):
            decisions = [
                Decision(DecisionKind.YEAR_PARTS, id, MonthlyCount(answer))
                for id, answer in answers.items()
                if answer
            ]
            if decisions:
                decide(view.workspace, decisions)
            st.info(wording.NOTHING_CHANGED)
