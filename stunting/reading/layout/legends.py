"""What the abbreviations of a header mean, as a legend below its table says."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from stunting.reading.cells.label_words import plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.regions import Region

_MOST_ROWS = 40
_MOST_TEXTS = 3
_LONGEST_NAME = 20
_IN_ONE_CELL = re.compile(rf"^\W*(.{{1,{_LONGEST_NAME}}}?)\s*(?:=|:|\s[-\u2013])\s*(\S.{{5,}})$")
_TARGET_AND_REALISASI = {"t": "Target", "r": "Realisasi"}
_BRACKETED_END = re.compile(r"^(.+?)(\s*\([^()]*\))$")


def legend_below(sheet: Sheet, region: Region, labels: Iterable[str]) -> dict[str, str]:
    """Meaning of each label of a header that a legend below its table explains, by the plain label.

    "AML = Akses Air Minum Layak" in one cell, or "AML" with its meaning in the next. "T" and "R" need none.
    """
    wanted = {name for label in labels if (name := plain(_bare(label))) and len(name) <= _LONGEST_NAME}
    found = dict(_TARGET_AND_REALISASI) if wanted >= _TARGET_AND_REALISASI.keys() else {}
    first = int(region.body[-1]) + 1 if len(region.body) else len(sheet.kinds)
    for row in range(first, min(first + _MOST_ROWS, len(sheet.kinds))):
        texts = [sheet.text(row, column) for column in np.flatnonzero(sheet.filled[row]).tolist()]
        if len(texts) > _MOST_TEXTS or sheet.values[row].any():
            break  # a further table begins
        pairs = [pair.groups() for text in texts if (pair := _IN_ONE_CELL.match(text))]
        told = [text for text in texts if plain(text)]
        pairs += [(told[0], told[1].lstrip(" :=-"))] if len(told) == 2 else []
        for name, meaning in pairs:
            heads = plain(meaning) in wanted  # two labels of the table side by side head a further one
            if plain(name) in wanted and not heads and len(plain(meaning)) > len(plain(name)):
                found.setdefault(plain(name), meaning)
    return found


def explained(header: str, legend: dict[str, str]) -> str:
    """A header path in which each label of the legend is its meaning, brackets behind it kept."""
    if not legend:
        return header
    labels = header.split(" / ")
    return " / ".join(_meaning(label, legend) for label in labels)


def _meaning(label: str, legend: dict[str, str]) -> str:
    meaning = legend.get(plain(_bare(label)))
    if meaning is None:
        return label
    end = _BRACKETED_END.match(label)
    return meaning + (end.group(2) if end else "")


def _bare(label: str) -> str:
    """A label without brackets at its end: "AML (%)" is "AML"."""
    end = _BRACKETED_END.match(label)
    return end.group(1) if end else label
