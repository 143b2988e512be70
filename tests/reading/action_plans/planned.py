"""Activities of invented plans with what was tied to them twice, independently and before any run."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity as planned, and what was tied to it; `group` is what stands above it in its layout."""

    code: str
    name: str
    output: str
    target: str
    office: str
    source: str
    planned: int
    spent: int
    group: str
    people: str
    indicators: frozenset[str]
    role: str


def activities(path: Path, plan: str) -> tuple[Activity, ...]:
    """Those of one plan in a file of tagged activities."""
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["plan"] == plan]
    found = []
    for row in rows:
        source, planned, spent = row["amounts"].split(":")
        texts = (row[name] for name in ("code", "name", "output", "target", "office"))
        ids = frozenset(row["indicators"].split())
        found.append(
            Activity(*texts, source, int(planned), int(spent), row["group"], row["people"], ids, row["role"])
        )
    return tuple(found)
