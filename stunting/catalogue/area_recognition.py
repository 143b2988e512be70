"""Which kabupaten, kota or province a list of area names belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stunting.catalogue.area_index import NameIndex
from stunting.catalogue.area_names import written_name

ENOUGH = 0.6
"""Least share of the names that must be found in one kabupaten (or province)."""
CLEARLY = 1.25
"""How much better than the next one it must do."""


def recognise_kabupaten(nation: NameIndex, names: Sequence[tuple[str, str]], hint_text: str = "") -> str:
    """Code of the kabupaten or kota that the (name, parent) pairs lie in.

    The code of a province where the names are spread over several of its kabupaten (or are the
    kabupaten themselves); empty where it is unclear.
    """
    keys = {written_name(name).key for pair in names for name in pair} - {""}
    if not keys:
        return ""
    places = [set(nation.codes.get(key, ())) for key in keys]
    known = [codes for codes in places if codes]
    for length in (5, 2):
        votes: dict[str, float] = defaultdict(float)
        for codes in known:
            for code in {code[:length] for code in codes if len(code) > length}:
                votes[code] += 1
        ranked = sorted(votes.items(), key=lambda item: -item[1])
        if ranked and ranked[0][1] >= ENOUGH * len(known):
            second = ranked[1][1] if len(ranked) > 1 else 0.0
            if ranked[0][1] >= CLEARLY * second:
                return ranked[0][0]
    return ""
