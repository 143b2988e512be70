"""Which indicator of the catalogue a header names, with a score, and never a guessed neighbour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.catalogue.files import read_glossary, read_target_groups
from stunting.catalogue.indicators import Catalogue
from stunting.model.indicators import Indicator, Unit
from stunting.model.observations import Measure
from stunting.reading.header_words import LEVEL_MARK, HeaderWords, WordReader
from stunting.reading.indicator_patterns import Pattern, PatternIndex
from stunting.reading.measure_words import COUNT_WORDS, MEASURE_WORDS, REVERSALS, SEX_WORDS
from stunting.reading.measures import measure_of, measures_of, target_group

__all__ = ["IndicatorMatch", "IndicatorMatcher", "measure_of", "measures_of", "target_group"]

ACCEPTED = 0.75
"""From this score on a header counts as the indicator; below it only as a proposal."""
CERTAIN_MARGIN = 0.03
"""Two indicators nearer than this are a tie, and a tie is no match."""
_WITH_MEASURE_WORDS = 0.98
_FROM_CONTEXT = 0.88
_PER_CORRECTION = 0.03
_REVERSED = 0.4
_LEFT_OVER = 0.6
_LOWEST_PROPOSAL = 0.3
_PROPOSALS = 3
_AREA_NAME = re.compile(
    r"\b(?:kecamatan|kec|kabupaten|kab|kota|provinsi|prov|desa|kelurahan|kel|puskesmas|pkm|dinas)\b\.?\s+"
    r"(?!dan\b|menurut\b|per\b|di\b|tahun\b)[^\d|;:,()/]*?"
    r"(?=\b(?:tahun|bulan|triwulan|semester|menurut|periode|kabupaten|provinsi|kecamatan)\b|[\d|;:,()/]|$)",
    re.IGNORECASE,
)


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern with its score for one header."""

    pattern: Pattern
    score: float


class IndicatorMatcher:
    """Matches headers to the indicators of one catalogue. Answers are kept, so asking again is cheap."""

    def __init__(self, catalogue: Catalogue) -> None:
        indicators = tuple(catalogue.indicators.values())
        texts = [text for indicator in indicators for text in (indicator.name, *indicator.synonyms)]
        texts += [spelling for group in read_target_groups() for spelling in group.spellings]
        self._reader = WordReader(read_glossary(), texts)
        self._index = PatternIndex(indicators, self._reader)
        self._catalogue = catalogue
        self._matches: dict[tuple[str, str], IndicatorMatch] = {}
        self._contexts: dict[str, frozenset[str]] = {}

    def match(self, header: str, context: str = "") -> IndicatorMatch:
        """The indicator that a header path (levels joined by " / ") names.

        `context` is what stands around the table: sheet name, title, file name. It completes a
        header ("Capaian" under the title "TTD rematri") but never overrules one.
        """
        key = (header, context)
        if key not in self._matches:
            self._matches[key] = self._match(header, context)
        return self._matches[key]

    def match_many(self, headers: Sequence[str], context: str = "") -> list[IndicatorMatch]:
        """Matches of many headers of one table."""
        return [self.match(header, context) for header in headers]

    def _match(self, header: str, context: str) -> IndicatorMatch:
        words = self._reader.read(header)
        content = words.all - MEASURE_WORDS
        found = self._found(words, content, frozenset())
        if (not found or found[0].score < ACCEPTED) and context:
            helped = self._in_context(words, content, context)
            found = sorted(found + helped, key=_rank)
        best = _best_per_indicator(found)
        measure = measure_of(header)
        if not best or best[0].score < ACCEPTED or _tied(best):
            return IndicatorMatch("", 0.0, measure, _proposals(best))
        chosen = best[0]
        return IndicatorMatch(
            chosen.pattern.indicator,
            round(chosen.score, 2),
            self._measure(header, words, self._catalogue.indicators[chosen.pattern.indicator], measure),
            _proposals(best[1:]),
        )

    def _in_context(self, words: HeaderWords, content: frozenset[str], context: str) -> list[_Found]:
        """What header and context say together. A split by sex is not the thing itself."""
        if not content and words.all & SEX_WORDS:
            return []
        around = self._context_words(context)
        if content:
            return self._found(words, content, around)
        return [
            _Found(found.pattern, found.score * _FROM_CONTEXT)
            for found in self._found(HeaderWords((tuple(sorted(around)),)), around, frozenset())
        ]

    def _context_words(self, context: str) -> frozenset[str]:
        if context not in self._contexts:
            words = self._reader.read(_AREA_NAME.sub(" ", context)).all
            self._contexts[context] = words - MEASURE_WORDS
        return self._contexts[context]

    def _found(self, words: HeaderWords, content: frozenset[str], around: frozenset[str]) -> list[_Found]:
        """Patterns that share a word with the header, scored, best first."""
        found = [
            _Found(pattern, score)
            for pattern in self._index.sharing(content)
            if (score := self._score(pattern, words, content, around)) >= _LOWEST_PROPOSAL
        ]
        return sorted(found, key=_rank)

    def _score(
        self, pattern: Pattern, words: HeaderWords, content: frozenset[str], around: frozenset[str]
    ) -> float:
        missing = pattern.words - content
        from_context = bool(missing) and missing <= around
        if from_context:
            missing = frozenset()
        elif around:
            return 0.0
        left_over = content - pattern.words
        if left_over & REVERSALS - pattern.own_words:
            return _REVERSED
        if not missing and not left_over and not from_context:
            whole = 1.0 if words.all == pattern.words or not words.all & COUNT_WORDS else _WITH_MEASURE_WORDS
            return whole - _PER_CORRECTION * words.corrected
        residue = self._index.residue(pattern, words, left_over)
        score = (
            _WITH_MEASURE_WORDS
            - self._index.weight_of(missing) / pattern.weight
            - _LEFT_OVER * residue / (residue + pattern.weight)
            - _PER_CORRECTION * words.corrected
        )
        return score * _FROM_CONTEXT if from_context else score

    def _measure(
        self, header: str, words: HeaderWords, indicator: Indicator, measure: Measure | None
    ) -> Measure | None:
        """The measure, once the indicator is known: its own sasaran is the denominator, its cases are not."""
        if target_group(header.rpartition(LEVEL_MARK)[2]) == indicator.target_group:
            return Measure.DENOMINATOR
        if measure is Measure.DENOMINATOR and target_group(header):
            measure = Measure.NUMERATOR
        if measure is None and words.levels and COUNT_WORDS & frozenset(words.levels[-1]):
            measure = Measure.NUMERATOR
        if measure is Measure.NUMERATOR and indicator.unit is not Unit.PERCENT:
            return None if indicator.unit is Unit.YES_NO else Measure.COUNT
        return measure


def _rank(found: _Found) -> tuple[float, float]:
    return (-found.score, -found.pattern.weight)


def _best_per_indicator(found: Sequence[_Found]) -> list[_Found]:
    best: dict[str, _Found] = {}
    for one in found:
        best.setdefault(one.pattern.indicator, one)
    return list(best.values())


def _tied(best: Sequence[_Found]) -> bool:
    """Whether a second indicator fits as well, and not only because its words are part of the first's."""
    return any(
        best[0].score - other.score < CERTAIN_MARGIN and not other.pattern.words < best[0].pattern.words
        for other in best[1:3]
    )


def _proposals(best: Sequence[_Found]) -> tuple[tuple[str, float], ...]:
    return tuple((found.pattern.indicator, round(found.score, 2)) for found in best[:_PROPOSALS])
