"""Desa whose name several kecamatan have, told apart by the rows around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    before and behind lie in different kecamatan that both have such a desa, nothing is chosen.
    """
    choices = {
        (one.area, one.parent): [match.area for match in one.proposals if match.score == 1]
        for one in matching.unmatched
    }
    chosen: dict[int, Area] = {}
    for place, name in enumerate(names):
        several = [area for area in choices.get(name, ()) if area.level is AreaLevel.DESA]
        if len(several) < 2 or areas.code[place]:
            continue
        beside = {
            _nearest(areas.code, range(place - 1, -1, -1)),
            _nearest(areas.code, range(place + 1, len(names))),
        }
        fitting = [area for area in several if area.code.rpartition(".")[0] in beside]
        if len(fitting) == 1:
            chosen[place] = fitting[0]
    return _with_chosen(areas, chosen, gazetteer) if chosen else areas


def _nearest(codes: Sequence[str], places: Iterable[int]) -> str:
    """Code of the kecamatan of the nearest row that is a recognised desa; empty for none."""
    found = (codes[place].rpartition(".")[0] for place in places if codes[place].count(".") == 3)
    return next(found, "")


def _with_chosen(areas: TableAreas, chosen: Mapping[int, Area], gazetteer: Gazetteer) -> TableAreas:
    level, code, desa = list(areas.level), list(areas.code), list(areas.desa)
    kecamatan, because, certainty = list(areas.kecamatan), list(areas.because), list(areas.certainty)
    score = areas.score.copy()
    score[list(chosen)] = 1.0
    for place, area in chosen.items():
        level[place], code[place], desa[place] = area.level, area.code, area.name
        kecamatan[place] = gazetteer.official(area.code.rpartition(".")[0]).name
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
