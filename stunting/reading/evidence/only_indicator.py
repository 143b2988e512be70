"""Headers that name no indicator in a table about a single one: its sasaran and its percentage."""

from __future__ import annotations

from stunting.catalogue.files import GroupRole
from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Aspect
from stunting.model.indicators import Indicator, Unit
from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.indicators import bound
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import IndicatorMatch
from stunting.reading.meaning.measure_words import MEASURE_WORDS
from stunting.reading.meaning.measures import group_of

_SCORE = 0.85
_BECAUSE = "satu-satunya indikator di tabel ini"


def with_only_indicator(headers: list[HeaderMeaning], catalogue: Catalogue) -> list[HeaderMeaning]:
    """Headers of neighbouring lines; where they name one share of people alone, its other parts join it.

    Only one sasaran and one percentage of each period can be meant.
    """
    named = {header.match.indicator for header in headers} - {""}
    only = catalogue.indicator(named.pop()) if len(named) == 1 else None
    if only is None or only.unit is not Unit.PERCENT:
        return headers
    result = list(headers)
    match = IndicatorMatch(only.id, _SCORE)
    for period in {header.period for header in headers}:
        for measure in (Measure.DENOMINATOR, Measure.PERCENT):
            places = [
                p for p, h in enumerate(headers) if h.period == period and h.measure is measure and not h.part
            ]
            if len(places) == 1 and _joins(headers[places[0]], only):
                result[places[0]] = bound(headers[places[0]], match, "only_indicator", _BECAUSE)
    return result


def _joins(header: HeaderMeaning, only: Indicator) -> bool:
    """Whether a header without an indicator may be the sasaran or the percentage of the only one."""
    if header.match.indicator or header.uses or header.ignored or Aspect.INDICATOR in header.decided:
        return False
    if header.measure is Measure.PERCENT:
        return not read_words(header.header).all - MEASURE_WORDS
    return _counts_its_people(header.header, only)


def _counts_its_people(header: str, only: Indicator) -> bool:
    """Whether a sasaran names nobody, or the people of an indicator in fewer words ("bayi")."""
    content = read_words(header).all - MEASURE_WORDS
    if not content:
        return True
    group, own = group_of(header), group_of(only.target_group)
    if group is None or own is None or own.role is GroupRole.CASES:
        return False
    return read_words(group.name).all <= read_words(own.name).all
