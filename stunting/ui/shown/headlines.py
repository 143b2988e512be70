"""What keeps a page from an answer: sheets that were not understood, and areas of which nothing lags."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.standings import judged_rows
from stunting.analysis.quality.unread import sheet_names, sheet_shares
from stunting.model.formatting import format_names, format_number
from stunting.model.problems import Severity
from stunting.model.summaries import Status
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_unread(view: View) -> bool:
    """Says of which sheets most was not understood; whether that is so of all data together."""
    words, all_of_it = unread_words(view)
    if all_of_it:
        st.warning(literal(words))
    elif words:
        st.caption(f":material/warning: {literal(words)}")
    if broken := broken_words(view):
        st.caption(f":material/warning: {literal(broken)}")
    return all_of_it


def broken_words(view: View) -> str:
    """Which files and sheets could not be read at all beside those that could, or empty."""
    failures = [one for one in view.workspace.dataset.problems if one.severity is Severity.ERROR and one.file]
    names = dict.fromkeys(f"{one.sheet} ({one.file})" if one.sheet else one.file for one in failures)
    return wording.PARTS_BROKEN.format(names=format_names(list(names))) if names else ""


def unread_words(view: View) -> tuple[str, bool]:
    """Of which sheets most was not understood, in words or empty; whether that is so of all data together."""
    shares = computed("sheet_shares", lambda: sheet_shares(view.observations))
    mostly = [share for share in shares if share.mostly_unread]
    if not mostly:
        return "", False
    understood, all_numbers = sum(one.understood for one in shares), sum(one.all for one in shares)
    unread = all_numbers > 2 * understood
    names = format_names(sheet_names(mostly))
    facts = {"known": format_number(understood), "all": format_number(all_numbers), "sheets": names}
    return (wording.MOSTLY_UNREAD if unread else wording.SHEETS_UNREAD).format(**facts), unread


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
