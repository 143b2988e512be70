"""One service by two counts of its sasaran."""

from __future__ import annotations

from stunting.model.frames import FrameSpec, flag, number, text, whole

DENOMINATORS = FrameSpec(
    name="denominators",
    grain="one row per series, period, kabupaten, indicator and other source of its sasaran",
    columns=(
        text("series", "Series: register"),
        text("period", "period of the service"),
        text("kabupaten", "key of the kabupaten"),
        text("indicator", "indicator id"),
        text("target_group", "sasaran, the unit of the people counted"),
        text("level", "AreaLevel of the areas that both sources count"),
        whole("areas", "areas that both sources count: all numbers are of these"),
        text("source", "file, sheet and header of the sasaran in use"),
        text("other", "file, sheet and header of the other"),
        number("numerator", "people served"),
        number("denominator", "people by the sasaran in use"),
        number("other_denominator", "people by the other source"),
        number("share", "coverage 0-1 by the sasaran in use"),
        number("other_share", "coverage 0-1 by the other source"),
        number("target", "target as share 0-1; NaN where there is none"),
        text("status", "Status by the sasaran in use"),
        text("other_status", "Status by the other source"),
        number("gap_people", "people to the target by the sasaran in use"),
        number("other_gap_people", "people to the target by the other source"),
        flag("flips", "whether the two statuses differ"),
    ),
)
