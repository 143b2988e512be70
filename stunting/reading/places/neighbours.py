"""Desa whose name several kecamatan have, told apart by the rows around them."""

from __future__ import annotations

from collections.abc import Iterable

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.evidence import Certainty
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.matching import AreaMatching


def settle_by_neighbours(
    areas: TableAreas, names: list[tuple[str, str]], matching: AreaMatching, gazetteer: Gazetteer
) -> None:
    """Gives a desa of several namesakes the one that lies in the kecamatan of the rows beside it.

    `names` are name and parent of each row. Lists go through one kecamatan after the other; where the rows
    before and behind lie in different kecamatan that both have such a desa, nothing is chosen.
    """
    choices = {
        (one.area, one.parent): [match.area for match in one.proposals if match.score == 1]
        for one in matching.unmatched
    }
    settled = list(areas.code)
    for place, name in enumerate(names):
        several = [area for area in choices.get(name, ()) if area.level is AreaLevel.DESA]
        if len(several) < 2 or settled[place]:
            continue
        beside = {
            _nearest(settled, range(place - 1, -1, -1)),
            _nearest(settled, range(place + 1, len(names))),
        }
        fitting = [area for area in several if area.code.rpartition(".")[0] in beside]
        if len(fitting) == 1:
            _choose(areas, place, fitting[0], gazetteer)


def _nearest(codes: list[str], places: Iterable[int]) -> str:
    """Code of the kecamatan of the nearest row that is a recognised desa; empty for none."""
    found = (codes[place].rpartition(".")[0] for place in places if codes[place].count(".") == 3)
    return next(found, "")


def _choose(areas: TableAreas, place: int, area: Area, gazetteer: Gazetteer) -> None:
    kecamatan = gazetteer.official(area.code.rpartition(".")[0]).name
    areas.level[place], areas.code[place] = area.level, area.code
    areas.desa[place], areas.kecamatan[place] = area.name, kecamatan
    areas.score[place] = 1.0
    areas.certainty[place] = Certainty.LIKELY
    areas.because[place] = (
        f"\u201c{areas.area[place]}\u201d ada di beberapa kecamatan; dibaca sebagai yang di Kecamatan "
        f"{kecamatan}, seperti baris di sekitarnya."
    )
