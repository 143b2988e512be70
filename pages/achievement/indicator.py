import streamlit as st

from stunting.charts.coverage_rows import one_indicator
from stunting.ui.achievement.desa_strip import show_desa_strip, strip_of
from stunting.ui.achievement.indicator import show_inequality, show_trend
from stunting.ui.achievement.indicator_head import show_indicator_head
from stunting.ui.achievement.map import show_map
from stunting.ui.entry.frame import open_page
from stunting.ui.shown.definitions import show_definition
from stunting.ui.words import wording

view = open_page(wording.PART_INDICATOR, answers=True)
choices, catalogue = view.choices, view.catalogue
rows = choices.of_period(view.everything)
whole = view.chosen_area(rows)
indicator = choices.indicator or view.worst_indicator(whole)
if not indicator:
    st.info(wording.NO_ROWS)
    st.stop()

strip = strip_of(view, rows, indicator)
show_indicator_head(view, one_indicator(whole, indicator), indicator, strip)

ranking, places, unequal, course, definition = st.tabs(
    [wording.TAB_RANKING, wording.TAB_MAP, wording.TAB_INEQUALITY, wording.TAB_TREND, wording.TAB_DEFINITION],
    key="bagian_indikator",
    on_change="rerun",
)
if ranking.open:
    with ranking:
        show_desa_strip(view, rows, indicator, strip)
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
