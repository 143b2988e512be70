"""The list of page Prioritas: its answer, where stunting is high and frequent, the order, and each reason."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.rows import latest_rows
from stunting.analysis.priority.cells import older_prevalence
from stunting.analysis.priority.wording import priority_sentences, top_share_words
from stunting.catalogue.relations import stunting_id
from stunting.charts.chart import Chart
from stunting.charts.priority_answer import priority_answer
from stunting.charts.priority_card import priority_card, verdict_words
from stunting.charts.quadrant import quadrant
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries.priority import Quadrant, Verdict
from stunting.ui.priority.ranking import (
    LEVEL,
    TOP,
    USUAL_TOP,
    USUAL_WEIGHT,
    WEIGHT_CASES,
    WEIGHT_PREVALENCE,
    WEIGHT_SERVICES,
    choose_level,
    chosen_number,
    chosen_settings,
    inside_kecamatan,
    ranked,
    usual_level,
)
from stunting.ui.priority.tables import priority_table
from stunting.ui.shown.card_parts import trace_of_cell
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.chosen import AREA, chosen_words
from stunting.ui.shown.design import verdict_sign
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_answer, show_heading, show_remark
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import SECTOR, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording

_CHOSEN, _ALL = "prioritas_wilayah", "prioritas_semua"


def show_priority_answer(view: View) -> None:
    """Which areas come first by the present settings; nothing where all weights are zero."""
    level = AreaLevel(st.session_state.get(LEVEL) or usual_level(view))
    summary = ranked(view, level)
    if summary is not None:
        words = computed(
            ("priority answer", level, view.choices, chosen_settings()),
            lambda: priority_answer(inside_kecamatan(view, summary.frame), chosen_number(TOP)),
        )
        show_answer(words, sample=view.workspace.is_sample, chosen=chosen_words(view, AREA))


def show_list(view: View) -> None:
    """Settings, then prevalence against cases, the list with its line, and the reason for the chosen row."""
    level = _show_settings(view)
    summary = ranked(view, level)
    if summary is None:
        st.warning(wording.NO_WEIGHTS)
        return
    rows = computed(
        ("priority rows", level, view.choices, chosen_settings()),
        lambda: inside_kecamatan(view, summary.frame),
    )
    if rows.empty:
        st.info(wording.NO_ROWS)
        show_notes(summary.notes)
        return
    if rows["verdict"].eq(Verdict.UNKNOWN.value).all():
        st.info(wording.PRIORITY_NONE)
        show_notes(summary.notes)
        return
    if summary.frame["quadrant"].eq(Quadrant.UNKNOWN.value).all():
        # Nothing to draw: the list has all the room, and the sentence above says what it rests on.
        _show_order(view, rows, level)
    else:
        left, right = st.columns([540, 752], gap="medium")
        with right.container(gap="xsmall", key="daftar_prioritas"):
            _show_order(view, rows, level)
        with left:
            _show_quadrant(view, summary.frame, rows, level)
    show_unfiltered(view, SECTOR)
    table = st.expander(wording.PRIORITY_TABLE, key="prioritas_tabel", on_change="rerun")
    if table.open:
        with table:
            shown = priority_table(rows, view.options.indicators, view.lokus)
            show_table(shown, key="prioritas", name="prioritas", note=view.targets_said)
    show_notes(summary.notes)


def _show_settings(view: View) -> AreaLevel:
    """Level, length and weights in one row; the weights folded away until somebody wants others."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="kepala_prioritas"):
        level = choose_level(view)
        top, prevalence, cases, services = map(format_number, chosen_settings())
        words = wording.PRIORITY_SETTINGS.format(
            top=top, prevalence=prevalence, cases=cases, services=services
        )
        with st.popover(words, help=wording.PRIORITY_SETTINGS_HELP):
            setting = partial(st.slider, min_value=0, max_value=5, value=USUAL_WEIGHT)
            kept: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}
            setting(wording.WEIGHT_PREVALENCE, key=WEIGHT_PREVALENCE, **kept)
            setting(wording.WEIGHT_CASES, key=WEIGHT_CASES, **kept)
            setting(wording.WEIGHT_SERVICES, key=WEIGHT_SERVICES, **kept)
            st.number_input(wording.TOP, 1, 50, USUAL_TOP, key=TOP, **kept)
            show_remark(wording.WEIGHTS_HELP)
    return level


def _show_quadrant(view: View, every: pd.DataFrame, own: pd.DataFrame, level: AreaLevel) -> None:
    """All areas by cases and prevalence; those outside the chosen kecamatan (not `own`) in grey."""
    kecamatan = view.choices.kecamatan

    def make() -> Chart:
        rows = view.rows(level)
        latest = latest_rows(rows[(rows["indicator"] == stunting_id()) & (rows["series"] == "register")])
        return quadrant(
            every,
            period=next(iter(latest["period"]), ""),
            source=view.source,
            inside=frozenset(own["area_key"]) if kecamatan else None,
            place=f"di {view.options.kecamatan.get(kecamatan, '')}" if kecamatan else "",
            older=older_prevalence(rows, view.catalogue, level),
        )

    show_chart(
        view,
        "kuadran",
        make,
        level,
        chosen_settings(),
        narrow=True,
    )


def _show_order(view: View, rows: pd.DataFrame, level: AreaLevel) -> None:
    """The list; a click on a row shows its reason below, one on a figure its cells."""
    everything, top = bool(st.session_state.get(_ALL)), chosen_number(TOP)
    keys = rows["area_key"].tolist()
    chosen = str(st.session_state.get(_CHOSEN, ""))
    selected = chosen if chosen in keys else str(keys[0])
    found = computed(
        ("priority card", level, view.choices, everything, chosen_settings()),
        lambda: priority_card(
            rows,
            view.rows(level),
            view.catalogue,
            top=top,
            everything=everything,
            lokus=view.lokus,
        ),
    )
    show_heading(wording.PRIORITY_ORDER, wording.PRIORITY_ORDER_HELP)
    show_card(
        found.card,
        "urutan_prioritas",
        on_cell=lambda row, column: trace_of_cell(found.points, row, column),
        rows=(selected, lambda row: st.session_state.update({_CHOSEN: row})),
        on_more=lambda: st.session_state.update({_ALL: not everything}),
    )
    show_remark(" ".join(filter(None, (found.older, wording.PRIORITY_RANK_NOTE))))
    row = computed(
        ("priority row", level, view.choices, selected, chosen_settings()),
        lambda: records(rows[rows["area_key"] == selected])[0],
    )
    _show_reason(view, row, top)


def _show_reason(view: View, row: dict[str, Any], top: int) -> None:
    """Why an area has its place, and what would change it."""
    place = f"{row['rank']}. " if row["rank"] else ""
    inside = "" if row["kecamatan"] == row["area"] else f", {row['kecamatan']}"
    verdict = Verdict(row["verdict"])
    often = row["top_share"]
    counted = wording.PRIORITY_OFTEN.format(share=top_share_words(often)) if often == often else ""
    said = ", ".join(part for part in (verdict_words(row), counted) if part)
    _, *sentences = priority_sentences(row, view.options.indicators, top) if row["rank"] else ("",)
    reason = [row["reason"]] if not row["rank"] else sentences
    name = escape(f"{place}{row['area']}{inside}")
    st.html(
        f"<div class='alasan'><p><strong>{name}</strong>"
        f"<span>{verdict_sign(verdict)} {escape(said)}</span></p><p>{escape(' '.join(reason))}</p></div>"
    )
