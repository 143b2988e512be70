"""Small coverage frames for tests, from short records. All numbers are invented."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.coverage.drawn import drawn_shares
from stunting.model.areas import area_key
from stunting.model.summaries import COVERAGE

_TEXT_DEFAULTS = {
    "series": "register",
    "period": "2024",
    "area_level": "desa",
    "area_code": "",
    "area": "Desa A",
    "kecamatan": "",
    "indicator": "growth_monitoring",
    "sector": "Kesehatan",
    "opd": "Dinas Kesehatan",
    "target_group": "balita",
    "reason": "",
    "target_source": "",
    "target_note": "",
}


def cover(
    records: Iterable[Mapping[str, Any]], *, lower: Iterable[str] = ("stunting_prevalence",)
) -> pd.DataFrame:
    """A COVERAGE frame from records that name any of its columns.

    Without a `share` it is numerator over denominator. `lower` names the indicators for which lower is
    better. Gaps in people are worked out with exact fractions of the decimal target.
    """
    rows = [_row(record, frozenset(lower)) for record in records]
    if not rows:
        return COVERAGE.empty()
    made = pd.DataFrame(rows)
    return COVERAGE.check(made.assign(drawn_share=drawn_shares(made)))


def _row(record: Mapping[str, Any], lower: frozenset[str]) -> dict[str, Any]:
    row = {**_TEXT_DEFAULTS, **record}
    row.setdefault("area_key", area_key(row["area_code"], row["area"], row["kecamatan"]))
    numerator, denominator, target = (
        float(row.get(name, math.nan)) for name in ("numerator", "denominator", "target")
    )
    both = not math.isnan(numerator) and not math.isnan(denominator)
    summed = numerator / denominator if both and denominator else math.nan
    share = float(row.get("share", summed))
    points, people, everyone = _gaps(numerator, denominator, share, target, row["indicator"] in lower)
    basis = "none" if math.isnan(share) else "sum" if both else "printed"
    row = {
        "basis": basis,
        "areas_reporting": int(not math.isnan(share)),
        "areas_expected": 1,
        "denominator_reporting": math.nan,
        "target_verified": False,
        "target_year": math.nan,
        "certainty": "sure",
        "gap_points": points,
        "gap_people": people,
        "gap_people_areas": people,
        "gap_people_all": everyone,
        "status": _status(share, target, points),
        "above_full": bool(share > 1),
        **row,
    }
    return {**row, "numerator": numerator, "denominator": denominator, "share": share, "target": target}


def _gaps(
    numerator: float, denominator: float, share: float, target: float, lower: bool
) -> tuple[float, float, float]:
    sign = -1 if lower else 1
    points = max(0.0, sign * (target - share) * 100) if np.isfinite([share, target]).all() else math.nan
    if not np.isfinite([numerator, denominator]).all():
        return points, math.nan, math.nan
    everyone = max(0.0, numerator if lower else denominator - numerator)
    if math.isnan(target):
        return points, math.nan, everyone
    goal = Fraction(str(target)) * Fraction(denominator)
    if lower:
        return points, float(max(0, math.ceil(Fraction(numerator) - math.floor(goal)))), everyone
    return points, float(max(0, math.ceil(math.ceil(goal) - Fraction(numerator)))), everyone


def _status(share: float, target: float, points: float) -> str:
    if math.isnan(share):
        return "no_data"
    if math.isnan(target):
        return "no_target"
    return "met" if points == 0 else "behind"
