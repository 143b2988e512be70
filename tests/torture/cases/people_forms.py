"""Lists of people in the many forms that offices have; all of them invented."""

from __future__ import annotations

import base64

from tests.by_name_lists import HEADER as EXPORT
from tests.reading.opening import raw_xls, raw_xlsb
from tests.reading.opening.raw_zip import ods_cell, ods_row, ods_table, raw_ods, zipped
from tests.torture.cases.case import ALL, Case, as_book, as_csv, as_xlsx, refused, sheet_rows
from tests.torture.cases.formats import SPREADSHEET, html, packed, parts

MUST = "nothing of it is shown, and the file is not kept"
FIRST = (
    "Siti", "Ahmad", "Dewi", "Budi", "Rina", "Yusuf", "Nurul", "Eko", "Maya", "Agus", "Lestari", "Hendra",
    "Fatimah", "Joko", "Ayu", "Rudi", "Sri", "Bambang", "Indah", "Wahyu", "Putri", "Dedi", "Ratna", "Andi",
)  # fmt: skip
LAST = ("Rahasiawati", "Rahasianto", "Rahasiani", "Rahasiasari", "Rahasiaputra")
NEVER = (*LAST, *(one.upper() for one in LAST), "6409014", "0812345670", "812-3456-70", "81234567")
DESA = ("Babulu Darat", "Babulu Laut", "Gunung Mulia", "Api-Api", "Sesulu", "Bukit Raya")
COUNT = 24


def nik(n):
    return f"640901{41 + n % 28:02d}{1 + n % 12:02d}23{n:04d}"


def name(n):
    return f"{FIRST[n % len(FIRST)]} {LAST[n % len(LAST)]}"


def phone(n):
    return f"0812345670{n:02d}"


def born(n):
    return f"{1 + n % 28:02d}/{1 + n % 12:02d}/{2019 + n % 5}"


def sex(n):
    return "LP"[n % 2]


def desa(n):
    return DESA[n % len(DESA)]


def house(n):
    return f"Jl. Pesisir RT {1 + n % 9:02d} RW {1 + n % 3:02d}"


def no(n):
    return n + 1


def word(text):
    return lambda _: text


def weight(n):
    return 8 + n % 7 + 0.3


def age(n):
    return 6 + n % 50


def rows(header, *makers, count=COUNT):
    """A list: its header where it has one, and the people that the makers give by number."""
    return [*([list(header)] if header else []), *([make(n) for make in makers] for n in range(count))]


def people(path, header, *makers, count=COUNT):
    """A csv file with such a list alone."""
    return refused(
        path, MUST, lambda: as_csv(rows(header, *makers, count=count)), "personal_data", never=NEVER
    )


def people_book(path, made, says="personal_data"):
    return refused(path, MUST, made, says, never=NEVER)


def beside(path, made, says="personal_data"):
    """A file of which another sheet, or the sheet that is seen, is still read."""
    return Case(path, "the other sheet is read", made, (says,), ALL, never=NEVER)


BY_NAME = rows(
    ("No", "NIK", "Nama", "JK", "Tgl Lahir", "BB", "TB", "Desa"), no, nik, name, sex, born, weight, age, desa
)
NAMED = rows(("No", "Nama Anak", "L/P", "Tgl Lahir", "Desa"), no, name, sex, born, desa)


def export(n):
    return [
        n + 1, nik(n), name(n), sex(n), f"2023-0{1 + n % 9}-11", name(n + 3), "KALIMANTAN TIMUR",
        "PENAJAM PASER UTARA", "BABULU", "BABULU", desa(n).upper(), "MAWAR 1", house(n), "2025-08-14",
        "Berat Badan Normal", "-1,2", "Pendek", "-2,1", "Gizi Baik", "0:4",
    ]  # fmt: skip


def hidden_parts(column=False, row=False):
    def finish(_, sheet):
        if column:
            sheet.set_column(4, 6, None, None, {"hidden": True})
        for at in range(10, 40) if row else ():
            sheet.set_row(at, None, None, {"hidden": True})

    return finish


