"""The sub kegiatan of a DPA as a line of `ACTIVITIES`, and the account of its sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from stunting.catalogue.activity_codes import activity_code
from stunting.catalogue.offices import known_office
from stunting.model.activities import ActivityColumn, BudgetState
from stunting.model.dataset import ActivityColumnAccount, ActivitySheet, CellRole
from stunting.model.follow_up import LIST_MARK
from stunting.model.formatting import format_number
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.activity_indicators import activity_subject
from stunting.reading.action_plans.activity_records import Record, Understanding, decided_role, tie_record
from stunting.reading.action_plans.amounts import funding_sources
from stunting.reading.action_plans.dpa_form import DpaForm
from stunting.reading.action_plans.money import SAME_RUPIAH, money_words
from stunting.reading.action_plans.written_places import LocationText
from stunting.reading.cells.quarters import quarters_of
from stunting.reading.tidy.accounts import sheet_preview

_PLACE = ActivityColumn.LOCATION


def dpa_location(form: DpaForm) -> LocationText:
    """The location of a form as written."""
    return form.fields[_PLACE].text if _PLACE in form.fields else "", "", ""


def dpa_record(number: int, form: DpaForm, by: Understanding) -> Record:
    """The one line of a form; `number` tells it from those of other sheets."""
    texts = {meaning: written.text for meaning, written in form.fields.items()}
    name, output = form.name(ActivityColumn.SUB_KEGIATAN), texts.get(ActivityColumn.OUTPUT, "")
    subject = activity_subject(name, form.code, output)
    office = form.name(ActivityColumn.OPD)
    known = known_office(office, by.catalogue) if office else ""
    group = texts.get(ActivityColumn.TARGET_GROUP, "")
    found = by.matching.match_spending(name, output, subject, form.code, group, form.details)
    row = by.matching.code_row(form.code, name)
    role, reason = decided_role(by, subject, (name, output, form.code), row, serves=bool(found.indicators))
    location = by.places.location(dpa_location(form))
    at = form.fields[ActivityColumn.SUB_KEGIATAN]
    timing = texts.get(ActivityColumn.TIMING, "")
    return {
        "id": f"{number}-0001",
        "file": form.file,
        "sheet": form.sheet.grid.sheet,
        "row": at.row + 1,
        "cell": cell_address(at.row + 1, at.column + 1),
        "period": form.period,
        "program": form.name(ActivityColumn.PROGRAM),
        "kegiatan": form.name(ActivityColumn.KEGIATAN),
        "sub_kegiatan": name,
        "code": form.code,
        "name": name,
        "subject": subject,
        **dict.fromkeys(
            ("issue", "indicator_written", "unit", "target_written", "opd_support", "realisation", "note"), ""
        ),
        "output": output,
        "target": float("nan"),
        "target_group": group,
        "location": dpa_location(form)[0],
        "scope": location.scope.value,
        "area_codes": " ".join(location.codes),
        "kecamatan_codes": " ".join(location.kecamatan),
        "unmatched_places": LIST_MARK.join(location.unmatched),
        "budget": form.amount,
        "budget_written": form.amount_at.text,
        "budget_cell": cell_address(form.amount_at.row + 1, form.amount_at.column + 1),
        "budget_state": BudgetState.OWN.value,
        "funding": LIST_MARK.join(funding_sources(texts.get(ActivityColumn.FUNDING, ""))),
        "opd_written": office,
        "opd": known or office,
        "opd_known": bool(known),
        "timing": timing,
        "quarters": LIST_MARK.join(quarters_of(timing)),
        "realised": float("nan"),
        **tie_record(found, row, (role, reason)),
    }


def dpa_sheet(form: DpaForm, *, ignored: bool) -> ActivitySheet:
    """Account of one form: its fields with their cells."""

    def mark(roles: np.ndarray) -> None:
        for written in form.fields.values():
            if written.row < roles.shape[0] and written.column < roles.shape[1]:
                roles[written.row, written.column] = CellRole.ACTIVITY
        at = form.amount_at
        if at.row < roles.shape[0] and at.column < roles.shape[1]:
            roles[at.row, at.column] = CellRole.NUMBER

    cells = {**form.fields, ActivityColumn.BUDGET: form.amount_at}
    rows = [one.row + 1 for one in cells.values()]
    return ActivitySheet(
        file=form.file,
        sheet=form.sheet.grid.sheet,
        title=form.title[:200],
        fingerprint=form.fingerprint,
        header_rows=(min(rows), max(rows)),
        period=form.period,
        lines=1,
        columns=tuple(
            ActivityColumnAccount(cell_address(one.row + 1, one.column + 1), one.text[:90], meaning, 1)
            for meaning, one in cells.items()
        ),
        preview=sheet_preview(form.sheet, mark),
        steps=(
            f"DPA satu sub kegiatan: jumlahnya {money_words(form.amount)}.",
            f"{format_number(len(form.details))} rincian belanja ikut menentukan indikatornya.",
        ),
        ignored=ignored,
    )


def without_recap(
    records: Sequence[Record], forms: Sequence[DpaForm]
) -> tuple[list[Record], tuple[Problem, ...]]:
    """Lines of plans without those that only sum up the sheets of a DPA in the same file, and what is off.

    A line is such a one where a sheet of its file has its code. Sheets count; where the lines of a code sum
    up to another amount, a problem says by how much.
    """
    sheets: dict[tuple[str, str], list[DpaForm]] = {}
    for form in forms:
        sheets.setdefault((form.file, activity_code(form.code)), []).append(form)
    kept: list[Record] = []
    recaps: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        key = (str(one["file"]), activity_code(str(one["code"])))
        recaps.setdefault(key, []).append(one) if key in sheets else kept.append(one)
    problems: list[Problem] = []
    told: Counter[tuple[str, str]] = Counter()
    for key, lines in recaps.items():
        first = lines[0]
        told[key[0], str(first["sheet"])] += len(lines)
        printed = sum(float(str(one["budget"])) for one in lines if one["budget"] == one["budget"])
        counted = sum(form.amount for form in sheets[key])
        if abs(printed - counted) >= SAME_RUPIAH:
            problems.append(
                problem(
                    ProblemKind.ACTIVITY_TOTAL,
                    file=str(first["file"]),
                    sheet=str(first["sheet"]),
                    cell=str(first["budget_cell"]),
                    what="pagu",
                    printed=money_words(printed),
                    counted=money_words(counted),
                    difference=money_words(abs(printed - counted)),
                )
            )
    problems += [
        problem(ProblemKind.ACTIVITY_REPEATED, file=file, sheet=sheet, cell="", count=str(count))
        for (file, sheet), count in told.items()
    ]
    return kept, tuple(problems)
