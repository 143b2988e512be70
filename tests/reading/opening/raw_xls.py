"""A small xls file record by record, after the published specification [MS-XLS] and [MS-CFB]."""

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GENERAL, PERCENT = 0, 1


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def number(row, column, value, style=GENERAL):
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def label(row, column, text, style=GENERAL):
    return record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 1) + text.encode("utf-16-le"))


def error(row, column, code):
    return record(0x0205, struct.pack("<HHHBB", row, column, GENERAL, code, 1))


def hidden_row(row):
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 3, 255, 0, 0, 0x20))


def hidden_column(column):
    return record(0x007D, struct.pack("<HHHHHH", column, column, 2340, 15, 1, 0))


def merged(top, bottom, left, right):
    return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def begin(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def raw_xls(sheets, encrypted=False):
    """An xls file; `sheets` gives by name whether it is hidden and the bytes of its records."""
    password = record(0x002F, struct.pack("<HHHH", 1, 1, 1, 1) + bytes(48)) if encrypted else b""
    fonts = record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A") * 5
    styles = b"".join(record(0x00E0, struct.pack("<HHH", 0, code, 0) + bytes(14)) for code in (0, 9))
    head = begin(0x0005) + password + fonts + styles
    bodies = [begin(0x0010) + body + record(0x000A) for _, body in sheets.values()]
    names = [name.encode("latin-1") for name in sheets]
    start = len(head) + sum(12 + len(name) for name in names) + 4
    bound = b""
    for name, (hidden, _), body in zip(names, sheets.values(), bodies, strict=True):
        bound += record(0x0085, struct.pack("<IBBBB", start, hidden, 0, len(name), 0) + name)
        start += len(body)
    return compound_file("Workbook", head + bound + record(0x000A) + b"".join(bodies))


def compound_file(name, stream):
    """A compound file with one stream, which is long enough not to be a mini stream."""
    stream += bytes(-len(stream) % SECTOR + max(0, 4096 - len(stream)))
    stream = stream[: len(stream) - len(stream) % SECTOR]
    sectors = len(stream) // SECTOR
    # Sectors in order: those of the table, the directory, the stream. A table sector lists 128 sectors.
    tables = 1
    while tables * 128 < tables + 1 + sectors:
        tables += 1
    start = tables + 1
    table = [*[FAT] * tables, END, *range(start + 1, start + sectors), END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, END, 0, END, 0)
    header += struct.pack(f"<{tables}I", *range(tables)) + struct.pack("<I", FREE) * (109 - tables)
    fat = struct.pack(f"<{len(table)}I", *table) + struct.pack("<I", FREE) * (tables * 128 - len(table))
    directory = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, start, len(stream)) + bytes(256)
    return header + fat + directory + stream


def entry(name, kind, child, start, size):
    written = name.encode("utf-16-le") + b"\0\0"
    fields = struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, child)
    return written.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", start, size)
