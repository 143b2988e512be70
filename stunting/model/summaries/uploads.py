"""Uploads beside each other: what changed from one reading to another, and who has sent what."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, number, text, whole


class DifferenceKind(StrEnum):
    """What became of a number."""

    CHANGED = "changed"
    ADDED = "added"
    """A number where none stood before."""
    REMOVED = "removed"
    """No number any more where one stood."""


DIFFERENCES = FrameSpec(
    name="differences",
    grain="one row per number that is not the same in two readings, in the order of the later one",
    columns=(
        text("kind", "DifferenceKind"),
        text("area_code", "Kemendagri code where recognised, else empty"),
        text("area", "area as written"),
        text("parent", "the area it lies in, as written"),
        text("indicator", "catalogue id, or empty"),
        text("header", "header as written"),
        text("measure", "Measure"),
        text("part", "the part of the people it counts; empty for all"),
        text("period", "period text, or empty"),
        text("series", "Series"),
        number("before", "the number of the earlier reading; NaN where it has none"),
        number("after", "the number of the later reading; NaN where it has none"),
        number(
            "people",
            "heads more (or fewer) than before, of a number that came or went all of it; NaN where it counts "
            "no heads",
        ),
        text("file_before", "file of the earlier number, or empty"),
        text("sheet_before", "its sheet, or empty"),
        text("cell_before", "address of its cell, or empty"),
        text("file_after", "file of the later number, or empty"),
        text("sheet_after", "its sheet, or empty"),
        text("cell_after", "address of its cell, or empty"),
        text("uses", "for what else the number counts, as in OBSERVATIONS"),
    ),
)

SENT = FrameSpec(
    name="sent",
    grain="one row per form, kecamatan and file, of the latest period of the form that any kecamatan sent",
    columns=(
        text("form", "identity of the form: the fingerprint of its headers with its indicators"),
        text("title", "text above the first table of the form"),
        text("indicators", "catalogue ids in the form, joined by spaces"),
        text("period", "period text, or empty"),
        text("kecamatan", "name of the kecamatan"),
        text("file", "name of the file"),
        whole("cells", "cells of the kecamatan that hold, or should hold, a number"),
        whole("numbers", "those that hold one"),
    ),
)
