"""Parts of the page on priority beside its list: workload, convergence, workers, inequality."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stunting.analysis.comparing.capacity import capacity, moves_sentence
from stunting.analysis.comparing.convergence import convergence, convergence_sentence
from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.comparing.workload import smallest_set, workload
from stunting.analysis.coverage.rows import latest_rows
from stunting.catalogue.worker_norms import worker_norms
from stunting.charts.convergence import convergence_intervals
from stunting.charts.inequality import inequality_bars
from stunting.charts.workload import workload_bars
from stunting.model.areas import AreaLevel
from stunting.model.summaries import Summary
from stunting.ui.priority.ranking import choose_level, inside_kecamatan
from stunting.ui.priority.tables import capacity_table, smallest_set_table
from stunting.ui.priority.year_parts import show_year_parts
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.deadline import choose_deadline
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import KECAMATAN, PERIOD, SECTOR, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_workload(view: View) -> None:
    """People to reach per month to the deadline, and the few desa that hold most of each gap."""
    deadline, today = choose_deadline(), date.today()
    level = view.whole_level
    summary = computed(
        ("workload", level, deadline, today),
        lambda: workload(
            view.coverage_of_year(level),
            view.catalogue,
            deadline=deadline,
            today=today,
            counts=view.figures.counts,
        ),
    )
    rows = view.choices.of_subject(summary.frame)
    if view.choices.kecamatan:
        rows = rows[rows["area_key"] == view.choices.kecamatan]
    show_chart(
        view,
        "beban_kerja",
        lambda: workload_bars(rows, view.catalogue, source=view.source),
        deadline,
    )
    show_unfiltered(view, PERIOD)
    show_notes(summary.notes)
    show_year_parts(view, rows)
    st.subheader(wording.SMALLEST_SET_TITLE, anchor=False)
    st.caption(wording.SMALLEST_SET_HELP)
    desa = view.choices.of_period(view.coverage_of_year(AreaLevel.DESA))
    desa = inside_kecamatan(view, latest_rows(view.choices.of_subject(desa)))
    few = smallest_set(desa)
    table = smallest_set_table(few.frame, view.options.indicators)
    show_table(table, key="desa_penentu", name="desa_penentu", note=view.targets_said)
    show_notes(few.notes)


def show_convergence(view: View) -> None:
    """For one target group, the share that can have all its services, per area."""
    summary = computed("convergence", lambda: convergence(view.everything, view.catalogue))
    groups = sorted(summary.frame["target_group"].unique())
    st.caption(wording.CONVERGENCE_HELP)
    if not groups:
        st.info(wording.CONVERGENCE_NONE)
        show_notes(summary.notes)
        return
    group = st.selectbox(
        wording.TARGET_GROUP, groups, key="sasaran", bind="query-params", persist_state="session"
    )
    level = choose_level(view)
    rows = view.choices.of_period(summary.frame)
    show_unfiltered(view, KECAMATAN, SECTOR)
    show_chart(
        view,
        "konvergensi",
        lambda: convergence_intervals(
            rows, view.catalogue, target_group=group, level=level, source=view.source
        ),
        group,
        level,
    )
    whole = rows[(rows["area_level"] == AreaLevel.KABUPATEN.value) & (rows["target_group"] == group)]
    for row in records(whole.tail(0 if view.several_kabupaten else 1)):
        st.markdown(literal(convergence_sentence(row, view.options.indicators)))
    show_notes(summary.notes)


def show_capacity(view: View) -> None:
    """People per worker or facility in each kecamatan, and how few moves would even it out."""
    summary: Summary = computed("capacity", lambda: capacity(view.everything, view.catalogue))
    st.caption(wording.CAPACITY_HELP)
    show_unfiltered(view, PERIOD, SECTOR)
    rows = summary.frame[summary.frame["area_level"] == choose_level(view).value]
    if rows.empty:
        st.info(wording.CAPACITY_NONE)
    for (workers, served), part in rows.groupby(["workers", "served"], sort=False):
        name = view.options.indicators.get(str(workers), str(workers))
        people = next(filter(None, part["target_group"]), wording.TARGET_GROUP)
        st.subheader(wording.CAPACITY_PAIR.format(workers=name, people=literal(people)), anchor=False)
        norm = worker_norms().get(str(workers))
        if norm:
            st.caption(literal(wording.CAPACITY_NORM.format(norm=norm.norm, source=norm.source)))
        show_table(
            capacity_table(inside_kecamatan(view, part)),
            key=f"tenaga_{workers}_{served}",
            name=f"tenaga_{workers}_{served}",
        )
        sentence = moves_sentence(part, name)
        if sentence:
            st.markdown(literal(sentence))
    show_notes(summary.notes)


def show_unequal(view: View) -> None:
    """The services that differ most between areas, those of the chosen sector."""
    st.caption(wording.UNEQUAL_HELP)
    show_unfiltered(view, KECAMATAN)
    level = choose_level(view)
    rows = view.choices.of_subject(view.rows(level))
    summary = computed(
        ("unequal", level, view.choices),
        lambda: inequality(rows, view.catalogue, level=level),
    )
    show_chart(
        view,
        "ketimpangan",
        lambda: inequality_bars(summary.frame, view.catalogue, source=view.source),
        level,
    )
    show_notes(summary.notes)
