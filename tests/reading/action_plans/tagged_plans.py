"""Three invented plans in layouts of public ones: DPA of a puskesmas, spending of dana desa, tagging by OPD.

Their activities stand in `tagged_plans.csv` with what they were tied to twice, independently and before any
run, and what was settled; eight rows were settled anew when it was laid down what a link is (a posyandu is
run, its kader are paid and its classes held; services of KB serve both of its indicators; a list of the poor
serves nobody). Only codes, names of sub kegiatan and amounts are taken over; places and the rest
are invented. Sources: budgets of puskesmas 2026, names of sub kegiatan, an APB Nagari and two APBDes of 2025
(public repositories); Permendagri 20/2018; amounts in news (headline9.com, radarbanyumas.disway.id).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

KABUPATEN = "Kabupaten Penajam Paser Utara"
FILE = Path(__file__).with_name("tagged_plans.csv")


@dataclass(frozen=True, slots=True)
class Planned:
    """One activity: what it is, whose, its rupiah by source (planned, spent), and what was tied to it."""

    code: str
    name: str
    output: str
    target: str
    office: str
    amounts: tuple[tuple[str, float, float], ...]
    details: tuple[str, ...]
    indicators: frozenset[str]
    role: str


def _amounts(text: str) -> tuple[tuple[str, float, float], ...]:
    parts = (one.split(":") for one in text.split(";"))
    return tuple((source, float(planned), float(spent)) for source, planned, spent in parts)


def _planned(plan: str) -> tuple[Planned, ...]:
    with FILE.open(encoding="utf-8") as file:
        return tuple(
            Planned(
                *(row[name] for name in ("code", "name", "output", "target", "office")),
                _amounts(row["amounts"]),
                tuple(filter(None, row["details"].split(";"))),
                frozenset(row["indicators"].split()),
                row["role"],
            )
            for row in csv.DictReader(file)
            if row["plan"] == plan
        )


DPA, DANA_DESA, TAGGED = _planned("dpa"), _planned("dana desa"), _planned("tagging")
VILLAGES = tuple(dict.fromkeys(one.office for one in DANA_DESA))


def tagged_workbooks() -> dict[str, bytes]:
    """The three plans as workbooks, by the name of their file."""
    return {
        "DPA Puskesmas Sotek 2026.xlsx": saved(_dpa_sheets),
        "Realisasi APBDes Stunting.xlsx": saved(_village_sheet),
        "Penandaan Anggaran Stunting 2025.xlsx": saved(_tagging_sheet),
    }


def saved(fill: Callable[[Workbook], None]) -> bytes:
    """A workbook whose sheets `fill` makes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


def _money(amount: float) -> str:
    return f"Rp{amount:,.0f}".replace(",", ".")


def _dpa_sheets(book: Workbook) -> None:
    cover = book.create_sheet("Rekap DPA")
    total = sum(one for planned in DPA for _, one, _ in planned.amounts)
    _put(
        cover,
        [
            ["REKAPITULASI DPA BELANJA"],
            [f"PEMERINTAH {KABUPATEN.upper()}"],
            ["TAHUN ANGGARAN 2026"],
            ["Unit Organisasi", ":", "1.02.0.00.0.00.01.0007 UPTD Puskesmas Sotek"],
            [],
            ["Kode", "Uraian Sub Kegiatan", "Sumber Dana", "Lokasi", "Jumlah (Rp)"],
        ],
    )
    for one in DPA:
        for source, rupiah, _ in one.amounts:
            cover.append([one.code, one.name, source, "Kec. Penajam", rupiah])
    cover.append(["JUMLAH", None, None, None, total])
    cover.merge_cells(f"A{cover.max_row}:D{cover.max_row}")
    for number, one in enumerate(DPA, start=1):
        _dpa_sheet(book.create_sheet(f"Sub {number}"), one)


