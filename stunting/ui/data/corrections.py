"""Corrections in force: listed with what became of each, taken back, and noted on every page they touch."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from stunting.analysis.acting.confirmation import number_name
from stunting.catalogue.indicators import Catalogue
from stunting.model.corrections import AskedCell, Correction, CorrectionState
from stunting.model.decision_file import OfficeDecisions
from stunting.model.formatting import format_number
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure
from stunting.model.periods import period_label
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_corrections(workspace: Workspace) -> None:
    """Every correction with its old and new value, reason, office, day and state, and a button to undo it."""
    office = workspace.office
    if not office.corrections:
        st.caption(wording.CORRECTIONS_NONE)
        return
    states = {one.correction: one.state for one in workspace.dataset.corrections}
    for number, correction in enumerate(office.corrections):
        sentence, button = st.columns([5, 1], vertical_alignment="center")
        sentence.markdown(correction_sentence(correction, workspace.catalogue))
        state = wording.CORRECTION_STATES[states.get(correction, CorrectionState.ABSENT)]
        sentence.caption(f"{state} \u00b7 {literal(correction.asked.place)}")
        if not is_read_only() and button.button(wording.UNDO, key=f"batal_koreksi_{number}", width="stretch"):
            keep_office(workspace, office.without_corrections([correction]))
    st.caption(wording.CORRECTIONS_KEEP)
    several = len(office.corrections) > 1 and not is_read_only()
    if several and st.button(wording.CORRECTIONS_UNDO_ALL, icon=":material/undo:"):
        keep_office(workspace, office.without_corrections(office.corrections))


def note_corrections(workspace: Workspace) -> None:
    """A line for pages whose figures stand on corrected numbers."""
    applied = [one for one in workspace.dataset.corrections if one.state is CorrectionState.APPLIED]
    if applied:
        st.caption(wording.CORRECTIONS_IN_USE.format(count=format_number(len(applied))))


def correction_sentence(correction: Correction, catalogue: Catalogue) -> str:
    """A correction as a sentence in markdown."""
    asked = correction.asked
    return wording.CORRECTION_LINE.format(
        **{name: literal(text) for name, text in asked_words(asked, catalogue).items()},
        words=literal(correction.words),
    )


def asked_words(asked: AskedCell, catalogue: Catalogue) -> dict[str, str]:
    """What a number is about, in words: name, area, period and measure."""
    number = asked.number
    inside = number.parent and number.parent.casefold() != number.area.casefold()
    return {
        "name": number_name(number, catalogue),
        "area": f"{number.area} ({number.parent})" if inside else number.area,
        "period": period_label(number.period),
        "measure": MEASURE_LABELS[Measure(number.measure)],
    }


def with_accepted(office: OfficeDecisions, corrections: Collection[Correction]) -> OfficeDecisions:
    """The decisions with some answers accepted."""
    for correction in corrections:
        office = office.with_correction(correction)
    return office
