"""Which of the choices a part of a page does not follow: what is shown must not look narrower than it is."""

from __future__ import annotations

import streamlit as st

from stunting.ui.visit.choices import LATEST, Choice, Choices
from stunting.ui.visit.view import View
from stunting.ui.words import wording

KECAMATAN, PERIOD, COMPARED = Choice.KECAMATAN, Choice.PERIOD, Choice.COMPARED
SECTOR, INDICATOR = Choice.SECTOR, Choice.INDICATOR
_LABELS = {
    KECAMATAN: wording.KECAMATAN,
    PERIOD: wording.PERIOD,
    COMPARED: wording.COMPARED,
    SECTOR: wording.SECTOR,
    INDICATOR: wording.INDICATOR,
}


def show_unfiltered(view: View, *ignored: Choice) -> None:
    """Say which of these choices are made and not followed here; nothing where none is."""
    if said := unfiltered_words(view.choices, *ignored):
        st.caption(said)


def unfiltered_words(choices: Choices, *ignored: Choice) -> str:
    """The sentence of `show_unfiltered`, or empty.

    >>> unfiltered_words(Choices(kecamatan="64.09.02"), KECAMATAN, SECTOR)
    'Bagian ini tidak mengikuti pilihan: kecamatan.'
    """
    made = [_LABELS[name].lower() for name in ignored if getattr(choices, name) not in ("", LATEST)]
    return wording.UNFILTERED.format(names=", ".join(made)) if made else ""
