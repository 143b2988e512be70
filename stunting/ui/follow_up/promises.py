"""Promise against result: what became of the plan of last time."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from stunting.charts.chart import ChartPoint
from stunting.charts.promises import promise_counts, promise_moves
from stunting.model.formatting import format_people
from stunting.model.labels import PROMISE_WORDS, SHORT_OF_TOTAL
from stunting.model.periods import period_label
from stunting.model.summaries.promises import PromiseVerdict
from stunting.reports.promise_tables import RULE
from stunting.ui.follow_up.plan import judged_rows, promised_plan
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace import show_trace_chooser
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

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
    st.info(wording.PROMISES_NOTHING_NEWER.format(plan=of, periods=periods or wording.PROMISES_NO_PERIOD))
    st.markdown(wording.PROMISES_HOW)


def show_counts(view: View, judged: pd.DataFrame) -> None:
    """Counts by verdict of each office or kecamatan."""
    by = st.segmented_control(
        wording.PROMISES_BY, list(_BY), format_func=lambda one: _BY[one], default="opd", key="janji_menurut"
    )
    by = by or "opd"
    show_chart(view, "janji", lambda: promise_counts(judged, by=by, source=view.source), by, *_identity(view))
    with st.expander(wording.PROMISES_RULE_TITLE):
        st.markdown(literal(RULE.replace("\n", " ")))


def show_list(view: View, judged: pd.DataFrame) -> None:
    """The promises of an office: how far each moved, with its reason, and the way to its cells."""
    offices = sorted({*judged["opd"]} - {""})
    office = st.selectbox(
        wording.PROMISES_OFFICE,
        offices,
        index=None,
        placeholder=wording.PROMISES_ALL_OFFICES,
        key="janji_opd",
    )
    own = judged[judged["opd"] == office] if office else judged
    shown = st.pills(
        wording.PROMISES_SHOW,
        [verdict for verdict in PromiseVerdict if (own["verdict"] == verdict.value).any()],
        selection_mode="multi",
        format_func=lambda verdict: PROMISE_WORDS[verdict],
        key="janji_putusan",
    )
    own = own[own["verdict"].isin(shown)] if shown else own
    show_chart(
        view,
        "janji_capaian",
        lambda: promise_moves(own, view.catalogue, source=view.source),
        office,
        tuple(shown),
        *_identity(view),
    )
    show_table(_table(own), key="janji_daftar", name="janji_dan_hasil", alt=wording.PAGE_PROMISES)
    measured = own[own["new_period"] != ""]
    keys = measured[["area_key", "indicator", "new_period", "series"]].drop_duplicates()
    points = [ChartPoint(*key) for key in keys.itertuples(index=False, name=None)]
    show_trace_chooser(view, points, "janji_jejak")


def _identity(view: View) -> tuple[Hashable, ...]:
    """What the promises on the page depend on: the state of the plan and the choices."""
    return promised_plan(view).identity, view.choices.kecamatan, view.choices.sector


def _table(judged: pd.DataFrame) -> pd.DataFrame:
    rows = judged.sort_values("opd", kind="stable")
    return pd.DataFrame(
        {
            "Putusan": [PROMISE_WORDS[PromiseVerdict(verdict)] for verdict in rows["verdict"]],
            "Kecamatan": rows["kecamatan"].tolist(),
            "Isu saat dibuat": rows["issue"].tolist(),
            "Alasan": rows["reason"].tolist(),
            f"Masih kurang ({SHORT_OF_TOTAL})": [
                format_people(people, group) if people == people else wording.NOT_SET
                for people, group in zip(rows["new_gap_people"], rows["target_group"], strict=True)
            ],
            "OPD": rows["opd"].tolist(),
        }
    )
