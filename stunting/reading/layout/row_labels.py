"""What each body row of a table is about: its area, the area it lies in, and whether it is a total."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import (
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
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.label_cells import LabelTexts, Names, label_blocks, names_in
from stunting.reading.layout.regions import Region
from stunting.reading.layout.row_depths import depths_of

_LEVEL_BEFORE = re.compile(r"^(?:kec|kecamatan|kab|kabupaten|kota|desa|kelurahan|puskesmas)\b", re.IGNORECASE)


@dataclass(slots=True)
class RowLabels:
    """Labels of the body rows of a table, one entry per row.

    `area` is empty for rows that name none; `keep` is False for rows that carry no data (group
    rows, continuation rows); `total_word` marks rows whose label says that they are a total;
    `target_row` marks a row of targets, `percent_row` one of percentages below the totals; `year` holds the
    year of a row such as "Tahun 2017".
    """

    area: list[str]
    parent: list[str]
    within: list[str]
    """All upper areas as written, joined by " / ", the widest first."""
    code: list[str]
    level: list[str]
    depth: npt.NDArray[np.int64]
    keep: npt.NDArray[np.bool_]
    total_word: npt.NDArray[np.bool_]
    target_row: npt.NDArray[np.bool_]
    percent_row: npt.NDArray[np.bool_]
    year: list[str]
    continued: npt.NDArray[np.bool_]
    """Rows without a name of their own that go on with the area above."""


def row_labels(
    sheet: Sheet, region: Region, columns: list[TableColumn], gazetteer: Gazetteer, kabupaten: str
) -> RowLabels:
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
        _label_by_columns(blocks, labels, sheet, region, columns, texts)
    elif blocks:
        numbers = _plain_numbers(sheet, region, columns)
        _label_by_depth(blocks[0], labels, numbers, gazetteer, kabupaten)
    _name_by_code(labels, has_values, len(blocks) > 1)
    _mark_words(labels, texts)
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


def _label_by_columns(
    blocks: list[Names],
    labels: RowLabels,
    sheet: Sheet,
    region: Region,
    columns: list[TableColumn],
    texts: LabelTexts,
) -> None:
    """Areas that stand in one column per level: the deepest filled one names the row.

    Upper levels are carried down (merged, or blank when repeated). A row with an upper name and
    no deeper one is a row of the upper area, unless its name is merged down from above.
    """
    blocks = _top_down(blocks)
    groups = label_blocks(columns)
    carried = [""] * len(blocks)
    above: list[str] = []
    parent = within = ""
    deepest = len(blocks) - 1
    last_column = groups[-1][-1].column if groups else region.left
    numbers = _plain_numbers(sheet, region, columns)
    for place, row in enumerate(region.body.tolist()):
        own = [block.text[place] for block in blocks]
        if total := texts.totals[place]:
            labels.area[place] = area_label(total)
            upper = next((text for text in reversed(own[:-1]) if text and not is_total_label(text)), "")
            if upper and _adds_up_all(numbers, labels, texts.totals, place, area_label(upper)):
                upper, carried = "", [""] * len(blocks)
            grand = not upper and _is_grand_total(blocks, sheet, region, columns, texts.totals, place)
            labels.parent[place] = area_label(upper) if upper else "" if grand else _above(carried)
            labels.depth[place] = deepest
            continue
        if not any(own) and labels.code[place]:
            continue
        if not any(own):
            merge = sheet.merge_over(row, last_column)
            merged = merge is not None and merge.top < row
            if merged or (carried[deepest] and _is_continued(labels, place)):
                own[deepest] = carried[deepest]
                labels.continued[place] = not merged
        if not any(own):
            continue
        first = next(i for i, text in enumerate(own) if text)
        if first < deepest and not any(own[first + 1 :]) and _merged_down(sheet, row, groups):
            own[deepest] = carried[deepest]
        for level in range(len(blocks)):
            if own[level] and own[level] != carried[level]:
                if clean_label(own[level]) != clean_label(carried[level]):
                    carried[level + 1 :] = [""] * (deepest - level)
                carried[level] = own[level]
        here = max(i for i, text in enumerate(own) if text)
        labels.area[place] = area_label(own[here])
        if carried[:here] != above:
            above = carried[:here]
            parent = area_label(above[-1]) if above and above[-1] else ""
            within = " / ".join(area_label(name) for name in above if name)
        labels.parent[place], labels.within[place] = parent, within
        labels.depth[place] = here
        levels = blocks[here].levels
        labels.level[place] = levels[-1] if levels else ""


def _above(carried: list[str]) -> str:
    """The nearest upper area that rows lie in."""
    return next((area_label(name) for name in reversed(carried[:-1]) if name), "")


def _adds_up_all(
    numbers: npt.NDArray[np.float64], labels: RowLabels, totals: list[str], place: int, upper: str
) -> bool:
    """Whether a total beside the name of an upper area adds up all rows before it, not those of that area.

    Where a column was filled down, the last name stands beside the grand total too.
    """
    plain = [at for at in range(place) if labels.area[at] and not totals[at]]
    inside = [at for at in plain if labels.parent[at] == upper]
    if len(inside) in (0, len(plain)):
        return False
    here = numbers[place]
    filled = np.isfinite(here) & (here != 0)
    whole = np.isclose(np.nansum(numbers[plain], axis=0), here)
    group = np.isclose(np.nansum(numbers[inside], axis=0), here)
    return bool(filled.any() and whole[filled].mean() >= 0.8 and not group[filled].any())


def _is_grand_total(
    blocks: list[Names],
    sheet: Sheet,
    region: Region,
    columns: list[TableColumn],
    totals: list[str],
    place: int,
) -> bool:
    """Whether a total row adds up the whole table, not the upper area whose rows stand above it.

    It does below rows of several groups, and at the end of the table unless every group before ended with
    a total of its own and the last group has none yet. A total inside the merged cell of an upper area
    belongs to it.
    """
    since = max((at for at in range(place) if totals[at]), default=-1) + 1
    if len(set(filter(None, blocks[-2].text[since:place]))) > 1:
        return True
    row = int(region.body[place])
    upper = [column.column for column in columns_of(columns, ColumnRole.AREA)][:-1]
    if any((merge := sheet.merge_over(row, c)) and merge.top < row and merge.right == c for c in upper):
        return False
    for later in range(place + 1, len(region.body)):
        if any(block.text[later] and not is_total_label(block.text[later]) for block in blocks[:-1]):
            return False
    return not any(totals[:place]) or bool(totals[place - 1])


def _top_down(blocks: list[Names]) -> list[Names]:
    """Blocks ordered from the highest level of area to the lowest, where their headers say so."""
    # A puskesmas lies in a kecamatan; a desa lies in a puskesmas' area.
    rank = {AreaLevel.PROVINSI: 0, AreaLevel.KABUPATEN: 1, AreaLevel.KECAMATAN: 2, AreaLevel.PUSKESMAS: 3}
    if not all(block.levels for block in blocks):
        return blocks
    return sorted(blocks, key=lambda block: rank.get(block.levels[-1], 4))


def _is_continued(labels: RowLabels, place: int) -> bool:
    """Whether a row without any name goes on with the area above: it holds values of its own."""
    return place > 0 and bool(labels.keep[place])


def _merged_down(sheet: Sheet, row: int, groups: list[list[TableColumn]]) -> bool:
    column = groups[-1][-1].column
    merge = sheet.merge_over(row, column)
    return merge is not None and merge.top < row and merge.left == column


def _plain_numbers(sheet: Sheet, region: Region, columns: list[TableColumn]) -> npt.NDArray[np.float64]:
    """Numbers of the value columns over the body, NaN where a cell holds none."""
    values = [column.column for column in columns_of(columns, ColumnRole.VALUE)]
    return sheet.plain_numbers[np.ix_(region.body, np.array(values, dtype=np.int64))]


def _label_by_depth(
    block: Names,
    labels: RowLabels,
    numbers: npt.NDArray[np.float64],
    gazetteer: Gazetteer,
    kabupaten: str,
) -> None:
    """Areas that stand in one column or staircase: depth by place, numbering, words or case."""
    depths = depths_of(block, numbers, gazetteer, kabupaten)
    parents: dict[int, str] = {}
    levels = block.levels
    spread = sorted(set(depths))
    for place, text in enumerate(block.text):
        if not text:
            continue
        depth = spread.index(depths[place])
        labels.area[place] = area_label(text)
        labels.depth[place] = depth
        above = [parents[d] for d in sorted(parents) if d < depth]
        labels.parent[place] = above[-1] if above else ""
        labels.within[place] = " / ".join(above)
        labels.level[place] = _level_at(levels, depth, len(spread))
        if not is_total_label(text) and not YEAR_ROW.match(clean_label(text)):
            parents = {d: name for d, name in parents.items() if d < depth} | {depth: labels.area[place]}


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
    return (
        ""
        if re.fullmatch(r"(?:total|jumlah|kab/kota|\(kab/kota\)|seluruh.*)?", name, re.IGNORECASE)
        else name
    )


def is_pseudo_area(area: str) -> bool:
    """Whether a label stands for people of no area ("Luar wilayah", "Proses update data")."""
    return bool(PSEUDO_AREAS.search(area))
