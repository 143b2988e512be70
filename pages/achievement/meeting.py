import streamlit as st

from stunting.charts.answer import answer
from stunting.charts.meeting import findings_of_meeting, without_picture
from stunting.model.areas import AreaLevel
from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.meeting import show_meeting
from stunting.ui.follow_up.promises import judged_plan, of_choices
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.headlines import unread_words
from stunting.ui.visit.session import computed
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

view = open_page(wording.PAGE_MEETING, answers=True)
whole, parts = map(view.choices.of_subject, view.whole_and_parts)
areas = whole if view.several_kabupaten else parts
if areas["share"].isna().all():
    areas = view.choices.of_subject(view.with_desa_chosen(view.latest(AreaLevel.DESA)))
found = computed(
    ("meeting", view.choices),
    lambda: findings_of_meeting(
        answer(whole, areas, view.catalogue),
        whole,
        areas,
        view.choices.of_subject(view.with_desa_chosen(view.latest(AreaLevel.DESA))),
        view.catalogue,
    ),
)
promises = of_choices(view, judged_plan(view)) if view.workspace.dataset.follow_ups else None
warning, all_unread = unread_words(view)
if all_unread:
    found = without_picture(found, warning)
elif warning:
    st.caption(f":material/warning: {literal(warning)}")
show_meeting(view, found, promises, chosen_words(view, AREA_AND_SECTOR))
