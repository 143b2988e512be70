"""Sheets of an xlsb file: values by calamine, marks by a pass over the binary records."""

from __future__ import annotations

from stunting.reading.isolated import xlsb_records as brt
from stunting.reading.isolated.calamine_values import ValueReader, too_many_cells
from stunting.reading.isolated.limits import MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.isolated.number_formats import BUILT_IN_PERCENT, is_percent_format
from stunting.reading.isolated.xlsb_sheet import XlsbSheet
from stunting.reading.isolated.xlsx_parts import relations, styles_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.archive import Archive
    from stunting.reading.isolated.far_cells import Rows


def read_xlsb(data: bytes, archive: Archive, workbook: str) -> Iterator[RawSheet | Refusal]:
    """Sheets of an xlsb file.

    Raises Refusal for files of programs that leave out column numbers (of a row of ten cells
    readers would return one, without a word), and for sheets too large for the memory.
    """
    percent = percent_styles(styles_content(archive, workbook))
    parts = sheet_parts(archive, workbook)
    sheets = {part: XlsbSheet(archive.read(part) or b"", percent) for part in parts if part in archive}
    if any(sheet.is_lossy for sheet in sheets.values()):
        raise Refusal("lossy_xlsb")
    strays: dict[str, list[str]] = {}
    cut_parts: dict[str, bytes] = {}
    for part, content in sheets.items():
        near, strays[part] = content.cut_far_cells()
        rows, columns = content.size()
        if rows * columns > MAX_CELLS:
            raise too_many_cells("", rows, columns)
        if strays[part]:
            cut_parts[part] = near

    def finish(index: int, sheet: RawSheet, _: Rows) -> list[str]:
        sheets[parts[index]].mark(sheet)
        return strays[parts[index]]

    return ValueReader(archive.rewritten(cut_parts) if cut_parts else data).messages(finish)


def sheet_parts(archive: Archive, workbook: str) -> list[str]:
    """The part that holds each sheet, in the order of the workbook."""
    by_identifier = {relation.identifier: relation.part for relation in relations(archive, workbook)}
    content = archive.read(workbook) or b""
    identifiers = [
        brt.wide_text(content, start + 8)[0]
        for kind, _, start, _ in brt.records(content)
        if kind == brt.SHEET
    ]
    return [by_identifier.get(identifier, "") for identifier in identifiers]


def percent_styles(styles: bytes) -> frozenset[int]:
    """Numbers of the cell styles that show a percentage."""
    formats = set(BUILT_IN_PERCENT)
    percent: set[int] = set()
    seen = 0
    inside = False
    for kind, _, start, _ in brt.records(styles):
        if kind == brt.FORMAT and is_percent_format(brt.wide_text(styles, start + 2)[0]):
            formats.add(brt.short(styles, start))
        elif kind in (brt.BEGIN_CELL_STYLES, brt.END_CELL_STYLES):
            inside = kind == brt.BEGIN_CELL_STYLES
        elif kind == brt.CELL_STYLE and inside:
            if brt.short(styles, start + 2) in formats:
                percent.add(seen)
            seen += 1
    return frozenset(percent)
