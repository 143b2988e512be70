"""Three invented plans in public layouts: a plan of action, a DPA form 2.2, proposals of a musrenbang.

Tagged like those of `tagged_plans.csv`, in `fifth_plans.csv`. Layouts: plans of action of a perjanjian
kinerja, form DPA-Belanja SKPD 2.2, the list of proposals of SIPD. Codes and names of sub kegiatan are those
of the repository AldiAlfatih/BAPPEDA; the rest is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.action_plans.planned import Activity, activities
from tests.reading.action_plans.tagged_plans import KABUPATEN, saved

FILE = Path(__file__).with_name("fifth_plans.csv")
ACTIONS, FORM_22, PROPOSALS = (activities(FILE, plan) for plan in ("aksi", "dpa22", "musrenbang"))


def fifth_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "Rencana Aksi PK Dinkes 2026.xlsx": saved(_actions_sheet),
        "DPA 2.2 Dinas Kesehatan.xlsx": saved(_form_sheet),
        "Usulan Musrenbang Sepaku 2027.xlsx": saved(_proposals_sheet),
    }


def _actions_sheet(book: Workbook) -> None:
    """Aim and indicator in merged cells, targets of quarters, then what is done and its money."""
    sheet = book.create_sheet("Rencana Aksi")
    for row in (
        ["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2026"],
        [f"DINAS KESEHATAN {KABUPATEN.upper()}"],
        [],
        [
            *("No", "Sasaran Strategis", "Indikator Kinerja", "Target Triwulan", None, None, None),
            *("Rencana Aksi", "Anggaran (Rp)", "Penanggung Jawab"),
        ],
        [None, None, None, "I", "II", "III", "IV", None, None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("D4:G4")
    for column in "ABCHIJ":
        sheet.merge_cells(f"{column}4:{column}5")
    for number, (aim, those) in enumerate(groupby(ACTIONS, lambda one: one.group), start=1):
        first = sheet.max_row + 1
        for at, one in enumerate(those):
            lead = [number, aim] if at == 0 else [None, None]
            sheet.append([*lead, one.output, *one.target.split("/"), one.name, one.planned, one.office])
        for column in "AB":
            sheet.merge_cells(f"{column}{first}:{column}{sheet.max_row}")
    sheet.append(["TOTAL", *[None] * 7, sum(one.planned for one in ACTIONS)])


def _form_sheet(book: Workbook) -> None:
    """Codes in five columns, money by kind of spending with its sum, and of the years beside it."""
    sheet = book.create_sheet("2.2")
    for row in (
        ["DOKUMEN PELAKSANAAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH", *[None] * 13, "Formulir"],
        [f"{KABUPATEN} Tahun Anggaran 2026", *[None] * 13, "DPA-BELANJA SKPD"],
        ["Organisasi : 1.02.0.00.0.00.01.0000 Dinas Kesehatan"],
        ["Rekapitulasi Dokumen Pelaksanaan Belanja Berdasarkan Program dan Kegiatan"],
        [
            *("Kode", None, None, None, None, "Uraian", "Sumber Dana", "Lokasi", "Jumlah", *[None] * 6),
        ],
        [
            *("Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan", None, None, None, "T-1"),
            *("Tahun 2026", None, None, None, None, "T+1"),
        ],
        [
            *[None] * 9,
            *("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga", "Belanja Transfer", "Jumlah"),
        ],
    ):
        sheet.append(row)
    for area in ("A5:E5", "I5:O5", "J6:N6", "I6:I7", "O6:O7", "F5:F7", "G5:G7", "H5:H7"):
        sheet.merge_cells(area)
    for column in "ABCDE":
        sheet.merge_cells(f"{column}6:{column}7")
    _form_row(sheet, ["1", "02", None, None, None], "URUSAN PEMERINTAHAN BIDANG KESEHATAN", FORM_22)
    for program, below in groupby(FORM_22, lambda one: "|".join(one.group.split("|")[:2])):
        inside = list(below)
        code, _, name = program.partition("|")
        _form_row(sheet, ["1", "02", code, None, None], name, inside)
        for kegiatan, lines in groupby(inside, lambda one: "|".join(one.group.split("|")[2:4])):
            own = list(lines)
            number, _, name = kegiatan.partition("|")
            _form_row(sheet, ["1", "02", code, number, None], name, own)
            for one in own:
                _form_row(sheet, ["1", "02", code, number, one.code.rpartition(".")[2]], one.name, [one])
    _form_row(sheet, [None] * 5, "JUMLAH", FORM_22)


def _form_row(sheet: Worksheet, codes: list[str | None], name: str, those: Sequence[Activity]) -> None:
    operating, capital = (sum(int(one.group.split("|")[at]) for one in those) for at in (4, 5))
    single = those[0] if codes[-1] else None
    where = ["Kab. Penajam Paser Utara"] if single else [None]
    source = single.source if single else None
    money = [operating, capital, 0, 0, operating + capital]
    sheet.append(
        [*codes, name, source, *where, round(sum(money[:4]) * 0.9), *money, round(sum(money[:4]) * 1.1)]
    )


def _proposals_sheet(book: Workbook) -> None:
    """What was proposed, where, and to whom, with a guess of its cost."""
    sheet = book.create_sheet("Usulan")
    for row in (
        ["REKAP USULAN MUSRENBANG KECAMATAN SEPAKU TAHUN 2027"],
        [],
        ["No", "Usulan", "Alamat", "Volume", "Perkiraan Anggaran (Rp)", "OPD Tujuan", "Skor", "Status"],
    ):
        sheet.append(row)
    for number, one in enumerate(PROPOSALS, start=1):
        cost = f"{one.planned:,}".replace(",", ".")
        score = 60 + number
        sheet.append([number, one.name, one.group, one.target, cost, one.office, score, "Diterima"])
