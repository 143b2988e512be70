"""Three invented plans in public layouts: an LKPJ, costs shared by offices, a village with three sources.

Tagged like those of `tagged_plans.csv`, in `twelfth_plans.csv`. Layouts: the table of an LKPJ with what was
spent and what stood in the way, joint actions with the share of each office in a column of its own, and the
worksheet of a village with amounts by source. All is invented.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook

from tests.reading.action_plans.planned import activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("twelfth_plans.csv")
REPORT, SHARED, WORKSHEET = (activities(FILE, plan) for plan in ("lkpj", "lintas", "desa"))
OFFICES = ("Dinas Kesehatan", "DP3AP2KB", "Dinas PUPR", "Dinas Sosial")


def twelfth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "LKPJ 2025 Stunting.xlsx": saved(_report_sheet),
        "Aksi Bersama 2026.xlsx": saved(_shared_sheet),
        "Kertas Kerja Desa Sumber Sari 2026.xlsx": saved(_worksheet),
    }


def _report_sheet(book: Workbook) -> None:
    """A program with its sums above what was done, money planned and spent, and what stood in the way."""
    sheet = book.create_sheet("LKPJ")
    for row in (
        [f"LAPORAN KETERANGAN PERTANGGUNGJAWABAN BUPATI {KABUPATEN.upper()} TAHUN 2025"],
        ["Tabel 3.12 Penyelenggaraan Percepatan Penurunan Stunting"],
        [],
        ["No", "Program dan Uraian", "Anggaran", "Realisasi", "Persen", "Pelaksana", "Permasalahan"],
    ):
        sheet.append(row)
    for number, (program, those) in enumerate(groupby(REPORT, lambda one: one.group), start=1):
        lines = list(those)
        planned, spent = sum(one.planned for one in lines), sum(one.spent for one in lines)
        sheet.append([number, program, planned, spent, round(100 * spent / planned, 2), None, None])
        for at, one in enumerate(lines, start=1):
            share = round(100 * one.spent / one.planned, 2)
            sheet.append([f"{number}.{at}", one.name, one.planned, one.spent, share, one.office, "-"])
    planned, spent = sum(one.planned for one in REPORT), sum(one.spent for one in REPORT)
    sheet.append([None, "Jumlah", planned, spent, round(100 * spent / planned, 2), None, None])


def _shared_sheet(book: Workbook) -> None:
    """An action with the share of each office in a column, and the sum."""
    sheet = book.create_sheet("Bersama")
    for row in (
        ["AKSI BERSAMA PENURUNAN STUNTING DAN PEMBAGIAN BIAYANYA TAHUN 2026 (Rp)"],
        [],
        ["No", "Aksi Bersama", "Beban Perangkat Daerah", None, None, None, "Seluruhnya"],
        [None, None, *OFFICES, None],
    ):
        sheet.append(row)
    for area in ("A3:A4", "B3:B4", "C3:F3", "G3:G4"):
        sheet.merge_cells(area)
    for number, one in enumerate(SHARED, start=1):
        shares = [int(text) if text else None for text in one.group.split("/")]
        sheet.append([number, one.name, *shares, one.planned])
    sums = [sum(int(one.group.split("/")[at] or 0) for one in SHARED) for at in range(len(OFFICES))]
    sheet.append([None, "Jumlah", *sums, sum(sums)])


def _worksheet(book: Workbook) -> None:
    """What a village does with money of three sources, and the sum of each line."""
    sheet = book.create_sheet("KK")
    for row in (
        ["KERTAS KERJA KEGIATAN STUNTING DESA SUMBER SARI TAHUN 2026"],
        ["No", "Rencana Belanja Kegiatan", "Jumlah DD", "Jumlah ADD", "Jumlah PAD", "Jumlah Total"],
    ):
        sheet.append(row)
    for number, one in enumerate(WORKSHEET, start=1):
        amounts = [int(text) if text else None for text in one.group.split("/")]
        sheet.append([number, one.name, *amounts, one.planned])
    sums = [sum(int(one.group.split("/")[at] or 0) for one in WORKSHEET) for at in range(3)]
    sheet.append([None, "Jumlah", *sums, sum(sums)])
