import streamlit as st

from stunting.model.formatting import format_number
from stunting.ui import wording
from stunting.ui.follow_up import current_plan, plan_again, show_plan_editor
from stunting.ui.follow_up_actions import show_plan_problems, show_row_actions
from stunting.ui.frame import open_page, page_path
from stunting.ui.literal import literal
from stunting.ui.plan_file import show_plan_file

view = open_page(wording.PAGE_PLAN, wording.PLAN_INTRO, enough=lambda data: bool(data.follow_ups))
plan = current_plan(view)
if plan.born_from != view.workspace.key:
    rows = format_number(len(plan.frame))
    from_file = wording.PLAN_FROM_FILE.format(file=literal(plan.file), rows=rows)
    st.info(from_file if plan.file else wording.PLAN_OUTDATED)
    st.button(wording.PLAN_AGAIN, on_click=plan_again, args=(view,))
if plan.frame.empty:
    st.caption(wording.PLAN_EMPTY)
else:
    st.caption(wording.PLAN_SUGGESTED)
    show_plan_editor(view)
show_row_actions(view)
show_plan_problems(view)
show_plan_file(view)
st.page_link(page_path("dokumen"), label=wording.PAGE_DOCUMENTS, icon=":material/description:")
