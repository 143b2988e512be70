"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from stunting.reading.isolated.text_encoding import decode


class ContentKind(StrEnum):
    """How a file is to be read."""

    EMPTY = "empty"
    ZIP = "zip"
    OLE = "ole"
    HTML = "html"
    MHTML = "mhtml"
    SPREADSHEET_XML = "spreadsheet_xml"
    DELIMITED = "delimited"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Content:
    """The kind of a file; its text where it is one; for people, what it is where it is no table."""

    kind: ContentKind
    text: str = ""
    label: str = ""


_BLANKS = b"\0 \t\r\n\x1a\xef\xbb\xbf\xff\xfe"
_BY_SIGNATURE = (
    (b"PK\x03\x04", ContentKind.ZIP, ""),
    (b"PK\x05\x06", ContentKind.EMPTY, ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ContentKind.OLE, ""),
    (b"%PDF", ContentKind.OTHER, "dokumen PDF"),
    (b"{\\rtf", ContentKind.OTHER, "dokumen teks RTF"),
    (b"\x89PNG", ContentKind.OTHER, "gambar"),
    (b"\xff\xd8\xff", ContentKind.OTHER, "gambar"),
    (b"GIF8", ContentKind.OTHER, "gambar"),
    (b"\x1f\x8b", ContentKind.OTHER, "arsip gzip"),
    (b"7z\xbc\xaf", ContentKind.OTHER, "arsip 7z"),
    (b"Rar!", ContentKind.OTHER, "arsip RAR"),
    (b"PAR1", ContentKind.OTHER, "berkas parquet"),
    (b"SQLite format 3", ContentKind.OTHER, "basis data SQLite"),
)
_HTML = re.compile(r"<(?:html|table|body|tr|td)[\s>]", re.IGNORECASE)
_MHTML = re.compile(r"^(?:mime-version|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)
_SPREADSHEET_XML = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_HEAD_SIGNS = 20_000


def content_of(data: bytes) -> Content:
    """The kind of a file by its content."""
    if not data.strip(_BLANKS):
        return Content(ContentKind.EMPTY)
    for signature, kind, label in _BY_SIGNATURE:
        if data.startswith(signature):
            return Content(kind, label=label)
    text = decode(data)
    if text is None:
        return Content(ContentKind.OTHER, label="bukan teks dan bukan lembar kerja")
    return _text_content(text)


def _text_content(text: str) -> Content:
    head = text[:_HEAD_SIGNS]
    start = head.lstrip()[:1]
    if _SPREADSHEET_XML.search(head):
        return Content(ContentKind.SPREADSHEET_XML, text)
    if _MHTML.search(head) and "boundary" in head.lower():
        return Content(ContentKind.MHTML, text)
    if start == "<":
        if _HTML.search(text):
            return Content(ContentKind.HTML, text)
        return Content(ContentKind.OTHER, label="XML tanpa tabel")
    if start in ("{", "[") and _is_json(text):
        return Content(ContentKind.OTHER, label="JSON")
    return Content(ContentKind.DELIMITED, text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
