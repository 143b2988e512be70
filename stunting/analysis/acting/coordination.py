"""What a kecamatan can do about its gaps: tasks in the five verbs it has, never technical programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from stunting.analysis.acting import wording
from stunting.catalogue.indicators import Catalogue
from stunting.model.follow_up import KECAMATAN_ROLES
from stunting.model.formatting import format_names, format_number
from stunting.model.indicators import Indicator, IndicatorKind, leading_office

PASS_ON, APPEAL, COORDINATE, VERIFY, MEET = KECAMATAN_ROLES
OWN_OFFICE = "Kecamatan"
"""Office of what the kecamatan answers for itself: there is nobody to pass instructions on to."""
_VILLAGES = "desa/kelurahan"


@dataclass(frozen=True, slots=True)
class Task:
    """A task: its verb, one of KECAMATAN_ROLES, and the rest of the sentence in up to three parts.

    Tasks that differ only in their `subject` (an office, a sasaran) can be said in one sentence.
    """

    role: str
    text: str
    subject: str = ""
    end: str = ""

    @property
    def rest(self) -> str:
        """All behind the verb."""
        return f"{self.text}{self.subject}{self.end}"

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.role.capitalize()} {self.rest}"


def coordination_tasks(
    row: Mapping[Any, Any], desa: pd.DataFrame, catalogue: Catalogue, gap: str
) -> tuple[Task, ...]:
    """Tasks about one lagging indicator of a kecamatan.

    `row` is its COVERAGE row, `desa` those of its desa, `gap` says in words what is missing.
    """
    indicator = catalogue.indicator(str(row["indicator"]))
    name = indicator.short_name if indicator else str(row["indicator"])
    office = leading_office(str(row["opd"]))
    if office == OWN_OFFICE:
        return (Task(MEET, _own_task(name)),)
    own = desa[(desa["indicator"] == row["indicator"]) & (desa["series"] == row["series"])]
    behind = own[own["gap_points"] > 0].sort_values(
        ["gap_people", "gap_points"], ascending=False, na_position="last"
    )
    places = format_names(behind["area"].tolist()) or wording.ALL_DESA
    return (
        Task(PASS_ON, wording.TELL_KABUPATEN.format(name=name, places=places, gap=gap)),
        Task(COORDINATE, "", office or "dinas penanggung jawab", wording.WITH_DESA),
        _appeal(str(row["target_group"]), indicator),
    )


def verification_task(desa: pd.DataFrame) -> Task | None:
    """The task about desa that told nothing of some indicator; None where all did."""
    silent = desa[desa["share"].isna() & desa["numerator"].isna()]
    names = list(dict.fromkeys(silent["area"]))
    count = wording.DESA_INCOMPLETE.format(names=format_number(len(names)))
    return Task(VERIFY, f"{count}: {format_names(names)}.") if names else None


def joined(tasks: Iterable[Task]) -> list[Task]:
    """The tasks, each once, those that differ only in their subject as one; in the order of the first."""
    subjects: dict[Task, dict[str, None]] = {}
    for task in tasks:
        subjects.setdefault(replace(task, subject=""), {})[task.subject] = None
    return [replace(task, subject=format_names(list(names))) for task, names in subjects.items()]


def meeting_task() -> Task:
    """The task that follows from all others."""
    return Task(MEET, wording.WITH_THIS_LIST)


def _own_task(name: str) -> str:
    """What the kecamatan arranges itself; a rembuk is not said twice."""
    meeting = name.removeprefix("Rembuk ")
    return wording.NOT_HELD_YET.format(name=meeting) if meeting != name else wording.DONE_BY.format(name=name)


def _appeal(target_group: str, indicator: Indicator | None) -> Task:
    if target_group == _VILLAGES or (indicator is not None and indicator.kind is IndicatorKind.SUPPLY):
        return Task(APPEAL, wording.INVITE_DESA)
    return Task(APPEAL, wording.PEOPLE_OF, target_group, wording.INVITE_PEOPLE)
