import streamlit as st

from stunting.ui.data.template_downloads import show_action_plan_template
from stunting.ui.entry.frame import open_page, page_path
from stunting.ui.follow_up.action_plan import (
    show_activities,
    show_gaps,
    show_money,
    show_plan_headline,
    show_unmatched,
)
from stunting.ui.words import wording

view = open_page(wording.PAGE_ACTION_PLAN, enough=lambda data: len(data.activities) > 0, answers=True)
if not view.has_action_plan:
    st.markdown(wording.ACTION_PLAN_INTRO)
    st.info(wording.ACTION_PLAN_NONE)
    show_action_plan_template(view.workspace.dataset.kabupaten)
    st.page_link(page_path("data"), label=wording.PAGE_UPLOAD, icon=":material/upload_file:")
    st.stop()
show_plan_headline(view)
PARTS = {
    wording.TAB_GAPS: show_gaps,
    wording.TAB_ACTIVITIES: show_activities,
    wording.TAB_MONEY: show_money,
    wording.TAB_UNMATCHED: show_unmatched,
}
tabs = st.tabs(list(PARTS), key="bagian_anggaran", on_change="rerun")
for tab, show in zip(tabs, PARTS.values(), strict=True):
    if tab.open:
        with tab:
            show(view)
