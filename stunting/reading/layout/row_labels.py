"""What each body row of a table is about: its area, the area it lies in, and whether it is a total."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import (
    DESA,
    KABUPATEN,
    KECAMATAN,
    PERCENT_ROW,
    PSEUDO_AREAS,
    TARGET_ROW,
    TOTAL,
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
from stunting.reading.layout.labels import RowLabels
from stunting.reading.layout.regions import Region
from stunting.reading.layout.row_depths import depths_of
from stunting.reading.layout.rows_by_columns import label_by_columns, rows_that_go_on

_LEVEL_BEFORE = re.compile(rf"^(?:{KECAMATAN}|{KABUPATEN}|kota|{DESA}|puskesmas)\b", re.IGNORECASE)


def row_labels(sheet: Sheet, region: Region, columns: list[TableColumn], context: Context) -> RowLabels:
    """Labels of the body rows of a table whose areas stand in rows."""
    texts = LabelTexts(sheet, region, columns)
    blocks = [names_in(texts, block) for block in label_blocks(columns)]
    has_values = _rows_with_values(sheet, region, columns)
    _take_names_at_numbers(blocks, texts, has_values)
    count = len(region.body)
    labels = RowLabels(
        [""] * count,
        [""] * count,
        [""] * count,
        _codes(texts, columns),
        [""] * count,
        np.zeros(count, dtype=np.int64),
        has_values.copy(),
        np.zeros(count, dtype=bool),
        np.zeros(count, dtype=bool),
        np.zeros(count, dtype=bool),
        [""] * count,
        np.zeros(count, dtype=bool),
    )
    if len(blocks) > 1:
        label_by_columns(blocks, labels, sheet, region, columns, texts)
    elif blocks:
        numbers = _plain_numbers(sheet, region, columns)
        _label_by_depth(blocks[0], labels, numbers, context)
    _name_by_code(labels, has_values, len(blocks) > 1)
    _mark_words(labels, texts)
    if len(blocks) == 1:
        goes_on = has_values & rows_that_go_on(sheet, region, columns)
        _go_on(labels, label_blocks(columns)[0], sheet, region, goes_on)
    named = np.array([bool(area) for area in labels.area])
    labels.keep = named & (has_values | _is_plain_area_row(labels))
    return labels


def _take_names_at_numbers(blocks: list[Names], texts: LabelTexts, has_values: npt.NDArray[np.bool_]) -> None:
    """Gives rows whose name begins in the column of numbers that name, if it says its level or has values."""
    for place, text in texts.at_numbers.items() if blocks else ():
        named = any(block.text[place] for block in blocks)
        if not named and (has_values[place] or _LEVEL_BEFORE.match(text)):
            blocks[0].text[place] = blocks[0].raw[place] = text


def _name_by_code(labels: RowLabels, has_values: npt.NDArray[np.bool_], by_columns: bool) -> None:
    """Rows of the deepest level without a name of their own are known by their code.

    In a table with a column per level such a row may show the name of its kecamatan only.
    """
    deepest = labels.depth.max(initial=0)
    lengths = Counter(
        len(code)
        for code, depth, area in zip(labels.code, labels.depth, labels.area, strict=True)
        if code and depth == deepest and area
    )
    usual = lengths.most_common(1)[0][0] if lengths else 0
    above = within = ""
    for place, (area, code) in enumerate(zip(labels.area, labels.code, strict=True)):
        nameless = not re.search(r"[^\W_]", area)
        upper = by_columns and labels.depth[place] < deepest and not is_total_label(area)
        if code and has_values[place] and (nameless or (upper and len(code) == usual)):
            if not nameless and area != code:
                above, within = area, " / ".join(filter(None, (labels.within[place], area)))
            labels.area[place], labels.depth[place] = code, deepest
            labels.parent[place], labels.within[place] = above, within
        elif labels.depth[place] == deepest and area:
            above, within = labels.parent[place], labels.within[place]


def _is_plain_area_row(labels: RowLabels) -> npt.NDArray[np.bool_]:
    """Rows of the deepest level: they count as not reporting when they hold no number."""
    deepest = labels.depth.max(initial=0)
    return np.asarray((labels.depth == deepest) & ~labels.total_word)


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
    block: Names,
    labels: RowLabels,
    numbers: npt.NDArray[np.float64],
    context: Context,
) -> None:
    """Areas that stand in one column or staircase: depth by place, numbering, words or case."""
    depths = depths_of(block, numbers, context)
    parents: dict[int, str] = {}
    levels = block.levels
    spread = sorted(set(depths))
    closing = _totals_of_groups(block, depths)
    for place, text in enumerate(block.text):
        if not text:
            continue
        depth = spread.index(depths[place])
        labels.area[place] = area_label(text)
        labels.depth[place] = depth
        above = [parents[d] for d in sorted(parents) if d < depth or place in closing]
        above = above[:1] if place in closing else above
        labels.parent[place] = above[-1] if above else ""
        labels.within[place] = " / ".join(above)
        labels.level[place] = _level_at(levels, depth, len(spread))
        if not is_total_label(text) and not YEAR_ROW.match(clean_label(text)):
            parents = {d: name for d, name in parents.items() if d < depth} | {depth: labels.area[place]}


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


def _go_on(
    labels: RowLabels, block: list[TableColumn], sheet: Sheet, region: Region, goes_on: npt.NDArray[np.bool_]
) -> None:
    """Gives rows without a name the area above, where they go on with it or its name is merged down."""
    for place in range(1, len(labels.area)):
        if labels.area[place] or labels.code[place] or not labels.area[place - 1]:
            continue
        merge = sheet.merge_over(int(region.body[place]), block[-1].column)
        merged = merge is not None and merge.top < int(region.body[place])
        if not goes_on[place] and not merged:
            continue
        for column in (labels.area, labels.parent, labels.within, labels.code, labels.level):
            column[place] = column[place - 1]
        for array in (labels.depth, labels.total_word, labels.target_row):
            array[place] = array[place - 1]
        labels.continued[place] = not merged


def _level_at(levels: tuple[AreaLevel, ...], depth: int, depths: int) -> str:
    if not levels:
        return ""
    if depths == 1:
        return levels[-1] if len(levels) == 1 else ""
    return levels[depth] if len(levels) == depths else ""


def _mark_words(labels: RowLabels, texts: LabelTexts) -> None:
    """Marks totals, target rows and rows of other years by the words in their label cells."""
    for column in texts.before_numbers:
        special = {text: found for text in set(column) if text and (found := _special(text))}
        if not special:
            continue
        for place, text in enumerate(column):
            found = special.get(text, "")
            if found == "target":
                labels.target_row[place] = True
                labels.area[place] = text
            elif found == "percent":
                labels.total_word[place] = labels.percent_row[place] = True
                labels.area[place] = text
            elif found:
                labels.total_word[place] = True
                labels.year[place] = found if found != "total" else labels.year[place]
                labels.area[place] = text if found != "total" else labels.area[place] or area_label(text)


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
