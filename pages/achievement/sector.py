import pandas as pd
import streamlit as st

from stunting.analysis.coverage.sectors import sector_summary
from stunting.charts.coverage_rows import period_words
from stunting.charts.heatmap import coverage_heatmap
from stunting.charts.sector_status import sector_status
from stunting.charts.target_progress import target_progress
from stunting.model.areas import AreaLevel
from stunting.ui.achievement.compared import show_areas_compared
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.headlines import show_headlines
from stunting.ui.shown.notes import show_rule_and_targets
from stunting.ui.shown.status_tables import sector_table
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import COMPARED, INDICATOR, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.words import wording

view = open_page(wording.PAGE_SECTOR)
choices, catalogue = view.choices, view.catalogue
whole, inside = view.whole_and_parts
# Each indicator stands in its own latest period; for the count of a sector they are taken together.
summary = computed(
    ("sectors", choices.period, choices.kecamatan),
    lambda: sector_summary(whole.assign(period=choices.period), catalogue),
).frame

if not choices.sector:
    st.caption(wording.SECTOR_CHOOSE)
    show_unfiltered(view, INDICATOR, COMPARED)
    if not view.several_kabupaten:
        show_chart(
            view,
            "sektor_status",
            lambda: sector_status(
                summary,
                area_key=next(iter(whole["area_key"]), ""),
                period=period_words(whole["period"]),
                source=view.source,
            ),
        )
    show_table(sector_table(summary, catalogue), key="sektor_semua", name="sektor")
    show_rule_and_targets(whole, catalogue)
    st.stop()

own = whole[whole["sector"] == choices.sector]
st.header(choices.sector, anchor=False)
offices = summary.loc[summary["sector"] == choices.sector, "opd"]
st.caption(wording.SECTOR_OPD.format(opd=offices.iloc[0] if len(offices) else wording.NO_OFFICE))
show_unfiltered(view, INDICATOR)
earlier = view.compared(AreaLevel.KECAMATAN if choices.kecamatan else AreaLevel.KABUPATEN)
earlier = earlier[earlier["area_key"].isin(whole["area_key"])]
show_headlines(view, own, earlier[earlier["sector"] == choices.sector])
parts = inside[inside["sector"] == choices.sector]
if view.several_kabupaten:
    parts = parts.iloc[:0]
else:
    show_chart(
        view,
        "sektor_target",
        lambda: target_progress(own, catalogue, area_key=next(iter(own["area_key"]), ""), source=view.source),
    )
show_chart(
    view,
    "sektor_kecamatan",
    lambda: coverage_heatmap(pd.concat([own, parts]), catalogue, source=view.source),
)

indicator = choices.indicator or view.worst_indicator(own)
st.header(wording.SECTOR_DESA, anchor=False)
if indicator:
    show_areas_compared(view, choices.of_period(view.everything), indicator)
show_rule_and_targets(own, catalogue)
