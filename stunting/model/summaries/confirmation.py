"""Kabupaten figures that answers of offices would move."""

from __future__ import annotations

from stunting.model.frames import FrameSpec, number, text

FIGURE_CHANGES = FrameSpec(
    name="figure_changes",
    grain="one row per kabupaten figure that answers would move",
    columns=(
        text("series", "Series"),
        text("period", "period text, or empty"),
        text("area", "name of the kabupaten"),
        text("indicator", "indicator id"),
        number("before", "share 0-1 now; NaN where there is none"),
        number("after", "share 0-1 with the answers; NaN where there is none"),
        text("status_before", "Status now"),
        text("status_after", "Status with the answers"),
    ),
)
