"""All desa by one indicator, a block for each kecamatan: value, its interval, kabupaten and target."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from stunting.analysis.coverage.small_numbers import wilson_interval
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import Align, Card, CardColumn, CardRow, IntervalCell, TextCell
from stunting.charts.chart import ChartPoint
from stunting.charts.coverage_cells import Record
from stunting.charts.coverage_rows import area_labels, gap_words, labelled
from stunting.model.formatting import format_number, format_percent
from stunting.model.summaries import Status

NAME, VALUE = "name", "value"
MOST_DESA, FOLDED = 80, 5
"""With more desa than this each block shows only so many, those worst off."""
_AIR = 0.02
_SIGNS = {-1: "\u25bc", 0: "\u25cf", 1: "\u25b2"}


@dataclass(frozen=True, slots=True)
class StripBlock:
    """One kecamatan: its name, what is said beside it, and the card of its desa."""

    name: str
    note: str
    card: Card


@dataclass(frozen=True, slots=True)
class Strip:
    """The blocks, largest first, and the figure behind each row by its key.

    `below` and `above` count desa whose whole interval lies on one side of the kabupaten; the axis of all
    blocks runs from `first` to `last` (shares). `folded` where blocks show the worst of their desa only,
    `intervals` where any desa has one.
    """

    blocks: tuple[StripBlock, ...]
    points: Mapping[str, ChartPoint]
    desa: int
    below: int
    above: int
    reached: int
    first: float
    last: float
    folded: bool
    intervals: bool


def strip(desa: pd.DataFrame, parts: pd.DataFrame, whole: float, catalogue: Catalogue) -> Strip | None:
    """Blocks of COVERAGE rows of one indicator; `parts` are its kecamatan, `whole` the kabupaten's share.

    None without the figure of any desa.
    """
    rows = labelled(desa[desa["share"].notna()], catalogue)
    if rows.empty:
        return None
    low, high = wilson_interval(
        rows["share"].clip(upper=1).to_numpy(dtype=float), rows["denominator"].to_numpy(dtype=float)
    )
    side = np.where(high < whole, -1, np.where(low > whole, 1, 0))
    rows = rows.assign(low=low, high=high, side=side, label=rows["area_key"].map(area_labels(rows)))
    first, last = _axis(rows, whole)
    lower = catalogue.lower_is_better(str(rows["indicator"].iloc[0]))
    several = len(rows) > MOST_DESA
    blocks = []
    for kecamatan, own in sorted(rows.groupby("kecamatan", sort=True), key=lambda one: -len(one[1])):
        ordered = own.sort_values("share", ascending=not lower, kind="stable")
        shown = cast("list[Record]", ordered.head(FOLDED if several else len(own)).to_dict("records"))
        card = Card(
            caption=f"Desa/kelurahan di {kecamatan}, terburuk dulu",
            columns=(
                CardColumn(NAME, "Desa/kelurahan", 106),
                CardColumn("lane", f"{format_number(100 * first)}\u2013{format_number(100 * last)} %"),
                CardColumn(VALUE, "%", 62, Align.RIGHT, opens=True),
            ),
            rows=tuple(
                CardRow(row["area_key"], row["label"], _cells(row, whole, first, last)) for row in shown
            ),
            unit="persen",
            small=True,
        )
        blocks.append(StripBlock(str(kecamatan), _note(own, parts, str(kecamatan), lower), card))
    points = {row["area_key"]: ChartPoint.of(row) for row in cast("list[Record]", rows.to_dict("records"))}
    return Strip(
        tuple(blocks),
        points,
        len(rows),
        int((side < 0).sum()),
        int((side > 0).sum()),
        int(rows["status"].eq(Status.MET.value).sum()),
        first,
        last,
        several,
        bool(np.isfinite(low).any()),
    )


def _axis(rows: pd.DataFrame, whole: float) -> tuple[float, float]:
    """From the lowest to the highest that is drawn, in steps of five percent."""
    drawn = np.concatenate(
        [rows[name].to_numpy(dtype=float) for name in ("share", "low", "high", "target")] + [[whole]]
    )
    drawn = np.minimum(drawn[np.isfinite(drawn)], 1.0)
    first, last = float(drawn.min()) - _AIR, float(drawn.max()) + _AIR
    return max(0.0, math.floor(20 * first) / 20), math.ceil(20 * last) / 20


def _cells(row: Record, whole: float, first: float, last: float) -> tuple[TextCell, IntervalCell, TextCell]:
    def place(share: float) -> float:
        return min(max((share - first) / (last - first), 0.0), 1.0)

    side = int(row["side"])
    # Where chance cannot tell a desa from the kabupaten its colour says nothing either.
    status = Status(row["status"]) if side else Status.NO_TARGET
    known = row["low"] == row["low"]
    low, high = (row["low"], row["high"]) if known else (row["share"], row["share"])
    said = f"{format_percent(row['share'])}, kabupaten {format_percent(whole)}"
    return (
        TextCell(row["label"], hint=row["hover"].replace("<br>", "\n")),
        IntervalCell(
            said,
            status,
            place(row["share"]),
            place(low),
            place(high),
            place(row["target"]) if row["target"] == row["target"] else math.nan,
            order=row["share"],
            whole=place(whole) if whole == whole else math.nan,
        ),
        TextCell(
            format_number(100 * row["share"], 1),
            note=_SIGNS[side] if known else "",
            order=row["share"],
        ),
    )


def _note(own: pd.DataFrame, parts: pd.DataFrame, kecamatan: str, lower: bool) -> str:
    said = [f"{format_number(len(own))} desa/kel"]
    found = parts[(parts["area"] == kecamatan) & parts["share"].notna()]
    if len(found) == 1:
        row = found.iloc[0]
        said.append(format_percent(row["share"]))
        said.append(gap_words(row["gap_people"], row["target_group"], lower))
    return " \u00b7 ".join(filter(None, said))
