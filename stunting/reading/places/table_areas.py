"""Areas of a table after matching with the official list: levels, codes, and which rows are totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.decisions import Decision, DecisionKind
from stunting.reading.cells.label_words import area_label, clean_label, is_total_label
from stunting.reading.layout.column_roles import ColumnRole, columns_of
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.layout.fingerprints import subject_key
from stunting.reading.layout.label_cells import label_blocks
from stunting.reading.layout.row_labels import is_pseudo_area, name_to_match
from stunting.reading.places.matching import AreaMatching, match_areas

AreaKey = tuple[str, str, str, str]
"""Area as written, parent as written, code, level hint."""

_RANK = {
    AreaLevel.OTHER: 0,
    AreaLevel.PROVINSI: 1,
    AreaLevel.KABUPATEN: 2,
    AreaLevel.KECAMATAN: 3,
    AreaLevel.PUSKESMAS: 4,
    AreaLevel.DESA: 4,
}
_NATIONAL = re.compile(r"^(?:indonesia|nasional|national)$", re.IGNORECASE)
_AREA_IN_TEXT = re.compile(
    r"\b(?P<word>kec(?:amatan)?|kab(?:upaten)?|kota|desa|kel(?:urahan)?|prov(?:insi)?|puskesmas)\b\.?\s*:?\s*"
    r"(?P<name>[A-Za-z][\w'-]*(?:\s+[A-Za-z][\w'-]*){0,3})",
    re.IGNORECASE,
)
_LEVEL_OF_WORD = {
    "kec": AreaLevel.KECAMATAN,
    "kab": AreaLevel.KABUPATEN,
    "kot": AreaLevel.KABUPATEN,
    "des": AreaLevel.DESA,
    "kel": AreaLevel.DESA,
    "pro": AreaLevel.PROVINSI,
}


@dataclass(slots=True)
class TableAreas:
    """Areas along the side of a table that names them (its rows, or its value columns).

    Arrays have one entry per row (or column); `total` marks totals and subtotals of areas.
    """

    area: list[str]
    parent: list[str]
    level: list[str]
    code: list[str]
    kecamatan: list[str]
    desa: list[str]
    total: npt.NDArray[np.bool_]
    certain: npt.NDArray[np.bool_]
    score: npt.NDArray[np.float64]
    put_away: npt.NDArray[np.bool_]
    """Names of which a person said that they are no area."""


def area_in_text(text: str, gazetteer: Gazetteer, kabupaten: str) -> Area | None:
    """The most local area that a title, sheet or file name names with its level ("Kec. Sepaku"), or None."""
    best: Area | None = None
    for found in _AREA_IN_TEXT.finditer(clean_label(text.replace("_", " "))):
        level = _LEVEL_OF_WORD.get(found["word"].lower()[:3])
        if level is None:
            continue
        within = kabupaten if _RANK[level] > 2 else ""
        words = found["name"].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            named = f"Kota {name}" if found["word"].lower() == "kota" else name
            areas = gazetteer.exact(named, level=level, within=within)
            if areas and (within or level in (AreaLevel.KABUPATEN, AreaLevel.PROVINSI)):
                if best is None or _RANK[areas[0].level] > _RANK[best.level]:
                    best = areas[0]
                break
    return best


def context_area(draft: TableDraft, file: str, gazetteer: Gazetteer, kabupaten: str) -> Area | None:
    """The area that a whole table lies in, by its title, its sheet name or the file name."""
    sheet = draft.sheet.grid.sheet
    if kabupaten and sheet:
        for level in (AreaLevel.KECAMATAN, AreaLevel.DESA):
            named = gazetteer.exact(sheet, level=level, within=kabupaten)
            if len(named) == 1 and not _spans_kecamatan(draft):
                return named[0]
    for text in (draft.title, sheet, file.rpartition(".")[0]):
        if area := area_in_text(text, gazetteer, kabupaten):
            return area
    return None


def _spans_kecamatan(draft: TableDraft) -> bool:
    """Whether a table has its own kecamatan column, so that a sheet name is not needed."""
    areas = columns_of(draft.columns, ColumnRole.AREA)
    return any(AreaLevel.KECAMATAN in column.levels for column in areas)


def keys_of(draft: TableDraft, context: Area | None) -> list[AreaKey]:
    """What is to be matched, one key per row (or per value column); empty names for plain totals."""
    inside = context.name if context and context.level is AreaLevel.KECAMATAN else ""
    if draft.labels is not None:
        labels = draft.labels
        hint = AreaLevel.DESA if inside and not any(labels.level) else ""
        keys: list[AreaKey] = []
        for place, area in enumerate(labels.area):
            parent = labels.within[place] or labels.parent[place] or inside
            if labels.target_row[place]:
                keys.append(("", "", "", ""))
            elif labels.total_word[place]:
                keys.append((name_to_match(area), parent, "", ""))
            else:
                code = labels.code[place]
                keys.append(("" if area == code else area, parent, code, labels.level[place] or hint))
        return keys
    if draft.column_areas is not None:
        return [
            ("" if is_total_label(name) else area_label(name), inside, "", "") for name in draft.column_areas
        ]
    return []


def match_all(
    keys: Sequence[AreaKey], gazetteer: Gazetteer, kabupaten: str, decisions: Sequence[Decision]
) -> tuple[dict[AreaKey, int], AreaMatching]:
    """Official areas of all distinct keys of an upload; the dictionary gives each key's row."""
    distinct = list(dict.fromkeys(key for key in keys if key[0] or key[2]))
    frame = pd.DataFrame(distinct, columns=["area", "parent", "code", "level"], dtype="str")
    matching = match_areas(frame, gazetteer, kabupaten=kabupaten, decisions=decisions)
    return {key: place for place, key in enumerate(distinct)}, _with_upper_areas(
        distinct, matching, gazetteer
    )


