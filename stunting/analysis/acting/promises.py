"""Promise against result: every row of a follow-up matrix judged by the figures of a later period.

A promise is kept where the target of its row is reached, or its output target where that counts the sasaran
itself. Until its deadline it is on the way where the share moved at least as far as an even pace asks for:
(goal - old) * months gone by / months allowed. A promise counts as kept, and a wrong way as one, only beyond
chance: 1.96 deviations of the difference of two shares, each with the binomial deviation that the priority
list uses. Without any true change a goal is called kept in less than 5 % of cases:
`tests/simulations/promises.py`.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.acting.promise_figures import LaterFigures, Row, deadline_of
from stunting.analysis.acting.promise_measure import Measured, at_least
from stunting.analysis.acting.promise_wording import reason_of
from stunting.analysis.comparing.trend import BREAK
from stunting.analysis.coverage.rows import settled_rows
from stunting.analysis.coverage.status import gap_people
from stunting.catalogue.indicators import Catalogue
from stunting.model.follow_up import FOLLOW_UP, FollowUpStatus
from stunting.model.formatting import format_number
from stunting.model.indicators import Direction
from stunting.model.labels import PROMISE_LABELS
from stunting.model.summaries import Summary
from stunting.model.summaries.promises import PROMISES, PromiseVerdict

WORST_FIRST = (
    PromiseVerdict.CONTRADICTED,
    PromiseVerdict.LATE,
    PromiseVerdict.ON_THE_WAY,
    PromiseVerdict.KEPT,
    PromiseVerdict.NOT_MEASURABLE,
)
"""Verdicts in the order in which a meeting needs them."""
_COPIED = (
    *("id", "issue", "area_key", "kecamatan", "indicator", "sector", "opd", "target_group"),
    *("status", "series"),
)


def promises(plan: pd.DataFrame, coverage_frame: pd.DataFrame, catalogue: Catalogue) -> Summary:
    """Every row of a plan with its verdict: `PROMISES`.

    `plan` follows `FOLLOW_UP`, `coverage_frame` `COVERAGE`: kabupaten and kecamatan in every period. Nothing
    is computed from percentages alone, across series, lengths of period or a break in the denominator.

    Example: 40 of 100 in 2024 against 80 % by TW IV, and 85 of 100 in 2025: kept.
    """
    sound, notes = settled_rows(coverage_frame, catalogue)
    figures = LaterFigures(sound, catalogue)
    records = [_record(row, figures, catalogue) for row in FOLLOW_UP.check(plan).to_dict("records")]
    types = {name: kind.dtype for name, kind in PROMISES.empty().items()}
    return Summary(PROMISES, pd.DataFrame(records, columns=PROMISES.names).astype(types), notes)


def worst_first(judged: pd.DataFrame) -> pd.DataFrame:
    """Promises in the order of `WORST_FIRST`, those of one verdict as they stood."""
    rank = {verdict.value: at for at, verdict in enumerate(WORST_FIRST)}
    return judged.sort_values("verdict", key=lambda column: column.map(rank), kind="stable")


def is_overtaken(judged: pd.DataFrame) -> bool:
    """Whether newer figures judge at least half of the rows of a plan that have an indicator.

    Such a plan is one of last time: it is judged, and another one is born from the gaps of today.
    """
    measured = judged[judged["indicator"] != ""]
    # The mean of no rows is NaN, and no plan of last time.
    return bool((measured["new_period"] != "").mean() >= 0.5)


def promises_sentence(judged: pd.DataFrame) -> str:
    """How many promises came to what: "Dari 24 janji: 9 ditepati, 15 terlambat."."""
    counts = judged["verdict"].value_counts()
    parts = [
        f"{format_number(counts[verdict])} {PROMISE_LABELS[verdict].lower()}"
        for verdict in PromiseVerdict
        if counts.get(verdict, 0)
    ]
    return (
        wording.PROMISES_JUDGED.format(count=format_number(len(judged)), parts=", ".join(parts))
        if parts
        else wording.NO_PROMISE
    )


def _record(promise: Row, figures: LaterFigures, catalogue: Catalogue) -> Row:
    later = figures.of(promise)
    deadline = deadline_of(str(promise["period"]), promise["quarters"])
    known = {
        **{name: promise[name] for name in _COPIED},
        "old_period": promise["period"],
        "deadline": deadline,
        "old_share": promise["share"],
        "old_gap_people": promise["gap_people"],
        "verdict": PromiseVerdict.NOT_MEASURABLE.value,
        "new_period": "",
        "beyond_chance": False,
    }
    if promise["status"] == FollowUpStatus.DROPPED:
        return {**known, "reason": wording.CANCELLED}
    if later.figure is None:
        return {**known, "reason": later.why}
    figure = later.figure
    lower = _direction(promise, catalogue) is Direction.LOWER
    known |= {
        "new_period": figure["period"],
        "new_share": figure["share"],
        "new_gap_people": _gap_people(figure, promise["target"], lower),
        "change_points": 100 * (figure["share"] - promise["share"]),
    }
    why = _not_comparable(promise, figure, catalogue)
    if why:
        return {**known, "reason": why}
    measured = _measured(promise, figure, -1.0 if lower else 1.0, deadline)
    verdict = verdict_of(measured)
    return {
        **known,
        "verdict": verdict.value,
        "reason": reason_of(measured, verdict),
        "goal": measured.goal,
        "needed_points": 100 * measured.needed,
        "smallest_seen_points": 100 * measured.smallest_seen,
        "beyond_chance": measured.beyond_chance,
    }


def _not_comparable(promise: Row, figure: Row, catalogue: Catalogue) -> str:
    """Why the later figure says nothing about the promise; empty where it does."""
    if _direction(promise, catalogue) is Direction.NONE:
        return wording.NO_DIRECTION
    if promise["target_group"] != figure["target_group"]:
        return wording.SASARAN_RENAMED.format(
            target_group=promise["target_group"], new_group=figure["target_group"]
        )
    if math.isnan(promise["share"]):
        return wording.OLD_SHARE_UNKNOWN
    if math.isnan(promise["denominator"]):
        return wording.OLD_PERCENT_ONLY
    if math.isnan(figure["numerator"]) or math.isnan(figure["denominator"]):
        return wording.NEW_PERCENT_ONLY
    if math.isnan(promise["target"]) and math.isnan(_people(promise)):
        return wording.NO_TARGET
    ratio = figure["denominator"] / promise["denominator"]
    if not at_least(BREAK, abs(ratio - 1)):
        return wording.SASARAN_CHANGED.format(ratio=format_number(ratio, 2))
    return ""


def _measured(promise: Row, figure: Row, sign: float, deadline: str) -> Measured:
    people = _people(promise)
    own = promise["share"] + sign * people / promise["denominator"]
    # The nearer of the two keeps the promise; NaN stands for "not set".
    goal = float(sign * np.fmin(sign * promise["target"], sign * own))
    return Measured(promise, figure, sign, goal, people, deadline)


def verdict_of(measured: Measured) -> PromiseVerdict:
    """The verdict on a promise that can be measured."""
    if measured.reached:
        sure = measured.beyond_chance or measured.already_there
        return PromiseVerdict.KEPT if sure else PromiseVerdict.NOT_MEASURABLE
    if not at_least(measured.sign * measured.change, 0):
        return PromiseVerdict.CONTRADICTED if measured.beyond_chance else PromiseVerdict.NOT_MEASURABLE
    fast_enough = at_least(measured.sign * measured.change, measured.sign * measured.needed)
    return PromiseVerdict.ON_THE_WAY if fast_enough and not measured.due else PromiseVerdict.LATE


def _people(promise: Row) -> float:
    """The output target where it counts the sasaran itself, else NaN."""
    same = promise["output_unit"].strip().casefold() == promise["target_group"].strip().casefold()
    return float(promise["output_target"]) if same and promise["output_target"] > 0 else math.nan


def _gap_people(figure: Row, target: float, lower: bool) -> float:
    """People to the target of the promise by the later figure."""
    served, people = np.array([figure["numerator"]]), np.array([figure["denominator"]])
    return float(gap_people(served, people, np.array([target]), np.array([lower]))[0])


def _direction(promise: Row, catalogue: Catalogue) -> Direction:
    known = catalogue.indicator(promise["indicator"])
    return known.direction if known else Direction.NONE
