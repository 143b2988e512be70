"""What stands below the figures: targets nobody verified, and how the numbers came about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.status import status_rule
from stunting.catalogue.indicators import Catalogue
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_rule_and_targets(rows: pd.DataFrame, catalogue: Catalogue) -> None:
    """The rule of the status colours, and the targets of coverage rows that nobody verified."""
    st.caption(literal(status_rule(catalogue.cutoffs)))
    show_unverified_targets(rows, catalogue)


def show_unverified_targets(rows: pd.DataFrame, catalogue: Catalogue) -> None:
    """Name the indicators of coverage rows whose target was not found in a document."""
    doubtful = rows[rows["target"].notna() & ~rows["target_verified"]]
    names = [
        known.short_name for id, known in catalogue.indicators.items() if id in set(doubtful["indicator"])
    ]
    if names:
        st.caption(wording.UNVERIFIED_TARGETS.format(count=len(names), names=literal("; ".join(names))))


def show_notes(notes: Sequence[str]) -> None:
    """Sentences of a summary about how it came about."""
    if notes:
        with st.expander(wording.NOTES_TITLE):
            st.markdown("\n".join(f"- {literal(note)}" for note in notes))
