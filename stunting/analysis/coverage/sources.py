"""From a figure back to its cells and its arithmetic, by the same choice that coverage makes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.all_figures import AllFigures
from stunting.analysis.coverage.cell_numbers import DEN_FAR, NUM, PCT, YES
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.rollup import SUMMED, kabupaten_figures
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.observations import Measure, cell_address
from stunting.model.summaries.sources import SOURCE_CELLS

Use = tuple[int, str]
"""Position of an observation, and what it is used as."""
_USED = {
    State.PAIR: ("num_at", "den_at"),
    State.EMPTY_PAIR: ("num_at", "den_at"),
    State.PERCENT_ONLY: ("num_at", "pct_at"),
    State.COUNT_ONLY: ("num_at",),
}
_SLOTS = {"num_at": (NUM, YES), "den_at": (DEN_FAR,), "pct_at": (PCT,)}
_ROLES = {"num_at": "numerator", "den_at": "denominator", "pct_at": "percent"}
_SUM = ["key", "kecamatan", "kabupaten", "origin", "state", "counts"]
_OWN = ["key", "level", "kecamatan", "kabupaten", "total", "state", "figure", *_ROLES]
Record = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What one row of `COVERAGE` is about: its grain."""

    series: str
    period: str
    area_level: AreaLevel
    area_key: str
    indicator: str

    @property
    def group(self) -> dict[str, str]:
        """Series, period and indicator, by the name of their column."""
        return {"series": self.series, "period": self.period, "indicator": self.indicator}


@dataclass(frozen=True, slots=True)
class _Narrow:
    """The figures of one indicator, series and period as records: they are few, and searched often."""

    own: tuple[Record, ...]
    kecamatan: tuple[Record, ...]
    roles: Mapping[int, Sequence[Record]]
    in_parts: frozenset[int]
    """Positions of numbers that count a part of the people only."""


def source_cells(gathered: AllFigures, key: FigureKey) -> pd.DataFrame:
    """The observations behind one row of `coverage`, as `SOURCE_CELLS`.

    For a sum they are the cells of all areas in it, for a printed figure its own cell; where there is no
    figure, the cells that stand in its way, with an empty `used_as`.
    """
    narrow = _narrowed(gathered, key.group)
    sums = _records(_same(_sums_at(key.area_level, gathered), key.group), _SUM)
    return _as_cells(_uses(narrow, sums, key), gathered)


def cells_of_rows(gathered: AllFigures, rows: pd.DataFrame) -> pd.DataFrame:
    """The cells behind many rows of `coverage` at once: `SOURCE_CELLS` and `figure`, the index of the row."""
    sums = {AreaLevel(level): _sums_at(AreaLevel(level), gathered) for level in rows["area_level"].unique()}
    found: list[Use] = []
    figure: list[Hashable] = []
    for group, same in rows.groupby(["series", "period", "indicator"], observed=True):
        series, period, indicator = map(str, group)
        wanted = {"series": series, "period": period, "indicator": indicator}
        narrow = _narrowed(gathered, wanted)
        narrow_sums = {level: _records(_same(frame, wanted), _SUM) for level, frame in sums.items()}
        for index, level, area_key in zip(same.index, same["area_level"], same["area_key"], strict=True):
            key = FigureKey(series, period, AreaLevel(level), area_key, indicator)
            uses = _uses(narrow, narrow_sums[key.area_level], key)
            found += uses
            figure += [index] * len(uses)
    return _as_cells(found, gathered).assign(figure=pd.Index(figure))


def _sums_at(level: AreaLevel, gathered: AllFigures) -> pd.DataFrame:
    """The figures of the areas of a level, as coverage takes them: sums down to the kecamatan."""
    if level is AreaLevel.KABUPATEN:
        return kabupaten_figures(gathered.own, gathered.kecamatan, gathered.gazetteer)
    if level is AreaLevel.KECAMATAN:
        return gathered.kecamatan
    return gathered.own[~gathered.own["total"]]


def _narrowed(gathered: AllFigures, wanted: dict[str, str]) -> _Narrow:
    own = _records(_same(gathered.own, wanted), _OWN)
    mine = gathered.roles["figure"].isin([one["figure"] for one in own])
    roles = _records(gathered.roles[mine], ["figure", "slot", "part", "table", "position"])
    by_figure: dict[int, list[Record]] = {}
    for one in roles:
        by_figure.setdefault(one["figure"], []).append(one)
    return _Narrow(
        own=own,
        kecamatan=_records(_same(gathered.kecamatan, wanted), _SUM),
        roles=by_figure,
        in_parts=frozenset(one["position"] for one in roles if one["part"]),
    )


