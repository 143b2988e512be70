"""Priority of desa or kecamatan: quadrant, transparent score, and a verdict from many recomputations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stunting.model.frames import FrameSpec, number, text, whole


class Quadrant(StrEnum):
    """Prevalence against that of all areas together, cases against their mean."""

    BOTH = "both"
    PREVALENCE = "prevalence"
    CASES = "cases"
    NEITHER = "neither"
    UNKNOWN = ""


CERTAIN_FROM, NOT_UNTIL = 0.9, 0.1
"""On the list in this share of draws or more: certain; in this share or less: no."""


class Verdict(StrEnum):
    """How often an area is on the list when weights and data are drawn anew."""

    CERTAIN = "certain"
    """In 90 % of the draws or more ("pasti")."""
    DEPENDS = "depends"
    NO = "no"
    """In 10 % of the draws or less ("tidak")."""
    UNKNOWN = ""
    """No score: less than half of the weight has data."""


class DependsOn(StrEnum):
    """What a verdict of `DEPENDS` hangs on."""

    NOTHING = ""
    WEIGHTS = "weights"
    DATA = "data"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PriorityWeights:
    """Weights of the three parts of the score, and of service indicators within the third.

    Any scale; only ratios count. An indicator that is not named has the weight 1. No official
    weights were found: these are for the office to choose.
    """

    prevalence: float = 1.0
    cases: float = 1.0
    services: float = 1.0
    indicators: Mapping[str, float] = field(default_factory=dict)


PLAUSIBLE = FrameSpec(
    name="plausible",
    grain="one row per area and indicator whose value is doubtful",
    columns=(
        text("area_key", "identity of the area"),
        text("indicator", "indicator id"),
        number("low", "lowest plausible share 0-1"),
        number("high", "highest plausible share 0-1"),
        text("reason", "why the value is doubtful, in Indonesian"),
    ),
)

PRIORITY = FrameSpec(
    name="priority",
    grain="one row per area of one level, highest score first, areas without a score last",
    columns=(
        text("area_level", "AreaLevel of the areas"),
        text("area_key", "identity of the area"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area is or lies in"),
        whole("rank", "place by score, from 1; 0 without a score"),
        number("score", "sum of the three parts: 0 no problem, 1 like the heaviest tenth of the areas"),
        number("score_prevalence", "part of the score from prevalence"),
        number("score_cases", "part of the score from the number of cases"),
        number("score_services", "part of the score from service gaps"),
        number("prevalence", "stunting prevalence by register, share 0-1"),
        number("cases", "stunted children by register"),
        number("children", "children measured"),
        text("quadrant", "Quadrant"),
        number("service_gap_points", "weighted mean of the service gaps that count, percentage points"),
        text("worst_service", "id of the service with the largest gap, or empty"),
        number("worst_service_gap_points", "its gap, percentage points"),
        whole("services", "service indicators with a value in this area"),
        whole("services_expected", "service indicators with a value in any area"),
        number("weight_with_data", "share 0-1 of all weight for which the area has data"),
        number("top_share", "share 0-1 of draws in which the area is on the list"),
        number("top_share_weights", "the same if only the weights are drawn"),
        number("top_share_data", "the same if only the data are drawn"),
        text("verdict", "Verdict"),
        text("depends_on", "DependsOn"),
        text("change_effect", "'off' or 'on' the list by the smallest change of one value, or empty"),
        text("change_indicator", "id of the indicator that would change"),
        number("change_points", "change of its share, percentage points (negative: it falls)"),
        number("change_people", "the same in people or cases, at least 0"),
        number("change_share", "its share 0-1 after the change"),
        text("reason", "what is missing and why, in Indonesian; else empty"),
    ),
)
