"""What the commands compute from a Dataset, as records and the sentences about how they came about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stunting.analysis.comparing.inequality import inequality
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.sectors import sector_summary
from stunting.analysis.priority.priority import priority
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.cli.records import (
    INEQUALITY_PERCENTS,
    PRIORITY_PERCENTS,
    finding_records,
    problem_records,
    sector_records,
    summary_records,
    with_percents,
)
from stunting.model.areas import AreaLevel
from stunting.model.dataset import Dataset
from stunting.model.summaries import Summary

SUMMARY_LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)

Answer = tuple[pd.DataFrame, Sequence[str]]
"""Records, and notes in Indonesian."""


def summary(dataset: Dataset, level: str | None, by: str) -> Answer:
    """Coverage and gaps by indicator, or indicators on target by sector; of one level or of all three."""
    levels = SUMMARY_LEVELS if level is None else (AreaLevel(level),)
    parts = [_coverage(dataset, each) for each in levels]
    if by == "sector":
        parts = [sector_summary(part.frame, _catalogue(dataset)) for part in parts]
    rows = pd.concat([part.frame for part in parts], ignore_index=True)
    notes = list(dict.fromkeys(note for part in parts for note in part.notes))
    return (sector_records(rows) if by == "sector" else summary_records(rows)), notes


def priorities(dataset: Dataset, level: str, top: int) -> Answer:
    """The areas of a level in order of priority; the list is `top` areas long."""
    found = priority(
        _coverage(dataset, AreaLevel(level)).frame, _catalogue(dataset), level=AreaLevel(level), top=top
    )
    return with_percents(found.frame, PRIORITY_PERCENTS), found.notes


def inequalities(dataset: Dataset, level: str) -> Answer:
    """Inequality between the areas of a level, for every indicator and period."""
    found = inequality(
        _coverage(dataset, AreaLevel(level)).frame, _catalogue(dataset), level=AreaLevel(level)
    )
    return with_percents(found.frame, INEQUALITY_PERCENTS), found.notes


def check(dataset: Dataset) -> pd.DataFrame:
    """Problems met while reading, then findings about the data, those of most people first."""
    found = findings(dataset.observations, _catalogue(dataset), load_gazetteer(), kabupaten=dataset.kabupaten)
    parts = [problem_records(dataset.problems), finding_records(found.frame)]
    return pd.concat([part for part in parts if not part.empty] or parts[:1], ignore_index=True)


def _catalogue(dataset: Dataset) -> Catalogue:
    return load_catalogue().with_settings(dataset.settings)


def _coverage(dataset: Dataset, level: AreaLevel) -> Summary:
    return coverage(
        dataset.observations,
        _catalogue(dataset),
        load_gazetteer(),
        kabupaten=dataset.kabupaten,
        level=level,
    )
