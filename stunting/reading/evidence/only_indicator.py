"""Headers that name no indicator and have it from one beside them, or from the only one of the table."""

from __future__ import annotations

from itertools import pairwise

from stunting.catalogue.files import GroupRole
from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Aspect
from stunting.model.indicators import Indicator, Unit
from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.line_indicators import bound
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


def with_percents_behind(headers: list[HeaderMeaning]) -> list[HeaderMeaning]:
    """A bare "%" directly behind the people served is their percentage, where they have no other."""
    result = list(headers)
    has = {(h.match.indicator, h.period) for h in headers if h.measure is Measure.PERCENT}
    for place, (before, header) in enumerate(pairwise(headers), start=1):
        indicator = before.match.indicator
        if before.measure is not Measure.NUMERATOR or not indicator or (indicator, header.period) in has:
            continue
        beside = before.period == header.period and _stem(before) == _stem(header)
        if beside and header.measure is Measure.PERCENT and _names_nothing(header):
            because = f"tepat di samping ‘{before.header}’"
            result[place] = bound(header, IndicatorMatch(indicator, _SCORE), "percent_behind", because)
    return result


def _stem(header: HeaderMeaning) -> str:
    return header.header.rpartition(" / ")[0]


def _names_nothing(header: HeaderMeaning) -> bool:
    """Whether a header without an indicator says how it counts and no more."""
    return _is_open(header) and not read_words(header.header).all - MEASURE_WORDS


def _is_open(header: HeaderMeaning) -> bool:
    decided = header.ignored or Aspect.INDICATOR in header.decided
    return not (header.match.indicator or header.uses or decided)


def _joins(header: HeaderMeaning, only: Indicator) -> bool:
    """Whether a header without an indicator may be the sasaran or the percentage of the only one."""
    if header.measure is Measure.PERCENT:
        return _names_nothing(header)
    return _is_open(header) and _counts_its_people(header.header, only)


def _counts_its_people(header: str, only: Indicator) -> bool:
    """Whether a sasaran names nobody, or the people of an indicator in fewer words ("bayi").

    They are its target group, or another one that the catalogue names with its denominator.
    """
    content = read_words(header).all - MEASURE_WORDS
    if not content:
        return True
    group, own = group_of(header), group_of(only.target_group)
    if group is None or own is None or own.role is GroupRole.CASES:
        return False
    return read_words(group.name).all <= read_words(own.name).all | read_words(only.denominator).all
