"""A small xlsb file record by record, after the published specification [MS-XLSB]."""

import struct

from tests.reading.opening.raw_zip import PACKAGE, relation, relations, root_relation, zipped

GENERAL, PERCENT = 0, 1


def record(kind, body=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(body)
    sizes = bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])
    return head + sizes + body


def text(value):
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def row(index, hidden=False):
    return record(0, struct.pack("<IIHBBBI", index, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def number(column, value, style=GENERAL):
    return record(5, struct.pack("<IId", column, style, value))


def label(column, value):
    return record(6, struct.pack("<II", column, GENERAL) + text(value))


def short_number(value):
    """A number without its column, as some programs write it behind another cell."""
    return record(16, struct.pack("<Id", GENERAL, value))


def error(column, code):
    return record(3, struct.pack("<IIB", column, GENERAL, code))


def hidden_column(column):
    return record(60, struct.pack("<IIIIH", column, column, 2340, 0, 1))


def merged(top, bottom, left, right):
    return record(176, struct.pack("<IIII", top, bottom, left, right))


def worksheet(cells, columns=b"", tail=b""):
    dimension = record(148, struct.pack("<IIII", 0, 9, 0, 9))
    return record(129) + dimension + columns + record(145) + cells + record(146) + tail + record(130)


def raw_xlsb(sheets):
    """A workbook; `sheets` gives by name whether it is hidden and the bytes of its part."""
    styles = record(278) + record(617, struct.pack("<I", 2))
    styles += b"".join(record(47, struct.pack("<HH", 0, code) + bytes(12)) for code in (0, 10))
    parts = {"xl/styles.bin": styles + record(618) + record(279)}
    bundles, lines = b"", ""
    for index, (name, (hidden, part)) in enumerate(sheets.items(), 1):
        bundles += record(156, struct.pack("<II", hidden, index) + text(f"rId{index}") + text(name))
        lines += relation(f"rId{index}", "worksheet", f"worksheets/sheet{index}.bin")
        parts[f"xl/worksheets/sheet{index}.bin"] = part
    parts["xl/workbook.bin"] = record(131) + record(143) + bundles + record(144) + record(132)
    parts["xl/_rels/workbook.bin.rels"] = relations(lines)
    parts["_rels/.rels"] = root_relation("xl/workbook.bin")
    parts["[Content_Types].xml"] = f'<Types xmlns="{PACKAGE}/content-types"/>'
    return zipped(parts)
