"""Answers that came back: old against new, what they would move, and the decision of the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from stunting.analysis.acting.corrections import foreseen
from stunting.model import schema
from stunting.model.accounts import Right
from stunting.model.confirmation import Answer, KeptAnswers
from stunting.model.corrections import Correction, CorrectionOutcome, CorrectionState, written_value
from stunting.model.formatting import format_number
from stunting.model.problems import Problem
from stunting.pipeline import Upload, read_answers
from stunting.ui.data.corrections import asked_words, with_accepted
from stunting.ui.data.decisions import keep_office
from stunting.ui.follow_up.confirmation_effects import changes_if_accepted, moves_words, show_changes
from stunting.ui.shown.problem_list import problem_table
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import may
from stunting.ui.visit.keeping import Part, is_read_only
from stunting.ui.visit.session import current_workspace
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "confirmation_round"
_MOST_SHOWN = 25
_USABLE = (CorrectionState.APPLIED, CorrectionState.CONFIRMED)


_KEPT = Part(
    "confirmation_answers",
    "jawaban_konfirmasi.json",
    lambda kept: schema.to_json(kept).encode(),
    lambda body: schema.from_json(body, KeptAnswers),
)
_PROBLEMS = "confirmation_problems"
"""What was wrong with the files that came last."""


def show_answers(view: View) -> None:
    """The uploader, the answers waiting for a decision with what they would move, and those set aside."""
    may_answer = not is_read_only() and may(Right.PLAN)
    if may_answer:
        _show_uploader()
    else:
        st.caption(wording.ANSWERS_NOT_TAKEN)
    kept = _kept()
    _show_problems()
    accepted = {_same(one) for one in view.workspace.office.corrections}
    open_answers = [one for one in kept.answers.values() if _same(one.accepted(_today())) not in accepted]
    if not kept.answers:
        if may_answer:
            st.caption(wording.ANSWERS_EMPTY)
        return
    if len(open_answers) < len(kept.answers):
        st.caption(
            wording.ANSWERS_ACCEPTED.format(count=format_number(len(kept.answers) - len(open_answers)))
        )
    waiting = [one for one in open_answers if one.id not in kept.rejected]
    # All areas are asked, also where a person looks at one kabupaten of several.
    everything = current_workspace() or view.workspace
    outcomes = foreseen(everything.dataset.observations, [one.accepted(_today()) for one in waiting])
    usable = [one for one, now in zip(waiting, outcomes, strict=True) if now.state in _USABLE]
    late = [(one, now) for one, now in zip(waiting, outcomes, strict=True) if now.state not in _USABLE]
    _show_pending(view, usable)
    _show_late(view, late)
    _show_rejected(view, [one for one in open_answers if one.id in kept.rejected])


def _show_uploader() -> None:
    number = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        wording.ANSWERS_UPLOAD, accept_multiple_files=True, key=f"jawaban_kantor_{number}"
    )
    if not files:
        return
    answers, problems = read_answers([Upload(file.name, file.getvalue()) for file in files])
    kept = _kept()
    new = {one.id: one for one in answers if one.id not in kept.answers}
    _KEPT.put(replace(kept, answers={**kept.answers, **new}))
    st.session_state[_PROBLEMS] = problems
    st.session_state[_ROUND] = number + 1
    st.toast(wording.ANSWERS_READ.format(count=format_number(len(new))))
    st.rerun()


def _show_problems() -> None:
    problems = cast("tuple[Problem, ...]", st.session_state.get(_PROBLEMS, ()))
    if not problems:
        return
    st.warning(wording.ANSWERS_PROBLEMS.format(count=format_number(len(problems))))
    table = problem_table(problems)
    show_table(table, key="masalah_jawaban", name="jawaban_perlu_diperiksa", alt=wording.TAB_ANSWERS)


def _show_pending(view: View, answers: Sequence[Answer]) -> None:
    if not answers:
        return
    st.subheader(wording.ANSWERS_PENDING.format(count=format_number(len(answers))), anchor=False)
    changes = changes_if_accepted(view, answers, _today())
    show_changes(view, changes)
    said = Counter((one.asked.number.key, one.asked.value) for one in answers)
    alone = [one for one in answers if said[one.asked.number.key, one.asked.value] == 1]
    with st.container(horizontal=True):
        if alone and st.button(
            wording.ANSWERS_ACCEPT_ALL.format(count=format_number(len(alone))), type="primary"
        ):
            _accept(view, alone)
        st.button(
            wording.ANSWERS_REJECT_ALL.format(count=format_number(len(answers))),
            on_click=_reject,
            args=(answers,),
        )
    for answer in answers[:_MOST_SHOWN]:
        _show_one(view, answer, changes, contested=answer not in alone)
    if len(answers) > _MOST_SHOWN:
        shown, count = format_number(_MOST_SHOWN), format_number(len(answers))
        st.caption(wording.ANSWERS_SHOWN.format(shown=shown, count=count))


def _show_one(view: View, answer: Answer, changes: pd.DataFrame, *, contested: bool) -> None:
    with st.container(border=True):
        sentence, accept, reject = st.columns([6, 1, 1], vertical_alignment="center")
        with sentence:
            st.markdown(_answer_sentence(view, answer))
            st.caption(moves_words(answer, changes))
            if contested:
                st.caption(wording.ANSWER_TWO)
        if accept.button(wording.ANSWERS_ACCEPT, key=f"terima_{answer.id}", width="stretch"):
            _accept(view, [answer])
        reject.button(
            wording.ANSWERS_REJECT,
            key=f"tolak_{answer.id}",
            on_click=_reject,
            args=([answer],),
            width="stretch",
        )


def _show_late(view: View, late: Sequence[tuple[Answer, CorrectionOutcome]]) -> None:
    if not late:
        return
    st.subheader(wording.ANSWERS_LATE.format(count=format_number(len(late))), anchor=False)
    for answer, now in late:
        st.markdown(_answer_sentence(view, answer))
        st.caption(literal(_late_words(answer, now)))


def _late_words(answer: Answer, now: CorrectionOutcome) -> str:
    if now.state is CorrectionState.CONTAINED:
        return wording.ANSWER_IS_CONTAINED
    if now.state is CorrectionState.ABSENT:
        return wording.ANSWER_IS_ABSENT
    found = " dan ".join(written_value(value) for value in now.found)
    return wording.ANSWER_IS_CHANGED.format(old=written_value(answer.asked.value), found=found)


def _show_rejected(view: View, answers: Sequence[Answer]) -> None:
    if not answers:
        return
    st.subheader(wording.ANSWERS_REJECTED.format(count=format_number(len(answers))), anchor=False)
    for answer in answers:
        sentence, button = st.columns([6, 1], vertical_alignment="center")
        sentence.markdown(_answer_sentence(view, answer))
        button.button(
            wording.ANSWERS_BACK,
            key=f"kembali_{answer.id}",
            on_click=_take_back,
            args=(answer,),
            width="stretch",
        )


def _answer_sentence(view: View, answer: Answer) -> str:
    """What an answer is about, old against new, by whom and why; in markdown."""
    about = {name: literal(text) for name, text in asked_words(answer.asked, view.catalogue).items()}
    same = answer.accepted(_today()).confirms
    template = wording.ANSWER_RIGHT if same else wording.ANSWER_CHANGES
    values = {"old": literal(written_value(answer.asked.value)), "new": literal(written_value(answer.new))}
    by = wording.ANSWER_FROM.format(
        office=literal(answer.office), reason=literal(answer.reason or wording.ANSWER_NO_REASON)
    )
    change = template.format(**values, measure=about["measure"])
    return f"{about['name']} \u00b7 {about['area']} \u00b7 {about['period']}  \n{change}  \n{by}"


def _accept(view: View, answers: Sequence[Answer]) -> None:
    corrections = [one.accepted(_today()) for one in answers]
    keep_office(view.workspace, with_accepted(view.workspace.office, corrections))


def _reject(answers: Sequence[Answer]) -> None:
    kept = _kept()
    _KEPT.put(replace(kept, rejected=kept.rejected | {one.id for one in answers}))


def _take_back(answer: Answer) -> None:
    kept = _kept()
    _KEPT.put(replace(kept, rejected=kept.rejected - {answer.id}))


def _same(correction: Correction) -> tuple[object, ...]:
    """What makes an accepted answer known again among the corrections, whenever it was accepted."""
    return correction.asked.number.key, correction.new, correction.reason, correction.office


def _today() -> str:
    return date.today().isoformat()


def _kept() -> KeptAnswers:
    return _KEPT.get() or KeptAnswers()
