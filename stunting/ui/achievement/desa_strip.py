"""All desa of one indicator at a glance, kecamatan beside kecamatan, and beside them what chance explains."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.charts.coverage_rows import at_level, one_indicator
from stunting.charts.funnel import funnel_plot
from stunting.charts.slope import slope
from stunting.charts.strip_cards import FOLDED, VALUE, Strip, StripBlock, strip
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.ui.achievement.compared import show_areas_compared
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_heading, show_remark
from stunting.ui.shown.trace import ask_trace
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_COLUMNS = 3
_MOST_BLOCKS = 9


def show_desa_strip(view: View, rows: pd.DataFrame, indicator: str, found: Strip | None) -> None:
    """The desa in blocks, funnel and change; of several kabupaten, or without desa, the areas compared.

    `rows` are coverage rows of all levels, `found` is `strip_of` them.
    """
    if found is None:
        show_areas_compared(view, rows, indicator)
        _show_slope(view, rows, indicator)
        return
    left, right = st.columns([950, 392], gap="medium")
    with left.container(gap="xsmall"):
        _show_blocks(found)
    with right:
        show_chart(
            view,
            "corong",
            lambda: funnel_plot(view.with_desa_chosen(rows), view.catalogue, indicator, source=view.source),
            indicator,
            narrow=True,
        )
        _show_slope(view, rows, indicator)


def _show_slope(view: View, rows: pd.DataFrame, indicator: str) -> None:
    """How the areas of the page changed since the period that is compared with, where one is."""
    level = view.part_level
    areas = one_indicator(at_level(rows, level), indicator)["share"].notna().sum()
    if not view.choices.compared or areas < 2:
        return
    show_chart(
        view,
        "perubahan",
        lambda: slope(
            one_indicator(at_level(rows, level), indicator),
            view.compared(level),
            view.catalogue,
            indicator,
            source=view.source,
        ),
        indicator,
        narrow=True,
    )


def strip_of(view: View, rows: pd.DataFrame, indicator: str) -> Strip | None:
    """The desa of one indicator in blocks, made once; none of several kabupaten, or without desa."""

    def make() -> Strip | None:
        if view.several_kabupaten:
            return None
        inside = view.with_desa_chosen(rows)
        whole = one_indicator(at_level(rows, AreaLevel.KABUPATEN), indicator)["share"]
        return strip(
            one_indicator(at_level(inside, AreaLevel.DESA), indicator),
            one_indicator(at_level(rows, AreaLevel.KECAMATAN), indicator),
            float(whole.iloc[0]) if len(whole) == 1 else float("nan"),
            view.catalogue,
        )

    return computed(("strip", indicator, view.choices), make)


def _show_blocks(found: Strip) -> None:
    counts = {
        "desa": format_number(found.desa),
        "below": format_number(found.below),
        "above": format_number(found.above),
    }
    title = wording.STRIP_TITLE if found.below or found.above else wording.STRIP_TITLE_ALONE
    show_heading(title.format(**counts), wording.STRIP_HELP if found.intervals else wording.STRIP_HELP_PLAIN)
    for place, group in zip(st.columns(_COLUMNS, gap="small"), _packed(found.blocks), strict=True):
        with place.container(gap="xsmall"):
            for block in group:
                _show_block(found, block)
    first, last = (format_number(100 * share) for share in (found.first, found.last))
    folded = [wording.STRIP_FOLDED.format(shown=FOLDED)] if found.folded else []
    if (more := len(found.blocks) - _MOST_BLOCKS) > 0:
        folded.append(wording.KECAMATAN_OTHERS.format(count=format_number(more)))
    note = wording.STRIP_NOTE if found.intervals else wording.STRIP_NOTE_PLAIN
    show_remark(" ".join([*folded, note, wording.STRIP_AXIS.format(first=first, last=last)]))


def _show_block(found: Strip, block: StripBlock) -> None:
    def opened(row: str, column: str) -> None:
        if column == VALUE:
            ask_trace(found.points[row])

    show_heading(block.name, block.note)
    show_card(block.card, f"jalur_{block.name}", on_cell=opened)


def _packed(blocks: tuple[StripBlock, ...]) -> list[list[StripBlock]]:
    """The blocks in columns of about the same height, each in the column that is shortest so far."""
    columns: list[list[StripBlock]] = [[] for _ in range(_COLUMNS)]
    heights = [0] * _COLUMNS
    for block in blocks[:_MOST_BLOCKS]:
        place = heights.index(min(heights))
        columns[place].append(block)
        heights[place] += len(block.card.rows) + 3
    return columns
