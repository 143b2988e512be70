"""Which upload is a newer version of another: the same form of the same areas and periods.

What an upload speaks of is told by its tables: the form (fingerprint of the headers), the area that all its
rows lie in, and the numbers (indicator or header, measure, part, period, series).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

import pandas as pd

from stunting.model.areas import area_key
from stunting.model.dataset import Dataset

_TABLE = ["file", "sheet", "table"]
_ABOUT = ["title", "header", "indicator", "uses", "measure", "part", "period", "series"]
_AREA = ["area_code", "area", "parent", "is_total"]

Subject: TypeAlias = tuple[str, ...]
"""What a number is about: indicator or header, measure, part, period, series."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as it is filled in for one area: its fingerprint, and where all its rows lie."""

    fingerprint: str
    scope: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a filled form tells: its numbers, and under which titles and headers they stand."""

    subjects: frozenset[Subject] = frozenset()
    titles: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()

    def with_more(self, other: Told) -> Told:
        """What two tables of one form tell."""
        return Told(self.subjects | other.subjects, self.titles | other.titles, self.headers | other.headers)

    def holds(self, other: Told) -> bool:
        """Whether all numbers of another are among those told here."""
        return other.subjects <= self.subjects

    def has_grown_from(self, other: Told) -> bool:
        """Whether this is a form to which columns were added: all it had is there, and most of it is old."""
        return (
            self.holds(other)
            and other.titles <= self.titles
            and other.headers < self.headers
            and len(self.headers) <= _MOST_GROWTH * len(other.headers)
        )


_MOST_GROWTH = 2
Spoken: TypeAlias = dict[FilledForm, Told]
"""What an upload speaks of."""


@dataclass(frozen=True, slots=True, order=True)
class NewerVersion:
    """That an upload is a newer version of another, both by name."""

    older: str
    newer: str


def newer_versions(before: Dataset, after: Dataset, added: Mapping[str, str]) -> tuple[NewerVersion, ...]:
    """The uploads of the data before that those added in the data after replace, each with the one that does.

    `added` gives for each added file the name that it came with, which may be that of one already here. A
    file is a newer version where its forms hold all that those of the other do, of the same area, and the
    periods are known; columns and rows may have been added. One that came with the same name is meant for it:
    then columns may have gone and periods be unknown, as long as areas and periods are the same. What is no
    matrix goes by its name alone.
    """
    old, new = _matrices(before), _matrices(after)
    found = []
    for older in {source.file for source in before.sources}:
        newer = [
            file
            for file, came in added.items()
            if (
                file in new and _follows(old[older], new[file], same_name=came == older)
                if older in old
                else came == older
            )
        ]
        if len(newer) == 1:
            found.append(NewerVersion(older, newer[0]))
    return tuple(sorted(found))


def table_fingerprints(dataset: Dataset) -> dict[tuple[str, str, str], str]:
    """The form of each table, by file, sheet and number of the table."""
    return {
        (account.file, account.sheet, str(table.table)): table.fingerprint
        for account in dataset.sheets
        for table in account.tables
    }


def _follows(old: Spoken, new: Spoken, *, same_name: bool) -> bool:
    periods = _periods(old)
    if same_name:
        return _scopes(old) == _scopes(new) and periods <= _periods(new)
    return "" not in periods and all(_goes_on(form, told, new) for form, told in old.items())


def _goes_on(form: FilledForm, told: Told, new: Spoken) -> bool:
    """Whether a form is among others with all its numbers, as it was or grown."""
    if new.get(form, Told()).holds(told):
        return True
    return any(one.scope == form.scope and later.has_grown_from(told) for one, later in new.items())


def _scopes(forms: Iterable[FilledForm]) -> set[str]:
    return {form.scope for form in forms}


def _periods(forms: Spoken) -> set[str]:
    return {subject[-2] for told in forms.values() for subject in told.subjects}


def _matrices(dataset: Dataset) -> dict[str, Spoken]:
    """What each matrix speaks of, by file."""
    plans = {sheet.file for sheet in dataset.activity_sheets}
    return {file: spoken for file, spoken in _spoken(dataset).items() if file not in plans}


def _spoken(dataset: Dataset) -> dict[str, Spoken]:
    """What each file that holds numbers speaks of, by form."""
    rows = dataset.observations
    fingerprints = table_fingerprints(dataset)
    spoken: dict[str, Spoken] = {}
    for table, own in rows.groupby(_TABLE, sort=False, observed=True):
        file, sheet, number = map(str, table)
        form = FilledForm(fingerprints.get((file, sheet, number), ""), _scope(own))
        forms = spoken.setdefault(file, {})
        forms[form] = forms.get(form, Told()).with_more(_told(own))
    return spoken


def _told(rows: pd.DataFrame) -> Told:
    titles, headers = (frozenset(map(str, rows[name].unique())) for name in ("title", "header"))
    return Told(_subjects(rows), titles, headers)


def _subjects(rows: pd.DataFrame) -> frozenset[Subject]:
    distinct = rows[_ABOUT].drop_duplicates().astype("str")
    return frozenset(
        (indicator or uses, "" if indicator or uses else f"{title}|{header}", *rest)
        for title, header, indicator, uses, *rest in distinct.itertuples(index=False, name=None)
    )


def _scope(rows: pd.DataFrame) -> str:
    """Where all areas of a table lie, and how deep: the code that theirs begin with, else their names."""
    areas = rows[_AREA].drop_duplicates()
    places = areas[~areas["is_total"]] if not areas["is_total"].all() else areas
    codes = [str(code).split(".") for code in places["area_code"] if code]
    if codes:
        alike = takewhile(lambda parts: len(set(parts)) == 1, zip(*codes, strict=False))
        return f"{'.'.join(parts[0] for parts in alike)}/{max(map(len, codes))}"
    names = zip(places["area_code"], places["area"], places["parent"], strict=True)
    return "|".join(sorted({area_key(*map(str, one)) for one in names}))
