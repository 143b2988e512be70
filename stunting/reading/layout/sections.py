"""Headings between the rows of a table under each of which the same areas stand again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stunting.reading.cells.label_words import area_label, is_total_label, plain
from stunting.reading.cells.periods import is_period_label

_SAME = 0.5
"""Least share of the names of a group that must stand in the group before it."""


def sections(labels: Sequence[str], names: Sequence[str], filled: Sequence[bool]) -> list[str]:
    """The heading above each row, where rows without numbers head groups of the same areas; else empty.

    "PREVALENSI STUNTING" above all kecamatan and "BALITA DITIMBANG" above them once more say what
    their numbers are, or "2023" and "2024" when; the kecamatan above its desa says neither.
    `labels` are the first texts of the rows, `names` their areas.
    """
    none = [""] * len(labels)
    heads = [
        place
        for place, label in enumerate(labels)
        if label and not filled[place] and not is_total_label(label)
    ]
    if len(heads) < 2 or any(filled[: heads[0]]):
        return none
    bounds = pairwise([*heads, len(labels)])
    groups = [_names(names, filled, start, end) for start, end in bounds]
    if not all(_repeat(one, other) for one, other in pairwise(groups)):
        return none
    found = ""
    above = list(none)
    for place in range(heads[0], len(labels)):
        found = area_label(labels[place]) if place in heads else found
        above[place] = found
    return above


def _names(names: Sequence[str], filled: Sequence[bool], start: int, end: int) -> set[str]:
    here = (names[place] for place in range(start, end) if filled[place])
    return {
        plain(area_label(name))
        for name in here
        if name and not is_total_label(name) and not is_period_label(name)
    }


def _repeat(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= 2 and len(one & other) >= _SAME * min(len(one), len(other))
