"""Parts of the overview: the score card with the way to every figure behind it, key figures, people left."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.charts.coverage_card import NAME, OFFICE, CoverageCard, RowOrder, coverage_card
from stunting.charts.key_figures import (
    KeyFigure,
    prevalence_figure,
    promises_figure,
    targets_figure,
    weighing_figure,
)
from stunting.charts.people_left import people_left
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.ui.shown.card_parts import marks_said, show_card_legend, show_card_table, trace_of_cell
from stunting.ui.shown.key_figures import show_key_figures
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.visit.choices import ask_page, choose
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_ALL, _ORDER = "semua_indikator", "urutan"
_ROWS_PIXELS = 533
"""Twenty rows and the edge of the next, which says that there are more."""


def show_score_card(view: View, whole: pd.DataFrame, parts: pd.DataFrame, earlier: pd.DataFrame) -> None:
    """Indicators against areas; a click on a number opens its trace, one on a name its page."""
    order = _show_head(view, parts)
    everything = bool(st.session_state.get(_ALL))
    found = computed(
        ("score card", view.choices, order, everything),
        lambda: coverage_card(whole, parts, earlier, view.catalogue, order=order, everything=everything),
    )
    show_card(
        found.card,
        "kartu_skor",
        height=_ROWS_PIXELS,
        on_cell=lambda row, column: _follow(view, found, row, column),
        on_more=lambda: st.session_state.update({_ALL: not everything}),
    )
    show_card_legend(found.card, marks_said(found.card, view.choices.compared))
    if found.shown < found.areas:
        counts = {"drawn": format_number(found.shown), "all": format_number(found.areas)}
        show_remark(wording.CARD_AREAS.format(**counts))
    show_card_table(found.card, "kartu_skor", view.targets_said)


def _show_head(view: View, parts: pd.DataFrame) -> RowOrder:
    """Heading of the card and the choice of its order."""
    title = wording.CARD_TITLE_ALONE
    if len(parts):
        title = wording.CARD_TITLE[AreaLevel(parts["area_level"].iloc[0])]
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
        key="kepala_kartu",
    ):
        show_heading(title, wording.CARD_HELP)
        chosen = st.segmented_control(
            wording.CARD_ORDER,
            list(RowOrder),
            format_func=lambda one: wording.CARD_ORDERS[one],
            default=RowOrder.FURTHEST,
            required=True,
            key=_ORDER,
            bind="query-params",
            persist_state="session",
            label_visibility="collapsed",
            width="content",
        )
    return RowOrder(chosen)


def _follow(view: View, found: CoverageCard, row: str, column: str) -> None:
    """Where a click on a cell leads."""
    indicator, _ = found.lines[row]
    if column == NAME:
        choose(indikator=indicator)
        ask_page("indikator")
    elif column == OFFICE:
        known = view.catalogue.indicator(indicator)
        choose(opd=known.leading_office if known else "", indikator=indicator)
        ask_page("opd")
    else:
        trace_of_cell(found.points, row, column)


def show_figures(
    view: View,
    whole: pd.DataFrame,
    earlier: pd.DataFrame,
    promises: pd.DataFrame | None,
    *,
    counted: bool,
) -> None:
    """The key figures of the area that the card is of; of several kabupaten only what is counted over all.

    Targets are counted only where the data was understood (`counted`).
    """
    places = (view.choices.kecamatan, view.choices.kabupaten)
    course = computed(("course", places), lambda: _courses(view, whole))
    figures = [
        *course,
        targets_figure(whole, earlier, view.catalogue) if counted else None,
        promises_figure(promises) if promises is not None else None,
    ]
    show_key_figures([figure for figure in figures if figure is not None])


def _courses(view: View, whole: pd.DataFrame) -> list[KeyFigure | None]:
    """Figures with a course of their own, in every period; of one area only."""
    if whole["area_key"].nunique() != 1:
        return []
    rows = view.coverage(view.whole_level).frame
    rows = rows[rows["area_key"].isin(whole["area_key"])]
    return [prevalence_figure(rows), weighing_figure(rows, view.catalogue)]


def show_people(view: View, parts: pd.DataFrame) -> None:
    """Who is not yet reached, by area, each sasaran on its own scale."""
    found = computed(("people left", view.choices), lambda: people_left(parts, view.catalogue))
    show_heading(wording.PEOPLE_TITLE)
    if found is None:
        show_remark(wording.PEOPLE_UNKNOWN)
        return
    show_card(
        found.card, "belum_terjangkau", on_cell=lambda row, column: trace_of_cell(found.points, row, column)
    )
    left_out = (
        f" {wording.PEOPLE_LEFT_OUT.format(count=format_number(found.left_out))}" if found.left_out else ""
    )
    show_remark(wording.PEOPLE_HELP + left_out)
