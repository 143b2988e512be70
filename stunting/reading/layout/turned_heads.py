"""Header rows that name areas, whose first cell heads that row and no column below it."""

from __future__ import annotations

from stunting.reading.cells.label_words import area_label, is_total_label, names_an_area_column
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import AreaShare, heads_numbers_or_codes
from stunting.reading.layout.regions import Region

_ENOUGH_NAMES = 12
_FEWEST_NAMES = 2
_MOST_AREAS = 0.6
"""Least share of the names of a row that must be names of areas, as in headers with areas."""
Path = tuple[str, ...]


def without_heads_of_rows(
    sheet: Sheet, region: Region, paths: list[Path], area_share: AreaShare
) -> list[Path]:
    """Header paths without "Kecamatan" and "Desa" where these stand before the names in their own row.

    In a table that somebody turned they head no column: indicators stand below them.
    """
    heads = [row for row in region.header_rows if names_an_area_column(sheet.merged_text(row, region.left))]
    for row in heads:
        begin = _first_name(sheet, region, row)
        if begin is not None and _names_areas(sheet, region, row, begin, area_share):
            before = [tuple(filter(_heads_a_column, path)) for path in paths[: begin - region.left]]
            return [*before, *paths[begin - region.left :]]
    return paths


def _first_name(sheet: Sheet, region: Region, row: int) -> int | None:
    """The first column behind the head of a row whose cell holds a word."""
    head = sheet.merged_text(row, region.left)
    for column in range(region.left + 1, region.right + 1):
        text = sheet.merged_text(row, column)
        if text != head and any(map(str.isalpha, text)):
            return column
    return None


def _names_areas(sheet: Sheet, region: Region, row: int, begin: int, area_share: AreaShare) -> bool:
    names: set[str] = set()
    for column in range(begin, region.right + 1):
        text = sheet.merged_text(row, column)
        if text and not is_total_label(text):
            names.add(area_label(text))
        if len(names) == _ENOUGH_NAMES:
            break
    return len(names) >= _FEWEST_NAMES and area_share(sorted(names)) >= _MOST_AREAS


def _heads_a_column(label: str) -> bool:
    numbered = not any(map(str.isalpha, label))
    return not (numbered or names_an_area_column(label) or heads_numbers_or_codes(label))
