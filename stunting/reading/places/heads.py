"""Names of a kecamatan and of a desa in it, told apart by what stands in them: no desa has desa in it."""

from __future__ import annotations

from dataclasses import replace

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import plain
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.found_areas import TableAreas

_PART_OF = " / "


def with_heads(areas: TableAreas, draft: TableDraft, gazetteer: Gazetteer) -> TableAreas:
    """The same, where a row that desa of its kecamatan stand in is that kecamatan, whose name it has too."""
    if draft.labels is None:
        return areas
    inside: dict[str, set[str]] = {}
    for row, code in zip(draft.labels, areas.code, strict=True):
        inside.setdefault(row.within, set()).add(code.rpartition(".")[0])
    levels, codes, desa = list(areas.level), list(areas.code), list(areas.desa)
    for place, row in enumerate(draft.labels):
        upper = areas.code[place].rpartition(".")[0]
        own = _PART_OF.join(filter(None, (row.within, row.area)))
        if areas.level[place] != AreaLevel.DESA or not upper or upper not in inside.get(own, ()):
            continue
        kecamatan = gazetteer.official(upper)
        if plain(kecamatan.name) == plain(areas.desa[place]):
            levels[place], codes[place], desa[place] = kecamatan.level, upper, ""
    return replace(areas, level=tuple(levels), code=tuple(codes), desa=tuple(desa))
