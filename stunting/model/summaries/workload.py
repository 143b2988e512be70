"""People still to reach: per month to a deadline, the few areas that hold most of them, and what if."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole

_ROW = (
    text("series", "Series: register"),
    text("period", "period the numbers are of"),
    text("area_level", "AreaLevel of the row"),
    text("area_key", "identity of the area"),
    text("area_code", "Kemendagri code, or empty"),
    text("area", "official name, or the name as written"),
    text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
    text("indicator", "indicator id"),
    text("sector", "sector"),
    text("target_group", "sasaran, the unit of the people counted"),
)


class MonthlyCount(StrEnum):
    """How the numbers of the months of a year (or of its quarters, its semesters) were understood."""

    UNKNOWN = ""
    CUMULATIVE = "cumulative"
    """Each holds the year so far: the numbers never fall."""
    EACH_MONTH = "each_month"


WORKLOAD = FrameSpec(
    name="workload",
    grain="one row per area and indicator, in its latest period with numbers",
    columns=(
        *_ROW,
        text("opd", "responsible offices joined by ', ', the leading one first"),
        number("target", "target as share 0-1; NaN where there is none"),
        flag("target_verified", "whether the target was found in a document or set by the office"),
        number(
            "to_reach", "people still to reach (or cases too many): the gaps of the areas below, or its own"
        ),
        number("to_reach_total", "people to the target by the area's own total"),
        number("months_left", "months of 30.4375 days from today to the deadline, at least 0"),
        number("per_month", "to_reach per month left"),
        whole("months_known", "months of the latest year that hold a number"),
        text("monthly_count", "MonthlyCount"),
        number("best_month", "most people reached in one month of that year"),
        text("best_month_period", "that month as period text, or empty"),
        number("times_best", "per_month over best_month: 3.1 needs 3.1 times the best month"),
        text("reason", "what is missing and why, in Indonesian; else empty"),
    ),
)

SMALLEST_SET = FrameSpec(
    name="smallest_set",
    grain="one row per series, period, level, indicator and area that has a gap, largest gap first",
    columns=(
        *_ROW,
        whole("rank", "place by gap in people, from 1"),
        number("gap_people", "people to the target in this area, more than 0"),
        number("cumulative_people", "the same with all areas of a higher place"),
        number("cumulative_share", "cumulative_people over the gap of all areas, 0-1"),
        flag("in_set", "whether it belongs to the fewest areas that hold the wanted share of the gap"),
        whole("areas_unknown", "areas of the same indicator whose gap is not known"),
    ),
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is supposed to happen with one indicator.

    `area_keys` are the desa it happens in; empty means all. `points` are percentage points of
    improvement (a fall where lower is better); None closes the gap to the target.
    """

    indicator: str
    area_keys: tuple[str, ...] = ()
    points: float | None = None


WHAT_IF = FrameSpec(
    name="what_if",
    grain="one row per period, indicator and area: changed desa, their kecamatan, and the kabupaten",
    columns=(
        *_ROW,
        flag("changed", "whether a change acts on the row itself (a desa), not through its sum"),
        number("denominator", "people in the target group"),
        number("numerator_before", "people served, or cases"),
        number("numerator_after", "the same after the changes"),
        number("people", "people reached more, or cases fewer"),
        number("share_before", "share 0-1"),
        number("share_after", "share 0-1"),
        number("target", "target as share 0-1; NaN where there is none or the desa differ"),
        number("gap_people_before", "people to the target by the row's own total"),
        number("gap_people_after", "the same after the changes"),
        text("status_before", "Status"),
        text("status_after", "Status"),
        text("reason", "what could not be done and why, in Indonesian; else empty"),
    ),
)
