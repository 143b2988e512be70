"""Coverage and gap of one indicator in one area and period."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole


class Basis(StrEnum):
    """How a coverage was obtained."""

    SUM = "sum"
    """Sum of numerators over sum of denominators of the areas that have both."""
    PRINTED = "printed"
    """As the sheet prints it: a percentage of the area itself, or the sheet's own total."""
    NONE = "none"
    """Not available; `reason` says why."""


class Status(StrEnum):
    """Achievement against the target, by cut-offs that are printed beside it and editable."""

    MET = "met"
    NEAR = "near"
    BEHIND = "behind"
    FAR = "far"
    UNSURE = "unsure"
    """What the cells mean is not settled: shown, and counted neither as met nor as behind."""
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


JUDGED = (Status.MET.value, Status.NEAR.value, Status.BEHIND.value, Status.FAR.value)
"""Statuses of figures that are held against a target."""
GAPS = ("gap_points", "gap_people", "gap_people_areas", "gap_people_all")

COVERAGE = FrameSpec(
    name="coverage",
    grain="one row per series, period, area and indicator",
    columns=(
        text("series", "Series: register or survey"),
        text("period", "period text, or empty"),
        text("area_level", "AreaLevel of the row"),
        text("area_key", "identity of the area: its code, or its names where no code is known"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
        text("indicator", "indicator id"),
        text("sector", "sector"),
        text("opd", "responsible offices joined by ', ', the leading one first"),
        text("target_group", "sasaran, the unit of the people counted"),
        number("numerator", "people (or households, desa) served; cases where lower is better; counts"),
        number("denominator", "people (or households, desa) in the target group"),
        number("share", "coverage 0-1, may exceed 1; NaN where basis is none"),
        number(
            "drawn_share",
            "share by which areas are put in order: that of a desa drawn toward all desa of the kabupaten",
        ),
        text("basis", "Basis"),
        text("reason", "why there is no share or only a printed one, in Indonesian; else empty"),
        whole(
            "areas_reporting",
            "areas below with a usable number: desa or puskesmas where the whole figure comes from them, "
            "else kecamatan (1 for a row itself)",
        ),
        whole("areas_expected", "areas of that level that should report"),
        number("denominator_reporting", "share 0-1 of the known denominator behind the figure"),
        number("target", "target as share 0-1; NaN where there is none"),
        text("target_source", "source and year of the target, or empty"),
        number("target_year", "year for which the target was set; NaN where unknown"),
        text(
            "target_note",
            "what has to stand beside the target: its part of the year, an older year; or empty",
        ),
        flag("target_verified", "whether the target was found in a document or set by the office"),
        number("gap_points", "percentage points to the target, 0 where met; no gap of a doubtful figure"),
        number("gap_people", "people to the target by the area's own total, whole number"),
        number("gap_people_areas", "sum of the gaps of the areas below: what has to be done"),
        number("gap_people_all", "people to everyone (100 %, or 0 cases where lower is better)"),
        text("status", "Status"),
        text("certainty", "Certainty: the worst of the cells used"),
        flag("above_full", "whether the share exceeds 1 (kept, flagged)"),
    ),
)
