"""Inequality between areas, by the measures of WHO HEAT Plus."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, number, text, whole


class InequalityChange(StrEnum):
    """How inequality moved since the period before; only called a change beyond its error."""

    NONE = ""
    """No earlier period to compare with, or no measure."""
    WIDER = "wider"
    NARROWER = "narrower"
    SAME = "same"


INEQUALITY = FrameSpec(
    name="inequality",
    grain="one row per series, period, indicator and area within which the areas are compared",
    columns=(
        text("series", "Series: register or survey"),
        text("period", "period text, or empty"),
        text("indicator", "indicator id"),
        text("sector", "sector"),
        text("target_group", "sasaran, the unit of par_people"),
        text("direction", "Direction of the indicator"),
        text("area_level", "AreaLevel of the areas compared"),
        text("kecamatan", "kecamatan whose desa are compared; empty where all areas are"),
        whole("areas", "areas with a value: behind D, R, MDBU, MDRU and the percentile gaps"),
        whole("areas_weighted", "areas with a value and a denominator: behind all other measures"),
        whole("areas_without_value", "areas in the frame that have no value"),
        number("denominator", "people in the target group of the weighted areas"),
        number("mean", "share 0-1: mean of the areas weighted by their denominators"),
        text("best_area", "name of the best area by the shares that put areas in order"),
        text("best_key", "area_key of the best area"),
        number("best_share", "share 0-1 of the best area"),
        text("worst_area", "name of the worst area, in the same order"),
        text("worst_key", "area_key of the worst area"),
        number("worst_share", "share 0-1 of the worst area"),
        whole("worst_alike", "other areas that the interval of the difference does not tell from the worst"),
        number("d_points", "D: highest minus lowest, percentage points"),
        number("r", "R: highest over lowest"),
        number("d_reference_points", "D against the chosen area, percentage points; may be negative"),
        number("r_reference", "R against the chosen area"),
        number("mdmu_points", "MDMU: mean distance to the mean, percentage points"),
        number("mdmw_points", "MDMW: the same, weighted by denominators"),
        number("mdbu_points", "MDBU: mean distance to the best area, percentage points"),
        number("mdbw_points", "MDBW: the same, weighted by denominators"),
        number("mdru_points", "MDRU: mean distance to the chosen area, percentage points"),
        number("mdrw_points", "MDRW: the same, weighted by denominators"),
        number("idisu_percent", "IDISU: MDMU in percent of the mean"),
        number("idisw_percent", "IDISW: MDMW in percent of the mean"),
        number("bgv", "BGV: variance between areas, squared percentage points"),
        number("bgsd_points", "BGSD: its root, percentage points"),
        number("cov_percent", "COV: BGSD in percent of the mean"),
        number("ti", "TI: Theil index times 1000"),
        number("mld", "MLD: mean log deviation times 1000"),
        number("par_points", "PAR: best minus mean, percentage points; negative where lower is better"),
        number("paf_percent", "PAF: PAR in percent of the mean"),
        number("par_people", "people more served (or fewer cases) if all areas were like the best"),
        number("p80_p20_points", "80th minus 20th percentile of areas, percentage points; over 30 areas"),
        number("p90_p10_points", "90th minus 10th percentile, percentage points; over 60 areas"),
        number("p95_p5_points", "95th minus 5th percentile, percentage points; over 100 areas"),
        number("bgv_noise", "part of BGV that small denominators alone produce, squared points"),
        number("bgv_beyond_noise", "BGV less its noise, at least 0, squared points"),
        text("earlier_period", "period before that has the measure too, or empty"),
        text("change", "InequalityChange since then"),
        text("reason", "which measures are missing and why, in Indonesian; else empty"),
    ),
)
