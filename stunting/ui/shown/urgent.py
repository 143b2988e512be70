"""What matters most, in sentences: service, distance to the target, where, and whose task it is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.standings import furthest_words, largest_gaps
from stunting.charts.coverage_rows import indicator_name, shortfall_words, target_words
from stunting.model.formatting import format_percent, format_points
from stunting.ui.shown.trace import show_traced
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_MOST = 3


def show_urgent(view: View, whole: pd.DataFrame, parts: pd.DataFrame) -> None:
    """The indicators of `whole` (one area) farthest from their target, and the worst of its `parts`.

    Services and results for people come first. Said once for the choices of the sidebar, which name both.
    """
    said = computed(("urgent", view.choices), lambda: _sentences(view, whole, parts))
    if not said:
        return
    st.markdown(f"**{wording.URGENT_TITLE}**")
    for number, (sentence, row) in enumerate(said, start=1):
        show_traced(f"{number}. {sentence}", row, f"mendesak_{number}")


def _sentences(view: View, whole: pd.DataFrame, parts: pd.DataFrame) -> list[tuple[str, dict[str, Any]]]:
    """The sentences with the coverage rows that they are about, the largest gap first."""
    several = whole["area_key"].nunique() > 1
    behind = largest_gaps(whole, view.catalogue).drop_duplicates(["indicator", "series"])
    said = []
    for row in records(behind.head(_MOST)):
        own = parts[(parts["indicator"] == row["indicator"]) & (parts["series"] == row["series"])]
        own = own[own["period"] == row["period"]]
        if several:
            own = own[own["area_key"].str.startswith(f"{row['area_key']}.")]
        lower = view.catalogue.lower_is_better(row["indicator"])
        people = shortfall_words(row, lower)
        sentence = wording.URGENT.format(
            indicator=literal(
                indicator_name(view.catalogue, row["indicator"]) + (f", {row['area']}" if several else "")
            ),
            share=format_percent(row["share"]),
            target=literal(target_words(row["target"], row["target_note"])),
            gap=format_points(row["gap_points"]) + (f", {literal(people)}" if people else ""),
        )
        if worst := furthest_words(own):
            sentence += wording.URGENT_WORST.format(areas=literal(worst))
        if row["opd"]:
            sentence += wording.URGENT_OFFICE.format(opd=literal(row["opd"]))
        said.append((sentence, row))
    return said
