"""Jejak sel: from any figure on the screens to the cells it stands on, and the arithmetic between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, cast

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.sources import FigureKey, arithmetic, source_cells
from stunting.charts.chart import ChartPoint, chart_point
from stunting.charts.sheet_window import sheet_windows
from stunting.charts.trace_steps import addresses
from stunting.model.areas import AreaLevel
from stunting.model.corrections import written_value
from stunting.model.formatting import format_number, format_percent
from stunting.model.indicators import leading_office
from stunting.model.labels import MEASURE_LABELS, MISSING_LABELS
from stunting.model.observations import Measure, Missing
from stunting.model.periods import period_label
from stunting.ui.shown.page_buttons import show_copy_button
from stunting.ui.shown.sheet_window import show_sheet_window
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace_beside import show_beside
from stunting.ui.shown.trace_figure import show_trace_figure
from stunting.ui.shown.trace_lines import show_trace_lines
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import LEVELS, View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ASKED = "trace_asked"
_LAST = "trace_last"
_MOVED = "trace_moved"
_MOST_CORRECTED = 3
_PIXELS = 1180
"""The sheet stands beside the arithmetic."""


def ask_trace(point: ChartPoint) -> None:
    """Ask, from a callback, that the trace of a figure be shown after this run."""
    st.session_state[_ASKED] = point


def ask_trace_of_selection(chart_key: str) -> None:
    """Ask for the trace of the point that was clicked on a chart.

    Plotly takes a second click on the same point for taking the choice back; the person means it again.
    """
    points = st.session_state[chart_key]["selection"]["points"]
    last = f"{_LAST}_{chart_key}"
    if points and len(_customdata(points[0])) >= len(ChartPoint._fields):
        st.session_state[last] = chart_point(_customdata(points[0]))
    if last in st.session_state:
        ask_trace(st.session_state[last])


Correct: TypeAlias = Callable[[pd.DataFrame, str, Callable[[], None]], None]
"""Draws a form that corrects one of SOURCE_CELLS: told the office, and what to do before the page runs."""


ChangeTarget: TypeAlias = Callable[[str, str], None]
"""Draws a form for the target of an indicator in a period."""


def show_asked_trace(view: View, correct: Correct, change_target: ChangeTarget) -> None:
    """Show the trace that was asked for, once, over the page.

    `correct` draws the form for its cells, `change_target` that for its target.
    """
    point = cast("ChartPoint | None", st.session_state.pop(_ASKED, None))
    if point is not None:
        st.session_state.pop(_MOVED, None)
        _show_dialog(view, point, correct, change_target)


def show_trace_chooser(view: View, points: Iterable[ChartPoint], key: str) -> None:
    """The same by keyboard: choose a figure from a list and open its trace."""
    labels = _point_labels(view, points)
    if not labels:
        return
    chosen = st.selectbox(
        wording.TRACE_CHOOSE,
        list(labels),
        format_func=lambda point: labels[point],
        index=None,
        placeholder=wording.TRACE_PLACEHOLDER,
        key=f"{key}_pilih",
    )
    opened = st.button(
        wording.TRACE_OPEN, disabled=chosen is None, key=f"{key}_buka", icon=":material/search:"
    )
    if opened and chosen is not None:
        ask_trace(chosen)


def show_trace_button(row: Mapping[Any, Any], key: str) -> None:
    """One click from a figure or a sentence about a coverage row to its trace; `key` is unique to it."""
    point = ChartPoint.of(row)
    st.button(
        wording.TRACE_OPEN,
        key=f"jejak_{key}",
        on_click=ask_trace,
        args=(point,),
        type="tertiary",
        icon=":material/search:",
    )


@st.dialog(wording.TRACE_TITLE, width=_PIXELS)
def _show_dialog(view: View, point: ChartPoint, correct: Correct, change_target: ChangeTarget) -> None:
    # Only the dialog is drawn anew where a person moves on to another figure.
    point = cast("ChartPoint", st.session_state.get(_MOVED, point))
    row = coverage_row(view, point)
    if row is None:
        st.info(wording.TRACE_GONE)
        return
    level = AreaLevel(row["area_level"])
    key = FigureKey(point.series, point.period, level, point.area_key, point.indicator)
    cells = source_cells(view.figures, key)
    left, right = st.columns([11, 14], gap="medium")
    with left.container(gap="small"):
        show_trace_figure(_indicator_name(view, row["indicator"]), row, cells, view.observations)
        if cells.empty:
            st.info(wording.TRACE_NO_CELLS)
        else:
            _show_corrections(cells)
            _show_actions(view, row, cells, correct, change_target)
    with right.container(gap="small"):
        if not cells.empty:
            _show_sheets(view, cells)
        show_beside(view, row, _move)
    if cells.empty:
        return
    show_trace_lines()
    count = format_number(len(cells))
    every = st.expander(wording.TRACE_CELLS.format(count=count), key="jejak_semua", on_change="rerun")
    if every.open:
        with every:
            show_table(cells_table(cells), key="jejak", name="jejak_sel")


def _move(point: ChartPoint) -> None:
    st.session_state[_MOVED] = point


def _show_actions(
    view: View, row: dict[str, Any], cells: pd.DataFrame, correct: Correct, change_target: ChangeTarget
) -> None:
    """What can be done about a figure: note its cells, correct one, change its target, ask its office."""
    office = leading_office(row["opd"])
    with st.container(horizontal=True, gap="xsmall", key="jejak_tindakan"):
        show_copy_button(wording.TRACE_COPY, wording.TRACE_COPIED, addresses(cells), "salin_alamat")
        correct(cells, office, lambda: ask_trace(ChartPoint.of(row)))
        change_target(row["indicator"], row["period"])
        ask = wording.TRACE_ASK.format(office=office) if office else wording.TRACE_ASK_NOBODY
        show_copy_button(ask, wording.TRACE_ASKED, _question(view, row, cells), "tanyakan_angka")


def _question(view: View, row: dict[str, Any], cells: pd.DataFrame) -> str:
    """What is asked of the office about a figure, to be sent by whatever way it is reached."""
    return wording.TRACE_QUESTION.format(
        office=leading_office(row["opd"]) or wording.TRACE_ANY_OFFICE,
        name=_indicator_name(view, row["indicator"]),
        area=row["area"],
        period=period_label(row["period"]),
        share=format_percent(row["share"]),
        arithmetic=arithmetic(cells).rstrip("."),
        cells=addresses(cells),
    )


def _show_corrections(cells: pd.DataFrame) -> None:
    """The first cells that an office corrected, with its reason; the table below has all of them."""
    for cell in cells[cells["correction"].ne("")].head(_MOST_CORRECTED).itertuples():
        st.caption(literal(wording.TRACE_CORRECTED.format(cell=cell.cell, text=cell.correction)))


def _show_sheets(view: View, cells: pd.DataFrame) -> None:
    """The cells in their sheet, one sheet at a time."""
    windows = sheet_windows(cells, view.observations)
    names = [window.sheet or window.file for window in windows]
    at = 0
    if len(windows) > 1:
        at = (
            st.pills(
                wording.WINDOW_SHEETS,
                range(len(windows)),
                format_func=lambda place: literal(names[place]),
                default=0,
                required=True,
                wrap=False,
                label_visibility="collapsed",
            )
            or 0
        )
    show_sheet_window(windows[at])


def coverage_row(view: View, point: ChartPoint) -> dict[str, Any] | None:
    """The coverage row of a point, whichever level its area is of; None where the data no longer hold it."""
    for level in LEVELS:
        frame = view.coverage(level).frame
        same = (
            (frame["area_key"] == point.area_key)
            & (frame["indicator"] == point.indicator)
            & (frame["period"] == point.period)
            & (frame["series"] == point.series)
        )
        if same.any():
            return cast("dict[str, Any]", frame[same].iloc[0].to_dict())
    return None


def cells_table(cells: pd.DataFrame) -> pd.DataFrame:
    """Source cells in words: where each stands, what is written, its use, and any correction."""
    table = pd.DataFrame(
        {
            "Berkas": cells["file"],
            "Lembar": cells["sheet"],
            "Sel": cells["cell"],
            "Wilayah": cells["area"],
            "Kolom": cells["header"],
            "Tertulis": [
                written or MISSING_LABELS[Missing(missing)] or written_value(value)
                for written, missing, value in zip(
                    cells["written"], cells["missing"], cells["value"], strict=True
                )
            ],
            "Ukuran": [MEASURE_LABELS[Measure(measure)] for measure in cells["measure"]],
        }
    )
    said = {"Koreksi kantor": cells["correction"], "Dikonfirmasi kantor": cells["confirmation"]}
    return table.assign(**{name: texts for name, texts in said.items() if texts.ne("").any()})


def _point_labels(view: View, points: Iterable[ChartPoint]) -> dict[ChartPoint, str]:
    names = computed("area names", lambda: _area_names(view))
    return {
        point: f"{_indicator_name(view, point.indicator)} \u00b7 {names.get(point.area_key, point.area_key)}"
        f" \u00b7 {period_label(point.period)}"
        for point in points
    }


def _area_names(view: View) -> dict[str, str]:
    areas = view.everything[["area_key", "area"]]
    return dict(areas.drop_duplicates("area_key").itertuples(index=False))


def _indicator_name(view: View, id: str) -> str:
    known = view.catalogue.indicator(id)
    return known.short_name if known else id


def _customdata(point: Any) -> list[object]:
    """What a clicked point carries; the browser sends a list, or a mapping of its places; or nothing."""
    data = point.get("customdata") or []
    return list(data.values()) if hasattr(data, "values") else list(data)
