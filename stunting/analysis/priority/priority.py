"""Priority of desa or kecamatan: a ranked list that says how sure it is.

The national guidance on convergence calls it a traffic-light matrix over prevalence, number of cases and
service gaps, and fixes no weights: those are the office's. A place on the list is certain, depends on
weights or data, or is none, by how often the area is on it when weights and data are drawn anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.rows import latest_of_areas, latest_rows, settled_rows
from stunting.analysis.coverage.targets import other_years_sentence
from stunting.analysis.priority import wording
from stunting.analysis.priority.cells import Cells, Numbers, cells_of, weights_of
from stunting.analysis.priority.change import Changes, smallest_changes
from stunting.analysis.priority.draws import Draws, TopShares, top_shares
from stunting.analysis.priority.plausible_ranges import plausible_ranges
from stunting.analysis.priority.score import Score, scale_of, score_of, shares_of_score
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import LEVEL_LABELS
from stunting.model.observations import Series
from stunting.model.periods import period_label, period_order
from stunting.model.summaries import Summary
from stunting.model.summaries.priority import (
    CERTAIN_FROM,
    NOT_UNTIL,
    PLAUSIBLE,
    PRIORITY,
    DependsOn,
    PriorityWeights,
    Quadrant,
    Verdict,
)

FEWEST_DRAWS = 1000
LEAST_DATA = 0.5
"""An area with data for less of the weight than this has no score."""
CLEARLY = 2.0
"""Weights (or data) alone decide where they spread the outcome this many times as much as the other."""
EVEN_WEIGHTS = PriorityWeights()


@dataclass(frozen=True, slots=True)
class PriorityOptions:
    """How a list is made: weights, `draws` (at least 1,000) from a `seed`, and the doubts about its data.

    `plausible` are the ranges of doubtful cells (`PLAUSIBLE`; by default those found in the data, but for the
    area keys and indicators that are `settled` because their office confirmed the number).
    """

    weights: PriorityWeights = EVEN_WEIGHTS
    draws: int = FEWEST_DRAWS
    seed: int = 6409
    plausible: pd.DataFrame | None = None
    settled: Collection[tuple[str, str]] = ()


USUAL = PriorityOptions()


def priority(
    coverage_frame: pd.DataFrame,
    catalogue: Catalogue,
    *,
    level: AreaLevel,
    top: int = 10,
    options: PriorityOptions = USUAL,
) -> Summary:
    """The areas of one level in order of priority, with a verdict on their place: `PRIORITY`.

    Grain: one row per area. Only the register counts: a survey knows the kabupaten alone. Every indicator is
    taken in the latest period of the area; the reason names figures older than those of the other areas, so
    that a month without a report takes no area off the list. A service that most areas report and one does
    not counts there as if nobody were served, and is drawn from the other areas for the verdict: hiding a bad
    figure lowers no rank. `top` is the length of the list. Without prevalence the list rests on service gaps
    alone, and a note says so.

    Example: areas of 30, 20 and 10 % among 100 children each and no services, a list of one: the first
    leads with the score 30 / 28 (the 90th percentile), and 11 cases fewer would take it off.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    level_rows = frame[frame["area_level"] == level.value]
    register = level_rows[level_rows["series"] == Series.REGISTER.value]
    rows, usual = latest_of_areas(register), latest_rows(register, ["indicator"])
    if rows.empty:
        none = wording.NO_DATA_AT_LEVEL.format(level=LEVEL_LABELS[level])
        return Summary(PRIORITY, PRIORITY.empty(), (*notes, none))
    cells, weights = cells_of(rows, catalogue), options.weights
    used, weight_notes = weights_of(
        (weights.prevalence, weights.cases, weights.services), weights.indicators, cells
    )
    score = score_of(cells, used, scale_of(cells, used))
    scored = has_score(score)
    ranks = _ranks(cells, score, scored)
    length = max(1, top)
    given = options.plausible
    doubts = plausible_ranges(cells, options.settled) if given is None else PLAUSIBLE.check(given)
    drawn = Draws(max(FEWEST_DRAWS, options.draws), options.seed, length)
    shares = top_shares(cells, used, score, doubts, scored, drawn)
    changes = smallest_changes(cells, used, score, ranks, length)
    table = pd.concat(
        [
            _values(cells, score, shares_of_score(used, score), scored, ranks),
            _verdicts(shares),
            _changes(cells, changes),
        ],
        axis=1,
    )
    reasons = _reasons(cells, score, scored, changes, bool(scored.sum() <= length))
    older = _older_figures(rows, usual, catalogue)
    table["reason"] = [
        "; ".join(filter(None, (reason, silent, older.get(key, ""))))
        for key, reason, silent in zip(
            table["area_key"], reasons, _silent_services(cells, catalogue), strict=True
        )
    ]
    table = table.sort_values(["rank", "area"], key=_last_if_zero, ignore_index=True)
    all_notes = (
        *notes,
        *weight_notes,
        *_notes(usual, cells, score, catalogue),
        *_list_notes(length, scored, doubts),
    )
    return Summary(PRIORITY, table, all_notes)


