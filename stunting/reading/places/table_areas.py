"""Areas of a table as written, matched with the official list inside the kabupaten of its file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.evidence import Certainty
from stunting.reading.cells.label_words import area_label, is_total_label, plain
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.layout.fingerprints import area_subject
from stunting.reading.layout.row_labels import name_to_match
from stunting.reading.places.certainty import settle_areas
from stunting.reading.places.context import spans_kecamatan
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.matching import AreaMatching, match_areas
from stunting.reading.places.neighbours import settle_by_neighbours
from stunting.reading.places.totals import place_totals, totals_of

AreaKey = tuple[str, str, str, str]
"""Area as written, parent as written, code, level hint."""
NO_KEY: AreaKey = ("", "", "", "")


def keys_of(draft: TableDraft, context: Area | None) -> list[AreaKey]:
    """What is to be matched, one key per row (or per value column); empty for plain totals and targets."""
    inside = _inside(draft, context)
    if draft.labels is not None:
        return _keys_of_rows(draft, inside)
    across = draft.across
    if across is None:
        return []
    return [
        NO_KEY if target or is_total_label(name) else (area_label(name), inside, "", level)
        for name, level, target in zip(across.area, across.level, across.target.tolist(), strict=True)
    ]


def _inside(draft: TableDraft, context: Area | None) -> str:
    """The kecamatan that the whole table lies in, unless it names kecamatan itself."""
    local = context is not None and context.level is AreaLevel.KECAMATAN and not spans_kecamatan(draft)
    return context.name if context is not None and local else ""


def _keys_of_rows(draft: TableDraft, inside: str) -> list[AreaKey]:
    labels = draft.labels
    assert labels is not None
    hint = AreaLevel.DESA if inside and not any(labels.level) else ""
    above = AreaLevel.KECAMATAN if AreaLevel.DESA in labels.level else ""
    keys: list[AreaKey] = []
    for place, area in enumerate(labels.area):
        parent = labels.within[place] or labels.parent[place] or inside
        code = labels.code[place]
        if labels.target_row[place]:
            keys.append(NO_KEY)
        elif labels.total_word[place]:
            keys.append(_key_of_total(name_to_match(area), parent, code, above))
        else:
            keys.append(("" if area == code else area, parent, code, labels.level[place] or hint))
    return keys


def _key_of_total(name: str, parent: str, code: str, above: str) -> AreaKey:
    """Key of a total: among desa "TOTAL WARU" adds up the kecamatan, though a kelurahan has that name too."""
    upper, _, last = parent.rpartition(" / ")
    return name, upper if plain(last) == plain(name) else parent, code, above if name else ""


def match_keys(
    keys: Sequence[AreaKey], gazetteer: Gazetteer, kabupaten: str, decisions: Sequence[Decision]
) -> tuple[list[int], AreaMatching]:
    """Official areas of the distinct keys of a table; the list gives each key's row, -1 for none."""
    distinct = {
        key: place for place, key in enumerate(dict.fromkeys(key for key in keys if key[0] or key[2]))
    }
    frame = pd.DataFrame(list(distinct), columns=["area", "parent", "code", "level"], dtype="str")
    matching = match_areas(frame, gazetteer, kabupaten=kabupaten, decisions=decisions)
    return [distinct.get(key, -1) for key in keys], matching


def table_areas(
    draft: TableDraft,
    keys: Sequence[AreaKey],
    matched: tuple[list[int], AreaMatching],
    context: Area | None,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
) -> TableAreas:
    """Areas of a draft with their official names, and its totals marked; `decisions` are about its form."""
    rows, matching = matched
    count = len(keys)
    texts = matching.frame.astype(object).to_dict("list")
    written = draft.labels.area if draft.labels is not None else draft.across.area if draft.across else []
    parents = draft.labels.parent if draft.labels is not None else [""] * count
    inside = _inside(draft, context)
    areas = TableAreas(
        area=[area_label(name) if name else key[2] for name, key in zip(written, keys, strict=True)],
        parent=[parent or inside for parent in parents],
        level=_picked(texts["area_level"], rows),
        code=_picked(texts["area_code"], rows),
        kecamatan=_picked(texts["kecamatan"], rows),
        desa=_picked(texts["desa"], rows),
        total=np.zeros(count, dtype=bool),
        certain=np.array([texts["certain"][row] if row >= 0 else True for row in rows], dtype=bool),
        score=np.array([texts["score"][row] if row >= 0 else 0.0 for row in rows]),
        certainty=[Certainty.SURE] * count,
        because=[""] * count,
        put_away=np.zeros(count, dtype=bool),
    )
    _put_away(areas, draft, decisions)
    settle_by_neighbours(areas, [(key[0] or key[2], key[1]) for key in keys], matching, gazetteer)
    areas.total = totals_of(draft, areas, decisions)
    place_totals(areas, draft, context, gazetteer, matching.kabupaten)
    settle_areas(areas, gazetteer)
    return areas


def _put_away(areas: TableAreas, draft: TableDraft, decisions: Sequence[Decision]) -> None:
    """Marks what a person said is no area."""
    none = {area_subject(d.subject) for d in decisions if d.kind is DecisionKind.AREA and not d.value}
    if none:
        areas.put_away = np.array([subject in none for subject in areas.subjects()], dtype=bool)
    if areas.put_away.any():
        names = ", ".join(dict.fromkeys(np.array(areas.area)[areas.put_away].tolist()))
        draft.steps.append(f"Disisihkan karena bukan wilayah menurut keputusan: {names}.")


def _picked(values: list[str], rows: list[int]) -> list[str]:
    return [values[row] if row >= 0 else "" for row in rows]
