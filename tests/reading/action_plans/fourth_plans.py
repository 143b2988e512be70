"""Three invented plans in public layouts: packages of SIRUP, a monthly report, what a rembuk agreed on.

Tagged like those of `tagged_plans.csv`, in `fourth_plans.csv`. Sources of layouts: columns of exports of
SIRUP and of monthly reports "s/d bulan lalu, bulan ini, s/d bulan ini" (public repositories), agreements of a
rembuk stunting (slideshare 258078803). Names, places and amounts are invented after public ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("fourth_plans.csv")
PACKAGES, MONTHLY, AGREED = (activities(FILE, plan) for plan in ("sirup", "bulanan", "kesepakatan"))


def fourth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "RUP 2026.xlsx": saved(_packages_sheet),
        "Laporan Bulan September 2025.xlsx": saved(_monthly_sheet),
        "Kesepakatan Rembuk Stunting Kec Waru 2026.xlsx": saved(_agreed_sheet),
    }


def _packages_sheet(book: Workbook) -> None:
    """A row of header and a row per package, without a sum."""
    sheet = book.create_sheet("RUP")
    sheet.append(
        [
            *("Nama Instansi", "Nama Satuan Kerja", "Cara Pengadaan", "Metode Pengadaan", "Jenis Pengadaan"),
            *("Nama Paket", "Kode RUP", "Sumber Dana", "Total Nilai (Rp)", "Tahun Anggaran"),
        ]
    )
    for number, one in enumerate(PACKAGES):
        way = one.group.split("|")
        place = f"Pemerintah Daerah {KABUPATEN}"
        sheet.append(
            [place, one.office, *way, one.name, 58000000 + 37 * number, one.source, one.planned, 2026]
        )


def _monthly_sheet(book: Workbook) -> None:
    """What was spent until last month, in this month and until now, below programs with their sums."""
    sheet = book.create_sheet("September")
    for row in (
        ["LAPORAN REALISASI FISIK DAN KEUANGAN"],
        [KABUPATEN.upper()],
        ["BULAN SEPTEMBER TAHUN ANGGARAN 2025"],
        ["KODE", "URAIAN", "ANGGARAN", "Realisasi (Rp.)", None, None, "SISA", "Persentase", "DASAR HUKUM"],
        [None, None, None, "s/d Bulan Lalu", "Bulan Ini", "s/d Bulan Ini", None, None, None],
        [1, 2, 3, 4, 5, "6=(4+5)", 7, None, None],
    ):
        sheet.append(row)
    for area in ("A4:A5", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "H4:H5", "I4:I5"):
        sheet.merge_cells(area)
    for office, of_office in groupby(MONTHLY, lambda one: one.office):
        everything = list(of_office)
        _monthly_row(sheet, None, office, everything)
        for program, below in groupby(everything, lambda one: one.group.split("|")[0]):
            inside = list(below)
            code, _, name = program.partition(" ")
            _monthly_row(sheet, code, name, inside)
            for kegiatan, lines in groupby(inside, lambda one: one.group.split("|")[1]):
                own = list(lines)
                code, _, name = kegiatan.partition(" ")
                _monthly_row(sheet, code, name, own)
                for one in own:
                    _monthly_row(sheet, one.code, one.name, [one])
    _monthly_row(sheet, None, "JUMLAH", MONTHLY)


def _monthly_row(sheet: Worksheet, code: str | None, name: str, those: Sequence[Activity]) -> None:
    planned, spent = sum(one.planned for one in those), sum(one.spent for one in those)
    before = sum(int(one.group.split("|")[2]) for one in those)
    share = round(100 * spent / planned, 2)
    sheet.append([code, name, planned, before, spent - before, spent, planned - spent, share, None])


def _agreed_sheet(book: Workbook) -> None:
    """What was agreed on, with cost in words of the office."""
    sheet = book.create_sheet("Kesepakatan")
    for row in (
        ["KESEPAKATAN REMBUK STUNTING KECAMATAN WARU"],
        [f"{KABUPATEN} Tahun 2026"],
        [],
        [
            *("No", "Permasalahan", "Rencana Tindak Lanjut", "Sasaran", "Lokasi", "Waktu"),
            *("Penanggung Jawab", "Kebutuhan Biaya", "Sumber"),
        ],
    ):
        sheet.append(row)
    for number, one in enumerate(AGREED, start=1):
        problem, where, when = one.group.split("|")
        cost = f"Rp {one.planned:,},-".replace(",", ".").replace(".-", ",-")
        sheet.append([number, problem, one.name, one.people, where, when, one.office, cost, one.source])
    total = sum(one.planned for one in AGREED)
    sheet.append(["Jumlah", *[None] * 6, f"Rp {total:,},-".replace(",", ".").replace(".-", ",-")])
    sheet.append([])
    sheet.append([None, "Waru, 12 Februari 2026"])
