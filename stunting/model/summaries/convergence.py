"""How many people can have all services of their target group, and how many indicators are on target."""

from __future__ import annotations

from stunting.model.frames import FrameSpec, number, text, whole

_AREA = (
    text("series", "Series: register or survey"),
    text("period", "period text, or empty"),
    text("area_level", "AreaLevel of the row"),
    text("area_key", "identity of the area"),
    text("area_code", "Kemendagri code, or empty"),
    text("area", "official name, or the name as written"),
    text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
)

CONVERGENCE = FrameSpec(
    name="convergence",
    grain="one row per period, area and target group that has (with the groups inside it) two services",
    columns=(
        *_AREA,
        text("target_group", "sasaran that all the services are for"),
        whole("services", "services of this target group, and of those inside it, with a share in this area"),
        whole("services_expected", "services of this target group with a share in any area of the period"),
        number("lower", "least share 0-1 that can have all of `services`; NaN with a reason"),
        number("upper", "largest share 0-1 that can have all of `services`"),
        text("binding", "id of the service with the lowest coverage, which sets the upper bound"),
        number("binding_share", "its coverage 0-1"),
        number("denominator", "people in the target group: the largest denominator of the services"),
        number("lower_people", "least number of people who have all; NaN where denominators disagree"),
        number("upper_people", "largest number of people who have all; NaN where denominators disagree"),
        text("reason", "why bounds or people are missing or limited, in Indonesian; else empty"),
    ),
)

ON_TARGET = FrameSpec(
    name="on_target",
    grain="one row per series, period, area and target group, and one of all target groups together",
    columns=(
        *_AREA,
        text("target_group", "sasaran; empty for the row of all together"),
        whole("on_target", "indicators that meet their target"),
        whole("with_target", "indicators that have a share and a target"),
        whole("without_target", "indicators that have a share and no target"),
        whole("without_data", "indicators that the frame lists for this area without a share"),
        number(
            "people_on_target", "sum of the denominators of the indicators on target; NaN in the row of all"
        ),
        number("people_with_target", "sum of the denominators of those with a target; NaN in the row of all"),
        number("share_on_target", "people_on_target over people_with_target, 0-1"),
        text("reason", "why people are missing, in Indonesian; else empty"),
    ),
)
