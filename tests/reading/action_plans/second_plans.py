"""Three invented plans in public layouts: RPK of a puskesmas, monitoring by quarter, recap by service.

Tagged like those of `tagged_plans.csv`, in `second_plans.csv`. Sources of layouts, names and codes: plans of
puskesmas (pdfcoffee.com, "ruk dan rpk gizi 2022"; scribd 537284353), the monitoring of a Bappeda and a recap
of spending on stunting (public repositories AldiAlfatih/BAPPEDA and one of Banjarmasin). Places are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("second_plans.csv")


RPK, QUARTERS, RECAP = (activities(FILE, plan) for plan in ("rpk", "triwulan", "rekap"))


def second_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "RPK Puskesmas Babulu 2026.xlsx": saved(_rpk_sheet),
        "Monitoring Triwulan 2025.xlsx": saved(_quarter_sheets),
        "Rekap Belanja Stunting 2025.xlsx": saved(_recap_sheet),
    }


def _rpk_sheet(book: Workbook) -> None:
    """Amounts stand where the details of a line end; "Biaya" names the source."""
    sheet = book.create_sheet("RPK")
    head = ["No", "Upaya Kesehatan", "Kegiatan", "Tujuan", "Sasaran", "Target Sasaran"]
    head += ["Penanggung Jawab", "Volume", "Jadwal", "Rincian Kegiatan", *[None] * 8]
    for row in (
        ["RENCANA PELAKSANAAN KEGIATAN (RPK)"],
        [f"UPTD PUSKESMAS BABULU {KABUPATEN.upper()}"],
        ["TAHUN 2026"],
        [],
        [*head, "Lokasi Pelaksanaan", "Biaya"],
        [*range(1, 11), *[None] * 8, 11, 12],
        ["II. UPAYA KESEHATAN MASYARAKAT ESENSIAL"],
    ):
        sheet.append(row)
    sheet.merge_cells("J5:R5")
    sheet.merge_cells("A7:T7")
    for effort, those in groupby(RPK, lambda one: one.group):
        first = sheet.max_row + 1
        for number, one in enumerate(those, start=1):
            times = 6 if one.planned % 6 == 0 else 1
            details = [times, "kgt", "x", 1, "ptg", "x", one.planned // times, "Rp", one.planned]
            lead = [number, effort.upper(), one.name, "Meningkatkan cakupan", one.people, one.target]
            where = "12 desa dalam wilayah kerja Puskesmas Babulu"
            sheet.append([*lead, "TPG", f"{times}x/th", "Januari-Desember", *details, where, one.source])
            if number > 1:
                sheet.cell(sheet.max_row, 2).value = None
        if sheet.max_row > first:
            sheet.merge_cells(f"B{first}:B{sheet.max_row}")
    sheet.append(["JUMLAH", *[None] * 15, "Rp", sum(one.planned for one in RPK)])


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _quarter_sheets(book: Workbook) -> None:
    for office, those in groupby(QUARTERS, lambda one: one.office):
        _quarter_sheet(book.create_sheet(office[:31]), office, list(those))


def _quarter_sheet(sheet: Worksheet, office: str, those: Sequence[Activity]) -> None:
    """Sums of the levels above stand in their rows; no sum of all does."""
    head: list[object] = ["No", "Kode", "Bidang Urusan & Program/ Kegiatan/Sub Kegiatan"]
    head.append("Pagu Anggaran APBD")
    quarters = [cell for number in range(1, 5) for cell in (f"Triwulan {number}", None)]
    for row in (
        ["LAPORAN MONITORING DAN EVALUASI TRIWULAN TAHUN ANGGARAN 2025"],
        ["Perangkat Daerah", None, f": {office}"],
        ["Pemerintah Daerah", None, f": {KABUPATEN}"],
        [],
        [*head, None, None, "Sumber Dana", *quarters],
        [None, None, None, "Pokok (RP)", "Parsial (RP)", "Perubahan (RP)", None]
        + ["Kinerja Fisik (%)", "Keuangan (RP)"] * 4,
        list(range(1, 16)),
    ):
        sheet.append(row)
    for area in ("A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:G6", "H5:I5", "J5:K5", "L5:M5", "N5:O5"):
        sheet.merge_cells(area)
    field = those[0].group.split(".", 2)[:2]
    _quarter_row(sheet, ".".join(field), "BIDANG URUSAN: URUSAN PEMERINTAHAN DAERAH", those, "")
    for program, below in groupby(those, lambda one: one.group.split("|")[0]):
        inside = list(below)
        code, _, name = program.partition(" ")
        _quarter_row(sheet, code, f"PROGRAM: {name}", inside, "")
        for kegiatan, lines in groupby(inside, lambda one: one.group.split("|")[1]):
            own = list(lines)
            code, _, name = kegiatan.partition(" ")
            _quarter_row(sheet, code, f"KEGIATAN: {name}", own, "")
            for one in own:
                _quarter_row(sheet, one.code, f"SUB KEGIATAN: {one.name}", [one], one.source)


def _quarter_row(sheet: Worksheet, code: str, name: str, those: Sequence[Activity], source: str) -> None:
    parts = [one.group.split("|") for one in those]
    pokok, parsial = (sum(int(part[at]) for part in parts) for at in (2, 3))
    spent = [sum(int(part[4].split("/")[at]) for part in parts) for at in range(4)]
    quarters = [cell for amount in spent for cell in ("25.0%" if amount else "-", _dotted(amount))]
    amounts = [_dotted(amount) for amount in (pokok, parsial, sum(one.planned for one in those))]
    sheet.append([sheet.max_row - 6, code, name, *amounts, source or None, *quarters])


def _recap_sheet(book: Workbook) -> None:
    """Services with the spending for them below; both with amounts, written with commas."""
    sheet = book.create_sheet("Rekap")
    for row in (
        [f"PEMERINTAH DAERAH {KABUPATEN.upper()}"],
        ["REKAPITULASI REALISASI ANGGARAN BELANJA PENURUNAN STUNTING TA 2025"],
        [],
        ["No", "Kode", "Kegiatan", "Anggaran", "Realisasi", "Persen"],
    ):
        sheet.append(row)
    for service, those in groupby(RECAP, lambda one: one.group):
        lines = list(those)
        _recap_row(sheet, lines[0].code.partition(".")[0], service, lines)
        for one in lines:
            _recap_row(sheet, one.code, one.name, [one])
    _recap_row(sheet, "", "JUMLAH", RECAP)


def _recap_row(sheet: Worksheet, code: str, name: str, those: Sequence[Activity]) -> None:
    planned, spent = sum(one.planned for one in those), sum(one.spent for one in those)
    number = sheet.max_row - 3 if code else None
    sheet.append([number, code or None, name, f"{planned:,}", f"{spent:,}", f"{100 * spent / planned:.2f}"])
