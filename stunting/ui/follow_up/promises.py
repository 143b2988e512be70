"""Promise against result: what became of the plan of last time."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from stunting.charts.promises import promise_counts
from stunting.charts.promises_card import promises_answer, promises_card
from stunting.model.labels import PROMISE_WORDS
from stunting.model.periods import period_label
from stunting.model.summaries.promises import PromiseVerdict
from stunting.reports.promise_tables import RULE
from stunting.ui.follow_up.plan import judged_rows, promised_plan
from stunting.ui.shown.card_parts import show_card_table, trace_of_cell
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_answer, show_heading, show_remark
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROWS_PIXELS, _OFFICE = 533, "janji_opd"
_BY = {"opd": wording.PROMISES_BY_OFFICE, "kecamatan": wording.PROMISES_BY_KECAMATAN}


def judged_plan(view: View) -> pd.DataFrame:
    """Every row of the plan to be judged with its verdict (PROMISES)."""
    plan = promised_plan(view)
    return computed(("promises", plan.identity), lambda: judged_rows(view, plan.frame))


def of_choices(view: View, judged: pd.DataFrame) -> pd.DataFrame:
    """Promises for the chosen kecamatan and of the chosen sector."""
    if view.choices.kecamatan:
        judged = judged[judged["area_key"] == view.choices.kecamatan]
    return judged[judged["sector"] == view.choices.sector] if view.choices.sector else judged


def show_nothing_newer(view: View, judged: pd.DataFrame) -> None:
    """Why nothing can be judged yet, and the two files that it takes."""
    kept = promised_plan(view)
    periods = ", ".join(period_label(one) for one in sorted({*judged["old_period"]} - {""}))
    of = (
        wording.PROMISES_PLAN_FILE.format(file=literal(kept.file))
        if kept.file
        else wording.PROMISES_PLAN_HERE
    )
    said = wording.PROMISES_NOTHING_NEWER if len(judged) else wording.PROMISES_NO_ROWS
    st.info(said.format(plan=of, periods=periods or wording.PROMISES_NO_PERIOD))
    st.markdown(wording.PROMISES_HOW)


def show_promises_answer(view: View, judged: pd.DataFrame) -> None:
    """How many promises came to what, and which is farthest from its goal; of the chosen office."""
    office = str(st.session_state.get(_OFFICE) or "")
    office = office if office in set(judged["opd"]) else ""
    own = judged[judged["opd"] == office] if office else judged
    chosen = chosen_words(view, AREA_AND_SECTOR, office)
    show_answer(promises_answer(own, view.catalogue), sample=view.workspace.is_sample, chosen=chosen)


def show_list(view: View, judged: pd.DataFrame) -> None:
    """The promises of an office: how far each moved, what became of it, and the way to its cells."""
    own = _chosen(judged)
    found = promises_card(own, view.catalogue)
    show_heading(wording.PROMISES_LIST, found.card.caption)
    show_card(
        found.card,
        "janji_daftar",
        height=_ROWS_PIXELS,
        on_cell=lambda row, column: trace_of_cell(found.points, row, column),
    )
    show_remark(wording.PROMISES_CARD_LEGEND)
    show_card_table(found.card, "janji_kartu", view.targets_said)


def _chosen(judged: pd.DataFrame) -> pd.DataFrame:
    offices = sorted({*judged["opd"]} - {""})
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        office = st.selectbox(
            wording.PROMISES_OFFICE,
            offices,
            index=None,
            placeholder=wording.PROMISES_ALL_OFFICES,
            key=_OFFICE,
            label_visibility="collapsed",
            width=260,
        )
        own = judged[judged["opd"] == office] if office else judged
        counts = own["verdict"].value_counts()
        shown = st.pills(
            wording.PROMISES_SHOW,
            [verdict for verdict in PromiseVerdict if counts.get(verdict.value, 0)],
            selection_mode="multi",
            format_func=lambda verdict: f"{PROMISE_WORDS[verdict]} {counts.get(verdict.value, 0)}",
            key="janji_putusan",
            label_visibility="collapsed",
        )
    return own[own["verdict"].isin(shown)] if shown else own


def show_counts(view: View, judged: pd.DataFrame) -> None:
    """Counts by verdict of each office or kecamatan, and how a promise is judged, both folded away."""
    counts = st.expander(wording.PROMISES_BY, key="janji_jumlah", on_change="rerun")
    if counts.open:
        with counts:
            by = st.segmented_control(
                wording.PROMISES_BY,
                list(_BY),
                format_func=lambda one: _BY[one],
                default="opd",
                required=True,
                key="janji_menurut",
                label_visibility="collapsed",
            )
            show_chart(
                view, "janji", lambda: promise_counts(judged, by=by, source=view.source), by, *_identity(view)
            )
    with st.expander(wording.PROMISES_RULE_TITLE):
        st.markdown(literal(RULE.replace("\n", " ")))


def _identity(view: View) -> tuple[Hashable, ...]:
    """What the promises on the page depend on: the state of the plan and the choices."""
    return promised_plan(view).identity, view.choices.kecamatan, view.choices.sector
