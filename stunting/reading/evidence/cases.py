"""What was said of one line, weighed: the best reading of its measure, and how surely it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.indicators import Indicator
from stunting.model.observations import Measure
from stunting.reading.evidence.lines import Line
from stunting.reading.evidence.measure_rules import Saying
from stunting.reading.evidence.weights import rule_weights

SURE = 2.5
LIKELY = 1.0
"""Margins (log-odds) from which a reading is sure or likely; below it is doubtful."""


@dataclass(slots=True)
class Case:
    """All that was said of one line, while it is being settled."""

    line: Line
    indicator: Indicator | None = None
    """The one that its words name."""
    said: list[Evidence] = field(default_factory=list)
    scores: dict[Measure, float] = field(default_factory=dict)
    """Log-odds of every reading that something was said of."""

    def hear(self, saying: Saying, factor: float = 1.0) -> None:
        """Weighs what a rule says; `factor` is how far it holds, above 1 where it proves more than words."""
        strength = factor * rule_weights().get((saying.rule, saying.measure), 0.0)
        if strength:
            self.said.append(
                Evidence(
                    Aspect.MEASURE, saying.measure, strength, saying.rule, saying.because, self.line.cells
                )
            )
            self.scores[saying.measure] = self.scores.get(saying.measure, 0.0) + strength

    def leading(self) -> Measure | None:
        """The reading for which most has been said so far, None where nothing has."""
        return max(self.scores, key=self.scores.__getitem__, default=None)


def settle(said: Sequence[Evidence], scores: dict[Measure, float]) -> Settled:
    """The best reading with its margin to the runner-up that would change a figure.

    `said` is kept, strongest first.
    """
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] <= 0:
        ranked = [(Measure.OTHER, 0.0), *[item for item in ranked if item[0] is not Measure.OTHER]]
    best, score = ranked[0]
    rival, of_rival = next((item for item in ranked[1:] if not _same_use(best, item[0])), ("", 0.0))
    margin = score - max(0.0, of_rival)
    certainty = certainty_of(margin)
    return Settled(
        aspect=Aspect.MEASURE,
        value=best,
        certainty=certainty,
        margin=margin,
        runner_up=rival if of_rival > 0 or certainty is Certainty.DOUBTFUL else "",
        evidence=tuple(sorted(said, key=lambda e: -abs(e.strength))),
    )


def _same_use(one: Measure, other: Measure) -> bool:
    """Whether two readings lead to the same figures: people counted, with or without a sasaran."""
    return {one, other} == {Measure.NUMERATOR, Measure.COUNT}


def certainty_of(margin: float) -> Certainty:
    """Certainty of a margin in log-odds."""
    if margin >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if margin >= LIKELY else Certainty.DOUBTFUL
