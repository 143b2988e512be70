"""A table with everything that its own cells tell: labels, headers, periods and numbers, before meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from stunting.model.dataset import TableShape
from stunting.model.observations import Missing
from stunting.reading.cells.column_values import MISSING_CODES, ColumnValues, column_values
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.periods import find_period, is_period_label, part_of_year
from stunting.reading.cells.sheet import Sheet
from stunting.reading.context import Context
from stunting.reading.layout.area_cards import area_cards
from stunting.reading.layout.column_areas import ColumnAreas, areas_across, with_names_of_their_parents
from stunting.reading.layout.column_roles import AreaShare, ColumnRole, TableColumn, columns_of
from stunting.reading.layout.labelled_rows import RowLabels
from stunting.reading.layout.located import Located
from stunting.reading.layout.numbering_rows import is_column_number_row
from stunting.reading.layout.places_below import with_column_of_places, with_places_below
from stunting.reading.layout.regions import Region
from stunting.reading.layout.row_labels import row_labels
from stunting.reading.layout.row_paths import row_paths
from stunting.reading.layout.row_periods import row_periods

_DIMENSION_HEADER = re.compile(
    r"\b(?:indikator|uraian|jenis|kategori|kelompok|jenjang|penyakit|metode|strata|klasifikasi|variabel|"
    r"gender|kelamin|rincian|item|program)\b"
)
_REMARK = re.compile(r"^(?:.* )?(?:ket|keterangan|catatan|remarks?|nb)$")
# Below years, a row of what changed between them.
_DERIVED_ROW = re.compile(
    r"^\W*(?:naik|turun|selisih|kenaikan|penurunan|perubahan|progres|tren|gap)\b|^\W*[+\u00b1]", re.IGNORECASE
)
_WHOLE = 100
_SERIES_HEADER = re.compile(r"\b(?:sumber|sumber data|survei|survey)\b")


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table of n rows and m value columns. Rows and columns of the sheet count from 0.

    Areas stand in rows (`labels`) or in columns (`across`), or the table names none.
    `row_headers` are texts that rows add to the header: a dimension of a long table, or the
    indicator where indicators stand in rows.
    """

    sheet: Sheet
    region: Region
    columns: list[TableColumn]
    shape: TableShape
    title: str
    lines: tuple[str, ...]
    """Its own title, line by line; empty for a table that has none of its own."""
    above: tuple[str, ...]
    """Titles of the tables further up on the sheet, line by line."""
    rows: npt.NDArray[np.int64]
    value_columns: list[TableColumn]
    values: list[ColumnValues]
    labels: RowLabels | None
    across: ColumnAreas | None
    column_headers: list[str]
    row_headers: list[str]
    row_labels: list[str]
    """First text of each row, as written."""
    row_periods: list[str]
    units: list[str]
    once: list[bool] = field(default_factory=list)
    """Columns that hold numbers in the first row of an area only, where further rows go on with it."""
    nameless: tuple[int, ...] = ()
    """Rows full of numbers that name no area and are left out."""
    steps: tuple[str, ...] = ()
    """What was done with its numbers, for people to check."""
    table: int = 0
    year_elsewhere: str = ""
    """The one year that the titles of all sheets of the file name; empty for none or several."""

    def with_steps(self, *steps: str) -> TableDraft:
        """The same with more that was done."""
        return replace(self, steps=(*self.steps, *steps))

    @property
    def column_areas(self) -> list[str] | None:
        """Areas of the value columns as written, where areas stand in columns."""
        return self.across.area if self.across is not None else None

    def target_cells(self) -> npt.NDArray[np.bool_]:
        """Which cells, by row and value column, hold targets of the whole whatever their header says."""
        shape = (len(self.rows), len(self.value_columns))
        if self.labels is not None:
            return np.broadcast_to(self.labels.targets()[:, None], shape)
        return np.broadcast_to(self.across.target if self.across is not None else False, shape)

    def percent_cells(self) -> npt.NDArray[np.bool_]:
        """Which cells, by row and value column, hold percentages below a total whatever their header says.

        A number of people that such a row only repeats from the row above is none.
        """
        percents = self.labels.percents() if self.labels is not None else np.zeros(len(self.rows), dtype=bool)
        cells = np.broadcast_to(percents[:, None], (len(self.rows), len(self.value_columns)))
        if not percents.any():
            return cells
        cells = cells.copy()
        for place in (np.flatnonzero(percents[1:]) + 1).tolist():
            above, own = (
                np.array([values.numbers[at] for values in self.values]) for at in (place - 1, place)
            )
            of_hundred = bool((above == _WHOLE).any())  # 85 of 100 are 85 %
            cells[place] &= ~((above == own) & ((own > _WHOLE) | (not of_hundred)))
        return cells


