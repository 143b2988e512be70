"""What the commands compute from a Dataset, as records and the sentences about how they came about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.sectors import sector_summary
from stunting.analysis.coverage.targets import other_years_sentence
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.catalogue.local_offices import with_offices_of
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
from stunting.model.problems import Problem

# A command loads the analysis that it alone needs: the process answers one and is gone.

SUMMARY_LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)

Answer = tuple[pd.DataFrame, Sequence[str]]
"""Records, and notes in Indonesian."""


def figures_of(dataset: Dataset) -> AllFigures:
    """The figures of files alone, without what an office decided: what the commands compute from."""
    return gather(dataset.observations, _catalogue(dataset), load_gazetteer(), dataset.kabupaten)


def summary(gathered: AllFigures, level: str | None, by: str) -> Answer:
    """Coverage and gaps by indicator, or indicators on target by sector; of one level or of all three."""
    levels = SUMMARY_LEVELS if level is None else (AreaLevel(level),)
    parts = [coverage_of(gathered, each) for each in levels]
    notes = list(dict.fromkeys(note for part in parts for note in part.notes))
    if by == "sector":
        other = other_years_sentence(pd.concat([part.frame for part in parts], ignore_index=True))
        notes += [other] if other else []
        parts = [sector_summary(part.frame, gathered.catalogue) for part in parts]
        notes = list(dict.fromkeys([*notes, *(note for part in parts for note in part.notes)]))
    rows = pd.concat([part.frame for part in parts], ignore_index=True)
    return (sector_records(rows) if by == "sector" else summary_records(rows)), notes


def priorities(gathered: AllFigures, level: str, top: int) -> Answer:
    """The areas of a level in order of priority; the list is `top` areas long."""
    from stunting.analysis.priority.priority import priority

    at = AreaLevel(level)
    found = priority(coverage_of(gathered, at).frame, gathered.catalogue, level=at, top=top)
    return with_percents(found.frame, PRIORITY_PERCENTS), found.notes


def inequalities(gathered: AllFigures, level: str) -> Answer:
    """Inequality between the areas of a level, for every indicator and period."""
    from stunting.analysis.comparing.inequality import inequality

    at = AreaLevel(level)
    found = inequality(coverage_of(gathered, at).frame, gathered.catalogue, level=at)
    return with_percents(found.frame, INEQUALITY_PERCENTS), found.notes


def check(problems: Sequence[Problem], gathered: AllFigures) -> pd.DataFrame:
    """Problems met while reading, then findings about the data, those of most people first."""
    from stunting.analysis.quality.findings import all_findings, open_findings

    found = open_findings(all_findings(gathered).frame)
    parts = [problem_records(problems), finding_records(found)]
    return pd.concat([part for part in parts if not part.empty] or parts[:1], ignore_index=True)


def why(dataset: Dataset, cell: str, sheet: str | None) -> pd.DataFrame:
    """Everything known of a cell, one sentence a row: `place`, `reason`."""
    from stunting.analysis.quality.why import readings_of_cell

    catalogue = _catalogue(dataset)
    rows = [
        (found.place, line)
        for found in readings_of_cell(dataset, cell, sheet)
        for line in found.lines(catalogue)
    ]
    return pd.DataFrame(rows, columns=["place", "reason"])


def _catalogue(dataset: Dataset) -> Catalogue:
    own = with_offices_of(load_catalogue(), dataset.kabupaten, dataset.offices)
    return own.with_settings(dataset.settings)
