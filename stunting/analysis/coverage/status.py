"""Gaps in points and in people, and the status against the target.

Formulas: `T - y` points and `max(0, ceil(T*N) - x)` people where higher is better, `y - T` and
`max(0, x - floor(T*N))` where lower is better.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from stunting.analysis.coverage import wording
from stunting.model.formatting import format_percent
from stunting.model.indicators import StatusCutoffs
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# Products such as 0.07 * 300 miss the whole number by some 1e-14; a millionth of a person is no person.
_NOISE = 1e-6
_RATIO_NOISE = 1e-9


def gap_points(share: Numbers, target: Numbers, lower: Flags) -> Numbers:
    """Percentage points to the target, 0 where it is met, NaN without share or target."""
    gap = np.where(lower, share - target, target - share) * 100
    return np.asarray(np.maximum(0.0, np.round(gap, 9)))


def gap_people(numerator: Numbers, denominator: Numbers, target: Numbers, lower: Flags) -> Numbers:
    """People to the target: whole numbers, 0 where it is met, NaN where a number is missing.

    A 90 % target for 50 people is 45 of them: the product is guarded against binary noise.

    >>> gap_people(np.array([40.0]), np.array([50.0]), np.array([0.9]), np.array([False]))
    array([5.])
    """
    goal = target * denominator
    missing = np.ceil(goal - _NOISE) - numerator
    surplus = numerator - np.floor(goal + _NOISE)
    return np.asarray(np.maximum(0.0, np.ceil(np.where(lower, surplus, missing))))


def gap_to_everyone(numerator: Numbers, denominator: Numbers, lower: Flags) -> Numbers:
    """People to 100 %, or the cases themselves where lower is better (to 0)."""
    return np.asarray(np.maximum(0.0, np.ceil(np.where(lower, numerator, denominator - numerator))))


def statuses(
    share: Numbers, target: Numbers, lower: Flags, cutoffs: StatusCutoffs
) -> npt.NDArray[np.object_]:
    """`Status` of each share: the achieved part of the target (`target / value` where lower is better)."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        achieved = np.where(lower, target / share, share / target)
    met_anyway = (lower & (share <= target)) | (~lower & (target <= 0))
    achieved = np.where(met_anyway, np.inf, achieved) + _RATIO_NOISE
    return np.select(
        [
            np.isnan(share),
            np.isnan(target),
            achieved >= cutoffs.met,
            achieved >= cutoffs.near,
            achieved >= cutoffs.behind,
        ],
        [
            Status.NO_DATA.value,
            Status.NO_TARGET.value,
            Status.MET.value,
            Status.NEAR.value,
            Status.BEHIND.value,
        ],
        Status.FAR.value,
    ).astype(object)


def status_rule(cutoffs: StatusCutoffs) -> str:
    """The rule of the colours as a sentence, to be printed beside them."""
    met, near, behind = (format_percent(part, 0) for part in (cutoffs.met, cutoffs.near, cutoffs.behind))
    return wording.STATUS_RULE.format(
        met=STATUS_LABELS[Status.MET],
        met_part=met,
        near=STATUS_LABELS[Status.NEAR].lower(),
        near_part=near,
        behind=STATUS_LABELS[Status.BEHIND].lower(),
        behind_part=behind,
        far=STATUS_LABELS[Status.FAR].lower(),
    )
