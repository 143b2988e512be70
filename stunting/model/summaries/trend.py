"""Change over time of one indicator in one area, within one series and one definition."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole


class Pace(StrEnum):
    """Observed against required pace."""

    UNKNOWN = ""
    MET = "met"
    """The target is met already."""
    ENOUGH = "enough"
    TOO_SLOW = "too_slow"
    WRONG_WAY = "wrong_way"


TREND = FrameSpec(
    name="trend",
    grain="one row per series, length of period, area and indicator",
    columns=(
        text("series", "Series: register or survey, never one line"),
        text("period_kind", "PeriodKind: years, months and so on are never one line"),
        text("area_level", "AreaLevel of the row"),
        text("area_key", "identity of the area"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
        text("indicator", "indicator id"),
        text("sector", "sector"),
        text("target_group", "sasaran"),
        text("direction", "Direction of the indicator"),
        whole("periods", "periods with a share in the line"),
        text("first_period", "first period of the line, or empty"),
        text("last_period", "last period of the line, or empty"),
        number("first_share", "share 0-1 in the first period"),
        number("last_share", "share 0-1 in the last period"),
        number("change_points", "last minus first, percentage points"),
        number("points_per_year", "slope of the share on time, percentage points per year"),
        number("aarr", "average annual rate of reduction, share 0-1 per year; lower is better only"),
        number("target", "target of the last period as share 0-1; NaN where there is none"),
        flag("target_verified", "whether the target was found in a document or set by the office"),
        number("years_left", "years from the end of the last period to the deadline"),
        number("required_points_per_year", "percentage points per year to the target by the deadline"),
        number("required_aarr", "required rate of reduction, share 0-1 per year; lower is better only"),
        text("pace", "Pace"),
        text("break_period", "first period after the latest break in the denominator, or empty"),
        number("break_ratio", "denominator of that period over the one before"),
        whole("matched_areas", "desa with a figure in the first and in the last period; 0 where unknown"),
        number("matched_first_share", "share 0-1 of those desa in the first period"),
        number("matched_last_share", "share 0-1 of those desa in the last period"),
        number("matched_change_points", "last minus first on those desa, percentage points"),
        number("first_reporting", "desa that report in the first period over those of either, 0-1"),
        number("last_reporting", "desa that report in the last period over those of either, 0-1"),
        text("reason", "what is missing or doubtful and why, in Indonesian; else empty"),
    ),
)
