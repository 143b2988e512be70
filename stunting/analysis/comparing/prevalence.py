"""Stunting prevalence: two series apart, WHO classes, and what the children nobody measured could hide.

SSGI/SKI is a sample survey of the kabupaten, e-PPGBM a register of the children who came. With a share c
of all children measured and prevalence p among them, the true prevalence of all lies in
[c*p, c*p + (1 - c)]. How the two meet: `two_numbers`.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.catalogue.relations import IndicatorRole, indicators_as, stunting_id
from stunting.model.formatting import format_percent
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.prevalence import PREVALENCE, PrevalenceClass

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
    valid = is_share(measured_share) & is_share(prevalence)
    lower = np.where(valid, measured_share * prevalence, np.nan)
    return lower, np.where(valid, lower + 1 - measured_share, np.nan)


def prevalence_summary(coverage: pd.DataFrame, children: pd.DataFrame | None = None) -> Summary:
    """Stunting prevalence of every area with WHO class and bounds (`PREVALENCE`), each series for itself.

    `coverage` follows `COVERAGE`. All children under five are taken from the denominator of an indicator
    that counts them (`IndicatorRole.ALL_CHILDREN`), of the area and period, else from a column that names
    them alone (`children`, as `all_children` gives it); where numbers of children lack, the printed share of
    weighed children (D/S) stands for the share measured. Bounds hold for the register.
    """
    rows = coverage[coverage["indicator"] == stunting_id()]
    if rows.empty:
        note = wording.NO_PREVALENCE
        return Summary(PREVALENCE, PREVALENCE.empty(), (note,))
    all_of_them, areas = _children(coverage, rows, children)
    measured = rows["denominator"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        share = np.where(all_of_them > 0, measured / all_of_them, np.nan)
    share = np.where(np.isnan(share), _weighed_share(coverage, rows), share)
    prevalence = rows["share"].to_numpy(dtype=float)
    register = rows["series"].eq(Series.REGISTER.value).to_numpy()
    lower, upper = prevalence_bounds(np.where(register, share, np.nan), prevalence)
    frame = rows.assign(
        cases=rows["numerator"],
        measured=measured,
        prevalence=prevalence,
        who_class=[who_class(one).value for one in prevalence],
        children=np.where(register, all_of_them, np.nan),
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


def _children(
    coverage: pd.DataFrame, rows: pd.DataFrame, named: pd.DataFrame | None
) -> tuple[Numbers, Numbers]:
    """All children under five of the area and period of each row, and from how many areas; NaN if unknown."""
    keys = ["series", "period", "area_level", "area_key"]
    found, areas = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    known_by = [
        coverage[coverage["indicator"].eq(indicator) & coverage["denominator"].gt(0)]
        for indicator in indicators_as(IndicatorRole.ALL_CHILDREN)
    ]
    for known in (*known_by, *([] if named is None else [named])):
        same = rows[keys].merge(known[[*keys, "denominator", "areas_reporting"]], on=keys, how="left")
        lacking = np.isnan(found)
        found = np.where(lacking, same["denominator"].to_numpy(dtype=float), found)
        areas = np.where(lacking, same["areas_reporting"].to_numpy(dtype=float), areas)
    return found, areas


def _weighed_share(coverage: pd.DataFrame, rows: pd.DataFrame) -> Numbers:
    """D/S of the area and period of each row: weighed and measured are the same visit; NaN if unknown."""
    keys = ["series", "period", "area_level", "area_key"]
    weighed = coverage[coverage["indicator"].eq(indicators_as(IndicatorRole.ALL_CHILDREN)[0])]
    same = rows[keys].merge(weighed[[*keys, "share"]].drop_duplicates(keys), on=keys, how="left")
    return same["share"].to_numpy(dtype=float)


def is_share(values: Numbers) -> npt.NDArray[np.bool_]:
    """Which numbers lie in 0-1."""
    with np.errstate(invalid="ignore"):
        return np.asarray((values >= 0) & (values <= 1))
