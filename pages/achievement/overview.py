import pandas as pd
import streamlit as st

from stunting.charts.gaps import largest_gaps_people
from stunting.charts.heatmap import coverage_heatmap
from stunting.model.areas import AreaLevel
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.headlines import show_headlines
from stunting.ui.shown.notes import show_notes, show_rule_and_targets
from stunting.ui.shown.urgent import show_urgent
from stunting.ui.words import wording

view = open_page(wording.PAGE_OVERVIEW)
choices = view.choices
whole, parts = map(choices.of_subject, view.whole_and_parts)
if parts["share"].isna().all() and not choices.kecamatan:
    desa = choices.of_subject(view.latest(AreaLevel.DESA))
    if desa["share"].notna().any():
        parts = desa
        st.info(wording.ONLY_DESA)
# Kecamatan of a whole province are too many to compare: there the kabupaten are.
compared = whole.iloc[:0] if view.several_kabupaten else parts
earlier = view.compared(AreaLevel.KECAMATAN if choices.kecamatan else AreaLevel.KABUPATEN)
earlier = earlier[earlier["area_key"].isin(whole["area_key"])]

show_headlines(view, whole, choices.of_subject(earlier))
show_urgent(view, whole, parts)
show_chart(
    view,
    "peta_capaian",
    lambda: coverage_heatmap(pd.concat([whole, compared]), view.catalogue, source=view.source),
)
st.caption(wording.HEATMAP_HELP)

st.header(wording.GAPS_TITLE, anchor=False)
st.caption(wording.GAPS_HELP)
show_chart(
    view,
    "kesenjangan_terbesar",
    lambda: largest_gaps_people(
        whole if view.several_kabupaten else parts, view.catalogue, source=view.source
    ),
)

show_rule_and_targets(whole, view.catalogue)
show_notes(view.coverage(AreaLevel.KABUPATEN).notes)
