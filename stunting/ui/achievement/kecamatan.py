"""Parts of the page on one kecamatan: its answer, what lags behind the kabupaten, and its desa."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.standings import largest_gaps
from stunting.charts.desa_card import desa_card
from stunting.charts.kecamatan_answer import kecamatan_answer
from stunting.charts.lagging_card import NAME, LaggingCard, lagging_card
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries.priority import PRIORITY
from stunting.ui.achievement.coordination import show_coordination
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.shown.card_parts import show_card_legend, show_card_table, trace_of_cell
from stunting.ui.shown.headlines import show_nothing_lagging
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.choices import ask_page, choose
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ALL = "semua_tertinggal"


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """COVERAGE rows of one kecamatan, of its desa and of its kabupaten, and PRIORITY of its desa."""

    own: pd.DataFrame
    desa: pd.DataFrame
    whole: pd.DataFrame
    ranking: pd.DataFrame

    @property
    def key(self) -> str:
        """Its `area_key`."""
        return str(self.own["area_key"].iloc[0])

    @property
    def places(self) -> tuple[tuple[int, str], ...]:
        """Ranks and verdicts of its desa, which change with the weights of page Prioritas, too."""
        return tuple(zip(self.ranking["rank"], self.ranking["verdict"], strict=True))

    @property
    def name(self) -> str:
        """Its name, as data has it."""
        return str(self.own["area"].iloc[0])


def kecamatan_of(view: View, own: pd.DataFrame, ranking: pd.DataFrame | None) -> Kecamatan:
    """All that the page shows of one kecamatan (`own` are its rows); `ranking` is PRIORITY of all desa."""
    key = str(own["area_key"].iloc[0])
    desa = view.choices.of_subject(view.desa_of(key))
    whole = view.choices.of_subject(view.latest(AreaLevel.KABUPATEN))
    holds = [key.startswith(f"{kabupaten}.") for kabupaten in whole["area_key"]]
    whole = whole[pd.Series(holds, index=whole.index, dtype="bool")]
    every = PRIORITY.empty() if ranking is None else ranking
    inside = view.desa_of(key)["area_key"]
    return Kecamatan(own, desa, whole, every[every["area_key"].isin(inside)])


def show_kecamatan_sentence(view: View, one: Kecamatan) -> bool:
    """Its answer; whether there is one."""
    return show_sentence(
        view,
        one.own,
        lambda: kecamatan_answer(one.own, one.whole, one.ranking, view.catalogue),
        one.key,
        one.places,
    )


def show_lagging(view: View, one: Kecamatan) -> None:
    """What lags most behind the kabupaten; a click leads to the indicator or to the trace."""
    everything = bool(st.session_state.get(_ALL))
    found = computed(
        ("lagging", one.key, view.choices, everything),
        lambda: lagging_card(one.own, one.whole, view.catalogue, everything=everything),
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        show_heading(wording.KECAMATAN_LAGGING, wording.KECAMATAN_LAGGING_HELP.format(name=one.name))
        if len(view.options.kecamatan) > 1:
            st.button(wording.KECAMATAN_OTHER, type="tertiary", on_click=choose, kwargs={"kecamatan": ""})
    if found is None:
        _show_none_lagging(one)
        return
    show_card(
        found.card,
        "tertinggal",
        on_cell=lambda row, column: _follow(found, row, column),
        on_more=lambda: st.session_state.update({_ALL: not everything}),
    )
    show_remark(wording.KECAMATAN_LAGGING_NOTE)
    show_card_table(found.card, "tertinggal_kartu", view.targets_said)


def _show_none_lagging(one: Kecamatan) -> None:
    if one.own["share"].isna().all():
        reason = literal(next(iter(one.own["reason"]), ""))
        st.info(f"{wording.KECAMATAN_NO_FIGURE} {reason}")
    else:
        show_nothing_lagging(one.own, literal(one.name))


def _follow(found: LaggingCard, row: str, column: str) -> None:
    point = found.points[row]
    if column == NAME:
        choose(indikator=point.indicator)
        ask_page("indikator")
    else:
        ask_trace(point)


def show_tasks(view: View, one: Kecamatan) -> None:
    """What the camat can do about what lags most."""
    show_heading(wording.COORDINATION_TITLE)
    show_coordination(view, largest_gaps(one.own, view.catalogue), one.desa, one.key)


def show_desa(view: View, one: Kecamatan) -> None:
    """Its desa against the worst indicators, in order of priority."""
    found = computed(
        ("desa card", one.key, view.choices, one.places),
        lambda: desa_card(one.own, one.desa, one.ranking, view.catalogue, view.lokus),
    )
    if found is None:
        show_heading(wording.KECAMATAN_DESA.format(count=format_number(one.desa["area_key"].nunique())))
        show_remark(wording.KECAMATAN_NO_DESA)
        return
    show_heading(wording.KECAMATAN_DESA.format(count=format_number(found.desa)), wording.KECAMATAN_DESA_HELP)
    show_card(found.card, "kartu_desa", on_cell=lambda row, column: trace_of_cell(found.points, row, column))
    show_card_legend(found.card)
    show_card_table(found.card, "kartu_desa_tabel", view.targets_said)
