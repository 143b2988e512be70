"""The chosen indicator of an office: where it is behind, whom to reach first, and its pace."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from stunting.charts.coverage_cells import Line
from stunting.charts.coverage_rows import done_words, row_name, served_words
from stunting.charts.office_detail import AreasCard, where_card, whom_card
from stunting.charts.trends import trend_line
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number
from stunting.model.indicators import supporting_offices
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status
from stunting.ui.achievement.indicator import trend_in
from stunting.ui.achievement.office import Offices
from stunting.ui.data.own_target import show_target_change
from stunting.ui.shown.card_parts import show_card_table
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.deadline import deadline_in_use
from stunting.ui.shown.design import status_sign
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.choices import ask_page
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording


def show_detail(view: View, offices: Offices, line: Line) -> None:
    """One indicator and series of the whole: its figure, its areas, its desa, its rows of the plan."""
    row = _row_of(offices, line)
    _show_figure(view, row)
    show_target_change(view.workspace, line[0], row["period"])
    if not view.choices.kecamatan:
        where = computed(
            ("office where", line, view.choices),
            lambda: where_card(_of_line(offices.parts, line), view.catalogue),
        )
        _show_areas(view, wording.OFFICE_WHERE, where, "opd_di_mana")

    def make_whom() -> AreasCard | None:
        inside = offices.parts if view.choices.kecamatan else view.latest(AreaLevel.DESA)
        return whom_card(_of_line(inside, line), view.catalogue)

    whom = computed(("office whom", line, view.choices), make_whom)
    _show_areas(view, wording.OFFICE_WHOM, whom, "opd_siapa")
    if whom is None:
        show_remark(wording.OFFICE_NOBODY_COUNTED)
    planned = int((offices.work.plan["indicator"] == line[0]).sum())
    if planned:
        st.button(
            wording.OFFICE_OPEN_ROWS.format(count=format_number(planned)),
            key="opd_buka_rencana",
            on_click=ask_page,
            args=("tindak-lanjut",),
        )


def show_course(view: View, offices: Offices, line: Line) -> None:
    """The line of the whole through all periods, with the pace that its target asks for.

    What is done or not has no pace.
    """
    if done_words(_row_of(offices, line)):
        return
    deadline = deadline_in_use()
    show_chart(
        view,
        "opd_laju",
        lambda: trend_line(
            view.coverage(view.whole_level).frame,
            trend_in(view, deadline).frame,
            view.catalogue,
            line[0],
            area_key=_row_of(offices, line)["area_key"],
            source=view.source,
        ),
        line[0],
        deadline,
    )


def _row_of(offices: Offices, line: Line) -> dict[str, Any]:
    """The coverage row of one indicator and series of the whole."""
    return computed(("office row", line, *offices.state), lambda: records(_of_line(offices.whole, line))[0])


def _of_line(rows: pd.DataFrame, line: Line) -> pd.DataFrame:
    return rows[(rows["indicator"] == line[0]) & (rows["series"] == line[1])]


def _show_figure(view: View, row: dict[str, Any]) -> None:
    """Name, status, the two numbers behind it, and who helps."""
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
        f"<p>{escape(facts)}</p></div>"
    )


def _show_areas(view: View, title: str, found: AreasCard | None, key: str) -> None:
    if found is None:
        return
    show_heading(title, found.said)
    show_card(found.card, key, on_cell=lambda row, _: ask_trace(found.points[row]))
    show_card_table(found.card, f"{key}_kartu", view.targets_said)
