"""How surely each area of a table is the official one that it was taken for, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stunting.catalogue.area_names import normalise_name
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.reading.places.found_areas import TableAreas


def with_certainty(areas: TableAreas, gazetteer: Gazetteer) -> TableAreas:
    """The same with certainty and reason of every area that was not found by its own name or code.

    A name that is clearly nearest to one official name is likely; the very name of an area that lies
    elsewhere or of another level, and a name that fits none anywhere, are doubtful.
    """
    certainty, because = list(areas.certainty), list(areas.because)
    aside = areas.certain | areas.total | areas.put_away
    for place in np.flatnonzero(~aside).tolist():
        if areas.area[place] and not because[place]:
            certainty[place], because[place] = _settled(areas, place, gazetteer)
    return replace(areas, certainty=tuple(certainty), because=tuple(because))


def _settled(areas: TableAreas, place: int, gazetteer: Gazetteer) -> tuple[Certainty, str]:
    written, kecamatan = areas.area[place], areas.kecamatan[place]
    if areas.level[place] == AreaLevel.PUSKESMAS:
        served = f"diduga melayani Kecamatan {kecamatan}" if kecamatan else "belum diketahui kecamatannya"
        return Certainty.LIKELY, f"Puskesmas \u201c{written}\u201d {served}."
    if not areas.code[place]:
        inside = f" di {areas.parent[place]}" if areas.parent[place] else ""
        # Inside a known kecamatan it is surely an area, only not which one.
        certainty = Certainty.LIKELY if kecamatan else Certainty.DOUBTFUL
        return certainty, f"Wilayah \u201c{written}\u201d tidak ada dalam daftar resmi{inside}."
    read = f"\u201c{written}\u201d dibaca sebagai {_full_name(areas, place, gazetteer)}"
    if areas.score[place] < 1:
        return Certainty.LIKELY, f"{read}, nama resmi yang paling mirip."
    parent = areas.parent[place]
    if parent and kecamatan and normalise_name(parent) != normalise_name(kecamatan):
        return Certainty.DOUBTFUL, f"{read}, bukan di {parent} seperti tertulis."
    return Certainty.DOUBTFUL, f"{read}, tetapi bisa juga wilayah lain."


def _full_name(areas: TableAreas, place: int, gazetteer: Gazetteer) -> str:
    area = gazetteer.official(areas.code[place])
    inside = f" (Kecamatan {areas.kecamatan[place]})" if area.level is AreaLevel.DESA else ""
    kind = area.kind or str(area.level)
    return f"{kind.capitalize()} {area.name}{inside}"
