"""Correct one cell of a traced figure: what is right, why, and who says so; the file stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.acting.corrections import asked_cell
from stunting.charts.trace_steps import ROLE_WORDS
from stunting.model.accounts import Right
from stunting.model.corrections import Correction, written_value
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.account import may
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import current_workspace
from stunting.ui.visit.view import records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_cell_correction(cells: pd.DataFrame, office: str, again: Callable[[], None]) -> None:
    """A form behind a button, for whom the data are to change; `cells` are SOURCE_CELLS of one figure.

    `office` is proposed as the one that says what is right; `again` is called before the page is drawn anew.
    """
    if is_read_only() or not may(Right.PLAN):
        return
    labels = [_label(cell) for cell in records(cells)]
    with st.popover(wording.CELL_CORRECT), st.form("betulkan_sel", border=False):
        at = st.selectbox(wording.CELL_ASKED, range(len(cells)), format_func=lambda place: labels[place])
        value = st.number_input(wording.CELL_RIGHT, min_value=0.0, value=None, step=1.0, format="%g")
        reason = st.text_input(wording.CELL_REASON, max_chars=120)
        by = st.text_input(wording.CELL_BY, value=office, max_chars=80)
        st.caption(wording.CELL_NOTE)
        if not st.form_submit_button(wording.KEEP, type="primary"):
            return
        workspace = current_workspace()
        if value is None or not by.strip():
            st.error(wording.CELL_NEEDS)
        elif workspace is not None:
            asked = asked_cell(cells.iloc[at or 0])
            made = Correction(asked, float(value), reason.strip(), by.strip(), date.today().isoformat())
            again()
            said = wording.CELL_KEPT.format(cell=literal(asked.cell), words=literal(made.words))
            keep_office(workspace, workspace.office.with_correction(made), said)


def _label(cell: Mapping[str, Any]) -> str:
    """A cell of SOURCE_CELLS in words: "H52, Sepaku, capaian: 132"."""
    value = float(cell["value"])
    about = [cell["cell"], cell["area"], ROLE_WORDS.get(str(cell["used_as"]), "")]
    return f"{', '.join(filter(None, map(str, about)))}: {written_value(None if value != value else value)}"
