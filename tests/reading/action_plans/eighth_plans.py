"""Three invented plans in public layouts: what partners give, a workbook of offices, and what is lacking.

Tagged like those of `tagged_plans.csv`, in `eighth_plans.csv`. Layouts: the list of a forum of companies
(TJSL), spending with a sheet for each office, and needs beside what is available. Codes and names of sub
kegiatan are those of the repository AldiAlfatih/BAPPEDA; the rest is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("eighth_plans.csv")
PARTNERS, OFFICES, LACKING = (activities(FILE, plan) for plan in ("mitra", "perangkat", "kurang"))


def eighth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Dukungan Mitra TJSL 2026.xlsx": saved(_partners_sheet),
        "Realisasi per Perangkat Daerah 2025.xlsx": saved(_office_sheets),
        "Kekurangan Dana 2026.xlsx": saved(_lacking_sheet),
    }


def _partners_sheet(book: Workbook) -> None:
    """A partner in merged cells, what it gives to whom and where, its worth in words, and how far it is."""
    sheet = book.create_sheet("Mitra")
    for row in (
        ["MATRIKS DUKUNGAN MITRA BAGI PERCEPATAN PENURUNAN STUNTING 2026"],
        [],
        ["No", "Mitra", "Dukungan", "Penerima", "Banyaknya", "Tempat", "Perkiraan Nilai", "Kemajuan"],
    ):
        sheet.append(row)
    for number, (partner, those) in enumerate(groupby(PARTNERS, lambda one: one.office), start=1):
        first = sheet.max_row + 1
        for one in those:
            lead = [number, partner] if sheet.max_row + 1 == first else [None, None]
            place, status = one.group.split("|")
            worth = f"Rp. {one.planned:,}".replace(",", ".") + ",-"
            sheet.append([*lead, one.name, one.people, int(one.target), place, worth, status])
        for column in "AB":
            sheet.merge_cells(f"{column}{first}:{column}{sheet.max_row}")


def _office_sheets(book: Workbook) -> None:
    """A sheet for each office: levels by their codes, before and after a shift, spent until September."""
    for office, those in groupby(OFFICES, lambda one: one.office):
        lines = list(those)
        sheet = book.create_sheet(office[:28])
        for row in (
            ["REALISASI BELANJA PENURUNAN STUNTING S.D. SEPTEMBER 2025"],
            [office.upper()],
            [],
            [
                *("Kode", "Program/Keg/Sub Keg", "Tolok Ukur", "Sasaran", "Murni", "Geser I"),
                *("Real. s.d. September", "Sisa", "%"),
            ],
        ):
            sheet.append(row)
        for program, within in groupby(lines, lambda one: one.group.split("|")[:2]):
            below = list(within)
            _office_row(sheet, *program, below)
            for kegiatan, last in groupby(below, lambda one: one.group.split("|")[2:4]):
                own = list(last)
                _office_row(sheet, *kegiatan, own)
                for one in own:
                    _office_row(sheet, one.code, one.name, [one])
        _office_row(sheet, None, "Jumlah", lines)


def _office_row(sheet: Worksheet, code: str | None, name: str, those: Sequence[Activity]) -> None:
    single = those[0] if code == those[0].code else None
    before = sum(int(one.group.split("|")[4]) for one in those)
    after, spent = sum(one.planned for one in those), sum(one.spent for one in those)
    said = [single.output, single.target] if single else [None, None]
    sheet.append([code, name, *said, before, after, spent, after - spent, round(100 * spent / after, 2)])


def _lacking_sheet(book: Workbook) -> None:
    """An office above what it does, lettered; what is needed, what the budget has, and what is lacking."""
    sheet = book.create_sheet("Dana")
    for row in (
        [f"PEMERINTAH {KABUPATEN.upper()}"],
        ["KETERSEDIAAN DANA PENURUNAN STUNTING TAHUN 2026"],
        [],
        ["Uraian", "Kebutuhan Dana", "Tersedia dalam DPA", "Kekurangan Dana"],
    ):
        sheet.append(row)
    for office, those in groupby(LACKING, lambda one: one.office):
        lines = list(those)
        needed = sum(int(one.group) for one in lines)
        have = sum(one.planned for one in lines)
        sheet.append([office, needed, have, needed - have])
        for letter, one in zip("abcdefgh", lines, strict=False):
            need = int(one.group)
            sheet.append([f"{letter}. {one.name}", need, one.planned, need - one.planned])
    needed, have = sum(int(one.group) for one in LACKING), sum(one.planned for one in LACKING)
    sheet.append(["JUMLAH", needed, have, needed - have])
