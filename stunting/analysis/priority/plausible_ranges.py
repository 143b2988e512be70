"""Doubtful cells among those of a priority score, and the range in which each plausibly lies.

Outlier in space: modified z 0.6745 (y - median) / MAD above 3.5; if MAD is 0, 0.7979 (y - median) over
the mean absolute deviation (WHO Data Quality Tool). A doubtful value lies between itself, cut to 0-1,
and the median of the areas.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from stunting.analysis.priority import wording
from stunting.analysis.priority.cells import Cells, Flags, Numbers
from stunting.catalogue.relations import stunting_id
from stunting.model.summaries.priority import PLAUSIBLE

MOST_Z = 3.5
FEWEST_AREAS = 5
"""With fewer areas a median says nothing about the others."""
EXPECTED_CASES = 5.0
"""A zero is doubtful where this many would be expected by the median: chance gives it in 1 of 150."""


def plausible_ranges(cells: Cells, settled: Collection[tuple[str, str]] = ()) -> pd.DataFrame:
    """Ranges of the doubtful cells: `PLAUSIBLE`, one row per area and indicator.

    `settled` are area keys and indicators in doubt no longer. Doubtful are shares above 1, zeros where the
    other areas are far from 0, and outliers.
    """
    share = np.column_stack([cells.share, cells.prevalence])
    people = np.column_stack([cells.people, cells.children])
    indicators = np.array([*cells.services, stunting_id()], dtype=object)
    enough = np.count_nonzero(~np.isnan(share), axis=0) >= FEWEST_AREAS
    middle = np.full(share.shape[1], np.nan)
    middle[enough] = np.nanmedian(share[:, enough], axis=0)
    with np.errstate(all="ignore"):
        above = share > 1
        zero = (share == 0) & (people * middle >= EXPECTED_CASES)
        far = _outliers(share, middle, enough)
    rows = {key: at for at, key in enumerate(cells.areas["area_key"])}
    columns = {indicator: at for at, indicator in enumerate(indicators)}
    doubtful = above | zero | far
    for key, indicator in settled:
        if key in rows and indicator in columns:
            doubtful[rows[key], columns[indicator]] = False
    row, column = np.nonzero(doubtful)
    value, other = np.minimum(share[row, column], 1.0), np.minimum(middle[column], 1.0)
    other = np.where(np.isnan(other), value, other)
    words = np.select(
        [above[row, column], zero[row, column]],
        [wording.ABOVE_SASARAN, wording.PERHAPS_NOT_FILLED],
        wording.FAR_FROM_OTHERS,
    )
    return PLAUSIBLE.check(
        pd.DataFrame(
            {
                "area_key": cells.areas["area_key"].to_numpy(dtype=object)[row],
                "indicator": indicators[column],
                "low": np.minimum(value, other),
                "high": np.maximum(value, other),
                "reason": words.astype(object),
            }
        )
    )


def _outliers(share: Numbers, middle: Numbers, enough: Flags) -> Flags:
    away = np.abs(share - middle)
    typical, mean = (np.full(share.shape[1], np.nan) for _ in range(2))
    typical[enough] = np.nanmedian(away[:, enough], axis=0)
    mean[enough] = np.nanmean(away[:, enough], axis=0)
    z = np.where(typical > 0, 0.6745 * away / typical, 0.7979 * away / mean)
    return np.asarray(z > MOST_Z)
