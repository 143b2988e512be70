"""Tables on the screens: readable on paper where short, scrollable where long, and always to take along."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.reports.columns import Table
from stunting.reports.flat import spreadsheet_safe
from stunting.reports.shown_table import shown_table_xlsx
from stunting.reports.texts import shown
from stunting.ui.words import wording
from stunting.ui.words.literal import literal_table

_FIRST_ROWS = 30
_FIRST_OF_TEXTS = 8
_LONG_TEXT = 80
"""Characters of a cell that wraps into many lines."""
_MOST_ROWS_PRINTED = 400
_MOST_COLUMNS_PRINTED = 10
_MOST_COLUMNS_NARROW = 5
"""In half a page more columns do not fit, and what overflows could not be reached by the keyboard."""


def show_table(
    table: pd.DataFrame,
    *,
    key: str,
    name: str,
    alt: str = "",
    note: str = "",
    narrow: bool = False,
) -> None:
    """A table of Indonesian text with its downloads; `name` becomes the name of the file.

    `note` goes along with the file: what the page says beside the table.

    Its texts wrap and it prints whole; of a long one the first rows stand there until all are asked for:
    fewer where each takes many lines.
    One that is too wide, also for a `narrow` place, or very long scrolls in a window of its own.
    """
    if table.empty:
        st.caption(wording.NO_ROWS)
        return
    most_columns = _MOST_COLUMNS_NARROW if narrow else _MOST_COLUMNS_PRINTED
    if len(table) > _MOST_ROWS_PRINTED or table.shape[1] > most_columns:
        st.dataframe(table, hide_index=True, alt=alt or name, placeholder="\u2013")
        st.caption(wording.TABLE_ROWS.format(count=format_number(len(table))))
    else:
        _show_rows(table, key, alt or name)
    show_downloads(table, key=key, name=name, title=alt or name, note=note)


def text_table(table: Table, keys: Sequence[str] = ()) -> pd.DataFrame:
    """A table of documents as Indonesian text for a screen, of the columns of `keys` where any are named.

    What is empty or missing is a dash.
    """
    columns = [column for column in table.columns if not keys or column.key in keys]
    rows = [
        [
            wording.NOT_SET if record[column.key] in (None, "") else shown(record[column.key], column)
            for column in columns
        ]
        for record in table.records
    ]
    return pd.DataFrame(rows, columns=[column.header for column in columns])


def _show_rows(table: pd.DataFrame, key: str, alt: str) -> None:
    place = st.container()
    rows, first = len(table), _FIRST_OF_TEXTS if _holds_texts(table) else _FIRST_ROWS
    if rows > first + 5:
        every = st.toggle(wording.ALL_ROWS.format(count=format_number(rows)), key=f"semua_{key}")
        rows = rows if every else first
    place.table(literal_table(table.head(rows)), hide_index=True, alt=alt)


def _holds_texts(table: pd.DataFrame) -> bool:
    """Whether most rows hold a sentence, which takes many lines on a phone."""
    longest = table.astype(str).map(len).max(axis=1)
    return bool(longest.median() > _LONG_TEXT)


def show_downloads(table: pd.DataFrame, *, key: str, name: str, title: str, note: str) -> None:
    """Buttons that take a table along; the file is made when it is asked for."""
    with st.container(horizontal=True):
        st.download_button(
            wording.DOWNLOAD_CSV,
            lambda: csv_bytes(table, note),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"unduh_{key}_csv",
            icon=":material/download:",
        )
        st.download_button(
            wording.DOWNLOAD_XLSX,
            lambda: shown_table_xlsx(table, title, note),
            file_name=f"{name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key=f"unduh_{key}_xlsx",
            icon=":material/download:",
        )


def csv_bytes(table: pd.DataFrame, note: str = "") -> bytes:
    """A table as csv that Indonesian spreadsheet programs open by a double click: semicolons, UTF-8 mark.

    A text that a spreadsheet would run as a formula is quoted with an apostrophe. A note is its last row.
    """
    rows = table.astype(str)
    if note:
        rows.loc[len(rows)] = [note, *[""] * (rows.shape[1] - 1)]
    rows = rows.apply(spreadsheet_safe)
    rows.columns = spreadsheet_safe(pd.Series(rows.columns.astype(str))).tolist()
    return rows.to_csv(index=False, sep=";").encode("utf-8-sig")
