"""Questions answered in this visit, each folded to one line that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from stunting.model.decisions import Decision
from stunting.ui.data.decisions import keep_answers, keep_office
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ANSWERED = "terjawab"


@dataclass(frozen=True, slots=True)
class Answered:
    """A card that was answered: its title, and the decisions that it made."""

    title: str
    decisions: tuple[Decision, ...]


def answer(workspace: Workspace, title: str, decisions: Sequence[Decision]) -> None:
    """Keep the answers of a card, and its title for the line that stands in its place."""
    st.session_state[_ANSWERED] = [*_all(), Answered(title, tuple(decisions))]
    keep_answers(workspace, decisions)


def answered_in(workspace: Workspace) -> list[Answered]:
    """The cards answered in this visit whose decisions all still hold."""
    held = set(workspace.office.decisions)
    return [one for one in _all() if held.issuperset(one.decisions)]


def show_answered(workspace: Workspace) -> None:
    """One line for each answered card, with a button that takes its answers back."""
    for number, one in enumerate(answered_in(workspace)):
        with st.container(key=f"terjawab_{number}", horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/check: {literal(one.title)}")
            if not is_read_only() and st.button(
                wording.ANSWER_UNDO, key=f"batalkan_{number}", type="tertiary"
            ):
                _take_back(workspace, one)


def _take_back(workspace: Workspace, one: Answered) -> None:
    st.session_state[_ANSWERED] = [other for other in _all() if other != one]
    office = workspace.office
    for decision in one.decisions:
        office = office.without_decision(decision)
    keep_office(workspace, office)


def _all() -> list[Answered]:
    return cast("list[Answered]", st.session_state.get(_ANSWERED, []))