def _records(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[Record, ...]:
    """Rows of a frame as records of these columns; a sum of one level lacks those of the others."""
    held = [name for name in columns if name in frame]
    return tuple(frame[held].to_dict("records"))


def _same(frame: pd.DataFrame, wanted: dict[str, str]) -> pd.DataFrame:
    keep = np.ones(len(frame), dtype=bool)
    for name, value in wanted.items():
        keep &= (frame[name] == value).to_numpy()
    return frame[keep]


def _uses(narrow: _Narrow, sums: Sequence[Record], key: FigureKey) -> list[Use]:
    """Cells of one figure and what they are used as, from the figures of its indicator, series and period."""
    column = {AreaLevel.KABUPATEN: "kabupaten", AreaLevel.KECAMATAN: "kecamatan"}.get(key.area_level, "key")
    figure = next((one for one in sums if one[column] == key.area_key), None)
    if figure is None:
        return []
    behind = _behind(figure, narrow, key.area_level)
    return [use for one in behind for use in _positions(one, narrow)]


def _behind(figure: Record, narrow: _Narrow, level: AreaLevel) -> list[Record]:
    """The figures of single areas that a figure stands on."""
    if level not in (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN):
        return [one for one in narrow.own if one["key"] == figure["key"] and not one["total"]]
    if figure["origin"] == Origin.KECAMATAN:
        parts = [one for one in narrow.kecamatan if one["counts"] and one["kabupaten"] == figure["kabupaten"]]
        counted = [one for one in parts if one["state"] >= State.EMPTY_PAIR]
        return [one for part in counted for one in _behind(part, narrow, AreaLevel.KECAMATAN)]
    place = figure["kecamatan" if level is AreaLevel.KECAMATAN else "kabupaten"]
    own_level = [one for one in narrow.own if one["level"] == level.value and one["key"] == place]
    if figure["origin"] in (Origin.OWN, Origin.OWN_PERCENT):
        return [one for one in own_level if not one["total"]]
    if figure["origin"] in (Origin.TOTAL, Origin.TOTAL_PERCENT):
        return [one for one in own_level if one["total"]]
    below = [one for one in narrow.own if one["kabupaten"] == figure["kabupaten"] and not one["total"]]
    if level is AreaLevel.KECAMATAN:
        below = [one for one in below if one["kecamatan"] == figure["kecamatan"]]
    if figure["origin"] in SUMMED:
        at = AreaLevel.DESA if figure["origin"] == Origin.DESA else AreaLevel.PUSKESMAS
        return [one for one in below if one["level"] == at.value and one["state"] >= State.EMPTY_PAIR]
    return below


def _as_cells(uses: Sequence[Use], gathered: AllFigures) -> pd.DataFrame:
    cells = gathered.observations.iloc[[at for at, _ in uses]].reset_index(drop=True)
    addresses = [cell_address(row, column) for row, column in zip(cells["row"], cells["column"], strict=True)]
    roles = [role for _, role in uses]
    cells = cells.assign(cell=np.array(addresses, dtype=object), used_as=np.array(roles, dtype=object))
    return SOURCE_CELLS.check(cells)


def _positions(figure: Record, narrow: _Narrow) -> list[Use]:
    """Positions of the observations of one figure with their role; all its cells where it has no number."""
    wanted = _USED.get(State(int(figure["state"])))
    if wanted is not None and not narrow.in_parts.intersection(int(figure[name]) for name in wanted):
        return [(int(figure[name]), _ROLES[name]) for name in wanted if figure[name] >= 0]
    roles = narrow.roles.get(figure["figure"], ())
    if wanted is None:
        return [(at, "") for at in sorted({one["position"] for one in roles})]
    return [
        (at, _ROLES[name])
        for name in wanted
        if figure[name] >= 0
        for at in _with_other_parts(int(figure[name]), _SLOTS[name], roles)
    ]


def _with_other_parts(position: int, slots: tuple[int, ...], roles: Sequence[Record]) -> list[int]:
    """A position, and those of the other parts that its number was added up from."""
    here = [one for one in roles if one["slot"] in slots]
    first = next((one for one in here if one["position"] == position), None)
    if first is None or first["part"] == "":
        return [position]
    same: dict[str, int] = {}
    for one in here:
        if one["table"] == first["table"] and one["part"]:
            same.setdefault(one["part"], one["position"])
    return sorted(same.values())


def arithmetic(cells: pd.DataFrame) -> str:
    """The sum behind a figure as a sentence, from its `source_cells`.

    "Σ capaian 1.234 ÷ Σ sasaran 1.456 = 84,8 %" for a sum, "Capaian 30 ÷ sasaran 50 = 60,0 %" for one area.
    """
    by_role = {role: cells.loc[cells["used_as"] == role] for role in _ROLES.values()}
    numerators, denominators, percents = by_role.values()
    if len(percents):
        first = percents.iloc[0]
        place = f"{first['file']}, {first['sheet']}!{first['cell']}" if first["sheet"] else first["cell"]
        return f"Tercetak {format_percent(first['value'] / 100)} di {place}."
    if numerators.empty:
        return wording.NOTHING_TO_COMPUTE.format(cells=len(cells)) if len(cells) else ""
    served = numerators["value"].sum()
    if numerators["measure"].eq(Measure.YES_NO.value).all():
        return wording.ANSWERED_YES.format(
            served=format_number(served),
            numerators=len(numerators),
            share=format_percent(served / len(numerators)),
        )
    if denominators.empty:
        return wording.SUM_WITHOUT_SASARAN.format(sigma=_sigma(numerators), served=format_number(served))
    people = denominators["value"].sum()
    share = format_percent(served / people) if people else wording.UNDEFINED_SHARE
    sentence = (
        f"{_sigma(numerators)}capaian {format_number(served)} ÷ "
        f"{_sigma(denominators)}sasaran {format_number(people)} = {share}"
    )
    return sentence[0].upper() + sentence[1:] + "."


def _sigma(cells: pd.DataFrame) -> str:
    return "Σ " if len(cells) > 1 else ""
