import streamlit as st

from stunting.analysis.prevalence import prevalence_summary, two_numbers
from stunting.analysis.trend import trend
from stunting.charts.comparison import kecamatan_compared, ranked_areas
from stunting.charts.trends import trend_line
from stunting.model.areas import AreaLevel
from stunting.ui import wording
from stunting.ui.chart_view import show_chart
from stunting.ui.deadline import choose_deadline
from stunting.ui.frame import open_page
from stunting.ui.notes import show_notes
from stunting.ui.prevalence_parts import INDICATOR, show_series, show_two_numbers
from stunting.ui.session import computed

view = open_page(wording.PAGE_PREVALENCE, wording.PREVALENCE_INTRO)
catalogue = view.catalogue
summary = computed("prevalence", lambda: prevalence_summary(view.everything))
if summary.frame.empty:
    st.info(wording.PREVALENCE_NONE)
    show_notes(summary.notes)
    st.stop()
show_series(view, summary.frame)

st.header(wording.TWO_NUMBERS_TITLE, anchor=False)
show_two_numbers(computed("two_numbers", lambda: two_numbers(view.everything)))

st.header(wording.TAB_TREND, anchor=False)
deadline = choose_deadline()
kabupaten = view.coverage(AreaLevel.KABUPATEN).frame
own = kabupaten[kabupaten["indicator"] == INDICATOR]
pace = computed(("trend prevalence", deadline), lambda: trend(own, catalogue, deadline=deadline)).frame
for area in own["area_key"].unique()[:1]:
    show_chart(
        view,
        "tren",
        lambda area=area: trend_line(own, pace, catalogue, INDICATOR, area_key=area, source=view.source),
        area,
        deadline,
    )

st.header(wording.PREVALENCE_AREAS, anchor=False)
rows = view.choices.of_period(view.everything)
show_chart(
    view,
    "kecamatan",
    lambda: kecamatan_compared(rows, catalogue, INDICATOR, source=view.source),
    INDICATOR,
)
show_chart(
    view,
    "desa",
    lambda: ranked_areas(view.with_desa_chosen(rows), catalogue, INDICATOR, source=view.source),
    INDICATOR,
)
show_notes(summary.notes)
