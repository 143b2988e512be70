"""Targets that count people ("TARGET (jiwa)"): often the sasaran under another name, which a person says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import MEASURE_WORDS

_RULE = "target_of_people"
_OF_PEOPLE = re.compile(
    r"^\W*(?:target|tgt)\b[^/]*\b(?:jiwa|orang|org|anak|balita|bayi|ibu|kk|keluarga|pasang(?:an)?)\b",
    re.IGNORECASE,
)

_COUNTED = frozenset({"large_numbers", "rows_add_up"})
"""Rules of numbers that are no percentages."""
_BARE = re.compile(r"\W*(?:target|tgt)\W*", re.IGNORECASE)


def with_targets_of_people(headers: list[HeaderMeaning], ratios: Sequence[Ratio]) -> list[HeaderMeaning]:
    """Headers where a target in people of which a bare percentage is printed is the sasaran, in doubt.

    Where a sasaran stands beside them, or the percentage says that it is of the target, it is a target.
    """
    if any(header.measure is Measure.DENOMINATOR for header in headers):
        return headers
    result = list(headers)
    for ratio in ratios:
        served, target, share = (headers[one] for one in (ratio.numerator, ratio.denominator, ratio.percent))
        label = target.header.rpartition(" / ")[2]
        if target.measure is not Measure.TARGET or not _counts_people(target) or not _is_bare_share(share):
            continue
        if any(Aspect.MEASURE in one.decided for one in (served, target, share)):
            continue
        because = f"‘{share.header}’ = 100 × ‘{served.header}’ / ‘{label}’, yang menghitung orang"
        result[ratio.denominator] = _doubted(target, Measure.DENOMINATOR, Measure.TARGET, because)
        result[ratio.percent] = _doubted(share, Measure.PERCENT, Measure.OTHER, because)
    return result


def _counts_people(target: HeaderMeaning) -> bool:
    """Whether a target says that it counts people, or its numbers do: hundreds, or rows that add up."""
    label = target.header.rpartition(" / ")[2]
    settled = target.settled_for(Aspect.MEASURE)
    counted = settled is not None and any(one.rule in _COUNTED for one in settled.evidence)
    return bool(_OF_PEOPLE.match(label)) or (counted and bool(_BARE.fullmatch(label)))


def _is_bare_share(share: HeaderMeaning) -> bool:
    """Whether a share of the target is headed by a word for percent and no more."""
    label = share.header.rpartition(" / ")[2]
    return (
        share.is_share_of_target and "target" not in label.lower() and read_words(label).all <= MEASURE_WORDS
    )


def _doubted(header: HeaderMeaning, measure: Measure, other: Measure, because: str) -> HeaderMeaning:
    reason = Evidence(Aspect.MEASURE, measure, 0.0, _RULE, because)
    settled = Settled(Aspect.MEASURE, measure, Certainty.DOUBTFUL, 0.0, other, (reason,))
    return header.with_settled(settled)._replace(measure=measure)
