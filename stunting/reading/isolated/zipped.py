"""Workbooks that are zip files: xlsx, xlsm, xlsb and ods."""

from __future__ import annotations

from stunting.reading.isolated.archive import Archive
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.xlsx import XlsxWorkbook
from stunting.reading.isolated.xlsx_parts import workbook_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What a zip file is instead, by the beginning of the name of one of its parts.
_OTHERS = (
    ("word/", "dokumen Word"),
    ("ppt/", "presentasi PowerPoint"),
    ("index/", "lembar kerja Apple Numbers"),
    ("content.xml", "dokumen OpenDocument tanpa lembar kerja"),
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_zipped(data: bytes) -> Iterator[RawSheet | Refusal]:
    """Sheets of a zipped workbook, whatever its name."""
    archive = Archive(data)
    workbook = workbook_part(archive)
    if workbook.endswith(".bin"):
        from stunting.reading.isolated.xlsb import read_xlsb

        return read_xlsb(data, archive, workbook)
    if any(name.startswith("xl/") for name in archive.names()):
        return XlsxWorkbook(data, archive, workbook).messages()
    if _is_ods(archive):
        from stunting.reading.isolated.ods import read_ods

        return read_ods(data, archive)
    raise Refusal("unknown_format", reason=_label(archive))


def _is_ods(archive: Archive) -> bool:
    mimetype = archive.read("mimetype") or b""
    return mimetype.startswith(_ODS) or _ODS in (archive.read("meta-inf/manifest.xml") or b"")


def _label(archive: Archive) -> str:
    for beginning, label in _OTHERS:
        if any(name.startswith(beginning) for name in archive.names()):
            return label
    return "arsip zip tanpa lembar kerja"
