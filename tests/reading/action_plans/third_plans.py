"""Three invented plans in public layouts: an RKP Desa, a Renstra of five years, and the menu of BOKB.

Tagged like those of `tagged_plans.csv`, in `third_plans.csv`. Sources of layouts, names and codes: RKP Desa
and Renstra of planning programs (public repositories), the menu of DAK subbidang KB and BOKB 2023 (scribd
635941668), nomenclature of the repository AldiAlfatih/BAPPEDA. Places and amounts are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("third_plans.csv")
RKPDES, RENSTRA, BOKB = (activities(FILE, plan) for plan in ("rkpdes", "renstra", "bokb"))
YEARS = range(2026, 2031)


def third_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "RKPDes Labangka 2026.xlsx": saved(_village_sheet),
        "Renstra Dinas Kesehatan 2026-2030.xlsx": saved(_renstra_sheet),
        "Realisasi BOKB 2025.xlsx": saved(_menu_sheet),
    }


def _village_sheet(book: Workbook) -> None:
    """Bidang and sub bidang in columns of their own; people counted by sex beside the cost."""
    sheet = book.create_sheet("RKPDes")
    for row in (
        ["RENCANA KERJA PEMERINTAH DESA (RKP-DESA)"],
        ["TAHUN 2026"],
        ["Desa", None, ": Labangka"],
        ["Kecamatan", None, ": Babulu"],
        ["Kabupaten", None, ": Penajam Paser Utara"],
        [
            *("No", "Nama Dusun", "Bidang", "Sub Bidang", "Nama Program/Kegiatan", "Data Eksisting"),
            *("Target Capaian Tahun 2026", "Lokasi", "Perkiraan Volume & Satuan", "Penerima Manfaat"),
            *(None, None, None, "Waktu Pelaksanaan", "Biaya Jumlah (Rp)", "Sumber Dana"),
            "Pola Pelaksanaan (Swakelola / Kerjasama antar Desa / Kerjasama Pihak Ketiga)",
        ],
        [*[None] * 9, "Sasaran", "LK", "PR", "RTM"],
    ):
        sheet.append(row)
    sheet.merge_cells("J6:M6")
    for column in "ABCDEFGHINOPQ":
        sheet.merge_cells(f"{column}6:{column}7")
    for number, one in enumerate(RKPDES, start=1):
        bidang, sub, dusun = one.group.split("|")
        where = f"{dusun}, Desa Labangka"
        lead = [number, dusun, bidang, sub, one.name, None, "Terlaksana", where, one.target, one.people]
        sheet.append([*lead, 40, 60, 25, "Januari-Desember", one.planned, one.source, "Swakelola"])
    sheet.append(["JUMLAH TOTAL", *[None] * 13, sum(one.planned for one in RKPDES)])
    sheet.merge_cells(f"A{sheet.max_row}:N{sheet.max_row}")
    sheet.append([])
    sheet.append([None, "Mengetahui, Kepala Desa Labangka"])


def _renstra_sheet(book: Workbook) -> None:
    """Target and rupiah of five years and of the end, in three rows of header; sums above."""
    sheet = book.create_sheet("T-C.27")
    years = [cell for year in YEARS for cell in (str(year), None)]
    for row in (
        ["Tabel T-C.27"],
        ["Rencana Program, Kegiatan, dan Pendanaan Dinas Kesehatan Tahun 2026-2030"],
        [KABUPATEN],
        [
            *("Tujuan", "Sasaran", "Kode", "Program dan Kegiatan"),
            "Indikator Kinerja Tujuan, Sasaran, Program (Outcome) dan Kegiatan (Output)",
            *("Satuan", "Data Capaian pada Tahun Awal Perencanaan"),
            *("Target Kinerja Program dan Kerangka Pendanaan", *[None] * 9),
            *("Kondisi Kinerja pada Akhir Periode Renstra Perangkat Daerah", None),
            "Unit Kerja Perangkat Daerah Penanggung Jawab",
        ],
        [*[None] * 7, *years, None, None, None],
        [*[None] * 7, *["Target", "Rp."] * 6],
        [f"({number})" for number in range(1, 21)],
    ):
        sheet.append(row)
    for column in "ABCDEFG":
        sheet.merge_cells(f"{column}4:{column}6")
    for area in ("H4:Q4", "R4:S5", "T4:T6", "H5:I5", "J5:K5", "L5:M5", "N5:O5", "P5:Q5"):
        sheet.merge_cells(area)
    for program, below in groupby(RENSTRA, lambda one: one.group.split("|")[0]):
        inside = list(below)
        code, _, name = program.partition(" ")
        _renstra_row(sheet, code, name, "Persentase capaian program", "Persen", inside)
        for kegiatan, lines in groupby(inside, lambda one: one.group.split("|")[1]):
            own = list(lines)
            code, _, name = kegiatan.partition(" ")
            _renstra_row(sheet, code, name, "Jumlah keluaran kegiatan", "Laporan", own)
            for one in own:
                _renstra_row(sheet, one.code, one.name, one.output, one.people, [one])
    _renstra_row(sheet, "", "JUMLAH", "", "", RENSTRA)


def _renstra_row(
    sheet: Worksheet, code: str, name: str, indicator: str, unit: str, those: Sequence[Activity]
) -> None:
    parts = [one.group.split("|") for one in those]
    single = parts[0] if len(those) == 1 and code.count(".") > 4 else None
    targets = single[3].split("/") if single else ["100"] * 5 if code else [None] * 5
    amounts = [sum(int(part[4].split("/")[at]) for part in parts) for at in range(5)]
    pairs = [cell for at in range(5) for cell in (targets[at], amounts[at])]
    lead = [None, None, code or None, name, indicator or None, unit or None, single[2] if single else None]
    sheet.append([*lead, *pairs, targets[-1], sum(amounts), "Dinas Kesehatan" if code else None])


def _menu_sheet(book: Workbook) -> None:
    """Number and money of what was planned and of what was done, under Roman numbers."""
    sheet = book.create_sheet("BOKB")
    for row in (
        ["REALISASI MENU BOKB TAHUN ANGGARAN 2025"],
        [f"DP3AP2KB {KABUPATEN}, s.d. September 2025"],
        [],
        ["NO", "KEGIATAN", "PERENCANAAN KEGIATAN", None, "REALISASI", None, "Persentase"],
        [None, None, "Jumlah", "Anggaran", "Jumlah", "Anggaran", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ):
        sheet.append(row)
    for area in ("A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5"):
        sheet.merge_cells(area)
    for group, those in groupby(BOKB, lambda one: one.group):
        number, _, name = group.partition(". ")
        sheet.append([f"{number}.", name])
        for at, one in enumerate(those, start=1):
            share = f"{100 * one.spent / one.planned:.0f}%"
            done = int(one.people)
            sheet.append(
                [at, one.name, int(one.target), _rupiah(one.planned), done, _rupiah(one.spent), share]
            )
    planned, spent = sum(one.planned for one in BOKB), sum(one.spent for one in BOKB)
    sheet.append(
        ["TOTAL", None, None, _rupiah(planned), None, _rupiah(spent), f"{100 * spent / planned:.0f}%"]
    )


def _rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
