"""Which figures the uploads should hold, and which of them they do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.figures import State
from stunting.analysis.quality import wording
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.quality import COMPLETENESS

_SLICE = ["series", "period", "indicator"]


def completeness(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    *,
    kabupaten: str = "",
    level: AreaLevel = AreaLevel.DESA,
) -> Summary:
    """Every area of a level against every indicator and period that any of them reports: `COMPLETENESS`.

    Expected are the official areas of the kabupaten, or of the only kecamatan (else the areas seen). A figure
    is filled if it can be used (a pair, a percentage or a count); a zero is filled. The share filled is the
    mean of `filled`.

    Example: 4 desa, 2 indicators, one desa blank in one of them: 7 of 8 filled.
    """
    return completeness_of(gather(observations, catalogue, gazetteer, kabupaten), level)


def completeness_of(gathered: AllFigures, level: AreaLevel) -> Summary:
    """As `completeness`, from figures gathered once."""
    own = gathered.own
    rows = own[own["level"].eq(level.value) & ~own["total"] & own["series"].eq(Series.REGISTER.value)]
    if rows.empty:
        note = wording.NO_COMPLETENESS
        return Summary(COMPLETENESS, COMPLETENESS.empty(), (note,))
    areas = _areas(rows, gathered, level)
    slices = rows[_SLICE].drop_duplicates()
    frame = slices.merge(areas, how="cross")
    state = rows.set_index([*_SLICE, "key"])["state"]
    found = state.reindex(pd.MultiIndex.from_frame(frame[[*_SLICE, "area_key"]])).to_numpy(dtype=float)
    filled = found >= State.COUNT_ONLY
    blank = np.isin(found, (State.NOTHING, State.NO_NUMERATOR))
    frame["filled"] = filled.astype("int64")
    frame["state"] = np.select([filled, np.isnan(found), blank], ["filled", "absent", "blank"], "unusable")
    return Summary(COMPLETENESS, frame.assign(area_level=level.value))


def _areas(rows: pd.DataFrame, gathered: AllFigures, level: AreaLevel) -> pd.DataFrame:
    """Key, name and kecamatan of the areas that should report: the official ones, and all that do."""
    gazetteer = gathered.gazetteer
    scopes = [gathered.kabupaten] if gathered.kabupaten else sorted(set(rows["kabupaten"]))
    below = {AreaLevel.DESA: gazetteer.desa, AreaLevel.KECAMATAN: gazetteer.kecamatan}.get(level)
    official = [area for scope in scopes if below and "." in scope for area in below(scope)]
    if only := gathered.only_kecamatan:
        official = [area for area in official if only in (area.code, area.parent_code)]
    found = {area.code: (area.name, _kecamatan_name(gazetteer, area.code)) for area in official}
    for index in rows["place"].unique():
        place = gathered.placed.places[index]
        found.setdefault(place.key, (place.name, place.kecamatan))
    return pd.DataFrame(
        {
            "area_key": list(found),
            "area": [name for name, _ in found.values()],
            "kecamatan": [kecamatan for _, kecamatan in found.values()],
        }
    )


def _kecamatan_name(gazetteer: Gazetteer, code: str) -> str:
    kecamatan = gazetteer.area(".".join(code.split(".")[:3]))
    return kecamatan.name if kecamatan else ""
