import streamlit as st

from stunting.model.areas import AreaLevel
from stunting.ui.entry.frame import open_page, page_path
from stunting.ui.follow_up.actions import show_plan_problems
from stunting.ui.follow_up.agenda import show_agenda, show_plan_answer
from stunting.ui.follow_up.plan import current_plan, show_plan_editor, show_where_from
from stunting.ui.follow_up.plan_file import show_plan_file
from stunting.ui.follow_up.plan_together import show_plan_together
from stunting.ui.shown.notes import show_targets_of_other_years
from stunting.ui.shown.sentence import show_heading
from stunting.ui.words import wording

view = open_page(wording.PAGE_PLAN, answers=True, enough=lambda data: bool(data.follow_ups))
show_plan_answer(view)
show_plan_together(view)
show_where_from(view)
show_agenda(view)
if len(current_plan(view).frame):
    show_heading(wording.ALL_PLAN_ROWS)
    st.caption(wording.PLAN_SUGGESTED)
    show_plan_editor(view)
show_plan_problems(view)
show_targets_of_other_years(view.latest(AreaLevel.KECAMATAN))
show_plan_file(view)
st.page_link(page_path("dokumen"), label=wording.PAGE_DOCUMENTS, icon=":material/description:")
