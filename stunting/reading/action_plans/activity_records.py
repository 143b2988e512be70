"""Lines of one action plan as records of `ACTIVITIES`, with the problems met on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stunting.catalogue.activity_codes import SubKegiatanCode
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import known_office
from stunting.model.activities import ActivityColumn, ActivityRole, BudgetState, MatchBasis
from stunting.model.dataset import UnmatchedArea
from stunting.model.follow_up import LIST_MARK
from stunting.model.problems import Problem, ProblemKind
from stunting.reading.action_plans.activity_indicators import ActivityMatch, ActivityMatcher, activity_subject
from stunting.reading.action_plans.activity_lines import PlanLine, PlanLines
from stunting.reading.action_plans.activity_roles import activity_role
from stunting.reading.action_plans.amounts import funding_sources
from stunting.reading.action_plans.money import NO_AMOUNT, SAME_RUPIAH, Amount, PlanMoney
from stunting.reading.action_plans.opened import OpenPlan, address
from stunting.reading.action_plans.outline import outline
from stunting.reading.action_plans.plan_columns import NAMES
from stunting.reading.action_plans.written_places import LocationReader, LocationText
from stunting.reading.cells.numbers import DecimalMark, parse_number
from stunting.reading.cells.quarters import quarters_of

Record = dict[str, object]
ROLE_DECIDED = "ditetapkan kantor"
_NUMBER_AHEAD = re.compile(r"^\s*\d[\d.,]*")
_PLACES = (ActivityColumn.LOCATION, ActivityColumn.KECAMATAN, ActivityColumn.DESA)
_MATCHED = {
    MatchBasis.INDICATOR: ActivityColumn.INDICATOR,
    MatchBasis.OUTPUT: ActivityColumn.OUTPUT,
    MatchBasis.ISSUE: ActivityColumn.ISSUE,
}


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan with its records, the rows set aside by reason, its rows of sums, and what did not fit."""

    plan: OpenPlan
    records: tuple[Record, ...]
    aside: Mapping[str, int]
    totals: tuple[int, ...]
    unmatched: tuple[UnmatchedArea, ...]
    problems: tuple[Problem, ...]
    agreed: tuple[str, ...]
    """Printed sums that its lines add up to, in sentences."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the lines of all plans are understood with."""

    catalogue: Catalogue
    places: LocationReader
    matching: ActivityMatcher
    roles: Mapping[str, ActivityRole]
    """What people said of the role of an activity, by subject."""


def location_text(line: PlanLine) -> LocationText:
    """Location, kecamatan and desa of a line as written."""
    location, kecamatan, desa = (line.texts[meaning] for meaning in _PLACES)
    return location, kecamatan, desa


def read_plan(number: int, plan: OpenPlan, lines: PlanLines, by: Understanding) -> ReadPlan:
    """One record per line; a line that only sums up the lines below it is set aside.

    `number` tells the activities of the plan from those of other plans.
    """
    money = PlanMoney.of(plan, [line.row for line in lines.lines])
    budgets = [money.budget(line.row) for line in lines.lines]
    sums = _subtotals(lines.lines, budgets)
    printed = money.printed_sums(ActivityColumn.BUDGET, lines.totals)
    outlined = outline(lines.lines, budgets, sums, printed)
    budgets = list(outlined.budgets)
    kept = [
        (line, budget)
        for at, (line, budget) in enumerate(zip(lines.lines, budgets, strict=True))
        if at not in sums | outlined.heads | outlined.details
    ]
    spent = [money.realised(line.row) for line, _ in kept]
    head = {"file": plan.file, "sheet": plan.sheet.grid.sheet, "period": plan.period}
    records = tuple(
        {"id": f"{number}-{line.group + 1:04d}", **head}
        | _words(plan, line, by)
        | _place(line, by.places)
        | _money(line, budget, realised)
        for (line, budget), realised in zip(kept, spent, strict=True)
    )
    unmatched = _unmatched(plan, [line for line, _ in kept], by.places)
    met = [one for amount in (*budgets, *spent) for one in amount.problems]
    checks = (
        money.check_total(ActivityColumn.BUDGET, [budget for _, budget in kept], lines.totals),
        money.check_total(ActivityColumn.REALISED_MONEY, spent, lines.totals),
    )
    met += [one for check in checks for one in check.problems]
    met += _without_match(plan, records, unmatched)
    aside = {
        **lines.aside,
        "subtotal sub kegiatan": len(sums),
        "program atau kegiatan yang dirinci di bawahnya": len(outlined.heads)
        + lines.aside.get("program atau kegiatan yang dirinci di bawahnya", 0),
        "rincian belanja": len(outlined.details),
    }
    agreed = tuple(check.agreed for check in checks if check.agreed)
    return ReadPlan(plan, records, aside, lines.totals, unmatched, tuple(met), agreed)


