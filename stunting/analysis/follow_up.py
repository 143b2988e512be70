"""The follow-up matrix as it is born from the gaps, before people fill in what only they know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stunting.analysis.coverage_rows import latest_rows, sound_rows
from stunting.catalogue.indicators import Catalogue
from stunting.model.follow_up import (
    FOLLOW_UP,
    KECAMATAN_ROLES,
    LIST_MARK,
    empty_record,
    plan_frame,
    row_id,
)
from stunting.model.formatting import format_percent, format_points
from stunting.model.indicators import Direction
from stunting.model.observations import Series
from stunting.model.summaries import Summary

Row = dict[Any, Any]
MOST_DESA = 5
"""Desa named in one row; the rest stand in the sheets of the kecamatan."""
_FIGURE = ["series", "period", "indicator"]
NO_GAP = "Tidak ada kesenjangan yang dapat ditindaklanjuti: semua target tercapai atau datanya belum ada."


def follow_up_plan(
    kecamatan: pd.DataFrame,
    desa: pd.DataFrame,
    catalogue: Catalogue,
    activities: Mapping[str, tuple[str, ...]],
    planned: Mapping[tuple[str, str], str] | None = None,
) -> Summary:
    """One row per indicator and kecamatan below its target in the latest period: `FOLLOW_UP`.

    `kecamatan` and `desa` follow `COVERAGE`; `activities` are suggestions by indicator; `planned` says by
    area key and indicator what the office's action plan holds, None without such a plan. Known are the
    issue, place, people and office; sub kegiatan, budget, funding and time stay empty for people. Rows
    are ordered by the gap in points. Surveys have no kecamatan and give no row.

    Example: 40 of 100 served against a target of 80 % makes one row with 40 points and 40 people.
    """
    sound, notes = sound_rows(kecamatan, catalogue)
    rows = latest_rows(sound[sound["series"] == Series.REGISTER.value], ["indicator"])
    rows = rows[rows["gap_points"] > 0].sort_values(
        ["gap_points", "indicator", "area_key"], ascending=[False, True, True]
    )
    if rows.empty:
        return Summary(FOLLOW_UP, FOLLOW_UP.empty(), (*notes, NO_GAP))
    by_figure = dict(iter(desa[desa["gap_people"] > 0].groupby(_FIGURE, observed=True)))
    records = [
        {
            **_record(number, row, by_figure.get(_figure(row)), catalogue, activities),
            "planned_activity": (planned or {}).get((row["area_key"], row["indicator"]), ""),
        }
        for number, row in enumerate(rows.to_dict("records"), start=1)
    ]
    return Summary(FOLLOW_UP, plan_frame(records), notes)


def _figure(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _FIGURE)


def _record(
    number: int,
    row: Row,
    desa: pd.DataFrame | None,
    catalogue: Catalogue,
    activities: Mapping[str, tuple[str, ...]],
) -> dict[str, object]:
    indicator = str(row["indicator"])
    known = catalogue.indicator(indicator)
    offices = [office.strip() for office in str(row["opd"]).split(",") if office.strip()]
    suggestions = activities.get(indicator, ())
    copied = (
        *("series", "period", "area_key", "kecamatan", "indicator", "sector", "target_group"),
        *("denominator", "share", "target", "target_verified", "gap_points", "gap_people"),
    )
    return {
        **empty_record(row_id(number)),
        **{name: row[name] for name in copied},
        "desa": LIST_MARK.join(_desa(row, desa)),
        "issue": _issue(row, known.short_name if known else indicator, known is not None and known.direction),
        "activity": LIST_MARK.join(suggestions),
        "activity_suggested": bool(suggestions),
        "output_unit": row["target_group"],
        "opd": offices[0] if offices else "",
        "opd_support": LIST_MARK.join(offices[1:]),
        "kecamatan_role": LIST_MARK.join(_roles(row)),
    }


def _desa(row: Row, same: pd.DataFrame | None) -> list[str]:
    """Desa of the kecamatan with the most people to the target, the most first.

    `same` holds the desa below target for the same indicator, series and period; None: there are none.
    """
    if same is None:
        return []
    inside = same["area_code"].str.startswith(f"{row['area_key']}.") | (
        same["area_code"].eq("") & same["kecamatan"].eq(row["kecamatan"])
    )
    worst = same[inside].sort_values(["gap_people", "area"], ascending=[False, True])
    return list(worst["area"].head(MOST_DESA))


def _issue(row: Row, name: str, direction: Direction | bool) -> str:
    side = "di atas batas" if direction is Direction.LOWER else "di bawah target"
    gap = format_points(row["gap_points"])
    return f"{name} {format_percent(row['share'])}, {gap} {side}"


def _roles(row: Row) -> list[str]:
    """What the kecamatan can do: verifying first where areas have not reported."""
    pass_on, appeal, coordinate, verify, _ = KECAMATAN_ROLES
    silent = bool(row["areas_reporting"] < row["areas_expected"])
    return [pass_on, appeal, coordinate, *([verify] if silent else [])]
