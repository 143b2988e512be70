import streamlit as st

from stunting.charts.coverage_rows import one_indicator
from stunting.ui.achievement.desa_strip import show_desa_strip
from stunting.ui.achievement.indicator import show_inequality, show_trend
from stunting.ui.achievement.map import show_map
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.definitions import show_definition
from stunting.ui.shown.headlines import show_indicator_figures
from stunting.ui.words import wording

view = open_page(wording.PART_INDICATOR)
choices, catalogue = view.choices, view.catalogue
rows = choices.of_period(view.everything)
whole = view.chosen_area(rows)
indicator = choices.indicator or view.worst_indicator(whole)
if not indicator:
    st.info(wording.NO_ROWS)
    st.stop()

known = catalogue.indicator(indicator)
st.header(known.name if known else indicator, anchor=False)
if known:
    opd = ", ".join(known.opd)
    st.caption(wording.INDICATOR_LINE.format(sector=known.sector, opd=opd, group=known.target_group))
show_indicator_figures(view, one_indicator(whole, indicator), indicator)

ranking, places, unequal, course, definition = st.tabs(
    [wording.TAB_RANKING, wording.TAB_MAP, wording.TAB_INEQUALITY, wording.TAB_TREND, wording.TAB_DEFINITION],
    key="bagian_indikator",
    on_change="rerun",
)
if ranking.open:
    with ranking:
        show_desa_strip(view, rows, indicator)
if places.open:
    with places:
        show_map(view, rows, indicator)
if unequal.open:
    with unequal:
        show_inequality(view, rows, indicator)
if course.open:
    with course:
        show_trend(view, indicator)
if definition.open:
    with definition:
        show_definition(catalogue, indicator)
