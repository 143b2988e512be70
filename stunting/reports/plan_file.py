"""The follow-up matrix as a file of its own: filled in with a spreadsheet program, then read back."""

from __future__ import annotations

import pandas as pd

from stunting.model.follow_up_sheet import CHOICES, CONTEXT_COLUMNS, ONE_CHOICE, PLAN_HEADERS, PLAN_SHEET
from stunting.reports.follow_up_tables import plan_table
from stunting.reports.xlsx_writer import Book

HOW_TO = (
    "Isi sel kuning, tambah atau hapus baris seperlunya, simpan, lalu unggah kembali di Tindak lanjut "
    "\u203a Rencana. Beberapa isi dalam satu sel dipisah dengan titik koma. Biarkan kolom yang tersembunyi."
)
ROOM = 200
"""Rows below the last one that offer the same lists."""
_PICK_ONE = "Pilih satu dari daftar."
_PICK_SOME = "Pilih dari daftar; beberapa isi ditulis dengan titik koma di antaranya."
_WRITE_NUMBER = "Tulis angka saja, tanpa huruf, sekurang-kurangnya 0."
_NUMBERS = ("output_target", "budget")


def plan_workbook(plan: pd.DataFrame, place: str = "") -> bytes:
    """The follow-up matrix (`FOLLOW_UP`) as xlsx, with lists to choose from; `place` names the kabupaten."""
    book = Book(PLAN_SHEET)
    sheet = book.sheet(PLAN_SHEET)
    sheet.title(f"{PLAN_SHEET} - {place}" if place else PLAN_SHEET)
    sheet.note(HOW_TO)
    sheet.on_large_paper()
    table = plan_table(plan)
    filled = [name for name in PLAN_HEADERS if name not in CONTEXT_COLUMNS]
    first, last = sheet.table(table, freeze=True, editable=filled)
    rows = (first, max(first, last) + ROOM)
    for name, options in CHOICES.items():
        only = name in ONE_CHOICE
        help = _PICK_ONE if only else _PICK_SOME
        sheet.choices(rows, table.keys.index(name), options, help, free=not only)
    for name in _NUMBERS:
        sheet.numbers(rows, table.keys.index(name), whole=False, most=None, help=_WRITE_NUMBER)
    return book.data()
