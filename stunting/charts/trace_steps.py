"""The arithmetic behind a figure, part by part: what was added up, from which cells, and what is missing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.model.formatting import format_number, format_people, format_percent
from stunting.model.observations import Measure, cell_address

ROLE_WORDS = {"numerator": "capaian", "denominator": "sasaran", "percent": "persen tercetak"}
_MOST_TERMS, _MOST_RANGES = 4, 3


@dataclass(frozen=True, slots=True)
class TracePart:
    """A sum of cells of one role ("numerator", "denominator"): its total, how many cells, which, and terms.

    `ranges` are addresses as spreadsheet programs write them ("H52:H66"); `terms` are "132 + 247 + ... + 74".
    """

    role: str
    total: str
    count: int
    ranges: str
    terms: str


def trace_parts(cells: pd.DataFrame) -> tuple[TracePart, ...]:
    """Numerator and denominator of SOURCE_CELLS; nothing where the figure is no quotient of two sums."""
    parts = _by_role(cells)
    answered = cells["measure"].eq(Measure.YES_NO.value).any()
    if answered or any(part["value"].isna().all() for part in parts.values()):
        return ()
    return tuple(
        TracePart(
            role,
            format_number(float(own["value"].sum())),
            len(own),
            _few(cell_ranges(zip(own["row"], own["column"], strict=True))),
            _terms(own["value"].tolist()),
        )
        for role, own in parts.items()
    )


def _by_role(cells: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The cells of numerator and denominator."""
    return {role: cells[cells["used_as"] == role] for role in ("numerator", "denominator")}


def cell_ranges(places: Iterable[tuple[int, int]]) -> list[str]:
    """Addresses of cells (row and column, from 1), those below each other as one: "H52:H66"."""
    found: list[list[tuple[int, int]]] = []
    for column, row in sorted((int(column), int(row)) for row, column in set(places)):
        if found and found[-1][-1] == (column, row - 1):
            found[-1].append((column, row))
        else:
            found.append([(column, row)])
    return [
        cell_address(run[0][1], run[0][0])
        + (f":{cell_address(run[-1][1], run[-1][0])}" if len(run) > 1 else "")
        for run in found
    ]


def addresses(cells: pd.DataFrame) -> str:
    """Where all cells of a figure stand, a line per sheet and role: "file › sheet › H52:H66 (capaian)"."""
    lines = []
    for (file, sheet, role), own in cells.groupby(["file", "sheet", "used_as"], sort=False):
        ranges = ", ".join(cell_ranges(zip(own["row"], own["column"], strict=True)))
        word = f" ({ROLE_WORDS[role]})" if role in ROLE_WORDS else ""
        lines.append(" \u203a ".join(filter(None, (str(file), str(sheet), ranges))) + word)
    return "\n".join(lines)


def missing_words(row: Mapping[Any, Any], cells: pd.DataFrame) -> str:
    """From the target to the people missing, of a coverage row; empty where that is no such subtraction."""
    target, people = float(row["target"]), float(row["gap_people"])
    served, of = (own["value"].sum() for own in _by_role(cells).values())
    wanted = target * of
    if not people > 0 or not math.isfinite(wanted) or math.ceil(round(wanted - served, 6)) != people:
        return ""
    return (
        f"Target {format_percent(target)} \u00d7 {format_number(of)} = {format_number(wanted, 1)}; dikurangi "
        f"{format_number(served)}: kurang {format_people(people, row['target_group'])}"
    )


def _terms(values: Sequence[float]) -> str:
    shown = [format_number(value) for value in values if value == value]
    if len(shown) > _MOST_TERMS + 1:
        shown = [*shown[: _MOST_TERMS - 1], "\u2026", shown[-1]]
    return " + ".join(shown)


def _few(ranges: Sequence[str]) -> str:
    more = len(ranges) - _MOST_RANGES
    return ", ".join(ranges[:_MOST_RANGES]) + (f", dan {format_number(more)} lainnya" if more > 0 else "")


def printed_total(cells: pd.DataFrame, observations: pd.DataFrame, area_code: str) -> tuple[bool, str] | None:
    """Whether the total that a sheet prints for the area is the sum of the cells, and in words.

    None where a figure stands on one cell each or on several sheets, or its sheet prints no such total.
    """
    summed = _by_role(cells)
    if len(cells[["file", "sheet"]].drop_duplicates()) != 1 or any(len(own) < 2 for own in summed.values()):
        return None
    if any(own["column"].nunique() != 1 for own in summed.values()):
        return None
    totals = observations[observations["is_total"].to_numpy()]
    totals = totals[
        (totals["area_code"] == area_code).to_numpy()
        & (totals["file"] == cells["file"].iloc[0]).to_numpy()
        & (totals["sheet"] == cells["sheet"].iloc[0]).to_numpy()
    ]
    printed = [totals[totals["column"] == own["column"].iloc[0]] for own in summed.values()]
    if any(len(one) != 1 or one["value"].isna().any() for one in printed):
        return None
    values = [float(one["value"].iloc[0]) for one in printed]
    same = values == [float(own["value"].sum()) for own in summed.values()]
    said = " dan ".join(map(format_number, values))
    row = int(printed[0]["row"].iloc[0])
    return same, f"Baris {row} tercetak {said}: {'sama' if same else 'berbeda'} dengan jumlah selnya"
