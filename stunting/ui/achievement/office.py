"""Parts of the page of one office: its answer, its indicators, what else waits for it, and all offices."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from stunting.analysis.acting.office_standings import (
    OfficeStanding,
    OfficeWork,
    office_standings,
    supported_by,
)
from stunting.charts.answer import Words
from stunting.charts.office_answer import office_answer
from stunting.charts.office_card import OfficeCard, OfficeRows, office_card
from stunting.charts.offices_card import offices_card
from stunting.model.formatting import format_number, format_rupiah
from stunting.model.indicators import leading_office
from stunting.ui.achievement.indicator import trend_in
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.shown.card_parts import marks_said, show_card_legend, show_card_table, trace_of_cell
from stunting.ui.shown.deadline import deadline_in_use
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading
from stunting.ui.visit.choices import ask_page, choose
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

OFFICE = "opd"
"""Name of the choice of an office, in the session and in the URL."""
_ROW, _ALL = "opd_baris", "opd_semua"
_ROWS_PIXELS = 533


@dataclass(frozen=True, slots=True)
class Offices:
    """All offices of the chosen area and sector, with the coverage rows and the work behind them.

    `led` are the rows of the whole that each office leads, `state` what they were made of.
    """

    whole: pd.DataFrame
    parts: pd.DataFrame
    work: OfficeWork
    standings: tuple[OfficeStanding, ...]
    led: Mapping[str, pd.DataFrame]
    state: tuple[Hashable, ...]

    def rows_of(self, view: View, office: str) -> OfficeRows:
        """Coverage rows of what one office leads and supports."""
        supported = frozenset(supported_by(self.whole, office)["indicator"])
        wanted = {*self.led[office]["indicator"], *supported}
        earlier = view.compared(view.whole_level)
        whole, parts, before = (
            rows[rows["indicator"].isin(wanted)] for rows in (self.whole, self.parts, earlier)
        )
        before = before[before["area_key"].isin(whole["area_key"])]
        return OfficeRows(whole, parts, before, supported)


def offices_of(view: View, gather: Callable[[], OfficeWork], *plans: Hashable) -> Offices:
    """The offices of what is chosen; the indicator that is chosen only opens its row.

    They are made once for the data, the choices and the state of the `plans` that `gather` takes work from.
    """
    subject = replace(view.choices, indicator="")
    state = (subject, *plans)

    def make() -> Offices:
        whole, parts = map(subject.of_subject, view.whole_and_parts)
        work = gather()
        standings = office_standings(whole, work, view.catalogue)
        leading = whole["opd"].map(leading_office)
        led = {one.office: whole[leading == one.office] for one in standings}
        return Offices(whole, parts, work, standings, led, state)

    return computed(("offices", *state), make)


def choose_office(view: View, offices: Offices) -> OfficeStanding:
    """Draw the choice of an office; that of a chosen indicator comes first."""
    names = {one.office: one for one in offices.standings}
    if st.session_state.get(OFFICE, next(iter(names))) not in names:
        del st.session_state[OFFICE]
    of_indicator = offices.whole.loc[offices.whole["indicator"] == view.choices.indicator, "opd"]
    leading = next(map(leading_office, of_indicator), "")
    chosen = st.pills(
        wording.OFFICES,
        list(names),
        default=leading if leading in names else next(iter(names)),
        required=True,
        key=OFFICE,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        wrap=False,
    )
    return names[chosen or next(iter(names))]


def show_office_answer(view: View, offices: Offices, one: OfficeStanding) -> None:
    """How far its indicators are, which is farthest, and whether the pace is enough."""
    own = offices.led[one.office]
    deadline = deadline_in_use()

    def make() -> tuple[Words, ...]:
        lines = trend_in(view, deadline).frame
        lines = lines[lines["area_key"].isin(own["area_key"])]
        return office_answer(one.office, own, lines, view.catalogue, deadline.year)

    show_sentence(view, own, make, one.office, deadline)


def show_waiting(view: View, one: OfficeStanding) -> None:
    """Its rows of the plan, its money, its late promises, its numbers in doubt; each leads to its page."""
    counts = {
        name: format_number(getattr(one, name))
        for name in ("rows", "agreed", "activities", "late", "promises", "questions")
    }
    money = format_rupiah(one.budget) if one.budget == one.budget else wording.OFFICE_NO_MONEY
    links: tuple[tuple[int, str, str, dict[str, str]], ...] = (
        (one.rows, wording.OFFICE_PLAN, "tindak-lanjut", {"agenda_opd": one.office, "indikator": ""}),
        (one.activities, wording.OFFICE_MONEY, "anggaran", {}),
        (one.promises, wording.OFFICE_LATE, "janji", {"janji_opd": one.office}),
        (one.questions, wording.OFFICE_ASKED, "konfirmasi", {"penerima_konfirmasi": one.office}),
    )
    with st.container(horizontal=True, gap="small", key="tautan_opd"):
        for count, words, address, chosen in links:
            if count:
                st.button(
                    words.format(**counts, money=money),
                    key=f"opd_{address}",
                    type="secondary" if address == "tindak-lanjut" else "tertiary",
                    on_click=go_to,
                    args=(address, chosen),
                )


def go_to(address: str, chosen: dict[str, str]) -> None:
    """Open another page with what is chosen there, from a callback."""
    choose(**chosen)
    ask_page(address)


def show_indicators(view: View, offices: Offices, one: OfficeStanding) -> tuple[OfficeCard | None, str]:
    """The indicators of an office, and the key of the row that is chosen among them."""
    everything = bool(st.session_state.get(_ALL))
    found = computed(
        ("office card", one.office, everything, *offices.state),
        lambda: office_card(
            offices.rows_of(view, one.office), offices.work.plan, view.catalogue, everything=everything
        ),
    )
    if found is None:
        return None, ""
    selected = _selected(view, found)
    show_heading(wording.OFFICE_INDICATORS, wording.OFFICE_INDICATORS_HELP)
    show_card(
        found.card,
        "kartu_opd",
        height=_ROWS_PIXELS,
        on_cell=lambda row, column: trace_of_cell(found.points, row, column),
        rows=(selected, lambda row: _choose_row(found, row)),
        on_more=lambda: st.session_state.update({_ALL: not everything}),
    )
    show_card_legend(found.card, marks_said(found.card, view.choices.compared))
    show_card_table(found.card, "kartu_opd", view.targets_said)
    return found, selected


def _choose_row(found: OfficeCard, row: str) -> None:
    st.session_state[_ROW] = row
    choose(indikator=found.lines[row][0])


def _selected(view: View, found: OfficeCard) -> str:
    """The row that was clicked, else the first of the chosen indicator, else the first of all."""
    keys = list(found.lines)
    of_indicator = [key for key in keys if found.lines[key][0] == view.choices.indicator]
    clicked = str(st.session_state.get(_ROW, ""))
    return clicked if clicked in of_indicator else next(iter(of_indicator or keys))


def show_all_offices(view: View, offices: Offices) -> None:
    """Every office with its indicators by status and what else waits for it; a click opens one."""
    card = computed(("all offices", *offices.state), lambda: offices_card(offices.standings, view.catalogue))
    show_heading(wording.OFFICES_ALL, wording.OFFICES_ALL_HELP)
    show_card(card, "semua_opd", on_cell=lambda row, _: choose(**{OFFICE: row, "indikator": ""}))
    show_card_table(card, "semua_opd_kartu", view.targets_said)
