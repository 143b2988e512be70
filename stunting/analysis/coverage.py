"""Coverage and gap of every indicator, area, period and series.

Coverage of areas together is the sum of numerators over the sum of denominators of the areas that have
both, never a mean of percentages. The kabupaten gap in people stands beside the sum of the gaps of its
areas: the first hides what the second shows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.evidence import Evidence, gather, lower_is_better
from stunting.analysis.figures import State
from stunting.analysis.places import UNKNOWN_KABUPATEN, UNKNOWN_KECAMATAN
from stunting.analysis.reasons import TOO_LARGE, reason_of_row, reason_of_sum
from stunting.analysis.rollup import STATE_COUNTS, SUMMED, Source, kabupaten_figures
from stunting.analysis.sources import arithmetic, source_cells
from stunting.analysis.status import gap_people, gap_points, gap_to_everyone, statuses
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.indicators import Direction
from stunting.model.observations import Series
from stunting.model.summaries import COVERAGE, Basis, Status, Summary

__all__ = ["arithmetic", "coverage", "source_cells"]

NOTHING_MEASURED = "Belum ada angka yang dikenali indikatornya."
NOTHING_AT_LEVEL = "Tidak ada angka pada tingkat wilayah ini."


def coverage(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    *,
    kabupaten: str = "",
    level: AreaLevel,
) -> Summary:
    """Coverage of every indicator, period and series for the areas of one level.

    Grain: one row per series, period, area and indicator (`COVERAGE`). `observations` follows
    `OBSERVATIONS` and is not changed. `kabupaten` (Kemendagri code, also of a province) limits the result to
    its areas and is the home of rows without a code; empty takes all. Survey numbers are kept to the
    kabupaten and never summed. A figure that cannot be had is missing with a reason; nothing raises.

    Example: 40 of 50 in one desa and 10 of 150 in another make 25 %, not the mean of 80 % and 6,7 %.
    """
    evidence = gather(observations, catalogue, gazetteer, kabupaten)
    return coverage_of(evidence, catalogue, gazetteer, level)


def coverage_of(evidence: Evidence, catalogue: Catalogue, gazetteer: Gazetteer, level: AreaLevel) -> Summary:
    """As `coverage`, from evidence that is already gathered."""
    if evidence.own.empty:
        return Summary(COVERAGE, COVERAGE.empty(), (*evidence.notes, NOTHING_MEASURED))
    if level is AreaLevel.KABUPATEN:
        rows = _as_sums(kabupaten_figures(evidence.own, evidence.kecamatan, gazetteer), "kabupaten")
    elif level is AreaLevel.KECAMATAN:
        rows = _as_sums(evidence.kecamatan, "kecamatan")
    else:
        rows = _as_rows(evidence.own, level)
    if rows.empty:
        return Summary(COVERAGE, COVERAGE.empty(), (*evidence.notes, NOTHING_AT_LEVEL))
    frame = _finished(rows, level, evidence, catalogue, gazetteer)
    return Summary(COVERAGE, frame, evidence.notes)


def _as_rows(own: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """Figures of the areas of a level themselves, in the columns of sums."""
    rows = own[own["level"].eq(level.value) & ~own["total"]].reset_index(drop=True)
    state = rows["state"].to_numpy()
    pair = state >= State.EMPTY_PAIR
    percent = state == State.PERCENT_ONLY
    rows["source"] = np.select([pair, percent], [Source.OWN, Source.OWN_PERCENT], Source.NONE)
    rows["reporting"] = (pair | percent | (state == State.COUNT_ONLY)).astype(int)
    rows["expected"] = 1
    rows["area_key"] = rows["key"]
    usable = pair | percent | (state == State.COUNT_ONLY)
    rows["num"] = rows["num"].where(usable)
    rows["den"] = rows["known_den"]
    rows["row_state"] = state
    return rows


def _as_sums(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    return rows.assign(area_key=rows[key])


def _finished(
    rows: pd.DataFrame, level: AreaLevel, evidence: Evidence, catalogue: Catalogue, gazetteer: Gazetteer
) -> pd.DataFrame:
    """Shares, targets, gaps, status and words: the columns of `COVERAGE`."""
    frame = _with_names(rows, level, evidence, gazetteer)
    source, state = frame["source"].to_numpy(), frame["state"].to_numpy()
    summed = np.isin(source, (*SUMMED, Source.OWN)) & (state == State.PAIR)
    num, den = frame["num"].to_numpy(dtype=float), frame["den"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        share = np.where(summed | (source == Source.TOTAL), num / den, np.nan)
        percent = np.isin(source, (Source.OWN_PERCENT, Source.TOTAL_PERCENT))
        share = np.where(percent, frame["pct"].to_numpy(dtype=float) / 100, share)
        too_large = ~np.isfinite(share) & (summed | percent)
        share = np.where(np.isfinite(share), share, np.nan)
    printed = np.isin(source, (Source.OWN_PERCENT, Source.TOTAL, Source.TOTAL_PERCENT)) & ~np.isnan(share)
    frame["share"] = share
    frame["basis"] = np.select(
        [printed, ~np.isnan(share)], [Basis.PRINTED.value, Basis.SUM.value], Basis.NONE.value
    )
    frame["reason"] = np.where(too_large, TOO_LARGE, _reasons(frame, level))
    return _with_gaps(frame, evidence, catalogue)


def _with_names(
    rows: pd.DataFrame, level: AreaLevel, evidence: Evidence, gazetteer: Gazetteer
) -> pd.DataFrame:
    names: dict[str, tuple[str, str, str]] = {}
    places = {place.key: place for place in evidence.placed.places if place.level is level}
    for key in rows["area_key"].unique():
        place, area = places.get(key), gazetteer.area(key) if "." in key and not key.startswith("?") else None
        if place is not None:
            kecamatan = place.name if level is AreaLevel.KECAMATAN else place.kecamatan
            names[key] = (place.code, place.name, kecamatan)
        elif area is not None:
            names[key] = (key, area.name, area.name if level is AreaLevel.KECAMATAN else "")
        else:
            unknown = UNKNOWN_KABUPATEN if level is AreaLevel.KABUPATEN else UNKNOWN_KECAMATAN
            name = key.removeprefix("?/") or unknown
            names[key] = ("", name, name if level is AreaLevel.KECAMATAN else "")
    found = rows["area_key"].map(names)
    return rows.assign(
        area_level=level.value,
        area_code=[one[0] for one in found],
        area=[one[1] for one in found],
        kecamatan=[one[2] for one in found],
    )


def _reasons(frame: pd.DataFrame, level: AreaLevel) -> list[str]:
    survey = frame["series"].eq(Series.SURVEY.value)
    with_numerator = frame["num"].notna()
    of_row = [
        reason_of_row(*facts)
        for facts in zip(
            frame["row_state"].clip(lower=0), frame["clash"], with_numerator, survey, strict=True
        )
    ]
    if level not in (AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        return of_row
    counts = [frame[name].astype(int) for name in STATE_COUNTS]
    of_sum = [reason_of_sum(*facts) for facts in zip(frame["source"], frame["state"], *counts, strict=True)]
    by_row = frame["itself"] & frame["source"].ne(Source.TOTAL) & frame["source"].ne(Source.TOTAL_PERCENT)
    return [row if itself else total for itself, row, total in zip(by_row, of_row, of_sum, strict=True)]


def _with_gaps(frame: pd.DataFrame, evidence: Evidence, catalogue: Catalogue) -> pd.DataFrame:
    indicators = frame["indicator"].map(catalogue.indicators)
    directed = frame["indicator"].map(
        {id: one.direction is not Direction.NONE for id, one in catalogue.indicators.items()}
    )
    for name in ("sector", "target_group"):
        frame[name] = [getattr(one, name, "") for one in indicators]
    frame["opd"] = [", ".join(getattr(one, "opd", ())) for one in indicators]
    target = evidence.targets.of(frame["indicator"], frame["period"], frame["area_key"])
    frame = frame.assign(**{name: target[name] for name in target.columns})
    frame["target"] = frame["target"].where(directed.eq(True))
    share, goal = frame["share"].to_numpy(), frame["target"].to_numpy(dtype=float)
    num, den = frame["num"].to_numpy(dtype=float), frame["den"].to_numpy(dtype=float)
    lower = lower_is_better(frame["indicator"], catalogue)
    aims = directed.eq(True).to_numpy() & np.isin(frame["source"], (*SUMMED, Source.OWN, Source.TOTAL))
    with np.errstate(all="ignore"):
        frame["gap_points"] = gap_points(share, goal, lower)
        frame["gap_people"] = np.where(aims, gap_people(num, den, goal, lower), np.nan)
        frame["gap_people_all"] = np.where(aims, gap_to_everyone(num, den, lower), np.nan)
    frame["gap_people_areas"] = frame["gap_areas"].where(directed.eq(True))
    status = statuses(share, goal, lower, catalogue.cutoffs)
    frame["status"] = np.where(frame["state"].eq(State.COUNT_ONLY), Status.NO_TARGET.value, status)
    frame["above_full"] = share > 1
    used = frame["basis"].ne(Basis.NONE.value).to_numpy()
    with np.errstate(all="ignore"):
        behind = np.where(used, frame["den"], 0.0) / frame["known_den"].to_numpy(dtype=float)
    frame["denominator_reporting"] = behind
    frame = frame.rename(
        columns={
            "num": "numerator",
            "den": "denominator",
            "reporting": "areas_reporting",
            "expected": "areas_expected",
        }
    )
    counts = ["areas_reporting", "areas_expected"]
    frame[counts] = frame[counts].astype("int64")
    order = {id: at for at, id in enumerate(catalogue.indicators)}
    frame["_order"] = frame["indicator"].map(order).fillna(len(order))
    return frame.sort_values(["series", "period", "area_key", "_order", "indicator"], ignore_index=True)
