"""The first numbers of a page: how many indicators are on target, and who reported."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.model.summaries import Status
from stunting.ui import wording

_WITH_TARGET = [Status.MET, Status.NEAR, Status.BEHIND, Status.FAR]


def show_headlines(rows: pd.DataFrame) -> None:
    """Counts over coverage rows of one area, one row per indicator."""
    judged = rows[rows["status"].isin(_WITH_TARGET)]
    met, far, reporting = st.columns(3)
    met.metric(wording.OVERVIEW_INDICATORS, _part(judged["status"] == Status.MET), border=True)
    far.metric(wording.OVERVIEW_FAR, _part(judged["status"] == Status.FAR), border=True)
    expected = rows["areas_expected"].max() if len(rows) else 0
    complete = (rows["areas_reporting"] >= rows["areas_expected"]) & (rows["areas_expected"] > 0)
    reporting.metric(
        wording.OVERVIEW_COMPLETE,
        _part(complete),
        border=True,
        help=wording.OVERVIEW_COMPLETE_HELP.format(areas=format_number(expected)),
    )


def _part(mask: pd.Series) -> str:
    return wording.OF.format(part=format_number(int(mask.sum())), whole=format_number(len(mask)))
