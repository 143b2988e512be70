"""Bytes of texts: marks, encodings, quotation marks and separators."""

import random

from tests.torture.cases.case import ALL, Case, as_csv, csv_of, refused, sheet_rows
from tests.torture.cases.formats import packed, parts


def text():
    return as_csv(sheet_rows()).decode()


def written(encoding, mark=b""):
    return lambda: mark + text().encode(encoding)


CASES = (
    Case(
        "bom-ganda.csv",
        "several marks are none",
        lambda: b"\xef\xbb\xbf" * 3 + as_csv(sheet_rows()),
        reads=ALL,
    ),
    Case("utf16-le.csv", "is read", written("utf-16-le", b"\xff\xfe"), reads=ALL),
    Case("utf16-be.csv", "is read", written("utf-16-be", b"\xfe\xff"), reads=ALL),
    Case("utf16-tanpa-bom.csv", "is read", written("utf-16-le"), reads=ALL),
    Case("utf16-bom-ganda.csv", "several marks are none", written("utf-16-le", b"\xff\xfe" * 2), reads=ALL),
    Case(
        "utf16-ganjil.csv",
        "half a sign at the end costs none",
        lambda: b"\xff\xfe" + text().encode("utf-16-le") + b"x",
        reads=ALL,
    ),
    Case("utf32.csv", "is read", written("utf-32"), reads=ALL),
    Case(
        "bom-bohong.csv",
        "a mark that lies is no table",
        lambda: b"\xff\xfe" + as_csv(sheet_rows()),
        nothing=True,
    ),
    Case(
        "campur-penyandian.csv",
        "two encodings cost no number",
        lambda: as_csv(sheet_rows()) + "P\u00e9n\r\n".encode() + b"caf\xe9;;\r\n",
        reads=ALL,
    ),
    Case("hanya-cr.csv", "is read", lambda: as_csv(sheet_rows()).replace(b"\r\n", b"\r"), reads=ALL),
    Case(
        "kutip-terbuka.csv",
        "is told and costs no other line",
        lambda: as_csv(sheet_rows()) + b'"tidak ditutup\r\nx;y\r\n',
        ("unclosed_quote",),
        ALL,
    ),
    Case("kutip-ribuan.csv", "costs no time", lambda: as_csv(sheet_rows()) + b'"a\r\n' * 2_001),
    Case("kutip-semua.csv", "is read", lambda: text().replace(";", '";"').replace("\r\n", '"\r\n"').encode()),
    Case("pemisah-sep.csv", "the line of Excel is obeyed", lambda: b"sep=;\r\n" + as_csv(sheet_rows())),
    Case(
        "pemisah-tanpa.csv",
        "a line without a separator is a line",
        lambda: b"sep=\r\n" + as_csv(sheet_rows()),
    ),
    Case(
        "pemisah-kutip.csv",
        "a mark of quotation separates nothing",
        lambda: b'sep="\r\n' + as_csv(sheet_rows()),
    ),
    Case("satu-baris-panjang.csv", "is no table", lambda: b"x" * 2_000_000, nothing=True),
    refused("koma-sejuta.csv", "is empty", lambda: b"," * 1_000_000 + b"\r\n", "empty_file"),
    refused("deru.csv", "is no text", lambda: random.Random(7).randbytes(20_000), "unknown_format"),
    Case(
        "utf16-lembar.xlsx",
        "a part in another encoding is read",
        lambda: packed(sheet=parts()["xl/worksheets/sheet1.xml"].encode("utf-16"))(),
        reads=ALL,
    ),
    Case(
        "utf16-buku.xlsx",
        "a part in another encoding is read",
        lambda: packed(book=parts()["xl/workbook.xml"].encode("utf-16"))(),
        reads=ALL,
    ),
    Case(
        "spasi-keras.csv",
        "blanks that do not break are blanks",
        csv_of({"B4": "Babulu\u00a0Darat", "A4": "\u00a0Babulu\u00a0"}),
        reads=ALL,
    ),
)
