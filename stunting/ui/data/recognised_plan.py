"""What was recognised of a sheet with an action plan, and the corrections of its columns and places."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.model.activities import ActivityColumn
from stunting.model.dataset import ActivitySheet
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.formatting import format_number
from stunting.model.labels import ACTIVITY_COLUMN_LABELS
from stunting.model.periods import period_label
from stunting.ui.data.correct_areas import show_area_form
from stunting.ui.data.decisions import keep_answers
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_recognised_plan(workspace: Workspace, sheet: ActivitySheet, key: str) -> None:
    """The columns of a plan with their meaning, the steps taken, and the forms that correct them."""
    st.markdown(f"**{literal(sheet.title) or wording.UNTITLED_TABLE}**")
    facts = (
        wording.PLAN_KIND,
        period_label(sheet.period),
        wording.PLAN_LINES.format(lines=format_number(sheet.lines)),
        f"baris kepala {sheet.header_rows[0]}\u2013{sheet.header_rows[1]}",
    )
    st.caption(" \u00b7 ".join(facts))
    if sheet.ignored:
        st.info(wording.PLAN_IGNORED)
    st.dataframe(plan_columns_table(sheet), hide_index=True, alt=f"{wording.COLUMNS_TITLE}: {sheet.title}")
    st.caption(wording.PLAN_SEE)
    if sheet.steps:
        with st.expander(wording.STEPS_TITLE):
            st.markdown("\n".join(f"- {literal(step)}" for step in sheet.steps))
    if is_read_only():
        return
    corrections = st.expander(wording.CORRECT_TITLE, key=key, on_change="rerun", icon=":material/edit:")
    if corrections.open:
        with corrections:
            st.caption(wording.CORRECT_INTRO)
            show_area_form(workspace, [(area, sheet.fingerprint) for area in sheet.unmatched_areas], key)
            _show_column_form(workspace, sheet, key)


def plan_columns_table(sheet: ActivitySheet) -> pd.DataFrame:
    """What each column was taken for, in words."""
    return pd.DataFrame(
        [
            {
                "Kolom": one.place,
                "Tertulis": one.header,
                wording.PLAN_MEANING: ACTIVITY_COLUMN_LABELS[one.meaning],
                "Kali": "" if one.multiplier == 1 else f"Rp {format_number(one.multiplier)}",
                "Isi": format_number(one.values),
                "Catatan": one.note,
            }
            for one in sheet.columns
        ]
    )


def _show_column_form(workspace: Workspace, sheet: ActivitySheet, key: str) -> None:
    """Say what a column means, or that the sheet is no action plan."""
    labels = [
        f"{one.place} \u00b7 {one.header} \u2192 {ACTIVITY_COLUMN_LABELS[one.meaning]}"
        for one in sheet.columns
    ]
    place = st.selectbox(
        wording.PLAN_COLUMN, range(len(labels)), format_func=lambda at: labels[at], key=f"{key}_kolom"
    )
    column = sheet.columns[place or 0]
    with st.form(f"{key}_arti_{place}", border=True):
        meanings = list(ActivityColumn)
        meaning = st.selectbox(
            wording.PLAN_MEANING,
            meanings,
            index=meanings.index(column.meaning),
            format_func=lambda one: ACTIVITY_COLUMN_LABELS[one],
        )
        ignored = st.checkbox(wording.PLAN_IGNORE)
        if st.form_submit_button(wording.KEEP, type="primary"):
            decisions = []
            if meaning is not column.meaning:
                value = (meaning or ActivityColumn.NONE).value
                kind = DecisionKind.ACTIVITY_COLUMN
                decisions.append(Decision(kind, column.header, value, sheet.fingerprint))
            if ignored:
                decisions.append(Decision(DecisionKind.TABLE_IGNORED, "", "true", sheet.fingerprint))
            if decisions:
                keep_answers(workspace, decisions)
            else:
                st.info(wording.NOTHING_CHANGED)
