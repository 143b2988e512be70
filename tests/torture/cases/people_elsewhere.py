"""Identity numbers in parts or in marks, people below other headers, and people where no cell shows them."""

from __future__ import annotations

import base64
import itertools

from tests.reading.opening.raw_zip import ods_cell, ods_row, ods_table, raw_ods, raw_xlsx
from tests.torture.cases.case import Case, as_xlsx, raw_matrix, sheet_rows
from tests.torture.cases.formats import mhtml
from tests.torture.cases.people_forms import (
    age,
    beside,
    cache_of,
    name,
    nik,
    no,
    people,
    people_book,
    phone,
    sex,
    weight,
    word,
)


def split_at(*borders):
    """Makers of the pieces of a number, cut at these digits."""
    ends = (0, *borders, 16)
    return [lambda n, a=a, b=b: nik(n)[a:b] for a, b in itertools.pairwise(ends)]


def remarks():
    """The matrix with a remark beside each desa that names a woman by a number with points."""
    header, *rows = sheet_rows()[2:]
    said = [f"rujukan ({n[:2]}.{n[2:4]}.{n[4:6]}.{n[6:12]}.{n[12:]})" for n in map(nik, range(len(rows)))]
    rows = [[*row, text] for row, text in zip(rows, said, strict=True)]
    return as_xlsx([*sheet_rows()[:2], [*header, "Keterangan"], *rows])


def behind_the_rows(xml):
    return lambda: raw_xlsx(raw_matrix(), tail=xml)


LISTED = ",".join(map(nik, range(6)))
CHOICES = f'<dataValidation type="list" sqref="G4"><formula1>"{LISTED}"</formula1></dataValidation>'
CALLED = "; ".join(f"{name(n)} {phone(n)}" for n in range(6))


def noted_ods():
    note = f"<office:annotation><text:p>{CALLED}</text:p></office:annotation>"
    lines = [ods_row(*(ods_cell(cell) for cell in row)) for row in sheet_rows()]
    return raw_ods(ods_table(*lines, ods_row(f"<table:table-cell>{note}</table:table-cell>")))


def with_another_part():
    head = b"--BATAS\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    part = head + base64.b64encode(LISTED.encode())
    return mhtml().replace(b"--BATAS--", part + b"\r\n--BATAS--")


def codes_beside_counts():
    """Codes of kecamatan and of desa in it beside counts: joined they look like numbers of people."""
    head = ["Kode Kec", "Kode Desa", "Desa", "Kode", "No", "Bayi", "Balita"]
    lines = [
        ["640901", 2001 + n, row[1], 640901, 2001 + n, 12 + n, 1000 + n]
        for n, row in enumerate(sheet_rows()[3:])
    ]
    return as_xlsx([sheet_rows()[0], [], head, *lines])


CASES = (
    people("nik-dua-dua-enam.csv", ("No", "D1", "D2", "D3", "D4", "D5"), no, *split_at(2, 4, 6, 12)),
    people("nik-enam-empat-dua.csv", ("No", "Nama", "D1", "D2", "D3", "D4"), no, name, *split_at(6, 10, 12)),
    people("nik-enam-enam-empat.csv", ("No", "A", "B", "C"), no, *split_at(6, 12)),
    people_book("nik-bertitik-di-keterangan.xlsx", remarks),
    people(
        "nama-bergelar.csv",
        ("No", "Yang bersangkutan", "L/P", "Umur (bln)", "BB"),
        no,
        lambda n: f"Hj. {name(n)}, S.Pd., M.Kes",
        sex,
        age,
        weight,
    ),
    beside(
        "nik-daftar-pilihan.xlsx",
        behind_the_rows(f"<dataValidations>{CHOICES}</dataValidations>"),
        "hidden_people",
    ),
    beside(
        "nik-kaki-halaman.xlsx",
        behind_the_rows(f"<headerFooter><oddFooter>{LISTED}</oddFooter></headerFooter>"),
        "hidden_people",
    ),
    beside("pivot-nama-dan-umur.xlsx", cache_of(NAMA=name, Umur=age), "hidden_people"),
    beside("pivot-kartu-keluarga.xlsx", cache_of(No_Kartu_Keluarga=word("1")), "hidden_people"),
    beside("pivot-nik-eksponen.xlsx", cache_of(x=lambda n: f"{float(nik(n)):.15E}"), "hidden_people"),
    beside("catatan-hp.ods", noted_ods, "hidden_people"),
    beside("bagian-lain.mht", with_another_part, "hidden_people"),
    Case(
        "kode-desa-di-samping-jumlah.xlsx",
        "codes of desa beside counts are no identity numbers",
        codes_beside_counts,
        reads={"G4": 1000.0, "G9": 1005.0},
        unsaid=("personal_data", "hidden_people"),
    ),
)
