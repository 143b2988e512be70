"""Rows of parts of an area, closed by its sum: posyandu of a desa, schools of a kecamatan, both sexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import is_total_label, plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.labelled_rows import RowLabel, RowLabels

_BELOW_DESA = re.compile(
    r"^(?:nama |no |nomor )?(?:posyandu|rt|rw|rt rw|dusun|lingkungan|dukuh|padukuhan|jorong|banjar)$"
)
_INSTITUTION = re.compile(
    r"^(?:nama |asal )?(?:satuan |lembaga |unit )?(?:sekolah|madrasah|pesantren|pondok pesantren|ponpes|"
    r"pendidikan|paud|tk paud|sppg|fasilitas kesehatan|klinik)"
    r"(?: (?:madrasah|paud|sppg|mbg|sasaran))?$"
)
"""Schools and the like lie in any area, which the columns beside them or the title name."""
_SEX = re.compile(r"^(?:jenis kelamin|jk|sex|gender|l p)$")


def with_column_of_places(columns: list[TableColumn]) -> list[TableColumn]:
    """Columns where that of posyandu or RT names the rows, if none of areas does: their desa stands above."""
    below = [column for column in columns if _names_places(column)]
    if columns_of(columns, ColumnRole.AREA) or len(below) != 1:
        return columns
    return [replace(one, role=ColumnRole.AREA, levels=()) if one is below[0] else one for one in columns]


def _names_places(column: TableColumn) -> bool:
    words = plain(column.header)
    named = bool(_BELOW_DESA.match(words) or _INSTITUTION.match(words))
    return named and column.role in (ColumnRole.TEXT, ColumnRole.LABEL, ColumnRole.AREA)


def with_places_below(
    labels: RowLabels, sheet: Sheet, rows: Sequence[int], columns: list[TableColumn]
) -> RowLabels:
    """Labels with the place below its desa that each row is about, where one column names such places.

    A "Jumlah" in that column that closes every desa is the sum of its places and the number of that desa;
    one behind the sexes of each area is the number of that area and adds up no places.
    """
    texts = columns_of(columns, ColumnRole.TEXT)
    sexes = [column for column in texts if _SEX.match(plain(column.header))]
    below = [column for column in texts if _names_places(column)]
    of_desa = any(AreaLevel.DESA in column.levels for column in columns_of(columns, ColumnRole.AREA))
    of_any = bool(below) and not _BELOW_DESA.match(plain(below[0].header))
    if len(sexes) == 1 and not below:
        return replace(labels, rows=tuple(_closed(list(labels), _totals_in(sheet, rows, sexes[0]), False)))
    if any(_names_places(column) for column in columns_of(columns, ColumnRole.AREA)):
        return replace(labels, rows=tuple(_of_one_area(list(labels))))
    if len(below) != 1 or not (of_desa or of_any):
        return labels
    names = [sheet.text(row, below[0].column) for row in rows]
    deepest = max((row.depth for row in labels), default=0)
    placed = [
        row._replace(place=name, depth=deepest) if row.area and name and not row.total_word else row
        for row, name in zip(labels, names, strict=True)
    ]
    return replace(labels, rows=tuple(_closed(placed, _totals_in(sheet, rows, below[0]), True)))


def _of_one_area(rows: list[RowLabel]) -> list[RowLabel]:
    """Rows of places below the area that stands above the table; their one sum is that area."""
    placed = [row if row.total_word else row._replace(place=row.area, area="", level="") for row in rows]
    if sum(row.total_word for row in rows) == 1 and rows[-1].total_word:
        placed[-1] = RowLabel(of_places=True)
    return placed


def _totals_in(sheet: Sheet, rows: Sequence[int], column: TableColumn) -> list[bool]:
    """Which rows say in a column that they are a total."""
    return [is_total_label(sheet.text(row, column.column)) for row in rows]


def _without_totals(rows: Sequence[RowLabel]) -> list[RowLabel]:
    return [row for row in rows if not row.total_word]


def _closed(rows: list[RowLabel], closing: Sequence[bool], of_places: bool) -> list[RowLabel]:
    """Rows where those that close an area are about the area above them, if each has one.

    `of_places` says whether they add up the places below it.
    """
    parts = [row for row, closes in zip(rows, closing, strict=True) if row.area and not closes]
    groups = {len(list(groupby(row.area for row in kept))) for kept in (parts, _without_totals(parts))}
    if not parts or closing[0] or sum(closing) not in groups:
        return rows
    closed: list[RowLabel] = []
    area = RowLabel()
    for row, closes in zip(rows, closing, strict=True):
        area = area if closes else row
        closed.append(area._replace(place="", of_places=of_places) if closes else row)
    return closed
