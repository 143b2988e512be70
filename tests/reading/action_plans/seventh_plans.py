"""Three invented plans in public layouts: pagu by kecamatan, a plan of convergence, a changed APBDes.

Tagged like those of `tagged_plans.csv`, in `seventh_plans.csv`. Layouts: money by kecamatan as dashboards of
budgets export it, the form of the second action of convergence, the annex of a changed APBDes with the parts
of its codes in columns of their own and two villages below one another. All is invented but the names of
kegiatan of villages (Permendagri 20/2018).
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("seventh_plans.csv")
SPREAD, CONVERGENCE, VILLAGES = (activities(FILE, plan) for plan in ("sebaran", "konvergensi", "apbdesubah"))
KECAMATAN = ("Penajam", "Waru", "Babulu", "Sepaku")
BIDANG = {
    "1": "Penyelenggaraan Pemerintahan Desa",
    "2": "Pelaksanaan Pembangunan Desa",
    "3": "Pembinaan Kemasyarakatan",
    "4": "Pemberdayaan Masyarakat",
    "5": "Penanggulangan Bencana, Keadaan Darurat dan Mendesak",
}


def seventh_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Sebaran Pagu 2026.xlsx": saved(_spread_sheet),
        "Konvergensi Waru 2027.xlsx": saved(_convergence_sheet),
        "Perubahan APBDes 2025.xlsx": saved(_villages_sheet),
    }


def _spread_sheet(book: Workbook) -> None:
    """An office, what it does, and thousands of rupiah in each kecamatan with their sum."""
    sheet = book.create_sheet("Sebaran")
    for row in (
        [f"SEBARAN PAGU PENURUNAN STUNTING MENURUT KECAMATAN {KABUPATEN.upper()}"],
        ["TAHUN ANGGARAN 2026 (dalam ribuan rupiah)"],
        [],
        ["Perangkat Daerah", "Nama Pekerjaan", "Kecamatan", None, None, None, "Total"],
        [None, None, *KECAMATAN, None],
    ):
        sheet.append(row)
    for area in ("A4:A5", "B4:B5", "C4:F4", "G4:G5"):
        sheet.merge_cells(area)
    for office, those in groupby(SPREAD, lambda one: one.office):
        first = sheet.max_row + 1
        for one in those:
            amounts = [int(text) if text else None for text in one.group.split("/")]
            sheet.append([office, one.name, *amounts, one.planned // 1000])
        for row in range(first + 1, sheet.max_row + 1):
            sheet.cell(row, 1).value = None
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    sums = [sum(int(one.group.split("/")[at] or 0) for one in SPREAD) for at in range(4)]
    sheet.append(["Total", None, *sums, sum(sums)])


def _convergence_sheet(book: Workbook) -> None:
    """A service in merged cells, what is in the way, what is planned, and its cost by who pays, in words."""
    sheet = book.create_sheet("Aksi 2")
    for row in (
        ["RENCANA KONVERGENSI PENURUNAN STUNTING KECAMATAN WARU TAHUN 2027"],
        [],
        [
            *("Kelompok", "Kendala layanan", "Rencana", "Desa/Kel", "Bulan"),
            *("Biaya", None, None, None, "Pelaksana"),
        ],
        [None, None, None, None, None, "APBD Kab", "APBN", "APBDes", "Mitra", None],
    ):
        sheet.append(row)
    sheet.merge_cells("F3:I3")
    for column in "ABCDEJ":
        sheet.merge_cells(f"{column}3:{column}4")
    for group, those in groupby(CONVERGENCE, lambda one: one.group.split("|")[0]):
        first = sheet.max_row + 1
        for one in those:
            _, why, village, when, amounts = one.group.split("|")
            words = [f"Rp{text} juta" if text else None for text in amounts.split("/")]
            lead = group if sheet.max_row + 1 == first else None
            sheet.append([lead, why, one.name, village, when, *words, one.office])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)


def _villages_sheet(book: Workbook) -> None:
    """Two villages below one another: parts of codes in columns, amounts before and after the change."""
    sheet = book.create_sheet("APBDes")
    sheet.append(["LAMPIRAN PERUBAHAN ANGGARAN PENDAPATAN DAN BELANJA DESA TAHUN ANGGARAN 2025"])
    sheet.append([])
    for village, those in groupby(VILLAGES, lambda one: one.office):
        lines = list(those)
        sheet.append([f"DESA {village.upper()}"])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=8)
        sheet.append(["Bid.", "Sub", "Keg.", "Rek.", "Uraian", "Semula (Rp)", "Menjadi (Rp)", "Sumber"])
        for number, within in groupby(lines, lambda one: one.code.split(".")[0]):
            below = list(within)
            _village_row(sheet, [number, None, None, None], BIDANG[number], below)
            for one in below:
                _village_row(sheet, [*one.code.split("."), None], one.name, [one])
                for account in one.group.split("|")[2].split(";"):
                    code, _, rest = account.partition(" ")
                    text, amount = rest.split(":")
                    sheet.append([None, None, None, code, f"Belanja {text}", None, int(amount), None])
        _village_row(sheet, [None] * 4, "JUMLAH BELANJA", lines)


def _village_row(sheet: Worksheet, codes: list[str | None], name: str, those: list[Activity]) -> None:
    before = sum(int(one.group.split("|")[1]) for one in those)
    source = those[0].source if codes[2] else None
    sheet.append([*codes, name, before, sum(one.planned for one in those), source])
