"""From a figure back to its cells and its arithmetic, by the same choice that coverage makes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
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


def source_cells(gathered: AllFigures, key: FigureKey) -> pd.DataFrame:
    """The observations behind one row of `coverage`, as `SOURCE_CELLS`.

    For a sum they are the cells of all areas in it, for a printed figure its own cell; where there is no
    figure, the cells that stand in its way, with an empty `used_as`.
    """
    narrow = _narrowed(gathered, key.group)
    return _as_cells(_uses(narrow, _sums_at(key.area_level, narrow), key), gathered)


def cells_of_rows(gathered: AllFigures, rows: pd.DataFrame) -> pd.DataFrame:
    """The cells behind many rows of `coverage` at once: `SOURCE_CELLS` and `figure`, the index of the row."""
    sums = {AreaLevel(level): _sums_at(AreaLevel(level), gathered) for level in rows["area_level"].unique()}
    found: list[Use] = []
    figure: list[Hashable] = []
    for group, same in rows.groupby(["series", "period", "indicator"], observed=True):
        series, period, indicator = map(str, group)
        wanted = {"series": series, "period": period, "indicator": indicator}
        narrow = _narrowed(gathered, wanted)
        narrow_sums = {level: _same(frame, wanted) for level, frame in sums.items()}
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


def _uses(gathered: AllFigures, sums: pd.DataFrame, key: FigureKey) -> list[Use]:
    """Cells of one figure and what they are used as, from the figures of its indicator, series and period."""
    column = {AreaLevel.KABUPATEN: "kabupaten", AreaLevel.KECAMATAN: "kecamatan"}.get(key.area_level, "key")
    figure = sums[sums[column] == key.area_key]
    if figure.empty:
        return []
    behind = _behind(figure.iloc[0], gathered.own, gathered, key.area_level)
    in_parts = frozenset(gathered.roles.loc[gathered.roles["part"] != "", "position"])
    records = behind[["figure", "state", *_ROLES]].to_dict("records")
    return [use for one in records for use in _positions(one, gathered, in_parts)]


def _narrowed(gathered: AllFigures, wanted: dict[str, str]) -> AllFigures:
    """The figures of one indicator, series and period: what is searched again and again becomes short."""
    own = _same(gathered.own, wanted)
    roles = gathered.roles[gathered.roles["figure"].isin(own["figure"])]
    return replace(gathered, own=own, kecamatan=_same(gathered.kecamatan, wanted), roles=roles)


def _same(frame: pd.DataFrame, wanted: dict[str, str]) -> pd.DataFrame:
    keep = np.ones(len(frame), dtype=bool)
    for name, value in wanted.items():
        keep &= (frame[name] == value).to_numpy()
    return frame[keep]


def _behind(figure: pd.Series, figures: pd.DataFrame, gathered: AllFigures, level: AreaLevel) -> pd.DataFrame:
    """The figures of single areas that a figure stands on."""
    if level not in (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN):
        return figures[figures["key"].eq(figure["key"]) & ~figures["total"]]
    if figure["origin"] == Origin.KECAMATAN:
        parts = _same(gathered.kecamatan, {name: figure[name] for name in ("series", "period", "indicator")})
        parts = parts[parts["counts"] & (parts["kabupaten"] == figure["kabupaten"])]
        parts = parts[parts["state"] >= State.EMPTY_PAIR]
        return pd.concat(
            [_behind(part, figures, gathered, AreaLevel.KECAMATAN) for _, part in parts.iterrows()]
        )
    own_level = figures["level"].eq(level.value) & figures["key"].eq(
        figure["kecamatan" if level is AreaLevel.KECAMATAN else "kabupaten"]
    )
    if figure["origin"] in (Origin.OWN, Origin.OWN_PERCENT):
        return figures[own_level & ~figures["total"]]
    if figure["origin"] in (Origin.TOTAL, Origin.TOTAL_PERCENT):
        return figures[own_level & figures["total"]]
    inside = figures["kabupaten"].eq(figure["kabupaten"])
    if level is AreaLevel.KECAMATAN:
        inside &= figures["kecamatan"].eq(figure["kecamatan"])
    below = figures[inside & ~figures["total"]]
    if figure["origin"] in SUMMED:
        at = AreaLevel.DESA if figure["origin"] == Origin.DESA else AreaLevel.PUSKESMAS
        return below[below["level"].eq(at.value) & (below["state"] >= State.EMPTY_PAIR)]
    return below


def _as_cells(uses: Sequence[Use], gathered: AllFigures) -> pd.DataFrame:
    cells = gathered.observations.iloc[[at for at, _ in uses]].reset_index(drop=True)
    addresses = [cell_address(row, column) for row, column in zip(cells["row"], cells["column"], strict=True)]
    roles = [role for _, role in uses]
    cells = cells.assign(cell=np.array(addresses, dtype=object), used_as=np.array(roles, dtype=object))
    return SOURCE_CELLS.check(cells)


def _positions(figure: dict[Hashable, Any], gathered: AllFigures, in_parts: frozenset[int]) -> list[Use]:
    """Positions of the observations of one figure with their role; all its cells where it has no number.

    `in_parts` holds the positions of numbers that count a part of the people only.
    """
    wanted = _USED.get(State(int(figure["state"])))
    if wanted is not None and not in_parts.intersection(int(figure[name]) for name in wanted):
        return [(int(figure[name]), _ROLES[name]) for name in wanted if figure[name] >= 0]
    roles = gathered.roles[gathered.roles["figure"] == figure["figure"]]
    if wanted is None:
        return [(int(at), "") for at in sorted(set(roles["position"]))]
    return [
        (at, _ROLES[name])
        for name in wanted
        if figure[name] >= 0
        for at in _with_other_parts(int(figure[name]), _SLOTS[name], roles)
    ]


def _with_other_parts(position: int, slots: tuple[int, ...], roles: pd.DataFrame) -> list[int]:
    """A position, and those of the other parts that its number was added up from."""
    here = roles[roles["slot"].isin(slots)]
    first = here[here["position"] == position]
    if first.empty or first["part"].iloc[0] == "":
        return [position]
    same = here[here["table"].eq(first["table"].iloc[0]) & here["part"].ne("")]
    return sorted(same.drop_duplicates("part")["position"])


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
