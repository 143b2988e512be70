"""Files whose cells, formats or ends are damaged, in every format."""

import json
import random

from tests.reading.opening.raw_zip import (
    MAIN,
    ods_cell,
    ods_row,
    ods_table,
    raw_ods,
    raw_xlsx,
    sheet_xml,
    text_cell,
    zipped,
)
from tests.torture.cases.case import ALL, Case, all_but, raw_matrix, raw_of, refused, sheet_rows, value_cell
from tests.torture.cases.formats import WHOLE, packed, parts, xml_2003

SHARES = (0.05, 0.5, 0.95)
REST = "the damaged cell is told, the others are read"
NO_C4 = all_but(C4=None)
SHARED = '<row r="1"><c r="A1" t="s"><v>{}</v></c></row>'
FLAT_ODS = b"<?xml version='1.0'?><office:document xmlns:office='x'><office:body>"


def cut(make, share):
    def made():
        data = make()
        return data[: int(len(data) * share)]

    return made


def flipped(make, seed):
    """The file with a hundredth of its bytes, behind the first ones, set by chance."""

    def made():
        data, chance = bytearray(make()), random.Random(seed)
        for _ in range(max(len(data) // 100, 1)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        return bytes(data)

    return made


def damaged_ods():
    """The matrix as ods, the value of one number being no number."""
    rows = [[ods_cell(value) for value in row] for row in sheet_rows()]
    rows[3][2] = '<table:table-cell office:value-type="float" office:value="empat"/>'
    return raw_ods(ods_table(*(ods_row(*row) for row in rows)))


def damaged(name, **cells):
    return Case(name, REST, raw_of(**cells), ("damaged_cell",), NO_C4)


CASES = (
    *(Case(f"utuh.{ending}", "is read", make, reads=ALL) for ending, make in WHOLE.items()),
    *(
        Case(
            f"terpotong-{int(share * 100)}.{ending}",
            "is told, or read as far as it goes",
            cut(make, share),
            any_end=True,
        )
        for ending, make in WHOLE.items()
        for share in SHARES
    ),
    *(
        Case(
            f"cacat-{seed}.{ending}", "is told, or read with what is wrong", flipped(make, seed), any_end=True
        )
        for seed, (ending, make) in enumerate(WHOLE.items())
    ),
    damaged("jenis-sel-asing.xlsx", C4=value_cell("C4", "412", "zzz")),
    damaged("boolean-rusak.xlsx", C4=value_cell("C4", "7", "b")),
    damaged("teks-bersama-salah.xlsx", C4=value_cell("C4", "99", "s")),
    damaged("sel-dalam-sel.xlsx", C4='<c r="C4"><c r="X4"><v>1</v></c></c>'),
    Case("jenis-tanggal-rusak.xlsx", REST, raw_of(C4=value_cell("C4", "bukan", "d")), reads=NO_C4),
    Case("ampersan-polos.xlsx", "is a sign", raw_of(A1=text_cell("A1", "KB & PUS tahun 2024")), reads=ALL),
    Case("angka-rusak.ods", REST, damaged_ods, ("damaged_cell",), NO_C4),
    Case("ampersan-polos.xml", "is a sign", lambda: xml_2003().replace(b" tahun", b" & tahun"), reads=ALL),
    Case("gaya-rusak.xlsx", "costs formats and no number", packed(styles="<rusak"), ("damaged_part",), ALL),
    Case("gaya-kosong.xlsx", "costs no number", packed(styles=""), reads=ALL),
    refused(
        "teks-bersama-hilang.xlsx", "is told", packed(sheet=sheet_xml(SHARED.format(4))), "unreadable_file"
    ),
    refused(
        "teks-bersama-negatif.xlsx",
        "is told",
        packed(sheet=sheet_xml(SHARED.format(-1)), strings=f'<sst xmlns="{MAIN}"/>'),
        "unreadable_file",
    ),
    Case(
        "keadaan-lembar-asing.xlsx",
        "hides nothing",
        lambda: zipped(parts(book=parts()["xl/workbook.xml"].replace("<sheet ", '<sheet state="entah" '))),
        reads=ALL,
    ),
    Case("xml-indeks-rusak.xml", "is told", lambda: xml_2003('ss:Index="abc"'), any_end=True),
    Case(
        "lembar-tanpa-akhir.xlsx",
        "half a sheet is no sheet",
        lambda: raw_xlsx(raw_matrix() + "</sheetData>"),
        any_end=True,
    ),
    refused("terpotong.fods", "is no workbook", lambda: FLAT_ODS, "unknown_format"),
    refused(
        "kosong.geojson",
        "is no table",
        lambda: json.dumps({"type": "FeatureCollection"}).encode(),
        "unknown_format",
    ),
    refused(
        "batas-rusak.zip",
        "is no table",
        lambda: zipped({"a.shp": "x" * 300, "a.dbf": "x" * 300}),
        "unknown_format",
    ),
)
