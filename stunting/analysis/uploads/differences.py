"""What changed from one reading to another: numbers that are about the same thing, side by side.

A number is known by what it is about, never by its cell: rows and columns may have moved. Numbers that stand
several times are compared as often as they stand.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from stunting.model.areas import area_key
from stunting.model.observations import Measure, Series, cell_address
from stunting.model.summaries.uploads import DIFFERENCES, DifferenceKind

_KEY = ["about", "measure", "part", "period", "series", "place", "is_total"]
_SAID = ["area_code", "area", "parent", "indicator", "header", "measure", "part", "period", "series"]
_CELL = ["file", "sheet", "cell"]
_HEADS = [Measure.NUMERATOR.value, Measure.DENOMINATOR.value, Measure.COUNT.value]
_DIGITS = 9
"""Digits behind the comma to which numbers are compared: what a file loses in storing a fraction."""


def differences(before: pd.DataFrame, after: pd.DataFrame, of_people: Collection[str] = ()) -> pd.DataFrame:
    """`DIFFERENCES` between two frames of `OBSERVATIONS`. Cells without a number are no numbers.

    `of_people` are the indicators whose numbers count heads; a sasaran of no indicator counts them too.
    """
    left, right = _numbers(before), _numbers(after)
    both = pd.concat([left[_KEY], right[_KEY]], ignore_index=True)
    codes = both.groupby(_KEY, sort=False, observed=True).ngroup().to_numpy()
    left, right = left.assign(key=codes[: len(left)]), right.assign(key=codes[len(left) :])
    left, right = _unlike(left, right), _unlike(right, left)
    pairs = _nth(left, ["key"]).merge(
        _nth(right, ["key"]), on=["key", "nth"], how="outer", suffixes=("_before", "_after")
    )
    pairs = pairs.sort_values(["at_after", "at_before"], kind="stable", ignore_index=True)
    return _told(pairs, of_people)


def _numbers(observations: pd.DataFrame) -> pd.DataFrame:
    """The cells with a number, each with its place in the frame (`at`) and what it is about."""
    rows = observations[observations["value"].notna()]
    texts = rows[[*_SAID, "uses", "file", "sheet"]].astype("str").reset_index(drop=True)
    about = texts["indicator"].where(texts["indicator"].ne(""), texts["uses"])
    cells = zip(rows["row"], rows["column"], strict=True)
    return texts.assign(
        about=about.where(about.ne(""), texts["header"]),
        place=places(texts),
        is_total=rows["is_total"].to_numpy(),
        value=rows["value"].to_numpy(dtype=float),
        cell=pd.array([cell_address(*one) for one in cells], dtype="str"),
        at=np.arange(len(rows)),
    )


def places(texts: pd.DataFrame) -> pd.Series:
    """The `area_key` of each row of `area_code`, `area` and `parent`."""
    areas = zip(texts["area_code"], texts["area"], texts["parent"], strict=True)
    return pd.Series([area_key(*one) for one in areas], texts.index, dtype="str")


def _unlike(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows whose number the others do not hold about the same thing, as often."""
    mine, theirs = (
        pd.MultiIndex.from_frame(_nth(frame.assign(value=frame["value"].round(_DIGITS)), ["key", "value"]))
        for frame in (rows[["key", "value"]], others[["key", "value"]])
    )
    unlike: pd.DataFrame = rows[~mine.isin(theirs)]
    return unlike


def _nth(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    return rows.assign(nth=rows.groupby(names, sort=False).cumcount())


def _told(pairs: pd.DataFrame, of_people: Collection[str]) -> pd.DataFrame:
    came, went = pairs["value_before"].isna(), pairs["value_after"].isna()
    kinds = [DifferenceKind.ADDED.value, DifferenceKind.REMOVED.value]
    told = {name: pairs[f"{name}_after"].where(~went, pairs[f"{name}_before"]) for name in _SAID}
    cells = {
        f"{name}_{side}": pairs[f"{name}_{side}"].fillna("") for name in _CELL for side in ("before", "after")
    }
    uses = pairs["uses_after"].where(~went, pairs["uses_before"])
    frame = pd.DataFrame(
        {
            "kind": np.select([came, went], kinds, DifferenceKind.CHANGED.value),
            **told,
            "before": pairs["value_before"],
            "after": pairs["value_after"],
            **cells,
            "uses": uses,
        }
    )
    more = frame["after"].fillna(0) - frame["before"].fillna(0)
    frame["people"] = more.where(_counts_heads(frame, uses, of_people))
    texts = {column: "str" for column in DIFFERENCES.names if column not in ("before", "after", "people")}
    return DIFFERENCES.check(frame.astype(texts))


def _counts_heads(frame: pd.DataFrame, uses: pd.Series, of_people: Collection[str]) -> pd.Series:
    lone = frame["measure"].eq(Measure.DENOMINATOR.value) | uses.ne("")
    people = frame["indicator"].isin(of_people) | (frame["indicator"].eq("") & lone)
    return people & frame["measure"].isin(_HEADS) & frame["series"].ne(Series.SURVEY.value)
