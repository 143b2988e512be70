"""Levels of area that stand in one column, told apart by place, words, numbering, names or sums."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.pattern_words import KECAMATAN
from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import (
    YEAR_ROW,
    area_label,
    clean_label,
    is_total_label,
    plain,
)
from stunting.reading.context import Context
from stunting.reading.layout.label_cells import Names

NEARLY_ALL = 0.8
"""Share of the names of a column that settles what the column holds."""
_ROMAN = re.compile(r"^[ivxIVX]+$")


def depths_of(block: Names, numbers: npt.NDArray[np.float64], context: Context) -> list[int]:
    """Depth of each row in a column of names: 0 for all where nothing tells two levels apart."""
    real = [
        place
        for place, text in enumerate(block.text)
        if text and not is_total_label(text) and not YEAR_ROW.match(clean_label(text))
    ]
    for cue in (_by_place, _by_prefix, _by_numbering, _by_indent):
        depths = cue(block, real)
        if depths and _is_hierarchy(depths, real):
            return _for_all(depths, block, real)
    depths = _by_gazetteer(block, real, context)
    if depths and _is_hierarchy(depths, real):
        return _for_all(depths, block, real)
    depths = _by_sums(real, numbers)
    if depths and _is_hierarchy(depths, real):
        return _for_all(depths, block, real)
    if len(block.levels) > 1 and (depths := _by_case(block, real)) and _is_hierarchy(depths, real):
        return _for_all(depths, block, real)
    return [0] * len(block.text)


def _is_hierarchy(depths: dict[int, int], real: list[int]) -> bool:
    """Whether depths describe groups: the first row is a group, most rows lie deeper."""
    found = [depths[place] for place in real]
    if len(set(found)) < 2:
        return False
    upper = sum(depth == min(found) for depth in found)
    return found[0] < max(found) and upper * 2 <= len(found) + 1


def _for_all(depths: dict[int, int], block: Names, real: list[int]) -> list[int]:
    """Depths of all rows: totals get the depth of the top level."""
    top = min(depths.values())
    return [depths.get(place, top) for place in range(len(block.text))]


def _by_place(block: Names, real: list[int]) -> dict[int, int]:
    """Depth by the column in which the name stands (a staircase)."""
    return {place: block.depth[place] for place in real}


def _by_prefix(block: Names, real: list[int]) -> dict[int, int]:
    """Rows that begin with "Kecamatan" or "Kec." are groups of the others."""
    prefixed = {place: bool(re.match(rf"^(?:{KECAMATAN})\b", plain(block.text[place]))) for place in real}
    if all(prefixed.values()):
        return {}
    return {place: 0 if prefixed[place] else 1 for place in real}


def _by_numbering(block: Names, real: list[int]) -> dict[int, int]:
    """Rows numbered in another manner than the rest ("010." among "01.", "A." among "1.") are groups."""
    styles = {place: _numbering_style(block.numbering[place]) for place in real}
    kinds = list(dict.fromkeys(styles.values()))
    if len(kinds) != 2:
        return {}
    return {place: kinds.index(styles[place]) for place in real}


def _numbering_style(numbering: str) -> str:
    if not numbering:
        return "none"
    if numbering.isdigit():
        return "long" if len(numbering) >= 3 else "digits"
    if _ROMAN.match(numbering):
        return "roman"
    return "upper" if numbering.isupper() else "lower"


def _by_indent(block: Names, real: list[int]) -> dict[int, int]:
    """Rows that begin with spaces lie deeper."""
    indent = {place: len(block.raw[place]) - len(block.raw[place].lstrip()) >= 2 for place in real}
    return {place: int(indent[place]) for place in real}


def _by_case(block: Names, real: list[int]) -> dict[int, int]:
    """Names in capitals among names in mixed case are the upper level of a header that names two."""
    return {place: 0 if area_label(block.text[place]).isupper() else 1 for place in real}


def _by_gazetteer(block: Names, real: list[int], context: Context) -> dict[int, int]:
    """Kecamatan rows, each followed by desa of that kecamatan in the official list.

    Where a kecamatan has a desa of its own name (Waru in Waru), its row is one only if the name
    comes a second time below it; else it is the desa, in a list without kecamatan rows. A column
    that holds nothing but kecamatan has one level, whatever their desa are called; where names come
    several times running (one row per month or indicator), each run is one area.
    """
    if not context.kabupaten or _only_kecamatan(block, real, context):
        return {}
    texts = [area_label(block.text[place]) for place in real]
    runs = [at for at, name in enumerate(texts) if not at or plain(name) != plain(texts[at - 1])]
    if len(runs) * 2 <= len(real):
        opened = _openings([texts[at] for at in runs], context)
        lengths = np.diff([*runs, len(real)])
        return dict(zip(real, np.repeat(opened, lengths).tolist(), strict=True))
    return dict(zip(real, _openings(texts, context), strict=True))


def _only_kecamatan(block: Names, real: list[int], context: Context) -> bool:
    """Whether the column is headed as one of kecamatan and nearly all its names are theirs."""
    if block.levels != (AreaLevel.KECAMATAN,):
        return False
    names = {plain(name): name for place in real if (name := area_label(block.text[place]))}
    known = sum(
        bool(context.gazetteer.exact(name, level=AreaLevel.KECAMATAN, within=context.kabupaten))
        for name in names.values()
    )
    return known >= NEARLY_ALL * len(names)


def _openings(names: list[str], context: Context) -> list[int]:
    """Depth of each name: 0 for a kecamatan that opens a group of its desa, 1 for the others."""
    depths: list[int] = []
    current = ""
    for at, name in enumerate(names):
        found = context.gazetteer.exact(name, level=AreaLevel.KECAMATAN, within=context.kabupaten)
        code = found[0].code if len(found) == 1 else ""
        opens = bool(code) and code != current and _opens(names, at, code, context.gazetteer)
        current = code if opens else current
        depths.append(0 if opens else 1)
    return depths


def _opens(names: list[str], at: int, kecamatan: str, gazetteer: Gazetteer) -> bool:
    """Whether the rows after one are desa of the kecamatan it names."""
    if at + 1 >= len(names):
        return False
    if not gazetteer.exact(names[at + 1], level=AreaLevel.DESA, within=kecamatan):
        return False
    namesake = gazetteer.exact(names[at], level=AreaLevel.DESA, within=kecamatan)
    again = {plain(name) for name in names[at + 1 :]}
    return not namesake or plain(names[at]) in again


def _by_sums(real: list[int], numbers: npt.NDArray[np.float64]) -> dict[int, int]:
    """Rows that are each the sum of the two or more rows below them, all the way down the table."""
    values = numbers[real]
    additive = np.isfinite(values).all(axis=0) if len(real) else np.zeros(0, dtype=bool)
    if not 6 <= len(real) <= 3000 or not additive.any():
        return {}
    values = values[:, additive]
    sums = np.vstack([np.zeros(values.shape[1]), np.cumsum(values, axis=0)])
    depths: dict[int, int] = {}
    at = 0
    while at < len(real):
        below = sums[at + 1 :] - sums[at + 1]
        equal = (np.abs(below - values[at]) <= 1e-6 * np.maximum(1, np.abs(values[at]))).mean(axis=1)
        ends = np.flatnonzero((equal >= 0.8) & (np.arange(len(equal)) >= 2))
        if not len(ends) or not values[at].any():
            return {}
        depths[real[at]] = 0
        depths.update(dict.fromkeys(real[at + 1 : at + 1 + int(ends[0])], 1))
        at += 1 + int(ends[0])
    return depths