def draft_table(located: Located, context: Context, area_share: AreaShare) -> TableDraft | None:
    """The draft of a located table, or None where it holds no value column."""
    sheet, region, columns = located.sheet, located.region, with_column_of_places(located.columns)
    value_columns = columns_of(columns, ColumnRole.VALUE)
    if not value_columns:
        return None
    cards = area_cards(sheet, region, columns)
    areas_in_rows = cards is not None or bool(columns_of(columns, ColumnRole.AREA)) or _coded(columns)
    across = None if areas_in_rows else areas_across(value_columns, area_share)
    if across is not None and any(across.parent):
        across = with_names_of_their_parents(across, sheet, region, value_columns)
    labels: RowLabels | None = None
    if areas_in_rows:
        labels = cards or row_labels(sheet, region, columns, context)
        keep = labels.keep
        labels = with_places_below(labels, sheet, region.body[keep].tolist(), columns)
    else:
        keep = _rows_with_labels(sheet, region, columns, value_columns)
    rows = region.body[keep]
    draft = TableDraft(
        sheet=sheet,
        region=region,
        columns=columns,
        shape=TableShape.AREAS_IN_ROWS if areas_in_rows else TableShape.INDICATORS_IN_ROWS,
        title=located.title,
        lines=located.lines,
        above=located.above,
        rows=rows,
        value_columns=value_columns,
        values=column_values(
            sheet,
            rows,
            [column.column for column in value_columns],
            [column.header for column in value_columns],
            not areas_in_rows,
        ),
        labels=labels,
        across=across,
        column_headers=across.headers if across else [column.header for column in value_columns],
        row_headers=[""] * len(rows),
        row_labels=_first_texts(sheet, rows, columns),
        row_periods=row_periods(sheet, rows, columns),
        units=_units(sheet, rows, columns),
        table=located.table,
        nameless=_nameless(sheet, region, value_columns, keep) if labels is not None else (),
    )
    draft = replace(draft, once=_filled_once(draft))
    if labels is not None:
        return _with_dimensions(_with_sections(draft, labels))
    return replace(draft, row_headers=row_paths(sheet, region, rows, columns))


def _nameless(
    sheet: Sheet, region: Region, value_columns: list[TableColumn], keep: npt.NDArray[np.bool_]
) -> tuple[int, ...]:
    """Rows left out although numbers stand in most value columns, those that number the columns apart."""
    values = sheet.numbers[region.body][:, [column.column for column in value_columns]]
    full = ~keep & (values.sum(axis=1) * 2 > len(value_columns))
    return tuple(row for row in region.body[full].tolist() if not is_column_number_row(sheet, row))


def _filled_once(draft: TableDraft) -> list[bool]:
    """Whether each value column is blank in all rows that only continue an area."""
    if draft.labels is None or not (continued := draft.labels.continued()).any():
        return [False] * len(draft.values)
    blank = MISSING_CODES.index(Missing.BLANK)
    return [bool((values.missing[continued] == blank).all()) for values in draft.values]


def _coded(columns: list[TableColumn]) -> bool:
    """Whether areas are given by codes only: a code column and no text column that names rows."""
    codes = columns_of(columns, ColumnRole.CODE)
    labels = columns_of(columns, ColumnRole.LABEL)
    return bool(codes) and (not labels or any(c.levels or "wilayah" in plain(c.header) for c in codes))


