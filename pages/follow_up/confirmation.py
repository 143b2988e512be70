import streamlit as st

from stunting.ui.data.approval import show_approval
from stunting.ui.data.corrections import show_corrections
from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.confirmation import show_questions_to_send
from stunting.ui.follow_up.confirmation_answers import show_answers
from stunting.ui.words import wording

view = open_page(wording.PAGE_CONFIRMATION, wording.CONFIRMATION_INTRO)
st.caption(wording.WHICH_FOR_WHAT)
show_approval(view)
ask, answers, corrections = st.tabs(
    [wording.TAB_ASK, wording.TAB_ANSWERS, wording.TAB_CORRECTIONS],
    key="bagian_konfirmasi",
    on_change="rerun",
)
if ask.open:
    with ask:
        show_questions_to_send(view)
if answers.open:
    with answers:
        show_answers(view)
if corrections.open:
    with corrections:
        show_corrections(view.workspace)