def _with_upper_areas(distinct: list[AreaKey], matching: AreaMatching, gazetteer: Gazetteer) -> AreaMatching:
    """Names that fit no area of their column's level but one above it, as in a row for the whole province."""
    codes = matching.frame["area_code"].tolist()
    upper = {
        place: areas[0]
        for place, (name, _, _, level) in enumerate(distinct)
        if level and not codes[place]
        for above in (AreaLevel.PROVINSI, AreaLevel.KABUPATEN)
        if _RANK[above] < _RANK[AreaLevel(level)] and (areas := gazetteer.exact(name, level=above))
    }
    if not upper:
        return matching
    frame = matching.frame.assign(
        area_level=_replaced(matching.frame["area_level"], {p: str(area.level) for p, area in upper.items()}),
        area_code=_replaced(matching.frame["area_code"], {p: area.code for p, area in upper.items()}),
        score=_replaced(matching.frame["score"], dict.fromkeys(upper, 1.0)),
        certain=_replaced(matching.frame["certain"], dict.fromkeys(upper, True)),
    )
    found = {(distinct[place][0], distinct[place][1]) for place in upper}
    unmatched = tuple(area for area in matching.unmatched if (area.area, area.parent) not in found)
    return AreaMatching(frame, unmatched, matching.kabupaten)


def _picked(values: list[str], rows: list[int]) -> list[str]:
    return [values[row] if row >= 0 else "" for row in rows]


def _replaced(values: pd.Series, new: Mapping[int, object]) -> pd.Series:
    replaced = [new.get(place, value) for place, value in enumerate(values)]
    return pd.Series(replaced, index=values.index, dtype=values.dtype)


def table_areas(
    draft: TableDraft,
    keys: Sequence[AreaKey],
    places: dict[AreaKey, int],
    matching: AreaMatching,
    context: Area | None,
    gazetteer: Gazetteer,
    kabupaten: str,
    decisions: Sequence[Decision],
) -> TableAreas:
    """Areas of a draft with their official names, and its totals marked; `decisions` are about its form."""
    count = len(keys)
    frame = matching.frame
    rows = [places.get(key, -1) for key in keys]
    columns = {
        name: frame[name].astype(object).tolist() for name in ("area_level", "area_code", "kecamatan", "desa")
    }
    certain, scores = frame["certain"].tolist(), frame["score"].tolist()
    written = draft.labels.area if draft.labels is not None else list(draft.column_areas or [])
    parents = draft.labels.parent if draft.labels is not None else [""] * count
    inside = context.name if context and context.level is AreaLevel.KECAMATAN else ""
    areas = TableAreas(
        area=[area_label(name) if name else key[2] for name, key in zip(written, keys, strict=True)],
        parent=[parent or inside for parent in parents],
        level=_picked(columns["area_level"], rows),
        code=_picked(columns["area_code"], rows),
        kecamatan=_picked(columns["kecamatan"], rows),
        desa=_picked(columns["desa"], rows),
        total=np.zeros(count, dtype=bool),
        certain=np.array([certain[row] if row >= 0 else True for row in rows], dtype=bool),
        score=np.array([scores[row] if row >= 0 else 0.0 for row in rows]),
        put_away=np.zeros(count, dtype=bool),
    )
    _put_away(areas, draft, decisions)
    areas.total = _totals(draft, areas, decisions)
    _place_totals(areas, draft, context, gazetteer, kabupaten)
    return areas


def _subjects(areas: TableAreas) -> list[str]:
    """How decisions name the areas."""
    return [subject_key(f"{parent} {name}") for parent, name in zip(areas.parent, areas.area, strict=True)]


def _put_away(areas: TableAreas, draft: TableDraft, decisions: Sequence[Decision]) -> None:
    """Marks what a person said is no area."""
    none = {subject_key(d.subject) for d in decisions if d.kind is DecisionKind.AREA and not d.value}
    if none:
        areas.put_away = np.array([subject in none for subject in _subjects(areas)], dtype=bool)
    if areas.put_away.any():
        names = ", ".join(dict.fromkeys(np.array(areas.area)[areas.put_away].tolist()))
        draft.steps.append(f"Disisihkan karena bukan wilayah menurut keputusan: {names}.")


