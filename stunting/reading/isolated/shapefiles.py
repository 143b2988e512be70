"""Outlines of a zipped shapefile, by pyshp; a damaged record is one without outline."""

from __future__ import annotations

import io
import itertools
import struct
from array import array

import shapefile

from stunting.reading.isolated.limits import MAX_OUTLINES
from stunting.reading.isolated.messages import RawOutline, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.archive import Archive

_FILE_CODE = b"\0\0\x27\x0a"
_POLYGONS = (shapefile.POLYGON, shapefile.POLYGONZ, shapefile.POLYGONM)
_LEAST_RECORD = 4
# Every byte has a meaning in it, so that each column can be decoded by itself afterwards.
_LOSSLESS = "latin-1"


def read_shapefile(archive: Archive) -> Iterator[RawOutline]:
    """The records in their order with their columns as text; one without a polygon has no rings."""
    stems = [name.removesuffix(".shp") for name in archive.visible_names() if name.endswith(".shp")]
    if len(stems) > 1:
        raise Refusal("boundaries_unreadable", reason=f"ada {len(stems)} shapefile dalam satu zip")
    shapes, table, encoding = (
        archive.bounded(f"{stems[0]}.{ending}", MAX_OUTLINES) for ending in ("shp", "dbf", "cpg")
    )
    rows = _rows(table, encoding.decode("ascii", "ignore").strip())
    found = False
    for rings in _outlines(shapes):
        found = True
        yield RawOutline(rings, next(rows, {}))
    if not found:
        raise Refusal("boundaries_unreadable", reason="tidak ada bidang di dalamnya")


def _outlines(shapes: bytes) -> Iterator[list[bytes]]:
    try:
        reader = shapefile.ShpReader(io.BytesIO(shapes))
    except struct.error:
        reader = None
    if reader is None or not shapes.startswith(_FILE_CODE):
        raise Refusal("boundaries_unreadable", reason="isi .shp rusak")
    headers = reader.headers_gen()
    try:
        for place, length, _ in headers:
            if length < _LEAST_RECORD:  # a reader that goes on from here may go round in circles
                return
            yield _rings(reader, place, length)
    except struct.error:  # the file ends within a header
        return


def _rings(reader: shapefile.ShpReader, place: int, length: int) -> list[bytes]:
    """Rings of a record; by the format the outer ones already run clockwise and holes the other way."""
    try:
        shape = reader.shape(0, place, length)
    except Exception:  # the border to the parser of others, which raises whatever it likes
        return []
    if shape is None or shape.shapeType not in _POLYGONS:
        return []
    bounds = [*shape.parts, len(shape.points)]
    return [
        array("d", itertools.chain.from_iterable(shape.points[first:last])).tobytes()
        for first, last in itertools.pairwise(bounds)
    ]


def _rows(table: bytes, encoding: str) -> Iterator[dict[str, str]]:
    """Columns of each record as text, up to where the table is damaged; none where it is missing."""
    try:
        reader = shapefile.DbfReader(io.BytesIO(table), encoding=_LOSSLESS)
        # As text a code keeps its digits, also in a column of numbers.
        reader.fields = [field._replace(field_type=shapefile.FieldType.C) for field in reader.fields]
        for record in reader.iterRecords(deleted_as_None=True):
            named = {} if record is None else record.as_dict()
            yield {name: _text(str(value).encode(_LOSSLESS), encoding) for name, value in named.items()}
    except Exception:  # as above
        return


def _text(column: bytes, encoding: str) -> str:
    """A column of a record; numbers, often codes, without idle decimals."""
    for name in (encoding or "utf-8", "utf-8"):
        try:
            text = column.decode(name).strip("\0 ")
            break
        except (LookupError, UnicodeDecodeError):
            continue
    else:
        text = column.decode("cp1252", "replace").strip("\0 ")
    whole, point, decimals = text.partition(".")
    return whole if point and whole.isdigit() and decimals.strip("0") == "" else text
