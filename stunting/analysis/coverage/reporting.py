"""How many areas stand behind a sum, and how many should."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.places import Codes
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel

Flags = npt.NDArray[np.bool_]


def expected_below_kecamatan(result: pd.DataFrame, own: pd.DataFrame, gazetteer: Gazetteer) -> pd.Series:
    """Desa (or puskesmas, where those were counted) that should report for each kecamatan figure.

    The official number of desa, else as many as the uploads name; 1 for the kecamatan's own row.
    """
    keys = result["kecamatan"]
    official = {key: len(gazetteer.children(key)) for key in keys.unique() if key.count(".") == 2}
    desa = _known_or_seen(keys, official, _seen(own, AreaLevel.DESA, "kecamatan"))
    puskesmas = keys.map(_seen(own, AreaLevel.PUSKESMAS, "kecamatan")).fillna(0)
    expected = np.where(result["unit"] == Origin.DESA, desa, puskesmas)
    return pd.Series(np.where(result["itself"], 1, np.maximum(expected, result["reporting"])), result.index)


def counted_below(
    result: pd.DataFrame,
    rows: pd.DataFrame,
    group: Codes,
    is_part: Flags,
    own: pd.DataFrame,
    gazetteer: Gazetteer,
) -> pd.DataFrame:
    """Adds `unit`, and how many areas report and should: desa or puskesmas where all sums come from them."""
    summed = result["origin"].eq(Origin.KECAMATAN).to_numpy()
    part = np.flatnonzero(is_part & (~summed[group] | (rows["state"] >= State.EMPTY_PAIR).to_numpy()))
    result["unit"] = _common_unit(rows["unit"].to_numpy()[part], group[part], len(result))
    deeper = np.bincount(
        group[part], weights=rows["reporting"].to_numpy(dtype=float)[part], minlength=len(result)
    )
    finer = result["unit"].isin((Origin.DESA, Origin.PUSKESMAS)) & ~result["itself"]
    result["reporting"] = np.where(finer, deeper, result["reporting"])
    result["expected"] = np.maximum(_expected_below_kabupaten(result, own, gazetteer), result["reporting"])
    return result


def _common_unit(units: npt.NDArray[np.int64], group: Codes, size: int) -> npt.NDArray[np.int64]:
    """DESA or PUSKESMAS where every part of a group counts these, else KECAMATAN."""
    unit = np.full(size, int(Origin.KECAMATAN))
    for wanted in (Origin.DESA, Origin.PUSKESMAS):
        uniform = np.ones(size, dtype=bool)
        uniform[group[units != wanted]] = False
        unit[uniform] = wanted
    return unit


def _expected_below_kabupaten(
    result: pd.DataFrame, own: pd.DataFrame, gazetteer: Gazetteer
) -> npt.NDArray[np.float64]:
    keys = result["kabupaten"]
    official = [key for key in keys.unique() if "." in key]
    below = {
        AreaLevel.DESA: {key: len(gazetteer.desa(key)) for key in official},
        AreaLevel.KECAMATAN: {key: len(gazetteer.kecamatan(key)) for key in official},
        AreaLevel.PUSKESMAS: {},
    }
    desa, kecamatan, puskesmas = (
        _known_or_seen(keys, counts, _seen(own, level, "kabupaten")) for level, counts in below.items()
    )
    return np.select(
        [result["itself"], result["unit"] == Origin.DESA, result["unit"] == Origin.PUSKESMAS],
        [1.0, desa, puskesmas],
        kecamatan,
    )


def _known_or_seen(keys: pd.Series, official: Mapping[str, int], seen: pd.Series) -> pd.Series:
    known = keys.map(dict(official)).astype(float).fillna(0)
    return known.where(known > 0, keys.map(seen).astype(float).fillna(0))


def _seen(own: pd.DataFrame, level: AreaLevel, within: str) -> pd.Series:
    """Number of different areas of a level that the uploads name, by kecamatan or kabupaten key."""
    places = own.iloc[np.unique(own["place"].to_numpy(), return_index=True)[1]]
    rows = places[places["level"].eq(level.value) & ~places["total"]]
    return rows.groupby(within)["place"].size()
