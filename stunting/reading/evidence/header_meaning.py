"""What one header of a table means."""

from __future__ import annotations

from typing import NamedTuple

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure, Use
from stunting.reading.meaning.indicators import IndicatorMatch

_BESIDE_STRENGTH = 6.0
_ORDER = (Certainty.DOUBTFUL, Certainty.LIKELY, Certainty.SURE)


class HeaderMeaning(NamedTuple):
    """Meaning of one header. `period` and `series` (survey or register) are empty where it names none.

    `part` is the part of the people its numbers count, `uses` their roles for other indicators.
    `decided` names the aspects that a person settled, `settled` holds each aspect with its evidence.
    A tuple, since those of a wide table are changed often.
    """

    header: str
    match: IndicatorMatch
    measure: Measure
    unit: str
    period: str
    series: str = ""
    part: str = ""
    uses: tuple[Use, ...] = ()
    ignored: bool = False
    decided: frozenset[Aspect] = frozenset()
    settled: tuple[Settled, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """The worst certainty of its aspects; what a person decided is sure."""
        open_certainties = {one.certainty for one in self._open()}
        return next((one for one in _ORDER if one in open_certainties), Certainty.SURE)

    @property
    def doubts(self) -> list[Settled]:
        """The aspects that are doubtful and that nobody decided."""
        return [one for one in self._open() if one.certainty is Certainty.DOUBTFUL]

    @property
    def because(self) -> str:
        """The strongest reason of its least certain aspect, or empty."""
        for certainty in _ORDER:
            for one in self._open():
                if one.certainty is certainty and (because := one.because):
                    return because
        return "ditetapkan oleh orang" if self.decided else ""

    @property
    def is_share_of_target(self) -> bool:
        """Whether it holds the achievement as a share of the target, which is no coverage."""
        return self._set_aside_by("against_target")

    @property
    def is_month_beside_all(self) -> bool:
        """Whether it holds a month that the column beside it has counted with those before."""
        return self._set_aside_by("month_beside_all")

    def settled_for(self, aspect: Aspect) -> Settled | None:
        """What was settled for one aspect, or None."""
        return next((one for one in self.settled if one.aspect is aspect), None)

    def with_settled(self, settled: Settled) -> HeaderMeaning:
        """The same with this in place of what was settled for its aspect."""
        if self.settled_for(settled.aspect) is None:
            return self._replace(settled=(*self.settled, settled))
        kept = tuple(settled if one.aspect is settled.aspect else one for one in self.settled)
        return self._replace(settled=kept)

    def _set_aside_by(self, rule: str) -> bool:
        settled = self.settled_for(Aspect.MEASURE)
        heard = settled.evidence if settled is not None and self.measure is Measure.OTHER else ()
        return any(one.rule == rule and one.value == Measure.OTHER for one in heard)

    def _open(self) -> list[Settled]:
        """The aspects that nobody decided."""
        return [one for one in self.settled if one.aspect not in self.decided]


def settled_beside(header: HeaderMeaning, measure: Measure, rule: str, because: str) -> HeaderMeaning:
    """A header of which its neighbours show what it measures: that is settled."""
    reason = Evidence(Aspect.MEASURE, measure, _BESIDE_STRENGTH, rule, because)
    settled = Settled(Aspect.MEASURE, measure, Certainty.SURE, _BESIDE_STRENGTH, "", (reason,))
    return header.with_settled(settled)._replace(measure=measure)
