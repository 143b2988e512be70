"""Desa whose name several kecamatan have, told apart by the rows around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.evidence import Certainty
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.matching import AreaMatching


def settled_by_neighbours(
    areas: TableAreas, names: list[tuple[str, str]], matching: AreaMatching, gazetteer: Gazetteer
) -> TableAreas:
    """The same, where a desa of several namesakes is the one in the kecamatan of the rows beside it.

    `names` are name and parent of each row. Lists go through one kecamatan after the other; where the rows
    before and behind lie in different kecamatan that both have such a desa, nothing is chosen. The same
    goes for a puskesmas that is named like a desa of several kecamatan.
    """
    choices = {
        (one.area, one.parent): [match.area for match in one.proposals if match.score == 1]
        for one in matching.unmatched
    }
    chosen: dict[int, Area] = {}
    for place, name in enumerate(names):
        if len(choices.get(name, ())) < 2 or areas.code[place]:
            continue
        puskesmas = areas.level[place] == AreaLevel.PUSKESMAS
        nearest = _nearest_served if puskesmas else _nearest
        beside = {nearest(areas, range(place - 1, -1, -1)), nearest(areas, range(place + 1, len(names)))}
        fitting = [
            area
            for area in choices[name]
            if (puskesmas and area.name in beside)
            or (area.level is AreaLevel.DESA and area.code.rpartition(".")[0] in beside)
        ]
        if len(fitting) == 1:
            chosen[place] = fitting[0]
    return _with_chosen(areas, chosen, gazetteer) if chosen else areas


def _nearest(areas: TableAreas, places: Iterable[int]) -> str:
    """Code of the kecamatan of the nearest recognised desa, or of one that stands nearer; or empty."""
    parts = (areas.code[place].split(".") for place in places)
    return next((".".join(part[:3]) for part in parts if len(part) >= 3), "")


def _nearest_served(areas: TableAreas, places: Iterable[int]) -> str:
    """Name of the kecamatan that the nearest puskesmas of a known one serves; empty for none."""
    puskesmas = (place for place in places if areas.level[place] == AreaLevel.PUSKESMAS)
    return next((areas.kecamatan[place] for place in puskesmas if areas.kecamatan[place]), "")


def _with_chosen(areas: TableAreas, chosen: Mapping[int, Area], gazetteer: Gazetteer) -> TableAreas:
    level, code, desa = list(areas.level), list(areas.code), list(areas.desa)
    kecamatan, because, certainty = list(areas.kecamatan), list(areas.because), list(areas.certainty)
    score = areas.score.copy()
    score[list(chosen)] = 1.0
    for place, area in chosen.items():
        if level[place] != AreaLevel.PUSKESMAS:
            level[place], code[place], desa[place] = area.level, area.code, area.name
        own = area.level is AreaLevel.KECAMATAN
        kecamatan[place] = area.name if own else gazetteer.official(area.code.rpartition(".")[0]).name
        certainty[place] = Certainty.LIKELY
        because[place] = (
            f"\u201c{areas.area[place]}\u201d ada di beberapa kecamatan; dibaca sebagai yang di Kecamatan "
            f"{kecamatan[place]}, seperti baris di sekitarnya."
        )
    return replace(
        areas,
        level=tuple(level),
        code=tuple(code),
        desa=tuple(desa),
        kecamatan=tuple(kecamatan),
        score=score,
        certainty=tuple(certainty),
        because=tuple(because),
    )
