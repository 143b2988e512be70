"""Files that are something else than their name says, or nothing."""

from tests.reading.opening.raw_zip import zipped
from tests.torture.cases.case import refused

SOMETHING_ELSE = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj",
    "gambar": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "foto": b"\xff\xd8\xff\xe0" + bytes(99),
    "halaman-masuk": b"<html><body>Masuk</body></html>",
    "gzip": b"\x1f\x8b" + bytes(99),
    "program": b"MZ\x90\0" + bytes(range(256)) * 4,
    "rtf": b"{\\rtf1 x}",
    "sqlite": b"SQLite format 3\0" + bytes(99),
    "rar": b"Rar!\x1a\x07" + bytes(9),
    "json": b'{"a": 1}',
    "word": zipped({"word/document.xml": "<w/>"}),
}
NOTHING = {
    "kosong": b"",
    "bom": b"\xef\xbb\xbf",
    "nul": bytes(9_000),
    "spasi": b" \r\n" * 99,
    "pemisah": b";;;\r\n" * 9,
}

CASES = (
    *(
        refused(f"{name}.xlsx", "is called what it is", lambda d=data: d, "unknown_format")
        for name, data in SOMETHING_ELSE.items()
    ),
    *(refused(f"{name}.csv", "is empty", lambda d=data: d, "empty_file") for name, data in NOTHING.items()),
)
