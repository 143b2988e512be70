"""The decisions of the office: kept, listed, taken back, carried along as a file and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.generations import generations
from stunting.catalogue.indicators import Catalogue
from stunting.model.activities import ActivityColumn, ActivityRole
from stunting.model.decision_file import DECISION_FILE, OfficeDecisions, from_json, to_json
from stunting.model.decisions import Decision, DecisionKind, MeasureAnswer
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number
from stunting.model.labels import (
    ACTIVITY_COLUMN_LABELS,
    ACTIVITY_ROLE_LABELS,
    MEASURE_ANSWER_LABELS,
    MONTHLY_COUNT_LABELS,
    SERIES_LABELS,
)
from stunting.model.observations import Series
from stunting.model.periods import period_label
from stunting.model.schema import UnfitError
from stunting.model.summaries.workload import MonthlyCount
from stunting.ui.data.upload import read_again, tell
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import NOTHING_DECIDED, Workspace, current_workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "decision_round"
_TOLD = 3
"""So many answers given at once are told one by one."""


def decide(workspace: Workspace, decisions: Sequence[Decision]) -> None:
    """Keep decisions and read the uploads again with them."""
    keep_office(workspace, _joined(workspace.office, decisions))


def keep_answers(workspace: Workspace, decisions: Sequence[Decision]) -> None:
    """Keep answers given on the page of uploads, which then says what they settled."""
    read_again(replace(workspace, office=_joined(workspace.office, decisions)))
    tell(_saved_sentence(workspace, current_workspace() or workspace, decisions))
    st.rerun()


def _joined(office: OfficeDecisions, decisions: Sequence[Decision]) -> OfficeDecisions:
    for decision in decisions:
        office = office.with_decision(decision)
    return office


def _saved_sentence(before: Workspace, after: Workspace, decisions: Sequence[Decision]) -> str:
    """What was answered, and how many numbers no longer wait for it."""
    told = list(dict.fromkeys(decision_sentence(one, after.catalogue) for one in decisions))
    more = wording.ANSWERS_MORE.format(count=format_number(len(told) - _TOLD)) if len(told) > _TOLD else ""
    waited, waiting = _waiting(before), _waiting(after)
    left = format_number(waiting) if waiting else wording.NONE_LEFT
    effect = wording.ANSWER_SETTLED.format(settled=format_number(waited - waiting), waiting=left)
    answers = "; ".join(told[:_TOLD]) + more
    return wording.ANSWER_SAVED.format(answers=answers, effect=effect if waiting < waited else "")


def _waiting(workspace: Workspace) -> int:
    rows = workspace.dataset.observations
    return int((rows["certainty"].eq(Certainty.DOUBTFUL.value) & rows["value"].notna()).sum())


def keep_office(workspace: Workspace, office: OfficeDecisions, said: str = wording.OFFICE_KEPT) -> None:
    """Read the uploads again with what the office decided, and draw the page anew, which says so."""
    read_again(replace(workspace, office=office))
    tell(said)
    st.rerun()


def show_decisions(workspace: Workspace) -> None:
    """Every decision with a button that takes it back; all of them as a file, and from a file."""
    office = workspace.office
    _show_pro_rata(workspace)
    if not office.decisions:
        st.caption(wording.NO_DECISIONS)
    for number, decision in enumerate(office.decisions):
        sentence, button = st.columns([5, 1], vertical_alignment="center")
        sentence.markdown(decision_sentence(decision, workspace.catalogue))
        if not is_read_only() and button.button(wording.UNDO, key=f"batal_{number}", width="stretch"):
            keep_office(workspace, office.without_decision(decision))
    for indicator in office.indicators:
        st.markdown(wording.OWN_LISTED.format(name=literal(indicator.name), sector=literal(indicator.sector)))
    with st.container(horizontal=True):
        if not office.empty:
            st.download_button(
                wording.DECISIONS_EXPORT,
                to_json(office),
                file_name=DECISION_FILE,
                mime="application/json",
                on_click="ignore",
                icon=":material/download:",
            )
        others = replace(office, corrections=())
        if not (others.empty or is_read_only()) and st.button(wording.UNDO_ALL, icon=":material/undo:"):
            keep_office(workspace, replace(NOTHING_DECIDED, corrections=office.corrections))
    if not is_read_only():
        _show_import(workspace)


def _show_pro_rata(workspace: Workspace) -> None:
    """Switch the pro-rata targets off and on."""
    off = Decision(DecisionKind.PRO_RATA, "", "false")
    on = off not in workspace.office.decisions
    if st.toggle(wording.PRO_RATA_TOGGLE, on, help=wording.PRO_RATA_HELP, disabled=is_read_only()) != on:
        office = workspace.office
        keep_office(workspace, office.with_decision(off) if on else office.without_decision(off))


def decision_sentence(decision: Decision, catalogue: Catalogue) -> str:
    """A decision as a sentence in markdown: what it is about, of what, and the answer."""
    named = catalogue.indicator(decision.subject) if decision.kind is DecisionKind.YEAR_PARTS else None
    said = named.short_name if named else decision.subject
    subject = f" \u201c{literal(said)}\u201d" if said else ""
    answer = literal(_answer_words(decision, catalogue))
    return f"{wording.DECISION_KINDS[decision.kind]}{subject}: **{answer}**"


def _answer_words(decision: Decision, catalogue: Catalogue) -> str:
    value = decision.value
    match decision.kind:
        case DecisionKind.COLUMN_INDICATOR:
            known = catalogue.indicator(value)
            return known.short_name if known else wording.NO_INDICATOR
        case DecisionKind.ACTIVITY_INDICATOR:
            names = [one.short_name for id in value.split() if (one := catalogue.indicator(id))]
            return "; ".join(names) or wording.NO_INDICATOR
        case DecisionKind.ACTIVITY_COLUMN:
            return ACTIVITY_COLUMN_LABELS[ActivityColumn(value)]
        case DecisionKind.ACTIVITY_ROLE:
            return ACTIVITY_ROLE_LABELS[ActivityRole(value)]
        case DecisionKind.COLUMN_MEASURE:
            return MEASURE_ANSWER_LABELS[MeasureAnswer(value)]
        case DecisionKind.TABLE_SERIES:
            return SERIES_LABELS[Series(value)]
        case DecisionKind.GENERATION:
            return generations()[value].label if value in generations() else value
        case DecisionKind.YEAR_PARTS:
            return MONTHLY_COUNT_LABELS[MonthlyCount(value)]
        case DecisionKind.COLUMN_PERIOD | DecisionKind.TABLE_PERIOD:
            return period_label(value)
        case DecisionKind.AREA:
            area = load_gazetteer().area(value)
            return f"{area.name} ({area.code})" if area else wording.AREA_NONE
        case (
            DecisionKind.COLUMN_IGNORED
            | DecisionKind.TABLE_IGNORED
            | DecisionKind.ROW_TOTAL
            | DecisionKind.PRO_RATA
        ):
            return wording.YES if value == "true" else wording.NO
        case _:
            return value or wording.EMPTY_ANSWER


def _show_import(workspace: Workspace) -> None:
    number = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(wording.DECISIONS_IMPORT, key=f"keputusan_{number}")
    if file is None:
        return
    try:
        other = from_json(file.getvalue())
    except UnfitError as unfit:
        st.error(wording.DECISIONS_WRONG_FILE.format(reason=unfit))
        return
    st.session_state[_ROUND] = number + 1
    st.toast(
        wording.DECISIONS_READ.format(count=format_number(len(other.decisions) + len(other.corrections)))
    )
    keep_office(workspace, workspace.office.joined(other))