def _silent_services(cells: Cells, catalogue: Catalogue) -> list[str]:
    """For each area, in words, the services that it does not report and that count against it."""
    names = [catalogue.indicators[id].short_name for id in cells.services]
    return [
        wording.SILENT_SERVICES.format(listed=", ".join(names[at] for at in np.flatnonzero(silent)))
        if silent.any()
        else ""
        for silent in cells.silent
    ]


def has_score(score: Score) -> npt.NDArray[np.bool_]:
    """Which areas are ranked: those with data, or known silence, for enough of the weight."""
    return np.asarray(np.isfinite(score.total) & (score.counted >= LEAST_DATA))


def _older_figures(rows: pd.DataFrame, usual: pd.DataFrame, catalogue: Catalogue) -> dict[str, str]:
    """By area key, which figures are older than those of the other areas, in words."""
    latest = usual.drop_duplicates("indicator").set_index("indicator")["period"]
    old = rows[rows["share"].notna() & rows["period"].ne(rows["indicator"].map(latest))]
    found: dict[str, list[str]] = {}
    for key, id, period in old[["area_key", "indicator", "period"]].itertuples(index=False, name=None):
        definition = catalogue.indicator(id)
        name = definition.short_name if definition else id
        found.setdefault(key, []).append(f"{name} ({period_label(period)})")
    return {key: wording.OLDER_FIGURES.format(listed=", ".join(names)) for key, names in found.items()}


def _last_if_zero(column: pd.Series) -> pd.Series:
    return column.replace(0, len(column) + 1) if column.name == "rank" else column


def _ranks(cells: Cells, score: Score, scored: npt.NDArray[np.bool_]) -> Numbers:
    """1.. by score among the scored areas, 0 for the others; of a tie the area with more cases first."""
    cases = np.nan_to_num(cells.cases)
    order = np.lexsort((cells.areas["area_key"].to_numpy(dtype=str), -cases, -score.total, ~scored))
    ranks = np.zeros(len(scored))
    ranks[order[: scored.sum()]] = np.arange(1, scored.sum() + 1)
    return ranks


def _values(
    cells: Cells, score: Score, parts: Numbers, scored: npt.NDArray[np.bool_], ranks: Numbers
) -> pd.DataFrame:
    # Without a target nobody knows how far a service has to go: the distance to everyone is no shortfall.
    aimed = ~np.isin(np.array(cells.services, dtype=object), cells.untargeted)
    gap = np.where(cells.known & aimed, cells.gap, -1.0)
    services = len(cells.services)
    worst = gap.argmax(axis=1) if services else np.zeros(len(gap), dtype=np.intp)
    widest = gap.max(axis=1) if services else np.full(len(gap), -1.0)
    names = np.array([*cells.services, ""], dtype=object)
    prevalence, cases, service = (np.where(scored, row, np.nan) for row in parts)
    return cells.areas.assign(
        rank=ranks.astype("int64"),
        score=np.where(scored, score.total, np.nan),
        score_prevalence=prevalence,
        score_cases=cases,
        score_services=service,
        prevalence=cells.prevalence,
        cases=cells.cases,
        children=cells.children,
        quadrant=_quadrants(cells),
        service_gap_points=100 * score.service_gap,
        worst_service=names[np.where(widest > 0, worst, services)],
        worst_service_gap_points=100 * np.where(widest >= 0, widest, np.nan),
        services=cells.known.sum(axis=1).astype("int64"),
        services_expected=services,
        weight_with_data=score.with_data,
    )


def _quadrants(cells: Cells) -> npt.NDArray[np.object_]:
    """Prevalence against Σ cases / Σ children, cases against their mean."""
    both = ~np.isnan(cells.cases) & ~np.isnan(cells.children)
    if not both.any():
        return np.full(len(both), Quadrant.UNKNOWN.value, dtype=object)
    overall = cells.cases[both].sum() / cells.children[both].sum()
    high, many = cells.prevalence > overall, cells.cases > cells.cases[both].mean()
    return np.select(
        [~both, high & many, high, many],
        [Quadrant.UNKNOWN.value, Quadrant.BOTH.value, Quadrant.PREVALENCE.value, Quadrant.CASES.value],
        Quadrant.NEITHER.value,
    ).astype(object)


