"""The outcome of matching a header, and what neighbouring headers of one table decide together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from stunting.catalogue.files import GroupRole, TargetGroup
from stunting.model.observations import Measure
from stunting.reading.meaning.header_words import AGE_MARK, read_words
from stunting.reading.meaning.measure_words import (
    ANSWER_WORDS,
    CONSUMING_WORDS,
    COUNT_WORDS,
    DIVIDING_WORDS,
    FORM_WORDS,
    MEASURE_WORDS,
)
from stunting.reading.meaning.measures import group_of


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """The indicator of a header. `indicator` is empty and `score` 0 where none is sure enough.

    `score` is 0-1; 1 is a name or synonym of the catalogue. `measure` is None where words do not
    tell it. `alternatives` are further (indicator id, score), best first.
    """

    indicator: str = ""
    score: float = 0.0
    measure: Measure | None = None
    alternatives: tuple[tuple[str, float], ...] = ()


def without_rivals(
    headers: Sequence[str],
    matches: Sequence[IndicatorMatch],
    from_context: float,
    of_consuming: Collection[str] = (),
) -> list[IndicatorMatch]:
    """Matches without those that different headers owe to the same surroundings.

    "Mendapatkan TTD" and "Mengonsumsi TTD" on a sheet about pregnant women cannot both be the
    indicator, so neither is; on one about girls, of whom an indicator `of_consuming` counts all who
    take any, it is the second. `from_context` is the highest score that surroundings can give.
    """
    # "Jumlah desa" below "Desa ODF" counts everybody and claims nothing.
    matches = [
        IndicatorMatch("", 0.0, match.measure, ((match.indicator, match.score), *match.alternatives))
        if match.indicator and match.score <= from_context and _is_everybody(header)
        else match
        for header, match in zip(headers, matches, strict=True)
    ]
    wordings: dict[tuple[str, Measure | None], set[frozenset[str]]] = {}
    for header, match in zip(headers, matches, strict=True):
        if match.indicator and match.score <= from_context:
            wordings.setdefault((match.indicator, match.measure), set()).add(_wording(header))
    rivals = {key: _without_the_one(key[0], texts, of_consuming) for key, texts in wordings.items()}
    return [
        IndicatorMatch("", 0.0, match.measure, ((match.indicator, match.score), *match.alternatives))
        if match.score <= from_context
        and _wording(header) in rivals.get((match.indicator, match.measure), ())
        else match
        for header, match in zip(headers, matches, strict=True)
    ]


def _wording(header: str) -> frozenset[str]:
    """What a header says apart from how it divides or sums up ("MARET / < 19 TH", "JUMLAH / < 19 TH")."""
    return read_words(header).all - DIVIDING_WORDS - FORM_WORDS - COUNT_WORDS


def _without_the_one(
    indicator: str, wordings: set[frozenset[str]], of_consuming: Collection[str]
) -> set[frozenset[str]]:
    """The wordings that give way: none where there is one, all but that of consuming where it is the only."""
    consuming = {one for one in wordings if one & CONSUMING_WORDS} if indicator in of_consuming else set()
    if len(wordings) == 1:
        return set()
    return wordings - consuming if len(consuming) == 1 else wordings


def _is_everybody(header: str) -> bool:
    """Whether a header counts a group by itself and no cases; a bare age ("< 19 TH") parts people."""
    group = group_of(header)
    words = read_words(header).all
    answered = words & ANSWER_WORDS  # "Keluarga / Sudah"
    named = any(not word.startswith(AGE_MARK) for word in words - MEASURE_WORDS)
    return group is not None and group.role is not GroupRole.CASES and named and not answered


def beside_each_other(
    headers: Sequence[str], matches: Sequence[IndicatorMatch], target_groups: Mapping[str, str]
) -> list[IndicatorMatch]:
    """Matches where a sasaran is known by the columns beside it.

    Between the people served and their percentage stands the denominator of the same indicator;
    "bumil KEK" before both is their denominator and no finding of its own. `target_groups` gives
    the target group of each indicator.
    """
    return [
        _beside(header, place, matches, target_groups) or match
        for place, (header, match) in enumerate(zip(headers, matches, strict=True))
    ]


def _beside(
    header: str, place: int, matches: Sequence[IndicatorMatch], target_groups: Mapping[str, str]
) -> IndicatorMatch | None:
    """The match of a sasaran by its neighbours, or None where they do not decide."""
    own = matches[place]
    if own.measure is Measure.PERCENT:
        return None  # "% balita ditimbang" is a share of people and no sasaran
    group = group_of(header)
    if group is None and (own.indicator or own.measure is not Measure.DENOMINATOR):
        return None
    before, after, second = (_at(matches, place + step) for step in (-1, 1, 2))
    if before == after and _serves(before, own, group, target_groups):
        return IndicatorMatch(before, matches[place - 1].score, Measure.DENOMINATOR)
    cases = group is not None and group.role is GroupRole.CASES
    if cases and own.indicator and after == second and _serves(after, own, group, target_groups):
        return IndicatorMatch("", 0.0, Measure.DENOMINATOR, ((own.indicator, own.score),))
    return None


def _serves(
    id: str, own: IndicatorMatch, group: TargetGroup | None, target_groups: Mapping[str, str]
) -> bool:
    """Whether another indicator than the header's own serves the group that the header counts."""
    if not id or id == own.indicator:
        return False
    return group is None or group.name == target_groups[id]


def _at(matches: Sequence[IndicatorMatch], place: int) -> str:
    return matches[place].indicator if 0 <= place < len(matches) else ""
