"""Which rows or columns of a table are totals of areas, and which area each adds up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import PROVINSI
from stunting.model.areas import Area, AreaLevel
from stunting.model.decisions import DecisionKind
from stunting.reading.cells.column_values import side_by_side
from stunting.reading.cells.label_words import is_total_label
from stunting.reading.context import Context
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.layout.fingerprints import area_subject
from stunting.reading.layout.label_cells import label_blocks
from stunting.reading.layout.row_labels import is_pseudo_area
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.ranks import RANK

_NATIONAL = re.compile(r"^(?:indonesia|nasional|national)$", re.IGNORECASE)
_BEYOND = re.compile(rf"^(?:indonesia|nasional|national|{PROVINSI}|prop?)\b", re.IGNORECASE)
"""What rows below a kabupaten compare it with: no total of it."""


def totals_of(draft: TableDraft, areas: TableAreas, context: Context) -> npt.NDArray[np.bool_]:
    """Totals by word, by level above the rest of the table, by depth, and by arithmetic."""
    total = totals_by_word(draft, areas)
    if draft.labels is None:
        total &= ~_targets(draft, len(total))
    pseudo = np.array([is_pseudo_area(name) for name in areas.area], dtype=bool)
    national = np.array([bool(_NATIONAL.match(name)) for name in areas.area], dtype=bool)
    total |= national
    ranks = np.array([RANK.get(AreaLevel(level), 0) if level else 0 for level in areas.level])
    plain_rows = ~total & ~pseudo & (ranks > 0)
    if plain_rows.sum() >= 3:
        base = Counter(ranks[plain_rows].tolist()).most_common(1)[0][0]
        # "Kota Medan" may be a misspelt desa: only a known area lies above the others.
        known = np.array([bool(code) for code in areas.code])
        above = plain_rows & known & (ranks < base)
        total |= above & (above.sum() * 2 < plain_rows.sum())
    if draft.labels is not None:
        total |= _above_others(draft, areas)
        if any(draft.labels.places()):
            total |= draft.labels.sums_of_places()
        else:
            total |= _sums_of_others(draft, total | pseudo | areas.put_away)
    total &= ~pseudo
    answers = {
        area_subject(one.subject): one.value == "true" for one in context.decided(DecisionKind.ROW_TOTAL)
    }
    if answers:
        for place, subject in enumerate(areas.subjects()):
            total[place] = answers.get(subject, total[place])
    return total


def totals_by_word(draft: TableDraft, areas: TableAreas) -> npt.NDArray[np.bool_]:
    """Rows or columns that call themselves a total."""
    if draft.labels is not None:
        return draft.labels.total_words()
    return np.array([is_total_label(name) for name in areas.area], dtype=bool)


def _above_others(draft: TableDraft, areas: TableAreas) -> npt.NDArray[np.bool_]:
    """Rows of an upper level that others of the table lie below."""
    labels = draft.labels
    if labels is None or not labels.rows:
        return np.zeros(0, dtype=bool)
    depths = labels.depths()
    upper = depths < depths.max()
    if len(label_blocks(draft.columns)) == 1:
        return np.asarray(upper)
    parents = set(areas.parent)
    return np.asarray(upper & np.array([name in parents for name in areas.area]))


def _sums_of_others(draft: TableDraft, aside: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The last or first row, where it is the sum of all other rows in nearly every column."""
    found = np.zeros(len(aside), dtype=bool)
    if len(aside) < 5:
        return found
    columns = side_by_side([values.numbers for values in draft.values])
    counting = _counts(columns)
    if counting.sum() >= 2:
        columns = columns[:, counting]
    plain = ~aside[:, None] & np.isfinite(columns)
    totals, counts = np.where(plain, columns, 0.0).sum(axis=0), plain.sum(axis=0)
    for place in (len(aside) - 1, 0):
        if aside[place] or found.any():
            continue
        here = columns[place]
        sums = totals - np.nan_to_num(here)
        filled = np.isfinite(here) & (counts >= 4) & (sums != 0)
        equal = np.abs(here - sums) <= 1e-6 * np.maximum(1, np.abs(sums))
        if filled.sum() >= 2 and (equal & filled).sum() >= 0.8 * filled.sum():
            found[place] = True
    return found


def _counts(columns: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether the numbers of each column are whole, so that they may add up; percentages do not."""
    return np.asarray((np.isnan(columns) | (columns == np.floor(columns))).all(axis=0))


def with_placed_totals(
    areas: TableAreas, draft: TableDraft, enclosing: Area | None, context: Context
) -> TableAreas:
    """The same, where totals without a name have the area that they add up: a kecamatan, or the kabupaten."""
    plain_codes = [code for code, total in zip(areas.code, areas.total, strict=True) if code and not total]
    whole = _common_area(plain_codes, context.kabupaten, enclosing)
    level, code, kecamatan = list(areas.level), list(areas.code), list(areas.kecamatan)
    for place in np.flatnonzero(areas.total | _targets(draft, len(areas.total))).tolist():
        of_year = draft.labels is not None and draft.labels.rows[place].year
        if areas.code[place] or of_year or _BEYOND.match(areas.area[place]):
            level[place] = level[place] or AreaLevel.OTHER
            continue
        area = _added_up(areas.parent[place], whole, context)
        level[place] = area.level if area else AreaLevel.OTHER
        code[place] = area.code if area else ""
        if area and area.level is AreaLevel.KECAMATAN:
            kecamatan[place] = area.name
    return replace(areas, level=tuple(level), code=tuple(code), kecamatan=tuple(kecamatan))


def _added_up(parent: str, whole: str, context: Context) -> Area | None:
    """The kecamatan that stands before a total, else the area of that code, which all rows lie in."""
    if parent and context.kabupaten:
        named = context.gazetteer.exact(parent, level=AreaLevel.KECAMATAN, within=context.kabupaten)
        if len(named) == 1:
            return context.gazetteer.area(named[0].code)
    return context.gazetteer.area(whole) if whole else None


def _targets(draft: TableDraft, count: int) -> npt.NDArray[np.bool_]:
    """Rows or columns of targets of the whole."""
    if draft.labels is not None:
        return draft.labels.targets()
    return draft.across.target if draft.across is not None else np.zeros(count, dtype=bool)


def _common_area(codes: list[str], kabupaten: str, enclosing: Area | None) -> str:
    """Code of the smallest area that all rows lie in: a kecamatan, the kabupaten, or nothing."""
    local = enclosing is not None and enclosing.level is AreaLevel.KECAMATAN
    if enclosing is not None and local and all(code.startswith(enclosing.code) for code in codes):
        return enclosing.code
    starts = {".".join(code.split(".")[:2]) for code in codes}
    if len(starts) != 1:
        return "" if len(starts) > 1 else kabupaten
    kecamatan = {".".join(code.split(".")[:3]) for code in codes}
    longest = max((code.count(".") for code in codes), default=0)
    if len(kecamatan) == 1 and longest == 3 and len(codes) >= 3:
        return kecamatan.pop()
    start = starts.pop()
    return start if longest >= 2 else ""
