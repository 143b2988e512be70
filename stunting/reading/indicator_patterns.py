"""The words by which indicators are recognised, with their weights: the rarer a word, the more it tells."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stunting.model.indicators import Indicator
from stunting.reading.header_words import HeaderWords, WordReader
from stunting.reading.measure_words import FREE_WORDS, MEASURE_WORDS, STATUS_CLASSES

LIGHTEST = 0.3
_UNKNOWN = 1.0
_OF_OTHERS = 1.3
_OWN = 0.08
_PLAIN_NUMBER = 0.2
_ABOVE = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One name or synonym of an indicator as a set of canonical words.

    `weight` is the sum of the weights of its words; `own_words` are all words that the catalogue
    uses for this indicator, which may stand beside the pattern at little cost.
    """

    indicator: str
    words: frozenset[str]
    weight: float
    own_words: frozenset[str]


class PatternIndex:
    """All patterns of a catalogue, found by their words."""

    def __init__(self, indicators: Sequence[Indicator], reader: WordReader) -> None:
        word_sets = {indicator.id: _word_sets(indicator, reader) for indicator in indicators}
        counts = Counter(word for sets in word_sets.values() for word in frozenset().union(*sets))
        self._count = max(len(indicators), 2)
        self._weights = {word: self._rarity(count) for word, count in counts.items()}
        self._by_word: dict[str, list[Pattern]] = defaultdict(list)
        for indicator in indicators:
            own = frozenset().union(*word_sets[indicator.id], _defining_words(indicator, reader))
            for words in word_sets[indicator.id]:
                pattern = Pattern(indicator.id, words, self.weight_of(words), own)
                for word in words:
                    self._by_word[word].append(pattern)

    def _rarity(self, count: int) -> float:
        return LIGHTEST + (1 - LIGHTEST) * math.log(self._count / count) / math.log(self._count)

    def weight_of(self, words: Iterable[str]) -> float:
        """Sum of the weights of words."""
        return sum(self._weights.get(word, _UNKNOWN) for word in words)

    def sharing(self, words: Iterable[str]) -> Iterator[Pattern]:
        """Patterns that have at least one of the words, each once."""
        seen: set[int] = set()
        for word in words:
            for pattern in self._by_word.get(word, ()):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield pattern

    def residue(self, pattern: Pattern, words: HeaderWords, left_over: frozenset[str]) -> float:
        """Weight of the words that a header has beside a pattern.

        Words of levels above the pattern ("CATIN/PUS" over "Catin menerima TTD") weigh little.
        """
        last = max(
            (place for place, level in enumerate(words.levels) if pattern.words & set(level)), default=0
        )
        below = {word for level in words.levels[last:] for word in level}
        return sum(
            self._residue_weight(pattern, word) * (1.0 if word in below else _ABOVE) for word in left_over
        )

    def _residue_weight(self, pattern: Pattern, word: str) -> float:
        if word in FREE_WORDS:
            return 0.0
        if word in pattern.own_words - STATUS_CLASSES:
            return _OWN
        if word.isdigit():
            return _PLAIN_NUMBER
        return _OF_OTHERS if word in self._weights else _UNKNOWN


def _word_sets(indicator: Indicator, reader: WordReader) -> list[frozenset[str]]:
    texts = (indicator.name, indicator.short_name, *indicator.synonyms)
    sets = dict.fromkeys(reader.read(text).all - MEASURE_WORDS for text in texts)
    return [words for words in sets if words]


def _defining_words(indicator: Indicator, reader: WordReader) -> frozenset[str]:
    texts = (indicator.numerator, indicator.denominator, indicator.target_group)
    return frozenset().union(*(reader.read(text).all for text in texts)) - MEASURE_WORDS
