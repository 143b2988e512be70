"""Capacity: people and people still to reach per worker or facility, and the moves that even it out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.coverage.rows import latest_rows, settled_rows
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import RelationKind, relations
from stunting.model.formatting import format_number
from stunting.model.indicators import Unit
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.capacity import CAPACITY, CapacityPair

Numbers = npt.NDArray[np.float64]

AREAS_NAMED = 5
"""Areas that the sentence of moves names on each side; the table holds all."""

_AREA = ["area_level", "area_key"]
_NAMES = ["area_code", "area", "kecamatan"]
# Quotas such as 3 * (1 / 3) miss the whole number by some 1e-16.
_NOISE = 1e-9


def known_pairs() -> tuple[CapacityPair, ...]:
    """Pairs of the catalogue: teams and cadres and families at risk, posyandu and children, and the like.

    Of several indicators with one sasaran the first counts that stands in the data beside the workers.
    """
    return tuple(CapacityPair(one.indicator, one.other) for one in relations(RelationKind.WORKERS_OF))


def capacity(
    coverage_frame: pd.DataFrame, catalogue: Catalogue, pairs: Iterable[CapacityPair] | None = None
) -> Summary:
    """People per worker or facility in every area, and how few moves would even it out: `CAPACITY`.

    Grain: one row per pair and area, both indicators of the register in their latest period. Workers
    are the numerators of `workers`, people the denominators of `served`, people still to reach its
    gap. The moves are a hint, not an order: they know nothing of distance, skill or employer.

    Example: 4 teams for 100 families and 1 for 100: one move makes it 3 and 2, or 2 and 3.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    wanted = tuple(dict.fromkeys(known_pairs() if pairs is None else pairs))
    rows = latest_rows(frame[frame["series"] == Series.REGISTER.value], ["area_level", "indicator"])
    tables = _tables(rows, wanted)
    notes = (*notes, *_unpaired(rows, catalogue, wanted))
    if not tables:
        missing = wording.NO_WORKERS_TO_PAIR
        return Summary(CAPACITY, CAPACITY.empty(), (*notes, missing))
    table = pd.concat(tables, ignore_index=True)
    parts = [_compared(part) for _, part in table.groupby(["workers", "served", "area_level"], sort=False)]
    return Summary(CAPACITY, pd.concat(parts, ignore_index=True), notes)


def _tables(rows: pd.DataFrame, pairs: Iterable[CapacityPair]) -> list[pd.DataFrame]:
    """The tables of the pairs that stand in the data, one for each kind of workers and sasaran."""
    found: dict[tuple[str, str], pd.DataFrame] = {}
    for pair in pairs:
        table = _pair_rows(rows, pair)
        if len(table):
            group = next(filter(None, table["target_group"]), "")
            found.setdefault((pair.workers, group), table)
    return list(found.values())


def _pair_rows(rows: pd.DataFrame, pair: CapacityPair) -> pd.DataFrame:
    """Areas of a pair with their workers and people; no rows where either indicator is absent."""
    workers = rows.loc[rows["indicator"] == pair.workers, [*_AREA, *_NAMES, "period", "numerator"]]
    served = rows.loc[
        rows["indicator"] == pair.served,
        [*_AREA, *_NAMES, "period", "target_group", "denominator", "gap_people"],
    ]
    levels = set(workers["area_level"]) & set(served["area_level"])
    table = workers.rename(columns={"period": "workers_period", "numerator": "worker_count"}).merge(
        served.rename(columns={"denominator": "people", "gap_people": "to_reach"}),
        on=[*_AREA, *_NAMES],
        how="outer",
    )
    table = table[table["area_level"].isin(levels)]
    for name in ("workers_period", "period", "target_group"):
        table[name] = table[name].fillna("").astype("str")
    return table.assign(workers=pair.workers, served=pair.served)


