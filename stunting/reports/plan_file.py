"""The follow-up matrix as a file of its own: filled in with a spreadsheet program, then read back."""

from __future__ import annotations

import pandas as pd

from stunting.model.follow_up_sheet import (
    CHOICES,
    CHOICES_SHEET,
    CONTEXT_COLUMNS,
    ONE_CHOICE,
    PLAN_HEADERS,
    PLAN_SHEET,
)
from stunting.reports.columns import Record, Table, TableColumn
from stunting.reports.follow_up_tables import plan_table
from stunting.reports.xlsx_writer import Book, Sheet, range_in

HOW_TO = (
    "Isi sel kuning, tambah atau hapus baris seperlunya, simpan, lalu unggah kembali di halaman Rencana "
    "tindak lanjut. Beberapa isi dalam satu sel dipisah dengan titik koma. Biarkan kolom yang tersembunyi."
)
ROOM = 200
"""Rows below the last one that offer the same lists."""
_NUMBERS = ("output_target", "budget")


def plan_workbook(plan: pd.DataFrame, place: str = "") -> bytes:
    """The follow-up matrix (`FOLLOW_UP`) as xlsx, with lists to choose from; `place` names the kabupaten."""
    book = Book(PLAN_SHEET)
    sheet, choices = book.sheet(PLAN_SHEET), book.sheet(CHOICES_SHEET)
    lists = _write_choices(choices)
    sheet.title(f"{PLAN_SHEET} - {place}" if place else PLAN_SHEET)
    sheet.note(HOW_TO)
    sheet.on_large_paper()
    table = plan_table(plan)
    filled = [name for name in PLAN_HEADERS if name not in CONTEXT_COLUMNS]
    first, last = sheet.table(table, freeze=True, editable=filled)
    rows = (first, max(first, last) + ROOM)
    for name, place_of_list in lists.items():
        sheet.offer(rows, table.keys.index(name), place_of_list, strict=name in ONE_CHOICE)
    for name in _NUMBERS:
        sheet.only_numbers(rows, table.keys.index(name))
    return book.data()


def _write_choices(sheet: Sheet) -> dict[str, str]:
    """Write what may be chosen; gives the range of each list."""
    sheet.title(CHOICES_SHEET)
    sheet.note("Daftar isian lembar rencana. Tidak perlu diubah.")
    longest = max(len(values) for values in CHOICES.values())
    records: list[Record] = [
        {name: values[row] if row < len(values) else "" for name, values in CHOICES.items()}
        for row in range(longest)
    ]
    columns = tuple(TableColumn(name, PLAN_HEADERS[name], width=32) for name in CHOICES)
    first, _ = sheet.table(Table("", columns, tuple(records)))
    return {
        name: range_in(sheet.name, (first, first + len(values) - 1), at)
        for at, (name, values) in enumerate(CHOICES.items())
    }
