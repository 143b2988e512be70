"""Whole numbers beside their sasaran: people served, who are never more than there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.lines import Line

_FEWEST = 3
_RULE = "people_beside"


def with_people_beside(headers: Sequence[HeaderMeaning], lines: Sequence[Line]) -> list[HeaderMeaning]:
    """Headers of neighbouring lines; whole numbers that nothing calls people are, beside their sasaran.

    They might be percentages too, so each must be at most its sasaran, and not all may be as many.
    """
    result = list(headers)
    for place, header in enumerate(headers):
        own = header.settled_for(Aspect.MEASURE)
        if own is None or not _is_open(header, own):
            continue
        for other, sasaran in enumerate(headers):
            if _is_sasaran_of(header, sasaran) and _are_part(lines[place], lines[other]):
                result[place] = _with_certainty(header, own, lines[other])
    return result


def _is_open(header: HeaderMeaning, own: Settled) -> bool:
    """Whether a header is read as people in doubt, with a percentage as the other reading."""
    between = header.measure is Measure.NUMERATOR and own.runner_up == Measure.PERCENT
    return between and own.certainty is Certainty.DOUBTFUL and bool(header.match.indicator)


def _is_sasaran_of(header: HeaderMeaning, sasaran: HeaderMeaning) -> bool:
    if sasaran.measure is not Measure.DENOMINATOR or sasaran.period != header.period:
        return False
    served = {use.indicator for use in sasaran.uses if use.measure is Measure.DENOMINATOR}
    return header.match.indicator in served | {sasaran.match.indicator}


def _are_part(line: Line, sasaran: Line) -> bool:
    """Whether each number of a line is whole and at most that of another, and some are less."""
    if len(line.numbers) != len(sasaran.numbers):
        return False
    both = np.isfinite(line.numbers) & np.isfinite(sasaran.numbers)
    mine, whole = line.numbers[both], sasaran.numbers[both]
    if both.sum() < _FEWEST or (mine != np.floor(mine)).any():
        return False
    return bool((mine <= whole).all() and (mine < whole).any())


def _with_certainty(header: HeaderMeaning, own: Settled, sasaran: Line) -> HeaderMeaning:
    name = sasaran.column_label or sasaran.row_label
    reason = Evidence(
        Aspect.MEASURE, header.measure, own.margin, _RULE, f"bilangan bulat, tidak pernah lebih dari ‘{name}’"
    )
    return header.with_settled(own._replace(certainty=Certainty.LIKELY, evidence=(reason, *own.evidence)))
