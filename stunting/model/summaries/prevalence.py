"""Prevalence of stunting in two series that are never joined, and what lies between them."""

from __future__ import annotations

from enum import StrEnum

from stunting.model.frames import FrameSpec, flag, number, text


class PrevalenceClass(StrEnum):
    """Public-health classes of stunting prevalence (WHO-UNICEF 2018); empty where there is no number."""

    VERY_LOW = "very_low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"
    NONE = ""


PREVALENCE_LABELS: dict[PrevalenceClass, str] = {
    PrevalenceClass.VERY_LOW: "sangat rendah (< 2,5 %)",
    PrevalenceClass.LOW: "rendah (2,5–< 10 %)",
    PrevalenceClass.MEDIUM: "sedang (10–< 20 %)",
    PrevalenceClass.HIGH: "tinggi (20–< 30 %)",
    PrevalenceClass.VERY_HIGH: "sangat tinggi (≥ 30 %)",
    PrevalenceClass.NONE: "belum ada data",
}

PREVALENCE = FrameSpec(
    name="prevalence",
    grain="one row per series, period and area with a stunting prevalence",
    columns=(
        text("series", "Series: register (e-PPGBM) or survey (SSGI/SKI)"),
        text("period", "period text, or empty"),
        text("area_level", "AreaLevel of the row"),
        text("area_key", "identity of the area"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area is or lies in; empty for a kabupaten"),
        number("cases", "children under five who are stunted; NaN where only a percentage is known"),
        number("measured", "children under five measured; NaN where only a percentage is known"),
        number("prevalence", "cases / measured as share 0-1; NaN with a reason"),
        text("basis", "Basis"),
        text("reason", "why there is no share or only a printed one; else empty"),
        text("who_class", "PrevalenceClass"),
        number("children", "all children under five (sasaran balita); NaN where unknown"),
        number("measured_share", "measured / children 0-1, may exceed 1; NaN where unknown"),
        number("lower", "least true share of all children: none of the unmeasured is stunted"),
        number("upper", "largest true share of all children: every unmeasured child is stunted"),
        text("bounds_reason", "why there are no bounds, in Indonesian; else empty"),
    ),
)

TWO_NUMBERS = FrameSpec(
    name="two_numbers",
    grain="one row per kabupaten and survey that has both a survey and a register prevalence",
    columns=(
        text("area_key", "identity of the kabupaten"),
        text("area", "its name"),
        text("survey_period", "period of the survey figure"),
        text("register_period", "latest register period of the same year, else of a neighbouring one"),
        number("measured_share", "share 0-1 of all children who were measured"),
        number("register", "prevalence 0-1 among the measured"),
        number("survey", "prevalence 0-1 by the survey"),
        number("survey_low", "lower end of the sampling error of the survey, 95 %"),
        number("survey_high", "upper end"),
        number("lower", "least true prevalence of all children"),
        number("upper", "largest true prevalence of all children"),
        number(
            "needed", "prevalence among the unmeasured that would give the survey figure; may lie outside 0-1"
        ),
        flag("possible", "whether the unmeasured children and the sampling error can explain the difference"),
        number(
            "error_needed", "share of the children recorded otherwise who must be wrong; 0 where possible"
        ),
        text("sentence", "what follows, in Indonesian"),
    ),
)
