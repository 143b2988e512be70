"""Coverage and gap of every indicator, area, period and series.

Coverage of areas together is the sum of numerators over the sum of denominators of the areas that have
both, never a mean of percentages. The kabupaten gap in people stands beside the sum of the gaps of its
areas: the first hides what the second shows.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.all_figures import AllFigures, gather, lower_is_better
from stunting.analysis.coverage.cell_numbers import is_doubtful
from stunting.analysis.coverage.drawn import drawn_shares
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.places import Place, factor, spread
from stunting.analysis.coverage.reasons import reason_of_row, reason_of_sum
from stunting.analysis.coverage.rollup import STATE_COUNTS, SUMMED, kabupaten_figures
from stunting.analysis.coverage.rows import waiting_note
from stunting.analysis.coverage.status import gap_people, gap_points, gap_to_everyone, statuses
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.evidence import DOUBT, Certainty
from stunting.model.indicators import Direction, StatusCutoffs
from stunting.model.observations import Series
from stunting.model.summaries import COVERAGE, GAPS, JUDGED, Basis, Status, Summary


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
    return coverage_of(gather(observations, catalogue, gazetteer, kabupaten), level)


def coverage_of(gathered: AllFigures, level: AreaLevel) -> Summary:
    """As `coverage`, from figures gathered once for several levels; made once and kept with them."""
    if level not in gathered.levels:
        gathered.levels[level] = _at_level(gathered, level)
    return gathered.levels[level]


def _at_level(gathered: AllFigures, level: AreaLevel) -> Summary:
    if gathered.own.empty:
        return Summary(COVERAGE, COVERAGE.empty(), (*gathered.notes, wording.NOTHING_MEASURED))
    if level is AreaLevel.KABUPATEN and gathered.only_kecamatan:
        return Summary(COVERAGE, COVERAGE.empty(), (*gathered.notes, wording.ONE_KECAMATAN))
    if level is AreaLevel.KABUPATEN:
        rows = _as_sums(kabupaten_figures(gathered.own, gathered.kecamatan, gathered.gazetteer), "kabupaten")
    elif level is AreaLevel.KECAMATAN:
        rows = _as_sums(gathered.kecamatan, "kecamatan")
    else:
        rows = _as_rows(gathered.own, level)
    if rows.empty:
        return Summary(COVERAGE, COVERAGE.empty(), (*gathered.notes, wording.NOTHING_AT_LEVEL))
    frame = _finished(rows, level, gathered)
    waiting = waiting_note(frame)
    return Summary(COVERAGE, frame, (*gathered.notes, waiting) if waiting else gathered.notes)


def _as_rows(own: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """Figures of the areas of a level themselves, in the columns of sums."""
    rows = own[own["level"].eq(level.value) & ~own["total"]].reset_index(drop=True)
    state = rows["state"].to_numpy()
    pair = state >= State.EMPTY_PAIR
    percent = state == State.PERCENT_ONLY
    rows["origin"] = np.select([pair, percent], [Origin.OWN, Origin.OWN_PERCENT], Origin.NONE)
    rows["reporting"] = (pair | percent | (state == State.COUNT_ONLY)).astype(int)
    rows["expected"] = 1
    rows["area_key"] = rows["key"]
    usable = pair | percent | (state == State.COUNT_ONLY)
    rows["num"] = rows["num"].where(usable)
    rows["den"] = rows["known_den"]
    rows["row_state"] = state
    if level is AreaLevel.DESA:
        # Surely a desa of its kecamatan, which counts it, only not which: nothing is judged of it.
        unknown = rows["key"].str.startswith("?") & rows["kecamatan"].str.count(r"\.").eq(2)
        rows["doubt"] = rows["doubt"].mask(unknown, DOUBT.index(Certainty.DOUBTFUL))
    return rows


def _as_sums(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    return rows.assign(area_key=rows[key])


def _finished(rows: pd.DataFrame, level: AreaLevel, gathered: AllFigures) -> pd.DataFrame:
    """Shares, targets, gaps, status and words: the columns of `COVERAGE`."""
    frame = _with_names(rows, level, gathered)
    origin, state = frame["origin"].to_numpy(), frame["state"].to_numpy()
    summed = np.isin(origin, (*SUMMED, Origin.OWN)) & (state == State.PAIR)
    num, den = frame["num"].to_numpy(dtype=float), frame["den"].to_numpy(dtype=float)
    with np.errstate(all="ignore"):
        share = np.where(summed | (origin == Origin.TOTAL), num / den, np.nan)
        percent = np.isin(origin, (Origin.OWN_PERCENT, Origin.TOTAL_PERCENT))
        share = np.where(percent, frame["pct"].to_numpy(dtype=float) / 100, share)
        too_large = ~np.isfinite(share) & (summed | percent)
        share = np.where(np.isfinite(share), share, np.nan)
    printed = np.isin(origin, (Origin.OWN_PERCENT, Origin.TOTAL, Origin.TOTAL_PERCENT)) & ~np.isnan(share)
    frame["share"] = share
    frame["drawn_share"] = drawn_shares(frame.rename(columns={"num": "numerator", "den": "denominator"}))
    frame["basis"] = np.select(
        [printed, ~np.isnan(share)], [Basis.PRINTED.value, Basis.SUM.value], Basis.NONE.value
    )
    frame["reason"] = pd.Series(_reasons(frame, level), frame.index).mask(too_large, wording.TOO_LARGE)
    return _with_gaps(frame, gathered)


def _with_names(rows: pd.DataFrame, level: AreaLevel, gathered: AllFigures) -> pd.DataFrame:
    codes, keys = pd.factorize(rows["area_key"])
    places = {place.key: place for place in gathered.placed.places if place.level is level}
    written = {place.kecamatan_key: place.kecamatan for place in gathered.placed.places if place.kecamatan}
    names = [_names_of(str(key), places.get(key), level, written, gathered.gazetteer) for key in keys]
    columns = ("area_code", "area", "kecamatan")
    return rows.assign(
        area_level=spread([level.value], np.zeros(len(rows), dtype=np.int64)),
        **{name: spread([one[at] for one in names], codes) for at, name in enumerate(columns)},
    )


def _names_of(
    key: str, place: Place | None, level: AreaLevel, written: Mapping[str, str], gazetteer: Gazetteer
) -> tuple[str, str, str]:
    """Code, name and kecamatan of an area; also of one that only the rows below it name."""
    of_kecamatan = level is AreaLevel.KECAMATAN
    if place is not None:
        return (place.code, place.name, place.name if of_kecamatan else place.kecamatan)
    area = gazetteer.area(key)
    unknown = wording.UNKNOWN_KABUPATEN if level is AreaLevel.KABUPATEN else wording.UNKNOWN_KECAMATAN
    name = area.name if area else written.get(key, unknown)
    return (area.code if area else "", name, name if of_kecamatan else "")


def _reasons(frame: pd.DataFrame, level: AreaLevel) -> pd.api.extensions.ExtensionArray:
    """Why there is no share or only a printed one; worded once per different case."""
    cases = pd.DataFrame(
        {
            "state": frame["row_state"].clip(lower=0),
            "clash": frame["clash"],
            "with_numerator": frame["num"].notna(),
            "survey": frame["series"].eq(Series.SURVEY.value),
        }
    )
    if level not in (AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        codes, first = factor(cases, cases.columns)
        facts = cases.iloc[first].itertuples(index=False, name=None)
        return spread([reason_of_row(*fact) for fact in facts], codes)
    printed_total = frame["origin"].isin((Origin.TOTAL, Origin.TOTAL_PERCENT))
    sums = frame[["origin", "state", *STATE_COUNTS]].rename(columns={"state": "sum_state"})
    cases = cases.join(sums.astype("int64")).assign(by_row=frame["itself"] & ~printed_total)
    codes, first = factor(cases, cases.columns)
    words = [
        reason_of_row(*fact[:4]) if fact[-1] else reason_of_sum(fact[4], fact[5], fact[6:-1])
        for fact in cases.iloc[first].itertuples(index=False, name=None)
    ]
    return spread(words, codes)


def _why_unsure(frame: pd.DataFrame, gathered: AllFigures) -> pd.Series | str:
    """Why figures wait: which other one has the same capaian, else that their cells do."""
    if not gathered.rivals:
        return wording.UNSURE
    names = {id: one.short_name for id, one in gathered.catalogue.indicators.items()}
    said = {
        key: wording.TWO_SASARAN.format(other=names.get(other, other))
        for key, other in gathered.rivals.items()
    }
    keys = frame[["series", "period", "indicator"]].astype("str").itertuples(index=False, name=None)
    return pd.Series([said.get(key, wording.UNSURE) for key in keys], frame.index)


def _waiting(frame: pd.DataFrame, doubtful: npt.NDArray[np.bool_], why: pd.Series | str) -> pd.DataFrame:
    """Doubtful figures keep their share; they are neither on target nor behind and have no gap."""
    judged = frame["status"].isin(JUDGED) & doubtful
    gaps = {name: frame[name].mask(doubtful) for name in GAPS}
    reason = frame["reason"].mask(doubtful & frame["reason"].eq(""), why)
    return frame.assign(status=frame["status"].mask(judged, Status.UNSURE.value), reason=reason, **gaps)


def _with_open_targets(
    frame: pd.DataFrame, lower: npt.NDArray[np.bool_], cutoffs: StatusCutoffs
) -> pd.DataFrame:
    """What one target calls reached waits while a printed one that it may miss is not settled."""
    strictest = np.where(lower, frame["least"], frame["most"])
    if np.isnan(strictest).all():
        return frame
    reached = statuses(frame["share"].to_numpy(), strictest, lower, cutoffs) == Status.MET.value
    waits = frame["status"].eq(Status.MET.value).to_numpy() & ~np.isnan(strictest) & ~reached
    return _waiting(frame, waits, wording.TARGET_UNSURE)


def _with_gaps(frame: pd.DataFrame, gathered: AllFigures) -> pd.DataFrame:
    catalogue = gathered.catalogue
    codes, ids = pd.factorize(frame["indicator"])
    known = [catalogue.indicator(id) for id in ids]
    frame["sector"] = spread([one.sector if one else "" for one in known], codes)
    frame["target_group"] = spread([one.target_group if one else "" for one in known], codes)
    frame["opd"] = spread([", ".join(one.opd) if one else "" for one in known], codes)
    aimed = [one is not None and one.direction is not Direction.NONE for one in known]
    directed = np.array(aimed, dtype=bool)[codes]
    target = gathered.targets.of(frame["indicator"], frame["period"], frame["area_key"], frame["series"])
    frame = frame.assign(**{name: target[name] for name in target.columns})
    frame["target"] = frame["target"].where(directed)
    share, goal = frame["share"].to_numpy(), frame["target"].to_numpy(dtype=float)
    num, den = frame["num"].to_numpy(dtype=float), frame["den"].to_numpy(dtype=float)
    lower = lower_is_better(frame["indicator"], catalogue)
    aims = directed & np.isin(frame["origin"], (*SUMMED, Origin.OWN, Origin.TOTAL))
    with np.errstate(all="ignore"):
        frame["gap_points"] = gap_points(share, goal, lower)
        frame["gap_people"] = np.where(aims, gap_people(num, den, goal, lower), np.nan)
        frame["gap_people_all"] = np.where(aims, gap_to_everyone(num, den, lower), np.nan)
    frame["gap_people_areas"] = frame["gap_areas"].where(directed)
    status = statuses(share, goal, lower, catalogue.cutoffs)
    frame["status"] = np.where(frame["state"].eq(State.COUNT_ONLY), Status.NO_TARGET.value, status)
    frame["certainty"] = spread([one.value for one in DOUBT], frame["doubt"].to_numpy())
    frame = _waiting(frame, is_doubtful(frame["doubt"]), _why_unsure(frame, gathered))
    frame = _with_open_targets(frame, lower, catalogue.cutoffs)
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
    frame["_order"] = np.array([order.get(id, len(order)) for id in ids], dtype=np.int64)[codes]
    return frame.sort_values(["series", "period", "area_key", "_order", "indicator"], ignore_index=True)
