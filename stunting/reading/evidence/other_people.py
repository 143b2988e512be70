"""Shares of people whom another service reached: who gained weight of those who got PMT is no N/D."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.indicators import Indicator
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.lines import LEVEL
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import FREE_WORDS, MEASURE_WORDS

_RULE = "other_people"


def with_other_people_in_doubt(
    headers: Sequence[HeaderMeaning], ratios: Sequence[Ratio], catalogue: Catalogue
) -> list[HeaderMeaning]:
    """Headers where the parts of a share are in doubt whose sasaran names a service of other indicators."""
    result = list(headers)
    for ratio in ratios:
        percent, base = headers[ratio.percent], headers[ratio.denominator]
        indicator = catalogue.indicator(percent.match.indicator) if percent.match.indicator else None
        own = _own_levels(base.header, percent.header)
        if indicator is None or not _names_other_service(own, indicator, catalogue):
            continue
        because = f"dihitung dari ‘{base.header}’, bukan dari {indicator.target_group}"
        for place in (ratio.numerator, ratio.denominator, ratio.percent):
            if result[place].match.indicator == indicator.id:
                result[place] = _doubted(result[place], because)
    return result


def _own_levels(header: str, other: str) -> str:
    """Levels of a header that do not stand above another too: "Air minum dan sanitasi" heads a block."""
    shared = other.split(LEVEL)
    return LEVEL.join(level for level in header.split(LEVEL) if level not in shared)


def _names_other_service(base: str, indicator: Indicator, catalogue: Catalogue) -> bool:
    """Whether a sasaran has a word of other services, which names no group of people."""
    left = _content(base) - _words((indicator,)) - _people(indicator)
    if not left:
        return False
    others = catalogue.indicators.values()
    named = left & _words(tuple(others))
    return bool(named) and not any(named & _people(one) for one in others)


def _content(text: str) -> frozenset[str]:
    return read_words(text).all - MEASURE_WORDS - FREE_WORDS


def _words(indicators: Sequence[Indicator]) -> frozenset[str]:
    """Words of the names of indicators."""
    texts = (text for one in indicators for text in (one.name, one.short_name, *one.synonyms))
    return frozenset().union(*map(_content, texts))


def _people(indicator: Indicator) -> frozenset[str]:
    """Words by which an indicator says whom it is for."""
    return _content(indicator.target_group) | _content(indicator.denominator)


def _doubted(header: HeaderMeaning, because: str) -> HeaderMeaning:
    if Aspect.INDICATOR in header.decided:
        return header
    indicator = header.match.indicator
    reason = Evidence(Aspect.INDICATOR, indicator, 0.0, _RULE, because)
    settled = Settled(Aspect.INDICATOR, indicator, Certainty.DOUBTFUL, 0.0, "", (reason,))
    return header.with_settled(settled)
