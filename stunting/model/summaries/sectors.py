"""What a sector has reached in an area, and people still to reach by target group."""

from __future__ import annotations

from stunting.model.frames import FrameSpec, number, text, whole

_AREA = (
    text("series", "Series: register or survey"),
    text("period", "period text, or empty"),
    text("area_level", "AreaLevel of the row"),
    text("area_key", "identity of the area: its code, or its names where no code is known"),
    text("area_code", "Kemendagri code, or empty"),
    text("area", "official name, or the name as written"),
    text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
)

SECTORS = FrameSpec(
    name="sectors",
    grain="one row per series, period, area and sector; a sector has no coverage of its own",
    columns=(
        *_AREA,
        text("sector", "sector"),
        text("opd", "offices of its indicators joined by ', ', those leading most indicators first"),
        whole("indicators", "indicators with a row in the data"),
        whole("met", "indicators on target"),
        whole("near", "indicators near the target"),
        whole("behind", "indicators behind"),
        whole("far", "indicators far behind"),
        whole("unsure", "indicators whose figure waits until its cells are settled"),
        whole("no_target", "indicators with a number but no target"),
        whole("no_data", "indicators without a number"),
        text("largest_gap_indicator", "id of the indicator with the largest gap in points, or empty"),
        number("largest_gap_points", "its gap in percentage points; NaN where none can be judged"),
        text("most_people_indicator", "id of the indicator with most people still to reach, or empty"),
        number("most_people", "people (units of its sasaran) still to reach there; NaN where unknown"),
        text("most_people_group", "the sasaran of that indicator, the unit of `most_people`"),
    ),
)

SECTOR_PEOPLE = FrameSpec(
    name="sector_people",
    grain="one row per series, period, area, sector (empty: all together) and target group",
    columns=(
        *_AREA,
        text("sector", "sector; empty for all sectors together"),
        text("target_group", "sasaran, the unit of the people; different sasaran are never added up"),
        whole("indicators", "indicators of this sasaran with a known gap in people, higher is better"),
        whole("met", "of these without anyone still to reach"),
        number("people_at_least", "different people still to reach: the largest gap of one indicator"),
        text("people_indicator", "id of that indicator, or empty"),
        number("services", "services still to deliver: sum of the gaps; one person may lack several"),
        number(
            "cases_over", "cases above target where lower is better: the largest of one indicator; NaN: none"
        ),
        text("cases_indicator", "id of that indicator, or empty"),
    ),
)
