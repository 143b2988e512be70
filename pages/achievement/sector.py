import streamlit as st

from stunting.ui.achievement.office import (
    choose_office,
    offices_of,
    show_all_offices,
    show_indicators,
    show_office_answer,
    show_waiting,
)
from stunting.ui.achievement.office_detail import show_detail
from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.office_work import office_work, state_of_plans
from stunting.ui.shown.notes import show_pro_rata_targets, show_targets_of_other_years
from stunting.ui.words import wording

view = open_page(wording.PAGE_SECTOR, answers=True)
offices = offices_of(view, lambda: office_work(view), *state_of_plans(view))
if view.several_kabupaten or not offices.standings:
    st.info(wording.OFFICE_CHOOSE_KABUPATEN if view.several_kabupaten else wording.OFFICE_NONE)
    if offices.standings:
        show_all_offices(view, offices)
    st.stop()

answer = st.container()
one = choose_office(view, offices)
# Below the choice in the script, as it is known only then; above it on the page.
with answer:
    show_office_answer(view, offices, one)
show_waiting(view, one)
left, right = st.columns([888, 404], gap="medium")
with left.container(gap="xsmall"):
    found, selected = show_indicators(view, offices, one)
if found is not None:
    with right.container(gap="xsmall"):
        show_detail(view, offices, found.lines[selected])
show_all_offices(view, offices)
show_pro_rata_targets(offices.whole, view.catalogue)
show_targets_of_other_years(offices.whole)
