"""People per worker or facility, compared between areas."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model.frames import FrameSpec, number, text


@dataclass(frozen=True, slots=True)
class CapacityPair:
    """Workers or facilities (an indicator whose numerator counts them) and the indicator they serve."""

    workers: str
    served: str


CAPACITY = FrameSpec(
    name="capacity",
    grain="one row per pair of workers and served indicator, and area",
    columns=(
        text("workers", "id of the indicator that counts workers or facilities"),
        text("served", "id of the indicator whose target group they serve"),
        text("workers_period", "period of the count, the latest one"),
        text("period", "period of the served indicator, the latest one"),
        text("area_level", "AreaLevel of the row"),
        text("area_key", "identity of the area"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
        text("target_group", "sasaran of the served indicator"),
        number("worker_count", "workers or facilities"),
        number("people", "people in the target group"),
        number("to_reach", "people still to reach by the served indicator's target"),
        number("people_per_worker", "people per worker"),
        number("to_reach_per_worker", "people still to reach per worker"),
        number("average_per_worker", "people per worker of all areas of the level together"),
        number("times_average", "people_per_worker over average_per_worker"),
        number("even_count", "workers if spread evenly over people with the fewest moves"),
        number("move", "even_count minus worker_count: a hint, not an order; the sum over areas is 0"),
        text("reason", "what is missing and why, in Indonesian; else empty"),
    ),
)
