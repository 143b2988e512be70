"""Polygons of a shapefile (ESRI Shapefile Technical Description, 1998) with the columns of its .dbf as text.

Written out here because the two parts needed of the format are short: polygons and text columns.
"""

from __future__ import annotations

import struct

import numpy as np

from stunting.model.boundaries import Boundary, Ring
from stunting.reading.isolated.messages import Refusal
from stunting.reading.outlines.geojson import LEAST_POINTS

_FILE_CODE = 9994
_FILE_HEADER = 100
_RECORD_HEADER = 8
_POLYGON_TYPES = (5, 15, 25)
"""Polygon, and with height or measure, which stand behind the points and are not read."""
_SHAPE_HEADER = 44
_DBF_HEADER = 32
_DBF_END = 0x0D


def read_shapefile(shapes: bytes, table: bytes, encoding: str = "") -> list[Boundary]:
    """The records in their order with their columns; one without a polygon has no rings.

    `shapes` is the .shp, `table` the .dbf (may be empty), `encoding` what a .cpg names.

    Raises:
        Refusal: the .shp is none, or holds nothing.
    """
    if len(shapes) < _FILE_HEADER or struct.unpack_from(">i", shapes)[0] != _FILE_CODE:
        raise Refusal("boundaries_unreadable", reason="isi .shp rusak")
    outlines = _outlines(shapes)
    if not outlines:
        raise Refusal("boundaries_unreadable", reason="tidak ada bidang di dalamnya")
    rows = _rows(table, encoding)
    rows += [{}] * (len(outlines) - len(rows))
    return [Boundary(rings, row) for rings, row in zip(outlines, rows, strict=False)]


def _outlines(shapes: bytes) -> list[tuple[Ring, ...]]:
    outlines = []
    place = _FILE_HEADER
    while place + _RECORD_HEADER <= len(shapes):
        length = 2 * struct.unpack_from(">i", shapes, place + 4)[0]
        place += _RECORD_HEADER
        if length < 4:
            break
        outlines.append(_rings(shapes[place : place + length]))
        place += length
    return outlines


def _rings(record: bytes) -> tuple[Ring, ...]:
    """Rings of a record; by the format the outer ones already run clockwise and holes the other way."""
    if len(record) < _SHAPE_HEADER or struct.unpack_from("<i", record)[0] not in _POLYGON_TYPES:
        return ()
    parts, count = struct.unpack_from("<2i", record, 36)
    points_at = _SHAPE_HEADER + 4 * parts
    if parts < 1 or count < 1 or points_at + 16 * count > len(record):
        return ()
    starts = np.frombuffer(record, dtype="<i4", count=parts, offset=_SHAPE_HEADER)
    points = np.frombuffer(record, dtype="<f8", count=2 * count, offset=points_at).reshape(count, 2)
    rings = np.split(points, starts[1:].clip(0, count)) if np.isfinite(points).all() else []
    return tuple(ring.astype(np.float64) for ring in rings if len(ring) > LEAST_POINTS)


def _rows(table: bytes, encoding: str) -> list[dict[str, str]]:
    """Columns of each record as text; none where the table is missing or damaged."""
    if len(table) < _DBF_HEADER:
        return []
    count, header, length = struct.unpack_from("<IHH", table, 4)
    fields, place = [], 1
    for start in range(_DBF_HEADER, min(header, len(table)) - 1, 32):
        if table[start] == _DBF_END or start + 32 > len(table):
            break
        name = table[start : start + 11].split(b"\0")[0].decode("ascii", "replace")
        fields.append((name, place, place + table[start + 16]))
        place += table[start + 16]
    if not fields or length < place:
        return []
    rows = []
    for start in range(header, min(header + count * length, len(table) - length + 1), length):
        record = table[start : start + length]
        rows.append({name: _text(record[begin:end], encoding) for name, begin, end in fields})
    return rows


def _text(field: bytes, encoding: str) -> str:
    """A column of a record; numbers, often codes, without idle decimals."""
    for name in (encoding, "utf-8"):
        try:
            text = field.decode(name or "utf-8").strip("\0 ")
            break
        except (LookupError, UnicodeDecodeError):
            continue
    else:
        text = field.decode("cp1252", "replace").strip("\0 ")
    whole, point, decimals = text.partition(".")
    return whole if point and whole.isdigit() and decimals.strip("0") == "" else text
