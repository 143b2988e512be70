"""Which of two indicators of the same words a header means: tablets given or taken, villages or people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stunting.catalogue.twins import ToldBy, header_twins
from stunting.reading.meaning.header_words import HeaderWords, read_words
from stunting.reading.meaning.indicator_match import IndicatorMatch
from stunting.reading.meaning.measure_words import (
    CONSUMING_WORDS,
    COUNT_WORDS,
    MEASURE_WORDS,
    PEOPLE_WORDS,
    RECEIVING_WORDS,
)


def twin_ids() -> frozenset[str]:
    """The twins: their names hold no word that the other's lack, so words alone never find them."""
    return frozenset(one.twin for one in header_twins())


def told_apart(indicator: str, words: HeaderWords, twin_words: frozenset[frozenset[str]]) -> str:
    """The indicator that a header means by itself; `twin_words` are the content words of the twin's names."""
    for one in header_twins():
        if one.indicator != indicator:
            continue
        if one.told_by is ToldBy.RECEIVED and _received(words):
            return one.twin
        if one.told_by is ToldBy.PEOPLE and _counts(words, twin_words):
            return one.twin
    return indicator


def told_apart_beside(headers: Sequence[str], matches: Sequence[IndicatorMatch]) -> list[IndicatorMatch]:
    """Matches of neighbouring headers, where those who received stand beside those who consumed."""
    words = [read_words(header) for header in headers]
    result = list(matches)
    for one in header_twins():
        if one.told_by is not ToldBy.RECEIVED_BESIDE:
            continue
        named = [place for place, match in enumerate(matches) if match.indicator == one.indicator]
        if any(words[place].all & CONSUMING_WORDS for place in named):
            for place in named:
                if _received(words[place]):
                    result[place] = replace(matches[place], indicator=one.twin)
    return result


def _received(words: HeaderWords) -> bool:
    return bool(words.all & RECEIVING_WORDS) and not words.all & CONSUMING_WORDS


def _counts(words: HeaderWords, named: frozenset[frozenset[str]]) -> bool:
    """Whether one level counts what the twin counts: "Jumlah bidan desa", "Bidan desa (orang)"."""
    return any(
        level & (COUNT_WORDS | PEOPLE_WORDS) and level - MEASURE_WORDS in named
        for level in map(frozenset, words.levels)
    )
