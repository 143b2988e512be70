"""A DPA that gives each sub kegiatan a sheet: labels with values, accounts of spending, and one sum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stunting.catalogue.activity_codes import activity_code
from stunting.model.activities import ActivityColumn
from stunting.model.grid import Grid
from stunting.reading.action_plans.amounts import amount_style, rupiah
from stunting.reading.action_plans.plan_parts import only_rows
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.sheet import Sheet

_MOST_ROWS = 400
_PARTS_OF_SUB_KEGIATAN = 6
_LABELS: dict[str, ActivityColumn] = {
    "program": ActivityColumn.PROGRAM,
    "kegiatan": ActivityColumn.KEGIATAN,
    "sub kegiatan": ActivityColumn.SUB_KEGIATAN,
    "sumber pendanaan": ActivityColumn.FUNDING,
    "sumber dana": ActivityColumn.FUNDING,
    "lokasi": ActivityColumn.LOCATION,
    "keluaran sub kegiatan": ActivityColumn.OUTPUT,
    "organisasi": ActivityColumn.OPD,
    "skpd": ActivityColumn.OPD,
    "waktu pelaksanaan": ActivityColumn.TIMING,
    "kelompok sasaran": ActivityColumn.TARGET_GROUP,
}
_SUM = re.compile(r"^jumlah (?:anggaran|belanja|alokasi)?\s*(?:sub kegiatan|anggaran)\b")
_CODED = re.compile(r"^\s*([\dXx]+(?:\.[\dXx]+){2,8})\.?\s*[-:]?\s*(.*)$", re.DOTALL)
_DETAIL = re.compile(r"^\s*[-\u2013\u2022]\s*(?=\S)")
_YEAR = re.compile(r"\btahun anggaran\b\s*:?\s*(20\d\d)?", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:dpa|rka|dppa|dokumen pelaksanaan|rencana kerja dan anggaran)\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the form with its cell (row and column from 0)."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class DpaForm:
    """One sub kegiatan of a DPA: its labelled texts, its sum in rupiah, and what is spent on, in words."""

    file: str
    sheet: Sheet
    fields: dict[ActivityColumn, Written]
    code: str
    amount: float
    amount_at: Written
    details: tuple[str, ...]
    title: str
    fingerprint: str

    @property
    def period(self) -> str:
        """The year in its title, or empty."""
        found = _YEAR.search(self.title)
        return found[1] or "" if found else ""

    def name(self, column: ActivityColumn) -> str:
        """A field without the code ahead of it."""
        written = self.fields.get(column)
        found = _CODED.match(written.text) if written else None
        return found[2].strip() if found else written.text if written else ""


def dpa_form(file: str, grid: Grid) -> DpaForm | None:
    """The sheet as the DPA of one sub kegiatan, or None where it is none.

    It names itself, has a label "Sub Kegiatan" with a whole code, and a sum of that sub kegiatan. The first
    of two equal labels counts.
    """
    sheet = Sheet(grid)
    fields: dict[ActivityColumn, Written] = {}
    total: Written | None = None
    above: list[str] = []
    for label, value in _labelled(sheet):
        meaning = _LABELS.get(plain(label.text))
        if meaning is not None and value.text:
            fields.setdefault(meaning, value)
        if total is None and _SUM.match(plain(label.text)) and value.text:
            total = value
        if ActivityColumn.SUB_KEGIATAN not in fields:
            above.append(f"{label.text} {value.text}" if _YEAR.search(label.text) else label.text)
    found = (
        _CODED.match(fields[ActivityColumn.SUB_KEGIATAN].text)
        if ActivityColumn.SUB_KEGIATAN in fields
        else None
    )
    title = " ".join(above)
    if found is None or total is None or not _TITLE.search(plain(title)):
        return None
    if activity_code(found[1]).count(".") != _PARTS_OF_SUB_KEGIATAN - 1:
        return None
    amount = rupiah(grid.values[total.row, total.column], amount_style([total.text]), 1.0)
    if amount is None:
        return None
    labels = "|".join(sorted(meaning.value for meaning in fields))
    fingerprint = hashlib.sha256(f"dpa|{labels}".encode()).hexdigest()[:16]
    return DpaForm(
        file, sheet, fields, found[1], amount, total, tuple(_details(sheet, total.row)), title, fingerprint
    )


def dpa_parts(grid: Grid) -> list[Grid]:
    """The grid itself, or where it has several sub kegiatan one below another a grid for each.

    All hold the title; a part begins at the first of the labels directly above its sub kegiatan.
    """
    rows = [(label.row, plain(label.text), bool(value.text)) for label, value in _labelled(Sheet(grid))]
    starts = []
    for at, (_, text, filled) in enumerate(rows):
        if _LABELS.get(text) is not ActivityColumn.SUB_KEGIATAN or not filled:
            continue
        first = at
        while first and _is_label(rows[first - 1]) and rows[first - 1][0] == rows[first][0] - 1:
            first -= 1
        starts.append(rows[first][0])
    if len(starts) < 2:
        return [grid]
    ends = [*starts[1:], grid.shape[0]]
    return [only_rows(grid, starts[0], start, end) for start, end in zip(starts, ends, strict=True)]


def _is_label(row: tuple[int, str, bool]) -> bool:
    """Whether a row (its number, its label, whether that has a value) is of the head of a sub kegiatan."""
    return row[2] and not _SUM.match(row[1])


def _labelled(sheet: Sheet) -> Iterator[tuple[Written, Written]]:
    """The first text of each row with its value: what stands behind the colon, of a sum the last cell."""
    for row in range(min(_MOST_ROWS, sheet.kinds.shape[0])):
        columns = np.flatnonzero(sheet.filled[row]).tolist()
        if not columns:
            continue
        first = sheet.text(row, columns[0])
        own, colon, behind = first.partition(":")
        if colon and behind.strip():
            yield Written(own, row, columns[0]), Written(behind.strip(), row, columns[0])
            continue
        others = [at for at in columns[1:] if sheet.numbers[row, at] or sheet.text(row, at).strip() != ":"]
        label = Written(own, row, columns[0])
        if not others:
            yield label, Written("", row, columns[0])
        else:
            at = others[-1] if _SUM.match(plain(own)) else others[0]
            yield label, Written(sheet.text(row, at).strip(), row, at)


def _details(sheet: Sheet, end: int) -> Iterator[str]:
    """What money is spent on, as the lines below the accounts say: "- Makan minum kelas ibu hamil"."""
    for row in range(end):
        for column in np.flatnonzero(sheet.filled[row])[:2].tolist():
            text = sheet.text(row, column)
            if _DETAIL.match(text):
                yield _DETAIL.sub("", text).strip()
