"""A proposal of desa lokus: the exact optimum over desa and services, and how firm it is.

People of different sasaran are never added up: what is made as large as possible is the part of the
kabupaten's gap that is closed, the mean over its services. Whether a desa is proposed depends on figures that
are not certain: they are drawn anew as for the priority list, and the optimum is found again for each draw.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stunting.analysis.priority import wording
from stunting.analysis.priority.cells import (
    AREA_COLUMNS,
    Cells,
    Flags,
    Numbers,
    cells_of,
    latest_register,
    matrix_of,
)
from stunting.analysis.priority.draws import drawn_gaps
from stunting.analysis.priority.lokus_optimum import ChoiceLimits, Optimum, best_choice
from stunting.analysis.priority.plausible_ranges import plausible_ranges
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries import Summary
from stunting.model.summaries.lokus import LOKUS_PROPOSAL, LOKUS_SERVICES, LokusLimits
from stunting.model.summaries.priority import CERTAIN_FROM, NOT_UNTIL, Verdict

USUAL_DRAWS = 100
DRAW_TOLERANCE = 1e-3
"""Each draw is solved to a thousandth: its rounding is far below what the data leave open."""


@dataclass(frozen=True, slots=True)
class LokusOptions:
    """The `limits`, `draws` of the data from a `seed`, and the figures that are `settled` as for the list."""

    limits: LokusLimits
    draws: int = USUAL_DRAWS
    seed: int = 6409
    settled: Collection[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class LokusProposal:
    """Desa (`LOKUS_PROPOSAL`) and services (`LOKUS_SERVICES`), and what the plain ranking would close.

    `closed` and `closed_by_ranking` are parts 0-1 of the kabupaten's gaps, mean over `services`, of which
    `uncosted` name no cost although there is a limit. `proven` says that no other choice closes more.
    """

    desa: Summary
    given: Summary
    closed: float
    closed_by_ranking: float
    services: tuple[str, ...]
    uncosted: tuple[str, ...]
    proven: bool


def lokus_proposal(
    coverage_frame: pd.DataFrame,
    catalogue: Catalogue,
    ranking: pd.DataFrame,
    listed: Mapping[str, str],
    options: LokusOptions,
) -> LokusProposal:
    """Which desa to take as lokus and which services first, under the limits of the options.

    `coverage_frame` follows COVERAGE, `ranking` PRIORITY of the same desa, `listed` the years of the present
    list by code. Counted are people short of services in which more is better and that have a target.
    """
    rows, notes = latest_register(coverage_frame, catalogue, AreaLevel.DESA)
    cells = cells_of(rows, catalogue)
    people = np.nan_to_num(matrix_of(rows, "gap_people", cells))
    counted = ~cells.lower & ~np.isin(np.array(cells.services, dtype=object), cells.untargeted)
    people[:, ~counted] = 0.0
    gaps = people.sum(axis=0)
    short = gaps > 0
    worth = np.divide(1.0, gaps * max(1, short.sum()), out=np.zeros(len(gaps)), where=short)
    limits = _limits(cells, options.limits)
    best = best_choice(people, worth, limits)
    share = _proposed_shares(cells, worth, limits, options)
    usual = _ranked_first(cells, ranking, limits.desa)
    plain = best_choice(np.where(usual[:, None], people, 0.0), worth, limits)
    services = tuple(id for id, one in zip(cells.services, short, strict=True) if one)
    uncosted = _uncosted(services, options.limits)
    given = _given(cells, catalogue, people, worth, best, limits)
    desa = _desa(cells, best, worth, share, limits)
    desa = _beside(desa.assign(services=_services_of(desa, given)), ranking, listed)
    return LokusProposal(
        Summary(LOKUS_PROPOSAL, desa, (*notes, *_notes(cells, uncosted, options, catalogue))),
        Summary(LOKUS_SERVICES, given),
        best.worth,
        plain.worth,
        services,
        uncosted,
        bool(best.bound - best.worth <= _of_cut_people(worth, people)),
    )


def _limits(cells: Cells, given: LokusLimits) -> ChoiceLimits:
    hours, rupiah = (
        np.array([float(of.get(id, 0.0)) for id in cells.services])
        for of in (given.hours_of, given.rupiah_of)
    )
    return ChoiceLimits(given.desa, given.hours, given.rupiah, given.desa_hours, hours, rupiah)


def _of_cut_people(worth: Numbers, people: Numbers) -> float:
    """What two persons at most are worth, who are left out because a limit cuts them in parts."""
    used = worth[people.sum(axis=0) > 0]
    return 2 * float(used.max(initial=0.0)) + 1e-9


def _proposed_shares(cells: Cells, worth: Numbers, limits: ChoiceLimits, options: LokusOptions) -> Numbers:
    """Share of the draws in which each desa is proposed, shape (n,)."""
    doubts = plausible_ranges(cells, options.settled)
    taken = np.zeros(len(cells.areas))
    people = np.nan_to_num(cells.people)
    for gap in drawn_gaps(cells, doubts, options.draws, options.seed):
        short = np.where(worth > 0, gap * people, 0.0)
        taken += best_choice(short, worth, limits, tolerance=DRAW_TOLERANCE).taken
    return taken / options.draws


def _ranked_first(cells: Cells, ranking: pd.DataFrame, count: int) -> Flags:
    first = ranking.loc[(ranking["rank"] > 0) & (ranking["rank"] <= count), "area_key"]
    return cells.areas["area_key"].isin(first).to_numpy()


def _uncosted(services: tuple[str, ...], limits: LokusLimits) -> tuple[str, ...]:
    """Services without a cost of the kind that is limited."""
    kinds = ((limits.hours, limits.hours_of), (limits.rupiah, limits.rupiah_of))
    limited = [of for limit, of in kinds if np.isfinite(limit)]
    return tuple(id for id in services if any(not of.get(id) for of in limited))


def _given(
    cells: Cells, catalogue: Catalogue, people: Numbers, worth: Numbers, best: Optimum, limits: ChoiceLimits
) -> pd.DataFrame:
    row, column = np.nonzero(best.reached)
    reached = best.reached[row, column]
    areas = cells.areas.iloc[row].reset_index(drop=True)
    ids = [cells.services[at] for at in column]
    frame = areas[["area_key", "area", "kecamatan"]].assign(
        indicator=pd.Series(ids, dtype="str"),
        target_group=pd.Series([catalogue.indicators[id].target_group for id in ids], dtype="str"),
        gap_people=people[row, column],
        reached=reached,
        hours=reached * limits.hours[column],
        rupiah=reached * limits.rupiah[column],
        closed=reached * worth[column],
    )
    return frame.sort_values(["area_key", "closed"], ascending=[True, False], ignore_index=True)


def _services_of(desa: pd.DataFrame, given: pd.DataFrame) -> pd.Series:
    named = given.groupby("area_key", sort=False)["indicator"].agg(" ".join)
    return pd.Series([named.get(key, "") for key in desa["area_key"]], dtype="str")


def _desa(cells: Cells, best: Optimum, worth: Numbers, share: Numbers, limits: ChoiceLimits) -> pd.DataFrame:
    verdict = np.select(
        [share >= CERTAIN_FROM, share > NOT_UNTIL],
        [Verdict.CERTAIN.value, Verdict.DEPENDS.value],
        Verdict.NO.value,
    )
    # The optimum of the figures as they are, not found in the draws: the data do not carry it.
    verdict = np.where(best.taken & (verdict == Verdict.NO.value), Verdict.DEPENDS.value, verdict)
    return cells.areas[AREA_COLUMNS].assign(
        proposed=best.taken,
        closed=best.reached @ worth,
        hours=best.reached @ limits.hours + limits.desa_hours * best.taken,
        rupiah=best.reached @ limits.rupiah,
        proposed_share=share,
        verdict=pd.Series(verdict, dtype="str"),
    )


def _beside(desa: pd.DataFrame, ranking: pd.DataFrame, listed: Mapping[str, str]) -> pd.DataFrame:
    """The plain ranking and the present list beside the proposal, in the order to read."""
    known = ranking.set_index("area_key")
    beside = desa.assign(
        rank=desa["area_key"].map(known["rank"]).fillna(0).astype("int64"),
        rank_verdict=desa["area_key"].map(known["verdict"]).fillna("").astype("str"),
        listed=[(listed[code] or "-") if code in listed else "" for code in desa["area_code"]],
    )
    order = ["proposed", "proposed_share", "closed", "area_key"]
    return beside.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def _notes(cells: Cells, uncosted: tuple[str, ...], options: LokusOptions, catalogue: Catalogue) -> list[str]:
    def named(ids: Collection[str]) -> str:
        return ", ".join(catalogue.indicators[id].short_name for id in ids)

    lower = [id for id, one in zip(cells.services, cells.lower, strict=True) if one]
    silent = int((cells.silent & ~cells.lower).any(axis=1).sum())
    notes = [wording.LOKUS_METHOD, wording.LOKUS_DRAWS.format(draws=format_number(options.draws))]
    if lower:
        notes.append(wording.LOKUS_LOWER.format(names=named(lower)))
    if cells.untargeted:
        notes.append(wording.LOKUS_UNTARGETED.format(names=named(cells.untargeted)))
    if uncosted:
        notes.append(wording.LOKUS_UNCOSTED.format(names=named(uncosted)))
    if silent:
        notes.append(wording.LOKUS_SILENT.format(count=format_number(silent)))
    return notes
