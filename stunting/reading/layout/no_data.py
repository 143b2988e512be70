"""Numbers in rows and columns that are no data: examples of filling in, legends of classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

import numpy as np

from stunting.catalogue.pattern_words import DESA, KECAMATAN
from stunting.reading.cells.class_names import is_class_name
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.regions import Region

_EXAMPLE = re.compile(
    rf"^\W*(?:contoh|example)\b|^\W*(?:nama )?(?:{DESA}|{KECAMATAN}|kel|ds|puskesmas|pkm)\.? contoh\b",
    re.IGNORECASE,
)
_CLASS_HEADER = re.compile(
    r"^(?:(?:kategori|batas|nilai|skor|rentang|interval|kriteria|keterangan|ket|legenda|warna|ambang|"
    r"persen\w*|capaian|cakupan|bawah|atas|min\w*|mak\w*|dan|no|status|kelas|klasifikasi|arti) ?)*$"
)
_FEWEST_CLASSES = 2
_MOST_LIMITS = 2
_MOST_CLASSES = 6
_FULL = 100


def without_examples(sheet: Sheet, regions: Sequence[Region]) -> tuple[list[Region], list[tuple[int, int]]]:
    """Regions without rows that only show how to fill a form in, and the first cell of what was left out.

    The name of the sheet, a title or the first text of a row says so ("Contoh pengisian", "Desa Contoh A").
    Rows of examples stand above all others.
    """
    kept: list[Region] = []
    aside: list[tuple[int, int]] = []
    of_sheet = _is_example(sheet.grid.sheet)
    for region in regions:
        rows = region.body.tolist()
        titled = any(_is_example(_first_text(sheet, row, region)) for row in region.title_rows)
        alike = takewhile(lambda row: _is_example(_first_text(sheet, row, region)), rows)  # noqa: B023
        shown = len(rows) if of_sheet or titled else sum(1 for _ in alike)
        if shown:
            aside.append((rows[0], region.left))
        if shown < len(rows):
            kept.append(replace(region, body=region.body[shown:]) if shown else region)
    return kept, aside


def without_legends(sheet: Sheet, regions: Sequence[Region]) -> list[Region]:
    """Regions without classes and their limits at their end, a legend: "Baik | 90", "Kuning | 70 - 89"."""
    kept: list[Region] = []
    for region in map(partial(_without_legend_beside, sheet), regions):
        rows = region.body.tolist()
        classes = sum(1 for _ in takewhile(lambda row: _is_class(sheet, row, region), reversed(rows)))  # noqa: B023
        first = len(rows) - classes
        if classes < _FEWEST_CLASSES or not _limits(sheet, region, first):
            kept.append(region)
        elif first:
            kept.append(replace(region, body=_up_to_values(sheet, region.body[:first])))
    return kept


def _without_legend_beside(sheet: Sheet, region: Region) -> Region:
    """A region without the classes and limits that stand beside it: "Merah | < 60" at its right end."""
    top = min((*region.header_rows, int(region.body[0])))
    left = max(region.left + 1, region.right - 1)
    filled = sheet.filled[top : int(region.body[-1]) + 1, left : region.right + 1]
    for place, cells in enumerate(np.count_nonzero(filled, axis=0).tolist()):
        if not _FEWEST_CLASSES <= cells <= _MOST_CLASSES:
            continue
        rows = (np.flatnonzero(filled[:, place]) + top).tolist()
        names = [is_class_name(sheet.text(row, left + place)) for row in rows]
        if sum(names) >= _FEWEST_CLASSES and all(names[1:]):
            before = np.flatnonzero(sheet.filled[region.body, : left + place].any(axis=0))
            return replace(region, right=int(before[-1])) if len(before) else region
    return region


def _up_to_values(sheet: Sheet, body: np.typing.NDArray[np.int64]) -> np.typing.NDArray[np.int64]:
    filled = np.flatnonzero(sheet.values[body].any(axis=1))
    return body[: int(filled[-1]) + 1] if len(filled) else body


def _is_example(text: str) -> bool:
    return bool(_EXAMPLE.match(text))


def _first_text(sheet: Sheet, row: int, region: Region) -> str:
    """The first text of a row that is more than its number."""
    columns = np.flatnonzero(sheet.filled[row, region.left : region.right + 1]) + region.left
    texts = (sheet.text(row, int(column)) for column in columns[:3])
    return next((text for text in texts if any(map(str.isalpha, text))), "")


def _is_class(sheet: Sheet, row: int, region: Region) -> bool:
    return is_class_name(_first_text(sheet, row, region))


def _limits(sheet: Sheet, region: Region, first: int) -> bool:
    """Whether classes from a row of the body on have limits each, and no header counts people."""
    rows = region.body[first:]
    columns = slice(region.left, region.right + 1)
    if (np.count_nonzero(sheet.values[rows, columns], axis=1) > _MOST_LIMITS).any():
        return False
    numbers = sheet.plain_numbers[rows, columns]
    first_limits = np.array([row[np.isfinite(row)][:1].sum() for row in numbers if np.isfinite(row).any()])
    steps = np.diff(first_limits)
    if (np.nan_to_num(numbers) > _FULL).any() or not ((steps > 0).all() or (steps < 0).all()):
        return False
    heads = {
        plain(sheet.text(row, column))
        for row in region.header_rows
        for column in np.flatnonzero(sheet.filled[row]).tolist()
        if region.left <= column <= region.right
    }
    return first > 0 or all(_CLASS_HEADER.match(head) for head in heads)
