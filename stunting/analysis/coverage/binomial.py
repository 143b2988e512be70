"""The noise of a share of few people."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def binomial_deviation(share: Numbers, people: Numbers) -> Numbers:
    """Standard deviation of a share of so many people, half a case added on both sides; 0 without people."""
    with np.errstate(all="ignore"):
        middle = (share * people + 0.5) / (people + 1)
        spread = np.sqrt(np.maximum(0.0, middle * (1 - middle)) / (people + 1))
    return np.nan_to_num(spread, nan=0.0)
