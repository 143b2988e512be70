import streamlit as st

from stunting.charts.answer import answer
from stunting.model.areas import AreaLevel
from stunting.ui.achievement.camat_sheet import show_camat_sheet
from stunting.ui.achievement.desa_tiles import show_where
from stunting.ui.achievement.kecamatan import (
    kecamatan_of,
    show_desa,
    show_kecamatan_sentence,
    show_lagging,
    show_tasks,
)
from stunting.ui.achievement.kecamatan_blocks import show_blocks
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.entry.frame import open_page, page_path
from stunting.ui.priority.ranking import ranked_desa
from stunting.ui.shown.notes import show_pro_rata_targets, show_targets_of_other_years
from stunting.ui.visit.choices import Choice
from stunting.ui.words import wording

view = open_page(wording.PAGE_KECAMATAN, answers=True)
choices, kecamatan = view.choices, view.options.kecamatan
every = choices.of_subject(view.latest(AreaLevel.KECAMATAN))
chosen = choices.kecamatan or (next(iter(kecamatan)) if len(kecamatan) == 1 else "")
own = every[every["area_key"] == chosen]
if own.empty:
    if len(every) and every["share"].isna().all():
        st.info(wording.KECAMATAN_ONLY_DESA)
    whole = choices.of_subject(view.latest(AreaLevel.KABUPATEN))
    parts = every if every["share"].notna().any() else choices.of_subject(view.latest(AreaLevel.DESA))
    show_sentence(
        view, whole, lambda: answer(whole, parts, view.catalogue), "kecamatan", follows=(Choice.SECTOR,)
    )
    show_blocks(view, every)
    if every.empty:
        with st.container(horizontal=True):
            st.page_link(page_path("ringkasan"), label=wording.PAGE_OVERVIEW, icon=":material/grid_on:")
            st.page_link(page_path("opd"), label=wording.PAGE_SECTOR, icon=":material/apartment:")
    show_targets_of_other_years(every)
    st.stop()

ranking = ranked_desa(view)
one = kecamatan_of(view, own, None if ranking is None else ranking.frame)
counted = show_kecamatan_sentence(view, one)
where, left, right = st.columns([276, 680, 330], gap="medium")
with where.container(gap="xsmall", key="petak_desa"):
    show_where(view, one)
with left.container(gap="xsmall"):
    show_lagging(view, one)
with right.container(gap="xsmall"):
    show_tasks(view, one)
with st.container(gap="xsmall"):
    show_desa(view, one)
show_pro_rata_targets(own, view.catalogue)
show_targets_of_other_years(own)
show_camat_sheet(view, one, counted=counted)
