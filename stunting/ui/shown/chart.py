"""One way to show a chart: clickable, with its sentence for screen readers, its table and its downloads."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st

from stunting.charts.chart import Chart, ChartPoint, chart_point, escaped
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.trace import ask_trace_of_selection, show_trace_chooser
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

# Plotly brings no Indonesian; only the words and number signs that can be seen here are given.
_LOCALE = {
    "dictionary": {
        "Download plot as a PNG": wording.PICTURE_DOWNLOAD,
        "Download plot": wording.PICTURE_DOWNLOAD,
        "Download plot as a png": wording.PICTURE_DOWNLOAD,
        "Taking snapshot - this may take a few seconds": wording.PICTURE_WAIT,
    },
    "format": {"decimal": ",", "thousands": "."},
}

_AIR = 10
"""Pixels left between the heading and the figure."""
# Plotly's button saves a picture in one format: the one that is chosen below the chart.
_FORMATS = ("png", "svg")
_BUTTONS_WITHOUT_USE = (
    "zoom2d",
    "pan2d",
    "select2d",
    "lasso2d",
    "zoomIn2d",
    "zoomOut2d",
    "autoScale2d",
    "resetScale2d",
)


def show_chart(
    view: View, name: str, make: Callable[[], Chart], *inputs: Hashable, narrow: bool = False
) -> None:
    """Draw a chart; a click on a figure opens its trace.

    `name` is unique on the page and names downloads. The chart is made once for the data, the choices of
    the row above and `inputs`, which name all else that it depends on. In a `narrow`
    place its table has a window.
    """
    chart = computed(("chart", name, view.choices, *inputs), make)
    key = f"grafik_{name}"
    if chart.table.empty:
        # Its title says why; an empty figure would only take room.
        st.html(_heading(chart))
        return
    _show_heading(chart, key)
    st.plotly_chart(
        chart.figure,
        key=key,
        on_select=lambda: ask_trace_of_selection(key),
        selection_mode="points",
        alt=chart.alt,
        config=_config(name, st.session_state.get(f"{key}_gambar") or _FORMATS[0]),
    )
    table = st.expander(wording.TABLE_OF_CHART, key=f"{key}_tabel", on_change="rerun")
    if table.open:
        with table:
            note = view.targets_said
            show_table(chart.table, key=key, name=name, alt=chart.title, note=note, narrow=narrow)
            st.segmented_control(
                wording.PICTURE_FORMAT,
                _FORMATS,
                default=_FORMATS[0],
                required=True,
                key=f"{key}_gambar",
                persist_state="session",
            )
            show_trace_chooser(view, _points(chart), key)


def show_chart_alone(chart: Chart, name: str) -> None:
    """Draw a chart whose figures lead to no cell; its table stands below. `name` is unique on the page."""
    key = f"grafik_{name}"
    _show_heading(chart, key)
    st.plotly_chart(chart.figure, key=key, alt=chart.alt, config=_config(name, _FORMATS[0]))
    with st.expander(wording.TABLE_OF_CHART):
        show_table(chart.table, key=key, name=name, alt=chart.title)


def _show_heading(chart: Chart, key: str) -> None:
    """Title and caption as text of the page, which wraps at the width of the screen.

    The figure has them too, for downloaded pictures: on the page they are hidden and their room is cut off.
    """
    cut = round(chart.heading_pixels - _AIR)
    # What is cut off takes no clicks either: it lies over what stands above. Buttons stand below.
    rule = f"margin-top: -{cut}px; clip-path: inset({cut}px -20px -60px -20px);"
    st.html(f"<style>.st-key-{key} {{{rule}}}</style>")
    st.html(_heading(chart))


def _heading(chart: Chart) -> str:
    small = "".join(f"<br><small>{escaped(text)}</small>" for text in (chart.caption, chart.note) if text)
    return f"<div class='kepala-grafik'><strong>{escaped(chart.title)}</strong>{small}</div>"


def _config(name: str, picture: str) -> dict[str, object]:
    return {
        "displaylogo": False,
        "locale": "id",
        "locales": {"id": _LOCALE},
        "modeBarButtonsToRemove": list(_BUTTONS_WITHOUT_USE),
        "toImageButtonOptions": {"format": picture, "scale": 2, "filename": name},
    }


def _points(chart: Chart) -> list[ChartPoint]:
    """Every figure drawn, in the order of the traces."""
    return [
        chart_point(data)
        for trace in chart.figure.data
        if trace.customdata is not None
        for data in trace.customdata
        if len(data) >= len(ChartPoint._fields)
    ]
