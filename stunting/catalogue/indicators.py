"""The catalogue of indicators with their targets, sectors and cut-offs, and what an office puts in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from stunting.catalogue.files import read_head, read_indicators, read_targets
from stunting.catalogue.generations import DEFAULT_GENERATION, Generation, generations
from stunting.model.indicators import (
    Direction,
    Indicator,
    OfficeSettings,
    SourceMark,
    StatusCutoffs,
    Target,
    Unit,
)
from stunting.model.summaries.workload import MonthlyCount

_REGISTER = "ppgbm"
"""How the source of a target names the register that it is for."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Indicators in catalogue order with all that is decided about them. Never changed in place.

    `all_targets` holds every target, those of the office first, then as the catalogue lists them.
    `sectors` are those in use, in the order of screens. `cutoffs` are shares of the target. `counts` says by
    indicator how parts of a year count, where a person decided; `pro_rata`, whether the year so far is judged
    by its part of the yearly target. `list_of` is the generation whose list of services documents follow; it
    changes nothing that is read.
    """

    version: str
    indicators: Mapping[str, Indicator]
    all_targets: tuple[Target, ...]
    sectors: tuple[str, ...]
    cutoffs: StatusCutoffs
    counts: Mapping[str, MonthlyCount] = field(default_factory=dict)
    pro_rata: bool = True
    list_of: str = DEFAULT_GENERATION
    offices: Mapping[str, str] = field(default_factory=dict)
    """What another kabupaten calls its offices, by their name in Penajam Paser Utara."""

    @property
    def generation(self) -> Generation:
        """The generation whose list documents follow."""
        return generations()[self.list_of]

    def essential(self) -> tuple[Indicator, ...]:
        """The services of that list in its order; none where its document was not found."""
        return tuple(self.indicators[one.indicator] for one in self.generation.listed)

    def indicator(self, id: str) -> Indicator | None:
        """The indicator of an id, or None."""
        return self.indicators.get(id)

    def lower_is_better(self, id: str) -> bool:
        """Whether lower values of an indicator are better; not of one that the catalogue does not know."""
        known = self.indicators.get(id)
        return known is not None and known.direction is Direction.LOWER

    def counting_people(self) -> frozenset[str]:
        """The indicators whose capaian and sasaran count heads."""
        return frozenset(id for id, one in self.indicators.items() if one.unit is Unit.PERCENT)

    def targets(self, id: str) -> tuple[Target, ...]:
        """Every target of an indicator, also those that are no kabupaten percentage; office first."""
        return tuple(target for target in self.all_targets if target.indicator == id)

    def target(self, id: str, year: int | None) -> Target | None:
        """The usable target that holds in a year, or None.

        One valid in the year itself, the newest first, else the latest earlier one, else the earliest later
        one; the latest where the year is unknown. Targets of the office go before all others; of two
        targets of one year the first listed counts (the decree before the booklet).
        """
        usable = [target for target in self.targets(id) if target.usable]
        office = [target for target in usable if target.evidence is SourceMark.OFFICE]
        candidates = office or usable
        if not candidates:
            return None
        if year is None:
            return max(candidates, key=lambda target: target.last_year)
        valid = [target for target in candidates if target.holds(year)]
        if valid:
            return max(valid, key=lambda target: target.year)
        earlier = [target for target in candidates if target.last_year < year]
        if earlier:
            return max(earlier, key=lambda target: target.last_year)
        return min(candidates, key=lambda target: target.year)

    def contradicting(self, target: Target, year: int) -> tuple[Target, ...]:
        """Other targets of the year that say another number than one which is valid in it.

        A target of the office contradicts nothing: it takes the place of the others.
        """
        if target.evidence is SourceMark.OFFICE or not target.holds(year):
            return ()
        others = (one for one in self.targets(target.indicator) if one.share is not None and one.holds(year))
        return tuple(one for one in others if one.share != target.share)

    def differing(self, target: Target) -> tuple[Target, ...]:
        """Other targets of its indicator that say another number for one of its years, whoever set them."""
        return tuple(
            one
            for one in self.targets(target.indicator)
            if one.share not in (None, target.share)
            and one.year <= target.last_year
            and target.year <= one.last_year
        )

    def with_settings(self, settings: OfficeSettings) -> Catalogue:
        """The catalogue with an office's own targets, sectors, offices and cut-offs in place.

        A target of the office replaces an earlier one of the office for the same year. Where the official
        targets judge the survey alone, those of the office do too, unless their source names the register.
        Settings of unknown indicators are left out; empty sectors and offices keep what stands.
        """
        surveyed = {target.indicator for target in self.all_targets if target.survey_only}
        office = tuple(
            replace(
                target,
                evidence=SourceMark.OFFICE,
                survey_only=target.indicator in surveyed and _REGISTER not in target.source.lower(),
            )
            for target in settings.targets
            if target.indicator in self.indicators
        )
        replaced = {(target.indicator, target.year) for target in office}
        kept = tuple(
            target
            for target in self.all_targets
            if target.evidence is not SourceMark.OFFICE or (target.indicator, target.year) not in replaced
        )
        indicators = dict(self.indicators)
        for id, sector, opd in settings.sectors:
            if id in indicators:
                old = indicators[id]
                indicators[id] = replace(old, sector=sector or old.sector, opd=opd or old.opd)
        return replace(
            self,
            indicators=MappingProxyType(indicators),
            all_targets=office + kept,
            sectors=_sectors(self.sectors, indicators.values()),
            cutoffs=settings.cutoffs or self.cutoffs,
            counts=MappingProxyType({**self.counts, **dict(settings.counts)}),
            pro_rata=self.pro_rata and settings.pro_rata,
        )

    def with_indicators(self, indicators: Iterable[Indicator]) -> Catalogue:
        """The catalogue with further indicators at its end; one with a known id replaces it in place."""
        all_indicators = {**self.indicators, **{indicator.id: indicator for indicator in indicators}}
        return replace(
            self,
            indicators=MappingProxyType(all_indicators),
            sectors=_sectors(self.sectors, all_indicators.values()),
        )


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the package.

    Raises:
        ValueError: its files contradict themselves. A mistake of ours.
    """
    head = read_head()
    indicators = {indicator.id: indicator for indicator in read_indicators()}
    targets = read_targets()
    unknown = {target.indicator for target in targets} - set(indicators)
    unlisted = {indicator.sector for indicator in indicators.values()} - set(head.sectors)
    if unknown or unlisted:
        raise ValueError(f"targets of unknown indicators: {unknown}; sectors not listed: {unlisted}")
    return Catalogue(
        version=head.version,
        indicators=MappingProxyType(indicators),
        all_targets=targets,
        sectors=_sectors(head.sectors, indicators.values()),
        cutoffs=head.cutoffs,
    )


def _sectors(order: Iterable[str], indicators: Iterable[Indicator]) -> tuple[str, ...]:
    used = {indicator.sector: None for indicator in indicators}
    listed = [sector for sector in order if sector in used]
    return tuple(listed + [sector for sector in used if sector not in listed])
