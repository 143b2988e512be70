"""Why a column was read as it was, as `read --why` says it, and the other reading one click away."""

from __future__ import annotations

import streamlit as st

from stunting.analysis.quality.reading_questions import KINDS, decision_on
from stunting.analysis.quality.why import reason_lines
from stunting.model.dataset import ColumnAccount, TableAccount
from stunting.model.evidence import Settled
from stunting.ui.data.decisions import keep_answers
from stunting.ui.data.doubts import reading_label
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_reasons(workspace: Workspace, table: TableAccount, key: str) -> None:
    """Choose a column and see what spoke for and against each aspect of its reading."""
    columns = [column for column in table.columns if column.settled]
    if not columns:
        return
    panel = st.expander(wording.REASONS_TITLE, key=key, on_change="rerun", icon=":material/help:")
    if not panel.open:
        return
    with panel:
        labels = [f"{column.place} \u00b7 {column.header}" for column in columns]
        place = st.selectbox(
            wording.CORRECT_COLUMN, range(len(columns)), format_func=lambda at: labels[at], key=f"{key}_kolom"
        )
        column = columns[place or 0]
        for settled in column.settled:
            _show_settled(workspace, table, column, settled, f"{key}_{column.place}")


def _show_settled(
    workspace: Workspace, table: TableAccount, column: ColumnAccount, settled: Settled, key: str
) -> None:
    reading, *reasons = reason_lines(settled, workspace.catalogue)
    st.markdown(f"**{literal(reading)}**")
    st.markdown("\n".join(f"- {literal(line)}" for line in reasons) or wording.REASONS_NONE)
    if is_read_only() or settled.aspect not in KINDS or settled.runner_up in ("", settled.value):
        return
    rival = reading_label(settled.aspect, settled.runner_up, workspace.catalogue)
    if st.button(wording.CHOOSE_RUNNER_UP.format(reading=rival), key=f"{key}_{settled.aspect}"):
        keep_answers(workspace, [decision_on(column, table.fingerprint, settled.aspect, settled.runner_up)])
