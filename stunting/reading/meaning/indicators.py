"""Which indicator of the catalogue a header names, with a score, and never a guessed neighbour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.catalogue.files import GroupRole
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN, PROVINSI
from stunting.model.indicators import Indicator, IndicatorKind, Unit
from stunting.model.observations import Measure
from stunting.reading.meaning.header_words import LEVEL_MARK, HeaderWords, read_words
from stunting.reading.meaning.indicator_match import IndicatorMatch, beside_each_other, without_rivals
from stunting.reading.meaning.indicator_patterns import Pattern, PatternIndex, word_sets
from stunting.reading.meaning.measure_words import (
    CONSUMING_WORDS,
    COUNT_WORDS,
    DENOMINATOR_WORDS,
    DIVIDING_WORDS,
    MEASURE_WORDS,
    NAMING_SERVICE_WORDS,
    NEGATIONS,
    REVERSALS,
    SEX_WORDS,
    TREND_WORDS,
)
from stunting.reading.meaning.measures import group_of, measure_of, measures_of, target_group
from stunting.reading.meaning.twins import told_apart, twin_ids

__all__ = ["IndicatorMatch", "IndicatorMatcher", "measure_of", "measures_of", "target_group"]

ACCEPTED = 0.75
"""From this score on a header counts as the indicator; below it only as a proposal."""
CERTAIN_MARGIN = 0.03
"""Two indicators nearer than this are a tie, and a tie is no match."""
FROM_CONTEXT = 0.88
"""Factor, and so the highest score, of a match that needs the words around the table."""
_WITHOUT_PEOPLE = 0.78
"""Score of a name of households that does not name them: accepted, and in doubt."""
_HOUSEHOLDS = frozenset({"keluarga", "rumahtangga"})
_VILLAGES = frozenset({"desa"})
_PERSONS = frozenset({"jiwa", "orang"})
_WITH_MEASURE_WORDS = 0.98
_PER_CORRECTION = 0.03
_REVERSED = 0.4
_LEFT_OVER = 0.6
VILLAGES = "desa/kelurahan"
"""The target group of indicators that ask of each desa or count them."""
_AROUND = 0.25
"""Titles say much besides: words left over in them cost less than those of a header."""
_LOWEST_PROPOSAL = 0.3
_LEAST_SHARED = 1 - (_WITH_MEASURE_WORDS - _LOWEST_PROPOSAL)
_PROPOSALS = 3
_AREA_NAME = re.compile(
    rf"\b(?:{KECAMATAN}|{KABUPATEN}|kota|{PROVINSI}|{DESA}|kel|puskesmas|pkm|dinas)\b\.?(?:\s*:\s*|\s+)"
    r"(?!(?:dan|menurut|per|di|tahun|yang|dengan|odf|stbm|uci|bebas|stop|rawan|lokus|siaga)\b)[^\d|;:,()/]*?"
    r"(?=\b(?:tahun|bulan|triwulan|semester|menurut|periode|kabupaten|provinsi|kecamatan)\b|[\d|;:,()/]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern with its score for one header."""

    pattern: Pattern
    score: float


def without_areas(title: str) -> str:
    """A title without the names of the areas that it is about."""
    return _AREA_NAME.sub(" ", title)


