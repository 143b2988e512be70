"""A small invented action plan and the gaps it meets, for tests of what draws from them.

Indicators: growth_monitoring (balita, target 90 %), pregnant_ifa_90 (ibu hamil, 80 %) and
drinking_water_access (rumah tangga, 100 %).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from stunting.model.activities import ACTIVITIES
from tests.coverage_frames import cover

WARU, SEPAKU, PPU = "64.09.02", "64.09.04", "64.09"
GROWTH, IFA, WATER = "growth_monitoring", "pregnant_ifa_90", "drinking_water_access"
_OF = {
    GROWTH: {"indicator": GROWTH, "target": 0.9, "target_group": "balita", "opd": "Dinas Kesehatan"},
    IFA: {"indicator": IFA, "target": 0.8, "target_group": "ibu hamil", "opd": "Dinas Kesehatan, DP3AP2KB"},
    WATER: {"indicator": WATER, "target": 1.0, "target_group": "rumah tangga", "opd": "Dinas PUPR"},
}
_AREAS = {
    PPU: {"area_level": "kabupaten", "area": "Penajam Paser Utara"},
    WARU: {"area_level": "kecamatan", "area": "Waru", "kecamatan": "Waru"},
    SEPAKU: {"area_level": "kecamatan", "area": "Sepaku", "kecamatan": "Sepaku"},
}


def figures(records: Iterable[tuple[str, str, float, float]]) -> pd.DataFrame:
    """COVERAGE of (area, indicator, served, people)."""
    return cover(
        {**_OF[indicator], **_AREAS[area], "area_code": area, "numerator": served, "denominator": people}
        for area, indicator, served, people in records
    )


def plan(records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """ACTIVITIES of short records; without a `budget` it is missing, `places` are kecamatan codes."""
    empty = ACTIVITIES.empty()
    blank = {
        name: float("nan") if kind == "float64" else False if kind == "bool" else 1 if kind == "int64" else ""
        for name, kind in empty.dtypes.items()
    }
    rows = []
    for number, record in enumerate(records, start=1):
        row = {**blank, "id": str(number), "name": f"Kegiatan {number}", "row": number, **record}
        row["kecamatan_codes"] = row.pop("places", "")
        if row["kecamatan_codes"]:
            row["scope"] = "areas"
        rows.append(row)
    if not rows:
        return empty
    types = {name: kind.dtype for name, kind in empty.items()}
    return ACTIVITIES.check(pd.DataFrame(rows, columns=ACTIVITIES.names).astype(types))
