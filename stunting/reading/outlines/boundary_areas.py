"""Which official area each outline of an office's file is, by the codes or names among its columns.

Files name their columns in many ways (WADMKD, nmdesa, NAME_4), so the columns are chosen by what stands in
them: the one with the most official codes or names of the kabupaten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.boundaries import AreaBoundaries, Boundaries, Boundary, Ring
from stunting.model.formatting import format_number
from stunting.reading.context import Context
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow

STEPS = 1500
"""Outlines are thinned out to so many steps across the kabupaten: finer than a screen shows."""
MAX_POINTS = 60_000
"""More points than this make a map of a province slow to send."""
_LEVELS = (AreaLevel.DESA, AreaLevel.KECAMATAN)


def match_boundaries(boundaries: Boundaries, context: Context) -> AreaBoundaries:
    """Outlines of the kecamatan or desa of a kabupaten (or province), whichever the file holds.

    Features of other kabupaten are left out and counted. A code counts before a name, a decision of the
    kind AREA (subject "kecamatan / name") before both. A misspelt name is taken only inside its kecamatan,
    and a note says how many were; what fits no area is listed with the nearest ones.
    """
    inside = _inside(boundaries.features, context)
    columns = _Columns.of(inside, context)
    official = _areas_below(context, columns.level)
    if not inside or not official:
        return AreaBoundaries(
            columns.level, {}, without=official, notes=("Tidak ada bidang di wilayah ini.",)
        )
    written = [columns.written(one) for one in inside]
    matching = match_areas(written, context)
    rings: dict[str, tuple[Ring, ...]] = {}
    for feature, found in zip(inside, matching.found, strict=True):
        if found.code and found.level == columns.level.value:
            rings[found.code] = rings.get(found.code, ()) + feature.rings
    unmatched = tuple(
        replace(one, cells=_places(written, one.area, one.parent)) for one in matching.unmatched
    )
    doubtful = sum(bool(found.code) and not found.certain for found in matching.found)
    return AreaBoundaries(
        level=columns.level,
        rings=_thinned(rings),
        unmatched=unmatched,
        without=tuple(area for area in official if area.code not in rings),
        geographic=_geographic(rings.values()),
        notes=_notes(len(boundaries.features) - len(inside), doubtful),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The level of the outlines and the columns that hold code, name and kecamatan, or empty."""

    level: AreaLevel
    code: str
    name: str
    kecamatan: str

    @classmethod
    def of(cls, features: Sequence[Boundary], context: Context) -> _Columns:
        codes = {level: _best(features, _code_key(context, level)) for level in _LEVELS}
        names = {level: _best(features, _name_key(context, level)) for level in _LEVELS}
        # Kecamatan often share a name with one of their desa: of a tie the larger level is meant.
        scores = {level: max(codes[level][1], names[level][1]) for level in _LEVELS}
        desa = scores[AreaLevel.DESA] > scores[AreaLevel.KECAMATAN]
        level = AreaLevel.DESA if desa else AreaLevel.KECAMATAN
        parent = names[AreaLevel.KECAMATAN][0] if desa else ""
        return cls(level, codes[level][0], names[level][0], parent)

    def written(self, feature: Boundary) -> AreaRow:
        """Name, kecamatan, code and level of a feature."""
        found = feature.properties
        return AreaRow(
            found.get(self.name, "") or found.get(self.code, ""),
            found.get(self.kecamatan, ""),
            found.get(self.code, ""),
            self.level.value,
        )


def _best(features: Sequence[Boundary], key: Callable[[str], str]) -> tuple[str, int]:
    """The column whose values mean the most different areas, and how many; empty and 0 where none does."""
    values: dict[str, set[str]] = {}
    for feature in features:
        for column, value in feature.properties.items():
            values.setdefault(column, set()).add(value)
    counts = {column: len({key(value) for value in texts} - {""}) for column, texts in values.items()}
    best = max(counts, key=lambda column: counts[column], default="")
    return (best, counts[best]) if best and counts[best] else ("", 0)


def _code_key(context: Context, level: AreaLevel) -> Callable[[str], str]:
    def key(value: str) -> str:
        if not any(sign.isdigit() for sign in value):
            return ""
        found = context.gazetteer.areas_of_code(value)
        fits = (one.code for one in found if one.level is level and _below(one.code, context.kabupaten))
        return next(fits, "")

    return key


