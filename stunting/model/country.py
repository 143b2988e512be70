"""The country as one table: what the desa have of each indicator and period, and its sums."""

from __future__ import annotations

from stunting.model.areas import AreaLevel
from stunting.model.frames import FrameSpec, number, text, whole

COUNTRY = FrameSpec(
    name="country",
    grain="one row per area, indicator and period that has numerator and denominator",
    columns=(
        text("area_code", "Kemendagri code of a desa, or of the larger area whose sum it is"),
        text("indicator", "indicator id"),
        text("period", "period text"),
        number("numerator", "people served, of the register"),
        number("denominator", "people in the target group"),
        whole("areas", "desa behind the numbers"),
    ),
)
COUNTRY_KEYS = ["area_code", "indicator", "period"]
"""What tells one row from another."""
CODE_LENGTH = {AreaLevel.PROVINSI: 2, AreaLevel.KABUPATEN: 5, AreaLevel.KECAMATAN: 8, AreaLevel.DESA: 13}
"""Characters of the codes of areas. The code of an area begins with that of each larger one."""
