"""Convergence: bounds on the share of people who get every service of their target group.

A matrix holds each service apart. For k services of one target group with coverages c_1..c_k the
share that gets all of them lies in [max(0, sum c_i - (k - 1)), min c_i] (Frechet bounds); both ends
can be reached. The service with the lowest coverage binds. Where groups are nested, those of the outer
group also need the services of the inner one: see `nested_bounds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.comparing.nested_bounds import AREA, NAMES, nested_bounds
from stunting.analysis.coverage.rows import settled_rows
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import nested_groups
from stunting.model.formatting import format_percent
from stunting.model.indicators import Direction, IndicatorKind, Unit
from stunting.model.observations import Series
from stunting.model.summaries import Status, Summary
from stunting.model.summaries.convergence import CONVERGENCE, ON_TARGET

SAME_PEOPLE = 0.10
"""Denominators of one target group that differ by this much or more are not the same people (DHIS2)."""

_SLICE = ["series", "period", "area_level"]
# Sums such as 0.9 + 0.8 - 1 miss by some 1e-16; a millionth of a person is no person.
_NOISE = 1e-6


def convergence(coverage_frame: pd.DataFrame, catalogue: Catalogue) -> Summary:
    """Bounds on the share that gets all services of a target group: `CONVERGENCE`.

    Grain: one row per period, area and target group with two or more services in the data. Services
    are register indicators of the kinds spesifik and sensitif, in percent, where higher is better.
    Shares are 0-1; one above 1 counts as 1 here. Services whose denominators differ by `SAME_PEOPLE` or
    more share no interval.

    Example: coverages 90 % and 60 % of the same 50 children: between 50 % (25) and 60 % (30) have both.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    services = {
        id
        for id, one in catalogue.indicators.items()
        if one.kind in (IndicatorKind.SPESIFIK, IndicatorKind.SENSITIF)
        and one.direction is Direction.HIGHER
        and one.unit is Unit.PERCENT
    }
    rows = frame[frame["indicator"].isin(services) & frame["series"].eq(Series.REGISTER.value)]
    order = {id: at for at, id in enumerate(catalogue.indicators)}
    rows = rows.assign(expected=_expected(rows), order=rows["indicator"].map(order))
    rows = rows[rows["expected"] > 0]
    table = nested_bounds(own_bounds(rows)) if len(rows) else CONVERGENCE.empty()
    alone = sorted(set(rows["target_group"]) - set(table["target_group"]) - _inner(table))
    if alone:
        notes = (*notes, wording.ONE_SERVICE_ONLY.format(alone=", ".join(alone)))
    if table.empty:
        empty = wording.CONVERGENCE_NEEDS_TWO
        return Summary(CONVERGENCE, CONVERGENCE.empty(), (*notes, empty))
    return Summary(CONVERGENCE, _finished(table), notes)


def _inner(table: pd.DataFrame) -> set[str]:
    """Groups whose services take part in the bounds of another group."""
    present = set(table["target_group"])
    return {one.group for one in nested_groups() if one.inside in present}


def _expected(rows: pd.DataFrame) -> pd.Series:
    """Number of services of each row's target group with a share anywhere in its period and level."""
    keys = [*_SLICE, "target_group"]
    known = rows[rows["share"].notna()].groupby(keys)["indicator"].nunique().rename("expected")
    return rows[keys].join(known, on=keys)["expected"].fillna(0).astype("int64")


def own_bounds(rows: pd.DataFrame) -> pd.DataFrame:
    """What the services of each target group itself lack, in each area, as shares of the group.

    Services whose denominator is smaller than the largest by `SAME_PEOPLE` or more are for a part of the
    people nobody names; they stand aside (`aside`).
    """
    rows = rows.assign(
        part=rows["share"].clip(0.0, 1.0), denominator=rows["denominator"].where(rows["share"].notna())
    )
    largest = rows.groupby([*AREA, "target_group"])["denominator"].transform("max")
    aside = largest - rows["denominator"] >= SAME_PEOPLE * largest
    rows = rows.assign(part=rows["part"].mask(aside), aside=aside)
    rows = rows.sort_values(["part", "order"], kind="stable")
    # Sorted by share, the first row of a group is its binding service; missing shares come last.
    table = rows.groupby([*AREA, "target_group"]).agg(
        **{name: (name, "first") for name in (*NAMES, "expected")},
        services=("part", "count"),
        total=("part", "sum"),
        binding_share=("part", "min"),
        binding=("indicator", "first"),
        denominator=("denominator", "max"),
        aside=("aside", "sum"),
    )
    table["most_lack"] = (table["services"] - table["total"]).clip(0.0, 1.0)
    table["least_lack"] = (1 - table["binding_share"]).fillna(0.0)
    return table.drop(columns="total").reset_index()


