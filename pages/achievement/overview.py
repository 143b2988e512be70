import pandas as pd
import streamlit as st

from stunting.charts.coverage_rows import latest_rows
from stunting.charts.gaps import largest_gaps_people
from stunting.charts.heatmap import coverage_heatmap
from stunting.model.areas import AreaLevel
from stunting.ui import wording
from stunting.ui.chart_view import show_chart
from stunting.ui.frame import open_page
from stunting.ui.headlines import show_headlines
from stunting.ui.notes import show_notes, show_rule_and_targets
from stunting.ui.urgent import show_urgent

view = open_page(wording.PAGE_OVERVIEW)
choices = view.choices
if choices.kecamatan:
    whole = view.rows(AreaLevel.KECAMATAN)
    whole = whole[whole["area_key"] == choices.kecamatan]
    parts = view.desa_of(choices.kecamatan)
else:
    whole, parts = view.rows(AreaLevel.KABUPATEN), view.rows(AreaLevel.KECAMATAN)
whole, parts = choices.of_subject(whole), choices.of_subject(parts)
earlier = view.compared(AreaLevel.KECAMATAN if choices.kecamatan else AreaLevel.KABUPATEN)
earlier = earlier[earlier["area_key"].isin(whole["area_key"])]

latest = latest_rows(whole)
show_headlines(latest, choices.of_subject(earlier))
show_urgent(view, latest, parts)
show_chart(
    coverage_heatmap(pd.concat([whole, parts]), view.catalogue, source=view.source), "peta_capaian", view
)
st.caption(wording.HEATMAP_HELP)

st.header(wording.GAPS_TITLE, anchor=False)
st.caption(wording.GAPS_HELP)
gaps = largest_gaps_people(parts, view.catalogue, source=view.source)
show_chart(gaps, "kesenjangan_terbesar", view)

show_rule_and_targets(whole, view.catalogue)
show_notes(view.coverage(AreaLevel.KABUPATEN).notes)
