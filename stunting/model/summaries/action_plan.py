"""The action plan of the office crossed with the gaps: what stands where, for whom, and for how much."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text, whole


class Provision(StrEnum):
    """What an action plan holds for one gap."""

    HERE = "here"
    """An activity that names the area, or a place in it."""
    WIDE = "wide"
    """An activity for the whole kabupaten, as written."""
    UNPLACED = "unplaced"
    """An activity for the indicator whose place is not written or not recognised."""
    ELSEWHERE = "elsewhere"
    """Activities for the indicator, in other places only."""
    NONE = "none"


WITHOUT = (Provision.NONE, Provision.ELSEWHERE)
"""A gap has no activity. Of one for the whole indicator without a place nobody can tell."""


class Need(StrEnum):
    """Whether an activity meets a gap at the places it names."""

    GAP = "gap"
    MET = "met"
    """Its indicators are on target at its places."""
    UNJUDGED = "unjudged"
    """No figure, or no target, for its indicators at its places."""
    UNMATCHED = "unmatched"
    """It could not be linked to an indicator."""


class MoneyBy(StrEnum):
    """What amounts are grouped by."""

    OPD = "opd"
    KECAMATAN = "kecamatan"


class SpendingBy(StrEnum):
    """What planned and spent amounts are grouped by; groups of an indicator overlap, the others add up."""

    INDICATOR = "indicator"
    KECAMATAN = "kecamatan"
    OPD = "opd"
    ROLE = "role"


class SpendingGroup(StrEnum):
    """Groups that are no indicator, kecamatan or office."""

    WIDER = "wider"
    """Several kecamatan or the whole kabupaten: its amounts are not divided among them."""
    UNPLACED = "unplaced"
    NONE = ""
    """No indicator, no office."""


GAP_ACTIVITIES = FrameSpec(
    name="gap_activities",
    grain="one row per gap: an indicator of the register below target in the kabupaten or a kecamatan",
    columns=(
        text("series", "Series: register"),
        text("period", "period of the figure"),
        text("area_level", "AreaLevel: kabupaten or kecamatan"),
        text("area_key", "identity of the area"),
        text("area", "official name, or the name as written"),
        text("indicator", "indicator id"),
        text("sector", "sector"),
        text("opd", "the office that leads the indicator, or empty"),
        text("target_group", "sasaran, the unit of gap_people"),
        number("share", "coverage 0-1"),
        number("target", "target 0-1"),
        flag("target_verified", "whether the target was found in a document or set by the office"),
        number("gap_points", "percentage points to the target, more than 0"),
        number("gap_people", "people (units of the sasaran) to the target; NaN where unknown"),
        flag("lower_is_better", "whether the gap is one of cases too many, not of people to reach"),
        text("provision", "Provision"),
        whole("activities", "activities that reach the area; those without a place count in the kabupaten"),
        text("activity_ids", "their ids joined by spaces"),
        text("activity_names", "their names joined by '; '; of those without a place where none reaches it"),
        number("budget", "rupiah of those that lie wholly in the area; NaN where no amount is known"),
        whole("budgets_missing", "of those that lie wholly in the area, how many have no amount"),
        whole("budgets_wider", "activities that reach further, whose amount is not divided"),
        whole("budgets_shared", "of those with an amount, how many serve other indicators too"),
        number("budget_per_person", "budget over gap_people; NaN where either is unknown"),
        text("reason", "what is missing and why, in Indonesian; else empty"),
    ),
)

PLAN_ACTIVITIES = FrameSpec(
    name="plan_activities",
    grain="one row per activity of the plan, its lines with one amount together",
    columns=(
        text("id", "identity of the activity"),
        text("file", "file of its first line"),
        text("sheet", "sheet of its first line"),
        text("cell", "cell that names it"),
        text("name", "what people call it"),
        text("code", "code as written, or empty"),
        text("output", "output as written, or empty"),
        text("opd", "office that carries it out, or empty"),
        text("location", "places as written, joined by '; '"),
        text("unmatched_places", "of these what no official area fits, joined by '; '"),
        text("funding", "sources of money joined by '; '"),
        text("timing", "time as written"),
        number("budget", "rupiah; NaN where no amount is written"),
        number("realised", "rupiah spent; NaN where none is written"),
        text("role", "ActivityRole"),
        text("role_reason", "why, in Indonesian; empty where unknown"),
        text("code_name", "official name of its code; empty where the table does not know it"),
        text("indicators", "indicator ids joined by spaces"),
        number("indicator_score", "how sure the least sure of them is, 0-1; NaN where none"),
        text("indicator_basis", "MatchBasis"),
        text("need", "Need"),
        text("gap_areas", "areas with a gap that it reaches, joined by '; '"),
    ),
)

PLAN_MONEY = FrameSpec(
    name="plan_money",
    grain="one row per office or kecamatan and sasaran with a gap; amounts of two rows are never added up",
    columns=(
        text("by", "MoneyBy"),
        text("group", "name of the office or the kecamatan; empty where no office leads"),
        text("target_group", "sasaran, the unit of gap_people"),
        whole("gaps", "gaps of this sasaran"),
        whole("gaps_without", "of these without an activity in the plan"),
        whole("activities", "activities that reach the others"),
        whole("budgets_missing", "of those counted here, how many have no amount"),
        number("budget", "rupiah of the activities, each counted once; NaN where no amount is known"),
        number(
            "gap_people", "people to reach, at least: the largest gap that is paid for; NaN where unknown"
        ),
        number("budget_per_person", "budget over gap_people; NaN where unknown or for different gaps"),
        text("reason", "what is missing and why, in Indonesian; else empty"),
    ),
)

PLAN_SPENDING = FrameSpec(
    name="plan_spending",
    grain="one row per way of grouping and group of activities; largest budget first",
    columns=(
        text("by", "SpendingBy"),
        text("group", "indicator id, code of the kecamatan, office, ActivityRole, or a SpendingGroup"),
        whole("activities", "activities in the group"),
        whole("budgets_missing", "of these, how many have no amount"),
        number("budget", "rupiah planned; NaN where no amount is known"),
        number("direct", "of it, rupiah of activities that reach people themselves"),
        number("support", "rupiah of supporting ones"),
        number("label", "rupiah of those that only carry the label, or of unknown role"),
        number("realised", "rupiah spent; NaN where nothing is reported"),
        number("reported", "rupiah planned of the activities whose spending is reported; NaN where none"),
        number("absorbed", "realised over reported, a share; NaN where either is unknown or zero"),
    ),
)