class IndicatorMatcher:
    """Matches headers to the indicators of one catalogue. Answers are kept, so asking again is cheap."""

    def __init__(self, catalogue: Catalogue) -> None:
        indicators = tuple(catalogue.indicators.values())
        twins = twin_ids()
        self._index = PatternIndex([one for one in indicators if one.id not in twins])
        self._twin_words = frozenset(
            words for one in indicators if one.id in twins for words in word_sets(one)
        )
        self._catalogue = catalogue
        self._groups = {indicator.id: indicator.target_group for indicator in indicators}
        self._of_consuming = {one.id for one in indicators if _is_of_consuming(one)}
        self._matches: dict[tuple[str, str], IndicatorMatch] = {}
        self._contexts: dict[str, frozenset[str]] = {}
        self._found_around_by_words: dict[frozenset[str], list[_Found]] = {}

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
        """Matches of neighbouring headers of one table, where a sasaran is known by those beside it.

        Between the people served and their percentage stands the denominator of the same
        indicator; "bumil KEK" before both is their denominator and no finding of its own.
        """
        matches = [self.match(header, context) for header in headers]
        return beside_each_other(
            headers, without_rivals(headers, matches, FROM_CONTEXT, self._of_consuming), self._groups
        )

    def is_of_villages(self, indicator: str) -> bool:
        """Whether an indicator asks or counts desa and kelurahan; an empty one does not."""
        return self._groups.get(indicator) == VILLAGES

    def _match(self, header: str, context: str) -> IndicatorMatch:
        words = read_words(header)
        content = words.all - MEASURE_WORDS
        measure = measure_of(header)
        found = self._found(words, content)
        if not found or found[0].score < ACCEPTED:
            found = sorted(found + self._in_context(words, content, context), key=_rank)
        best = _best_per_indicator(found)
        if (not best or best[0].score < ACCEPTED) and (short := self._without_its_people(words, content)):
            best = [short, *(one for one in best if one.pattern.indicator != short.pattern.indicator)]
            found = best
        if not best or best[0].score < ACCEPTED or _tied(best) or _names_two(found, words):
            return IndicatorMatch("", 0.0, measure, _proposals(best))
        if _is_denied(words) or (measure is Measure.DENOMINATOR and _is_sasaran_of_cases(header)):
            return IndicatorMatch("", 0.0, measure, _proposals(best))
        chosen = best[0]
        if own := self._above_service(header, words, chosen):
            return IndicatorMatch(own, _WITHOUT_PEOPLE, measure or Measure.NUMERATOR, _proposals(best))
        meant = told_apart(chosen.pattern.indicator, words, self._twin_words)
        indicator = self._catalogue.indicators[meant]
        return IndicatorMatch(
            indicator.id,
            round(chosen.score, 2),
            _measure(header, words, indicator, measure),
            _proposals(best[1:]),
        )

    def _above_service(self, header: str, words: HeaderWords, chosen: _Found) -> str:
        """The indicator of the level above a bare verb, in doubt, where the one chosen explains none of it.

        "CATIN / Unmet need / Terdampingi" is about the unmet need, whatever else catin are accompanied in.
        """
        above, _, lowest = header.rpartition(LEVEL_MARK)
        bare = read_words(lowest).all if above else frozenset()
        if not bare & NAMING_SERVICE_WORDS or not bare <= MEASURE_WORDS | NAMING_SERVICE_WORDS:
            return ""
        named = read_words(above.rpartition(LEVEL_MARK)[2]).all - MEASURE_WORDS
        return self.match(above).indicator if named and chosen.pattern.words.isdisjoint(named) else ""

    def _without_its_people(self, words: HeaderWords, content: frozenset[str]) -> _Found | None:
        """The one service for households that a header names without them ("Jamban sehat"), in doubt.

        What households are ("Perokok", "Miskin ekstrem") may as well count people.
        """
        if words.aside or words.corrected or words.all & (_HOUSEHOLDS | _PERSONS):
            return None
        fitting = [
            pattern
            for pattern, _ in self._index.sharing(content, least=0.0)
            if content < pattern.words
            and pattern.words - content <= _HOUSEHOLDS | _VILLAGES
            and self._catalogue.indicators[pattern.indicator].kind is not IndicatorKind.OUTCOME
        ]
        if len({pattern.indicator for pattern in fitting}) != 1 or (fitting[0].words - content) & _VILLAGES:
            return None
        return _Found(fitting[0], _WITHOUT_PEOPLE)

    def _in_context(self, words: HeaderWords, content: frozenset[str], context: str) -> list[_Found]:
        """What header and context say together. A split by sex is not the thing itself."""
        around = self._context_words(context) | (words.aside - MEASURE_WORDS)
        if content:
            together = content | around
            patterns = [
                pattern
                for pattern, _ in self._index.sharing(content, least=0.0)
                if pattern.words <= together and not pattern.words <= content
            ]
            return [
                _Found(pattern, FROM_CONTEXT * self._score(pattern, pattern.weight, words, content))
                for pattern in patterns
            ]
        if words.all & SEX_WORDS:
            return []
        if around not in self._found_around_by_words:
            self._found_around_by_words[around] = self._found_around(around)
        return self._found_around_by_words[around]

    def _found_around(self, around: frozenset[str]) -> list[_Found]:
        """What the surroundings alone name. Two indicators there name neither."""
        words = HeaderWords((tuple(sorted(around)),))
        found = self._found(words, around, _AROUND)
        limit = ACCEPTED - CERTAIN_MARGIN if found and _names_two(found, words) else 1.0
        return [_Found(one.pattern, min(limit, FROM_CONTEXT * one.score)) for one in found]

    def _context_words(self, context: str) -> frozenset[str]:
        if context not in self._contexts:
            words = read_words(without_areas(context)).all - MEASURE_WORDS - TREND_WORDS
            self._contexts[context] = frozenset(word for word in words if not word.isdigit())
        return self._contexts[context]

    def _found(self, words: HeaderWords, content: frozenset[str], price: float = _LEFT_OVER) -> list[_Found]:
        """Patterns that fit the words well enough for a proposal, best first."""
        found = [
            _Found(pattern, score)
            for pattern, matched in self._index.sharing(content, least=_LEAST_SHARED)
            if (score := self._score(pattern, matched, words, content, price)) >= _LOWEST_PROPOSAL
        ]
        return sorted(found, key=_rank)

    def _score(
        self,
        pattern: Pattern,
        matched: float,
        words: HeaderWords,
        content: frozenset[str],
        price: float = _LEFT_OVER,
    ) -> float:
        """How well a pattern fits, of which the words in header or context weigh `matched`.

        1 where the words are the same; less by the share of the pattern that is missing, by the
        share of the header that the pattern leaves unexplained (times `price`), and by each
        corrected spelling.
        """
        left_over = content - pattern.words
        if not left_over.isdisjoint(REVERSALS) and left_over & REVERSALS - pattern.own_words:
            return _REVERSED
        spelling = _PER_CORRECTION * words.corrected
        if not left_over and pattern.words <= content:
            return (_WITH_MEASURE_WORDS if words.all & COUNT_WORDS else 1.0) - spelling
        residue = self._index.residue(pattern, words, left_over) if left_over else 0.0
        missing = 1 - matched / pattern.weight
        return _WITH_MEASURE_WORDS - missing - price * residue / (residue + pattern.weight) - spelling


