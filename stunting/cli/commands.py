"""What the commands compute from a Dataset, as frames in the columns they promise."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.cli.records import problem_records, summary_records
from stunting.model.areas import AreaLevel
from stunting.model.dataset import Dataset

SUMMARY_LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)


def summary(dataset: Dataset, level: str | None) -> pd.DataFrame:
    """Coverage and gaps of one level, or of all three."""
    catalogue = load_catalogue().with_settings(dataset.settings)
    levels = SUMMARY_LEVELS if level is None else (AreaLevel(level),)
    frames = [
        coverage(
            dataset.observations, catalogue, load_gazetteer(), kabupaten=dataset.kabupaten, level=each
        ).frame
        for each in levels
    ]
    return summary_records(pd.concat(frames, ignore_index=True))


def check(dataset: Dataset) -> pd.DataFrame:
    """Problems met while reading."""
    return problem_records(dataset.problems)