def _words(plan: OpenPlan, line: PlanLine, by: Understanding) -> Record:
    """What a line says in words, and the indicators it serves."""
    names = [line.names.get(level, "") for level in NAMES]
    name = next((one for one in reversed(names) if one), "")
    texts = line.texts
    subject = activity_subject(name, line.code, texts[ActivityColumn.OUTPUT])
    office = texts[ActivityColumn.OPD]
    known = known_office(office, by.catalogue) if office else ""
    found = _match(line, names, subject, by.matching)
    row = by.matching.code_row(line.code, name)
    said = (name, texts[ActivityColumn.OUTPUT], line.code)
    role, reason = decided_role(by, subject, said, row, serves=bool(found.indicators))
    return {
        "row": line.row + 1,
        "cell": address(line.row, line.column),
        "program": names[0],
        "kegiatan": names[1],
        "sub_kegiatan": names[2],
        "code": line.code,
        "name": name,
        "subject": subject,
        "issue": texts[ActivityColumn.ISSUE],
        "indicator_written": texts[ActivityColumn.INDICATOR],
        "output": texts[ActivityColumn.OUTPUT],
        "unit": texts[ActivityColumn.UNIT],
        "target_written": texts[ActivityColumn.TARGET],
        "target": _number(texts[ActivityColumn.TARGET]),
        "target_group": texts[ActivityColumn.TARGET_GROUP],
        "opd_written": office,
        "opd": known or office,
        "opd_known": bool(known),
        "opd_support": texts[ActivityColumn.OPD_SUPPORT],
        "timing": texts[ActivityColumn.TIMING],
        "quarters": LIST_MARK.join(quarters_of(texts[ActivityColumn.TIMING])),
        "realisation": texts[ActivityColumn.REALISATION],
        "note": texts[ActivityColumn.NOTE],
        **tie_record(found, row, (role, reason)),
    }


def tie_record(
    found: ActivityMatch, row: SubKegiatanCode | None, decided: tuple[ActivityRole, str]
) -> Record:
    """The indicators of an activity and what ties them to it, the name of its code, its role and why."""
    role, reason = decided
    return {
        "indicators": " ".join(found.indicators),
        "indicator_score": found.score,
        "indicator_basis": found.basis.value,
        "indicator_text": found.text,
        "code_name": row.name if row else "",
        "role": role.value,
        "role_reason": reason,
    }


def decided_role(
    by: Understanding, subject: str, said: tuple[str, str, str], row: SubKegiatanCode | None, *, serves: bool
) -> tuple[ActivityRole, str]:
    """The role of an activity and why: what a person said, else what name, output and code (`said`) tell."""
    if subject in by.roles:
        return by.roles[subject], ROLE_DECIDED
    name, output, code = said
    return activity_role(name, output, code, row, serves=serves)


def _match(line: PlanLine, names: Sequence[str], subject: str, matching: ActivityMatcher) -> ActivityMatch:
    texts = {
        **{basis: line.texts[column] for basis, column in _MATCHED.items()},
        MatchBasis.OUTPUT: line.texts[ActivityColumn.OUTPUT] or _said_of_target(line),
        MatchBasis.SUB_KEGIATAN: names[2],
        MatchBasis.KEGIATAN: names[1] or ("" if names[2] else names[0]),
    }
    return matching.match(texts, subject, line.code, line.texts[ActivityColumn.TARGET_GROUP])


