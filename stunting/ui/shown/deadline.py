"""The deadline that paces and workloads are counted to: the end of a year, in the URL like all choices."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stunting.ui.words import wording

_YEARS_AHEAD = 6
_KEY = "tenggat"


def deadline_in_use() -> date:
    """The last day of the year that was chosen on any page, else of this year."""
    return date(int(st.session_state.get(_KEY) or date.today().year), 12, 31)


def choose_deadline() -> date:
    """The last day of the chosen year; this year unless another is chosen."""
    this_year = date.today().year
    years = [str(year) for year in range(this_year, this_year + _YEARS_AHEAD)]
    chosen = st.selectbox(
        wording.DEADLINE,
        years,
        format_func=lambda year: wording.DEADLINE_YEAR.format(year=year),
        key=_KEY,
        bind="query-params",
        persist_state="session",
        width=260,
    )
    return date(int(chosen), 12, 31)
