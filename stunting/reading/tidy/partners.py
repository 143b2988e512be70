"""Which header holds the numbers that a percentage is computed from."""

from __future__ import annotations

from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning


def serves(header: HeaderMeaning, own: HeaderMeaning, measure: Measure) -> bool:
    """Whether a header holds the numerator (or denominator) of a percentage."""
    if header.period and own.period and header.period != own.period:
        return False
    indicator = own.match.indicator
    if any(use.indicator == indicator and use.measure is measure for use in header.uses):
        return bool(indicator)
    if header.measure is not measure or header.part != own.part:
        return False
    if indicator or header.match.indicator:
        return header.match.indicator == indicator
    return header.header.rpartition(" / ")[0] == own.header.rpartition(" / ")[0]
