"""What the checks of data quality share: the figures, and a finding before it is worded."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.all_figures import AllFigures
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.places import Place
from stunting.analysis.coverage.rollup import GROUP
from stunting.analysis.quality.rules import QualityRules
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.observations import LARGEST_NUMBER
from stunting.model.summaries.quality import FindingKind

NAN = (math.nan, math.nan)
OF_MANY = ["series", "period", "indicator", "level", "place", "kabupaten", "feeds"]
"""Columns by which figures are grouped and that findings about many of them need: few, as each costs time."""
Row: TypeAlias = Mapping[Hashable, Any]
"""One figure of `QualityData.figures`, by column."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it is worded.

    `cells` are positions of observations. `numerator` and `denominator` are the least and largest plausible
    numbers of the area, `now` what the kabupaten sum holds of it at present. `people` replaces the largest
    possible change where that says too much or too little; `spread` says by how many people the kabupaten
    numerator may be off either way, for findings about many areas at once.
    """

    kind: FindingKind
    series: str
    period: str
    indicator: str
    place: Place
    cells: tuple[int, ...]
    facts: dict[str, str]
    numerator: tuple[float, float] = NAN
    denominator: tuple[float, float] = NAN
    now: tuple[float, float] = NAN
    feeds: bool = True
    people: float | None = None
    spread: float | None = None
    log_chance: float = 0.0
    """Logarithm of the chance that clean data give it; 0 where it is a contradiction in any case."""

    @property
    def changes(self) -> tuple[float, float, float, float]:
        """Least and largest change of the kabupaten's numerator, then of its denominator."""
        if self.spread is not None:
            return (-self.spread, self.spread, 0.0, 0.0)
        if not self.feeds:
            return (0.0, 0.0, 0.0, 0.0)
        (num, den), (low, high), (least, most) = self.now, self.numerator, self.denominator
        return (low - num, high - num, least - den, most - den)

    @property
    def weight(self) -> float:
        """People by which the kabupaten figure could change; NaN where that is unknown."""
        if self.people is not None:
            return self.people
        if self.spread is not None:
            return self.spread
        known = [abs(change) for change in self.changes if not math.isnan(change)]
        return max(known, default=math.nan)


@dataclass(frozen=True, slots=True)
class QualityData:
    """Everything a check may look at.

    `figures` are those of the areas themselves (no totals) with `share` 0-1 (NaN: none), `feeds` (whether the
    kabupaten sum takes or would take them) and `place` as index of `gathered.placed.places`.
    """

    gathered: AllFigures
    figures: pd.DataFrame
    kabupaten: pd.DataFrame
    rules: QualityRules
    names: dict[str, str]
    roles: pd.DataFrame
    """`gathered.roles` sorted by figure, and the figures of these rows for look-up."""
    role_figures: npt.NDArray[np.int64]
    cells_of_roles: pd.DataFrame
    """Every role of an observation with a number: its value, area and what it is a number of."""

    def place(self, index: int) -> Place:
        """The place of an index."""
        return self.gathered.placed.places[index]

    def area(self, row: Row) -> str:
        """Name of the area of a figure."""
        return self.place(int(row["place"])).name

    def cells(self, row: Row, slots: tuple[int, ...]) -> list[int]:
        """Positions of all observations of a figure in some slots."""
        start, end = np.searchsorted(self.role_figures, [row["figure"], row["figure"] + 1])
        mine = self.roles.iloc[start:end]
        return [int(at) for at in mine.loc[mine["slot"].isin(slots), "position"]]

    def name(self, indicator: str) -> str:
        """Short name of an indicator; its id where the catalogue does not know it."""
        return self.names.get(indicator, indicator)

    def draft(
        self,
        kind: FindingKind,
        figure: Row,
        cells: Sequence[int],
        facts: dict[str, str],
        numerator: tuple[float, float] = NAN,
        denominator: tuple[float, float] = NAN,
    ) -> Draft:
        """A finding about the figure of one area; the numbers not given stay as they are."""
        pair = figure["state"] >= State.EMPTY_PAIR
        now = (float(figure["num"]), float(figure["den"])) if pair else (0.0, 0.0)
        if math.isnan(denominator[0]) and not math.isnan(numerator[0]):
            denominator = (float(figure["known_den"]),) * 2
        if math.isnan(numerator[0]) and pair:
            numerator = (now[0], now[0])
        return Draft(
            kind=kind,
            series=figure["series"],
            period=figure["period"],
            indicator=figure["indicator"],
            place=self.place(int(figure["place"])),
            cells=tuple(int(at) for at in cells if at >= 0),
            facts={"indicator": self.name(figure["indicator"]), **facts},
            numerator=numerator,
            denominator=denominator,
            now=now,
            feeds=bool(figure["feeds"]),
        )

    def draft_of_many(
        self, kind: FindingKind, first: Row, cells: Sequence[int], facts: dict[str, str], people: float
    ) -> Draft:
        """A finding about many areas of one indicator: the kabupaten may be off by `people` either way."""
        return Draft(
            kind=kind,
            series=first["series"],
            period=first["period"],
            indicator=first["indicator"],
            place=self.whole_place(first["kabupaten"]),
            cells=tuple(at for at in cells if at >= 0),
            facts={"indicator": self.name(first["indicator"]), **facts},
            feeds=bool(first["feeds"]),
            spread=people if first["feeds"] else 0.0,
        )

    def whole_place(self, key: str) -> Place:
        """What all figures together are of: the kabupaten of a key, also where no row of the uploads is about
        it, or the only kecamatan.
        """
        code = self.gathered.only_kecamatan
        if code and (area := self.gathered.gazetteer.area(code)):
            return self.silent_place(code, area.name, AreaLevel.KECAMATAN)
        official = self.gathered.gazetteer.area(key) if key and not key.startswith("?") else None
        name = official.name if official else key.removeprefix("?/") or wording.UNKNOWN_KABUPATEN
        return Place(AreaLevel.KABUPATEN, key, official.code if official else "", name, "", "", key, False)

    def silent_place(self, key: str, name: str, level: AreaLevel) -> Place:
        """An official area that no row of the uploads is about."""
        parts = key.split(".")
        kecamatan, kabupaten = ".".join(parts[:3]), ".".join(parts[:2])
        return Place(level, key, key, name, "", kecamatan, kabupaten, False)


