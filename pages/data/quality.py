import streamlit as st

from stunting.ui.data.denominators import show_denominators
from stunting.ui.data.quality import (
    show_completeness,
    show_findings,
    show_most_doubted,
    show_questions,
    show_reading_problems,
)
from stunting.ui.entry.frame import open_page
from stunting.ui.words import wording

view = open_page(wording.PAGE_QUALITY, wording.WHICH_FOR_WHAT)
show_most_doubted(view.workspace)
PARTS = {
    wording.TAB_QUESTIONS: show_questions,
    wording.TAB_FINDINGS: show_findings,
    wording.TAB_COMPLETENESS: show_completeness,
    wording.TAB_DENOMINATORS: show_denominators,
    wording.TAB_READING: show_reading_problems,
}
tabs = st.tabs(list(PARTS), key="bagian_mutu", on_change="rerun")
for tab, show in zip(tabs, PARTS.values(), strict=True):
    if tab.open:
        with tab:
            show(view)
