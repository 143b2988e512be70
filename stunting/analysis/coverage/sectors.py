"""What each sector has reached, without ever inventing a coverage of the sector.

Indicators of a sector count different people, so they are counted, not averaged: how many are on target,
which lies farthest behind, and people still to reach for each sasaran apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.standings import largest_gaps
from stunting.catalogue.indicators import Catalogue
from stunting.model.indicators import Direction
from stunting.model.summaries import Status, Summary
from stunting.model.summaries.sectors import SECTOR_PEOPLE, SECTORS

_AREA = ["series", "period", "area_level", "area_key", "area_code", "area", "kecamatan"]
_STATUSES = [status.value for status in Status]


def sector_summary(coverage: pd.DataFrame, catalogue: Catalogue) -> Summary:
    """Indicators on target and the largest gaps of every sector (`SECTORS`), sectors in catalogue order.

    `coverage` follows `COVERAGE`. Example: of three indicators of a sector at 95 %, 60 % and without data
    against 90 %, one is met, one far behind, one has no data, and the largest gap is 30 points.
    """
    if coverage.empty:
        return Summary(SECTORS, SECTORS.empty(), (wording.NO_COVERAGE_BY_SECTOR,))
    rows = coverage.assign(people=_people(coverage), one=1)
    keys = [*_AREA, "sector"]
    counts = rows.pivot_table(index=keys, columns="status", values="one", aggfunc="sum", fill_value=0)
    frame = counts.reindex(columns=_STATUSES, fill_value=0).astype("int64").reset_index()
    frame.columns.name = None
    frame["indicators"] = frame[_STATUSES].sum(axis=1).astype("int64")
    largest = largest_gaps(rows, catalogue).drop_duplicates(keys)[[*keys, "indicator", "gap_points"]]
    most = _largest(rows[rows["people"] > 0], keys, "people")
    frame = frame.merge(
        largest.rename(columns={"indicator": "largest_gap_indicator", "gap_points": "largest_gap_points"}),
        on=keys,
        how="left",
    ).merge(
        most.rename(
            columns={
                "indicator": "most_people_indicator",
                "people": "most_people",
                "target_group": "most_people_group",
            }
        ),
        on=keys,
        how="left",
    )
    for name, known in (("largest_gap_points", rows["gap_points"]), ("most_people", rows["people"])):
        any_known = rows.assign(known=known.notna()).groupby(keys)["known"].any().rename("known")
        zero = frame[name].isna() & frame[keys].join(any_known, on=keys)["known"]
        frame[name] = frame[name].mask(zero, 0.0)
    for name in ("largest_gap_indicator", "most_people_indicator", "most_people_group"):
        frame[name] = frame[name].fillna("")
    frame["opd"] = frame["sector"].map(_offices(catalogue, rows["indicator"].unique())).fillna("")
    return Summary(SECTORS, _ordered(frame, catalogue))


def sector_people(coverage: pd.DataFrame, catalogue: Catalogue) -> Summary:
    """People still to reach by sasaran, in each sector and in all together (`SECTOR_PEOPLE`).

    Several services of one sasaran may lack the same person: the number of different people is at least
    the largest gap, the number of services their sum. Different sasaran are never added up.
    """
    known = coverage[_people(coverage).notna()]
    if known.empty:
        note = wording.NO_GAP_BY_SASARAN
        return Summary(SECTOR_PEOPLE, SECTOR_PEOPLE.empty(), (note,))
    known = known.assign(people=_people(known), lower=_lower(known["indicator"], catalogue))
    both = pd.concat([known, known.assign(sector="")])
    keys = [*_AREA, "sector", "target_group"]
    frame = both[keys].drop_duplicates()
    higher = both[~both["lower"]]
    groups = higher.assign(met=higher["people"] == 0, one=1).groupby(keys)
    frame = frame.merge(
        groups.agg(indicators=("one", "sum"), met=("met", "sum"), services=("people", "sum")),
        on=keys,
        how="left",
    )
    for rows, people, indicator in (
        (higher, "people_at_least", "people_indicator"),
        (both[both["lower"]], "cases_over", "cases_indicator"),
    ):
        most = _largest(rows, keys, "people").rename(columns={"people": people, "indicator": indicator})
        frame = frame.merge(most[[*keys, people, indicator]], on=keys, how="left")
        frame[indicator] = frame[indicator].fillna("").where(frame[people] > 0, "")
    for name in ("indicators", "met"):
        frame[name] = frame[name].fillna(0).astype("int64")
    return Summary(SECTOR_PEOPLE, _ordered(frame, catalogue))


def _people(coverage: pd.DataFrame) -> pd.Series:
    """What has to be done: the gaps of the areas below, else the gap of the total."""
    return coverage["gap_people_areas"].fillna(coverage["gap_people"])


def _lower(indicators: pd.Series, catalogue: Catalogue) -> pd.Series:
    directions = {id: one.direction is Direction.LOWER for id, one in catalogue.indicators.items()}
    return indicators.map(directions).eq(True)


def _largest(rows: pd.DataFrame, keys: list[str], value: str) -> pd.DataFrame:
    """For each group the indicator with the largest value; the first of the catalogue where equal."""
    ordered = rows.sort_values(value, ascending=False, kind="stable").drop_duplicates(keys)
    columns = [*keys, "indicator", value] + ([] if "target_group" in keys else ["target_group"])
    return ordered[columns]


def _offices(catalogue: Catalogue, present: Iterable[str]) -> dict[str, str]:
    """Offices of the indicators in the data by sector; a leading office counts double."""
    offices: dict[str, Counter[str]] = {}
    for indicator in filter(None, map(catalogue.indicator, present)):
        counts = offices.setdefault(indicator.sector, Counter())
        counts.update([*indicator.opd, *indicator.opd[:1]])
    return {
        sector: ", ".join(office for office, _ in counts.most_common()) for sector, counts in offices.items()
    }


def _ordered(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    rank = _rank(catalogue.sectors)
    frame = frame.assign(_order=frame["sector"].map(rank).fillna(np.inf))
    keys = [name for name in (*_AREA, "_order", "sector", "target_group") if name in frame]
    return frame.sort_values(keys, kind="stable", ignore_index=True)


def _rank(sectors: Iterable[str]) -> dict[str, int]:
    return {"": -1, **{sector: at for at, sector in enumerate(sectors)}}
