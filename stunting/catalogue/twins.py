"""Pairs of indicators whose names hold the same words, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stunting.catalogue.files import data_rows
from stunting.model.schema import from_texts


class ToldBy(StrEnum):
    """What in a header says that the twin is meant."""

    RECEIVED = "mendapat"
    """It says that people received, and not that they consumed."""
    RECEIVED_BESIDE = "mendapat_di_sebelah"
    """So, and a header beside it says that people consumed."""
    PEOPLE = "jumlah"
    """It counts, and what it counts are people."""


@dataclass(frozen=True, slots=True)
class HeaderTwin:
    """An indicator and the twin that is meant where a header says so."""

    indicator: str
    twin: str
    told_by: ToldBy
    note: str


@lru_cache(maxsize=1)
def header_twins() -> tuple[HeaderTwin, ...]:
    """The pairs of `header_twins.csv` in its order.

    Raises:
        ValueError: a line of the file breaks a closed set. A mistake of ours.
    """
    return tuple(from_texts(row, HeaderTwin) for _, row in data_rows("header_twins.csv"))
