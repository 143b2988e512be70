"""Labels of rows that name indicators, each with the group it stands under."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.label_words import is_total_label, without_footnote
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import ColumnRole, TableColumn, columns_of
from stunting.reading.layout.label_cells import is_numbering_only, says_what_it_counts
from stunting.reading.layout.regions import Region

_MEASURE_ROW = re.compile(
    r"^(?:(?:jumlah|jml|total|angka)\s+)?(?:sasaran|capaian|realisasi|pembilang|penyebut|target|jumlah|cakupan|"
    r"pro?sentase|persen(?:tase)?|%)(?:\s*\(?\s*%?\s*\)?)$",
    re.IGNORECASE,
)
"""Labels of rows that only say how the service above them is counted."""
_BELOW_HEADING = 1_000


def row_paths(
    sheet: Sheet, region: Region, rows: npt.NDArray[np.int64], columns: list[TableColumn]
) -> list[str]:
    """Labels of indicator rows, each with the group it stands under: "Lahan sawah / a. Lahan irigasi"."""
    labels = columns_of(columns, ColumnRole.LABEL) or columns_of(columns, ColumnRole.TEXT)
    numbering = columns_of(columns, ColumnRole.NUMBERING)
    wanted = set(rows.tolist())
    paths: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    styles: list[str] = []
    foremost = len(labels)
    below = _below_headings(sheet, region, [c.column for c in labels], wanted)
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
        foremost = min(foremost, texts[0][0])
        for nth, (place, text) in enumerate(texts):
            # What stands beside the first text of a row ("Sasaran") is a level of its own below it.
            # The number of a row below a merged name counts rows, and no name of the level further out.
            numbered = place == foremost
            depth = _row_depth(place, own_number if numbered else "", text, styles)
            if row in below and not nth:
                depth = _BELOW_HEADING
            stack = [(d, t) for d, t in stack if d < depth]
            stack.append((depth, without_footnote(text)))
        if row in wanted:
            paths[row] = " / ".join(t for _, t in stack)
    found = [paths.get(row, "") for row in rows.tolist()]
    # Where every row is a total ("Jumlah" below one village's figures), its label says nothing more.
    bare = all(is_total_label(path) and not says_what_it_counts(path) for path in found)
    return [""] * len(found) if bare else found


def _below_headings(sheet: Sheet, region: Region, labels: list[int], wanted: set[int]) -> set[int]:
    """Rows such as "Jumlah sasaran" and "Persen" below a row with nothing but the name of a service."""
    found: set[int] = set()
    headed = False
    for row in region.body.tolist():
        texts = [text for column in labels if (text := sheet.text(row, column))]
        measured = len(texts) == 1 and bool(_MEASURE_ROW.match(texts[0]))
        headed = (headed and measured) if row in wanted else len(texts) == 1 and not measured
        if headed and row in wanted:
            found.add(row)
    return found


def _row_depth(place: int, own_number: str, text: str, styles: list[str]) -> int:
    """Depth of an indicator row, by the style of its numbering in the order styles first appear."""
    number = own_number or _leading(text)
    style = _style(number)
    # Further in, or behind a number of its own, "Jumlah sasaran" says what a row counts.
    if not place and not style and is_total_label(text):
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
