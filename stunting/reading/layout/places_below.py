"""Rows of places below a desa: its posyandu, RT or dusun, each with numbers of its own."""

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


def with_places_below(
    labels: RowLabels, sheet: Sheet, rows: Sequence[int], columns: list[TableColumn]
) -> RowLabels:
    """Labels with the place below its desa that each row is about, where one column names such places.

    A "Jumlah" in that column that closes every desa is the number of that desa, no total of several.
    """
    below = [c for c in columns_of(columns, ColumnRole.TEXT) if _BELOW_DESA.match(plain(c.header))]
    of_desa = any(AreaLevel.DESA in column.levels for column in columns_of(columns, ColumnRole.AREA))
    if len(below) != 1 or not of_desa:
        return labels
    texts = [sheet.text(row, below[0].column) for row in rows]
    closing = [is_total_label(text) for text in texts]
    deepest = max((row.depth for row in labels), default=0)
    placed = [
        replace(row, place=text, depth=deepest) if row.area and text and not row.total_word else row
        for row, text in zip(labels, texts, strict=True)
    ]
    desa = groupby(row.area for row in placed if row.place)
    return replace(
        labels, rows=tuple(_closed(placed, closing) if sum(closing) == sum(1 for _ in desa) else placed)
    )


def _closed(rows: Sequence[RowLabel], closing: Sequence[bool]) -> list[RowLabel]:
    """Rows where those that close a desa are about the desa above them."""
    closed: list[RowLabel] = []
    desa = RowLabel()
    for row, closes in zip(rows, closing, strict=True):
        desa = row if row.place else desa
        closed.append(replace(desa, place="") if closes else row)
    return closed
