"""Lines that claim to be the same number: two columns cannot both be the percentage of one service.

One of them is something else (a target, last year, another part), and no word says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from stunting.model.evidence import Aspect, Evidence
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure
from stunting.reading.cells.kinds import CellKind, answer_value, text_kind
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.lines import Line
from stunting.reading.evidence.people_beside import with_people_beside

_CLEAR = 2.0
"""A line whose margin is so much larger than that of its rival keeps its certainty."""
_Key = tuple[str, Measure, str, str, str]


def with_conflicts(
    headers: Sequence[HeaderMeaning], lines: Sequence[Line], period: str
) -> list[HeaderMeaning]:
    """Headers of neighbouring lines; those that claim one number with different values are doubtful.

    `period` is that of the headers that name none.
    """
    headers = with_people_beside(headers, lines)
    claims: dict[_Key, list[int]] = defaultdict(list)
    for place, header in enumerate(headers):
        if header.match.indicator and header.measure is not Measure.OTHER and not header.ignored:
            key = (
                header.match.indicator,
                header.measure,
                header.part,
                header.period or period,
                header.series,
            )
            claims[key].append(place)
    result = list(headers)
    for places in claims.values():
        rivals = _different(places, lines)
        if len(rivals) < 2:
            continue
        best = max(_margin(headers[place]) for place in rivals)
        leaders = [place for place in rivals if best - _margin(headers[place]) < _CLEAR]
        for place in rivals:
            if len(leaders) > 1 or place not in leaders:
                result[place] = _doubted(headers[place], lines[place], [lines[other] for other in rivals])
    return result


def _different(places: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The lines that hold numbers, where not all of them hold the same ones: a copy is no conflict."""
    filled = [place for place in places if lines[place].shape.count]
    filled = [
        place
        for place in filled
        if not any(_denies(lines[place], lines[other]) for other in filled if other != place)
    ]
    first = lines[filled[0]].numbers if filled else np.zeros(0)
    same = all(
        len(lines[place].numbers) == len(first)
        and np.array_equal(lines[place].numbers, first, equal_nan=True)
        for place in filled
    )
    return [] if same else filled


def _denies(line: Line, other: Line) -> bool:
    """Whether a line is the "Tidak" to the "Ya" of another: no row is marked in both."""
    stems = line.column_stem == other.column_stem and line.row_stem == other.row_stem
    if (
        not stems
        or not (line.answers.any() and other.answers.any())
        or len(line.answers) != len(other.answers)
    ):
        return False
    said = [answer_value(one.column_label or one.row_label) for one in (line, other)]
    worded = all(text_kind(one.column_label or one.row_label) == CellKind.ANSWER for one in (line, other))
    return worded and said == [0.0, 1.0] and not bool((line.answers & other.answers).any())


def _margin(header: HeaderMeaning) -> float:
    if Aspect.MEASURE in header.decided:
        return float("inf")
    settled = header.settled_for(Aspect.MEASURE)
    return settled.margin if settled is not None else 0.0


def _doubted(header: HeaderMeaning, line: Line, rivals: Sequence[Line]) -> HeaderMeaning:
    if Aspect.MEASURE in header.decided:
        return header
    others = ", ".join(f"‘{other.header.rpartition(' / ')[2]}’" for other in rivals if other is not line)
    because = f"{others} juga terbaca sebagai {MEASURE_LABELS[header.measure]} indikator yang sama"
    reason = Evidence(Aspect.MEASURE, header.measure, 0.0, "conflict", because, line.cells)
    settled = header.settled_for(Aspect.MEASURE)
    return header if settled is None else header.with_settled(settled.in_doubt(reason))
