"""Offices of a kabupaten: those of Penajam Paser Utara by name, those of others as their files name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from stunting.catalogue.files import data_rows
from stunting.catalogue.indicators import Catalogue

NAMED_FOR = "64.09"
"""The kabupaten whose offices `indicators.csv` names: Penajam Paser Utara."""


@lru_cache(maxsize=1)
def offices_elsewhere() -> Mapping[str, str]:
    """What an office is called where its name is not known, by its name in Penajam Paser Utara."""
    return MappingProxyType(
        {row["office"]: row["elsewhere"] for _, row in data_rows("offices_elsewhere.csv")}
    )


def with_offices_of(
    catalogue: Catalogue, kabupaten: str, named: Mapping[str, str] = MappingProxyType({})
) -> Catalogue:
    """The catalogue with the offices of a kabupaten (a code; empty where none is known).

    `named` says what the files of another kabupaten call its offices, by their name in Penajam Paser Utara;
    an office that they do not name goes by its task.
    """
    if kabupaten in ("", NAMED_FOR):
        return catalogue
    names = {**offices_elsewhere(), **named}
    renamed = (
        replace(one, opd=tuple(names.get(office, office) for office in one.opd))
        for one in catalogue.indicators.values()
    )
    return replace(catalogue.with_indicators(renamed), offices=MappingProxyType(names))
