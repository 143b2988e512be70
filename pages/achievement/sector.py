import pandas as pd
import streamlit as st

from stunting.analysis.sectors import sector_summary
from stunting.charts.comparison import kecamatan_compared, ranked_areas
from stunting.charts.heatmap import coverage_heatmap
from stunting.model.areas import AreaLevel
from stunting.ui import wording
from stunting.ui.chart_view import show_chart
from stunting.ui.frame import open_page
from stunting.ui.headlines import show_headlines
from stunting.ui.notes import show_rule_and_targets
from stunting.ui.pickers import show_picker
from stunting.ui.session import computed
from stunting.ui.status_tables import sector_table
from stunting.ui.tables import show_table

view = open_page(wording.PAGE_SECTOR)
choices, catalogue = view.choices, view.catalogue
show_picker(wording.SECTOR, view.options.sectors, "sektor", choices.sector)
whole, kecamatan = view.latest(AreaLevel.KABUPATEN), view.latest(AreaLevel.KECAMATAN)
# Each indicator stands in its own latest period; for the count of a sector they are taken together.
summary = computed(
    ("sectors", choices.period),
    lambda: sector_summary(whole.assign(period=choices.period), catalogue),
).frame

if not choices.sector:
    st.caption(wording.SECTOR_CHOOSE)
    show_table(sector_table(summary, catalogue), key="sektor_semua", name="sektor")
    show_rule_and_targets(whole, catalogue)
    st.stop()

own = whole[whole["sector"] == choices.sector]
st.header(choices.sector, anchor=False)
offices = summary.loc[summary["sector"] == choices.sector, "opd"]
st.caption(wording.SECTOR_OPD.format(opd=offices.iloc[0] if len(offices) else wording.NO_OFFICE))
earlier = view.compared(AreaLevel.KABUPATEN)
show_headlines(own, earlier[earlier["sector"] == choices.sector])
parts = kecamatan[kecamatan["sector"] == choices.sector]
show_chart(
    view,
    "sektor_kecamatan",
    lambda: coverage_heatmap(pd.concat([own, parts]), catalogue, source=view.source),
)

indicator = choices.indicator or view.worst_indicator(own)
st.header(wording.SECTOR_DESA, anchor=False)
show_picker(wording.INDICATOR, view.indicators_of_sector, "indikator", indicator)
if indicator:
    show_chart(
        view,
        "sektor_dibandingkan",
        lambda: kecamatan_compared(pd.concat([own, kecamatan]), catalogue, indicator, source=view.source),
        indicator,
    )
    desa = view.desa_of(choices.kecamatan) if choices.kecamatan else view.latest(AreaLevel.DESA)
    show_chart(
        view,
        "sektor_desa",
        lambda: ranked_areas(pd.concat([own, desa]), catalogue, indicator, source=view.source),
        indicator,
    )
show_rule_and_targets(own, catalogue)