def _totals(draft: TableDraft, areas: TableAreas, decisions: Sequence[Decision]) -> npt.NDArray[np.bool_]:
    """Totals by word, by level above the rest of the table, by depth, and by arithmetic."""
    if draft.labels is None:
        total = np.array([is_total_label(name) for name in draft.column_areas or []], dtype=bool)
    else:
        total = draft.labels.total_word.copy()
    pseudo = np.array([is_pseudo_area(name) for name in areas.area], dtype=bool)
    national = np.array([bool(_NATIONAL.match(name)) for name in areas.area], dtype=bool)
    total |= national
    ranks = np.array([_RANK.get(AreaLevel(level), 0) if level else 0 for level in areas.level])
    plain_rows = ~total & ~pseudo & (ranks > 0)
    if plain_rows.sum() >= 3:
        base = Counter(ranks[plain_rows].tolist()).most_common(1)[0][0]
        above = plain_rows & (ranks < base)
        total |= above & (above.sum() * 2 < plain_rows.sum())
    if draft.labels is not None:
        total |= _above_others(draft, areas)
        total |= _sums_of_others(draft, total | pseudo | areas.put_away)
    total &= ~pseudo
    answers = {
        subject_key(one.subject): one.value == "true"
        for one in decisions
        if one.kind is DecisionKind.ROW_TOTAL
    }
    if answers:
        for place, subject in enumerate(_subjects(areas)):
            total[place] = answers.get(subject, total[place])
    return total


def _above_others(draft: TableDraft, areas: TableAreas) -> npt.NDArray[np.bool_]:
    """Rows of an upper level that others of the table lie below."""
    labels = draft.labels
    if labels is None or not len(labels.depth):
        return np.zeros(0, dtype=bool)
    upper = labels.depth < labels.depth.max()
    if len(label_blocks(draft.columns)) == 1:
        return np.asarray(upper)
    parents = set(areas.parent)
    return np.asarray(upper & np.array([name in parents for name in areas.area]))


def _sums_of_others(draft: TableDraft, aside: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The last or first row, where it is the sum of all other rows in nearly every column."""
    found = np.zeros(len(aside), dtype=bool)
    if len(aside) < 5:
        return found
    columns = [values.numbers for values in draft.values]
    plain = [numbers[~aside & np.isfinite(numbers)] for numbers in columns]
    totals, counts = np.array([part.sum() for part in plain]), np.array([len(part) for part in plain])
    for place in (len(aside) - 1, 0):
        if aside[place] or found.any():
            continue
        here = np.array([numbers[place] for numbers in columns])
        sums = totals - np.nan_to_num(here)
        filled = np.isfinite(here) & (counts >= 4) & (sums != 0)
        equal = np.abs(here - sums) <= 1e-6 * np.maximum(1, np.abs(sums))
        if filled.sum() >= 2 and (equal & filled).sum() >= 0.8 * filled.sum():
            found[place] = True
    return found


def _place_totals(
    areas: TableAreas, draft: TableDraft, context: Area | None, gazetteer: Gazetteer, kabupaten: str
) -> None:
    """Gives totals without a name the area that they add up: a kecamatan, or the kabupaten."""
    plain_codes = [code for code, total in zip(areas.code, areas.total, strict=True) if code and not total]
    whole = _common_area(plain_codes, kabupaten, context)
    whole_rows = areas.total.copy()
    if draft.labels is not None:
        whole_rows |= draft.labels.target_row
    for place in np.flatnonzero(whole_rows).tolist():
        if areas.code[place] or (draft.labels is not None and draft.labels.year[place]):
            if not areas.level[place]:
                areas.level[place] = AreaLevel.OTHER
            continue
        code = whole
        parent = areas.parent[place]
        if parent and kabupaten:
            named = gazetteer.exact(parent, level=AreaLevel.KECAMATAN, within=kabupaten)
            code = named[0].code if len(named) == 1 else code
        area = gazetteer.area(code) if code else None
        areas.level[place] = area.level if area else AreaLevel.OTHER
        areas.code[place] = area.code if area else ""
        if area and area.level is AreaLevel.KECAMATAN:
            areas.kecamatan[place] = area.name


def _common_area(codes: list[str], kabupaten: str, context: Area | None) -> str:
    """Code of the smallest area that all rows lie in: a kecamatan, the kabupaten, or nothing."""
    if context is not None and context.level is AreaLevel.KECAMATAN:
        return context.code
    starts = {".".join(code.split(".")[:2]) for code in codes}
    if len(starts) != 1:
        return "" if len(starts) > 1 else kabupaten
    kecamatan = {".".join(code.split(".")[:3]) for code in codes}
    longest = max((code.count(".") for code in codes), default=0)
    if len(kecamatan) == 1 and longest == 3 and len(codes) >= 3:
        return kecamatan.pop()
    start = starts.pop()
    return start if longest >= 2 else ""
