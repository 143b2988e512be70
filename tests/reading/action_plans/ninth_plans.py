"""Three invented plans in public layouts: the desk of a DAK, a menu of a village by months, pokok pikiran.

Tagged like those of `tagged_plans.csv`, in `ninth_plans.csv`. Layouts: what a kabupaten asks of a DAK beside
what is agreed, each with volume, price and sum; a plan of a village with a tick for each month and millions;
the pokok pikiran of a DPRD as SIPD lists them. Some names are those of the priorities of dana desa
(Permendesa); the rest is invented.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook

from tests.reading.action_plans.planned import activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("ninth_plans.csv")
DESK, MENU, WISHES = (activities(FILE, plan) for plan in ("desk", "menu", "pokir"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def ninth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Desk DAK 2026.xlsx": saved(_desk_sheet),
        "RKP Desa Bumi Harapan 2026.xlsx": saved(_menu_sheet),
        "Pokir DPRD 2027.xlsx": saved(_wishes_sheet),
    }


def _desk_sheet(book: Workbook) -> None:
    """Fields as rows across, what was asked for and what was agreed: volume, price, sum."""
    sheet = book.create_sheet("Desk")
    for row in (
        [f"BERITA ACARA PEMBAHASAN DAK TEMATIK STUNTING {KABUPATEN.upper()} TAHUN 2026"],
        [],
        [
            *("No", "Rincian Menu", "Satuan", "Usulan Daerah", None, None),
            *("Hasil Pembahasan", None, None, "Perangkat Daerah"),
        ],
        [None, None, None, "Volume", "Harga", "Total", "Volume", "Harga", "Total", None],
    ):
        sheet.append(row)
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:I3", "J3:J4"):
        sheet.merge_cells(area)
    number = 0
    for field, those in groupby(DESK, lambda one: one.group.split("|")[0]):
        sheet.append([f"BIDANG {field.upper()}"])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=10)
        for one in those:
            number += 1
            _, unit, *both = one.group.split("|")
            figures = [int(text) for each in both for text in each.split(":")]
            asked, agreed = figures[0] * figures[1], figures[2] * figures[3]
            sheet.append([number, one.name, unit, *figures[:2], asked, *figures[2:], agreed, one.office])
    asked = 0
    for one in DESK:
        volume, price = one.group.split("|")[2].split(":")
        asked += int(volume) * int(price)
    agreed = sum(one.planned for one in DESK)
    sheet.append(["TOTAL", None, None, None, None, asked, None, None, agreed, None])


def _menu_sheet(book: Workbook) -> None:
    """A field in merged cells, what is done, ticks for months, millions with a comma, and who pays."""
    sheet = book.create_sheet("Kegiatan Stunting")
    for row in (
        ["KEGIATAN PENCEGAHAN STUNTING DESA BUMI HARAPAN 2026"],
        ["Bidang", "Uraian", "Bulan", *[None] * 11, "Besaran (juta)", "Asal"],
        [None, None, *MONTHS, None, None],
    ):
        sheet.append(row)
    for area in ("A2:A3", "B2:B3", "C2:N2", "O2:O3", "P2:P3"):
        sheet.merge_cells(area)
    for field, those in groupby(MENU, lambda one: one.group.split("|")[0]):
        first = sheet.max_row + 1
        for one in those:
            _, months, amount = one.group.split("|")
            ticks = ["v" if month == "1" else None for month in months]
            lead = field if sheet.max_row + 1 == first else None
            sheet.append([lead, one.name, *ticks, amount.replace(".", ","), one.source])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    total = sum(one.planned for one in MENU) / 1e6
    sheet.append(["Jumlah", None, *[None] * 12, f"{total:g}".replace(".", ",")])


def _wishes_sheet(book: Workbook) -> None:
    """A number of each wish, who utters it, where and why, and what the office recommends."""
    sheet = book.create_sheet("Pokir")
    sheet.append(["DAFTAR POKOK PIKIRAN DPRD TERKAIT STUNTING 2027"])
    sheet.append([])
    sheet.append(
        [
            "ID",
            "Pengusul",
            "Isi Usulan",
            "Latar Belakang",
            "Alamat",
            "Koefisien",
            "Rekomendasi Rp",
            "OPD",
            "Hasil",
        ]
    )
    for one in WISHES:
        who, why, address, volume, status = one.group.split("|")
        sheet.append([one.code, who, one.name, why, address, volume, one.planned, one.office, status])
