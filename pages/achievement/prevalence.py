import streamlit as st

from stunting.analysis.comparing.prevalence import prevalence_summary
from stunting.analysis.comparing.two_numbers import two_numbers
from stunting.analysis.coverage.children import all_children
from stunting.catalogue.relations import stunting_id
from stunting.ui.achievement.compared import show_areas_compared
from stunting.ui.achievement.indicator import show_trend
from stunting.ui.achievement.prevalence import show_series, show_two_numbers, show_typed_numbers
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.unfiltered import KECAMATAN, PERIOD, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.words import wording

view = open_page(wording.PAGE_PREVALENCE, wording.PREVALENCE_INTRO)
summary = computed("prevalence", lambda: prevalence_summary(view.everything, all_children(view.figures)))
if summary.frame.empty:
    st.info(wording.PREVALENCE_NONE)
    show_typed_numbers()
    show_notes(summary.notes)
    st.stop()
show_unfiltered(view, KECAMATAN)
show_series(view, summary.frame)

st.header(wording.TWO_NUMBERS_TITLE, anchor=False)
show_unfiltered(view, KECAMATAN, PERIOD)
show_two_numbers(computed("two_numbers", lambda: two_numbers(view.everything, all_children(view.figures))))
show_typed_numbers()

st.header(wording.TAB_TREND, anchor=False)
show_trend(view, stunting_id())

st.header(wording.PREVALENCE_AREAS, anchor=False)
show_areas_compared(view, view.choices.of_period(view.everything), stunting_id())
show_notes(summary.notes)
