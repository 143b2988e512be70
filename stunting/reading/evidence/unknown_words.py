"""Columns under a word that says nothing, beside columns whose words say what they hold.

In a table whose rows name the indicators, a row lends its name to every column. "Zarkumat" beside "Realisasi"
may be a target, another year or another people, whatever the numbers look like.
"""

from __future__ import annotations

from collections.abc import Sequence

from stunting.model.evidence import Aspect, Certainty, Evidence
from stunting.model.observations import Measure
from stunting.reading.cells.periods import is_period_label, part_of_year
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.lines import Line
from stunting.reading.evidence.years_of_plan import names_baseline
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import MEASURE_WORDS
from stunting.reading.meaning.measures import measures_of

_RULE = "unknown_word"
_PROVEN = frozenset({"ratio", "sum_of_like", "served_and_rest", "complement"})
"""Rules by which arithmetic says what a column holds, whatever its word."""


def with_unknown_words(
    headers: list[list[HeaderMeaning]], lines: Sequence[Sequence[Line]]
) -> list[list[HeaderMeaning]]:
    """Headers by row and group; what only the name of the row says of an unknown column is in doubt."""
    beside = _unknown(lines[0], [any(row[at].part for row in headers) for at in range(len(lines[0]))])
    return [
        [
            _doubted(header, line, beside[at]) if beside[at] else header
            for at, (header, line) in enumerate(zip(row, of_row, strict=True))
        ]
        for row, of_row in zip(headers, lines, strict=True)
    ]


def _unknown(columns: Sequence[Line], divides: Sequence[bool]) -> list[str]:
    """For each column the known word beside its own unknown one; empty where it is known or stands alone."""
    result = [""] * len(columns)
    stems: dict[str, list[int]] = {}
    for at, line in enumerate(columns):
        stems.setdefault(line.column_stem, []).append(at)
    for places in stems.values():
        labels = [columns[at].column_label for at in places]
        known = [
            divides[at] or measure is not None or _speaks(label)
            for at, label, measure in zip(places, labels, measures_of(labels), strict=True)
        ]
        word = next((label for label, is_known in zip(labels, known, strict=True) if is_known and label), "")
        for at, is_known in zip(places, known, strict=True):
            result[at] = "" if is_known else word
    return result


def _speaks(label: str) -> bool:
    """Whether a label says anything of a measure or a period, or stands empty below a merged one."""
    return (
        not label
        or is_period_label(label)
        or names_baseline(label)
        or bool(part_of_year(label) or read_words(label).all & MEASURE_WORDS)
    )


def _doubted(header: HeaderMeaning, line: Line, known: str) -> HeaderMeaning:
    settled = header.settled_for(Aspect.MEASURE)
    if settled is None or Aspect.MEASURE in header.decided or header.measure is Measure.OTHER:
        return header
    proven = any(one.rule in _PROVEN and one.value == header.measure for one in settled.evidence)
    if proven or settled.certainty is Certainty.DOUBTFUL:
        return header
    because = f"‘{line.column_label}’ tidak dikenal, di samping ‘{known}’"
    reason = Evidence(Aspect.MEASURE, header.measure, 0.0, _RULE, because, line.cells)
    return header.with_settled(settled.in_doubt(reason))
