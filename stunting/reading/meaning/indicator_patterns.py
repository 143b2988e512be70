"""The words by which indicators are recognised, with their weights: the rarer a word, the more it tells."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stunting.model.indicators import Indicator
from stunting.reading.meaning.header_words import AGE_MARK, HeaderWords, plain_words, read_words
from stunting.reading.meaning.measure_words import FREE_WORDS, MEASURE_WORDS, OWNING_WORDS, STATUS_CLASSES

LIGHTEST = 0.4
_UNKNOWN = 1.0
_OF_OTHERS = 1.3
_OWN = 0.08
_PLAIN_NUMBER = 0.2
_ABOVE = 0.25
_ABOVE_A_NAME = 0.1
_BELOW = 2.0


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

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        sets_of = {indicator.id: word_sets(indicator) for indicator in indicators}
        counts = Counter(word for sets in sets_of.values() for word in frozenset().union(*sets))
        self._count = max(len(indicators), 2)
        self._weights = {word: self._rarity(count) for word, count in counts.items()}
        self._by_word: dict[str, list[Pattern]] = defaultdict(list)
        for indicator in indicators:
            own = frozenset().union(*sets_of[indicator.id], _defining_words(indicator))
            for words in sets_of[indicator.id]:
                pattern = Pattern(indicator.id, words, self.weight_of(words), own)
                for word in words:
                    self._by_word[word].append(pattern)

    def _rarity(self, count: int) -> float:
        return LIGHTEST + (1 - LIGHTEST) * math.log(self._count / count) / math.log(self._count)

    def weight_of(self, words: Iterable[str]) -> float:
        """Sum of the weights of words, the same in whatever order they come."""
        return math.fsum(self._weights.get(word, _UNKNOWN) for word in words)

    def sharing(self, words: Iterable[str], least: float) -> list[tuple[Pattern, float]]:
        """Patterns with the weight they share with the words, if that is at least `least` of their own.

        Words are taken in their alphabetical order: sets of text have another one in every run, and with it
        sums would differ in their last digit and patterns that fit as well would change places.
        """
        shared: dict[Pattern, float] = {}
        for word in sorted(words):
            weight = self._weights.get(word)
            if weight is not None:
                for pattern in self._by_word[word]:
                    shared[pattern] = shared.get(pattern, 0.0) + weight
        return [(pattern, weight) for pattern, weight in shared.items() if weight >= least * pattern.weight]

    def residue(self, pattern: Pattern, words: HeaderWords, left_over: frozenset[str]) -> float:
        """Weight of the words that a header has beside a pattern.

        Words of levels above the pattern ("CATIN/PUS" over "Catin menerima TTD") weigh little, as
        long as they do not narrow it to an age or a class of status, and least where their level is
        the pattern and nothing else ("P2K2"); those below ("IUD" under "KB aktif") divide it and
        weigh double.
        """
        last = max(
            (place for place, level in enumerate(words.levels) if not pattern.words.isdisjoint(level)),
            default=0,
        )
        here = frozenset(words.levels[last]) if words.levels else frozenset()
        below = frozenset().union(*words.levels[last + 1 :])
        above = _ABOVE_A_NAME if here - MEASURE_WORDS == pattern.words else _ABOVE
        total = 0.0
        for word in sorted(left_over):
            weight = self._residue_weight(pattern, word)
            if word in below:
                weight *= _BELOW
            elif word not in here and not _narrows(word):
                weight *= above
            total += weight
        return total

    def _residue_weight(self, pattern: Pattern, word: str) -> float:
        if word in FREE_WORDS or word in OWNING_WORDS:
            return 0.0
        if word in pattern.own_words and word not in STATUS_CLASSES:
            return _OWN
        if word.isdigit():
            return _PLAIN_NUMBER
        return _OF_OTHERS if word in self._weights else _UNKNOWN


def _narrows(word: str) -> bool:
    return word in STATUS_CLASSES or word.startswith(AGE_MARK)


def word_sets(indicator: Indicator) -> list[frozenset[str]]:
    """The names and synonyms of an indicator as sets of canonical words, each once."""
    texts = (indicator.name, indicator.short_name, *indicator.synonyms)
    sets = dict.fromkeys(read_words(text).all - MEASURE_WORDS for text in texts)
    return [words for words in sets if words]


def _defining_words(indicator: Indicator) -> frozenset[str]:
    texts = (indicator.numerator, indicator.denominator, indicator.target_group)
    spelt_out = (indicator.name, *indicator.synonyms)
    canonical = frozenset().union(*(read_words(text).all for text in texts))
    return canonical.union(*(plain_words(text) for text in spelt_out)) - MEASURE_WORDS
