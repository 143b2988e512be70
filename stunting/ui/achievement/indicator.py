"""Parts of the page of one indicator: spread and inequality, course over time."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.comparing.inequality_sentences import inequality_sentences
from stunting.analysis.comparing.trend import trend, trend_sentence
from stunting.charts.coverage_rows import indicator_name, one_indicator
from stunting.charts.distribution import distribution
from stunting.charts.funnel import funnel_plot
from stunting.charts.trends import line_name, trend_line
from stunting.model.areas import AreaLevel
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind
from stunting.model.summaries import Summary
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.deadline import choose_deadline
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.unfiltered import COMPARED, KECAMATAN, PERIOD, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_inequality(view: View, rows: pd.DataFrame, indicator: str) -> None:
    """Spread over the desa, and how unequal desa and kecamatan are, in sentences."""
    show_unfiltered(view, KECAMATAN, COMPARED)
    show_chart(
        view,
        "sebaran",
        lambda: distribution(rows, view.catalogue, indicator, source=view.source),
        indicator,
    )
    show_chart(
        view,
        "corong",
        lambda: funnel_plot(rows, view.catalogue, indicator, source=view.source),
        indicator,
    )
    name = indicator_name(view.catalogue, indicator)
    for level, heading in (
        (AreaLevel.DESA, wording.BETWEEN_DESA),
        (AreaLevel.KECAMATAN, wording.BETWEEN_KECAMATAN),
    ):
        summary = _inequality(view, indicator, level)
        together = summary.frame[summary.frame["kecamatan"] == ""]
        st.subheader(heading, anchor=False)
        sentences = [sentence for row in records(together) for sentence in inequality_sentences(row, name)]
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in sentences) or wording.NO_ROWS)
        show_notes(summary.notes)


def _inequality(view: View, indicator: str, level: AreaLevel) -> Summary:
    return computed(
        ("inequality", level, indicator, view.choices.period),
        lambda: inequality(one_indicator(view.rows(level), indicator), view.catalogue, level=level),
    )


def trend_in(view: View, deadline: date) -> Summary:
    """TREND of all areas of the level that is looked at as a whole, counted to a deadline."""
    level = view.whole_level
    return computed(
        ("trend", level, deadline),
        lambda: trend(
            view.coverage_of_year(level),
            view.catalogue,
            deadline=deadline,
            desa=view.coverage(AreaLevel.DESA).frame,
        ),
    )


def show_trend(view: View, indicator: str) -> None:
    """Course of the kabupaten, or of the chosen kecamatan, and the pace its target asks for.

    Of several kabupaten one has to be chosen first.
    """
    if view.several_kabupaten:
        st.info(wording.TREND_CHOOSE)
        return
    show_unfiltered(view, PERIOD, COMPARED)
    deadline = choose_deadline()
    name = indicator_name(view.catalogue, indicator)
    summary = trend_in(view, deadline)
    rows = summary.frame[summary.frame["indicator"] == indicator]
    area = view.choices.kecamatan or next(iter(rows["area_key"]), "")
    own = rows[rows["area_key"] == area]
    if own.empty:
        st.info(wording.NO_ROWS)
        return
    show_chart(
        view,
        "perjalanan",
        lambda: trend_line(
            view.coverage(view.whole_level).frame,
            summary.frame,
            view.catalogue,
            indicator,
            area_key=area,
            source=view.source,
        ),
        indicator,
        deadline,
    )
    sentences = {
        line_name(Series(row["series"]), PeriodKind(row["period_kind"])): trend_sentence(row, name)
        for row in records(own)
    }
    st.markdown("\n".join(f"- **{literal(of)}.** {literal(said)}" for of, said in sentences.items()))
    show_notes(summary.notes)