def _measure(
    header: str, words: HeaderWords, indicator: Indicator, measure: Measure | None
) -> Measure | None:
    """The measure, once the indicator is known: its own sasaran is the denominator, its cases are not."""
    if target_group(_divided(header).rpartition(LEVEL_MARK)[2]) == indicator.target_group:
        return Measure.DENOMINATOR
    if measure is Measure.DENOMINATOR and target_group(header) and not words.all & DENOMINATOR_WORDS:
        measure = Measure.NUMERATOR
    if measure is None and words.levels and COUNT_WORDS & frozenset(words.levels[-1]):
        measure = Measure.NUMERATOR
    if measure is Measure.NUMERATOR and indicator.unit is not Unit.PERCENT:
        return None if indicator.unit is Unit.YES_NO else Measure.COUNT
    return measure


def _is_of_consuming(indicator: Indicator) -> bool:
    """Whether an indicator counts who consumes a thing, however much of it ("minimal 90 tablet" is more)."""
    words = read_words(indicator.name).all
    return bool(words & CONSUMING_WORDS) and not any(word.isdigit() for word in words)


def _divided(header: str) -> str:
    """A header path without the levels at its end that only divide its figure ("L", "Triwulan I")."""
    while LEVEL_MARK in header and read_words(header.rpartition(LEVEL_MARK)[2]).all <= DIVIDING_WORDS:
        header = header.rpartition(LEVEL_MARK)[0]
    return header


def _is_denied(words: HeaderWords) -> bool:
    """Whether the lowest level only says no: "Posyandu aktif / Tidak"."""
    return bool(words.levels) and NEGATIONS.issuperset(words.levels[-1])


def _is_sasaran_of_cases(header: str) -> bool:
    """Whether a header such as "Sasaran bumil KEK" counts cases as the sasaran of another service."""
    group = group_of(header.rpartition(LEVEL_MARK)[2])
    return group is not None and group.role is GroupRole.CASES


def _names_two(found: Sequence[_Found], words: HeaderWords) -> bool:
    """Whether one level names a second indicator beside the first: "PUS 4T ber-KB" is neither."""
    chosen = found[0].pattern
    levels = [frozenset(level) for level in words.levels if not chosen.words.isdisjoint(level)]
    return any(
        one.pattern.indicator != chosen.indicator
        and not one.pattern.words <= chosen.words | chosen.own_words
        and any(one.pattern.words <= level for level in levels)
        for one in found[1:]
    )


def _rank(found: _Found) -> tuple[float, float, str]:
    return (-found.score, -found.pattern.weight, found.pattern.indicator)


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
