"""The chosen indicator of an office: its pace, where it is behind, and whom to reach first."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from stunting.charts.coverage_cells import Line
from stunting.charts.coverage_rows import done_words, row_name, served_words
from stunting.charts.office_detail import AreasCard, where_card, whom_card
from stunting.charts.pace import pace_line
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number
from stunting.model.indicators import supporting_offices
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status
from stunting.reports.follow_up_tables import SUGGESTED
from stunting.ui.achievement.indicator import trend_in
from stunting.ui.achievement.office import Offices, go_to
from stunting.ui.data.own_target import show_target_change
from stunting.ui.shown.card_parts import show_card_tables
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.deadline import deadline_in_use
from stunting.ui.shown.design import status_sign
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording


def show_detail(view: View, offices: Offices, line: Line) -> None:
    """One indicator and series of the whole: its figure, its areas, its desa, its rows of the plan."""
    row = _row_of(offices, line)
    plan = offices.work.plan[offices.work.plan["indicator"] == line[0]]
    _show_figure(view, row, plan)
    _show_pace(view, line, row)
    where = None
    if not view.choices.kecamatan:
        where = computed(
            ("office where", line, view.choices),
            lambda: where_card(_of_line(offices.parts, line), view.catalogue),
        )
        _show_areas(wording.OFFICE_WHERE, where, "opd_di_mana")

    def make_whom() -> AreasCard | None:
        inside = offices.parts if view.choices.kecamatan else view.latest(AreaLevel.DESA)
        return whom_card(_of_line(inside, line), view.catalogue)

    whom = computed(("office whom", line, view.choices), make_whom)
    _show_areas(wording.OFFICE_WHOM, whom, "opd_siapa")
    if whom is None:
        show_remark(wording.OFFICE_NOBODY_COUNTED)
    cards = {
        f"{key}_kartu": found.card
        for key, found in (("opd_di_mana", where), ("opd_siapa", whom))
        if found is not None
    }
    if cards:
        show_card_tables(cards, "opd_wilayah", view.targets_said)
    planned = len(plan)
    with st.container(horizontal=True, gap="small"):
        if planned:
            st.button(
                wording.OFFICE_OPEN_ROWS.format(count=format_number(planned)),
                key="opd_buka_rencana",
                on_click=go_to,
                args=("tindak-lanjut", {"indikator": line[0]}),
            )
        show_target_change(view.workspace, line[0], row["period"])


def _show_pace(view: View, line: Line, row: dict[str, Any]) -> None:
    """The course of the whole, its pace, and the pace that its target asks for.

    What is done or not has no pace.
    """
    if done_words(row):
        return
    deadline = deadline_in_use()
    show_chart(
        view,
        "opd_laju",
        lambda: pace_line(
            view.coverage(view.whole_level).frame,
            trend_in(view, deadline).frame,
            view.catalogue,
            line,
            area_key=row["area_key"],
            source=view.source,
        ),
        line,
        deadline,
        narrow=True,
    )


def _row_of(offices: Offices, line: Line) -> dict[str, Any]:
    """The coverage row of one indicator and series of the whole."""
    return computed(("office row", line, *offices.state), lambda: records(_of_line(offices.whole, line))[0])


def _of_line(rows: pd.DataFrame, line: Line) -> pd.DataFrame:
    return rows[(rows["indicator"] == line[0]) & (rows["series"] == line[1])]


def _show_figure(view: View, row: dict[str, Any], plan: pd.DataFrame) -> None:
    """Name, status, the two numbers behind it, who helps, and what is to be done by its rows of the plan."""
    status = Status(row["status"])
    name = row_name(view.catalogue, row["indicator"], row["series"])
    helpers = supporting_offices(row["opd"])
    said = []
    if row["numerator"] == row["numerator"] and row["denominator"] == row["denominator"]:
        said.append(served_words(row))
    elif row["reason"]:
        said.append(row["reason"])
    if helpers:
        said.append(wording.OFFICE_TOGETHER.format(names=format_names(helpers)))
    facts = " \u00b7 ".join(said)
    st.html(
        f"<div class='alasan'><p><strong>{escape(name)}</strong>"
        f"<span>{status_sign(status)} {escape(STATUS_LABELS[status])}</span></p>"
        f"<p>{escape(facts)}</p>{_to_do(plan)}</div>"
    )


def _to_do(plan: pd.DataFrame) -> str:
    """The activity of FOLLOW_UP rows of one indicator as HTML; nothing without rows."""
    if plan.empty:
        return ""
    written = plan[plan["activity"] != ""]
    if written.empty:
        said = wording.OFFICE_NO_ACTIVITY
    else:
        first = written.iloc[0]
        said = first["activity"] + (f" ({SUGGESTED})" if first["activity_suggested"] else "")
    return f"<p><strong>{escape(wording.OFFICE_TO_DO)}</strong> {escape(said)}</p>"


def _show_areas(title: str, found: AreasCard | None, key: str) -> None:
    if found is None:
        return
    show_heading(title, found.said)
    show_card(found.card, key, on_cell=lambda row, _: ask_trace(found.points[row]))
