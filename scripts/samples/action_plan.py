"""An action plan (RAD PPS) of the invented kabupaten: activities of the offices with places and amounts.

All amounts, targets and places are invented. Of the codes only 1.02.02.2.02.15 was found in a document;
the others are left empty rather than made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.sheet import Book, merged, new_book, write_numbering, write_signature, write_titles

YEAR = 2026
SOURCES = ("APBD", "DAK", "BOK")
PROGRAM_HEALTH = "Program Pemenuhan Upaya Kesehatan Perorangan dan Masyarakat"
SERVICES = "Penyediaan Layanan Kesehatan untuk UKM dan UKP"
NUTRITION = "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat"
NUTRITION_CODE = "1.02.02.2.02.15"
HEADERS = (
    "No",
    "Program",
    "Kegiatan",
    "Sub Kegiatan",
    "Kode",
    "Indikator Keluaran",
    "Satuan",
    "Target",
    "Lokasi (Kec/Desa)",
    "Sasaran",
)
LAST_HEADERS = ("OPD Pendukung", "Waktu", "Keterangan")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plan; `amounts` are rupiah of APBD, DAK and BOK, None where nothing is written."""

    program: str
    kegiatan: str
    sub_kegiatan: str
    output: str
    unit: str
    target: int
    place: str
    group: str
    amounts: tuple[int | None, int | None, int | None]
    support: str = ""
    timing: str = "TW I-IV"
    note: str = ""
    code: str = ""


OFFICES: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "DINAS KESEHATAN",
        (
            Line(
                PROGRAM_HEALTH,
                SERVICES,
                NUTRITION,
                "Jumlah ibu hamil KEK yang mendapat makanan tambahan",
                "orang",
                260,
                "54 desa/kelurahan",
                "Ibu hamil KEK",
                (None, None, 486_000_000),
                "TP PKK",
                code=NUTRITION_CODE,
            ),
            Line(
                PROGRAM_HEALTH,
                SERVICES,
                NUTRITION,
                "Jumlah balita gizi kurang yang mendapat makanan tambahan",
                "orang",
                310,
                "Kec. Sepaku: Bumi Harapan, Tengin Baro, Maridan; Babulu",
                "Balita gizi kurang",
                (None, 312_500_000, 118_000_000),
                "TP PKK",
                code=NUTRITION_CODE,
            ),
            Line(
                PROGRAM_HEALTH,
                SERVICES,
                "Pengelolaan Pelayanan Kesehatan Balita",
                "Jumlah balita yang dipantau pertumbuhan dan perkembangannya",
                "orang",
                11_900,
                "Kecamatan Sepaku",
                "Balita",
                (145_000_000, None, 96_500_000),
            ),
            Line(
                PROGRAM_HEALTH,
                SERVICES,
                "Pengelolaan Pelayanan Kesehatan Ibu Hamil",
                "Jumlah ibu hamil yang mengonsumsi TTD minimal 90 tablet",
                "orang",
                3_600,
                "Seluruh desa/kelurahan",
                "Ibu hamil",
                (87_250_000, None, 64_000_000),
            ),
            Line(
                PROGRAM_HEALTH,
                SERVICES,
                "Pengelolaan Layanan Imunisasi",
                "Jumlah bayi yang mendapat imunisasi dasar lengkap",
                "orang",
                2_900,
                "Kecamatan Penajam",
                "Bayi",
                (52_000_000, None, None),
                timing="TW I-III",
            ),
            Line(
                "Program Pemberdayaan Masyarakat Bidang Kesehatan",
                "Pelaksanaan Sehat dalam rangka Promotif Preventif",
                "Penyelenggaraan Promosi Kesehatan dan Perilaku Hidup Bersih dan Sehat",
                "Jumlah keluarga yang ber-PHBS",
                "keluarga",
                9_000,
                "10 desa lokus",
                "Keluarga",
                (None, None, None),
                note="pagu menunggu penetapan",
            ),
        ),
    ),
    (
        "DP3AP2KB",
        (
            Line(
                "Program Pembinaan Keluarga Berencana",
                "Pemberdayaan dan Peningkatan Peran Serta Organisasi Kemasyarakatan",
                "Pendampingan Keluarga Berisiko Stunting",
                "Jumlah keluarga berisiko stunting yang mendapat pendampingan",
                "keluarga",
                8_200,
                "Kabupaten PPU",
                "Keluarga berisiko stunting",
                (75_000_000, 642_000_000, None),
                "Kecamatan; DPMD",
            ),
            Line(
                "Program Pembinaan Keluarga Berencana",
                "Pelayanan Keluarga Berencana",
                "Pelayanan KB Pascapersalinan",
                "Jumlah ibu yang mendapat pelayanan KB pascapersalinan",
                "orang",
                2_100,
                "Kecamatan Waru dan Babulu",
                "Ibu nifas",
                (None, 98_400_000, None),
                "Dinas Kesehatan",
                "TW II-IV",
            ),
        ),
    ),
    (
        "DINAS PUPR",
        (
            Line(
                "Program Pengelolaan dan Pengembangan Sistem Air Limbah",
                "Pengelolaan dan Pengembangan Sistem Air Limbah Domestik",
                "Pembangunan Tangki Septik Skala Individual Perdesaan",
                "Jumlah rumah tangga yang terlayani tangki septik",
                "KK",
                161,
                "Kel. Riko, Kec. Penajam; Kec. Sepaku: Maridan",
                "Rumah tangga",
                (350_000_000, 1_250_000_000, None),
                "Disperkimtan",
                "TW II-III",
            ),
        ),
    ),
    (
        "BAPELITBANG",
        (
            Line(
                "Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah",
                "Koordinasi Perencanaan Bidang Pemerintahan dan Pembangunan Manusia",
                "Koordinasi Percepatan Penurunan Stunting",
                "Jumlah laporan koordinasi TPPS",
                "laporan",
                4,
                "",
                "TPPS",
                (165_000_000, None, None),
            ),
            Line(
                "Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah",
                "Koordinasi Perencanaan Bidang Pemerintahan dan Pembangunan Manusia",
                "Rembuk Stunting Kabupaten",
                "Jumlah rembuk stunting kabupaten",
                "kali",
                1,
                "Kabupaten Penajam Paser Utara",
                "TPPS",
                (60_000_000, None, None),
                timing="TW I",
            ),
        ),
    ),
)


