"""Parts of the page on prevalence: its answer, both series side by side, and the test between them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.two_numbers import two_number_test, two_numbers
from stunting.analysis.coverage.children import all_children
from stunting.catalogue.relations import stunting_id
from stunting.charts.answer import Words
from stunting.charts.key_figures import both_sources_words
from stunting.charts.prevalence_answer import prevalence_answer
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import PREVALENCE_SERIES_LABELS
from stunting.model.observations import Series
from stunting.model.periods import period_label, period_order
from stunting.model.summaries import Summary
from stunting.model.summaries.prevalence import PREVALENCE_LABELS, PrevalenceClass
from stunting.ui.achievement.indicator import trend_in
from stunting.ui.shown.chosen import AREA, chosen_words
from stunting.ui.shown.deadline import deadline_in_use
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.sentence import show_answer, show_heading
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace import show_trace_button
from stunting.ui.shown.unfiltered import KECAMATAN, PERIOD, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_prevalence_answer(view: View) -> None:
    """What both sources say of the area that is looked at, and whether it rises."""
    lines = trend_in(view, deadline_in_use()).frame
    lines = lines[lines["indicator"] == stunting_id()]
    area = view.choices.kecamatan or next(iter(lines["area_key"]), "")
    own = lines[lines["area_key"] == area]
    said = () if view.several_kabupaten else prevalence_answer(own, both_sources_of(view, area))
    otherwise = wording.PREVALENCE_SEVERAL if view.several_kabupaten else wording.PREVALENCE_NO_WHOLE
    chosen = chosen_words(view, AREA)
    show_answer(said or (Words(otherwise),), sample=view.workspace.is_sample, chosen=chosen)


def both_sources_of(view: View, area: str) -> str:
    """Whether stunting rises in one area, by both of its sources."""
    rows = view.everything
    return both_sources_words(rows[rows["area_key"] == area])


def show_both_sources(view: View, prevalence: pd.DataFrame) -> None:
    """Both figures of the kabupaten, and whether children not measured explain their difference."""
    st.markdown(wording.PREVALENCE_INTRO)
    show_unfiltered(view, KECAMATAN)
    show_series(view, prevalence)
    show_heading(wording.TWO_NUMBERS_TITLE)
    show_unfiltered(view, KECAMATAN, PERIOD)
    show_two_numbers(
        computed("two_numbers", lambda: two_numbers(view.everything, all_children(view.figures)))
    )
    show_typed_numbers()


def show_series(view: View, prevalence: pd.DataFrame) -> None:
    """Latest figure of each series for the kabupaten, apart, with its class and what stands behind it."""
    kabupaten = view.choices.of_period(prevalence)
    kabupaten = kabupaten[kabupaten["area_level"] == AreaLevel.KABUPATEN.value]
    for series, column in zip(Series, st.columns(2), strict=True):
        rows = kabupaten[(kabupaten["series"] == series.value) & kabupaten["prevalence"].notna()]
        latest = sorted(records(rows), key=lambda row: period_order(row["period"]))
        with column.container(border=True, height="stretch"):
            if rows["area_key"].nunique() > 1:
                _show_several(rows, series)
            elif latest:
                _show_latest(latest[-1], series)
            else:
                st.metric(PREVALENCE_SERIES_LABELS[series], wording.NOTHING_YET)


def _show_several(rows: pd.DataFrame, series: Series) -> None:
    """Several kabupaten: their cases over their measured children where counted; a survey has no such sum."""
    latest = max(rows["period"], key=period_order)
    rows = rows[rows["period"] == latest]
    both = rows[rows["cases"].notna() & rows["measured"].notna()]
    name = f"{PREVALENCE_SERIES_LABELS[series]}, {period_label(latest)}"
    if len(both):
        cases, measured = float(both["cases"].sum()), float(both["measured"].sum())
        st.metric(wording.PREVALENCE_TOGETHER.format(series=name), format_percent(cases / measured))
        counted = wording.CASES.format(cases=format_number(cases), measured=format_number(measured))
        st.markdown(literal(counted))
    else:
        st.markdown(f"**{name}**")
    st.markdown(wording.SEVERAL_AREAS.format(count=format_number(rows["area_key"].nunique())))


def _show_latest(row: dict[str, Any], series: Series) -> None:
    st.metric(
        f"{PREVALENCE_SERIES_LABELS[series]}, {period_label(row['period'])}",
        format_percent(row["prevalence"]),
    )
    lines = [wording.WHO_CLASS.format(name=PREVALENCE_LABELS[PrevalenceClass(row["who_class"])])]
    if row["cases"] == row["cases"] and row["measured"] == row["measured"]:
        lines.append(
            wording.CASES.format(cases=format_number(row["cases"]), measured=format_number(row["measured"]))
        )
    if row["lower"] == row["lower"]:
        lines.append(
            wording.BOUNDS.format(
                share=format_percent(row["measured_share"]),
                lower=format_percent(row["lower"]),
                upper=format_percent(row["upper"]),
            )
        )
    elif series is Series.REGISTER and row["bounds_reason"]:
        lines.append(row["bounds_reason"])
    st.markdown("  \n".join(literal(line) for line in lines))
    show_trace_button({**row, "indicator": stunting_id()}, series.value)


def show_typed_numbers() -> None:
    """The test on three percentages that a person types, without any upload."""
    with st.expander(wording.TWO_NUMBERS_TYPED):
        labels = (wording.TYPED_REGISTER, wording.TYPED_MEASURED, wording.TYPED_SURVEY)
        register, measured, survey = (
            column.number_input(
                label, 0.0, 100.0, None, 0.1, key=f"uji_dua_angka_{at}", persist_state="session"
            )
            for at, (column, label) in enumerate(zip(st.columns(3), labels, strict=True))
        )
        if register is not None and measured is not None and survey is not None:
            st.markdown(literal(two_number_test(measured / 100, register / 100, survey / 100).sentence))


def show_two_numbers(summary: Summary) -> None:
    """The test for each year with both figures: its sentence, and its numbers in a table."""
    if summary.frame.empty:
        st.caption(wording.TWO_NUMBERS_NONE)
        show_notes(summary.notes)
        return
    tests = records(summary.frame)
    several = summary.frame["area_key"].nunique() > 1
    for row in tests:
        place = f"{row['area']}, " if several else ""
        period = period_label(row["survey_period"])
        st.markdown(f"**{literal(place + period)}**. {literal(row['sentence'])}")
    table = pd.DataFrame(
        [
            ({"Wilayah": row["area"]} if several else {})
            | {
                "Survei": f"{format_percent(row['survey'])} ({period_label(row['survey_period'])})",
                "Galat survei (95 %)": f"{format_percent(row['survey_low'])}\u2013"
                f"{format_percent(row['survey_high'])}",
                "e-PPGBM": f"{format_percent(row['register'])} ({period_label(row['register_period'])})",
                "Balita diukur": format_percent(row["measured_share"]),
                "Paling rendah": format_percent(row["lower"]),
                "Paling tinggi": format_percent(row["upper"]),
                "Perlu di antara yang tidak diukur": format_percent(row["needed"]),
                "Salah ukur yang perlu": format_percent(row["error_needed"]),
                "Mungkin": wording.YES if row["possible"] else wording.NO,
            }
            for row in tests
        ]
    )
    show_table(table, key="dua_angka", name="uji_dua_angka")
    show_notes(summary.notes)
