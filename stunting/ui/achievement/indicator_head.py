"""How the page of one indicator begins: what it is, the answer in a sentence, and four figures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.matched import comparable, matched_change, matched_words
from stunting.analysis.coverage.together import together
from stunting.catalogue.relations import stunting_id
from stunting.charts.answer import Tone, Words
from stunting.charts.coverage_rows import indicator_name, shortfall_words
from stunting.charts.indicator_answer import (
    earlier_row,
    indicator_answer,
    indicator_figures,
    together_answer,
    together_figures,
)
from stunting.charts.strip_cards import Strip
from stunting.model.areas import AreaLevel
from stunting.model.periods import period_label
from stunting.ui.achievement.prevalence import both_sources_of
from stunting.ui.achievement.sentence import show_sentence
from stunting.ui.data.own_target import show_target_change
from stunting.ui.shown.chosen import AREA
from stunting.ui.shown.key_figures import show_key_figures
from stunting.ui.shown.sentence import show_remark
from stunting.ui.shown.trace import show_trace_button
from stunting.ui.visit.choices import YEAR_BEFORE
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording


def show_indicator_head(view: View, own: pd.DataFrame, indicator: str, found: Strip | None) -> None:
    """The head of COVERAGE rows of one indicator in one period: of one area, or of several kabupaten."""
    words, figures = st.columns([640, 690], gap="medium", vertical_alignment="center")
    with words.container(gap="xsmall"):
        _show_what(view, indicator)
        if len(own) == 1:
            row = records(own)[0]
            show_sentence(view, own, lambda: _answer(view, row, found), indicator, follows=AREA)
        else:
            name = indicator_name(view.catalogue, indicator)
            show_sentence(view, own, lambda: together_answer(name, together(own)), indicator, follows=AREA)
    with figures.container(gap="xsmall", key="angka_indikator"):
        if len(own) > 1:
            show_key_figures(together_figures(together(own)))
        elif len(own) == 1:
            _show_figures(view, records(own)[0])


def _answer(view: View, row: dict[str, object], found: Strip | None) -> tuple[Words, ...]:
    """Of stunting it begins with whether it rises, by both sources."""
    said = indicator_answer(row, found, view.catalogue)
    both = both_sources_of(view, str(row["area_key"])) if row["indicator"] == stunting_id() else ""
    return (Words(f"{both} ", Tone.STRONG), *said) if both else said


def _show_what(view: View, indicator: str) -> None:
    known = view.catalogue.indicator(indicator)
    if known:
        opd = ", ".join(known.opd)
        said = wording.INDICATOR_LINE.format(sector=known.sector, opd=opd, group=known.target_group)
        show_remark(f"{known.name}. {said}")


def _show_figures(view: View, row: dict[str, object]) -> None:
    level = AreaLevel(str(row["area_level"]))
    past = view.compared(level) if _compares(view) else view.coverage(level).frame
    figures = computed(
        ("indicator figures", view.choices, row["indicator"]),
        lambda: indicator_figures(row, earlier_row(past, row), view.catalogue),
    )
    show_key_figures(figures)
    people = shortfall_words(row, view.catalogue.lower_is_better(str(row["indicator"])))
    said = [part.rstrip(".") for part in (people, str(row["reason"])) if part]
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="kepala_indikator"):
        show_remark("; ".join([*said, *filter(None, [_matched(view, row)])]))
        show_trace_button(row, "capaian")
        show_target_change(view.workspace, str(row["indicator"]), str(row["period"]))


def _compares(view: View) -> bool:
    """Whether a period to compare with was chosen; else a figure stands beside the one before it."""
    return view.choices.compared not in ("", YEAR_BEFORE)


def _matched(view: View, row: dict[str, object]) -> str:
    """The change since the chosen period on the desa that report in both, or why there is none."""
    if not _compares(view):
        return ""
    level = AreaLevel(str(row["area_level"]))
    past = view.compared(level)
    same = (past["indicator"] == row["indicator"]) & (past["series"] == row["series"])
    found = records(past[same & (past["area_key"] == row["area_key"])])
    if not found or found[0]["period"] == row["period"]:
        return ""
    earlier = found[0]
    if not comparable(str(row["indicator"]), str(row["period"]), earlier["period"]):
        return wording.OTHER_MONTH_OF_WEIGHING.format(period=period_label(earlier["period"]))
    desa = view.coverage(AreaLevel.DESA).frame
    return matched_words(matched_change(earlier, row, desa[desa["indicator"] == row["indicator"]])).strip()
