"""The two-number test: can the children nobody measured explain what a survey found?

A survey figure S needs (S - c*p) / (1 - c) among the unmeasured, with c and p as in `prevalence`. S has a
sampling error of its own (`survey_interval`), and nothing is called impossible within it.
Beyond it even all unmeasured being stunted leaves (S - upper) / (1 - upper): that share of the children
recorded as not stunted would have to be measured wrongly, or of all children to be outside the sasaran.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.comparing.prevalence import is_share, prevalence_summary
from stunting.analysis.coverage.small_numbers import wilson_interval
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.observations import Series
from stunting.model.periods import period_label, period_order, period_year
from stunting.model.summaries import Basis, Summary
from stunting.model.summaries.prevalence import TWO_NUMBERS

SAMPLE, DESIGN_EFFECT = 400, 1.5
"""Children of a kabupaten in SSGI and the design effect, where nothing better is known: an assumption, no
source prints them for a kabupaten. About 6 points to both sides."""
CLUSTER = 10
"""Households with children under five that SSGI 2022 takes in each census block."""
_NORMAL = 1.96
DESA_NAMED = 5
_NOISE = 1e-12
Row = dict[Hashable, Any]


def survey_interval(
    share: float, sample: float = SAMPLE, design: float = DESIGN_EFFECT
) -> tuple[float, float]:
    """Ends of the 95 % interval of a survey share 0-1.

    Wilson's with continuity correction (Newcombe 1998, method 4) of the effective sample of Korn and Graubard
    1998: over the design effect, and by Student's t of as many census blocks. Without both a true share is
    below the interval in up to 3.5 % of surveys instead of 2.5.

    >>> low, high = survey_interval(0.32)
    >>> round(low, 3), round(high, 3)
    (0.263, 0.382)
    """
    people = sample / design * (_NORMAL / _student(max(1.0, sample / CLUSTER - 1))) ** 2
    # The correction moves each end as a share half a child away would.
    moved = np.array([max(0.0, share - 0.5 / people), min(1.0, share + 0.5 / people)])
    low, high = wilson_interval(moved, np.full(2, people))
    return float(low[0]), float(high[1])


def _student(degrees: float) -> float:
    """The 97.5 % point of Student's t, by expansion about the normal (Abramowitz and Stegun 26.7.5)."""
    z = _NORMAL
    return z + (z**3 + z) / (4 * degrees) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)


@dataclass(frozen=True, slots=True)
class TwoNumberTest:
    """Whether the children nobody measured can explain a survey figure. All numbers are shares 0-1.

    `needed` is NaN where everyone was measured. `possible`: the interval of the survey meets the bounds.
    `error_needed` is the share of the children recorded otherwise who must be wrong; 0 where possible.
    """

    lower: float
    upper: float
    survey_low: float
    survey_high: float
    needed: float
    possible: bool
    error_needed: float
    sentence: str


def two_number_test(
    measured_share: float,
    prevalence: float,
    survey: float,
    *,
    sample: float = SAMPLE,
    design: float = DESIGN_EFFECT,
) -> TwoNumberTest:
    """Compares a register prevalence among the measured with a survey figure.

    Of c = 0.86, p = 0.1155, S = 0.32 follow bounds 9.93 %-23.93 %, 157.6 % among the unmeasured, an interval
    26.3 %-38.2 % that misses the bounds, and 10.6 % measured wrongly or missing from the sasaran. Inputs
    outside 0-1 give NaN and a sentence that says so.
    """
    shares = np.array([measured_share, prevalence, survey], dtype=float)
    if not is_share(shares).all() or not sample > 0 or not design > 0:
        none = math.nan
        return TwoNumberTest(none, none, none, none, none, False, none, wording.TWO_NUMBERS_UNFIT)
    lower = measured_share * prevalence
    unmeasured = 1 - measured_share
    upper = lower + unmeasured
    low, high = survey_interval(survey, sample, design)
    needed = (survey - lower) / unmeasured if unmeasured > 0 else math.nan
    inside = lower - _NOISE <= survey <= upper + _NOISE
    possible = inside or (low <= upper and high >= lower)
    error = 0.0
    if not possible:
        error = (survey - upper) / (1 - upper) if survey > upper else (lower - survey) / lower
    begin = wording.TWO_NUMBERS.format(
        measured_share=format_percent(measured_share),
        prevalence=format_percent(prevalence),
        lower=format_percent(lower),
        measures=format_percent(upper),
        survey=format_percent(survey),
        low=format_percent(low),
        high=format_percent(high),
        sample=format_number(sample),
        design=format_number(design, 1),
    )
    test = TwoNumberTest(lower, upper, low, high, needed, possible, error, "")
    return replace(test, sentence=begin + _conclusion(test, survey, inside))


