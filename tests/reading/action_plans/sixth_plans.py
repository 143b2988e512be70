"""Three invented plans in public layouts: a DPPA, a RAD of three years, the accounts of BOK of a puskesmas.

Tagged like those of `tagged_plans.csv`, in `sixth_plans.csv`. Layouts: form DPPA of a SKPD with what was
planned before and after a change, the annex of a Perbup RAD PPS with targets and money of three years, the
plan of action of BOK with what each activity is spent on. Codes and names of sub kegiatan are those of the
repository AldiAlfatih/BAPPEDA; the rest is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("sixth_plans.csv")
CHANGED, YEARS, ACCOUNTS = (activities(FILE, plan) for plan in ("dppa", "radyears", "poabok"))


def sixth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "DPPA SKPD 2026.xlsx": saved(_changed_sheet),
        "Lampiran Perbup RAD PPS 2025-2027.xlsx": saved(_years_sheet),
        "POA BOK Sotek 2026.xlsx": saved(_accounts_sheet),
    }


def _changed_sheet(book: Workbook) -> None:
    """Offices, programs and kegiatan with their sums, before and after the change, as text with points."""
    sheet = book.create_sheet("DPPA")
    for row in (
        [f"PEMERINTAH {KABUPATEN.upper()}"],
        ["RINGKASAN PERUBAHAN ANGGARAN MENURUT SUB KEGIATAN"],
        ["TAHUN ANGGARAN 2026"],
        [],
        [
            "KODE",
            "URAIAN",
            "TARGET KINERJA",
            "Sumber Dana",
            "JUMLAH (Rp)",
            None,
            "BERTAMBAH/(BERKURANG)",
            None,
        ],
        [None, None, None, None, "SEBELUM PERUBAHAN", "SETELAH PERUBAHAN", "(Rp)", "%"],
        [1, 2, 3, 4, 5, 6, 7, 8],
    ):
        sheet.append(row)
    for area in ("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:H5"):
        sheet.merge_cells(area)
    for office, own in groupby(CHANGED, lambda one: one.office):
        those = list(own)
        _changed_row(sheet, None, office.upper(), those)
        for program, within in groupby(those, lambda one: one.group.split("|")[0]):
            below = list(within)
            _changed_row(sheet, *program.split(" ", 1), below)
            for kegiatan, last in groupby(below, lambda one: one.group.split("|")[1]):
                lines = list(last)
                _changed_row(sheet, *kegiatan.split(" ", 1), lines)
                for one in lines:
                    _changed_row(sheet, one.code, one.name, [one])
    _changed_row(sheet, None, "JUMLAH BELANJA", CHANGED)


def _changed_row(sheet: Worksheet, code: str | None, name: str, those: Sequence[Activity]) -> None:
    before = sum(int(one.group.split("|")[2]) for one in those)
    after = sum(one.planned for one in those)
    single = those[0] if code == those[0].code else None
    change = after - before
    shown = f"({_points(-change)})" if change < 0 else _points(change)
    share = f"{100 * change / before:.2f}".replace(".", ",")
    extra = [single.target, single.source] if single else [None, None]
    sheet.append([code, name, *extra, _points(before), _points(after), shown, share])


def _points(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + ",00"


def _years_sheet(book: Workbook) -> None:
    """Pillars as rows across; targets and millions of three years side by side; two kinds of offices."""
    sheet = book.create_sheet("Lampiran II")
    for row in (
        ["LAMPIRAN II PERATURAN BUPATI TENTANG RENCANA AKSI DAERAH PERCEPATAN PENURUNAN STUNTING"],
        ["Matriks Rencana Aksi Tahun 2026 dari RAD 2025-2027"],
        [],
        [
            *(
                "No",
                "Pilar/Aksi",
                "Keluaran",
                "Target",
                None,
                None,
                "Indikasi Kebutuhan (Rp. juta)",
                None,
                None,
            ),
            *("Pelaksana", None),
        ],
        [None, None, None, 2025, 2026, 2027, 2025, 2026, 2027, "Penanggung jawab", "Pendukung"],
    ):
        sheet.append(row)
    for area in ("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:I4", "J4:K4"):
        sheet.merge_cells(area)
    number = 0
    for pillar, those in groupby(YEARS, lambda one: one.group.split("|")[0]):
        sheet.append([pillar])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=11)
        for one in those:
            number += 1
            _, amounts, support = one.group.split("|")
            targets = [int(text) for text in one.target.split("/")]
            millions = [float(text.replace(",", ".")) for text in amounts.split("/")]
            sheet.append([number, one.name, one.output, *targets, *millions, one.office, support or None])
    sums = [
        sum(float(one.group.split("|")[1].split("/")[at].replace(",", ".")) for one in YEARS)
        for at in range(3)
    ]
    sheet.append(["Jumlah", None, None, None, None, None, *sums])


def _accounts_sheet(book: Workbook) -> None:
    """Menu, activity with its sum, and below it what it is spent on: volume, price and amount."""
    sheet = book.create_sheet("POA")
    for row in (
        ["RENCANA PELAKSANAAN KEGIATAN BANTUAN OPERASIONAL KESEHATAN"],
        ["UPTD PUSKESMAS SOTEK TAHUN 2026"],
        [],
        ["Menu/Rincian", "Sasaran", "Volume", "Satuan", "Harga Satuan (Rp)", "Jumlah (Rp)"],
    ):
        sheet.append(row)
    for menu, those in groupby(ACCOUNTS, lambda one: one.group.split("|")[0]):
        within = list(those)
        sheet.append([menu, None, None, None, None, sum(one.planned for one in within)])
        for number, one in enumerate(within, start=1):
            sheet.append([f"{number}. {one.name}", one.people, None, None, None, one.planned])
            for detail in one.group.split("|")[1].split(";"):
                text, volume, unit, price = detail.split(":")
                amount = int(volume) * int(price)
                sheet.append([f"   - {text}", None, int(volume), unit, int(price), amount])
    sheet.append(["JUMLAH", None, None, None, None, sum(one.planned for one in ACCOUNTS)])
