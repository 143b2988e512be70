"""The card about single numbers: those that could change a status first, then those that reading doubts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_number
from stunting.ui.data.asked import AskedOfUpload
from stunting.ui.data.quality import open_findings_of
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.visit.view import records
from stunting.ui.words import wording

_AT_ONCE = 3
_LONGEST = 150


def show_cells(workspace: Workspace, asked: AskedOfUpload, links: Sequence[tuple[Path, str]]) -> None:
    """What the numbers themselves ask; nothing where they ask nothing. `links` lead to answer and list."""
    flips = _flips(workspace)
    if flips.empty and not asked.numbers:
        return
    title = wording.NUMBERS_CARD
    if len(flips):
        title = wording.CELLS_CARD.format(count=format_number(len(flips)))
    said = [
        *computed("words of flips", lambda: _finding_words(flips, workspace.catalogue)),
        *((f"{one.sheet or one.file} ({one.file})", one.message) for one in asked.numbers),
    ]
    lines = "".join(
        f"<p class='isi'><b>{escape(where)}</b>: {escape(_short(words))}</p>"
        for where, words in said[:_AT_ONCE]
    )
    with st.container(border=True, key="tanya_sel", gap="xsmall", horizontal=True):
        st.html(f"<div class='tanya'><h3>{escape(title)}</h3>{lines}</div>")
        for path, label in links:
            st.page_link(path, label=label)


def _flips(workspace: Workspace) -> pd.DataFrame:
    """Open findings that could change a status or the list of priorities."""

    def look() -> pd.DataFrame:
        found = open_findings_of(workspace)
        return found[found["flips"].ne("")]

    return computed("flips", look)


def _finding_words(rows: pd.DataFrame, catalogue: Catalogue) -> list[tuple[str, str]]:
    named = []
    for row in records(rows.head(_AT_ONCE)):
        known = catalogue.indicator(row["indicator"])
        where = ", ".join(part for part in (row["area"], known.short_name if known else "") if part)
        named.append((where, row["message"]))
    return named


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"
