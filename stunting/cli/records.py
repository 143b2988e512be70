"""Frames of the package in the columns and units that the command line promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from stunting.model.problems import Problem
from stunting.model.summaries import Basis
from stunting.reports.flat import cell_addresses

READ_COLUMNS = (
    "file",
    "sheet",
    "cell",
    "table",
    "title",
    "area",
    "parent",
    "area_level",
    "area_code",
    "kecamatan",
    "desa",
    "header",
    "indicator",
    "sector",
    "measure",
    "period",
    "unit",
    "value",
    "missing",
    "is_total",
    "certainty",
    "because",
)
SUMMARY_COLUMNS = (
    "period",
    "area_level",
    "area_code",
    "area",
    "kecamatan",
    "sector",
    "opd",
    "indicator",
    "numerator",
    "denominator",
    "percent",
    "basis",
    "areas_reporting",
    "areas_expected",
    "target",
    "target_source",
    "gap_points",
    "gap_people",
    "status",
    "series",
    "reason",
    "target_verified",
    "gap_people_parts",
    "certainty",
    "target_year",
    "n",
)
SECTOR_COLUMNS = (
    "period",
    "area_level",
    "area_code",
    "area",
    "kecamatan",
    "sector",
    "opd",
    "indicators",
    "met",
    "near",
    "behind",
    "far",
    "no_target",
    "no_data",
    "largest_gap_indicator",
    "largest_gap_points",
    "most_people_indicator",
    "most_people",
    "most_people_group",
    "series",
    "unsure",
)
# Shares 0-1 of summaries, and what they are called as percents 0-100.
PRIORITY_PERCENTS = {
    "prevalence": "prevalence_percent",
    "weight_with_data": "weight_with_data_percent",
    "top_share": "top_percent",
    "top_share_weights": "top_weights_percent",
    "top_share_data": "top_data_percent",
    "change_share": "change_percent",
}
INEQUALITY_PERCENTS = {
    "mean": "mean_percent",
    "best_share": "best_percent",
    "worst_share": "worst_percent",
}
PROBLEM_COLUMNS = (
    "kind",
    "severity",
    "file",
    "sheet",
    "cell",
    "area",
    "indicator",
    "message",
    "people",
    "flips",
)


def read_records(observations: pd.DataFrame) -> pd.DataFrame:
    """Observations with the address of their cell: one row per cell that holds, or should hold, a number."""
    cells = cell_addresses(observations["row"], observations["column"])
    return observations.assign(cell=cells)[list(READ_COLUMNS)]


def summary_records(coverage: pd.DataFrame) -> pd.DataFrame:
    """Rows of `COVERAGE` with shares as percents 0-100: one row per area, indicator, period and series.

    `n` are the people whom the percentage counts: the denominator of a sum, none of a printed one.
    """
    return coverage.assign(
        percent=_percent(coverage["share"]),
        target=_percent(coverage["target"]),
        gap_people_parts=coverage["gap_people_areas"],
        n=coverage["denominator"].where(coverage["basis"] == Basis.SUM.value),
    )[list(SUMMARY_COLUMNS)]


def sector_records(sectors: pd.DataFrame) -> pd.DataFrame:
    """Rows of `SECTORS`: one row per area, sector, period and series."""
    return sectors[list(SECTOR_COLUMNS)]


def with_percents(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """A frame whose shares 0-1 are percents 0-100 under other names, without the key of its areas."""
    percents = {share: _percent(frame[share]) for share in names}
    return frame.assign(**percents).rename(columns=dict(names)).drop(columns="area_key", errors="ignore")


def problem_records(problems: Iterable[Problem]) -> pd.DataFrame:
    """Problems with their sentence and remedy as the message: one row per problem."""
    rows = [
        (
            problem.kind,
            str(problem.severity),
            problem.file,
            problem.sheet,
            problem.cell,
            problem.area,
            problem.indicator,
            one_line(problem),
            problem.people,
            problem.flips,
        )
        for problem in problems
    ]
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS)).astype({"people": "float64"})


def finding_records(findings: pd.DataFrame) -> pd.DataFrame:
    """Rows of `FINDINGS` in the columns of problems, with the question to the office in the message."""
    message = findings["message"] + " " + findings["question"]
    people = np.floor(findings["people"] + 0.5)
    return findings.assign(message=message, people=people)[list(PROBLEM_COLUMNS)]


def one_line(problem: Problem) -> str:
    """Sentence and remedy of a problem on one line."""
    return " ".join(f"{problem.message} {problem.remedy}".split())


def _percent(shares: pd.Series) -> pd.Series:
    # Ten decimals take off binary noise: 0.58 * 100 is 57.99999999999999.
    return (shares * 100).round(10)