def _said_of_target(line: PlanLine) -> str:
    """What a target says of what is to be reached: "90 % bumil K6" says "bumil K6"."""
    return _NUMBER_AHEAD.sub("", line.texts[ActivityColumn.TARGET]).lstrip(" %").strip()


def _place(line: PlanLine, places: LocationReader) -> Record:
    """Where a line takes place."""
    text = location_text(line)
    location = places.location(text)
    return {
        "location": ", ".join(filter(None, (text[0], text[2], text[1]))),
        "scope": location.scope.value,
        "area_codes": " ".join(location.codes),
        "kecamatan_codes": " ".join(location.kecamatan),
        "unmatched_places": LIST_MARK.join(location.unmatched),
    }


def _money(line: PlanLine, budget: Amount, realised: Amount) -> Record:
    """What a line costs, from which sources, and what was spent."""
    funding = dict.fromkeys([*funding_sources(line.texts[ActivityColumn.FUNDING]), *budget.sources])
    return {
        "budget": budget.value,
        "budget_written": budget.written,
        "budget_cell": budget.cell,
        "budget_state": _state(line, budget).value,
        "funding": LIST_MARK.join(funding),
        "realised": realised.value,
    }


def _state(line: PlanLine, budget: Amount) -> BudgetState:
    if budget.value == budget.value:
        return BudgetState.OWN
    return BudgetState.SHARED if line.state is BudgetState.SHARED else BudgetState.MISSING


def _unmatched(
    plan: OpenPlan, lines: Sequence[PlanLine], places: LocationReader
) -> tuple[UnmatchedArea, ...]:
    """Places that no official area fits, each with its first cell."""
    columns = plan.layout.of(*_PLACES)
    found: dict[tuple[str, str], UnmatchedArea] = {}
    for line in lines:
        where = address(line.row, columns[0].column if columns else line.column)
        for area in places.unmatched_areas(location_text(line), where):
            found.setdefault((area.area, area.parent), area)
    return tuple(found.values())


def _without_match(
    plan: OpenPlan, records: Sequence[Record], unmatched: Sequence[UnmatchedArea]
) -> list[Problem]:
    """Places, offices and activities that nothing fits: once each, never forced."""
    problems = [
        plan.problem(
            ProblemKind.UNKNOWN_AREA, one.cells, one.area, inside=f" di {one.parent}" if one.parent else ""
        )
        for one in unmatched
    ]
    offices: dict[str, str] = {}
    activities: dict[str, str] = {}
    for one in records:
        if one["opd_written"] and not one["opd_known"]:
            offices.setdefault(str(one["opd_written"]), str(one["cell"]))
        if not one["indicators"] and one["indicator_basis"] != MatchBasis.PERSON.value:
            activities.setdefault(str(one["name"]), str(one["cell"]))
    for kind, found in ((ProblemKind.ACTIVITY_OFFICE, offices), (ProblemKind.ACTIVITY_UNMATCHED, activities)):
        problems += [plan.problem(kind, cell, written=written) for written, cell in found.items()]
    return problems


def _subtotals(lines: Sequence[PlanLine], budgets: Sequence[Amount]) -> set[int]:
    """Lines without a place whose amount is the sum of the further lines directly below."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.further or any(location_text(line)) or budgets[at].value != budgets[at].value:
            continue
        below: list[float] = []
        for one, budget in zip(lines[at + 1 :], budgets[at + 1 :], strict=True):
            if not one.further:
                break
            below.append(budget.value)
        if below and abs(sum(below) - budgets[at].value) < SAME_RUPIAH:
            found.add(at)
    return found


def _number(text: str) -> float:
    """The number a target begins with ("24 kali", "90 %"); NaN where it begins with none."""
    ahead = _NUMBER_AHEAD.match(text)
    number = parse_number(ahead[0].strip(" .,"), DecimalMark.COMMA) if ahead else None
    return NO_AMOUNT if number is None else number
