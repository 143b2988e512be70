"""Generations of the national list of services: what each held, in its order and under its names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from stunting.catalogue.files import data_rows
from stunting.model.indicators import SourceMark
from stunting.model.schema import from_texts

DEFAULT_GENERATION = "2022-2024"
"""The latest generation whose list was found in a document."""


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """An indicator in the list of a generation, with its number and its name there."""

    generation: str
    number: int
    indicator: str
    name: str
    evidence: SourceMark
    source: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation of the list. `listed` is empty, and `note` says so, where no document was found."""

    id: str
    label: str
    document: str
    evidence: SourceMark
    note: str
    listed: tuple[ListedIndicator, ...] = ()


@lru_cache(maxsize=1)
def generations() -> dict[str, Generation]:
    """All generations by id, the oldest first.

    Raises:
        ValueError: a line of the files breaks a closed set. A mistake of ours.
    """
    listed = [from_texts(row, ListedIndicator) for _, row in data_rows("generation_indicators.csv")]
    heads = [row for _, row in data_rows("generations.csv")]
    return {
        row["id"]: Generation(
            row["id"],
            row["label"],
            row["document"],
            SourceMark(row["evidence"]),
            row["note"],
            tuple(one for one in listed if one.generation == row["id"]),
        )
        for row in heads
    }
