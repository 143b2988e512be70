import pandas as pd
import streamlit as st

from stunting.analysis.coverage.sectors import sector_summary
from stunting.analysis.coverage.standings import largest_gaps
from stunting.charts.chart import chart_point, points
from stunting.charts.gaps import largest_gaps_people
from stunting.charts.heatmap import coverage_heatmap
from stunting.model.areas import AreaLevel
from stunting.ui.achievement.coordination import show_coordination
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.headlines import show_headlines, show_nothing_lagging
from stunting.ui.shown.notes import show_rule_and_targets
from stunting.ui.shown.pickers import show_picker
from stunting.ui.shown.status_tables import indicator_table, kecamatan_table, sector_table
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace import show_trace_chooser
from stunting.ui.visit.session import computed
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

view = open_page(wording.PAGE_KECAMATAN)
choices, catalogue = view.choices, view.catalogue
show_picker(wording.KECAMATAN, view.options.kecamatan, "kecamatan", choices.kecamatan)
every = choices.of_subject(view.latest(AreaLevel.KECAMATAN))
own = every[every["area_key"] == choices.kecamatan]
if own.empty:
    if len(every) and every["share"].isna().all():
        st.info(wording.KECAMATAN_ONLY_DESA)
    st.caption(wording.KECAMATAN_CHOOSE)
    show_table(kecamatan_table(every), key="kecamatan_semua", name="kecamatan")
    show_rule_and_targets(every, catalogue)
    st.stop()

name = literal(own["area"].iloc[0])
desa = choices.of_subject(view.desa_of(choices.kecamatan))
lagging = largest_gaps(own, catalogue)
st.header(wording.KECAMATAN_LAGGING.format(name=name), anchor=False)
earlier = view.compared(AreaLevel.KECAMATAN)
show_headlines(view, own, choices.of_subject(earlier[earlier["area_key"] == choices.kecamatan]))
if own["share"].isna().all():
    st.info(f"{wording.KECAMATAN_NO_FIGURE} {literal(next(iter(own['reason']), ''))}")
elif lagging.empty:
    show_nothing_lagging(own, name)
else:
    table = computed(("lagging", choices), lambda: indicator_table(lagging, catalogue))
    show_table(table, key="tertinggal", name="tertinggal")
    show_trace_chooser(view, map(chart_point, points(lagging)), "tertinggal")
    st.header(wording.COORDINATION_TITLE, anchor=False)
    show_coordination(view, lagging, desa)

st.header(wording.KECAMATAN_AGAINST, anchor=False)
kabupaten = choices.of_subject(view.latest(AreaLevel.KABUPATEN))
show_chart(
    view,
    "kecamatan_dan_kabupaten",
    lambda: coverage_heatmap(pd.concat([kabupaten, own]), catalogue, source=view.source),
)

st.header(wording.KECAMATAN_DESA, anchor=False)
show_chart(view, "desa_dalam_kecamatan", lambda: coverage_heatmap(desa, catalogue, source=view.source))
show_chart(view, "kesenjangan_desa", lambda: largest_gaps_people(desa, catalogue, source=view.source))

st.header(wording.KECAMATAN_SECTORS, anchor=False)
sectors = computed(
    ("sectors", choices), lambda: sector_summary(own.assign(period=choices.period), catalogue)
).frame
show_table(sector_table(sectors, catalogue), key="sektor", name="sektor")
show_rule_and_targets(own, catalogue)
