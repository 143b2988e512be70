"""Tables on the screens: readable on paper where short, scrollable where long, and always to take along."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.reports.flat import spreadsheet_safe
from stunting.ui import wording
from stunting.ui.literal import literal_table

_LONGEST_PRINTED = 60
_MOST_COLUMNS_PRINTED = 10


def show_table(table: pd.DataFrame, *, key: str, name: str, alt: str = "") -> None:
    """A table of Indonesian text with its downloads; `name` becomes the name of the file.

    A short table is drawn whole, wraps and prints; a long or wide one scrolls in its own window.
    """
    if table.empty:
        st.caption(wording.NO_ROWS)
        return
    if len(table) <= _LONGEST_PRINTED and table.shape[1] <= _MOST_COLUMNS_PRINTED:
        st.table(literal_table(table), hide_index=True, alt=alt or name)
    else:
        st.dataframe(table, hide_index=True, height=420, alt=alt or name, placeholder="\u2013")
        st.caption(wording.TABLE_ROWS.format(count=format_number(len(table))))
    show_downloads(table, key=key, name=name)


def show_downloads(table: pd.DataFrame, *, key: str, name: str) -> None:
    """Buttons that take a table along; the file is made when it is asked for."""
    with st.container(horizontal=True):
        st.download_button(
            wording.DOWNLOAD_CSV,
            lambda: csv_bytes(table),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"unduh_{key}_csv",
            icon=":material/download:",
        )


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as csv that Indonesian spreadsheet programs open by a double click: semicolons, UTF-8 mark.

    A text that a spreadsheet would run as a formula is quoted with an apostrophe.
    """
    return table.astype(str).map(spreadsheet_safe).to_csv(index=False, sep=";").encode("utf-8-sig")
