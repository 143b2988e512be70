"""Promises of a follow-up matrix judged by the figures of a later period."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text


class PromiseVerdict(StrEnum):
    """What the figures of a later period say about a promise."""

    KEPT = "kept"
    """The target of the row is reached, or its output target where that counts the sasaran itself."""
    ON_THE_WAY = "on_the_way"
    """Moved at least as fast as an even pace to the deadline asks for."""
    LATE = "late"
    """Moved too slowly or not at all, or the deadline passed."""
    CONTRADICTED = "contradicted"
    """Moved the wrong way, or called done while the figures did not reach it."""
    NOT_MEASURABLE = "not_measurable"
    """The figures cannot tell; the reason says why."""


PROMISES = FrameSpec(
    name="promises",
    grain="one row per row of a follow-up matrix, in its order",
    columns=(
        text("id", "identity of the row in the plan"),
        text("verdict", "PromiseVerdict"),
        text("reason", "why, as Indonesian sentences"),
        text("issue", "isu in words"),
        text("area_key", "identity of the area; empty where several were merged"),
        text("kecamatan", "name of the kecamatan; empty where the whole kabupaten is meant"),
        text("indicator", "indicator id, or empty"),
        text("sector", "sector"),
        text("opd", "OPD penanggung jawab"),
        text("target_group", "sasaran, the unit of people"),
        text("status", "FollowUpStatus as people say it"),
        text("series", "Series of both figures"),
        text("old_period", "period of the figure when the promise was made"),
        text("new_period", "period it is judged by, or empty"),
        text("deadline", "period at whose end it is due, or empty"),
        number("old_share", "capaian 0-1 when the promise was made"),
        number("new_share", "capaian 0-1 now"),
        number("goal", "share 0-1 that keeps the promise"),
        number("old_gap_people", "people (units of the sasaran) to the target when it was made"),
        number("new_gap_people", "people to the same target now"),
        number("change_points", "new minus old share, percentage points"),
        number(
            "needed_points",
            "change that an even pace to the deadline asks for by the new period, percentage points; "
            "negative where lower is better",
        ),
        number("smallest_seen_points", "smallest change that can be told from chance, percentage points"),
        flag("beyond_chance", "whether the change exceeds what small numbers alone produce"),
    ),
)
