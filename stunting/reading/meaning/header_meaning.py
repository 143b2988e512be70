"""What one header of a table means."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model.evidence import Aspect
from stunting.model.observations import Measure, Use
from stunting.reading.meaning.indicators import IndicatorMatch


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """Meaning of one header. `period` is empty where the header names none.

    `part` is the part of the people its numbers count, `uses` their roles for other indicators,
    `decided` what a person settled.
    """

    header: str
    match: IndicatorMatch
    measure: Measure
    unit: str
    period: str
    part: str = ""
    uses: tuple[Use, ...] = ()
    ignored: bool = False
    decided: frozenset[Aspect] = frozenset()
