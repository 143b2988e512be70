"""An office's own file of outlines: read from GeoJSON or a zipped shapefile."""

from __future__ import annotations

import numpy as np

from stunting.model.boundaries import Boundaries, Boundary
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.isolated.file_kinds import PACKED, Content
from stunting.reading.isolated.limits import MAX_OUTLINES
from stunting.reading.isolated.messages import Message, RawOutline, Refusal
from stunting.reading.opening.child_process import read_in_child

_LEAST_POINTS = 3


def read_boundaries(data: bytes, name: str) -> Boundaries:
    """Read outlines from a GeoJSON file, or from a zip file of a shapefile or a GeoJSON file.

    `name` only says where a problem lies. Never raises for what a file contains: one that cannot be read
    gives no feature and one problem. Features without a polygon are left out and counted in a problem.
    """
    try:
        # To its end, so that the child is let go.
        messages = list(read_in_child(_checked(data), _kind(Content(data))))
        found = [_boundary(message) for message in messages]
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


def _kind(content: Content) -> str:
    """The kind of file in the registry; what is no zip file can only be GeoJSON."""
    if not content.data.startswith(b"PK"):
        return "json"
    for name, kind in PACKED.items():
        if kind.holds_outlines and kind.known(content):
            return name
    raise Refusal("boundaries_unreadable", reason="tidak ada .shp atau .geojson di dalam zip")


def _boundary(message: Message) -> Boundary:
    if isinstance(message, RawOutline):
        rings = [np.frombuffer(ring, dtype=np.float64).reshape(-1, 2) for ring in message.rings]
        whole = all(np.isfinite(ring).all() for ring in rings)
        return Boundary(tuple(ring for ring in rings if whole and len(ring) > _LEAST_POINTS), message.columns)
    raise message if isinstance(message, Refusal) else TypeError(type(message))


def _checked(data: bytes) -> bytes:
    if len(data) > MAX_OUTLINES:
        raise Refusal("too_large", reason=f"batas wilayah lebih dari {MAX_OUTLINES // 1024**2} MB")
    return data


def _refused(refusal: Refusal, name: str) -> Problem:
    """Whatever is wrong with a zip or its parts, said of a map and not of a workbook."""
    reason = refusal.facts.get("reason", "zip dikunci dengan kata sandi")
    return problem(ProblemKind.BOUNDARIES_UNREADABLE, file=name, reason=reason)