def _verdicts(shares: TopShares) -> pd.DataFrame:
    verdict = np.select(
        [np.isnan(shares.both), shares.both >= CERTAIN_FROM, shares.both > NOT_UNTIL],
        [Verdict.UNKNOWN.value, Verdict.CERTAIN.value, Verdict.DEPENDS.value],
        Verdict.NO.value,
    )
    spread = [share * (1 - share) for share in (shares.weights, shares.data)]
    depends = np.select(
        [
            verdict != Verdict.DEPENDS.value,
            (spread[0] > 0) & (spread[0] >= CLEARLY * spread[1]),
            (spread[1] > 0) & (spread[1] >= CLEARLY * spread[0]),
        ],
        [DependsOn.NOTHING.value, DependsOn.WEIGHTS.value, DependsOn.DATA.value],
        DependsOn.BOTH.value,
    )
    return pd.DataFrame(
        {
            "top_share": shares.both,
            "top_share_weights": shares.weights,
            "top_share_data": shares.data,
            "verdict": verdict.astype(object),
            "depends_on": depends.astype(object),
        }
    )


def _changes(cells: Cells, changes: Changes) -> pd.DataFrame:
    names = np.array([*cells.services, stunting_id(), ""], dtype=object)
    found = changes.column >= 0
    effect = np.where(found, np.where(changes.off, "off", "on"), "")
    return pd.DataFrame(
        {
            "change_effect": effect.astype(object),
            "change_indicator": names[changes.column],
            "change_points": 100 * changes.share,
            "change_people": changes.people,
            "change_share": np.where(found, changes.after, np.nan),
        }
    )


def _reasons(
    cells: Cells, score: Score, scored: npt.NDArray[np.bool_], changes: Changes, all_listed: bool
) -> list[str]:
    words = (
        (~scored, wording.TOO_LITTLE_DATA),
        (np.isnan(cells.prevalence), wording.NO_PREVALENCE),
        (~np.isnan(cells.prevalence) & np.isnan(cells.cases), wording.NO_CASES),
        (np.isnan(score.service_gap), wording.NO_SERVICES),
        (scored & (changes.column < 0) & all_listed, wording.ALL_ON_LIST),
        (scored & (changes.column < 0) & (not all_listed), wording.NO_SINGLE_CHANGE),
        ((changes.column >= 0) & np.isnan(changes.people), wording.PEOPLE_OF_CHANGE_UNKNOWN),
    )
    return [
        "; ".join(word for (_, word), flag in zip(words, flags, strict=True) if flag)
        for flags in zip(*(flags for flags, _ in words), strict=True)
    ]


def _notes(rows: pd.DataFrame, cells: Cells, score: Score, catalogue: Catalogue) -> list[str]:
    prevalence, cases, gap = score.scale
    notes = [
        wording.SCALE.format(
            prevalence=format_percent(prevalence), cases=format_number(cases), gap=format_points(100 * gap)
        )
    ]
    if np.isnan(cells.prevalence).all():
        notes = [wording.SCALE_WITHOUT_PREVALENCE.format(gap=format_points(100 * gap))]
    if not cells.services:
        notes.append(wording.LIST_WITHOUT_SERVICES)
    if cells.untargeted:
        names = ", ".join(catalogue.indicators[id].short_name for id in cells.untargeted)
        notes.append(wording.WITHOUT_TARGET.format(names=names))
    services = rows[rows["indicator"].isin(cells.services)]
    notes += filter(None, [other_years_sentence(services)])
    periods = Counter(rows.drop_duplicates("indicator")["period"])
    if len(periods) > 1:
        ordered = sorted(periods, key=period_order)
        listed = ", ".join(f"{period_label(one)} ({periods[one]} indikator)" for one in ordered)
        notes.append(wording.LATEST_PERIODS.format(listed=listed))
    return notes


def _list_notes(top: int, scored: npt.NDArray[np.bool_], doubts: pd.DataFrame) -> list[str]:
    notes = []
    if not scored.any():
        notes.append(wording.NOTHING_TO_JUDGE)
    elif scored.sum() <= top:
        notes.append(wording.LIST_OF_ALL.format(top=top, scored=scored.sum()))
    if len(doubts):
        notes.append(wording.DOUBTS_DRAWN.format(doubts=len(doubts)))
    return notes
