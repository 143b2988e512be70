"""Areas of a table as written, matched with the official list inside the kabupaten of its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stunting.model.areas import Area, AreaLevel
from stunting.model.decisions import DecisionKind
from stunting.model.evidence import Certainty
from stunting.reading.cells.label_words import area_label, is_total_label, plain
from stunting.reading.context import Context
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.layout.fingerprints import area_subject
from stunting.reading.layout.row_labels import name_to_match
from stunting.reading.places.area_totals import totals_of, with_placed_totals
from stunting.reading.places.catchments import with_catchments
from stunting.reading.places.certainty import with_certainty
from stunting.reading.places.enclosing import spans_kecamatan
from stunting.reading.places.found import AreaFound
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.heads import with_heads
from stunting.reading.places.matching import AreaMatching, match_areas
from stunting.reading.places.name_rows import AreaRow
from stunting.reading.places.neighbours import settled_by_neighbours

AreaKey = tuple[str, str, str, str]
"""Area as written, parent as written, code, level hint."""
NO_KEY: AreaKey = ("", "", "", "")
_NOT_NAMED = AreaFound("", certain=True)


def keys_of(draft: TableDraft, enclosing: Area | None) -> list[AreaKey]:
    """What is to be matched, one key per row (or per value column); empty for plain totals and targets."""
    inside = _inside(draft, enclosing)
    if draft.labels is not None:
        keys = _keys_of_rows(draft, inside)
        if enclosing is None or not any(draft.labels.places()):
            return keys
        # Posyandu and RT below a desa, schools below a kabupaten, that only the title names.
        above = ("", "", enclosing.code, "")
        return [key if row.area else above for key, row in zip(keys, draft.labels, strict=True)]
    across = draft.across
    if across is None:
        return []
    return [
        NO_KEY if target or is_total_label(name) else (area_label(name), parent or inside, "", level)
        for name, parent, level, target in zip(
            across.area, across.parent, across.level, across.target.tolist(), strict=True
        )
    ]


def _inside(draft: TableDraft, enclosing: Area | None) -> str:
    """The kecamatan that the whole table lies in, unless it names kecamatan itself."""
    local = enclosing is not None and enclosing.level is AreaLevel.KECAMATAN and not spans_kecamatan(draft)
    return enclosing.name if enclosing is not None and local else ""


def _keys_of_rows(draft: TableDraft, inside: str) -> list[AreaKey]:
    labels = draft.labels
    assert labels is not None
    hint = AreaLevel.DESA if inside and not any(row.level for row in labels) else ""
    above = AreaLevel.KECAMATAN if any(row.level == AreaLevel.DESA for row in labels) else ""
    keys: list[AreaKey] = []
    for row in labels:
        parent = row.within or row.parent or inside
        if row.target:
            keys.append(NO_KEY)
        elif row.total_word:
            keys.append(_key_of_total(name_to_match(row.area), parent, row.code, above))
        else:
            keys.append(("" if row.area == row.code else row.area, parent, row.code, row.level or hint))
    return keys


def _key_of_total(name: str, parent: str, code: str, above: str) -> AreaKey:
    """Key of a total: among desa "TOTAL WARU" adds up the kecamatan, though a kelurahan has that name too."""
    upper, _, last = parent.rpartition(" / ")
    return name, upper if plain(last) == plain(name) else parent, code, above if name else ""


def match_keys(keys: Sequence[AreaKey], context: Context) -> tuple[list[int], AreaMatching]:
    """Official areas of the distinct keys of a table; the list gives each key's row, -1 for none."""
    distinct = {
        key: place for place, key in enumerate(dict.fromkeys(key for key in keys if key[0] or key[2]))
    }
    matching = match_areas([AreaRow(*key) for key in distinct], context)
    return [distinct.get(key, -1) for key in keys], matching


def table_areas(
    draft: TableDraft,
    keys: Sequence[AreaKey],
    matched: tuple[list[int], AreaMatching],
    enclosing: Area | None,
    context: Context,
) -> TableAreas:
    """Areas of a draft with their official names, and its totals marked, by decisions about its form."""
    rows, matching = matched
    count = len(keys)
    found = [matching.found[row] if row >= 0 else _NOT_NAMED for row in rows]
    written = draft.labels.areas() if draft.labels is not None else draft.across.area if draft.across else []
    across = draft.across.parent if draft.across is not None else [""] * count
    parents = [row.parent for row in draft.labels] if draft.labels is not None else across
    inside = _inside(draft, enclosing)
    areas = TableAreas(
        area=tuple(area_label(name) if name else key[2] for name, key in zip(written, keys, strict=True)),
        parent=tuple(parent or inside for parent in parents),
        level=tuple(str(one.level) for one in found),
        code=tuple(one.code for one in found),
        kecamatan=tuple(one.kecamatan for one in found),
        desa=tuple(one.desa for one in found),
        total=np.zeros(count, dtype=bool),
        certain=np.array([one.certain for one in found], dtype=bool),
        score=np.array([one.score for one in found], dtype=np.float64),
        certainty=(Certainty.SURE,) * count,
        because=("",) * count,
        put_away=np.zeros(count, dtype=bool),
    )
    names = [(key[0] or key[2], key[1]) for key in keys]
    areas = settled_by_neighbours(_without_put_away(areas, context), names, matching, context.gazetteer)
    areas = with_catchments(with_heads(areas, draft, context.gazetteer), draft)
    areas = replace(areas, total=totals_of(draft, areas, context))
    areas = with_placed_totals(areas, draft, enclosing, context.within(matching.kabupaten))
    return _with_places_below(
        with_certainty(areas, context.gazetteer), draft, enclosing.name if enclosing else ""
    )


def _with_places_below(areas: TableAreas, draft: TableDraft, enclosing: str) -> TableAreas:
    """The same, where a row of a posyandu or an RT is about that place and not about its whole desa."""
    places = draft.labels.places() if draft.labels is not None else []
    if not any(places):
        return areas
    labels = draft.labels or ()
    named = [area if row.area else enclosing for area, row in zip(areas.area, labels, strict=True)]
    return replace(
        areas,
        area=tuple(place or old for place, old in zip(places, named, strict=True)),
        parent=tuple(
            desa if place else old for place, desa, old in zip(places, named, areas.parent, strict=True)
        ),
        level=tuple(
            AreaLevel.OTHER if place else old for place, old in zip(places, areas.level, strict=True)
        ),
        code=tuple("" if place else old for place, old in zip(places, areas.code, strict=True)),
    )


def _without_put_away(areas: TableAreas, context: Context) -> TableAreas:
    """The same, where what a person said is no area is put away."""
    none = {area_subject(d.subject) for d in context.decided(DecisionKind.AREA) if not d.value}
    if not none:
        return areas
    return replace(areas, put_away=np.array([subject in none for subject in areas.subjects()], dtype=bool))
