"""Of which part of the data a sentence speaks: what counts one kecamatan must not look like the kabupaten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from stunting.ui.visit.choices import Choice
from stunting.ui.visit.view import View
from stunting.ui.words import wording

AREA: Final = (Choice.KECAMATAN,)
AREA_AND_SECTOR: Final = (Choice.KECAMATAN, Choice.SECTOR)
_WORDS: Mapping[Choice, str] = {
    Choice.KECAMATAN: wording.IN_KECAMATAN,
    Choice.SECTOR: wording.OF_SECTOR,
    Choice.INDICATOR: wording.OF_INDICATOR,
}


def chosen_words(view: View, followed: Collection[Choice], office: str = "") -> str:
    """What is chosen among the choices that a sentence follows, to begin it with; empty where nothing is.

    "Di Kecamatan Babulu, sektor Kesehatan".
    """
    options = view.options
    names: dict[Choice, Mapping[str, str]] = {
        Choice.KECAMATAN: options.kecamatan,
        Choice.SECTOR: options.sectors,
        Choice.INDICATOR: options.indicators,
    }
    said = [
        words.format(name=names[choice].get(value, value))
        for choice, words in _WORDS.items()
        if choice in followed and (value := str(getattr(view.choices, choice.value)))
    ]
    together = ", ".join([*said, *filter(None, [office])])
    return together[:1].upper() + together[1:]
