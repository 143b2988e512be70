"""By-name exports of e-PPGBM as tests need them; every child, name and number in them is invented."""

import csv
import io
from collections.abc import Mapping, Sequence

import xlsxwriter

SECRET = "RAHASIA"
HEADER = (
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel",
    "Posyandu", "Alamat", "Tanggal Pengukuran", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB",
)  # fmt: skip
Classes = tuple[str, str, str]
NORMAL = ("Berat Badan Normal", "Normal", "Gizi Baik")
SHORT = ("Berat Badan Normal", "Pendek", "Gizi Baik")
VERY_SHORT = ("Kurang", "Sangat Pendek", "Gizi Kurang")


def nik(number: int) -> str:
    """A number built like a NIK."""
    return f"640901{41 + number % 28:02d}{1 + number % 12:02d}23{number:04d}"


def child(number: int, kecamatan: str, desa: str, classes: Classes, day: str = "2025-08-14") -> list[object]:
    """One line of the export."""
    weight, height, both = classes
    return [
        number, nik(number), f"{SECRET} ANAK", "L", "2023-01-02", f"{SECRET} IBU", "KALIMANTAN TIMUR",
        "PENAJAM PASER UTARA", kecamatan.upper(), kecamatan.upper(), desa.upper(), f"{SECRET} 1",
        f"JL {SECRET}", day, weight, "-1,2", height, "-2,1", both, "0:4",
    ]  # fmt: skip


def lines(desa: Mapping[tuple[str, str], Mapping[Classes, int]]) -> list[list[object]]:
    """The export of some desa (kecamatan, desa) with so many children of each classes."""
    wanted = [
        (place, classes) for place, of in desa.items() for classes, count in of.items() for _ in range(count)
    ]
    return [list(HEADER), *(child(n, *place, classes) for n, (place, classes) in enumerate(wanted, start=1))]


def as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as csv with semicolons."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode()


def as_book(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """Sheets as a workbook, some of them hidden."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
        if name in hidden:
            sheet.hide()
    book.close()
    return stream.getvalue()


THREE_DESA = {
    ("Babulu", "Babulu Darat"): {NORMAL: 40, SHORT: 10, VERY_SHORT: 6},
    ("Babulu", "Babulu Laut"): {NORMAL: 30, SHORT: 3},
    ("Babulu", "Gunung Mulia"): {NORMAL: 20, SHORT: 7},
    ("Waru", "Api-Api"): {NORMAL: 25, SHORT: 9},
    ("Waru", "Sesulu"): {NORMAL: 35, SHORT: 5},
}
"""One desa of Babulu has three short children, too few to be told."""
