"""Areas that stand in the header of a table, and the columns beside them that hold targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import KABUPATEN, TOTAL
from stunting.reading.cells.label_words import (
    TARGET_ROW,
    TOTAL_WORDS,
    area_label,
    area_levels_named,
    is_total_label,
    names_an_area_column,
)
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import AreaShare, TableColumn
from stunting.reading.layout.header_paths import joined
from stunting.reading.layout.regions import Region

# "Capaian Kabupaten" beside the kecamatan is their total.
_REACHED = re.compile(
    rf"^(?:capaian|realisasi|hasil|nilai)\s+(?=(?:{TOTAL}|{KABUPATEN}|kota|provinsi)\b)", re.IGNORECASE
)
Path = tuple[str, ...]
_MOST_AREAS = 0.6
"""Least share of the labels of one level of the header that must be names of areas."""


@dataclass(frozen=True, slots=True)
class ColumnAreas:
    """Areas along the header, one entry per value column, as written; `level` is what stands above them.

    `parent` is the area that stands above each, empty where none does. `target` marks columns of the
    office's targets ("TARGET KAB."), `headers` what is left of the header.
    """

    area: list[str]
    level: list[str]
    target: npt.NDArray[np.bool_]
    headers: list[str]
    parent: list[str]


def areas_across(columns: list[TableColumn], area_share: AreaShare) -> ColumnAreas | None:
    """The areas of a table that stand in its header, or None where no level of it holds areas."""
    deepest = max((len(column.path) for column in columns), default=0)
    levels = (_places(columns, level, deepest) for level in range(deepest))
    found = [places for places in levels if _are_areas(columns, places, area_share)][:2]
    if not found:
        return None
    places, above = found[0], _above_all(columns, found[0], area_share)
    if len(found) > 1 and len(_names(columns, found[1])) > len(_names(columns, found[0])):
        # Desa below the kecamatan that they lie in.
        above, places = found
    names = [
        _REACHED.sub("", column.path[place]) if column.path else ""
        for column, place in zip(columns, places, strict=True)
    ]
    target = [bool(TARGET_ROW.match(name)) for name in names]
    headers = [
        joined(_beside(column.path, place, upper))
        for column, place, upper in zip(columns, places, above, strict=True)
    ]
    return ColumnAreas(
        names,
        [
            _level_above(tuple(label for at, label in enumerate(column.path[: max(place, 0)]) if at != upper))
            for column, place, upper in zip(columns, places, above, strict=True)
        ],
        np.array(target, dtype=bool),
        _with_targets_named(headers, names, target),
        [
            area_label(column.path[upper]) if 0 <= upper < place else ""
            for column, place, upper in zip(columns, places, above, strict=True)
        ],
    )


def _above_all(columns: list[TableColumn], places: list[int], area_share: AreaShare) -> list[int]:
    """Places of the one area that stands above all areas of a header; -1 where none does."""
    above = {
        column.path[place - 1]
        for column, place in zip(columns, places, strict=True)
        if place > 0 and not is_total_label(column.path[place])
    }
    is_area = len(above) == 1 and area_share([area_label(one) for one in above]) >= _MOST_AREAS
    return [place - 1 if is_area and place > 0 else -1 for place in places]


def with_names_of_their_parents(
    across: ColumnAreas, sheet: Sheet, region: Region, columns: list[TableColumn]
) -> ColumnAreas:
    """The same, where a desa below a cell with the name of its kecamatan has that name too."""
    parents = set(across.parent) - {""}
    rows = region.header_rows
    parent = [
        name if not upper and name in parents and _cells_with(sheet, rows, column.column, name) > 1 else upper
        for name, upper, column in zip(across.area, across.parent, columns, strict=True)
    ]
    return replace(across, parent=parent)


def _cells_with(sheet: Sheet, rows: tuple[int, ...], column: int, name: str) -> int:
    """How many header cells of a column, merged ones counted once, hold a name."""
    cells = set()
    for row in rows:
        if area_label(sheet.merged_text(row, column)) == name:
            merge = sheet.merge_over(row, column)
            cells.add(merge.top if merge is not None else row)
    return len(cells)


def _with_targets_named(headers: list[str], names: list[str], target: list[bool]) -> list[str]:
    """Headers where a target beside areas with sub-headers keeps its word: it is none of their columns."""
    of_areas = {header for header, apart in zip(headers, target, strict=True) if not apart}
    return [
        name if apart and not header and header not in of_areas else header
        for header, name, apart in zip(headers, names, target, strict=True)
    ]


def _places(columns: list[TableColumn], level: int, deepest: int) -> list[int]:
    """Place of the area in each path, were the areas to stand at a level of the header; -1 for none."""
    measures = {column.path[-1] for column in columns if len(column.path) == deepest > level + 1}
    return [_place(column.path, level, deepest, measures) for column in columns]


def _place(path: Path, level: int, deepest: int, measures: set[str]) -> int:
    """Place of the area in a path. A total, target or area that is merged down stands higher than others."""
    place = min(level, len(path) - 1)
    if len(path) < deepest:
        for higher, label in enumerate(path[: level + 1]):
            if label not in measures and (TOTAL_WORDS.match(label) or TARGET_ROW.match(label)):
                return higher
        while place > 0 and path[place] in measures:
            place -= 1
    return place


def _names(columns: list[TableColumn], places: list[int]) -> set[str]:
    """The labels at the places of areas that name no total and no target."""
    labels = {column.path[place] for column, place in zip(columns, places, strict=True) if place >= 0}
    names = {
        area_label(label) for label in labels if not is_total_label(label) and not TARGET_ROW.match(label)
    }
    return names - {""}


def _are_areas(columns: list[TableColumn], places: list[int], area_share: AreaShare) -> bool:
    names = _names(columns, places)
    return len(names) >= 2 and area_share(sorted(names)) >= _MOST_AREAS


def _level_above(labels: Path) -> str:
    """The one level of area that the labels above a name state ("DESA/KELURAHAN"), or empty."""
    found = {level for label in labels for level in area_levels_named(re.sub(r"\(.*?\)", "", label))}
    return str(found.pop()) if len(found) == 1 else ""


def _beside(path: Path, place: int, above: int) -> Path:
    """The labels beside the area, and the one it lies in, that say more than "Kecamatan"."""
    return tuple(
        label
        for at, label in enumerate(path)
        if at not in (place if place >= 0 else len(path) - 1, above) and not names_an_area_column(label)
    )
