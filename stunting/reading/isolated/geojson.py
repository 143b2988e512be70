"""Polygons of a GeoJSON file (RFC 7946) with their properties as text."""

from __future__ import annotations

import itertools
import json
import math
from array import array

from stunting.reading.isolated.archive import GEOJSON_ENDINGS
from stunting.reading.isolated.limits import MAX_OUTLINES
from stunting.reading.isolated.messages import RawOutline, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stunting.reading.isolated.archive import Archive


def read_packed_geojson(archive: Archive) -> Iterator[RawOutline]:
    """The features of the first GeoJSON file in a zip file."""
    name = next(name for name in archive.visible_names() if name.endswith(GEOJSON_ENDINGS))
    return read_geojson(archive.bounded(name, MAX_OUTLINES))


def read_geojson(data: bytes) -> Iterator[RawOutline]:
    """The features in their order; one without a polygon has no rings.

    Raises Refusal where it is no GeoJSON, or holds no feature.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refusal("boundaries_unreadable", reason="isinya bukan GeoJSON yang utuh") from error
    if not isinstance(content, dict):
        raise Refusal("boundaries_unreadable", reason="isinya bukan GeoJSON")
    kind = content.get("type")
    if kind == "Topology":
        raise Refusal("boundaries_unreadable", reason="ini TopoJSON, bukan GeoJSON")
    features = content.get("features") if kind == "FeatureCollection" else [content]
    if not isinstance(features, list) or not features:
        raise Refusal("boundaries_unreadable", reason="tidak ada bidang di dalamnya")
    return (_outline(feature) for feature in features if isinstance(feature, dict))


def _outline(feature: dict[str, object]) -> RawOutline:
    properties = feature.get("properties")
    texts = (
        {str(key): _text(value) for key, value in properties.items()} if isinstance(properties, dict) else {}
    )
    geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
    return RawOutline(list(_rings(geometry)), texts)


def _text(value: object) -> str:
    """A property as text; a whole number, often a code, without decimals; empty for anything nested."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _rings(geometry: object) -> Iterator[bytes]:
    if not isinstance(geometry, dict):
        return
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            yield from _polygon(coordinates)
        case "MultiPolygon" if isinstance(coordinates, list):
            for polygon in coordinates:
                yield from _polygon(polygon)
        case "GeometryCollection" if isinstance(geometry.get("geometries"), list):
            for part in geometry["geometries"]:
                if isinstance(part, dict) and part.get("type") != "GeometryCollection":
                    yield from _rings(part)


def _polygon(coordinates: object) -> Iterator[bytes]:
    """Rings of one polygon: the outer one clockwise, holes the other way, as shapefiles have them."""
    if not isinstance(coordinates, list):
        return
    for place, written in enumerate(coordinates):
        try:
            points = [(float(point[0]), float(point[1])) for point in written]
        except (TypeError, ValueError, IndexError, KeyError, OverflowError):
            continue
        flat = itertools.chain.from_iterable
        if all(map(math.isfinite, flat(points))):
            is_clockwise = _signed_area(points) < 0
            yield array("d", flat(points if is_clockwise == (place == 0) else points[::-1])).tobytes()


def _signed_area(points: list[tuple[float, float]]) -> float:
    """Area within a ring in squared units; negative where it runs clockwise."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(points)) / 2