def _rows_with_labels(
    sheet: Sheet, region: Region, columns: list[TableColumn], value_columns: list[TableColumn]
) -> npt.NDArray[np.bool_]:
    values = [column.column for column in value_columns]
    has_values = sheet.values[region.body][:, values].any(axis=1)
    named = [c.column for c in columns if c.role in (ColumnRole.LABEL, ColumnRole.PERIOD, ColumnRole.TEXT)]
    if not named:
        return np.asarray(has_values)
    periods = [c.column for c in columns_of(columns, ColumnRole.PERIOD)]
    derived = [any(_DERIVED_ROW.match(sheet.text(row, c)) for c in periods) for row in region.body.tolist()]
    return np.asarray(has_values & sheet.filled[region.body][:, named].any(axis=1) & ~np.array(derived))


def _first_texts(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    """Text of the leftmost filled label cell of each row, where no area column names the row."""
    if columns_of(columns, ColumnRole.AREA):
        return [""] * len(rows)
    roles = (ColumnRole.LABEL, ColumnRole.PERIOD, ColumnRole.TEXT, ColumnRole.NUMBERING)
    places = [column.column for column in columns if column.role in roles]
    return [next((text for c in places if (text := sheet.text(row, c))), "") for row in rows.tolist()]


def _units(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    units = columns_of(columns, ColumnRole.UNIT)
    if not units:
        return [""] * len(rows)
    return [sheet.merged_text(row, units[0].column) for row in rows.tolist()]


def _with_sections(draft: TableDraft, labels: RowLabels) -> TableDraft:
    """Headings between the rows that repeat the areas join the header, or name the period."""
    headings = [row.section for row in labels]
    if not any(headings):
        return draft
    if all(is_period_label(heading) for heading in headings):
        named = [find_period(heading) or f"-{part_of_year(heading)}" for heading in headings]
        periods = [row or above for row, above in zip(draft.row_periods, named, strict=True)]
        return replace(draft, row_periods=periods)
    return replace(draft, row_headers=headings, shape=TableShape.LONG)


def _with_dimensions(draft: TableDraft) -> TableDraft:
    """Text columns without which the same area and period would come twice become part of the header."""
    texts = columns_of(draft.columns, ColumnRole.TEXT)
    if not texts or draft.labels is None or not len(draft.rows):
        return draft
    about: list[Sequence[str]] = [
        draft.labels.areas(),
        [row.parent for row in draft.labels],
        draft.labels.places(),
        [row.code for row in draft.labels],
        draft.row_periods,
        draft.row_headers,
    ]
    chosen: list[TableColumn] = []
    headers = draft.row_headers
    for column in texts:
        named = bool(_DIMENSION_HEADER.search(plain(column.header))) and not _SERIES_HEADER.search(
            plain(column.header)
        )
        before = _repeated(about)
        if not before and not (named and re.match(r"^(?:indikator|uraian|variabel)", plain(column.header))):
            continue
        cells = [draft.sheet.merged_text(row, column.column) for row in draft.rows.tolist()]
        carried = _carried_down(cells) if named else cells
        if carried != cells and _repeated([*about, carried]) < _repeated([*about, cells]):
            cells = carried  # the indicator once, above the rows of all its areas
        if _REMARK.match(plain(column.header)) and not all(cells):
            continue  # a remark here and there ("data sementara") parts nothing
        apart = _repeated([*about, cells]) < before
        if named or (apart and len(set(cells)) <= max(60, len(cells) // 3)):
            about.append(cells)
            chosen.append(column)
            headers = [
                f"{old} / {new}" if old and new else old or new
                for old, new in zip(headers, cells, strict=True)
            ]
    return replace(draft, row_headers=headers, shape=TableShape.LONG) if chosen else draft


def _carried_down(cells: Sequence[str]) -> list[str]:
    """Cells with each blank one filled from the cell above it."""
    carried: list[str] = []
    for cell in cells:
        carried.append(cell or (carried[-1] if carried else ""))
    return carried


def _repeated(about: Sequence[Sequence[str]]) -> int:
    """How many rows are about the same as an earlier one; `about` is given column by column."""
    return len(about[0]) - len(set(zip(*about, strict=True)))