def _unpaired(rows: pd.DataFrame, catalogue: Catalogue, pairs: tuple[CapacityPair, ...]) -> tuple[str, ...]:
    known = {pair.workers for pair in pairs}
    present = set(rows["indicator"])
    counts = [
        one.short_name
        for id, one in catalogue.indicators.items()
        if one.unit is Unit.COUNT and id in present and id not in known
    ]
    return (wording.COUNTS_UNPAIRED.format(counts=", ".join(counts)),) if counts else ()


def _compared(table: pd.DataFrame) -> pd.DataFrame:
    """One pair and level: ratios, the average, and the even spread."""
    workers, people = (table[name].to_numpy(dtype=float) for name in ("worker_count", "people"))
    whole = np.isfinite(workers) & (workers == np.floor(workers))
    both = whole & np.isfinite(people)
    total = workers[both].sum()
    with np.errstate(all="ignore"):
        staffed = np.where(both & (workers > 0), workers, np.nan)
        table["people_per_worker"] = people / staffed
        table["to_reach_per_worker"] = table["to_reach"] / staffed
        table["average_per_worker"] = people[both].sum() / total if total > 0 else np.nan
    table["times_average"] = table["people_per_worker"] / table["average_per_worker"]
    even = np.full(len(table), np.nan)
    if total > 0:
        even[both] = even_out(workers[both], people[both])
    table["even_count"] = even
    table["move"] = even - workers
    table["reason"] = np.select(
        [
            np.isnan(workers),
            ~whole,
            np.isnan(people),
            workers == 0,
            table["to_reach"].isna(),
            table["period"] != table["workers_period"],
        ],
        [
            wording.WORKERS_MISSING,
            wording.WORKERS_NOT_WHOLE,
            wording.SASARAN_UNKNOWN,
            wording.NO_WORKERS_YET,
            wording.GAP_PEOPLE_UNKNOWN,
            wording.PERIODS_DIFFER,
        ],
        "",
    )
    return table


def even_out(workers: Numbers, people: Numbers) -> Numbers:
    """Workers of each area when spread evenly over people with the fewest moves.

    Every area gets its exact share of all workers rounded down or up; of all such spreads this one
    takes the fewest workers from where they are. `workers` are whole, `people` above 0 in some area.

    >>> even_out(np.array([5.0, 1.0, 0.0]), np.array([100.0, 100.0, 100.0]))
    array([2., 2., 2.])
    """
    exact = workers.sum() * people / people.sum()
    low, high = np.floor(exact + _NOISE), np.ceil(exact - _NOISE)
    even = np.clip(workers, low, high)
    excess = round(float(even.sum() - workers.sum()))
    rest = exact - low
    if excess > 0:
        above = np.flatnonzero(even > low)
        even[above[np.argsort(rest[above], kind="stable")[:excess]]] -= 1
    elif excess < 0:
        below = np.flatnonzero(even < high)
        even[below[np.argsort(-rest[below], kind="stable")[:-excess]]] += 1
    return np.asarray(even)


def moves_sentence(rows: pd.DataFrame, workers_name: str) -> str:
    """The moves of one pair and level of `CAPACITY` as an Indonesian hint; empty where there are none."""
    moves = rows[["area", "move"]].dropna()
    away, to = moves[moves["move"] < 0], moves[moves["move"] > 0]
    if to.empty:
        return ""
    give = _named(away.sort_values("move", kind="stable"))
    take = _named(to.sort_values("move", ascending=False, kind="stable"))
    return wording.MOVES_HINT.format(
        move=format_number(to["move"].sum()), workers_name=workers_name, give=give, take=take
    )


def _named(moves: pd.DataFrame) -> str:
    shown = [
        f"{area} ({format_number(abs(move))})"
        for area, move in moves.head(AREAS_NAMED).itertuples(index=False, name=None)
    ]
    more = len(moves) - len(shown)
    return ", ".join(shown) + (wording.MORE_AREAS.format(more=more) if more else "")
