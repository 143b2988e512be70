"""Three invented plans in public layouts: the work of a TPPS, components with a rate, blocks of offices.

Tagged like those of `tagged_plans.csv`, in `tenth_plans.csv`. Layouts: the work of a TPPS by its bidang (I to
IV) with ticks for quarters, components of BOK with two quantities and a rate, and an office after another
with its own header and sum, in thousands as text. All is invented.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook

from tests.reading.action_plans.planned import activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("tenth_plans.csv")
TEAM, COMPONENTS, BLOCKS = (activities(FILE, plan) for plan in ("pokja", "komponen", "blok"))


def tenth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Rencana Kerja TPPS 2026.xlsx": saved(_team_sheet),
        "BOK Petung 2026.xlsx": saved(_components_sheet),
        "Aksi per Dinas 2027.xlsx": saved(_blocks_sheet),
    }


def _team_sheet(book: Workbook) -> None:
    """A bidang with a roman number and its sum, lettered work below it, ticks for quarters."""
    sheet = book.create_sheet("TPPS")
    for row in (
        [f"RENCANA KERJA TIM PERCEPATAN PENURUNAN STUNTING {KABUPATEN.upper()}"],
        ["Periode Januari - Desember 2026"],
        [],
        ["No", "Uraian Tugas", "Ukuran", "Triwulan", None, None, None, "Rupiah", "Unsur Pelaksana"],
        [None, None, None, "I", "II", "III", "IV", None, None],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ):
        sheet.append(row)
    sheet.merge_cells("D4:G4")
    for column in "ABCHI":
        sheet.merge_cells(f"{column}4:{column}5")
    for head, those in groupby(TEAM, lambda one: "|".join(one.group.split("|")[:2])):
        number, name = head.split("|")
        lines = list(those)
        sheet.append([number, name, None, None, None, None, None, sum(one.planned for one in lines)])
        for letter, one in zip("abcdefgh", lines, strict=False):
            ticks = ["\u221a" if tick == "1" else None for tick in one.group.split("|")[2]]
            sheet.append([letter, one.name, one.output, *ticks, one.planned, one.office])
    sheet.append([None, "TOTAL", None, None, None, None, None, sum(one.planned for one in TEAM)])


def _components_sheet(book: Workbook) -> None:
    """A component in merged cells, what is done for whom, two quantities, a rate and the allocation."""
    sheet = book.create_sheet("BOK")
    for row in (
        ["RINCIAN ALOKASI BANTUAN OPERASIONAL KESEHATAN UPTD PUSKESMAS PETUNG TA 2026"],
        [
            *("Komponen", "Rincian", "Penerima", "Kuantitas 1", "Satuan", "Kuantitas 2", "Satuan"),
            *("Tarif", "Alokasi"),
        ],
    ):
        sheet.append(row)
    for part, those in groupby(COMPONENTS, lambda one: one.group.split("|")[0]):
        first = sheet.max_row + 1
        for one in those:
            many, unit, times, each, rate = one.group.split("|")[1].split(":")
            lead = part if sheet.max_row + 1 == first else None
            figures = [int(many), unit, int(times), each, int(rate), one.planned]
            sheet.append([lead, one.name, one.people, *figures])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    sheet.append(
        ["Jumlah alokasi", None, None, None, None, None, None, None, sum(o.planned for o in COMPONENTS)]
    )


def _blocks_sheet(book: Workbook) -> None:
    """An office as a heading, the header again, its lines in thousands as text, and its sum."""
    sheet = book.create_sheet("Aksi")
    sheet.append(["AKSI DAERAH PENURUNAN STUNTING TAHUN 2027"])
    for office, those in groupby(BLOCKS, lambda one: one.office):
        lines = list(those)
        sheet.append([])
        sheet.append([office.upper()])
        sheet.append(["No.", "Aksi", "Sebaran", "Ukuran Keberhasilan", "Dana (Rp 000)"])
        for number, one in enumerate(lines, start=1):
            place, measure = one.group.split("|")
            sheet.append([number, one.name, place, measure, _thousands(one.planned)])
        sheet.append([None, "Subtotal", None, None, _thousands(sum(one.planned for one in lines))])
    sheet.append([])
    sheet.append([None, "JUMLAH SELURUHNYA", None, None, _thousands(sum(one.planned for one in BLOCKS))])


def _thousands(amount: int) -> str:
    return f"{amount // 1000:,}".replace(",", ".")