def _finished(table: pd.DataFrame) -> pd.DataFrame:
    """Bounds and people of what is lacked, and the reasons."""
    enough = table["services"] >= 2
    table["lower"] = (1 - table["most_lack"]).round(12).clip(lower=0.0).where(enough)
    table["upper"] = (1 - table["least_lack"]).where(enough)
    table["binding"] = table["binding"].where(enough, "").astype("str")
    table["binding_share"] = table["binding_share"].where(enough)
    table["lower_people"] = np.ceil(table["lower"] * table["denominator"] - _NOISE)
    table["upper_people"] = np.floor(table["upper"] * table["denominator"] + _NOISE)
    table["reason"] = _reasons(table, enough)
    table = table.rename(columns={"expected": "services_expected"})
    return table.sort_values([*AREA, "target_group"], ignore_index=True)


def _reasons(table: pd.DataFrame, enough: pd.Series) -> pd.Series:
    few = wording.TOO_FEW_SERVICES
    some = (
        "berlaku untuk "
        + table["services"].astype("str")
        + " dari "
        + table["expected"].astype("str")
        + " layanan yang berdata"
    )
    first = pd.Series(
        np.select([~enough, table["services"] < table["expected"]], [few, some], ""), index=table.index
    )
    unknown = table["denominator"].isna()
    people = pd.Series(
        np.select(
            [table["aside"] > 0, enough & unknown],
            [wording.SASARAN_OF_SERVICES_DIFFER, wording.NO_SASARAN_NO_PEOPLE],
            "",
        ),
        index=table.index,
    )
    return (first + np.where((first != "") & (people != ""), "; ", "") + people).astype("str")


def convergence_sentence(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """One row of `CONVERGENCE` as an Indonesian sentence; `names` gives indicator names by id."""
    if not np.isfinite(row["lower"]):
        return f"{row['area']}, {row['target_group']}: {row['reason']}."
    limits = f"antara {format_percent(row['lower'])} dan {format_percent(row['upper'])}"
    binding = names.get(row["binding"], row["binding"])
    return wording.CONVERGENCE_LIMITED.format(
        area=row["area"],
        limits=limits,
        target_group=row["target_group"],
        services=row["services"],
        binding=binding,
        binding_share=format_percent(row["binding_share"]),
    )


def on_target(coverage_frame: pd.DataFrame) -> Summary:
    """How many indicators meet their target in each area: `ON_TARGET`.

    Grain: one row per series, period, area and target group, and one for all groups together, which
    has counts only: people of different target groups are never added up. Weighted by people means
    by the denominators of the indicators: a child counts once for every service meant for it.

    Example: of two services for 100 and 300 children, the second on target: 1 of 2, and 75 %.
    """
    frame, notes = settled_rows(coverage_frame)
    if frame.empty:
        return Summary(ON_TARGET, ON_TARGET.empty(), (*notes, wording.NO_COVERAGE))
    status = frame["status"]
    met, none = status.eq(Status.MET.value), status.isin([Status.NO_DATA.value, Status.UNSURE.value])
    untargeted = status.eq(Status.NO_TARGET.value)
    aimed = ~none & ~untargeted
    people = frame["denominator"]
    frame = frame.assign(
        on_target=met.astype("int64"),
        with_target=aimed.astype("int64"),
        without_target=(untargeted & frame["share"].notna()).astype("int64"),
        without_data=none.astype("int64"),
        people_on_target=people.where(met, 0.0).where(aimed),
        people_with_target=people.where(aimed),
    )
    by_group = _counted(frame, [*AREA, "target_group"])
    together = _counted(frame, AREA).assign(
        target_group="", people_on_target=np.nan, people_with_target=np.nan
    )
    table = pd.concat([by_group, together], ignore_index=True)
    table["share_on_target"] = table["people_on_target"] / table["people_with_target"]
    table["reason"] = np.select(
        [
            table["target_group"] == "",
            table["with_target"] == 0,
            table["people_with_target"].isna(),
        ],
        [
            wording.SASARAN_NEVER_ADDED,
            wording.NOTHING_WITH_TARGET,
            wording.SOME_SASARAN_UNKNOWN,
        ],
        "",
    )
    return Summary(ON_TARGET, table.sort_values([*AREA, "target_group"], ignore_index=True), notes)


def _counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    counts = ["on_target", "with_target", "without_target", "without_data"]
    groups = frame.groupby(keys)
    table = groups[NAMES].first().join(groups[counts].sum())
    sums = groups[["people_on_target", "people_with_target"]].sum(min_count=1)
    # One unknown denominator makes the sum a part of the truth only: it is missing then.
    known = frame["people_with_target"].notna().groupby([frame[name] for name in keys]).sum()
    return table.join(sums.where(known == table["with_target"])).reset_index()
