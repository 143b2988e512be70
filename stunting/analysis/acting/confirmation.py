"""The cells worth asking an office about, one question each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from stunting.analysis.acting.corrections import asked_cell, number_of
from stunting.catalogue.indicators import Catalogue
from stunting.model.confirmation import Question
from stunting.model.corrections import NumberIdentity
from stunting.model.observations import uses_of
from stunting.model.summaries.quality import FindingKind

_NOT_ABOUT_CELLS = frozenset(
    {
        FindingKind.INCOMPLETE_AREA.value,
        FindingKind.SILENT_AREAS.value,
        FindingKind.FEW_REPORTING.value,
        FindingKind.NO_DENOMINATOR.value,
        FindingKind.ROUNDED.value,
        FindingKind.REPEATED_AREAS.value,
        FindingKind.REPEATED_PERIODS.value,
    }
)
"""Findings about columns or whole areas: no single number answers them."""
_MOST_CELLS = 6
_FLIPS = {"status priority": 0, "status": 1, "priority": 2, "": 3}


def questions(findings: pd.DataFrame, observations: pd.DataFrame, catalogue: Catalogue) -> list[Question]:
    """One question per cell: of the periods in use first, then by what could turn, then by people.

    `findings` follows `FINDINGS` and was made from these `observations`. Cells that their office already
    confirmed are not asked about again.
    """
    asked: dict[int, Question] = {}
    rows = findings[findings["positions"].ne("") & ~findings["kind"].isin(_NOT_ABOUT_CELLS)]
    order = pd.DataFrame(
        {
            "old": ~rows["in_use"],
            "flips": rows["flips"].map(_FLIPS),
            "people": -rows["people"].fillna(-1.0),
        }
    )
    for index in order.sort_values(["old", "flips", "people"], kind="stable").index:
        row = rows.loc[index].to_dict()
        doubt = f"{row['message']} {row['question']}"
        for at in [int(text) for text in row["positions"].split()][:_MOST_CELLS]:
            if at in asked:
                asked[at] = replace(asked[at], doubts=(*asked[at].doubts, doubt))
            elif not observations["confirmation"].iat[at]:
                asked[at] = _question(observations.iloc[at], row, doubt, catalogue)
    return list(asked.values())


def of_office(questions: Iterable[Question], office: str) -> list[Question]:
    """The questions to one office; "" takes those of no office."""
    return [one for one in questions if one.office == office]


def of_kecamatan(questions: Iterable[Question], kecamatan: str) -> list[Question]:
    """The questions about one kecamatan, given by name."""
    return [one for one in questions if one.kecamatan == kecamatan]


def offices_asked(questions: Sequence[Question]) -> list[str]:
    """Offices with a question, those with most first, of a tie the weightier; "" where none is known."""
    return [office for office, _ in Counter(one.office for one in questions).most_common()]


def kecamatan_asked(questions: Sequence[Question]) -> list[str]:
    """Kecamatan with a question, those with most first."""
    return [name for name, _ in Counter(one.kecamatan for one in questions if one.kecamatan).most_common()]


def number_name(number: NumberIdentity, catalogue: Catalogue) -> str:
    """What a number counts: its indicator, or the first figure it is part of with the part."""
    known = [one for id in number.indicators if (one := catalogue.indicator(id))]
    name = known[0].short_name if known else next(iter(number.indicators), "")
    parts = [use.part for use in uses_of(number.uses) if use.part and not number.indicator]
    return f"{name}: {parts[0]}" if parts else name


def _question(cell: pd.Series, finding: dict[str, object], doubt: str, catalogue: Catalogue) -> Question:
    number = number_of(cell)
    known = filter(None, map(catalogue.indicator, number.indicators))
    leading = (one.leading_office for one in known if one.opd)
    return Question(
        asked=asked_cell(cell),
        name=number_name(number, catalogue),
        kecamatan=str(cell["kecamatan"]),
        office=next(leading, str(finding["opd"])),
        doubts=(doubt,),
        people=float(str(finding["people"])),
        flips=str(finding["flips"]),
    )
