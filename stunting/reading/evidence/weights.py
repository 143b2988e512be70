"""How strongly each rule speaks for each reading, in log-odds; measured on labelled layouts, kept as data."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def rule_weights() -> dict[tuple[str, str], float]:
    """Strength by rule and reading, from `weights.csv`."""
    text = (files("stunting.reading.evidence") / "weights.csv").read_text(encoding="utf-8")
    return {
        (row["rule"], row["reading"]): float(row["strength"]) for row in csv.DictReader(text.splitlines())
    }
