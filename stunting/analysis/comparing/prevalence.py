"""Stunting prevalence: two series apart, WHO classes, and what the children nobody measured could hide.

SSGI/SKI is a sample survey of the kabupaten, e-PPGBM a register of the children who came. With a share c
of all children measured and prevalence p among them, the true prevalence of all lies in
[c*p, c*p + (1 - c)]; a survey figure S needs (S - c*p) / (1 - c) among the unmeasured.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.catalogue.relations import IndicatorRole, indicators_as, stunting_id
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_percent
from stunting.model.observations import Series
from stunting.model.periods import period_order, period_year
from stunting.model.summaries import Basis, Summary
from stunting.model.summaries.prevalence import PREVALENCE, TWO_NUMBERS, PrevalenceClass

_CLASS_BOUNDS = (0.025, 0.10, 0.20, 0.30)
_CLASSES = (
    PrevalenceClass.VERY_LOW,
    PrevalenceClass.LOW,
    PrevalenceClass.MEDIUM,
    PrevalenceClass.HIGH,
    PrevalenceClass.VERY_HIGH,
)
Numbers = npt.NDArray[np.float64]


def who_class(prevalence: float) -> PrevalenceClass:
    """WHO class of a stunting prevalence 0-1: below 2.5, 10, 20, 30 % and from 30 % (de Onis et al. 2018).

    >>> who_class(0.30)
    <PrevalenceClass.VERY_HIGH: 'very_high'>
    """
    if not math.isfinite(prevalence):
        return PrevalenceClass.NONE
    return _CLASSES[int(np.searchsorted(_CLASS_BOUNDS, prevalence + 1e-12, side="right"))]


def prevalence_bounds(measured_share: Numbers, prevalence: Numbers) -> tuple[Numbers, Numbers]:
    """Least and largest prevalence of all children, shares 0-1; NaN outside 0-1."""
    valid = _is_share(measured_share) & _is_share(prevalence)
    lower = np.where(valid, measured_share * prevalence, np.nan)
    return lower, np.where(valid, lower + 1 - measured_share, np.nan)


@dataclass(frozen=True, slots=True)
class TwoNumberTest:
    """Whether the children nobody measured can explain a survey figure. All numbers are shares 0-1.

    `needed` is NaN where everyone was measured; `possible` is False then unless both figures agree.
    """

    lower: float
    upper: float
    needed: float
    possible: bool
    sentence: str


def two_number_test(measured_share: float, prevalence: float, survey: float) -> TwoNumberTest:
    """Compares a register prevalence among the measured with a survey figure.

    Formula: see the module. Of c = 0.86, p = 0.1155, S = 0.32 follow bounds 9.93 %-23.93 % and 157.6 %
    among the unmeasured, which is impossible. Inputs outside 0-1 give NaN and a sentence that says so.
    """
    shares = np.array([measured_share, prevalence, survey], dtype=float)
    if not _is_share(shares).all():
        sentence = wording.TWO_NUMBERS_UNFIT
        return TwoNumberTest(math.nan, math.nan, math.nan, False, sentence)
    lower = measured_share * prevalence
    unmeasured = 1 - measured_share
    upper = lower + unmeasured
    needed = (survey - lower) / unmeasured if unmeasured > 0 else math.nan
    possible = lower - 1e-12 <= survey <= upper + 1e-12
    begin = wording.TWO_NUMBERS.format(
        measured_share=format_percent(measured_share),
        prevalence=format_percent(prevalence),
        lower=format_percent(lower),
        measures=format_percent(upper),
        survey=format_percent(survey),
    )
    return TwoNumberTest(lower, upper, needed, possible, begin + _conclusion(lower, survey, needed, possible))


def _conclusion(lower: float, survey: float, needed: float, possible: bool) -> str:
    if math.isnan(needed):
        agree = wording.TWO_NUMBERS_EQUAL if possible else wording.ALL_MEASURED
        return f"{agree}."
    if possible:
        return wording.TWO_NUMBERS_POSSIBLE.format(needed=format_percent(needed))
    if survey < lower:
        return wording.SURVEY_BELOW_BOUNDS
    return wording.TWO_NUMBERS_IMPOSSIBLE.format(needed=format_percent(needed))


def prevalence_summary(coverage: pd.DataFrame) -> Summary:
    """Stunting prevalence of every area with WHO class and bounds (`PREVALENCE`), each series for itself.

    `coverage` follows `COVERAGE`. All children under five are taken from the denominator of an indicator
    that counts them (`IndicatorRole.ALL_CHILDREN`), of the area and period; bounds hold for the register.
    """
    rows = coverage[coverage["indicator"] == stunting_id()]
    if rows.empty:
        note = wording.NO_PREVALENCE
        return Summary(PREVALENCE, PREVALENCE.empty(), (note,))
    children, areas = _children(coverage, rows)
    measured = rows["denominator"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        share = np.where(children > 0, measured / children, np.nan)
    prevalence = rows["share"].to_numpy(dtype=float)
    register = rows["series"].eq(Series.REGISTER.value).to_numpy()
    lower, upper = prevalence_bounds(np.where(register, share, np.nan), prevalence)
    frame = rows.assign(
        cases=rows["numerator"],
        measured=measured,
        prevalence=prevalence,
        who_class=[who_class(one).value for one in prevalence],
        children=np.where(register, children, np.nan),
        measured_share=np.where(register, share, np.nan),
        lower=lower,
        upper=upper,
    )
    frame["bounds_reason"] = [
        _bounds_reason(bool(of_register), float(p), float(c), float(least))
        for of_register, p, c, least in zip(register, prevalence, share, lower, strict=True)
    ]
    apart = int((register & (areas != rows["areas_reporting"].to_numpy()) & ~np.isnan(lower)).sum())
    notes = (wording.CHILDREN_OF_OTHER_DESA.format(apart=apart),)
    return Summary(PREVALENCE, frame.reset_index(drop=True), notes if apart else ())


def _bounds_reason(register: bool, prevalence: float, share: float, lower: float) -> str:
    if not register:
        return wording.SURVEY_IS_OF_ALL
    if not math.isnan(lower):
        return ""
    if math.isnan(prevalence):
        return wording.PREVALENCE_MISSING
    if math.isnan(share):
        return wording.MEASURED_UNKNOWN
    return wording.MEASURED_OUT_OF_RANGE.format(share=format_percent(share))


def _children(coverage: pd.DataFrame, rows: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """All children under five of the area and period of each row, and from how many areas; NaN if unknown."""
    keys = ["series", "period", "area_level", "area_key"]
    found, areas = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    for indicator in indicators_as(IndicatorRole.ALL_CHILDREN):
        known = coverage[coverage["indicator"].eq(indicator) & coverage["denominator"].gt(0)]
        same = rows[keys].merge(known[[*keys, "denominator", "areas_reporting"]], on=keys, how="left")
        lacking = np.isnan(found)
        found = np.where(lacking, same["denominator"].to_numpy(dtype=float), found)
        areas = np.where(lacking, same["areas_reporting"].to_numpy(dtype=float), areas)
    return found, areas


def two_numbers(coverage: pd.DataFrame) -> Summary:
    """The two-number test for every kabupaten and year with both series (`TWO_NUMBERS`).

    A survey figure meets the latest register period of its year. The sampling error of the survey is not
    part of the test: no upload states it.
    """
    frame = prevalence_summary(coverage).frame
    frame = frame[frame["area_level"].eq(AreaLevel.KABUPATEN.value) & frame["basis"].ne(Basis.NONE.value)]
    registers = frame[frame["series"] == Series.REGISTER.value].to_dict("records")
    found: list[dict[str, object]] = []
    notes: list[str] = []
    for survey in frame[frame["series"] == Series.SURVEY.value].to_dict("records"):
        year = period_year(survey["period"])
        same = [
            row
            for row in registers
            if row["area_key"] == survey["area_key"] and period_year(row["period"]) == year
        ]
        register = max(same, key=lambda row: period_order(row["period"]), default=None)
        if register is None or math.isnan(register["lower"]):
            why = register["bounds_reason"] if register else wording.NO_REGISTER_THAT_YEAR
            notes.append(
                wording.TWO_NUMBERS_NOT_TESTED.format(area=survey["area"], period=survey["period"], why=why)
            )
            continue
        test = two_number_test(register["measured_share"], register["prevalence"], survey["prevalence"])
        found.append(
            {
                "area_key": survey["area_key"],
                "area": survey["area"],
                "survey_period": survey["period"],
                "register_period": register["period"],
                "measured_share": register["measured_share"],
                "register": register["prevalence"],
                "survey": survey["prevalence"],
                **{
                    name: getattr(test, name) for name in ("lower", "upper", "needed", "possible", "sentence")
                },
            }
        )
    return Summary(TWO_NUMBERS, pd.DataFrame(found) if found else TWO_NUMBERS.empty(), tuple(notes))


def _is_share(values: Numbers) -> npt.NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return np.asarray((values >= 0) & (values <= 1))
