"""Annex tables of a Profil Kesehatan: by kecamatan and puskesmas, with Σ | % and L | P | L+P columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from samples.growth import growth_by_puskesmas, puskesmas, split
from samples.sheet import Book, merged, new_book, write_numbering, write_titles
from samples.world import Service, desa_of, kecamatan, total

YEAR = 2024
# Measured in the second month of mass weighing, as the Profil does.
MONTH = 8
GIRLS = 0.488
AREA_HEADERS = ("NO", "KECAMATAN", "PUSKESMAS")

Header = tuple[str, str, str]
Numbers = Sequence[float]


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """One annex table: header texts per column (three levels, equal neighbours merged) and its numbers."""

    number: int
    title: tuple[str, ...]
    headers: tuple[Header, ...]
    numbers: Callable[[], list[list[int]]]
    """Counts per puskesmas, one list per column of `counts`."""
    row: Callable[[Sequence[int]], Numbers]
    """What stands in a row, from its counts."""


def write(folder: Path) -> None:
    """Write `profil_kesehatan_lampiran_2024.xlsx`."""
    with new_book(
        folder / f"profil_kesehatan_lampiran_{YEAR}.xlsx", f"Lampiran Profil Kesehatan {YEAR}"
    ) as book:
        for table in TABLES:
            _write_table(book, table)


def _write_table(book: Book, table: ProfileTable) -> None:
    sheet = book.sheet(f"Tabel {table.number}")
    width = len(AREA_HEADERS) + len(table.headers)
    titles = (
        f"TABEL {table.number}",
        *table.title,
        "KABUPATEN PENAJAM PASER UTARA",
        f"TAHUN {YEAR}",
    )
    top = write_titles(book, sheet, titles, width - 1)
    for column, text in enumerate(AREA_HEADERS):
        merged(sheet, top, column, top + 2, column, text, book.header)
    _write_header(book, sheet, table.headers, top)
    write_numbering(book, sheet, top + 3, width)
    counts = table.numbers()
    row = top + 4
    for index, (name, clinic, _) in enumerate(puskesmas()):
        first_of_kecamatan = index == 0 or puskesmas()[index - 1][0] != name
        for column, text in enumerate((index + 1, name if first_of_kecamatan else "", clinic)):
            sheet.write(row, column, text, book.text)
        _write_numbers(book, sheet, row, table.row([column[index] for column in counts]), False)
        row += 1
    merged(sheet, row, 0, row, 2, "JUMLAH (KAB/KOTA)", book.total)
    _write_numbers(book, sheet, row, table.row([sum(column) for column in counts]), True)
    sheet.write(row + 2, 0, "Sumber: Seksi Kesehatan Keluarga dan Gizi, Dinas Kesehatan", book.plain)
    sheet.write(row + 3, 0, "Keterangan: pembagian per puskesmas rekaan", book.plain)


def _write_header(book: Book, sheet: Worksheet, headers: tuple[Header, ...], top: int) -> None:
    """Header cells, merged to the right where the path above is the same and down where a level is empty."""
    left = len(AREA_HEADERS)
    for level in range(3):
        start = 0
        while start < len(headers):
            path = headers[start][: level + 1]
            end = start
            while end + 1 < len(headers) and headers[end + 1][: level + 1] == path and level < 2:
                end += 1
            if path[level]:
                bottom = level if level == 2 or headers[start][level + 1] else 2
                merged(sheet, top + level, left + start, top + bottom, left + end, path[level], book.header)
            start = end + 1


def _write_numbers(book: Book, sheet: Worksheet, row: int, numbers: Numbers, is_total: bool) -> None:
    for column, number in enumerate(numbers, start=len(AREA_HEADERS)):
        if isinstance(number, int):
            sheet.write(row, column, number, book.total if is_total else book.whole)
        else:
            sheet.write(row, column, number, book.total_decimal if is_total else book.decimal)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)


def _services(*services: Service) -> Callable[[], list[list[int]]]:
    """Target group of the services, then what each reached, per puskesmas."""

    def numbers() -> list[list[int]]:
        columns: list[list[int]] = [[] for _ in range(len(services) + 1)]
        for area in kecamatan():
            counts = [total(each, desa_of(area.code), YEAR) for each in services]
            groups = split(counts[0].group, area.name, 0.0, services[0].group)
            columns[0] += groups
            for column, service, count in zip(columns[1:], services, counts, strict=True):
                reached = split(count.served, area.name, 0.05, service.id)
                column += [min(pair) for pair in zip(reached, groups, strict=True)]
        return columns

    return numbers


def _mothers_numbers() -> list[list[int]]:
    pregnant = _services(
        Service("anc_k1", "bumil", 0.97, spread=0.02),
        Service("anc_k4", "bumil", 0.84, spread=0.06),
        Service("anc_k6", "bumil", 0.7, spread=0.08),
    )()
    births = _services(
        Service("skilled_delivery", "bulin", 0.93, spread=0.05),
        Service("postnatal_kf", "bulin", 0.86, spread=0.06),
    )()
    return pregnant + births


def _mothers_row(counts: Sequence[int]) -> Numbers:
    pregnant, k1, k4, k6, births, delivered, postnatal = counts
    return (
        pregnant,
        *(value for part in (k1, k4, k6) for value in (part, _percent(part, pregnant))),
        births,
        *(value for part in (delivered, postnatal) for value in (part, _percent(part, births))),
    )


def _weighing_numbers() -> list[list[int]]:
    rows = [result for _, _, result in growth_by_puskesmas(YEAR, MONTH)]
    return [[row.target for row in rows], [row.weighed for row in rows]]


def _by_sex(count: int) -> tuple[int, int, int]:
    girls = round(count * GIRLS)
    return count - girls, girls, count


def _weighing_row(counts: Sequence[int]) -> Numbers:
    target, weighed = (_by_sex(count) for count in counts)
    return (*target, *weighed, *(_percent(part, whole) for part, whole in zip(weighed, target, strict=True)))


def _nutrition_numbers() -> list[list[int]]:
    rows = [result for _, _, result in growth_by_puskesmas(YEAR, MONTH)]
    return [
        [row.weighed - row.weight_outlier for row in rows],
        [row.weight_severe + row.weight_low for row in rows],
        [row.measured_height for row in rows],
        [row.severely_stunted + row.stunted for row in rows],
        [row.weighed - row.thinness_outlier for row in rows],
        [row.wasted for row in rows],
        [row.severely_wasted for row in rows],
    ]


def _nutrition_row(counts: Sequence[int]) -> Numbers:
    weighed, light, measured, short, both, thin, severe = counts
    return (
        weighed,
        light,
        _percent(light, weighed),
        measured,
        short,
        _percent(short, measured),
        both,
        thin,
        _percent(thin, both),
        severe,
        _percent(severe, both),
    )


def _newborn_row(counts: Sequence[int]) -> Numbers:
    born, started = counts
    return born, started, _percent(started, born)


TABLES = (
    ProfileTable(
        24,
        ("CAKUPAN PELAYANAN KESEHATAN PADA IBU HAMIL, IBU BERSALIN, DAN IBU NIFAS", "MENURUT PUSKESMAS"),
        (
            ("IBU HAMIL", "JUMLAH", ""),
            ("IBU HAMIL", "K1", "Σ"),
            ("IBU HAMIL", "K1", "%"),
            ("IBU HAMIL", "K4", "Σ"),
            ("IBU HAMIL", "K4", "%"),
            ("IBU HAMIL", "K6", "Σ"),
            ("IBU HAMIL", "K6", "%"),
            ("IBU BERSALIN/NIFAS", "JUMLAH", ""),
            ("IBU BERSALIN/NIFAS", "PERSALINAN DI FASYANKES", "Σ"),
            ("IBU BERSALIN/NIFAS", "PERSALINAN DI FASYANKES", "%"),
            ("IBU BERSALIN/NIFAS", "KF LENGKAP", "Σ"),
            ("IBU BERSALIN/NIFAS", "KF LENGKAP", "%"),
        ),
        _mothers_numbers,
        _mothers_row,
    ),
    ProfileTable(
        39,
        ("BAYI BARU LAHIR MENDAPAT INISIASI MENYUSU DINI (IMD)", "MENURUT KECAMATAN DAN PUSKESMAS"),
        (
            ("BAYI BARU LAHIR", "JUMLAH", ""),
            ("BAYI BARU LAHIR", "MENDAPAT IMD", "Σ"),
            ("BAYI BARU LAHIR", "MENDAPAT IMD", "%"),
        ),
        _services(Service("imd", "bayi", 0.8)),
        _newborn_row,
    ),
    ProfileTable(
        47,
        ("JUMLAH BALITA DITIMBANG MENURUT JENIS KELAMIN, KECAMATAN, DAN PUSKESMAS",),
        tuple(
            ("BALITA", measure, sex)
            for measure in ("JUMLAH SASARAN BALITA (S)", "DITIMBANG (D)", "% (D/S)")
            for sex in ("L", "P", "L+P")
        ),
        _weighing_numbers,
        _weighing_row,
    ),
    ProfileTable(
        48,
        (
            "STATUS GIZI BALITA BERDASARKAN INDEKS BB/U, TB/U, DAN BB/TB",
            "MENURUT KECAMATAN DAN PUSKESMAS",
        ),
        (
            ("JUMLAH BALITA YANG DITIMBANG", "", ""),
            ("BALITA BERAT BADAN KURANG (BB/U)", "JUMLAH", ""),
            ("BALITA BERAT BADAN KURANG (BB/U)", "%", ""),
            ("JUMLAH BALITA YANG DIUKUR TINGGI BADAN", "", ""),
            ("BALITA PENDEK (TB/U)", "JUMLAH", ""),
            ("BALITA PENDEK (TB/U)", "%", ""),
            ("JUMLAH BALITA YANG DIUKUR BB DAN TB", "", ""),
            ("BALITA GIZI KURANG (BB/TB)", "JUMLAH", ""),
            ("BALITA GIZI KURANG (BB/TB)", "%", ""),
            ("BALITA GIZI BURUK (BB/TB)", "JUMLAH", ""),
            ("BALITA GIZI BURUK (BB/TB)", "%", ""),
        ),
        _nutrition_numbers,
        _nutrition_row,
    ),
)