def quality_data(gathered: AllFigures, rules: QualityRules) -> QualityData:
    """What all checks look at, made once."""
    own = gathered.own
    figures = own[~own["total"]].reset_index(drop=True)
    state = figures["state"].to_numpy()
    with np.errstate(all="ignore"):
        share = np.where(state == State.PAIR, figures["num"] / figures["den"], np.nan)
    share = np.where(state == State.PERCENT_ONLY, figures["pct"].to_numpy(dtype=float) / 100, share)
    figures["share"] = np.where(np.isfinite(share), share, np.nan)
    sums = coverage_of(gathered, AreaLevel.KABUPATEN).frame
    figures["feeds"] = _feeds(figures, gathered)
    names = {id: one.short_name or one.name for id, one in gathered.catalogue.indicators.items()}
    roles = gathered.roles.sort_values("figure", kind="stable", ignore_index=True)
    return QualityData(
        gathered,
        figures,
        sums,
        rules,
        names,
        roles,
        roles["figure"].to_numpy(dtype=np.int64),
        _cells_of_roles(gathered),
    )


def _cells_of_roles(gathered: AllFigures) -> pd.DataFrame:
    roles, places = gathered.roles, gathered.placed
    observed = gathered.observations[["series", "period", "value"]].iloc[roles["position"]]
    place = places.place[roles["position"].to_numpy()]
    attributes = pd.DataFrame(
        {
            "level": [one.level.value for one in places.places],
            "kecamatan": [one.kecamatan_key for one in places.places],
            "kabupaten": [one.kabupaten for one in places.places],
            "total": [one.total for one in places.places],
        }
    )
    cells = roles.reset_index(drop=True).assign(place=place).join(attributes, on="place")
    for name in ("series", "period"):
        cells[name] = observed[name].astype(object).to_numpy()
    cells["value"] = observed["value"].to_numpy(dtype=float)
    own = gathered.own
    in_scope = cells["figure"].isin(own["figure"]) | (
        cells["figure"].lt(0) & cells["kabupaten"].isin(own["kabupaten"])
    )
    given: pd.DataFrame = cells[in_scope & np.isfinite(cells["value"].to_numpy())]
    return given


def _feeds(figures: pd.DataFrame, gathered: AllFigures) -> npt.NDArray[np.bool_]:
    """Whether the kabupaten figure is, or would be, made of the figures of this kind of area."""
    keys = [*GROUP, "kecamatan"]
    kecamatan = gathered.kecamatan[[*keys, "unit", "counts"]]
    merged = figures[[*keys, "level"]].merge(kecamatan, on=keys, how="left")
    unit = {
        AreaLevel.DESA.value: int(Origin.DESA),
        AreaLevel.PUSKESMAS.value: int(Origin.PUSKESMAS),
        AreaLevel.KECAMATAN.value: int(Origin.OWN),
    }
    below = merged["unit"].eq(merged["level"].map(unit)) & merged["counts"].eq(True)
    summed = gathered.kecamatan[GROUP].drop_duplicates().assign(summed=True)
    alone = figures[GROUP].merge(summed, on=GROUP, how="left")["summed"].isna().to_numpy()
    feeds = np.asarray(below, dtype=bool)
    return np.asarray(feeds | (figures["level"].eq(AreaLevel.KABUPATEN.value).to_numpy() & alone))


def number_words(value: float) -> str:
    """A count as text: one decimal only where it has a fraction, a power of ten where it is absurd."""
    if not math.isfinite(value):
        return "tak hingga"
    if abs(value) > LARGEST_NUMBER:
        return f"{value:.1e}".replace(".", ",")
    return format_number(value, 0 if value == round(value) else 1)


def rows_of(figures: pd.DataFrame, mask: pd.Series | npt.NDArray[np.bool_]) -> list[Row]:
    """The masked figures one by one."""
    return [*figures[mask].to_dict("records")] if np.any(mask) else []
