"""Usual activities for each indicator: suggestions from common practice, without any legal claim."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from stunting.catalogue.files import data_rows

FILE = "usual_activities.csv"


@lru_cache(maxsize=1)
def load_usual_activities() -> Mapping[str, tuple[str, ...]]:
    """Suggested activities by indicator id, in the order of the editable file `usual_activities.csv`.

    Raises:
        ValueError: a line has no indicator or no activity. A mistake of ours.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line, row in data_rows(FILE):
        if not row["indicator"] or not row["activity"]:
            raise ValueError(f"{FILE}, line {line}: indicator or activity is empty")
        found[row["indicator"]] = (*found.get(row["indicator"], ()), row["activity"])
    return MappingProxyType(found)