def to_the_right(gap, made):
    """The matrix with a list at its right side."""
    lines = sheet_rows()
    lines += [[] for _ in range(len(made) + 2 - len(lines))]
    for at, row in enumerate(made):
        lines[at + 2] += [None] * (4 + gap - len(lines[at + 2])) + list(row)
    return lines


def below(gap, made):
    return [*sheet_rows(), *([] for _ in range(gap)), *made]


def merged_header(book, sheet):
    sheet.merge_range(0, 1, 0, 4, "IDENTITAS ANAK")
    sheet.merge_range(0, 5, 0, 6, "PENGUKURAN")


def part(path, content):
    return packed(**{path: content})


def with_comments(texts):
    lines = "".join(
        f'<comment ref="A{n + 4}"><text><t>{text}</t></text></comment>' for n, text in enumerate(texts)
    )
    return part("xl/comments1.xml", f"<comments><commentList>{lines}</commentList></comments>")


def cache_of(**fields):
    lines = "".join(
        f'<cacheField name="{field.replace("_", " ")}"><sharedItems count="9">'
        f"{''.join(f'<s v={chr(34)}{make(n)}{chr(34)}/>' for n in range(9))}</sharedItems></cacheField>"
        for field, make in fields.items()
    )
    return part("xl/pivotCache/pivotCacheDefinition1.xml", f"<x><cacheFields>{lines}</cacheFields></x>")


def chart_of(texts):
    points = "".join(f'<c:pt idx="{n}"><c:v>{text}</c:v></c:pt>' for n, text in enumerate(texts))
    return part("xl/charts/chart1.xml", f"<c:chartSpace><c:strCache>{points}</c:strCache></c:chartSpace>")


def alt_texts(texts):
    shapes = "".join(f'<xdr:cNvPr id="{n}" name="Gambar" descr="{text}"/>' for n, text in enumerate(texts))
    return part("xl/drawings/drawing1.xml", f"<xdr:wsDr>{shapes}</xdr:wsDr>")


def defined_names(texts):
    def made():
        whole = parts()
        names = "".join(f'<definedName name="n{n}">"{text}"</definedName>' for n, text in enumerate(texts))
        book = whole["xl/workbook.xml"].replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>")
        return zipped({**whole, "xl/workbook.xml": book})

    return made


def ods_notes():
    note = f"<office:annotation>{''.join(f'<text:p>{nik(n)}</text:p>' for n in range(4))}</office:annotation>"
    lines = [ods_row(*(ods_cell(cell) for cell in row)) for row in sheet_rows()]
    return raw_ods(ods_table(*lines, ods_row(f"<table:table-cell>{note}</table:table-cell>")))


def as_ods(made):
    return raw_ods(
        ods_table(*(ods_row(*(ods_cell("" if cell is None else cell) for cell in row)) for row in made))
    )


def as_xls(made):
    cells = b""
    for row, values in enumerate(made):
        for column, value in enumerate(values):
            write = raw_xls.label if isinstance(value, str) else raw_xls.number
            cells += write(row, column, value)
    return raw_xls.raw_xls({"Daftar": (0, cells)})


def as_xlsb(made):
    cells = b""
    for row, values in enumerate(made):
        cells += raw_xlsb.row(row)
        for column, value in enumerate(values):
            cells += (raw_xlsb.label if isinstance(value, str) else raw_xlsb.number)(column, value)
    return raw_xlsb.raw_xlsb({"Daftar": (False, raw_xlsb.worksheet(cells))})


def as_html(made):
    lines = (f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in made)
    return f"<html><body><table>{''.join(lines)}</table></body></html>".encode()


def as_mhtml(made):
    page = base64.b64encode(as_html(made)).decode()
    head = ("MIME-Version: 1.0", "Content-Type: multipart/related; boundary=BATAS", "", "--BATAS")
    body = (
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        page,
        "--BATAS--",
        "",
    )
    return "\r\n".join((*head, *body)).encode()


def as_xml_2003(made):
    def typed(value):
        return f'<Cell><Data ss:Type="String">{value}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(typed, row))}</Row>" for row in made)
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">'
        f'<Worksheet ss:Name="Daftar"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def sideways(made):
    return [list(row) for row in zip(*made, strict=True)]


