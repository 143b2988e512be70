"""Action plans among the uploaded sheets: recognised, read into `ACTIVITIES`, and accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import known_office
from stunting.model.activities import ACTIVITIES, ActivityColumn
from stunting.model.dataset import ActivitySheet
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.accounts import activity_sheet
from stunting.reading.action_plans.headers import PlanLayout, plan_layout, speaks_of_activities
from stunting.reading.action_plans.indicators import ActivityMatcher
from stunting.reading.action_plans.lines import PlanLines, plan_lines
from stunting.reading.action_plans.records import PlanReader, Record, location_text
from stunting.reading.action_plans.written_places import LocationReader, LocationText, all_names
from stunting.reading.cells.sheet import Sheet
from stunting.reading.meaning.indicators import IndicatorMatcher


@dataclass(slots=True)
class OpenPlan:
    """A sheet that is an action plan, on its way through reading."""

    file: str
    sheet: Sheet
    layout: PlanLayout


@dataclass(slots=True)
class ReadActivities:
    """Everything read from action plans: lines (`ACTIVITIES`), accounts, problems, and their kabupaten."""

    frame: pd.DataFrame
    sheets: tuple[ActivitySheet, ...]
    problems: tuple[Problem, ...]
    kabupaten: str


def open_plan(file: str, grid: Grid, decisions: Sequence[Decision] = ()) -> OpenPlan | None:
    """The sheet as an action plan, or None where its header says that it is none."""
    decided = {
        (one.fingerprint, one.subject): ActivityColumn(one.value)
        for one in decisions
        if one.kind is DecisionKind.ACTIVITY_COLUMN
    }
    if not speaks_of_activities(grid):
        return None
    sheet = Sheet(grid)
    layout = plan_layout(sheet, decided)
    return OpenPlan(file, sheet, layout) if layout else None


def read_activities(
    plans: Sequence[OpenPlan],
    matcher: IndicatorMatcher,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision] = (),
    kabupaten: str = "",
) -> ReadActivities:
    """Reads all action plans. `kabupaten` is recognised from their places and titles unless given."""
    ignored = {one.fingerprint for one in decisions if one.kind is DecisionKind.TABLE_IGNORED}
    read = [_lines_of(plan, catalogue) for plan in plans]
    texts: list[LocationText] = [location_text(line) for lines in read for line in lines.lines]
    if not kabupaten and plans:
        titles = " ".join(f"{plan.layout.title} {plan.sheet.grid.sheet} {plan.file}" for plan in plans)
        kabupaten = gazetteer.recognise_kabupaten(all_names(texts), titles[:4000])
    places = LocationReader(texts, gazetteer, kabupaten, decisions)
    decided = {one.subject: one.value for one in decisions if one.kind is DecisionKind.ACTIVITY_INDICATOR}
    matching = ActivityMatcher(matcher, catalogue, decided)
    records: list[Record] = []
    sheets: list[ActivitySheet] = []
    problems: list[Problem] = []
    for number, (plan, lines) in enumerate(zip(plans, read, strict=True), start=1):
        reader = PlanReader(number, plan.file, plan.sheet, plan.layout, lines, catalogue, places, matching)
        found = reader.records()
        aside = plan.layout.fingerprint in ignored
        if not aside:
            fresh = _not_yet_read(found, records)
            records += fresh
            problems += reader.problems
            if len(fresh) < len(found):
                problems.append(_repeated(plan, len(found) - len(fresh)))
        sheets.append(activity_sheet(reader, found, ignored=aside))
    return ReadActivities(_frame(records), tuple(sheets), tuple(problems), kabupaten)


def _not_yet_read(found: Sequence[Record], earlier: Sequence[Record]) -> list[Record]:
    """Lines that no earlier sheet has with the same words, place, year and amount: RAD and Renja overlap."""
    known = {_identity(one) for one in earlier}
    return [one for one in found if _identity(one) not in known]


def _identity(one: Record) -> tuple[str, ...]:
    names = ("subject", "location", "period", "budget", "opd")
    return tuple(str(one[name]).casefold() for name in names)


def _repeated(plan: OpenPlan, count: int) -> Problem:
    return problem(
        ProblemKind.ACTIVITY_REPEATED, file=plan.file, sheet=plan.sheet.grid.sheet, count=str(count)
    )


def _lines_of(plan: OpenPlan, catalogue: Catalogue) -> PlanLines:
    return plan_lines(plan.sheet, plan.layout, lambda text: known_office(text, catalogue))


def _frame(records: Sequence[Record]) -> pd.DataFrame:
    if not records:
        return ACTIVITIES.empty()
    types = {name: kind.dtype for name, kind in ACTIVITIES.empty().items()}
    return ACTIVITIES.check(pd.DataFrame(list(records), columns=ACTIVITIES.names).astype(types))
