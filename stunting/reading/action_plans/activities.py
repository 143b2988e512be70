"""Action plans among the uploaded sheets: recognised, read into `ACTIVITIES`, and accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from stunting.catalogue.offices import known_office
from stunting.model.activities import ACTIVITIES, ActivityColumn, ActivityRole
from stunting.model.dataset import ActivitySheet
from stunting.model.decisions import DecisionKind
from stunting.model.observations import column_letters
from stunting.model.problems import Problem, ProblemKind
from stunting.reading.action_plans.activity_indicators import ActivityMatcher
from stunting.reading.action_plans.activity_lines import plan_lines
from stunting.reading.action_plans.activity_records import Record, Understanding, location_text, read_plan
from stunting.reading.action_plans.dpa_form import DpaForm
from stunting.reading.action_plans.dpa_records import dpa_location, dpa_record, dpa_sheet, without_recap
from stunting.reading.action_plans.opened import OpenPlan
from stunting.reading.action_plans.plan_accounts import activity_sheet
from stunting.reading.action_plans.plan_columns import NAMES
from stunting.reading.action_plans.read_plans import ReadActivities
from stunting.reading.action_plans.written_places import LocationReader, LocationText, all_names
from stunting.reading.context import Context
from stunting.reading.meaning.indicators import IndicatorMatcher


def read_activities(
    plans: Sequence[OpenPlan], forms: Sequence[DpaForm], matcher: IndicatorMatcher, context: Context
) -> ReadActivities:
    """Reads all action plans and all sheets of a DPA.

    The kabupaten is recognised from their places and titles unless given.
    """
    ignored = {one.fingerprint for one in context.decided(DecisionKind.TABLE_IGNORED)}
    office = partial(known_office, catalogue=context.catalogue)
    lines = [plan_lines(plan.sheet, plan.layout, office) for plan in plans]
    texts = [location_text(line) for each in lines for line in each.lines]
    texts += [dpa_location(form) for form in forms]
    if not context.kabupaten and texts:
        context = context.within(_recognised(plans, forms, texts, context))
    decided = {one.subject: one.value for one in context.decided(DecisionKind.ACTIVITY_INDICATOR)}
    by = Understanding(
        context.catalogue,
        LocationReader(texts, context),
        ActivityMatcher(matcher, context.catalogue, decided),
        {one.subject: ActivityRole(one.value) for one in context.decided(DecisionKind.ACTIVITY_ROLE)},
    )
    records: list[Record] = []
    sheets: list[ActivitySheet] = []
    problems: list[Problem] = []
    for number, (plan, found) in enumerate(zip(plans, lines, strict=True), start=1):
        read = read_plan(number, plan, found, by)
        aside = plan.layout.fingerprint in ignored
        if not aside:
            fresh = _not_yet_read(read.records, records)
            records += fresh
            problems += [*_asked(plan), *read.problems]
            if len(fresh) < len(read.records):
                problems.append(_repeated(plan, len(read.records) - len(fresh)))
        sheets.append(activity_sheet(read, ignored=aside))
    read_forms = [form for form in forms if form.fingerprint not in ignored]
    records, repeated = without_recap(records, read_forms)
    problems += repeated
    records += [dpa_record(len(plans) + at, form, by) for at, form in enumerate(read_forms, start=1)]
    sheets += [dpa_sheet(form, ignored=form.fingerprint in ignored) for form in forms]
    return ReadActivities(_frame(records), tuple(sheets), tuple(problems), context.kabupaten)


def _recognised(
    plans: Sequence[OpenPlan], forms: Sequence[DpaForm], texts: Sequence[LocationText], context: Context
) -> str:
    titles = " ".join(f"{plan.layout.title} {plan.sheet.grid.sheet} {plan.file}" for plan in plans)
    titles = " ".join((titles, *(form.title for form in forms[:5])))
    return context.gazetteer.recognise_kabupaten(all_names(texts), titles[:4000])


def _not_yet_read(found: Sequence[Record], earlier: Sequence[Record]) -> list[Record]:
    """Lines that no earlier sheet has with the same words, place, year and amount: RAD and Renja overlap."""
    known = {_identity(one) for one in earlier}
    return [one for one in found if _identity(one) not in known]


def _identity(one: Record) -> tuple[str, ...]:
    names = ("subject", "location", "period", "budget", "opd")
    return tuple(str(one[name]).casefold() for name in names)


def _asked(plan: OpenPlan) -> list[Problem]:
    """What to check of a plan that only its cells tell."""
    if not plan.layout.by_shape:
        return []
    heads = (plan.layout.of(*NAMES), plan.layout.of(ActivityColumn.BUDGET))
    name, budget = (
        ", ".join(one.header or f"kolom {column_letters(one.column + 1)}" for one in columns)
        for columns in heads
    )
    return [plan.problem(ProblemKind.ACTIVITY_SHAPE, "", name=name, budget=budget)]


def _repeated(plan: OpenPlan, count: int) -> Problem:
    return plan.problem(ProblemKind.ACTIVITY_REPEATED, "", count=str(count))


def _frame(records: Sequence[Record]) -> pd.DataFrame:
    if not records:
        return ACTIVITIES.empty()
    types = {name: kind.dtype for name, kind in ACTIVITIES.empty().items()}
    return ACTIVITIES.check(pd.DataFrame(list(records), columns=ACTIVITIES.names).astype(types))
