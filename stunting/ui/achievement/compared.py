"""Areas compared by one indicator, the same on every page: those side by side, and the desa behind them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from stunting.charts.comparison import areas_compared
from stunting.model.areas import AreaLevel
from stunting.ui.shown.chart import show_chart
from stunting.ui.visit.view import View
from stunting.ui.words import wording


def show_areas_compared(view: View, rows: pd.DataFrame, indicator: str) -> None:
    """Kecamatan (or several kabupaten) by one indicator, then the desa; those of a chosen kecamatan only.

    `rows` are coverage rows of all levels.
    """
    inside = view.with_desa_chosen(rows)
    if view.choices.kecamatan:
        st.caption(wording.BESIDE_OTHERS)
    for level in (view.part_level, AreaLevel.DESA):
        draw = partial(areas_compared, inside, view.catalogue, indicator, level, source=view.source)
        show_chart(view, f"perbandingan_{level.value}", draw, indicator)
