"""Two indicators with one capaian: a copied column, or one measure with two sasaran, of which one can hold.

Where one stands by desa and the other by kecamatan or for the kabupaten alone, sums of the first are
compared.
Two counts of people who come or not are equal with a chance of about 1 / sqrt(4 pi N y (1 - y)); for several
of them together the chances are multiplied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.figures import State
from stunting.catalogue.relations import RelationKind, relations
from stunting.model.areas import AreaLevel

Numbers = npt.NDArray[np.float64]
Rival = tuple[str, str, str]
"""Series, period and indicator of figures that wait."""
_SLICE = ["series", "period", "level"]
_COLUMN = ["series", "period", "indicator"]
_FEWEST_NUMBERS = 5
"""Numbers below this are equal too often to tell a copy."""
_FEWEST_AREAS = 10
"""Areas from which nearly all alike are one capaian; of fewer all have to be."""
SAME_SHARE = 0.8
LOG_SELDOM = float(np.log(1e-4))
"""Copies that chance gives more often than this are none."""
_OTHER_SASARAN = 0.5
"""Share of these areas whose sasaran differ from which there are two; below it a cell or two is off."""


@dataclass(frozen=True, slots=True)
class SameCapaian:
    """Two indicators of one series, period and level whose capaian is the same in nearly all areas.

    `one` and `other` are their figures in the areas where it is, in one order; `areas` have both.
    """

    one: pd.DataFrame
    other: pd.DataFrame
    areas: int

    @property
    def names(self) -> tuple[str, str]:
        """The ids of the two indicators."""
        return str(self.one["indicator"].iloc[0]), str(self.other["indicator"].iloc[0])

    @property
    def two_sasaran(self) -> bool:
        """Whether it is one measure with two sasaran: they differ, and the capaian is no chance.

        Two services that reach everybody have one capaian where they have one sasaran: that proves nothing.
        Two that by their definition count the same people leave nothing to chance, however few the areas.
        """
        (mine, of), (_, others) = ((rows["num"].to_numpy(), rows["den"].to_numpy()) for rows in self._both)
        differ = of != others
        if len(differ) < self.areas < _FEWEST_AREAS or differ.mean() < _OTHER_SASARAN:
            return False
        telling = differ & (mine < of) & (mine < others)
        if frozenset(self.names) in _pairs(RelationKind.SAME_PEOPLE):
            return bool(telling.any())
        return bool(log_chance_same(mine[telling], of[telling]).sum() <= LOG_SELDOM)

    @property
    def sasaran_cells(self) -> list[int]:
        """Positions of both sasaran of the first and the last area: what a question is about."""
        ends = sorted({0, len(self.one) - 1})
        return [
            int(rows["den_at"].iloc[at]) for at in ends for rows in self._both if rows["den_at"].iloc[at] >= 0
        ]

    @property
    def _both(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        return self.one, self.other


def same_capaian(figures: pd.DataFrame) -> Iterator[SameCapaian]:
    """All pairs of indicators with one capaian; none of which one is at most the other by its definition.

    `figures` are those of the areas themselves, as `AllFigures.own` holds them.
    """
    rows = figures[figures["state"].eq(State.PAIR) & figures["num_at"].ge(0) & ~figures["total"]]
    rows = _with_sums(rows.assign(summed=False))
    related = _pairs(RelationKind.AT_MOST)
    for _, part in rows[rows["num"].ge(_FEWEST_NUMBERS)].groupby(_SLICE, sort=False):
        place, places = pd.factorize(part["key"])
        column, ids = pd.factorize(part["indicator"], sort=True)
        if len(ids) < 2:
            continue
        at = np.full((len(places), len(ids)), -1)
        at[place, column] = np.arange(len(part))
        for first, second in _alike(np.where(at >= 0, part["num"].to_numpy()[at], np.nan)):
            if frozenset((ids[first], ids[second])) in related:
                continue
            have = at[(at[:, first] >= 0) & (at[:, second] >= 0)]
            one, other = part.iloc[have[:, first]], part.iloc[have[:, second]]
            # Two sums are compared by their parts.
            if one["summed"].iloc[0] and other["summed"].iloc[0]:
                continue
            same = one["num"].to_numpy() == other["num"].to_numpy()
            yield SameCapaian(one[same], other[same], len(have))


def _with_sums(rows: pd.DataFrame) -> pd.DataFrame:
    """With the sums of indicators that have no row of a kecamatan or kabupaten where others have one."""
    parts = [AreaLevel.DESA, AreaLevel.PUSKESMAS]
    for level in (AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        for part in parts:
            rows = pd.concat([rows, _sums(rows, part, level)], ignore_index=True)
        parts.append(level)
    return rows


def _sums(rows: pd.DataFrame, part: AreaLevel, level: AreaLevel) -> pd.DataFrame:
    """Figures of one level added up to the next, each with the cells of its first area."""
    own = rows[rows["level"].eq(level.value)]
    below = rows[rows["level"].eq(part.value) & rows[level.value].ne("")]
    if own.empty or below.empty:
        return below.iloc[:0]
    has_own = pd.MultiIndex.from_frame(below[_COLUMN]).isin(pd.MultiIndex.from_frame(own[_COLUMN]))
    below = below[~has_own]
    group = below.groupby([*_COLUMN, level.value], sort=False)
    added = {name: group[name].transform("sum") for name in ("num", "den")}
    sums = below.assign(**added).drop_duplicates([*_COLUMN, level.value])
    return sums.assign(level=level.value, key=sums[level.value], summed=True)


def _pairs(kind: RelationKind) -> frozenset[frozenset[str]]:
    """The pairs of indicators of a kind of relation."""
    return frozenset(frozenset((one.indicator, one.other)) for one in relations(kind))


def _alike(numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs of columns with the same numbers in nearly all rows that have both; NaN is none."""
    known = ~np.isnan(numbers)
    both = known.T.astype(np.int64) @ known.astype(np.int64)
    for one in range(numbers.shape[1] - 1):
        same = (numbers[:, one : one + 1] == numbers[:, one + 1 :]).sum(axis=0)
        enough = same >= np.maximum(1, SAME_SHARE * both[one, one + 1 :])
        for other in np.flatnonzero(enough):
            yield one, one + 1 + int(other)


