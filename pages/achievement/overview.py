import streamlit as st

from stunting.charts.answer import answer
from stunting.model.areas import AreaLevel
from stunting.ui.achievement.overview import show_figures, show_people, show_score_card
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.promises import judged_plan, of_choices
from stunting.ui.shown.notes import show_notes, show_pro_rata_targets, show_targets_of_other_years
from stunting.ui.words import wording

view = open_page(wording.PAGE_OVERVIEW, answers=True)
choices = view.choices
whole, parts = map(choices.of_subject, view.whole_and_parts)
if parts["share"].isna().all() and not choices.kecamatan:
    desa = choices.of_subject(view.latest(AreaLevel.DESA))
    if desa["share"].notna().any():
        parts = desa
        st.info(wording.ONLY_DESA)
earlier = view.compared(view.whole_level)
earlier = choices.of_subject(earlier[earlier["area_key"].isin(whole["area_key"])])
# Kecamatan of a whole province are too many to compare: there the kabupaten are.
above, areas = (whole.iloc[:0], whole) if view.several_kabupaten else (whole, parts)
promises = of_choices(view, judged_plan(view)) if view.workspace.dataset.follow_ups else None

counted = show_sentence(view, whole, lambda: answer(whole, areas, view.catalogue), "overview")
left, right = st.columns([888, 404], gap="medium")
with left.container(gap="xsmall"):
    show_score_card(view, above, areas, earlier)
with right.container(gap="small", key="angka_kunci"):
    show_figures(view, whole, earlier, promises, counted=counted)
    show_people(view, areas)
show_pro_rata_targets(whole, view.catalogue)
show_targets_of_other_years(whole)
show_notes(view.coverage(AreaLevel.KABUPATEN).notes)