def _dpa_sheet(sheet: Worksheet, one: Planned) -> None:
    rupiah = sum(amount for _, amount, _ in one.amounts)
    program, kegiatan = ".".join(one.code.split(".")[:3]), ".".join(one.code.split(".")[:5])
    sources = " dan ".join(source for source, _, _ in one.amounts)
    _put(
        sheet,
        [
            ["DOKUMEN PELAKSANAAN ANGGARAN", *[None] * 5, "Formulir"],
            ["SATUAN KERJA PERANGKAT DAERAH", *[None] * 5, "DPA-RINCIAN BELANJA SKPD"],
            [f"Pemerintah {KABUPATEN} Tahun Anggaran 2026"],
            ["Nomor DPA", ":", "DPA/A.1/1.02.0.00.0.00.01.0007/001/2026"],
            ["Urusan Pemerintahan", ":", "1 URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR"],
            ["Bidang Urusan", ":", "1.02 URUSAN PEMERINTAHAN BIDANG KESEHATAN"],
            [
                "Program",
                ":",
                f"{program} PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT",
            ],
            ["Kegiatan", ":", f"{kegiatan} Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan"],
            ["Organisasi", ":", "1.02.0.00.0.00.01.0000 Dinas Kesehatan"],
            ["Unit Organisasi", ":", f"1.02.0.00.0.00.01.0007 {one.office}"],
            ["Alokasi Tahun 2025", ":", "Rp0"],
            ["Alokasi Tahun 2026", ":", _money(rupiah)],
            ["Alokasi Tahun 2027", ":", "Rp0"],
            ["Indikator dan Tolok Ukur Kinerja Kegiatan"],
            ["Indikator", "Tolok Ukur Kinerja", None, "Target Kinerja"],
            ["Masukan", "Dana yang dibutuhkan", None, _money(rupiah)],
            ["Keluaran", one.output, None, one.target],
            ["Sub Kegiatan", ":", f"{one.code} {one.name}"],
            ["Sumber Pendanaan", ":", sources],
            ["Lokasi", ":", "Kab. Penajam Paser Utara, Kec. Penajam, Kel. Sotek"],
            ["Keluaran Sub Kegiatan", ":", one.output],
            ["Waktu Pelaksanaan", ":", "Mulai Januari Sampai Desember"],
            ["Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, None, "Jumlah"],
            [None, None, "Koefisien", "Satuan", "Harga", "PPN", None],
            ["5", "BELANJA DAERAH", None, None, None, None, _money(rupiah)],
            ["5.1", "BELANJA OPERASI", None, None, None, None, _money(rupiah)],
            ["5.1.02", "Belanja Barang dan Jasa", None, None, None, None, _money(rupiah)],
        ],
    )
    rest = rupiah
    for place, detail in enumerate(one.details):
        part = rest if place == len(one.details) - 1 else round(rupiah / len(one.details))
        rest -= part
        sheet.append(
            [f"5.1.02.01.01.{52 + place:04}", "Belanja Barang", None, None, None, None, _money(part)]
        )
        sheet.append([None, f"- {detail}", "1 Tahun", "Tahun", part, 0, _money(part)])
    sheet.append(["Jumlah Anggaran Sub Kegiatan", *[None] * 5, _money(rupiah)])
    sheet.append([])
    sheet.append(["Rencana Penarikan Dana per Bulan"])
    months = (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
    )
    each = rupiah // 12
    for month in (*months, "November"):
        sheet.append([month, None, _money(each)])
    sheet.append(["Desember", None, _money(rupiah - 11 * each)])
    sheet.append(["Jumlah", None, _money(rupiah)])
    for row in (23,):
        sheet.merge_cells(f"C{row}:F{row}")
        for column in "ABG":
            sheet.merge_cells(f"{column}{row}:{column}{row + 1}")


def _dotted(amount: float) -> str:
    text = f"{abs(amount):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"({text})" if amount < 0 else text


BIDANG = {
    "2": "BIDANG PELAKSANAAN PEMBANGUNAN DESA",
    "3": "BIDANG PEMBINAAN KEMASYARAKATAN DESA",
    "4": "BIDANG PEMBERDAYAAN MASYARAKAT DESA",
    "5": "BIDANG PENANGGULANGAN BENCANA, DARURAT DAN MENDESAK DESA",
}
SUB_BIDANG = {
    "2.1": "Sub Bidang Pendidikan",
    "2.2": "Sub Bidang Kesehatan",
    "2.3": "Sub Bidang Pekerjaan Umum dan Penataan Ruang",
    "2.4": "Sub Bidang Kawasan Permukiman",
    "2.5": "Sub Bidang Kehutanan dan Lingkungan Hidup",
    "2.6": "Sub Bidang Perhubungan, Komunikasi dan Informatika",
    "3.4": "Sub Bidang Kelembagaan Masyarakat",
    "4.2": "Sub Bidang Pertanian dan Peternakan",
    "4.4": "Sub Bidang Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga",
    "5.3": "Sub Bidang Keadaan Mendesak",
}


def _village_row(
    code: str | None, name: str, planned: float, spent: float, source: str | None
) -> list[object]:
    share = "-" if not planned else f"{100 * spent / planned:.2f}".replace(".", ",")
    return [code, name, _dotted(planned), _dotted(spent), _dotted(spent - planned), share, source]


def _village_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Realisasi")
    _put(
        sheet,
        [
            ["LAPORAN REALISASI PELAKSANAAN ANGGARAN PENDAPATAN DAN BELANJA DESA"],
            ["KECAMATAN WARU KABUPATEN PENAJAM PASER UTARA"],
            ["TAHUN ANGGARAN 2025, Realisasi s.d. 30 September 2025"],
            [],
            [
                "Kode Rek.",
                "Uraian",
                "Anggaran (Rp)",
                "Realisasi (Rp)",
                "Lebih/(Kurang) (Rp)",
                "%",
                "Sumber Dana",
            ],
            [1, 2, 3, 4, 5, 6, 7],
        ],
    )
    for desa in VILLAGES:
        mine = [one for one in DANA_DESA if one.office == desa]
        sheet.append([f"DESA {desa.upper()}"])
        sheet.merge_cells(f"A{sheet.max_row}:G{sheet.max_row}")
        above: tuple[str, str] = ("", "")
        for one in mine:
            bidang, sub = one.code[0], one.code[:3]
            for level, names, seen in ((bidang, BIDANG, above[0]), (sub, SUB_BIDANG, above[1])):
                if level != seen:
                    below = [x for x in mine if x.code.startswith(level)]
                    planned = sum(x.amounts[0][1] for x in below)
                    spent = sum(x.amounts[0][2] for x in below)
                    sheet.append(_village_row(level, names[level], planned, spent, None))
            above = (bidang, sub)
            source, planned, spent = one.amounts[0]
            sheet.append(_village_row(one.code, one.name, planned, spent, source))
            for place, detail in enumerate(one.details):
                part = planned if place == len(one.details) - 1 and place == 0 else planned / len(one.details)
                gone = spent if len(one.details) == 1 else spent / len(one.details)
                sheet.append(_village_row(f"5.2.1.{6 + place:02}", detail, part, gone, source))
        planned, spent = sum(x.amounts[0][1] for x in mine), sum(x.amounts[0][2] for x in mine)
        sheet.append(_village_row(None, f"JUMLAH DESA {desa.upper()}", planned, spent, None))
    planned = sum(x.amounts[0][1] for x in DANA_DESA)
    spent = sum(x.amounts[0][2] for x in DANA_DESA)
    sheet.append(_village_row(None, "JUMLAH SELURUHNYA", planned, spent, None))


def _tagging_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Tagging TA 2025")
    _put(
        sheet,
        [
            ["HASIL PENANDAAN (TAGGING) ANGGARAN KONVERGENSI STUNTING"],
            [f"{KABUPATEN} Tahun Anggaran 2025"],
            ["Keadaan s.d. Triwulan III (dalam ribuan rupiah)"],
            [
                *("No", "Perangkat Daerah", "Sub Kegiatan", "Indikator Keluaran", "Target"),
                *("Pendanaan", None, None, "Serapan (%)"),
            ],
            [*[None] * 5, "Sumber", "Pagu", "Realisasi", None],
        ],
    )
    for column in "ABCDEI":
        sheet.merge_cells(f"{column}4:{column}5")
    sheet.merge_cells("F4:H4")
    number = 0
    for office in dict.fromkeys(one.office for one in TAGGED):
        first = sheet.max_row + 1
        mine = [one for one in TAGGED if one.office == office]
        for one in mine:
            number += 1
            top = sheet.max_row + 1
            for place, (source, planned, spent) in enumerate(one.amounts):
                lead = [number, office, f"{one.code} - {one.name}", one.output, one.target]
                share = round(100 * spent / planned, 2)
                sheet.append(
                    [*(lead if place == 0 else [None] * 5), source, planned / 1000, spent / 1000, share]
                )
            if len(one.amounts) > 1:
                for column in "ACDE":
                    sheet.merge_cells(f"{column}{top}:{column}{sheet.max_row}")
        for row in range(first + 1, sheet.max_row + 1):
            sheet.cell(row, 2).value = None
        if sheet.max_row > first:
            sheet.merge_cells(f"B{first}:B{sheet.max_row}")
        _sum_row(sheet, f"Sub Total {office}", mine)
    _sum_row(sheet, "TOTAL", TAGGED)


def _sum_row(sheet: Worksheet, label: str, those: Sequence[Planned]) -> None:
    planned = sum(amount for one in those for _, amount, _ in one.amounts)
    spent = sum(amount for one in those for _, _, amount in one.amounts)
    sheet.append([label, *[None] * 5, planned / 1000, spent / 1000, round(100 * spent / planned, 2)])
    sheet.merge_cells(f"A{sheet.max_row}:F{sheet.max_row}")
