"""An office's own file of outlines: read from GeoJSON or a zipped shapefile."""

from __future__ import annotations

import zlib

from stunting.model.boundaries import Boundaries, Boundary
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.isolated.archive import Archive
from stunting.reading.isolated.messages import Refusal
from stunting.reading.outlines.geojson import read_geojson
from stunting.reading.outlines.shapefile import read_shapefile

MAX_BYTES = 80 * 1024**2
"""Largest single part that is read: the desa of a whole province fit well."""


def read_boundaries(data: bytes, name: str) -> Boundaries:
    """Read outlines from a GeoJSON file, or from a zip file of a shapefile or a GeoJSON file.

    `name` only says where a problem lies. Never raises for what a file contains: one that cannot be read
    gives no feature and one problem. Features without a polygon are left out and counted in a problem.
    """
    try:
        found = _zipped(data) if data[:2] == b"PK" else read_geojson(_checked(data))
    except Refusal as refusal:
        return Boundaries(name, (), (_refused(refusal, name),))
    features = tuple(feature for feature in found if feature.rings)
    if not features:
        reason = "tidak ada bidang (poligon) di dalamnya"
        return Boundaries(name, (), (problem(ProblemKind.BOUNDARIES_UNREADABLE, file=name, reason=reason),))
    skipped = len(found) - len(features)
    if not skipped:
        return Boundaries(name, features)
    reason = "bukan poligon atau rusak"
    return Boundaries(
        name, features, (problem(ProblemKind.BOUNDARIES_SKIPPED, file=name, count=skipped, reason=reason),)
    )


def _zipped(data: bytes) -> list[Boundary]:
    archive = Archive(data)
    names = [name for name in archive.names() if not name.startswith("__macosx/")]
    shapes = [name for name in names if name.endswith(".shp")]
    if len(shapes) > 1:
        raise Refusal("boundaries_unreadable", reason=f"ada {len(shapes)} shapefile dalam satu zip")
    if shapes:
        stem = shapes[0].removesuffix(".shp")
        parts = [_part(archive, f"{stem}.{ending}") for ending in ("shp", "dbf", "cpg")]
        return read_shapefile(parts[0], parts[1], parts[2].decode("ascii", "ignore").strip())
    for name in names:
        if name.endswith((".geojson", ".json")):
            return read_geojson(_part(archive, name))
    raise Refusal("boundaries_unreadable", reason="tidak ada .shp atau .geojson di dalam zip")


def _part(archive: Archive, name: str) -> bytes:
    """Content of a part, empty where it is missing."""
    if name not in archive:
        return b""
    content = bytearray()
    try:
        for block in archive.blocks(name):
            content += _checked(block, already=len(content))
    except zlib.error as error:
        raise Refusal("boundaries_unreadable", reason="zip rusak atau terpotong") from error
    return bytes(content)


def _checked(data: bytes, already: int = 0) -> bytes:
    if already + len(data) > MAX_BYTES:
        raise Refusal("too_large", reason=f"batas wilayah lebih dari {MAX_BYTES // 1024**2} MB")
    return data


def _refused(refusal: Refusal, name: str) -> Problem:
    """Whatever is wrong with a zip or its parts, said of a map and not of a workbook."""
    reason = refusal.facts.get("reason", "zip dikunci dengan kata sandi")
    return problem(ProblemKind.BOUNDARIES_UNREADABLE, file=name, reason=reason)