def _name_key(context: Context, level: AreaLevel) -> Callable[[str], str]:
    def key(value: str) -> str:
        found: tuple[Area, ...] = ()
        if value and not value.isdigit():
            found = context.gazetteer.exact(value, level, context.kabupaten)
        return found[0].code if found else ""

    return key


def _inside(features: Sequence[Boundary], context: Context) -> Sequence[Boundary]:
    """The features of the kabupaten, where a column parts them by kabupaten; else all.

    Every value of such a column is the name or code of some kabupaten, and not all are the wanted one.
    """
    for column in dict.fromkeys(column for feature in features for column in feature.properties):
        values = {feature.properties.get(column, "") for feature in features} - {""}
        if not values or not all(_is_kabupaten(context.gazetteer, value) for value in values):
            continue
        wanted = {value for value in values if _means(context, value)}
        if wanted != values:
            return [feature for feature in features if feature.properties.get(column, "") in wanted]
    return features


def _means(context: Context, value: str) -> bool:
    """Whether a name or code is that of the kabupaten, or of one in the wanted province."""
    found = (*context.gazetteer.areas_of_code(value), *context.gazetteer.exact(value, AreaLevel.KABUPATEN))
    return any(one.level is AreaLevel.KABUPATEN and _below(one.code, context.kabupaten) for one in found)


def _is_kabupaten(gazetteer: Gazetteer, value: str) -> bool:
    if any(one.level is AreaLevel.KABUPATEN for one in gazetteer.areas_of_code(value)):
        return True
    return bool(gazetteer.exact(value, AreaLevel.KABUPATEN))


def _below(code: str, kabupaten: str) -> bool:
    return code == kabupaten or code.startswith(f"{kabupaten}.")


def _areas_below(context: Context, level: AreaLevel) -> tuple[Area, ...]:
    if not context.kabupaten:
        return ()
    desa = context.gazetteer.desa(context.kabupaten)
    if level is AreaLevel.DESA:
        return desa
    codes = dict.fromkeys(one.parent_code for one in desa)
    return tuple(context.gazetteer.official(code) for code in codes)


def _places(written: Sequence[AreaRow], area: str, parent: str) -> str:
    """Numbers of the features that a name stands for, counted from 1 among those of the kabupaten."""
    same = [place for place, row in enumerate(written, 1) if (row.area, row.parent) == (area, parent)]
    return ", ".join(f"bidang {place}" for place in same[:3])


def _thinned(rings: dict[str, tuple[Ring, ...]]) -> dict[str, tuple[Ring, ...]]:
    """Outlines on a grid of `STEPS`, or coarser where that leaves more than `MAX_POINTS`.

    Neighbours stay joined because they share the grid.
    """
    if not rings:
        return {}
    points = np.concatenate([ring for outline in rings.values() for ring in outline])
    extent = float((points.max(axis=0) - points.min(axis=0)).max()) or 1.0
    for steps in (STEPS, STEPS // 2, STEPS // 4):
        thinned = {code: _thinned_outline(outline, extent / steps) for code, outline in rings.items()}
        if sum(len(ring) for outline in thinned.values() for ring in outline) <= MAX_POINTS:
            break
    return thinned


def _thinned_outline(outline: tuple[Ring, ...], step: float) -> tuple[Ring, ...]:
    thinned = []
    for ring in outline:
        grid = np.round(ring / step)
        moved = np.append(True, (np.diff(grid, axis=0) != 0).any(axis=1))
        if moved.sum() > 3:
            thinned.append(grid[moved] * step)
    return tuple(thinned) or (max(outline, key=len),)


def _geographic(outlines: Iterable[tuple[Ring, ...]]) -> bool:
    """Whether all points may be degrees; a projected file counts in metres."""
    return all(
        (np.abs(ring[:, 0]) <= 180).all() and (np.abs(ring[:, 1]) <= 90).all()
        for outline in outlines
        for ring in outline
    )


def _notes(elsewhere: int, doubtful: int) -> tuple[str, ...]:
    notes = []
    if elsewhere:
        notes.append(f"{format_number(elsewhere)} bidang di luar wilayah ini tidak dipakai.")
    if doubtful:
        notes.append(f"{format_number(doubtful)} bidang dicocokkan karena namanya mirip; periksa.")
    return tuple(notes)
