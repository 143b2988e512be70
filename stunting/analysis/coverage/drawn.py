"""The shares by which areas are put in order, where a share of few people says little."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.places import factor
from stunting.analysis.coverage.small_numbers import shrunken_shares
from stunting.model.areas import AreaLevel

Numbers = npt.NDArray[np.float64]


def drawn_shares(rows: pd.DataFrame) -> Numbers:
    """The shares of desa drawn toward that of all desa of the kabupaten, others as they are.

    0 of 3 is no worse than 20 of 100 for certain. Whatever a page shows of them, the desa stand in one order:
    the kabupaten is what they are drawn to, never a chosen kecamatan. Where some desa of an indicator, series
    and period have no numbers of people all stay as they are. `rows` have columns of `COVERAGE`.
    """
    share = rows["share"].to_numpy(dtype=float)
    desa = np.flatnonzero(rows["area_level"].eq(AreaLevel.DESA.value).to_numpy() & ~np.isnan(share))
    if not len(desa):
        return share
    own = rows.iloc[desa]
    group = factor(
        own.assign(kabupaten=_kabupaten(own["area_key"])), ["series", "period", "indicator", "kabupaten"]
    )[0]
    served, people = (own[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    without = np.isnan(served) | ~(people > 0)
    paired = ~np.isin(group, group[without])
    drawn = share.copy()
    drawn[desa[paired]] = shrunken_shares(served[paired], people[paired], group[paired])
    return drawn


def _kabupaten(keys: pd.Series) -> pd.Series:
    """The kabupaten of each area, by its key; those without a code stand together."""
    codes, distinct = pd.factorize(keys)
    of_key = [".".join(key.split(".")[:2]) if not key.startswith("?") else "?" for key in distinct]
    return pd.Series(pd.factorize(np.array(of_key, dtype=object))[0][codes], keys.index)
