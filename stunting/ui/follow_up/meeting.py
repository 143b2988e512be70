"""Mode rapat: one finding per screen in large type, its decision into the plan at once, arrow keys."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from stunting.analysis.acting.follow_up_edits import edited, with_new_row
from stunting.charts.answer import Tone, Words
from stunting.charts.meeting import Finding, MeetingBar, Proposal
from stunting.model.accounts import Right
from stunting.model.follow_up import LIST_MARK, QUARTERS, FollowUpStatus
from stunting.model.formatting import format_number
from stunting.model.labels import PROMISE_WORDS
from stunting.model.summaries import Status
from stunting.model.summaries.promises import PromiseVerdict
from stunting.ui.follow_up.meeting_order import arranged, in_meeting, put_off, show_order
from stunting.ui.follow_up.plan import change_plan, current_plan
from stunting.ui.shown.design import file_text
from stunting.ui.shown.page_buttons import show_print_button
from stunting.ui.visit.account import may
from stunting.ui.visit.choices import ask_page
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_AT = "temuan"
_TAGS = {Tone.PLAIN: "span", Tone.STRONG: "b", Tone.WORST: "b"}
_MOST_LINES = 8
_ROOM, _LETTER = 5, 2.8
"""Percent of the whole strip that a bar needs for its words, and for each letter of them (on a phone)."""


def show_meeting(view: View, found: tuple[Finding, ...], promises: pd.DataFrame | None, chosen: str) -> None:
    """The finding that the address asks for, with all of them for paper.

    The promises of last time come after what was `found`, or where they were moved, and the decisions last.
    All but those, which are of the whole plan, begin with what is `chosen`.
    """
    st.html(f"<style>{file_text('meeting.css')}</style>")
    told = (*found, *([_promises(promises)] if promises is not None and len(promises) else []))
    if chosen:
        first = (Words(chosen, Tone.STRONG), Words(" \u00b7 "))
        told = tuple(replace(one, title=(*first, *one.title)) for one in told)
    every = arranged(told)
    findings = (*in_meeting(every), _decisions(view))
    at = _place(len(findings))
    one = findings[at]
    _show_head(view, every, at, len(findings))
    st.html(f"<p class='rapat-judul' role='heading' aria-level='2'>{_words(one.title)}</p>")
    figure, decision = st.columns([826, 444], gap="large")
    with figure:
        st.html(_bars(one) + f"<p class='rapat-legenda'>{escape(one.legend)}</p>")
    with decision:
        if one.decides:
            _show_decision(view, every, one, at, len(findings))
        elif one.facts:
            st.html(_facts(one))
    _show_foot(findings, at)
    papers = "".join(_paper(other, number, len(findings)) for number, other in enumerate(findings, start=1))
    st.html(f"<div class='rapat-cetak' aria-hidden='true'>{papers}</div>")


def _place(count: int) -> int:
    """The number of the finding in the address, counted from 0."""
    asked = str(st.query_params.get(_AT, "1"))
    return min(max(int(asked) if asked.isdecimal() else 1, 1), count) - 1


def _go(number: int) -> None:
    st.query_params[_AT] = str(number + 1)


def _show_head(view: View, every: tuple[Finding, ...], at: int, count: int) -> None:
    sample = f" \u00b7 {wording.SAMPLE_SHORT}" if view.workspace.is_sample else ""
    marks = "".join(
        f"<i class='{'kini' if place == at else 'lalu' if place < at else ''}'></i>" for place in range(count)
    )
    with st.container(key="rapat_kepala", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p class='rapat-baris'><b>{escape(wording.PAGE_MEETING)}</b>"
            f"<span>{escape(wording.MEETING_LINE + sample)}</span>"
            f"<span class='rapat-maju' aria-hidden='true'>{marks}</span><b>{at + 1} / {count}</b></p>"
        )
        show_order(every)
        show_print_button(wording.MEETING_PRINT, "rapat_cetak")
        st.button(wording.MEETING_LEAVE, on_click=ask_page, args=("ringkasan",), shortcut="Escape")


def _show_decision(view: View, every: tuple[Finding, ...], one: Finding, at: int, count: int) -> None:
    rows, activity = _rows_of(view, one)
    agreed = len(rows) and rows["status"].eq(FollowUpStatus.AGREED.value).all()
    with st.container(border=True, key="rapat_putusan", gap="xsmall"):
        st.html(_facts(one, activity))
        if rows.empty and one.proposal is None:
            st.caption(wording.MEETING_NO_ROW)
            return
        before = next((text for text in rows["quarters"] if text), "").split(LIST_MARK)[0]
        may_agree = not is_read_only() and may(Right.PLAN)
        quarter = st.pills(
            wording.MEETING_WHEN,
            QUARTERS,
            default=before if before in QUARTERS else None,
            key=f"rapat_waktu_{one.key}_{current_plan(view).version}",
            disabled=not may_agree,
        )
        if agreed:
            st.html(f"<p class='rapat-sepakat'>\u2713 {escape(wording.MEETING_AGREED)}</p>")
        if not may_agree:
            st.caption(wording.MEETING_READ_ONLY)
        elif st.button(wording.MEETING_AGREE, type="primary", width="stretch", shortcut="Enter"):
            said = {"status": FollowUpStatus.AGREED.value} | ({"quarters": quarter} if quarter else {})
            change_plan(view, partial(_agreed, ids=list(rows["id"]), said=said, proposal=one.proposal))
            _go(min(at + 1, count - 1))
            st.rerun()
        if st.button(wording.MEETING_LATER, width="stretch"):
            put_off(every, one.key)
            st.rerun()


def _rows_of(view: View, one: Finding) -> tuple[pd.DataFrame, str]:
    """The rows of the plan that a finding is decided by, if it has any yet, and what is to be done."""
    plan = current_plan(view).frame
    if one.proposal is not None:
        own = plan[(plan["issue"] == one.proposal.issue) & (plan["area_key"] == one.proposal.area_key)]
        return own, next((text for text in own["activity"] if text), one.proposal.activity)
    rows = plan[plan["indicator"] == one.indicator]
    if view.choices.kecamatan:  # what is agreed for one binds no other
        rows = rows[rows["area_key"].isin([view.choices.kecamatan, ""])]
    return rows, next((text for text in rows["activity"] if text), "")


def _agreed(
    plan: pd.DataFrame, ids: list[str], said: dict[str, str], proposal: Proposal | None
) -> pd.DataFrame:
    """The plan with what was said of some rows, or with the row that was proposed where there is none."""
    if ids or proposal is None:
        return edited(plan, dict.fromkeys(ids, said))
    return with_new_row(plan, {**asdict(proposal), "activity_suggested": True, **said})


def _show_foot(findings: tuple[Finding, ...], at: int) -> None:
    with st.container(key="rapat_kaki", horizontal=True, vertical_alignment="center"):
        before = f"{at} {findings[at - 1].short}" if at else wording.MEETING_FIRST
        st.button(
            before,
            key="rapat_lalu",
            on_click=_go,
            args=(at - 1,),
            disabled=not at,
            shortcut="Left",
            type="tertiary",
        )
        st.html(f"<p class='rapat-sumber'>{escape(findings[at].source)}</p>")
        last = at == len(findings) - 1
        after = wording.MEETING_LAST if last else f"{at + 2} {findings[at + 1].short}"
        st.button(
            after,
            key="rapat_lanjut",
            on_click=_go,
            args=(at + 1,),
            disabled=last,
            shortcut="Right",
            type="tertiary",
        )


def _words(words: tuple[Words, ...]) -> str:
    return "".join(f"<{_TAGS[one.tone]}>{escape(one.text)}</{_TAGS[one.tone]}>" for one in words)


def _bars(one: Finding) -> str:
    lines = "".join(_bar(bar) for bar in one.bars)
    return (
        f"<div class='rapat-batang' role='img' aria-label='{escape(_spoken(one))}'>{lines}</div>"
        if lines
        else ""
    )


def _bar(bar: MeetingBar) -> str:
    long, target = 100 * bar.length, 100 * bar.target
    marks, look = "", "isi"
    if bar.target == bar.target:
        if bar.gap and target > long:
            place = f"left:{long:.2f}%;width:{target - long:.2f}%"
            marks = f"<i class='kurang' style='{place}'><em>{escape(bar.gap)}</em></i>"
        marks += f"<i class='sasaran' style='left:{min(target, 99.6):.2f}%'></i>"
    elif bar.status is not Status.NO_TARGET:
        look = f"isi {bar.status.value}"
    # Where neither side has all the room, the longer one is taken.
    beside = " luar" if long < min(_ROOM + _LETTER * len(bar.text), 50) else ""
    value = f"<em class='nilai{beside}' style='left:{long:.2f}%'>{escape(bar.text)}</em>"
    strip = f"<i class='{look}' style='width:{long:.2f}%'></i>{marks}{value}"
    return f"<p><b>{escape(bar.name)}</b><span>{strip}</span></p>"


def _spoken(one: Finding) -> str:
    return "; ".join(f"{bar.name} {bar.text}{f', kurang {bar.gap}' if bar.gap else ''}" for bar in one.bars)


def _facts(one: Finding, activity: str = "") -> str:
    facts = [*one.facts, *([("Apa", f"{activity} (usulan)")] if activity else [])]
    lines = "".join(f"<dt>{escape(asked)}</dt><dd>{escape(said)}</dd>" for asked, said in facts)
    title = wording.MEETING_DECIDE if one.decides else wording.MEETING_LIST
    return f"<div class='rapat-fakta'><h3>{escape(title)}</h3><dl>{lines}</dl></div>"


def _paper(one: Finding, number: int, count: int) -> str:
    """One sheet of paper; what is decided is written by hand."""
    lines = (
        "<dt>Apa</dt><dd class='tulis'></dd><dt>Sampai kapan</dt><dd class='tulis'></dd>"
        if one.decides
        else ""
    )
    facts = "".join(f"<dt>{escape(asked)}</dt><dd>{escape(said)}</dd>" for asked, said in one.facts)
    return (
        f"<section><p class='rapat-judul'>{_words(one.title)}</p>{_bars(one)}<p class='rapat-legenda'>"
        f"{escape(one.legend)}</p><div class='rapat-fakta'><dl>{facts}{lines}</dl></div>"
        f"<p class='rapat-sumber'>{number} / {count} \u00b7 {escape(one.source)}</p></section>"
    )


def _promises(judged: pd.DataFrame) -> Finding:
    counts = judged["verdict"].value_counts()
    bars = tuple(
        MeetingBar(
            PROMISE_WORDS[one],
            counts[one.value] / len(judged),
            format_number(counts[one.value]),
            status=Status.MET if one is PromiseVerdict.KEPT else Status.BEHIND,
        )
        for one in PromiseVerdict
        if counts.get(one.value, 0)
    )
    kept = int(counts.get(PromiseVerdict.KEPT.value, 0))
    title = (
        Words(f"{format_number(kept)} dari {format_number(len(judged))} janji", Tone.STRONG),
        Words(" rencana yang lalu ditepati"),
    )
    return Finding("janji", wording.MEETING_PROMISES, title, bars, "janji menurut hasilnya", "")


def _decisions(view: View) -> Finding:
    plan = current_plan(view).frame
    agreed = plan[plan["status"] == FollowUpStatus.AGREED.value]
    title = (
        Words(f"{format_number(len(agreed))} dari {format_number(len(plan))} baris rencana", Tone.STRONG),
        Words(" disepakati"),
    )
    listed = tuple(
        (
            ", ".join(filter(None, (row["kecamatan"], row["quarters"]))) or "\u2013",
            row["issue"] or row["activity"],
        )
        for row in agreed.head(_MOST_LINES).to_dict("records")
    )
    more = len(agreed) - len(listed)
    legend = wording.MEETING_MORE.format(count=format_number(more)) if more > 0 else ""
    return Finding("keputusan", wording.MEETING_DECISIONS, title, (), legend, "", facts=listed)
