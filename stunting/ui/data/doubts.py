"""Doubts about the reading, few at a time: what was understood and why; one click settles each."""

from __future__ import annotations

import streamlit as st

from stunting.analysis.quality.reading_questions import ReadingQuestion, reading_questions
from stunting.analysis.quality.why import words_of
from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Aspect
from stunting.model.formatting import format_number
from stunting.model.labels import ASPECT_LABELS
from stunting.ui.data.decisions import keep_answers
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_AT_ONCE = 5


def show_doubts(workspace: Workspace) -> None:
    """The questions that move most people, each with its readings as buttons; nothing without doubts."""
    asked = doubts_in(workspace)
    if not asked:
        return
    cells = format_number(sum(one.cells for one in asked))
    st.caption(wording.DOUBTS_INTRO.format(questions=format_number(len(asked)), cells=cells))
    for number, question in enumerate(asked[:_AT_ONCE]):
        with st.container(border=True):
            _show_question(workspace, question, f"ragu_{number}")
    if len(asked) > _AT_ONCE:
        st.caption(wording.DOUBTS_MORE.format(count=format_number(len(asked) - _AT_ONCE)))


def doubts_in(workspace: Workspace) -> tuple[ReadingQuestion, ...]:
    """The questions about the reading, those that move most people first."""
    return computed("doubts", lambda: reading_questions(workspace.dataset))


def _show_question(workspace: Workspace, question: ReadingQuestion, key: str) -> None:
    settled = question.settled
    st.markdown(_sentence(question, workspace.catalogue))
    none_of_them = settled.aspect is Aspect.INDICATOR
    readings = [settled.value, *([settled.runner_up] if settled.runner_up or none_of_them else [])]
    buttons = st.columns([2, 2, 3], vertical_alignment="center")
    for place, value in enumerate(dict.fromkeys(readings)):
        label = reading_label(settled.aspect, value, workspace.catalogue)
        if buttons[place].button(label, key=f"{key}_{place}", width="stretch"):
            keep_answers(workspace, question.answer(value))
    buttons[-1].caption(wording.DOUBTS_OTHERWISE)


def _sentence(question: ReadingQuestion, catalogue: Catalogue) -> str:
    settled = question.settled
    where = " \u203a ".join(part for part in (question.file, question.sheet, question.cell) if part)
    people = wording.DOUBT_PEOPLE.format(people=format_number(question.people)) if question.people else ""
    return wording.DOUBT.format(
        aspect=ASPECT_LABELS[settled.aspect],
        header=literal(question.accounts[0].header),
        where=literal(where),
        reading=literal(words_of(settled.aspect, settled.value, catalogue)),
        because=f" ({literal(settled.because)})" if settled.because else "",
        cells=format_number(question.cells),
        people=people,
    )


def reading_label(aspect: Aspect, value: str, catalogue: Catalogue) -> str:
    """A reading on a button."""
    if aspect is Aspect.INDICATOR and not value:
        return wording.NO_INDICATOR
    return literal(words_of(aspect, value, catalogue))
