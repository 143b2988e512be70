"""Where a table stands: its region, the role of each of its columns, and its title."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stunting.reading.cells.label_words import area_label, is_total_label, without_footnote
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.cells_below import sample_texts, spread_rows
from stunting.reading.layout.column_roles import (
    AreaShare,
    ColumnRole,
    TableColumn,
    columns_of,
    table_columns,
)
from stunting.reading.layout.header_paths import header_paths
from stunting.reading.layout.label_cells import with_own_letters
from stunting.reading.layout.regions import CONTINUED, Region
from stunting.reading.layout.turned_heads import without_heads_of_rows


@dataclass(frozen=True, slots=True)
class Located:
    """A region whose columns have roles, before rows are labelled."""

    sheet: Sheet
    region: Region
    columns: list[TableColumn]
    title: str
    """Its own title, or that of the table above it where it has none."""
    lines: tuple[str, ...]
    above: tuple[str, ...]
    table: int

    def area_codes(self) -> list[str]:
        """Codes in its code columns, as written."""
        return [
            self.sheet.text(row, column.column)
            for column in columns_of(self.columns, ColumnRole.CODE)
            for row in self.region.body[:200].tolist()
        ]

    def area_names(self) -> list[tuple[str, str]]:
        """Distinct names of its area columns, each with the name in the column before it."""
        areas = columns_of(self.columns, ColumnRole.AREA)
        if not areas:
            heads = {label for c in columns_of(self.columns, ColumnRole.VALUE) for label in c.path}
            return [(area_label(label), "") for label in sorted(heads) if len(label) < 40]
        names: list[tuple[str, str]] = []
        for place, column in enumerate(areas):
            if place == 0 or len(areas) == 1:
                texts = with_own_letters(tuple(sample_texts(self.sheet, self.region, column.column)))
                names += [(area_label(text), "") for text in texts]
                continue
            before = areas[place - 1].column
            pairs = {
                (self.sheet.merged_text(row, column.column), self.sheet.merged_text(row, before))
                for row in spread_rows(self.region).tolist()
            }
            names += [(area_label(name), area_label(parent)) for name, parent in sorted(pairs) if name]
        return [(name, parent) for name, parent in names if not is_total_label(name)]


def locate(
    sheet: Sheet, region: Region, table: int, area_share: AreaShare, above: tuple[str, ...] = ()
) -> Located:
    """A region with the role of each column and its title; `above` are titles further up on the sheet."""
    paths = [tuple(without_footnote(label) for label in path) for path in header_paths(sheet, region)]
    paths = without_heads_of_rows(sheet, region, paths, area_share)
    columns = table_columns(sheet, region, paths, area_share)
    lines = title_lines(sheet, region)
    return Located(sheet, region, columns, " ".join(lines or above)[:600], lines, above, table)


def title_lines(sheet: Sheet, region: Region) -> tuple[str, ...]:
    """Texts above a table, a line per row; of tables side by side each takes the cells above itself."""
    lines = [sheet.grid.title] if sheet.grid.title else []
    for row in region.title_rows:
        columns = np.flatnonzero(sheet.filled[row]).tolist()
        if region.beside:
            columns = [column for column in columns if column <= region.right]
            columns = [column for column in columns if column >= region.left] or columns
        lines.append(" ".join(sheet.text(row, column) for column in columns[:6]))
    return tuple(line for line in lines if line and not CONTINUED.match(line))