def _conclusion(test: TwoNumberTest, survey: float, inside: bool) -> str:
    needed, error = format_percent(test.needed), format_percent(test.error_needed)
    if inside:
        equal = math.isnan(test.needed)
        return (
            f"{wording.TWO_NUMBERS_EQUAL}." if equal else wording.TWO_NUMBERS_POSSIBLE.format(needed=needed)
        )
    if test.possible:
        return wording.WITHIN_SURVEY_ERROR
    if math.isnan(test.needed):
        return f"{wording.ALL_MEASURED}."
    if survey < test.lower:
        return wording.SURVEY_BELOW_BOUNDS.format(error=error)
    return wording.TWO_NUMBERS_IMPOSSIBLE.format(needed=needed, error=error)


def two_numbers(coverage: pd.DataFrame, children: pd.DataFrame | None = None) -> Summary:
    """The two-number test for every kabupaten and survey with a register figure near it: `TWO_NUMBERS`.

    A survey figure meets the latest register period of its year, else of a neighbouring year, and says so.
    `children` as in `prevalence_summary`.
    """
    frame = prevalence_summary(coverage, children).frame
    every = frame[frame["basis"].ne(Basis.NONE.value)]
    kabupaten = every[every["area_level"].eq(AreaLevel.KABUPATEN.value)]
    desa = every[every["area_level"].eq(AreaLevel.DESA.value) & every["series"].eq(Series.REGISTER.value)]
    registers = kabupaten[kabupaten["series"] == Series.REGISTER.value].to_dict("records")
    found: list[dict[str, object]] = []
    notes: list[str] = []
    for survey in kabupaten[kabupaten["series"] == Series.SURVEY.value].to_dict("records"):
        register = _register_of(survey, registers)
        if register is None or math.isnan(register["lower"]):
            why = register["bounds_reason"] if register else wording.NO_REGISTER_THAT_YEAR
            notes.append(
                wording.TWO_NUMBERS_NOT_TESTED.format(area=survey["area"], period=survey["period"], why=why)
            )
            continue
        found.append(_tested(survey, register, desa))
    return Summary(TWO_NUMBERS, pd.DataFrame(found) if found else TWO_NUMBERS.empty(), tuple(notes))


def _register_of(survey: Row, registers: Sequence[Row]) -> Row | None:
    """The latest register figure of the year of a survey, else of the year before, else of the one after."""
    year = period_year(survey["period"])
    for other in (year, year - 1, year + 1) if year else (year,):
        same = [
            row
            for row in registers
            if row["area_key"] == survey["area_key"] and period_year(row["period"]) == other
        ]
        if same:
            return max(same, key=lambda row: period_order(row["period"]))
    return None


def _tested(survey: Row, register: Row, desa: pd.DataFrame) -> dict[str, object]:
    test = two_number_test(register["measured_share"], register["prevalence"], survey["prevalence"])
    years = ""
    if period_year(register["period"]) != period_year(survey["period"]):
        years = wording.TWO_NUMBERS_YEARS.format(
            register=period_label(register["period"]), survey=period_label(survey["period"])
        )
    numbers = ("lower", "upper", "survey_low", "survey_high", "needed", "possible", "error_needed")
    return {
        "area_key": survey["area_key"],
        "area": survey["area"],
        "survey_period": survey["period"],
        "register_period": register["period"],
        "measured_share": register["measured_share"],
        "register": register["prevalence"],
        "survey": survey["prevalence"],
        **{name: getattr(test, name) for name in numbers},
        "sentence": years + test.sentence + _where(survey, register, test, desa),
    }


def _where(survey: Row, register: Row, test: TwoNumberTest, desa: pd.DataFrame) -> str:
    """The desa with most unmeasured children, who alone can carry the difference; empty where unknown."""
    missing = float(survey["prevalence"] - test.lower) * float(register["children"])
    inside = desa["area_key"].str.startswith(f"{survey['area_key']}.") & desa["period"].eq(register["period"])
    # An empty frame would take the rows of a longer column that is assigned to it.
    rows = desa[inside]
    rows = rows.assign(unmeasured=rows["children"] - rows["measured"])
    rows = rows[rows["unmeasured"] > 0].sort_values("unmeasured", ascending=False, kind="stable")
    # Less than half a child is nobody, and says 0.
    if rows.empty or not missing >= 0.5:
        return ""
    first = rows.head(DESA_NAMED)
    return wording.UNMEASURED_OF_DESA.format(
        desa=", ".join(
            f"{name} ({format_number(people)})"
            for name, people in zip(first["area"], first["unmeasured"], strict=True)
        ),
        people=format_number(min(float(first["unmeasured"].sum()), missing)),
        needed=format_number(missing),
    )
