"""The sheet of paper for a camat as tables of words: what lags behind the kabupaten, and each desa."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pandas as pd

from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.analysis.coverage.standings import behind_whole, largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import card_texts
from stunting.charts.coverage_cells import Record
from stunting.charts.coverage_rows import NO_VALUE, labelled, percent_words, target_words
from stunting.charts.desa_card import DesaCard
from stunting.charts.kecamatan_answer import stunting_share
from stunting.model.formatting import format_number, format_people, format_percent

MOST_LAGGING, MOST_DESA, MOST_WEAKEST = 10, 26, 2
"""What fits on one side of A4."""
_FEW, _NOTED = "*", "\u00b0"


@dataclass(frozen=True, slots=True)
class CamatSheet:
    """Rows of two tables: of indicators (name, value with sign, kabupaten, target, people), and of desa.

    A desa has its name, place among priorities, prevalence of stunting, and what is weakest in it.
    `desa_left_out` counts those that do not fit on the sheet, `few` says whether a value is of few people,
    which `*` marks; `target_notes` is what there is to say of targets with a degree sign.
    """

    lagging: tuple[tuple[str, ...], ...]
    desa: tuple[tuple[str, ...], ...]
    desa_left_out: int
    few: bool
    target_notes: str


def camat_sheet(
    own: pd.DataFrame, whole: pd.DataFrame, desa: pd.DataFrame, card: DesaCard | None, catalogue: Catalogue
) -> CamatSheet:
    """The sheet from COVERAGE rows of a kecamatan, its kabupaten and its desa, which `card` puts in order."""
    behind = labelled(behind_whole(own, whole, catalogue).head(MOST_LAGGING), catalogue)
    lagging = tuple(map(_indicator_row, cast("list[Record]", behind.to_dict("records"))))
    drawn = [] if card is None else zip(card.card.rows, card_texts(card.card)[1], strict=True)
    places = [(row.key, row.name, texts[1]) for row, texts in drawn]
    ordered = [one for one in places if one[0] in set(desa["area_key"])]
    inside = dict(list(desa.groupby("area_key", sort=False)))
    weakest = {key: _weakest(inside[key], catalogue) for key, _, _ in ordered[:MOST_DESA]}
    return CamatSheet(
        lagging,
        tuple(
            (name, place, _prevalence(inside[key]), weakest[key]) for key, name, place in ordered[:MOST_DESA]
        ),
        (0 if card is None else card.desa) - len(weakest),
        any(_FEW in words for words in weakest.values()),
        "; ".join(note for note in dict.fromkeys(behind["target_note"]) if note),
    )


def _indicator_row(row: Record) -> tuple[str, ...]:
    beside, people = row["whole_share"], row["gap_people"]
    return (
        row["name"],
        row["value_sign"],
        percent_words(beside) if beside == beside else NO_VALUE,
        target_words(row["target"], "") + (_NOTED if row["target_note"] else ""),
        format_people(people, row["target_group"]) if people == people else NO_VALUE,
    )


def _prevalence(own: pd.DataFrame) -> str:
    found = stunting_share(own)
    return format_percent(found["share"].iloc[0]) if len(found) else NO_VALUE


def _weakest(own: pd.DataFrame, catalogue: Catalogue) -> str:
    """What is farthest from its target in one desa: "Periksa Hb remaja putri 44,2; ...", in percent.

    Figures of few people, which are low by chance, stand after the others.
    """
    behind = largest_gaps(own, catalogue)
    sure_first = behind.sort_values("denominator", key=lambda people: people < FEW_PEOPLE, kind="stable")
    rows = labelled(sure_first.head(MOST_WEAKEST), catalogue)
    found = zip(rows["name"], rows["share"], rows["few"], strict=True)
    return "; ".join(
        f"{name} {format_number(100 * share, 1)}{_FEW if few else ''}" for name, share, few in found
    )
