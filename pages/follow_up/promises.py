import streamlit as st

from stunting.ui.entry.frame import open_page, page_path
from stunting.ui.follow_up.plan import judge_plan
from stunting.ui.follow_up.plan_file import show_plan_drop_zone
from stunting.ui.follow_up.promises import (
    judged_plan,
    of_choices,
    show_counts,
    show_list,
    show_nothing_newer,
    show_promises_answer,
)
from stunting.ui.words import wording

view = open_page(wording.PAGE_PROMISES, enough=lambda data: bool(data.follow_ups), answers=True)
judged = judged_plan(view)
if (judged["new_period"] == "").all():
    st.markdown(wording.PROMISES_INTRO)
    show_nothing_newer(view, judged)
    show_plan_drop_zone(judge_plan)
    st.page_link(page_path("data"), label=wording.PAGE_UPLOAD, icon=":material/upload_file:")
    st.stop()
own = of_choices(view, judged)
if own.empty:
    st.info(wording.PROMISES_NONE)
else:
    show_promises_answer(view, own)
    show_list(view, own)
    show_counts(view, own)
show_plan_drop_zone(judge_plan)
