"""Polygons of a GeoJSON file (RFC 7946) with their properties as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from stunting.model.boundaries import Boundary, Ring
from stunting.reading.isolated.messages import Refusal

LEAST_POINTS = 3


def read_geojson(data: bytes) -> list[Boundary]:
    """The features in their order; one without a polygon has no rings.

    Raises:
        Refusal: it is no JSON, or holds no feature.
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
    return [_feature(feature) for feature in features if isinstance(feature, dict)]


def _feature(feature: dict[str, Any]) -> Boundary:
    properties = feature.get("properties")
    texts = (
        {str(key): property_text(value) for key, value in properties.items()}
        if isinstance(properties, dict)
        else {}
    )
    geometry = feature.get("geometry") if feature.get("type") == "Feature" else feature
    return Boundary(tuple(_rings(geometry)), texts)


def property_text(value: object) -> str:
    """A property as text; a whole number, often a code, without decimals; empty for anything nested."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _rings(geometry: object) -> Iterator[Ring]:
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


def _polygon(coordinates: object) -> Iterator[Ring]:
    """Rings of one polygon: the outer one clockwise, holes the other way."""
    if not isinstance(coordinates, list):
        return
    for place, points in enumerate(coordinates):
        try:
            ring = np.array([[point[0], point[1]] for point in points], dtype=np.float64)
        except (TypeError, ValueError, IndexError, KeyError):
            continue
        if len(ring) > LEAST_POINTS and np.isfinite(ring).all():
            yield ring if (signed_area(ring) < 0) == (place == 0) else ring[::-1]


def signed_area(ring: Ring) -> float:
    """Area within a ring in squared units; negative where it runs clockwise."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
