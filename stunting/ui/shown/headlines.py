"""The first numbers of a page, each with its change since the period it is compared with."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.matched import comparable, matched_change, matched_words
from stunting.analysis.coverage.standings import judged_rows
from stunting.analysis.coverage.together import together
from stunting.analysis.quality.unread import sheet_names, sheet_shares
from stunting.charts.coverage_rows import percent_words, shortfall_words
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number, format_percent, format_points
from stunting.model.indicators import Direction
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.ui.shown.trace import show_traced
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_DELTA_COLOURS: dict[Direction, Literal["normal", "inverse", "off"]] = {
    Direction.HIGHER: "normal",
    Direction.LOWER: "inverse",
    Direction.NONE: "off",
}


def show_unread(view: View) -> bool:
    """Says of which sheets most was not understood; whether that is so of all data together."""
    shares = computed("sheet_shares", lambda: sheet_shares(view.observations))
    mostly = [share for share in shares if share.mostly_unread]
    if not mostly:
        return False
    understood, all_numbers = sum(one.understood for one in shares), sum(one.all for one in shares)
    unread = all_numbers > 2 * understood
    names = format_names([literal(name) for name in sheet_names(mostly)])
    facts = {"known": format_number(understood), "all": format_number(all_numbers), "sheets": names}
    if unread:
        st.warning(wording.MOSTLY_UNREAD.format(**facts))
    else:
        st.caption(f":material/warning: {wording.SHEETS_UNREAD.format(**facts)}")
    return unread


def show_nothing_lagging(own: pd.DataFrame, name: str) -> None:
    """Nothing of an area lags: good news only where all of it could be judged."""
    judged = judged_rows(own)
    open_ones = own["status"].isin([Status.NO_DATA.value, Status.UNSURE.value])
    if judged.empty:
        st.info(wording.KECAMATAN_NONE_JUDGED.format(name=name))
    elif open_ones.any():
        counts = {"judged": format_number(len(judged)), "all": format_number(len(own))}
        st.info(wording.KECAMATAN_PARTLY_JUDGED.format(**counts))
    else:
        st.success(wording.KECAMATAN_NOTHING_LAGGING.format(name=name))


def show_indicator_figures(view: View, rows: pd.DataFrame, indicator: str) -> None:
    """Value, target and gap of one area: coverage rows of one indicator in one period, with its change.

    Of several kabupaten: their sums together, how many are on target, and which is farthest from it.
    """
    if len(rows) > 1:
        _show_together(rows)
    if len(rows) != 1:
        return
    row = records(rows)[0]
    level = AreaLevel(row["area_level"])
    past = view.compared(level)
    same = (past["indicator"] == indicator) & (past["series"] == row["series"])
    found = records(past[same & (past["area_key"] == row["area_key"])])
    _show_figures(view, row, found[0] if found else None)


def _show_figures(view: View, row: dict[str, Any], earlier: dict[str, Any] | None) -> None:
    value, target, gap = st.columns(3)
    known = view.catalogue.indicator(row["indicator"])
    value.metric(
        f"{wording.VALUE}, {literal(row['area'])}",
        format_percent(row["share"]),
        _points_since(row, earlier),
        delta_color=_DELTA_COLOURS[known.direction if known else Direction.NONE],
        border=True,
    )
    target.metric(
        wording.TARGET,
        percent_words(row["target"]) if row["target"] == row["target"] else wording.NOT_SET,
        help=literal(row["target_source"]) or None,
        border=True,
    )
    gap.metric(wording.GAP, _gap(row["gap_points"]), border=True)
    status = Status(row["status"])
    people = shortfall_words(row, view.catalogue.lower_is_better(row["indicator"]))
    said = [f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]}", people, row["target_note"], row["reason"]]
    show_traced(literal("; ".join(part.rstrip(".") for part in said if part) + "."), row, "capaian")
    if earlier is not None:
        st.caption(literal(_matched(view, row, earlier)))


def _matched(view: View, row: dict[str, Any], earlier: dict[str, Any]) -> str:
    """The change on the desa that report in both periods, or why there is none; empty where all do."""
    if not comparable(row["indicator"], row["period"], earlier["period"]):
        return wording.OTHER_MONTH_OF_WEIGHING.format(period=period_label(earlier["period"]))
    desa = view.coverage(AreaLevel.DESA).frame
    return matched_words(matched_change(earlier, row, desa[desa["indicator"] == row["indicator"]])).strip()


def _show_together(rows: pd.DataFrame) -> None:
    """No target stands beside the sum: the targets are those of a kabupaten."""
    found = together(rows)
    value, met, farthest = st.columns(3)
    value.metric(
        wording.TOGETHER_VALUE,
        wording.NOT_SET if found.share is None else format_percent(found.share),
        border=True,
        help=wording.TOGETHER_HELP.format(used=found.used, areas=found.areas),
    )
    met.metric(wording.TOGETHER_MET, _of(found.met, found.judged), border=True)
    if found.farthest:
        label = wording.TOGETHER_FARTHEST.format(area=literal(found.farthest))
        farthest.metric(label, format_percent(found.farthest_share), border=True)


def _gap(points: float) -> str:
    return format_points(points) if points == points else wording.NOT_SET


def _of(part: int, whole: int) -> str:
    if not whole:
        return wording.NOT_SET
    return wording.OF.format(part=format_number(part), whole=format_number(whole))


def _points_since(row: dict[str, Any], earlier: dict[str, Any] | None) -> str | None:
    if earlier is None or earlier["period"] == row["period"]:
        return None
    difference = 100 * (row["share"] - earlier["share"])
    if difference != difference or not comparable(row["indicator"], row["period"], earlier["period"]):
        return None
    sign = "-" if difference < 0 else "+"
    since = wording.SINCE.format(period=period_label(earlier["period"]))
    return f"{sign}{format_points(abs(difference))} {since}"
