"""Checks of relations: services that contain each other, sums of one measurement, digits and copies."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.figures import State
from stunting.analysis.quality.data import OF_MANY, Draft, QualityData, Row, number_words, rows_of
from stunting.catalogue.relations import IndicatorRole, RelationKind, indicators_as, relations
from stunting.model.formatting import format_percent
from stunting.model.indicators import Unit
from stunting.model.observations import Measure
from stunting.model.periods import period_kind, period_label, period_order
from stunting.model.summaries.quality import FindingKind

_NUMBERS = {Measure.NUMERATOR: "num", Measure.DENOMINATOR: "den"}
_KEYS = ["series", "period", "place"]
_SMALL_GROUP = 12
"""People of whom simple fractions give the same percentage in several areas by chance."""
_FEWEST_PEOPLE = 30
"""Denominator below which areas may well have the same numbers by chance."""


def pattern_findings(data: QualityData) -> list[Draft]:
    """Findings about relations between figures, such as K1 >= K4 >= K6; about digits and copies."""
    return [
        *_containments(data),
        *_group_sums(data),
        *_rounded(data),
        *_repeated_areas(data),
        *_repeated_periods(data),
    ]


def _containments(data: QualityData) -> list[Draft]:
    figures = data.figures
    drafts: list[Draft] = []
    present = set(figures["indicator"])
    for relation in relations(RelationKind.AT_MOST, RelationKind.SEVERE_PART):
        part, whole = relation.indicator, relation.other
        if not {part, whole} <= present:
            continue
        part_number, whole_number = _NUMBERS[relation.number], _NUMBERS[relation.other_number]
        one = figures[figures["indicator"] == part]
        other = figures.loc[figures["indicator"] == whole, [*_KEYS, "num", "known_den", "num_at", "den_at"]]
        both = one.merge(other, on=_KEYS, suffixes=("", "_whole"))
        small = both["num"] if part_number == "num" else both["known_den"]
        large = both["num_whole"] if whole_number == "num" else both["known_den_whole"]
        both = both.assign(small=small, large=large)
        drafts += [
            _containment_draft(data, row, part_number, whole, whole_number)
            for row in rows_of(both, small > large * (1 + 1e-9))
        ]
    return drafts


def _containment_draft(data: QualityData, row: Row, part_number: str, whole: str, whole_number: str) -> Draft:
    what = {"num": "", "den": "sasaran/diukur "}
    facts = {
        "area": data.area(row),
        "smaller": what[part_number] + data.name(row["indicator"]),
        "small": number_words(row["small"]),
        "larger": what[whole_number] + data.name(whole),
        "large": number_words(row["large"]),
    }
    cells = (row[f"{part_number}_at"], row[f"{whole_number}_at_whole"])
    ends = (float(row["large"]), float(row["small"]))
    if part_number == "num":
        return data.draft(FindingKind.PAIR_ORDER, row, cells, facts, numerator=ends)
    return data.draft(FindingKind.PAIR_ORDER, row, cells, facts, denominator=ends)


def _group_sums(data: QualityData) -> list[Draft]:
    figures = data.figures
    rows = figures[
        figures["indicator"].isin(indicators_as(IndicatorRole.MEASURED_TOGETHER))
        & figures["known_den"].notna()
    ]
    if rows["indicator"].nunique() < 2:
        return []
    ends = rows.groupby(_KEYS)["known_den"].agg(["min", "max"])
    apart = ends["max"] - ends["min"] > data.rules.measured * ends["max"]
    rows = rows.merge(ends[apart].reset_index(), on=_KEYS)
    drafts = []
    for _, group in rows.groupby(_KEYS, sort=False):
        members = rows_of(group, np.ones(len(group), dtype=bool))
        first = members[0]
        sums = ", ".join(f"{data.name(row['indicator'])} {number_words(row['known_den'])}" for row in members)
        drafts.append(
            data.draft(
                FindingKind.GROUP_SUMS,
                first,
                [row["den_at"] for row in members],
                {"area": data.area(first), "sums": sums},
                denominator=(float(first["min"]), float(first["max"])),
            )
        )
    return drafts


def _rounded(data: QualityData) -> list[Draft]:
    """Numbers of which far more than a fifth end in 0 or 5; those below 10 tell nothing."""
    drafts = []
    counted = data.figures.loc[
        data.figures["state"].eq(State.PAIR) & data.figures["num_at"].ge(0),
        [*OF_MANY, "num", "den", "num_at", "den_at"],
    ]
    for column, what in (("num", "capaian"), ("den", "sasaran")):
        rows = counted[counted[column].ge(10) & counted[f"{column}_at"].ge(0)]
        if len(rows) < data.rules.rounded_values:
            continue
        for _, group in rows.groupby(["series", "period", "indicator", "level"], sort=False):
            fives = int((group[column] % 5 == 0).sum())
            total = len(group)
            chance = (fives - 0.5 - 0.2 * total) / np.sqrt(0.16 * total)
            if total < data.rules.rounded_values or fives < data.rules.rounded_share * total or chance < 3.09:
                continue
            first = rows_of(group.head(1), np.ones(1, dtype=bool))[0]
            facts = {"what": what, "count": str(fives), "total": str(total)}
            cells = _ends(group[f"{column}_at"])
            drafts.append(data.draft_of_many(FindingKind.ROUNDED, first, cells, facts, 2.5 * fives))
    return drafts


def _repeated_areas(data: QualityData) -> list[Draft]:
    """The same pair of numbers, or the same percentage with decimals, in several areas."""
    figures = data.figures
    percent = {id for id, one in data.gathered.catalogue.indicators.items() if one.unit is Unit.PERCENT}
    figures = figures[figures["indicator"].isin(percent)]
    pairs = figures[
        figures["state"].eq(State.PAIR)
        & figures["den"].ge(_FEWEST_PEOPLE)
        & figures["share"].between(0, 1, inclusive="neither")
    ]
    printed = figures[figures["state"].eq(State.PERCENT_ONLY) & ~_is_simple(figures["pct"])]
    drafts = []
    for rows, columns in ((pairs, ["num", "den"]), (printed, ["pct"])):
        if len(rows) < data.rules.repeated_areas:
            continue
        keys = ["series", "period", "indicator", "level", *columns]
        same = rows[rows.groupby(keys)["place"].transform("size").ge(data.rules.repeated_areas)]
        for _, group in same.groupby(keys, sort=False):
            first = rows_of(group.head(1), np.ones(1, dtype=bool))[0]
            value = (
                f"{number_words(first['num'])} dari {number_words(first['den'])}"
                if len(columns) == 2
                else format_percent(first["pct"] / 100, 2)
            )
            facts = {"count": str(len(group)), "value": value}
            cells = _ends(group["num_at"] if len(columns) == 2 else group["pct_at"])
            people = float(first["num"]) * (len(group) - 1) if len(columns) == 2 else np.nan
            drafts.append(data.draft_of_many(FindingKind.REPEATED_AREAS, first, cells, facts, people))
    return drafts


def _is_simple(percents: pd.Series) -> npt.NDArray[np.bool_]:
    """Whole percentages, and those that few people give (5 of 6 is 83,3 %): they repeat by chance."""
    value = percents.to_numpy(dtype=float)[:, None]
    groups = np.arange(1, _SMALL_GROUP + 1) / 100
    with np.errstate(all="ignore"):
        near = np.abs(value - np.round(value * groups) / groups) <= 0.005 + 1e-9
        rounded = np.abs(value - np.round(np.round(value * groups) / groups, 1)) <= 1e-9
        whole = value[:, 0] % 1 == 0
    return np.asarray((near | rounded).any(axis=1) | whole)


def _repeated_periods(data: QualityData) -> list[Draft]:
    """Most areas of an indicator with the very numbers of the period before, small ones left out."""
    figures = data.figures.loc[
        data.figures["state"].eq(State.PAIR) & data.figures["den"].ge(_FEWEST_PEOPLE),
        [*OF_MANY, "num", "den", "num_at", "share"],
    ]
    before = _previous({str(period) for period in figures["period"].unique()})
    if not before:
        return []
    figures = figures[figures["period"].isin(before)].assign(before=lambda rows: rows["period"].map(before))
    keys = ["series", "indicator", "level", "place"]
    earlier = data.figures.loc[data.figures["state"].eq(State.PAIR), [*keys, "period", "num", "den"]]
    if figures.empty:
        return []
    both = figures.merge(
        earlier, left_on=[*keys, "before"], right_on=[*keys, "period"], suffixes=("", "_before")
    )
    both["same"] = both["num"].eq(both["num_before"]) & both["den"].eq(both["den_before"])
    with np.errstate(all="ignore"):
        both["moved"] = (both["share"] - both["num_before"] / both["den_before"]).abs()
    drafts = []
    for _, group in both.groupby(["series", "period", "indicator", "level"], sort=False):
        same = group[group["same"]]
        rules = data.rules
        if len(same) < rules.min_areas or len(same) < rules.repeated_periods * len(group):
            continue
        first = rows_of(same.head(1), np.ones(1, dtype=bool))[0]
        usual = group.loc[~group["same"], "moved"].median()
        facts = {
            "count": str(len(same)),
            "total": str(len(group)),
            "earlier": period_label(first["before"]),
        }
        people = float(usual * same["den"].sum())
        cells = _ends(same["num_at"])
        drafts.append(data.draft_of_many(FindingKind.REPEATED_PERIODS, first, cells, facts, people))
    return drafts


def _previous(periods: set[str]) -> dict[str, str]:
    """For each period the one before it of the same kind, if it is in the data."""
    ordered = sorted(periods, key=lambda period: (period_kind(period).value, period_order(period)))
    return {
        later: earlier for earlier, later in pairwise(ordered) if period_kind(earlier) is period_kind(later)
    }


def _ends(positions: pd.Series) -> list[int]:
    """The first and the last of many cells."""
    return sorted({int(positions.iloc[0]), int(positions.iloc[-1])})
