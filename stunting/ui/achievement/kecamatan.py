"""Parts of the page on one kecamatan: its answer, what lags behind the kabupaten, and its desa."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from stunting.analysis.acting.coordination import Task
from stunting.analysis.coverage.standings import largest_gaps
from stunting.charts.answer import Words
from stunting.charts.coverage_rows import area_labels
from stunting.charts.desa_card import NAME as DESA_NAME
from stunting.charts.desa_card import DesaCard, desa_card
from stunting.charts.kecamatan_answer import kecamatan_answer
from stunting.charts.lagging_card import NAME, LaggingCard, lagging_card
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries.priority import PRIORITY
from stunting.ui.achievement.coordination import tasks, tasks_by_verb
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.shown.card_parts import show_card_legend, show_card_table, trace_of_cell
from stunting.ui.shown.headlines import show_nothing_lagging
from stunting.ui.shown.page_buttons import show_print_button
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.choices import Choice, ask_page, choose
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ALL, _OPEN_DESA = "semua_tertinggal", "desa_terbuka"
_CARD_PIXELS = 270
"""Beyond it the desa scroll: with all of them the page would be longer than one and a half screens."""


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
    def open_desa(self) -> pd.DataFrame:
        """COVERAGE rows of the desa that was chosen among its own; none where none is."""
        chosen = str(st.session_state.get(_OPEN_DESA, ""))
        return self.desa.loc[self.desa["area_key"] == chosen]

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
        lambda: kecamatan_sentence(view, one),
        one.key,
        one.places,
        follows=(Choice.SECTOR,),
    )


def kecamatan_sentence(view: View, one: Kecamatan) -> tuple[Words, ...]:
    """Its answer as it stands on the page and on paper."""
    return computed(
        ("kecamatan answer", one.key, view.choices, one.places),
        lambda: kecamatan_answer(one.own, one.whole, one.desa, one.ranking, view.catalogue),
    )


def choose_desa(one: Kecamatan, key: str) -> None:
    """Open a desa, from a callback; a second time closes it again, as does a key that is no desa of `one`."""
    again = key in set(one.open_desa["area_key"])
    st.session_state[_OPEN_DESA] = "" if again else key


def show_lagging(view: View, one: Kecamatan) -> None:
    """What lags most behind the kabupaten, or in the open desa behind its kecamatan.

    A click leads to the indicator or to the trace.
    """
    everything = bool(st.session_state.get(_ALL))
    desa = one.open_desa
    found = _lagging(view, one, desa, everything=everything)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="kepala_tertinggal",
    ):
        _show_lagging_head(view, one, desa)
    if found is None:
        _show_none_lagging(one, desa)
        return
    show_card(
        found.card,
        "tertinggal",
        on_cell=lambda row, column: _follow(found, row, column),
        on_more=lambda: st.session_state.update({_ALL: not everything}),
    )
    whole = wording.WHOLE_OF_KECAMATAN if desa.empty else wording.WHOLE_OF_DESA
    show_remark(wording.KECAMATAN_LAGGING_NOTE.format(whole=whole))


def _lagging(view: View, one: Kecamatan, desa: pd.DataFrame, *, everything: bool) -> LaggingCard | None:
    own, whole = (one.own, one.whole) if desa.empty else (desa, one.own)
    key = next(iter(own["area_key"]), "")
    return computed(
        ("lagging", key, view.choices, everything),
        lambda: lagging_card(own, whole, view.catalogue, everything=everything),
    )


def _show_lagging_head(view: View, one: Kecamatan, desa: pd.DataFrame) -> None:
    if len(desa):
        name = area_labels(one.desa)[desa["area_key"].iloc[0]]
        legend = wording.KECAMATAN_LAGGING_HELP.format(name=name, whole=wording.WHOLE_OF_DESA)
        show_heading(wording.DESA_LAGGING.format(name=name), legend)
        back = wording.DESA_BACK.format(name=literal(one.name))
        st.button(back, type="tertiary", on_click=choose_desa, args=(one, ""), key="tutup_desa")
        return
    legend = wording.KECAMATAN_LAGGING_HELP.format(name=one.name, whole=wording.WHOLE_OF_KECAMATAN)
    show_heading(wording.KECAMATAN_LAGGING, legend)
    if len(view.options.kecamatan) > 1:
        st.button(wording.KECAMATAN_OTHER, type="tertiary", on_click=choose, kwargs={"kecamatan": ""})


def _show_none_lagging(one: Kecamatan, desa: pd.DataFrame) -> None:
    if len(desa):
        show_nothing_lagging(desa, wording.DESA_NAMED.format(name=literal(desa["area"].iloc[0])))
    elif one.own["share"].isna().all():
        reason = literal(next(iter(one.own["reason"]), ""))
        st.info(f"{wording.KECAMATAN_NO_FIGURE} {reason}")
    else:
        show_nothing_lagging(one.own, wording.KECAMATAN_NAMED.format(name=literal(one.name)))


def _follow(found: LaggingCard, row: str, column: str) -> None:
    point = found.points[row]
    if column == NAME:
        choose(indikator=point.indicator)
        ask_page("indikator")
    else:
        ask_trace(point)


def show_tasks(view: View, one: Kecamatan) -> None:
    """What the camat can do about what lags most."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="kepala_tugas"
    ):
        show_heading(wording.COORDINATION_TITLE)
        show_print_button(wording.CAMAT_SHEET_PRINT, "cetak_lembar")
    found = kecamatan_tasks(view, one)
    if found:
        st.html(tasks_by_verb(found))
    else:
        unknown = one.own["share"].isna().all()
        show_remark(wording.COORDINATION_UNKNOWN if unknown else wording.COORDINATION_NONE)


def kecamatan_tasks(view: View, one: Kecamatan) -> list[Task]:
    """The tasks for its indicators that lag most, made once."""
    return computed(
        ("tasks", one.key, view.choices),
        lambda: tasks(largest_gaps(one.own, view.catalogue), one.desa, view.catalogue),
    )


def show_desa(view: View, one: Kecamatan) -> None:
    """Its desa against the worst indicators, in order of priority."""
    found = desa_card_of(view, one)
    if found is None:
        show_heading(wording.KECAMATAN_DESA.format(count=format_number(one.desa["area_key"].nunique())))
        show_remark(wording.KECAMATAN_NO_DESA)
        return
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="kepala_desa"
    ):
        title = wording.KECAMATAN_DESA.format(count=format_number(found.desa))
        show_heading(title, wording.KECAMATAN_DESA_HELP)
        show_card_legend(found.card)
    show_card(
        found.card,
        "kartu_desa",
        height=_CARD_PIXELS,
        on_cell=lambda row, column: _open_from_card(one, found, row, column),
    )
    show_card_table(found.card, "kartu_desa_tabel", view.targets_said)


def desa_card_of(view: View, one: Kecamatan) -> DesaCard | None:
    """The card of its desa, made once."""
    return computed(
        ("desa card", one.key, view.choices, one.places),
        lambda: desa_card(one.own, one.desa, one.ranking, view.catalogue, view.lokus),
    )


def _open_from_card(one: Kecamatan, found: DesaCard, row: str, column: str) -> None:
    if column == DESA_NAME:
        choose_desa(one, row)
    else:
        trace_of_cell(found.points, row, column)
