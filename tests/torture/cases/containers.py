"""Zip files and workbooks that are bombs, locked, doubled or point elsewhere."""

import io
import random
import zipfile

import msoffcrypto.format.ooxml

from tests.reading.opening import raw_xls
from tests.reading.opening.raw_zip import (
    MAIN,
    ODS_TYPE,
    raw_ods,
    relation,
    relations,
    sheet_xml,
    text_cell,
    zipped,
)
from tests.torture.cases.case import ALL, Case, as_csv, raw_matrix, refused, sheet_rows
from tests.torture.cases.formats import PATHS, packed, parts, plain, xml_2003

BOMB = "<!DOCTYPE x [<!ENTITY a '" + "a" * 50 + "'>"
BOMB += "".join(
    f"<!ENTITY {name} '{('&' + before + ';') * 10}'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMB += "]>"
ELSEWHERE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"
NEVER = "is never expanded"
ENTITY_SHEET = sheet_xml(raw_matrix(B4=text_cell("B4", "&i;")))
LINK = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
LOCKED, TWICE = "is asked without its password", "nobody knows which of two parts is the right one"


def encrypted():
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain())).encrypt("sandi", locked)
    return locked.getvalue()


def nested_zip(depth=5):
    data = plain()
    for level in range(depth):
        data = zipped({f"lapis{level}.xlsx": data})
    return data


def with_second(content):
    """The workbook with a second part under the name of its styles."""

    def made():
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, written in parts().items():
                archive.writestr(name, written)
            # Another spelling of the name, so that Python does not warn of it.
            archive.writestr(PATHS["styles"].upper(), content)
        return stream.getvalue()

    return made


def with_flag(position, value):
    """The workbook with one byte of every entry of its directory changed."""

    def made():
        data = bytearray(zipped(parts()))
        place = data.find(b"PK\x01\x02")
        while place >= 0:
            data[place + position] = value
            place = data.find(b"PK\x01\x02", place + 4)
        return bytes(data)

    return made


def many_entries():
    """A zip file of very many empty parts."""
    return zipped({**parts(), **{f"x/{n}": "" for n in range(20_000)}})


def entity_ods():
    return zipped({"mimetype": ODS_TYPE, "content.xml": BOMB + "<x>&i;</x>"})


def pointing(target):
    """Makes a workbook whose sheet is said to lie elsewhere."""
    return packed(book_rels=relations(relation("rId1", "worksheet", target)))


CASES = (
    refused("bom-zip.xlsx", "is not inflated", packed(sheet=sheet_xml(" " * 15_000_000)), "too_large"),
    refused("zip-bersarang.xlsx", "is not opened further", nested_zip, "unknown_format"),
    refused(
        "zip-csv.zip", "is no workbook", lambda: zipped({"a.csv": as_csv(sheet_rows())}), "unknown_format"
    ),
    refused(
        "zip-jalan.xlsx",
        "is unpacked nowhere",
        lambda: zipped({"../../etc/x": "1", "/abs": "2"}),
        "unknown_format",
    ),
    Case("zip-banyak-bagian.xlsx", "costs no time", many_entries, reads=ALL),
    refused("zip-ganda-berbeda.xlsx", TWICE, with_second("<lain/>"), "unreadable_file"),
    Case("zip-ganda-sama.xlsx", "is read", with_second(parts()["xl/styles.xml"]), reads=ALL),
    refused("zip-terkunci.xlsx", LOCKED, with_flag(8, 1), "encrypted_file"),
    refused("zip-metode-asing.xlsx", "is told", with_flag(10, 99), "unreadable_file"),
    Case("zip-ukuran-bohong.xlsx", "the size told is not trusted", with_flag(26, 9), reads=ALL),
    refused("zip-tanpa-isi.xlsx", "is empty", lambda: zipped({}), "empty_file"),
    Case("zip-komentar.xlsx", "is read", lambda: zipped(parts())[:-2] + b"\x04\x00abcd", reads=ALL),
    Case(
        "zip-didahului.xlsx",
        "what stands before the zip file is no harm",
        lambda: plain() + b"\0" * 99,
        any_end=True,
    ),
    refused("terkunci.xlsx", LOCKED, encrypted, "encrypted_file"),
    refused(
        "terkunci.xls", LOCKED, lambda: raw_xls.raw_xls({"R": (0, b"")}, encrypted=True), "encrypted_file"
    ),
    refused(
        "terkunci.ods", LOCKED, lambda: raw_ods("", manifest="<manifest:encryption-data/>"), "encrypted_file"
    ),
    refused("entitas-lembar.xlsx", NEVER, packed(sheet=BOMB + ENTITY_SHEET), "unreadable_file"),
    refused(
        "entitas-luar.xlsx",
        NEVER,
        packed(sheet=ELSEWHERE + ENTITY_SHEET),
        "unreadable_file",
        never=("root:",),
    ),
    refused("entitas-buku.xlsx", NEVER, packed(book=BOMB + parts()["xl/workbook.xml"]), "unreadable_file"),
    refused("entitas.ods", NEVER, entity_ods, "unreadable_file"),
    refused(
        "entitas.xml",
        NEVER,
        lambda: xml_2003().replace(b"<Workbook", BOMB.encode() + b"<Workbook", 1),
        "unreadable_file",
    ),
    Case(
        "xml-dalam.xlsx",
        "elements within each other cost no row",
        packed(sheet=sheet_xml(raw_matrix() + "<row>" + "<x>" * 20_000)),
        any_end=True,
    ),
    Case("jenis-isi-salah.xlsx", "is not asked", packed(types="<bukan/>"), reads=ALL),
    Case("jenis-isi-hilang.xlsx", "is not asked", packed(types=None), reads=ALL),
    refused("relasi-hilang.xlsx", "is told", packed(rels=None)),
    refused("relasi-buku-hilang.xlsx", "is told", packed(book_rels=None)),
    refused("relasi-luar.xlsx", "is never followed", pointing("http://127.0.0.1:9/x.xml")),
    refused("relasi-ke-atas.xlsx", "is never followed", pointing("../../../../etc/passwd"), never=("root:",)),
    Case(
        "makro.xlsm",
        "never runs",
        packed(**{"xl/vbaProject.bin": random.Random(7).randbytes(2_000).hex()}),
        reads=ALL,
    ),
    Case(
        "tautan-luar.xlsx",
        "is never followed",
        packed(**{"xl/externalLinks/externalLink1.xml": LINK}),
        reads=ALL,
        never=("calc",),
    ),
    refused("tanpa-lembar.xlsx", "is told", packed(book=f'<workbook xmlns="{MAIN}"><sheets/></workbook>')),
)
