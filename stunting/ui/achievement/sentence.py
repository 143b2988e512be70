"""The answer with which a page begins, or what keeps it from having one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.rows import waiting_note
from stunting.charts.answer import Words
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.headlines import show_unread
from stunting.ui.shown.sentence import show_answer
from stunting.ui.visit.choices import Choice
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View


def show_sentence(
    view: View,
    counted: pd.DataFrame,
    make: Callable[[], tuple[Words, ...]],
    *inputs: Hashable,
    follows: Collection[Choice] = AREA_AND_SECTOR,
) -> bool:
    """The answer about the coverage rows `counted`; whether there is one.

    It is made once for the data, the choices of the row above and `inputs`, which name the page and all else
    that it depends on. It says what is chosen among the choices that it `follows`.
    Where most of the data was not understood, nothing is counted.
    """
    first = st.container()
    unread = show_unread(view)
    if not unread:
        with first:
            words = computed(("answer", view.choices, *inputs), make)
            show_answer(words, sample=view.workspace.is_sample, chosen=chosen_words(view, follows))
    if waiting := computed(("waiting", view.choices, *inputs), lambda: waiting_note(counted)):
        st.warning(waiting, icon=":material/help:")
    return not unread
