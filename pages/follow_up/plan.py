import streamlit as st

from stunting.ui.entry.frame import open_page, page_path
from stunting.ui.follow_up.actions import show_plan_problems, show_row_actions
from stunting.ui.follow_up.plan import current_plan, show_plan_editor, show_where_from
from stunting.ui.follow_up.plan_file import show_plan_file
from stunting.ui.shown.unfiltered import COMPARED, INDICATOR, KECAMATAN, PERIOD, SECTOR, show_unfiltered
from stunting.ui.words import wording

view = open_page(wording.PAGE_PLAN, wording.PLAN_INTRO, enough=lambda data: bool(data.follow_ups))
show_unfiltered(view, COMPARED, INDICATOR, KECAMATAN, PERIOD, SECTOR)
plan = current_plan(view)
show_where_from(view)
if plan.frame.empty:
    st.caption(wording.PLAN_EMPTY)
else:
    st.caption(wording.PLAN_SUGGESTED)
    show_plan_editor(view)
show_row_actions(view)
show_plan_problems(view)
show_plan_file(view)
st.page_link(page_path("dokumen"), label=wording.PAGE_DOCUMENTS, icon=":material/description:")
