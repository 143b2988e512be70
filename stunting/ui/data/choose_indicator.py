"""Say which indicator an unknown column holds, for all columns that are written alike."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stunting.analysis.quality.name_questions import UnknownColumn
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.formatting import format_number
from stunting.ui.data.correct_columns import indicator_label
from stunting.ui.data.decisions import keep_answers
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_AT_ONCE = 8
_LATER = "later"


def show_indicator_form(workspace: Workspace, columns: Sequence[UnknownColumn], key: str) -> None:
    """The columns with most numbers, eight at a time, each with the indicators to choose from."""
    options = [_LATER, *workspace.catalogue.indicators]

    def label(option: str) -> str:
        return wording.AREA_LATER if option == _LATER else indicator_label(option, workspace.catalogue)

    with st.form(f"{key}_indikator", border=False):
        chosen = [
            st.selectbox(
                f"{literal(one.header)} \u00b7 {format_number(one.values)} angka",
                options,
                format_func=label,
                key=f"{key}_{place}",
            )
            for place, one in enumerate(columns[:_AT_ONCE])
        ]
        if st.form_submit_button(wording.KEEP):
            decisions = [
                Decision(DecisionKind.COLUMN_INDICATOR, account.header, indicator, table.fingerprint)
                for one, indicator in zip(columns, chosen, strict=False)
                if indicator != _LATER
                for _, _, table, account in one.places
            ]
            if decisions:
                keep_answers(workspace, list(dict.fromkeys(decisions)))
            else:
                st.info(wording.NOTHING_CHANGED)
