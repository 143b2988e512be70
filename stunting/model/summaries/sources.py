"""The cells that a figure stands on."""

from __future__ import annotations

from stunting.model.frames import FrameSpec, text
from stunting.model.observations import OBSERVATIONS

SOURCE_CELLS = FrameSpec(
    name="source_cells",
    grain="one row per cell behind one figure",
    columns=(
        *OBSERVATIONS.columns,
        text("cell", "address of the cell, e.g. D14"),
        text("used_as", "numerator, denominator or percent; empty for cells that could not be used"),
    ),
)
