"""The agenda of a meeting: ten rows of the plan first, each opened as a form beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.analysis.acting.follow_up_edits import with_new_row
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.offices import short_office
from stunting.charts.plan_card import plan_answer, plan_card
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.ui.follow_up.plan import change_plan, current_plan, of_plan, undo_plan
from stunting.ui.follow_up.row_form import ask_row, show_asked_row, show_saved
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_answer, show_heading, show_remark
from stunting.ui.visit.choices import Choice
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_ALL, _OFFICE = "agenda_semua", "agenda_opd"
_MOST_OFFICES = 8


def show_plan_answer(view: View) -> None:
    """What was decided and written down so far, of the rows that are chosen and of the chosen office."""
    rows = _chosen(view)
    office = _asked_office(rows)
    words = of_plan(
        view,
        ("answer", view.choices, office),
        lambda _: plan_answer(_of_office(rows, office), _only_whole(view)),
    )
    chosen = chosen_words(view, (*AREA_AND_SECTOR, Choice.INDICATOR), office)
    show_answer(words, sample=view.workspace.is_sample, chosen=chosen)


def _only_whole(view: View) -> int:
    """Indicators of the choices that are below target where the data tell of the kabupaten alone."""
    if len(view.coverage(AreaLevel.KECAMATAN).frame) or len(view.coverage(AreaLevel.DESA).frame):
        return 0
    whole = view.choices.of_subject(view.latest(AreaLevel.KABUPATEN))
    return int(largest_gaps(whole, view.catalogue)["indicator"].nunique())


def show_agenda(view: View) -> None:
    """Rows of the chosen kecamatan, sector and indicator; a click on one opens it as a form."""
    rows = _chosen(view)
    show_saved()
    office = _choose_office(rows)
    own = _of_office(rows, office)
    everything = bool(st.session_state.get(_ALL))
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="kepala_agenda"
    ):
        show_heading(wording.AGENDA_TITLE, wording.AGENDA_HELP)
        with st.container(horizontal=True, width="content"):
            st.button(wording.PLAN_ADD, on_click=_add_row, args=(view,))
            undo = not current_plan(view).earlier
            st.button(wording.PLAN_UNDO, on_click=undo_plan, args=(view,), disabled=undo)
    if own.empty:
        st.caption(wording.PLAN_EMPTY)
    else:
        show_card(
            of_plan(
                view,
                ("agenda", view.choices, office, everything),
                lambda _: plan_card(own, view.catalogue, everything=everything),
            ),
            "agenda",
            on_cell=lambda row, _: ask_row(row),
            on_more=lambda: st.session_state.update({_ALL: not everything}),
        )
        show_remark(wording.AGENDA_NOTE)
    show_asked_row(view)


def _chosen(view: View) -> pd.DataFrame:
    """Rows of the plan for the choices; those that a person added without figures stay in sight."""
    choices = view.choices

    def chosen(plan: pd.DataFrame) -> pd.DataFrame:
        keep = pd.Series(True, index=plan.index)
        for name, wanted in (
            ("area_key", choices.kecamatan),
            ("sector", choices.sector),
            ("indicator", choices.indicator),
        ):
            if wanted:
                keep &= plan[name].isin([wanted, ""])
        return plan[keep]

    return of_plan(view, ("rows", choices), chosen)


def _asked_office(rows: pd.DataFrame) -> str:
    """The office that is chosen in this run, before its choice is drawn; empty where none is."""
    asked = str(st.session_state.get(_OFFICE) or "")
    return asked if asked in set(rows["opd"]) else ""


def _of_office(rows: pd.DataFrame, office: str) -> pd.DataFrame:
    return rows[rows["opd"] == office] if office else rows


def _choose_office(rows: pd.DataFrame) -> str:
    """One of the offices with most rows, or all."""
    every = rows.loc[rows["opd"] != "", "opd"].value_counts().to_dict()
    asked = st.session_state.get(_OFFICE)
    if asked not in every:
        st.session_state.pop(_OFFICE, None)
    names = {
        office: wording.AGENDA_OFFICE.format(name=short_office(office), count=format_number(count))
        for place, (office, count) in enumerate(every.items())
        if place < _MOST_OFFICES or office == asked
    }
    if len(names) < 2:
        return ""
    chosen = st.pills(
        wording.AGENDA_OFFICES,
        list(names),
        format_func=lambda office: names.get(office, office),
        key=_OFFICE,
        label_visibility="collapsed",
    )
    return str(chosen or "")


def _add_row(view: View) -> None:
    change_plan(view, with_new_row)
    ask_row(str(current_plan(view).frame["id"].iloc[-1]))