def cards():
    """One card for each child, below each other."""
    fields = (("Nama Anak", name), ("NIK", nik), ("Tanggal Lahir", born), ("Alamat", house))
    return [line for n in range(8) for line in (*([label, ":", make(n)] for label, make in fields), [])]


REMARKS = [
    [*row, text]
    for row, text in zip(
        sheet_rows(header=[*sheet_rows()[2], "Keterangan"])[3:],
        [f"an. {name(n)} NIK {nik(n)} belum datang" for n in range(6)],
        strict=True,
    )
]
WITH_REMARKS = [*sheet_rows()[:2], [*sheet_rows()[2], "Keterangan"], *REMARKS]

NUMBERS = (
    people("ppgbm-ekspor.csv", EXPORT, *(lambda n, at=at: export(n)[at] for at in range(len(EXPORT)))),
    people_book(
        "ppgbm-judul.xlsx", lambda: as_xlsx([["DATA STATUS GIZI BALITA"], ["Agustus 2025"], [], *BY_NAME])
    ),
    people_book(
        "nik-bilangan.xlsx",
        lambda: as_xlsx(rows(("No", "Identitas", "Nilai"), no, lambda n: float(nik(n)), weight)),
    ),
    people("nik-apostrof.csv", ("No", "Identitas", "Nilai"), no, lambda n: f"'{nik(n)}", weight),
    people(
        "nik-bertitik.csv",
        ("No", "ID", "Nilai"),
        no,
        lambda n: ".".join((nik(n)[:6], nik(n)[6:12], nik(n)[12:])),
        weight,
    ),
    people("nik-spasi-dua.csv", ("No", "ID", "Nilai"), no, lambda n: f"{nik(n)[:6]}  {nik(n)[6:]}", weight),
    people(
        "nik-garis-miring.csv",
        ("No", "ID", "Nilai"),
        no,
        lambda n: f"{nik(n)[:6]}/{nik(n)[6:12]}/{nik(n)[12:]}",
        weight,
    ),
    people("nik-ilmiah.csv", ("No", "ID", "Nilai"), no, lambda n: f"6.4090{1 + n % 9}E+15", weight),
    people("nik-ilmiah-pendek.csv", ("No", "NIK", "Nilai"), no, lambda n: "6,4E+15", weight),
    people(
        "nik-lebar-penuh.csv",
        ("No", "ID", "Nilai"),
        no,
        lambda n: nik(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
        weight,
    ),
    people(
        "nik-tanda-kosong.csv",
        ("No", "ID", "Nilai"),
        no,
        lambda n: "\u200b".join((nik(n)[:8], nik(n)[8:])),
        weight,
    ),
    people("nik-berawalan.csv", ("No", "ID", "Nilai"), no, lambda n: f"NIK: {nik(n)}", weight),
    people("nik-dalam-nama.csv", ("No", "Uraian", "Nilai"), no, lambda n: f"{name(n)} ({nik(n)})", weight),
    people("nik-terpotong-akhir.csv", ("No", "ID", "Nilai"), no, lambda n: f"{nik(n)[:12]}xxxx", weight),
    people(
        "nik-bergaris.csv", ("No", "ID", "Nilai"), no, lambda n: f"{nik(n)[:6]}-******-{nik(n)[12:]}", weight
    ),
    people(
        "nik-empat-kolom.csv",
        ("No", "NIK", "", "", "", "Nilai"),
        no,
        *(lambda n, at=at: nik(n)[at : at + 4] for at in (0, 4, 8, 12)),
        weight,
    ),
    people(
        "nik-empat-kolom-tanpa-kepala.csv",
        (),
        no,
        *(lambda n, at=at: nik(n)[at : at + 4] for at in (0, 4, 8, 12)),
        name,
    ),
    people(
        "nik-enam-belas-kotak.csv",
        ("No", *[""] * 16, "Nilai"),
        no,
        *(lambda n, at=at: nik(n)[at] for at in range(16)),
        weight,
    ),
    people("nik-satu-kolom.csv", ("data",), lambda n: f"{n + 1},{nik(n)},{name(n)},{born(n)}"),
    people("kk.csv", ("No", "No. KK", "Kepala Keluarga", "Jumlah Jiwa"), no, nik, name, age),
    people(
        "kk-kode-keluarga.csv",
        ("No", "Kode Keluarga", "Nama Kepala Keluarga", "Nama Istri", "RT"),
        no,
        no,
        name,
        name,
        no,
    ),
    people(
        "bpjs.csv",
        ("No", "Nama", "No BPJS", "Faskes"),
        no,
        name,
        lambda n: f"00012345678{n:02d}",
        word("Babulu"),
    ),
    people("nisn.csv", ("No", "Nama", "NISN", "Kelas"), no, name, lambda n: f"01234567{n:02d}", word("7A")),
    people(
        "rekening.csv",
        ("No", "Nama", "No Rekening", "Bank", "Nominal"),
        no,
        name,
        lambda n: f"12345678{n:02d}",
        word("Kaltimtara"),
        word(900000),
    ),
    people(
        "nip.csv",
        ("No", "Nama", "NIP", "Jabatan"),
        no,
        name,
        lambda n: f"19800{1 + n % 9}15200{1 + n % 9}01100{n % 9}",
        word("Bidan"),
    ),
    people(
        "rekam-medis.csv",
        ("No", "No RM", "Nama", "Diagnosa"),
        no,
        lambda n: f"00-12-{n:02d}",
        name,
        word("Gizi kurang"),
    ),
    people(
        "satu-orang.csv", ("No", "NIK", "Nama Anak", "Tgl Lahir", "BB"), no, nik, name, born, weight, count=1
    ),
    people(
        "dua-orang.csv",
        ("No", "Nama Balita", "Tgl Lahir", "Alamat", "BB"),
        no,
        name,
        born,
        house,
        weight,
        count=2,
    ),
    people_book("kartu-anak.csv", lambda: as_csv(cards())),
    people_book("kartu-satu-anak.csv", lambda: as_csv(cards()[:4])),
    people_book(
        "ke-samping.csv",
        lambda: as_csv(sideways(rows(("NIK", "Nama", "Tgl Lahir", "BB"), nik, name, born, weight))),
    ),
    people_book(
        "ke-samping-tanpa-nik.csv",
        lambda: as_csv(sideways(rows(("Nama Anak", "Tgl Lahir", "BB", "TB"), name, born, weight, age))),
    ),
    people_book("keterangan-nik.csv", lambda: as_csv(WITH_REMARKS)),
)
WORDS = (
    people(
        "bansos.csv",
        ("No", "Nama Penerima", "Alamat", "Jenis Bantuan", "Rp"),
        no,
        name,
        house,
        word("PKH"),
        word(600000),
    ),
    people("blt-dd.csv", ("No", "Nama KPM", "RT", "Besaran"), no, name, no, word(300000)),
    people("pkh.csv", ("NO", "PENGURUS", "ALAMAT", "KOMPONEN"), no, name, house, word("Balita")),
    people(
        "kader.csv", ("No", "Nama Kader", "Posyandu", "Desa", "No HP"), no, name, word("Mawar"), desa, phone
    ),
    people(
        "tpk.csv",
        ("No", "Nama Anggota TPK", "Unsur", "Desa", "WA"),
        no,
        name,
        word("Bidan"),
        desa,
        lambda n: f"+62 812-3456-70{n:02d}",
    ),
    people(
        "hadir.csv",
        ("No", "Nama", "Jabatan", "Instansi", "No HP", "Tanda Tangan"),
        no,
        name,
        word("Kader"),
        word("Desa Babulu"),
        phone,
        lambda n: f"{n + 1}. ....",
    ),
    people(
        "hadir-tanpa-telepon.csv",
        ("No", "Nama", "Jabatan", "Instansi", "Tanda Tangan"),
        no,
        name,
        word("Kader"),
        word("Desa Babulu"),
        lambda n: f"{n + 1}. ....",
    ),
    people("wa-tautan.csv", ("No", "Nama", "Kontak"), no, name, lambda n: f"https://wa.me/6281234567{n:03d}"),
    people("wa-angka.csv", ("Nama", "Whatsapp"), name, lambda n: int(f"6281234567{n:03d}")),
    people("telepon-tanpa-nol.csv", ("Nama", "HP"), name, lambda n: int(f"81234567{n:03d}")),
    people("nama-umur.csv", ("No", "Nama", "Umur (bln)", "BB", "TB"), no, name, age, weight, age),
    people("nama-kelamin-bb.csv", ("No", "Nama", "JK", "BB (kg)"), no, name, sex, weight),
    people("nama-bb.csv", ("Nama", "Berat Badan"), name, weight),
    people("nama-rt-rw.csv", ("No", "Nama", "RT", "RW", "Ket"), no, name, no, no, word("hamil")),
    people("nama-alamat.csv", ("No", "Nama", "Alamat"), no, name, house),
    people(
        "nama-depan-belakang.csv",
        ("Nama Depan", "Nama Belakang", "Desa", "BB"),
        lambda n: FIRST[n],
        lambda n: LAST[n % 5],
        desa,
        weight,
    ),
    people("inggris.csv", ("No", "Child Name", "Sex", "DOB", "Weight"), no, name, sex, born, weight),
    people("inggris-ibu.csv", ("Mother's name", "Village", "Weeks"), name, desa, age),
    people("nama-si-kecil.csv", ("Nama Si Kecil", "Desa", "BB"), name, desa, weight),
    people(
        "nama-bumil.csv", ("No", "Nama Bumil", "HPHT", "GPA", "LILA"), no, name, born, word("G2P1A0"), weight
    ),
    people("hamil-nama.csv", ("No", "Nama", "HPHT", "HTP", "Hb"), no, name, born, born, weight),
    people(
        "catin.csv", ("No", "Nama Catin Laki-laki", "Nama Catin Perempuan", "Tgl Nikah"), no, name, name, born
    ),
    people("siswi.csv", ("No", "Nama Siswi", "Sekolah", "TTD"), no, name, word("SMP 1"), no),
    people(
        "sip.csv",
        ("No", "Nama Bayi", "Nama Ayah", "Nama Ibu", "Dasawisma"),
        no,
        name,
        name,
        name,
        word("Melati"),
    ),
    people("imunisasi.csv", ("NO", "NAMA", "TGL LHR", "HB0", "BCG"), no, name, born, born, born),
    people("ttl.csv", ("No", "Nama", "TTL", "Desa"), no, name, lambda n: f"Penajam, {born(n)}", desa),
    people("lahir-nomor-hari.csv", ("No", "Nama", "Lahir", "BB"), no, name, lambda n: 44000 + 13 * n, weight),
    people(
        "centang-l-p.csv",
        ("No", "Nama", "L", "P", "Umur"),
        no,
        name,
        lambda n: "v" if n % 2 else "",
        lambda n: "" if n % 2 else "v",
        age,
    ),
    people(
        "gelar.csv",
        ("No", "Nama Lengkap", "Gol"),
        no,
        lambda n: f"Hj. {name(n).upper()}, S.Pd., M.Kes.",
        word("III/a"),
    ),
    people("binti.csv", ("No", "Nama Anak", "Desa"), no, lambda n: f"{FIRST[n]} binti {LAST[n % 5]}", desa),
    people("an-ortu.csv", ("No", "Anak", "Orang Tua", "Desa", "TB/U"), no, name, name, desa, word("Pendek")),
    people("tanpa-kepala-lengkap.csv", (), name, sex, born, phone),
    people("tanpa-kepala-telepon.csv", (), name, phone),
    people("tanpa-kepala-alamat.csv", (), no, name, house),
    people("kepala-jauh.csv", ("No", "Nama", "Tgl Lahir", "BB"), no, name, born, weight),
    people_book("kepala-baris-40.csv", lambda: as_csv([*([f"Catatan {n}"] for n in range(40)), *NAMED])),
    people_book(
        "kepala-tergabung.xlsx", lambda: as_xlsx([["No", "", "", "", "", ""], *BY_NAME], finish=merged_header)
    ),
    people_book("daftar.ods", lambda: as_ods(NAMED)),
    people_book("daftar.xls", lambda: as_xls(NAMED)),
    people_book("daftar.xlsb", lambda: as_xlsb(NAMED)),
    people_book("daftar.html", lambda: as_html(NAMED)),
    people_book("daftar.mht", lambda: as_mhtml(NAMED)),
    people_book("daftar.xml", lambda: as_xml_2003(NAMED)),
    people_book("daftar-utf16.csv", lambda: as_csv(NAMED).decode().encode("utf-16")),
)
PLACED = (
    people_book("di-bawah-matriks.csv", lambda: as_csv(below(3, NAMED))),
    people_book("rapat-di-bawah-matriks.csv", lambda: as_csv(below(0, NAMED))),
    people_book("di-kanan-matriks.csv", lambda: as_csv(to_the_right(1, NAMED))),
    people_book("rapat-di-kanan-matriks.csv", lambda: as_csv(to_the_right(0, NAMED))),
    people_book("di-kanan-tanpa-kepala.csv", lambda: as_csv(to_the_right(2, rows((), name, born, house)))),
    people_book("jauh-4000-baris.csv", lambda: as_csv(below(4_000, NAMED))),
    people_book(
        "jauh-4000-baris-tanpa-kepala.csv",
        lambda: as_csv([*sheet_rows(), *([desa(n), n] for n in range(4_000)), *rows((), nik, name)]),
    ),
    people_book(
        "kolom-tersembunyi.xlsx",
        lambda: as_xlsx(
            to_the_right(0, rows(("NIK", "Nama", "Lahir"), nik, name, born)), finish=hidden_parts(column=True)
        ),
    ),
    people_book("baris-tersembunyi.xlsx", lambda: as_xlsx(below(2, NAMED), finish=hidden_parts(row=True))),
    beside("lembar-kedua.xlsx", lambda: as_book({"Rekap": sheet_rows(), "Sheet2": NAMED})),
    beside(
        "lembar-kader.xlsx",
        lambda: as_book({"Rekap": sheet_rows(), "Kader": rows(("No", "Nama Kader", "HP"), no, name, phone)}),
    ),
    beside(
        "lembar-hadir.xlsx",
        lambda: as_book(
            {
                "Rekap": sheet_rows(),
                "Absen": rows(("No", "Nama", "Instansi", "Tanda Tangan"), no, name, word("Desa"), no),
            }
        ),
    ),
    beside("catatan-nik.xlsx", with_comments([f"NIK {nik(n)}" for n in range(4)]), "hidden_people"),
    beside(
        "catatan-telepon.xlsx",
        with_comments([f"hub. {name(n)} {phone(n)}" for n in range(4)]),
        "hidden_people",
    ),
    beside(
        "catatan-lahir.xlsx",
        with_comments([f"an. {name(n)} lahir {born(n)}" for n in range(4)]),
        "hidden_people",
    ),
    beside("pivot-nama.xlsx", cache_of(Nama_Anak=name), "hidden_people"),
    beside("pivot-nik.xlsx", cache_of(Kolom1=nik), "hidden_people"),
    beside("pivot-nama-saja.xlsx", cache_of(NAMA=name, Tgl_Lahir=born), "hidden_people"),
    beside("grafik-nik.xlsx", chart_of([nik(n) for n in range(9)]), "hidden_people"),
    beside("teks-alternatif.xlsx", alt_texts([f"KTP {nik(n)}" for n in range(4)]), "hidden_people"),
    beside("nama-terdefinisi.xlsx", defined_names([nik(n) for n in range(4)]), "hidden_people"),
    beside(
        "properti.xlsx",
        part("docProps/custom.xml", "".join(f"<p>{nik(n)}</p>" for n in range(4))),
        "hidden_people",
    ),
)
MORE = (
    beside("catatan.ods", ods_notes, "hidden_people"),
    beside("komentar.html", lambda: html(after=f"<!-- {' '.join(map(nik, range(4)))} -->"), "hidden_people"),
)
CASES = (*NUMBERS, *WORDS, *PLACED, *MORE)
