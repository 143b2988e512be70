"""What each office has before it: indicators by status, rows of the plan, money, promises, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.model.confirmation import Question
from stunting.model.follow_up import FollowUpStatus
from stunting.model.indicators import leading_office, supporting_offices
from stunting.model.summaries import JUDGED, Status
from stunting.model.summaries.promises import PromiseVerdict

AGREED = (FollowUpStatus.AGREED, FollowUpStatus.RUNNING, FollowUpStatus.DONE)
"""Statuses of what a meeting has agreed to."""
_LATE = (PromiseVerdict.LATE, PromiseVerdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class OfficeStanding:
    """One office: the indicators that it leads by status, and what else waits for it.

    `farthest` is the indicator with its largest gap, empty where it has none. `budget` is in rupiah, NaN
    where the plan of activities names no amount for it. `late` counts promises that are late or
    contradicted, of `promises` that can be measured; `questions` are numbers in doubt.
    """

    office: str
    statuses: Mapping[Status, int]
    farthest: str = ""
    rows: int = 0
    agreed: int = 0
    activities: int = 0
    budget: float = float("nan")
    late: int = 0
    promises: int = 0
    questions: int = 0

    @property
    def judged(self) -> int:
        """Indicators with a figure and a target."""
        return sum(count for status, count in self.statuses.items() if status.value in JUDGED)


@dataclass(frozen=True, slots=True)
class OfficeWork:
    """What offices have to do: FOLLOW_UP, PROMISES of a plan of last time, PLAN_ACTIVITIES, questions."""

    plan: pd.DataFrame
    promises: pd.DataFrame
    activities: pd.DataFrame
    questions: Sequence[Question]


def office_standings(
    coverage: pd.DataFrame, work: OfficeWork, catalogue: Catalogue
) -> tuple[OfficeStanding, ...]:
    """The offices that lead an indicator of COVERAGE rows of one area, those with most targets first.

    Equal ones stand in the order of the rows. An indicator is its leading office's alone: counted for
    every office that supports it, it would stand several times in one table.
    """
    rows = coverage.assign(office=coverage["opd"].map(leading_office))
    offices = [office for office in rows["office"].unique() if office]
    # Sorted once for all: the first row of an office is what the gaps of its rows alone would begin with.
    first = largest_gaps(rows, catalogue).drop_duplicates("office").set_index("office")["indicator"]
    found = [
        _standing(office, rows.loc[rows["office"] == office, "status"], first.get(office, ""), work)
        for office in offices
    ]
    return tuple(sorted(found, key=lambda one: -one.judged))


def _standing(office: str, statuses: pd.Series, farthest: str, work: OfficeWork) -> OfficeStanding:
    counts = Counter(statuses)
    plan = work.plan[work.plan["opd"] == office]
    activities = work.activities[work.activities["opd"] == office]
    promised = work.promises[work.promises["opd"] == office]
    measured = promised["verdict"] != PromiseVerdict.NOT_MEASURABLE
    return OfficeStanding(
        office,
        {status: counts[status.value] for status in Status if counts[status.value]},
        farthest=farthest,
        rows=len(plan),
        agreed=int(plan["status"].isin(AGREED).sum()),
        activities=len(activities),
        budget=float(activities["budget"].sum(min_count=1)),
        late=int(promised["verdict"].isin(_LATE).sum()),
        promises=int(measured.sum()),
        questions=sum(one.office == office for one in work.questions),
    )


def supported_by(coverage: pd.DataFrame, office: str) -> pd.DataFrame:
    """The coverage rows that an office supports and does not lead."""
    return coverage[[office in supporting_offices(opd) for opd in coverage["opd"]]]


def fewest_with_half(gaps: Iterable[float]) -> int:
    """How few of some gaps (people, NaN left out) hold half of all together; 0 where there are none.

    >>> fewest_with_half([10, 50, 30, 10])
    1
    """
    known = sorted((gap for gap in gaps if gap > 0), reverse=True)
    half, held = sum(known) / 2, 0.0
    for count, gap in enumerate(known, start=1):
        held += gap
        if held >= half:
            return count
    return 0