def write(folder: Path) -> None:
    """Write `rad_pps_2026.xlsx`."""
    with new_book(folder / f"rad_pps_{YEAR}.xlsx", f"RAD PPS {YEAR}") as book:
        sheet = book.sheet("RAD PPS")
        width = len(HEADERS) + len(SOURCES) + 1 + len(LAST_HEADERS)
        titles = (
            "MATRIKS RENCANA AKSI DAERAH PERCEPATAN PENURUNAN STUNTING",
            "KABUPATEN PENAJAM PASER UTARA",
            f"TAHUN {YEAR}",
        )
        top = write_titles(book, sheet, titles, width - 1)
        _write_header(book, sheet, top)
        write_numbering(book, sheet, top + 2, width)
        sheet.freeze_panes(top + 3, 4)
        sheet.set_column(1, 5, 26)
        sheet.set_column(8, 8, 30)
        sheet.set_column(10, 13, 16)
        last = _write_body(book, sheet, top + 3, width)
        write_signature(book, sheet, last + 1, width - 3, "RAD PPS (rekaan)", "Bapelitbang")


def _write_header(book: Book, sheet: Worksheet, top: int) -> None:
    for column, text in enumerate(HEADERS):
        merged(sheet, top, column, top + 1, column, text, book.header)
    left = len(HEADERS)
    merged(sheet, top, left, top, left + len(SOURCES), f"Pagu {YEAR} (Rp)", book.header)
    for offset, text in enumerate((*SOURCES, "Jumlah")):
        sheet.write(top + 1, left + offset, text, book.header)
    for offset, text in enumerate(LAST_HEADERS, start=len(SOURCES) + 1):
        merged(sheet, top, left + offset, top + 1, left + offset, text, book.header)


def _write_body(book: Book, sheet: Worksheet, row: int, width: int) -> int:
    """A heading row per office, its lines, its subtotal; and the total. Gives the row after the last."""
    number = 1
    everything = [0, 0, 0]
    for at, (office, lines) in enumerate(OFFICES):
        merged(sheet, row, 0, row, width - 1, f"{chr(65 + at)}. {office}", book.total)
        first = row = row + 1
        sums = [0, 0, 0]
        for line in lines:
            _write_line(book, sheet, row, number, line)
            sums = [whole + (part or 0) for whole, part in zip(sums, line.amounts, strict=True)]
            number += 1
            row += 1
        _merge_repeats(book, sheet, first, lines)
        _write_sums(book, sheet, row, f"Jumlah {office.title()}", sums, width)
        everything = [whole + part for whole, part in zip(everything, sums, strict=True)]
        row += 1
    _write_sums(book, sheet, row, "JUMLAH", everything, width)
    return row + 1


def _write_line(book: Book, sheet: Worksheet, row: int, number: int, line: Line) -> None:
    known = [amount for amount in line.amounts if amount is not None]
    cells = (
        *(number, "", "", line.sub_kegiatan, line.code, line.output, line.unit, line.target),
        *(line.place, line.group, *line.amounts, sum(known) if known else None),
        *(line.support, line.timing, line.note),
    )
    for column, value in enumerate(cells):
        if value is None or value == "":
            sheet.write_blank(row, column, None, book.text)
        else:
            sheet.write(row, column, value, book.whole if isinstance(value, int) else book.text)


def _merge_repeats(book: Book, sheet: Worksheet, first: int, lines: tuple[Line, ...]) -> None:
    """Program, kegiatan and sub kegiatan stand once, merged over their lines."""
    paths = [(line.program, line.kegiatan, line.sub_kegiatan) for line in lines]
    for level in range(3):
        start = 0
        for at in range(1, len(lines) + 1):
            if at == len(lines) or paths[at][: level + 1] != paths[start][: level + 1]:
                merged(
                    sheet, first + start, level + 1, first + at - 1, level + 1, paths[start][level], book.text
                )
                start = at


def _write_sums(book: Book, sheet: Worksheet, row: int, label: str, sums: list[int], width: int) -> None:
    for column in range(width):
        sheet.write_blank(row, column, None, book.total)
    merged(sheet, row, 0, row, 3, label, book.total)
    for offset, amount in enumerate((*sums, sum(sums))):
        sheet.write(row, len(HEADERS) + offset, amount, book.total)
