import streamlit as st

from stunting.analysis.comparing.prevalence import prevalence_summary
from stunting.analysis.coverage.children import all_children
from stunting.catalogue.relations import stunting_id
from stunting.ui.achievement.compared import show_areas_compared
from stunting.ui.achievement.indicator import show_trend
from stunting.ui.achievement.prevalence import (
    show_both_sources,
    show_prevalence_answer,
    show_typed_numbers,
)
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.notes import show_notes
from stunting.ui.visit.session import computed
from stunting.ui.words import wording

view = open_page(wording.PAGE_PREVALENCE, answers=True)
summary = computed("prevalence", lambda: prevalence_summary(view.everything, all_children(view.figures)))
if summary.frame.empty:
    st.info(wording.PREVALENCE_NONE)
    show_typed_numbers()
    show_notes(summary.notes)
    st.stop()
show_prevalence_answer(view)
both, trend, areas = st.tabs(
    [wording.TAB_BOTH, wording.TAB_TREND, wording.PREVALENCE_AREAS],
    key="bagian_prevalensi",
    on_change="rerun",
)
if both.open:
    with both:
        show_both_sources(view, summary.frame)
if trend.open:
    with trend:
        show_trend(view, stunting_id())
if areas.open:
    with areas:
        show_areas_compared(view, view.choices.of_period(view.everything), stunting_id())
show_notes(summary.notes)
