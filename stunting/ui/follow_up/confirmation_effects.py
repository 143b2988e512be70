"""What answers would move on the level of the kabupaten, before anybody accepts them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.acting.confirmation_effects import figure_changes
from stunting.analysis.acting.corrections import apply_corrections
from stunting.model.areas import AreaLevel
from stunting.model.confirmation import Answer
from stunting.model.corrections import same_value
from stunting.model.formatting import format_percent
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording


def changes_if_accepted(view: View, answers: Sequence[Answer], when: str) -> pd.DataFrame:
    """Kabupaten figures that would move if all these answers were accepted (FIGURE_CHANGES)."""

    def make() -> pd.DataFrame:
        kabupaten = view.workspace.dataset.kabupaten
        corrected, _, _ = apply_corrections(view.observations, [one.accepted(when) for one in answers])
        before = view.coverage(AreaLevel.KABUPATEN).frame
        return figure_changes(before, corrected, view.catalogue, view.gazetteer, kabupaten)

    return computed(("answers", tuple(one.id for one in answers)), make)


def show_changes(view: View, changes: pd.DataFrame) -> None:
    """Kabupaten figures before and after, with their status."""
    if changes.empty:
        st.caption(wording.EFFECTS_NONE)
        return
    names = view.options.indicators
    table = pd.DataFrame(
        [
            {
                "Indikator": names.get(row["indicator"], row["indicator"]),
                "Wilayah": row["area"],
                "Periode": period_label(row["period"]),
                "Sekarang": f"{format_percent(row['before'])} {_status(row['status_before'])}",
                "Menjadi": f"{format_percent(row['after'])} {_status(row['status_after'])}",
            }
            for row in records(changes)
        ]
    )
    st.markdown(f"**{wording.EFFECTS_TITLE}**")
    show_table(table, key="pengaruh", name="pengaruh_jawaban", alt=wording.EFFECTS_TITLE)


def _status(status: str) -> str:
    return f"({STATUS_SIGNS[Status(status)]} {STATUS_LABELS[Status(status)]})" if status else ""


def moves_words(answer: Answer, changes: pd.DataFrame) -> str:
    """The kabupaten figure of the number of an answer, before and after all answers."""
    number = answer.asked.number
    own = changes[
        changes["indicator"].isin(number.indicators)
        & changes["period"].eq(number.period)
        & changes["series"].eq(number.series)
    ]
    if own.empty or same_value(answer.asked.value, answer.new):
        return wording.ANSWER_MOVES_NOTHING
    row = own.iloc[0]
    return wording.ANSWER_MOVES.format(
        before=format_percent(row["before"]), after=format_percent(row["after"])
    )
