"""What stands below the figures: targets nobody verified, and how the numbers came about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.targets import is_pro_rata, other_years_sentence
from stunting.catalogue.indicators import Catalogue
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_pro_rata_targets(rows: pd.DataFrame, catalogue: Catalogue) -> None:
    """Name the indicators of coverage rows that are judged by a part of the target of the year."""
    names = _names(rows.loc[rows["target"].notna() & is_pro_rata(rows), "indicator"], catalogue)
    if names:
        st.caption(wording.PRO_RATA_USED.format(names=literal("; ".join(names))))


def show_targets_of_other_years(rows: pd.DataFrame) -> None:
    """Say which coverage rows are judged by a target that is not of the year of their figure."""
    sentence = other_years_sentence(rows)
    if sentence:
        st.caption(literal(sentence))


def _names(indicators: pd.Series, catalogue: Catalogue) -> list[str]:
    present = set(indicators)
    return [known.short_name for id, known in catalogue.indicators.items() if id in present]


def show_notes(notes: Sequence[str]) -> None:
    """Sentences of a summary about how it came about."""
    if notes:
        with st.expander(wording.NOTES_TITLE):
            st.markdown("\n".join(f"- {literal(note)}" for note in notes))
