"""Labels of rows whose areas stand in one column per level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stunting.model.areas import AreaLevel
from stunting.reading.cells.label_words import area_label, clean_label
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import ColumnRole, TableColumn
from stunting.reading.layout.group_totals import GroupTotals
from stunting.reading.layout.label_cells import LabelTexts, Names, label_blocks
from stunting.reading.layout.labelled_rows import RowLabel
from stunting.reading.layout.regions import Region


def label_by_columns(
    blocks: list[Names],
    codes: list[str],
    goes_on: npt.NDArray[np.bool_],
    sheet: Sheet,
    columns: list[TableColumn],
    texts: LabelTexts,
) -> list[RowLabel]:
    """Areas that stand in one column per level: the deepest filled one names the row.

    Upper levels are carried down (merged, or blank when repeated). A row with an upper name and
    no deeper one is a row of the upper area, unless its name is merged down from above. Rows that
    `goes_on` marks have the area above where they name none.
    """
    blocks = _top_down(blocks)
    groups = label_blocks(columns)
    carried = [""] * len(blocks)
    above: list[str] = []
    parent = within = ""
    deepest = len(blocks) - 1
    totals = GroupTotals(blocks, sheet, columns, texts)
    last_column = groups[-1][-1].column
    labelled: list[RowLabel] = []
    of_total: dict[int, RowLabel] = {}
    below_total: RowLabel | None = None
    """The row of a total, or one that goes on with it ("Jumlah | Sasaran", then "Realisasi")."""
    lowest = blocks[deepest].levels[-1] if blocks[deepest].levels else ""
    named = zip(*(block.text for block in blocks), strict=True)
    for place, (row, names) in enumerate(zip(texts.rows.tolist(), named, strict=True)):
        own = list(names)
        if own[:-1] == above and all(own) and not texts.totals[place]:
            # The next desa of the same kecamatan: most rows of a national matrix.
            carried = own
            labelled.append(RowLabel(area_label(own[-1]), parent, within, codes[place], lowest, deepest))
            continue
        continued = False
        if total := texts.totals[place]:
            upper = totals.parent(place, own, carried, labelled)
            labelled.append(RowLabel(area_label(total), upper, code=codes[place], depth=deepest))
            of_total[row] = below_total = labelled[-1]
            continue
        if not any(own) and goes_on[place] and labelled and labelled[-1] is below_total:
            below_total = below_total._replace(total_word=True, continued=True)
            labelled.append(below_total)
            continue
        if not any(own) and not codes[place]:
            merge = sheet.merge_over(row, last_column)
            merged = merge is not None and merge.top < row
            if merge is not None and merge.top in of_total:
                labelled.append(of_total[merge.top]._replace(total_word=True))
                continue
            if merged or (carried[deepest] and place and goes_on[place]):
                own[deepest] = carried[deepest]
                continued = not merged
        if not any(own):
            labelled.append(RowLabel(code=codes[place]))
            continue
        first = next(i for i, text in enumerate(own) if text)
        if first < deepest and not any(own[first + 1 :]) and _merged_down(sheet, row, groups):
            own[deepest] = carried[deepest]
        carried = _carried_on(carried, own)
        here = max(i for i, text in enumerate(own) if text)
        if carried[:here] != above:
            above = carried[:here]
            parent = area_label(above[-1]) if above and above[-1] else ""
            within = " / ".join(area_label(name) for name in above if name)
        level = blocks[here].levels[-1] if blocks[here].levels else ""
        area = area_label(own[here])
        labelled.append(RowLabel(area, parent, within, codes[place], level, here, continued=continued))
    return labelled


def _carried_on(carried: list[str], own: list[str]) -> list[str]:
    """Names of all levels after a row: a new name of one ends those below it."""
    names = list(carried)
    for level, name in enumerate(own):
        if name and name != names[level]:
            if clean_label(name) != clean_label(names[level]):
                names[level + 1 :] = [""] * (len(names) - level - 1)
            names[level] = name
    return names


def rows_that_go_on(sheet: Sheet, region: Region, columns: list[TableColumn]) -> npt.NDArray[np.bool_]:
    """Rows that name a period or a part ("Perempuan"), so that without a name they go on with the area above.

    A row of nothing but numbers may as well be a total that somebody forgot to name.
    """
    roles = (ColumnRole.PERIOD, ColumnRole.TEXT, ColumnRole.LABEL)
    telling = [column.column for column in columns if column.role in roles]
    return np.asarray(sheet.filled[np.ix_(region.body, np.array(telling, dtype=np.int64))].any(axis=1))


def _top_down(blocks: list[Names]) -> list[Names]:
    """Blocks ordered from the highest level of area to the lowest, where their headers say so."""
    # A puskesmas lies in a kecamatan; a desa lies in a puskesmas' area.
    rank = {AreaLevel.PROVINSI: 0, AreaLevel.KABUPATEN: 1, AreaLevel.KECAMATAN: 2, AreaLevel.PUSKESMAS: 3}
    if not all(block.levels for block in blocks):
        return blocks
    return sorted(blocks, key=lambda block: rank.get(block.levels[-1], 4))


def _merged_down(sheet: Sheet, row: int, groups: list[list[TableColumn]]) -> bool:
    column = groups[-1][-1].column
    merge = sheet.merge_over(row, column)
    return merge is not None and merge.top < row and merge.left == column
