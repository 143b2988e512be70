"""A table with everything that its own cells tell: labels, headers, periods and numbers, before meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.dataset import TableShape
from stunting.reading.columns import (
    AreaShare,
    ColumnRole,
    TableColumn,
    columns_of,
    sample_texts,
    spread_rows,
    table_columns,
)
from stunting.reading.headers import header_paths
from stunting.reading.labels import (
    area_label,
    clean_label,
    is_total_label,
    names_an_area_column,
    plain,
    without_footnote,
)
from stunting.reading.numbers import table_style
from stunting.reading.period_text import date_of_serial, find_period, part_of_year
from stunting.reading.rows import RowLabels, is_numbering_only, row_labels
from stunting.reading.tables import Region, Sheet
from stunting.reading.values import ColumnValues, column_values, number_texts

_DIMENSION_HEADER = re.compile(
    r"\b(?:indikator|uraian|jenis|kategori|kelompok|jenjang|penyakit|metode|strata|klasifikasi|variabel|"
    r"gender|kelamin|rincian|item|program)\b"
)
_SERIES_HEADER = re.compile(r"\b(?:sumber|sumber data|survei|survey)\b")


@dataclass(slots=True)
class TableDraft:
    """A table of n rows and m value columns. Rows and columns of the sheet count from 0.

    Areas stand in rows (`labels`) or in columns (`column_areas`), or the table names none.
    `row_headers` are texts that rows add to the header: a dimension of a long table, or the
    indicator where indicators stand in rows.
    """

    sheet: Sheet
    region: Region
    columns: list[TableColumn]
    shape: TableShape
    title: str
    rows: npt.NDArray[np.int64]
    value_columns: list[TableColumn]
    values: list[ColumnValues]
    labels: RowLabels | None
    column_areas: list[str] | None
    column_headers: list[str]
    row_headers: list[str]
    row_labels: list[str]
    """First text of each row, as written."""
    row_periods: list[str]
    units: list[str]
    steps: list[str] = field(default_factory=list)
    table: int = 0


@dataclass(slots=True)
class Located:
    """A region whose columns have roles, before rows are labelled."""

    sheet: Sheet
    region: Region
    columns: list[TableColumn]
    title: str
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
                names += [
                    (area_label(text), "") for text in sample_texts(self.sheet, self.region, column.column)
                ]
                continue
            before = areas[place - 1].column
            pairs = {
                (self.sheet.merged_text(row, column.column), self.sheet.merged_text(row, before))
                for row in spread_rows(self.region).tolist()
            }
            names += [(area_label(name), area_label(parent)) for name, parent in sorted(pairs) if name]
        return [(name, parent) for name, parent in names if not is_total_label(name)]


def locate(sheet: Sheet, region: Region, table: int, area_share: AreaShare) -> Located:
    """A region with the role of each column and its title."""
    paths = [tuple(without_footnote(label) for label in path) for path in header_paths(sheet, region)]
    columns = table_columns(sheet, region, paths, area_share)
    return Located(sheet, region, columns, _title(sheet, region), table)


def _title(sheet: Sheet, region: Region) -> str:
    parts: list[str] = []
    for row in region.title_rows:
        texts = [sheet.text(row, int(column)) for column in np.flatnonzero(sheet.filled[row])[:6]]
        parts.append(" ".join(texts))
    return " ".join(parts)[:600]


def draft_table(
    located: Located, gazetteer: Gazetteer, kabupaten: str, area_share: AreaShare
) -> TableDraft | None:
    """The draft of a located table, or None where it holds no value column."""
    sheet, region, columns = located.sheet, located.region, located.columns
    value_columns = columns_of(columns, ColumnRole.VALUE)
    if not value_columns:
        return None
    areas_in_rows = bool(columns_of(columns, ColumnRole.AREA)) or _coded(columns)
    level = None if areas_in_rows else _area_level_of_headers(value_columns, area_share)
    labels: RowLabels | None = None
    if areas_in_rows:
        labels = row_labels(sheet, region, columns, gazetteer, kabupaten)
        keep = labels.keep
    else:
        keep = _rows_with_labels(sheet, region, columns, value_columns)
    rows = region.body[keep]
    if labels is not None:
        labels = _kept(labels, keep)
    fallback = table_style([number_texts(sheet, rows, column.column) for column in value_columns])
    draft = TableDraft(
        sheet=sheet,
        region=region,
        columns=columns,
        shape=TableShape.AREAS_IN_ROWS if areas_in_rows else TableShape.INDICATORS_IN_ROWS,
        title=located.title,
        rows=rows,
        value_columns=value_columns,
        values=[
            column_values(sheet, rows, c.column, fallback, not areas_in_rows, c.header) for c in value_columns
        ],
        labels=labels,
        column_areas=None,
        column_headers=[column.header for column in value_columns],
        row_headers=[""] * len(rows),
        row_labels=_first_texts(sheet, rows, columns),
        row_periods=_row_periods(sheet, rows, columns),
        units=_units(sheet, rows, columns),
        table=located.table,
    )
    if level is not None:
        draft.column_areas = [_at(column.path, level) for column in value_columns]
        draft.column_headers = [" / ".join(_without(column.path, level)) for column in value_columns]
    if areas_in_rows:
        _add_dimensions(draft)
    else:
        draft.row_headers = _row_paths(sheet, region, rows, columns)
    return draft


def _coded(columns: list[TableColumn]) -> bool:
    """Whether areas are given by codes only: a code column and no text column that names rows."""
    codes = columns_of(columns, ColumnRole.CODE)
    labels = columns_of(columns, ColumnRole.LABEL)
    return bool(codes) and (not labels or any(c.levels or "wilayah" in plain(c.header) for c in codes))


def _area_level_of_headers(value_columns: list[TableColumn], area_share: AreaShare) -> int | None:
    """Level of the header at which area names stand, or None."""
    deepest = max((len(column.path) for column in value_columns), default=0)
    for level in range(deepest):
        names = {area_label(_at(column.path, level)) for column in value_columns if len(column.path) > level}
        names = {name for name in names if name and not is_total_label(name)}
        if len(names) >= 2 and area_share(sorted(names)) >= 0.6:
            return level
    return None


def _at(path: tuple[str, ...], level: int) -> str:
    """Label of a path at a level; of a label merged down over several levels, that label."""
    return path[min(level, len(path) - 1)] if path else ""


def _without(path: tuple[str, ...], level: int) -> tuple[str, ...]:
    """The labels beside the area that say more than "Kecamatan"."""
    place = min(level, len(path) - 1)
    rest = path[:place] + path[place + 1 :]
    return tuple(label for label in rest if not names_an_area_column(label))


def _rows_with_labels(
    sheet: Sheet, region: Region, columns: list[TableColumn], value_columns: list[TableColumn]
) -> npt.NDArray[np.bool_]:
    values = [column.column for column in value_columns]
    has_values = sheet.values[region.body][:, values].any(axis=1)
    named = [c.column for c in columns if c.role in (ColumnRole.LABEL, ColumnRole.PERIOD, ColumnRole.TEXT)]
    if not named:
        return np.asarray(has_values)
    return np.asarray(has_values & sheet.filled[region.body][:, named].any(axis=1))


def _first_texts(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    """Text of the leftmost filled label cell of each row, where no area column names the row."""
    if columns_of(columns, ColumnRole.AREA):
        return [""] * len(rows)
    roles = (ColumnRole.LABEL, ColumnRole.PERIOD, ColumnRole.TEXT, ColumnRole.NUMBERING)
    places = [column.column for column in columns if column.role in roles]
    return [next((text for c in places if (text := sheet.text(row, c))), "") for row in rows.tolist()]


def _kept(labels: RowLabels, keep: npt.NDArray[np.bool_]) -> RowLabels:
    places = np.flatnonzero(keep).tolist()
    return RowLabels(
        [labels.area[i] for i in places],
        [labels.parent[i] for i in places],
        [labels.within[i] for i in places],
        [labels.code[i] for i in places],
        [labels.level[i] for i in places],
        labels.depth[keep],
        labels.keep[keep],
        labels.total_word[keep],
        labels.target_row[keep],
        [labels.year[i] for i in places],
    )


def _row_periods(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    """Period that each row names in its period columns: a full period, a year, or a part such as "-08"."""
    periods = columns_of(columns, ColumnRole.PERIOD)
    if not periods:
        return [""] * len(rows)
    ordered = sorted(
        periods, key=lambda column: bool(re.match(r"^(?:tanggal|tgl|date)", plain(column.header)))
    )
    cells = [_period_cells(sheet, rows, column) for column in ordered]
    return [_joined_period([texts[place] for texts in cells]) for place in range(len(rows))]


def _period_cells(sheet: Sheet, rows: npt.NDArray[np.int64], column: TableColumn) -> list[str]:
    """What each cell of a period column says: "2024", "-08", "2025-TW3" or empty."""
    months = bool(re.search(r"\b(?:bulan|bln|month)\b", plain(column.header)))
    known: dict[object, str] = {}
    found: list[str] = []
    carried = ""
    for row in rows.tolist():
        value = sheet.grid.values[row, column.column]
        if value is None:
            merge = sheet.merge_over(row, column.column)
            found.append(carried if merge and merge.top < row else "")
            continue
        if value not in known:
            known[value] = _period_of_cell(value, months)
        carried = known[value]
        found.append(carried)
    return found


def _period_of_cell(value: object, months: bool) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if months and 1 <= value <= 12:
            return f"-{int(value):02d}"
        if serial := date_of_serial(float(value)):
            return f"{serial:%Y}" if (serial.month, serial.day) == (1, 1) else f"{serial:%Y-%m}"
        return str(int(value)) if value == int(value) else ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m"))
    text = clean_label(str(value))
    if period := find_period(text):
        return period
    part = part_of_year(text)
    return f"-{part}" if part else ""


def _joined_period(parts: Sequence[str]) -> str:
    """One period from what several columns say: a year and a part make "2020-02"."""
    full = [part for part in parts if len(part) > 4 and not part.startswith("-")]
    years = [part for part in parts if len(part) == 4]
    within = [part for part in parts if part.startswith("-")]
    if years and within:
        return years[0] + within[0]
    if within and full:
        return full[0][:4] + within[0]
    return (years or full or within or [""])[0]


def _units(sheet: Sheet, rows: npt.NDArray[np.int64], columns: list[TableColumn]) -> list[str]:
    units = columns_of(columns, ColumnRole.UNIT)
    if not units:
        return [""] * len(rows)
    return [sheet.merged_text(row, units[0].column) for row in rows.tolist()]


def _add_dimensions(draft: TableDraft) -> None:
    """Text columns without which the same area and period would come twice become part of the header."""
    texts = columns_of(draft.columns, ColumnRole.TEXT)
    if not texts or draft.labels is None or not len(draft.rows):
        return
    key = pd.DataFrame(
        {
            "area": draft.labels.area,
            "parent": draft.labels.parent,
            "code": draft.labels.code,
            "period": draft.row_periods,
        }
    )
    chosen: list[TableColumn] = []
    for column in texts:
        named = bool(_DIMENSION_HEADER.search(plain(column.header))) and not _SERIES_HEADER.search(
            plain(column.header)
        )
        repeats = bool(key.duplicated().any())
        if not repeats and not (named and re.match(r"^(?:indikator|uraian|variabel)", plain(column.header))):
            continue
        cells = [draft.sheet.merged_text(row, column.column) for row in draft.rows.tolist()]
        before = int(key.duplicated().sum())
        trial = key.assign(**{f"d{column.column}": cells})
        if named or (int(trial.duplicated().sum()) < before and len(set(cells)) <= max(60, len(cells) // 3)):
            key = trial
            chosen.append(column)
            draft.row_headers = [
                f"{old} / {new}" if old and new else old or new
                for old, new in zip(draft.row_headers, cells, strict=True)
            ]
    if chosen:
        draft.shape = TableShape.LONG


def _row_paths(
    sheet: Sheet, region: Region, rows: npt.NDArray[np.int64], columns: list[TableColumn]
) -> list[str]:
    """Labels of indicator rows, each with the group it stands under: "Lahan sawah / a. Lahan irigasi"."""
    labels = columns_of(columns, ColumnRole.LABEL) or columns_of(columns, ColumnRole.TEXT)
    numbering = columns_of(columns, ColumnRole.NUMBERING)
    wanted = set(rows.tolist())
    paths: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    styles: list[str] = []
    for row in region.body.tolist():
        cells = [(place, sheet.text(row, c.column)) for place, c in enumerate(labels)]
        texts = [(place, text) for place, text in cells if text and not is_numbering_only(text)]
        numbers = [text for _, text in cells if is_numbering_only(text)]
        numbers += [sheet.text(row, c.column) for c in numbering]
        own_number = next((number for number in numbers if number), "")
        if not texts:
            merged = [sheet.merged_text(row, c.column) for c in labels]
            paths[row] = " / ".join(dict.fromkeys(text for text in merged if text))
            continue
        place, text = texts[0]
        depth = _row_depth(place, own_number, text, styles)
        stack = [(d, t) for d, t in stack if d < depth]
        stack.append((depth, " / ".join(without_footnote(t) for _, t in texts)))
        if row in wanted:
            paths[row] = " / ".join(t for _, t in stack)
    return [paths.get(row, "") for row in rows.tolist()]


def _row_depth(place: int, own_number: str, text: str, styles: list[str]) -> int:
    """Depth of an indicator row, by the style of its numbering in the order styles first appear."""
    number = own_number or _leading(text)
    style = _style(number)
    if is_total_label(text):
        return 0
    if style and style not in styles:
        styles.append(style)
    if style:
        return styles.index(style) * 10 + place
    return len(styles) * 10 + place


def _leading(text: str) -> str:
    found = re.match(r"^([a-zA-Z]|\d{1,2}|[ivxIVX]{1,5})[.)]\s", text)
    return found.group(1) if found else ""


def _style(number: str) -> str:
    core = number.strip(" .()")
    if not core:
        return ""
    if re.fullmatch(r"\d+(?:\.\d+)+", core):
        return f"outline{core.count('.')}"
    if core.isdigit():
        return "digits"
    if re.fullmatch(r"[IVX]+", core):
        return "roman"
    return "upper" if core.isupper() else "lower"
