"""What each body row of a table is about: its area, the area it lies in, and whether it is a total."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN, TOTAL
from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import (
    DERIVED_ROW,
    PERCENT_ROW,
    PSEUDO_AREAS,
    TARGET_ROW,
    TOTAL_WORDS,
    YEAR_ROW,
    area_label,
    clean_label,
    is_total_label,
)
from stunting.reading.cells.sheet import Sheet
from stunting.reading.context import Context
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.label_cells import LabelTexts, Names, label_blocks, names_in
from stunting.reading.layout.labelled_rows import RowLabel, RowLabels
from stunting.reading.layout.regions import Region
from stunting.reading.layout.row_depths import depths_of
from stunting.reading.layout.rows_by_columns import label_by_columns, rows_that_go_on
from stunting.reading.layout.sections import sections

_LEVEL_BEFORE = re.compile(rf"^(?:{KECAMATAN}|{KABUPATEN}|kota|{DESA}|puskesmas)\b", re.IGNORECASE)
_KECAMATAN_BEHIND = re.compile(
    rf"^(?P<area>[^,(]+?)\s*(?:,|\s[-\u2013]|\()\s*(?P<kecamatan>(?:{KECAMATAN}|kec)\b\.?\s*[^,()]+?)\)?$",
    re.IGNORECASE,
)
_KECAMATAN_BEFORE = re.compile(r"^(\S.*?)(?:\s+[-/>\u2013]\s+|\s*[/>]\s*)(\S.*)$")
_FEWEST_PAIRS = 4
_MOST_PAIRED = 0.9
"""Share of the names without a kecamatan of their own that must be pairs: a total may be named like none."""
_SAYS_SOMETHING = re.compile(r"[^\W_]")


def row_labels(sheet: Sheet, region: Region, columns: list[TableColumn], context: Context) -> RowLabels:
    """Labels of the body rows of a table whose areas stand in rows."""
    texts = LabelTexts(sheet, region, columns)
    has_values = _rows_with_values(sheet, region, columns)
    goes_on = has_values & rows_that_go_on(sheet, region, columns)
    blocks = [names_in(texts, block) for block in label_blocks(columns)]
    headings = sections(texts.first(), blocks[-1].text, has_values.tolist()) if blocks else []
    if any(headings):
        blocks = [_of_rows(block, has_values) for block in blocks]
    else:
        blocks = _with_names_at_numbers(blocks, texts, has_values)
    codes = _codes(texts, columns)
    if len(blocks) > 1:
        rows = label_by_columns(blocks, codes, goes_on, sheet, columns, texts)
    elif blocks:
        rows = _label_by_depth(blocks[0], codes, _plain_numbers(sheet, region, columns), context)
    else:
        rows = [RowLabel(code=code) for code in codes]
    rows = _marked_by_words(_named_by_code(rows, has_values, len(blocks) > 1), texts)
    rows = _with_kecamatan_before(list(map(_with_kecamatan_behind, rows)))
    if any(headings):
        pairs = zip(rows, headings, has_values.tolist(), strict=True)
        rows = [row._replace(section=above) if filled else RowLabel() for row, above, filled in pairs]
    elif len(blocks) == 1:
        rows = _years_of_areas(rows, has_values)
        rows = _going_on(rows, label_blocks(columns)[0], sheet, region, goes_on)
    deepest = max((row.depth for row in rows), default=0)
    # Rows of the deepest level count as not reporting when they hold no number.
    plain = np.array([bool(row.area) and row.depth == deepest and not row.total_word for row in rows], bool)
    keep = plain | (has_values & np.array([bool(row.area) for row in rows], dtype=bool))
    keep &= ~np.array([bool(row.area) and bool(DERIVED_ROW.match(row.area)) for row in rows], dtype=bool)
    return RowLabels(tuple(row for row, kept in zip(rows, keep.tolist(), strict=True) if kept), keep)


def _of_rows(block: Names, has_values: npt.NDArray[np.bool_]) -> Names:
    """The names of rows with values: those of the others are headings."""
    text = tuple(name if filled else "" for name, filled in zip(block.text, has_values, strict=True))
    return replace(block, text=text)


def _with_names_at_numbers(
    blocks: list[Names], texts: LabelTexts, has_values: npt.NDArray[np.bool_]
) -> list[Names]:
    """Rows whose name begins in the column of numbers have that name, if it says its level or has values."""
    taken = {
        place: text
        for place, text in (texts.at_numbers.items() if blocks else ())
        if not any(block.text[place] for block in blocks) and (has_values[place] or _LEVEL_BEFORE.match(text))
    }
    if not taken:
        return blocks
    first = blocks[0]
    text = tuple(taken.get(place, name) for place, name in enumerate(first.text))
    raw = tuple(taken.get(place, name) for place, name in enumerate(first.raw))
    return [replace(first, text=text, raw=raw), *blocks[1:]]


def _named_by_code(
    rows: list[RowLabel], has_values: npt.NDArray[np.bool_], by_columns: bool
) -> list[RowLabel]:
    """Rows of the deepest level without a name of their own are known by their code.

    In a table with a column per level such a row may show the name of its kecamatan only.
    """
    if not any(row.code for row in rows):
        return rows
    deepest = max((row.depth for row in rows), default=0)
    lengths = Counter(len(row.code) for row in rows if row.code and row.depth == deepest and row.area)
    usual = lengths.most_common(1)[0][0] if lengths else 0
    above = within = ""
    named: list[RowLabel] = []
    for row, filled in zip(rows, has_values.tolist(), strict=True):
        nameless = not _SAYS_SOMETHING.search(row.area)
        upper = by_columns and row.depth < deepest and not is_total_label(row.area)
        if row.code and filled and (nameless or (upper and len(row.code) == usual)):
            if not nameless and row.area != row.code:
                above, within = row.area, " / ".join(filter(None, (row.within, row.area)))
            row = row._replace(area=row.code, depth=deepest, parent=above, within=within)
        elif row.depth == deepest and row.area:
            above, within = row.parent, row.within
        named.append(row)
    return named


def _codes(texts: LabelTexts, columns: list[TableColumn]) -> list[str]:
    """Code of each row from the code column with the longest codes; empty where there is none."""
    best: list[str] = [""] * len(texts.rows)
    for column in columns_of(columns, ColumnRole.CODE):
        if column.levels and column.levels[-1] is AreaLevel.PUSKESMAS:
            continue
        codes = [text.removesuffix(".0") for text in texts.column(column.column)]
        codes = [code if re.fullmatch(r"[\d. ]+", code) else "" for code in codes]
        if max(map(len, codes), default=0) >= max(map(len, best), default=0) and any(codes):
            best = codes
    return best


def _rows_with_values(sheet: Sheet, region: Region, columns: list[TableColumn]) -> npt.NDArray[np.bool_]:
    values = [column.column for column in columns_of(columns, ColumnRole.VALUE)]
    if not values:
        return np.zeros(len(region.body), dtype=bool)
    return np.asarray(sheet.values[region.body][:, values].any(axis=1))


def _plain_numbers(sheet: Sheet, region: Region, columns: list[TableColumn]) -> npt.NDArray[np.float64]:
    """Numbers of the value columns over the body, NaN where a cell holds none."""
    values = [column.column for column in columns_of(columns, ColumnRole.VALUE)]
    return sheet.plain_numbers[np.ix_(region.body, np.array(values, dtype=np.int64))]


def _label_by_depth(
    block: Names, codes: list[str], numbers: npt.NDArray[np.float64], context: Context
) -> list[RowLabel]:
    """Areas that stand in one column or staircase: depth by place, numbering, words or case."""
    depths = depths_of(block, numbers, context)
    parents: dict[int, str] = {}
    spread = sorted(set(depths))
    closing = _totals_of_groups(block, depths)
    rows: list[RowLabel] = []
    for place, (text, code) in enumerate(zip(block.text, codes, strict=True)):
        if not text:
            rows.append(RowLabel(code=code))
            continue
        area, depth = area_label(text), spread.index(depths[place])
        above = [parents[d] for d in sorted(parents) if d < depth or place in closing]
        above = above[:1] if place in closing else above
        parent = above[-1] if above else ""
        level = _level_at(block.levels, depth, len(spread))
        rows.append(RowLabel(area, parent, " / ".join(above), code, level, depth))
        if not is_total_label(text) and not YEAR_ROW.match(clean_label(text)):
            parents = {d: name for d, name in parents.items() if d < depth} | {depth: area}
    return rows


def _totals_of_groups(block: Names, depths: list[int]) -> set[int]:
    """Rows such as "Jumlah" that each close a group of rows, where every group has one.

    A single one at the end is the total of the whole table, and so is one more behind the last.
    """
    top = min(depths, default=0)
    found: list[int] = []
    groups = members = 0
    for place, text in enumerate(block.text):
        if not text:
            continue
        if not is_total_label(text):
            groups += depths[place] == top
            members = 0 if depths[place] == top else members + 1
        elif members and not name_to_match(text):
            found.append(place)
            members = 0
    return set(found) if groups > 1 and len(found) == groups else set()


def _going_on(
    rows: list[RowLabel],
    block: list[TableColumn],
    sheet: Sheet,
    region: Region,
    goes_on: npt.NDArray[np.bool_],
) -> list[RowLabel]:
    """Rows without a name have the area above, where they go on with it or its name is merged down."""
    labelled: list[RowLabel] = []
    for place, row in enumerate(rows):
        if labelled and labelled[-1].area and not (row.area or row.code):
            merge = sheet.merge_over(int(region.body[place]), block[-1].column)
            merged = merge is not None and merge.top < int(region.body[place])
            if goes_on[place] or merged:
                row = labelled[-1]._replace(percent=row.percent, year=row.year, continued=not merged)
        labelled.append(row)
    return labelled


def _years_of_areas(rows: list[RowLabel], has_values: npt.NDArray[np.bool_]) -> list[RowLabel]:
    """Rows of years directly below an area without numbers of its own are that area in those years."""
    labelled: list[RowLabel] = []
    area: RowLabel | None = None
    for row, filled in zip(rows, has_values.tolist(), strict=True):
        if filled and row.year and area is not None:
            if labelled[-1] is area:
                labelled[-1] = RowLabel()
            row = area._replace(year=row.year)
        elif row.area:
            area = None if filled or row.total_word else row
        labelled.append(row)
    return labelled


def _with_kecamatan_behind(row: RowLabel) -> RowLabel:
    """A row with the kecamatan that stands behind its own name: "Petung, Kec. Penajam"."""
    found = _KECAMATAN_BEHIND.match(row.area) if not (row.parent or row.total_word) else None
    if found is None:
        return row
    kecamatan = found["kecamatan"].strip()
    return row._replace(area=found["area"].strip(), parent=kecamatan, within=row.within or kecamatan)


def _with_kecamatan_before(rows: list[RowLabel]) -> list[RowLabel]:
    """Rows with the kecamatan that stands before every name of a list: "Penajam / Petung"."""
    single = [row for row in rows if row.area and not (row.parent or row.total_word)]
    pairs = [_KECAMATAN_BEFORE.match(row.area) for row in single]
    firsts = {pair[1] for pair in pairs if pair}
    parted = {id(row): pair for row, pair in zip(single, pairs, strict=True) if pair}
    if len(parted) < max(_FEWEST_PAIRS, _MOST_PAIRED * len(single)) or 2 * len(firsts) > len(parted):
        return rows
    return [
        row._replace(area=pair[2], parent=pair[1], within=row.within or pair[1])
        if (pair := parted.get(id(row)))
        else row
        for row in rows
    ]


def _level_at(levels: tuple[AreaLevel, ...], depth: int, depths: int) -> str:
    if not levels:
        return ""
    if depths == 1:
        return levels[-1] if len(levels) == 1 else ""
    return levels[depth] if len(levels) == depths else ""


def _marked_by_words(rows: list[RowLabel], texts: LabelTexts) -> list[RowLabel]:
    """Totals, target rows and rows of other years are marked by the words in their label cells."""
    marked = list(rows)
    for column, is_area in zip(texts.before_numbers, texts.hold_areas, strict=True):
        special = {text: found for text in set(column) if text and (found := _special(text))}
        # A column beside the areas that says "%" in several rows says of all of them what they hold.
        of_measures = not is_area and sum(special.get(text) == "percent" for text in column) > 1
        for place, text in enumerate(column if special and not of_measures else ()):
            if found := special.get(text, ""):
                marked[place] = _marked(marked[place], text, found)
    return marked


def _marked(row: RowLabel, text: str, found: str) -> RowLabel:
    """A row whose label says something special, see `_special`."""
    match found:
        case "target":
            return row._replace(target=True, area=text)
        case "percent":
            return row._replace(total_word=True, percent=True, area=text)
        case "total":
            return row._replace(total_word=True, area=row.area or area_label(text))
        case _:
            return row._replace(total_word=True, year=found, area=text)


def _special(text: str) -> str:
    """What a label says: total, percent, target or the year of a row ("Tahun 2017"); empty for an area."""
    if text.isdecimal():
        return ""
    if PERCENT_ROW.match(text):
        return "percent"
    if is_total_label(text):
        return "total"
    if year := YEAR_ROW.match(area_label(text)):
        return year.group(1) if re.search(r"[a-zA-Z]", text) else ""
    return "target" if TARGET_ROW.match(text) else ""


def name_to_match(area: str) -> str:
    """The area name inside a total label: "Jumlah Kecamatan Waru" is "Kecamatan Waru"; "Jumlah" is empty."""
    name = TOTAL_WORDS.sub("", clean_label(area)).strip(" .:/-")
    return "" if re.fullmatch(rf"(?:{TOTAL}|kab/kota|\(kab/kota\)|seluruh.*)?", name, re.IGNORECASE) else name


def is_pseudo_area(area: str) -> bool:
    """Whether a label stands for people of no area ("Luar wilayah", "Proses update data")."""
    return bool(PSEUDO_AREAS.search(area))
