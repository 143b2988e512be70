"""Three invented plans in public layouts: tagging of an RKPD, dana desa by village, a KUA-PPAS.

Tagged like those of `tagged_plans.csv`, in `eleventh_plans.csv`. Layouts: sub kegiatan without codes with
their category and the pagu of a draft beside the final one, spending of dana desa with the sum of each
village above its lines, and a plafon by priorities with merged cells. Names of sub kegiatan are those of the
repository AldiAlfatih/BAPPEDA; the rest is invented.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook

from tests.reading.action_plans.planned import activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("eleventh_plans.csv")
TAGGING, OF_VILLAGES, CEILING = (activities(FILE, plan) for plan in ("tagging", "danadesa", "plafon"))


def eleventh_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Tagging RKPD 2027.xlsx": saved(_tagging_sheet),
        "Dana Desa Stunting 2025.xlsx": saved(_villages_sheet),
        "PPAS 2027.xlsx": saved(_ceiling_sheet),
    }


def _tagging_sheet(book: Workbook) -> None:
    """Urusan and office in each row, no codes, a category, the pagu of the draft and the final one."""
    sheet = book.create_sheet("Tagging")
    sheet.append([f"PENANDAAN SUB KEGIATAN STUNTING RKPD {KABUPATEN.upper()} TAHUN 2027"])
    sheet.append([])
    sheet.append(
        ["No", "Urusan", "PD", "Nomenklatur", "Kategori", "Pagu Ranwal", "Pagu RKPD Final", "Catatan Bappeda"]
    )
    for number, one in enumerate(TAGGING, start=1):
        urusan, category, draft = one.group.split("|")
        sheet.append([number, urusan, one.office, one.name, category, int(draft), one.planned, None])
    draft = sum(int(one.group.split("|")[2]) for one in TAGGING)
    sheet.append(["Total", None, None, None, None, draft, sum(one.planned for one in TAGGING), None])


def _villages_sheet(book: Workbook) -> None:
    """The sum of each village above its lines, then volume, money planned and spent, and a percentage."""
    sheet = book.create_sheet("DD")
    sheet.append(["PENGGUNAAN DANA DESA UNTUK PENURUNAN STUNTING KECAMATAN BABULU TA 2025"])
    sheet.append(["No", "Desa / Jenis Kegiatan", "Volume", "Dianggarkan", "Terserap", "%"])
    for number, (village, those) in enumerate(groupby(OF_VILLAGES, lambda one: one.office), start=1):
        lines = list(those)
        planned, spent = sum(one.planned for one in lines), sum(one.spent for one in lines)
        sheet.append([number, f"Desa {village}", None, planned, spent, round(100 * spent / planned, 1)])
        for one in lines:
            share = round(100 * one.spent / one.planned, 1)
            sheet.append([None, f"- {one.name}", one.target, one.planned, one.spent, share])
    planned, spent = sum(one.planned for one in OF_VILLAGES), sum(one.spent for one in OF_VILLAGES)
    sheet.append([None, "JUMLAH", None, planned, spent, round(100 * spent / planned, 1)])


def _ceiling_sheet(book: Workbook) -> None:
    """Priority, program and aim in merged cells, what is done, whose, and a plafon as text."""
    sheet = book.create_sheet("PPAS")
    sheet.append(["PRIORITAS DAN PLAFON ANGGARAN SEMENTARA TAHUN ANGGARAN 2027 (TEMATIK STUNTING)"])
    sheet.append([])
    sheet.append(["Prioritas", "Program", "Sasaran", "Pekerjaan Pokok", "PD", "Plafon Sementara (Rp)"])
    for priority, those in groupby(CEILING, lambda one: one.group.split("|")[0]):
        first = sheet.max_row + 1
        for program, lines in groupby(those, lambda one: one.group.split("|")[1:]):
            start = sheet.max_row + 1
            for one in lines:
                top = [priority] if sheet.max_row + 1 == first else [None]
                lead = program if sheet.max_row + 1 == start else [None, None]
                amount = f"{one.planned:,}".replace(",", ".") + ",00"
                sheet.append([*top, *lead, one.name, one.office, amount])
            for column in "BC":
                sheet.merge_cells(f"{column}{start}:{column}{sheet.max_row}")
        sheet.merge_cells(f"A{first}:A{sheet.max_row}")
    total = f"{sum(one.planned for one in CEILING):,}".replace(",", ".") + ",00"
    sheet.append(["JUMLAH", None, None, None, None, total])