def log_chance_same(num: npt.ArrayLike, den: npt.ArrayLike) -> Numbers:
    """Logarithm of the chance that another count of so many people is the same."""
    people = np.asarray(den, dtype=float)
    share = np.clip((np.asarray(num, dtype=float) + 0.5) / (people + 1), 0, 1)
    with np.errstate(all="ignore"):
        deviation = np.sqrt(people * share * (1 - share))
        return np.asarray(np.log(np.minimum(1.0, 1 / (2 * np.sqrt(np.pi) * deviation))))


def answer(observations: pd.DataFrame, cells: Iterable[int]) -> str:
    """What offices said of cells: empty unless each was answered and at least one of them confirmed."""
    at = list(cells)
    said = observations["confirmation"].iloc[at].astype("str")
    corrected = observations["correction"].iloc[at].ne("").to_numpy()
    if not (said.ne("").to_numpy() | corrected).all():
        return ""
    return "; ".join(dict.fromkeys(text for text in said if text))


def rivals(figures: pd.DataFrame, observations: pd.DataFrame) -> dict[Rival, str]:
    """The figures that wait, each with the id of the indicator that has its capaian with another sasaran.

    A person settles it: by confirming both sasaran, or by taking one of the columns for another thing.
    """
    found: dict[Rival, str] = {}
    for pair in same_capaian(figures):
        if pair.two_sasaran and not answer(observations, pair.sasaran_cells):
            one, other = pair.names
            series, period = (str(pair.one[name].iloc[0]) for name in ("series", "period"))
            found[series, period, one], found[series, period, other] = other, one
    return found
