"""Every kind of file in one list: what people call it, how its content is known, and who opens it.

Both sides of the guarded child look here, so nothing heavy is imported: each parser comes when it is asked.
A new format is one more line of `KINDS`, or of `PACKED` where it is a zip file.
"""

from __future__ import annotations

import re
from functools import cached_property

from stunting.reading.isolated.archive import GEOJSON_ENDINGS, Archive
from stunting.reading.isolated.citizen_numbers import holds_numbers, tells_of_people, unseen_people
from stunting.reading.isolated.messages import Refusal
from stunting.reading.isolated.text_encoding import decode
from stunting.reading.isolated.xlsx_parts import workbook_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stunting.reading.isolated.messages import Message

_BLANKS = b"\0 \t\r\n\x1a\xef\xbb\xbf\xff\xfe"
_HEAD_SIGNS = 20_000
_HTML = re.compile(r"<(?:html|table|body|tr|td)[\s>]", re.IGNORECASE)
_MHTML = re.compile(r"^(?:mime-version|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)
_SPREADSHEET_XML = re.compile(r"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_JSON = re.compile(r"""\s*(?:\{\s*["}]|\[\s*(?:["{}\[\]\d-]|true\b|false\b|null\b))""")
_ODS_NOTE = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Content:
    """The bytes of a file, with their text (None where they are none) and the parts of a zip file.

    `careful` says that the file has ended a process that read it.
    """

    def __init__(self, data: bytes, *, careful: bool = False) -> None:
        self.data = data
        self.careful = careful

    @cached_property
    def text(self) -> str | None:
        """All of it as text."""
        return decode(self.data)

    @cached_property
    def head(self) -> str:
        """The beginning of the text."""
        return (self.text or "")[:_HEAD_SIGNS]

    @cached_property
    def archive(self) -> Archive:
        """Its parts; raises Refusal where it is no zip file that may be opened."""
        return Archive(self.data)

    @cached_property
    def workbook(self) -> str:
        """The main part of an Office file, empty where it names none."""
        return workbook_part(self.archive)


class FileKind:
    """One kind of file.

    `opens` gives its sheets, or its outlines of areas where it `holds_outlines`; it is None where there is
    neither. A kind that is not `guarded` is opened by Python alone and, where it is short, without a child;
    one sent `as_text` reaches the child in UTF-8.
    """

    def __init__(
        self,
        label: str,
        known: Callable[[Content], bool],
        opens: Callable[[Content], Iterable[Message]] | None = None,
        *,
        guarded: bool = True,
        as_text: bool = False,
        holds_outlines: bool = False,
    ) -> None:
        self.label = label
        self.known = known
        self.opens = opens
        self.guarded = guarded
        self.as_text = as_text
        self.holds_outlines = holds_outlines


def kind_of(content: Content) -> str:
    """The name of the first kind that knows the content as its own."""
    return next(name for name, kind in KINDS.items() if kind.known(content))


def open_kind(name: str, content: Content) -> Iterable[Message]:
    """What a file of this kind holds; raises Refusal where that is no table."""
    kind = KINDS[name] if name in KINDS else PACKED[name]
    if kind.opens is None:
        raise Refusal("unknown_format", reason=kind.label)
    return kind.opens(content)


def _begins(*signatures: bytes) -> Callable[[Content], bool]:
    return lambda content: content.data.startswith(signatures)


def _has_part(beginning: str) -> Callable[[Content], bool]:
    return lambda content: any(name.startswith(beginning) for name in content.archive.names())


def _is_json(content: Content) -> bool:
    """By its brackets: a text of any length is parsed in the child alone."""
    return bool(_JSON.match(content.head)) and (content.text or "").rstrip()[-1:] in ("}", "]")


def _is_xml(content: Content) -> bool:
    return content.head.lstrip()[:1] == "<"


def _is_ods(content: Content) -> bool:
    mimetype = content.archive.read("mimetype") or b""
    return mimetype.startswith(_ODS) or _ODS in (content.archive.read("meta-inf/manifest.xml") or b"")


def _is_shapefile(content: Content) -> bool:
    return any(name.endswith(".shp") for name in content.archive.visible_names())


def _has_geojson(content: Content) -> bool:
    return any(name.endswith(GEOJSON_ENDINGS) for name in content.archive.visible_names())


def _empty(_: Content) -> Iterable[Message]:
    raise Refusal("empty_file")


def _zip(content: Content) -> Iterable[Message]:
    name = next(name for name, kind in PACKED.items() if kind.known(content))
    if PACKED[name].holds_outlines:
        raise Refusal("unknown_format", reason=PACKED[name].label)
    return open_kind(name, content)


def _in_utf8(content: Content) -> Content:
    texts = content.archive.texts_in_utf8()
    return Content(content.archive.rewritten(texts), careful=content.careful) if texts else content


def _xlsx(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.xlsx import XlsxWorkbook

    content = _in_utf8(content)
    book = XlsxWorkbook(content.data, content.archive, content.workbook, careful=content.careful)
    return book.messages()


def _xlsb(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.xlsb import read_xlsb

    yield from read_xlsb(content.data, content.archive, content.workbook)
    if unseen_people(content.archive):
        yield Refusal("hidden_people")


def _ods(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.ods import read_ods

    content = _in_utf8(content)
    yield from read_ods(content.data, content.archive)
    cells = content.archive.read("content.xml") or b""
    others = [content.archive.read(name) or b"" for name in ("meta.xml", "styles.xml", "settings.xml")]
    notes = b" ".join(_ODS_NOTE.findall(cells))
    if any(map(holds_numbers, (cells, *others))) or any(map(tells_of_people, (notes, *others))):
        yield Refusal("hidden_people")


def _shapefile(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.shapefiles import read_shapefile

    return read_shapefile(content.archive)


def _geojson(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.geojson import read_geojson

    return read_geojson(content.data)


def _packed_geojson(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.geojson import read_packed_geojson

    return read_packed_geojson(content.archive)


def _ole(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.xls import read_ole

    yield from read_ole(content.data)
    if holds_numbers(content.data):
        yield Refusal("hidden_people")


def _html(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.html_tables import read_html

    yield from read_html([content.data])
    yield from _beside_tables(content)


def _mhtml(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.mhtml import parts_of, read_mhtml

    yield from read_mhtml(content.data)
    if any(map(holds_numbers, (content.data, *parts_of(content.data)))):
        yield Refusal("hidden_people")


def _spreadsheet_xml(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.spreadsheet_xml import read_spreadsheet_xml

    yield from read_spreadsheet_xml(content.data)
    yield from _beside_tables(content)


def _beside_tables(content: Content) -> Iterable[Message]:
    """A word where a file holds identity numbers, be it in a comment or an attribute that no table shows."""
    if holds_numbers(content.data):
        yield Refusal("hidden_people")


def _delimited(content: Content) -> Iterable[Message]:
    from stunting.reading.isolated.delimited_text import read_delimited

    return read_delimited(content.text or "")


def _is_blank(content: Content) -> bool:
    return not content.data.strip(_BLANKS)


WORD, SLIDES = "dokumen Word", "presentasi PowerPoint"
KINDS = {
    "empty": FileKind("berkas kosong", _is_blank, _empty, guarded=False),
    "empty zip": FileKind("arsip zip kosong", _begins(b"PK\x05\x06"), _empty, guarded=False),
    "zip": FileKind("arsip zip", _begins(b"PK\x03\x04"), _zip),
    "ole": FileKind("buku kerja Excel 97 (.xls)", _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _ole),
    "pdf": FileKind("dokumen PDF", _begins(b"%PDF")),
    "rtf": FileKind("dokumen teks RTF", _begins(b"{\\rtf")),
    "picture": FileKind("gambar", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    "gzip": FileKind("arsip gzip", _begins(b"\x1f\x8b")),
    "7z": FileKind("arsip 7z", _begins(b"7z\xbc\xaf")),
    "rar": FileKind("arsip RAR", _begins(b"Rar!")),
    "parquet": FileKind("berkas parquet", _begins(b"PAR1")),
    "sqlite": FileKind("basis data SQLite", _begins(b"SQLite format 3")),
    "other": FileKind("bukan teks dan bukan lembar kerja", lambda content: content.text is None),
    "spreadsheet_xml": FileKind(
        "buku kerja Excel 2003 (.xml)",
        lambda content: bool(_SPREADSHEET_XML.search(content.head)),
        _spreadsheet_xml,
        as_text=True,
    ),
    "mhtml": FileKind(
        "arsip web (.mht)",
        lambda content: bool(_MHTML.search(content.head)) and "boundary" in content.head.lower(),
        _mhtml,
    ),
    "html": FileKind(
        "halaman web (.html)",
        lambda content: _is_xml(content) and bool(_HTML.search(content.text or "")),
        _html,
        as_text=True,
    ),
    "xml": FileKind("XML tanpa tabel", _is_xml),
    "json": FileKind("JSON", _is_json, _geojson, holds_outlines=True),
    "delimited": FileKind("teks berpemisah (.csv, .tsv)", lambda _: True, _delimited, guarded=False),
}
"""Kinds in the order in which they are asked; the last one knows every text as its own."""
PACKED = {
    "xlsb": FileKind("buku kerja Excel (.xlsb)", lambda content: content.workbook.endswith(".bin"), _xlsb),
    "xlsx": FileKind("buku kerja Excel (.xlsx, .xlsm)", _has_part("xl/"), _xlsx),
    "ods": FileKind("lembar kerja OpenDocument (.ods)", _is_ods, _ods),
    "docx": FileKind(WORD, _has_part("word/")),
    "pptx": FileKind(SLIDES, _has_part("ppt/")),
    "numbers": FileKind("lembar kerja Apple Numbers", _has_part("index/")),
    "opendocument": FileKind("dokumen OpenDocument tanpa lembar kerja", _has_part("content.xml")),
    "shapefile": FileKind("batas wilayah (.shp)", _is_shapefile, _shapefile, holds_outlines=True),
    "geojson": FileKind("batas wilayah (.geojson)", _has_geojson, _packed_geojson, holds_outlines=True),
    "other zip": FileKind("arsip zip tanpa lembar kerja", lambda _: True),
}
"""The same for what a zip file holds."""
