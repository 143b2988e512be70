"""Keywords of activities that hint at indicators: suggestions that an office edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from stunting.catalogue.files import data_rows
from stunting.model.indicators import SourceMark

FILE = "activity_keywords.csv"


@dataclass(frozen=True, slots=True)
class ActivityKeyword:
    """A hint: words that together suggest an indicator, with a score 0-1."""

    indicator: str
    words: frozenset[str]
    score: float
    evidence: SourceMark
    note: str


@lru_cache(maxsize=1)
def load_activity_keywords() -> tuple[ActivityKeyword, ...]:
    """The lines of the editable file `activity_keywords.csv` in their order.

    Raises:
        ValueError: a line has no indicator, no words, or a score outside 0-1. A mistake
            of ours.
    """
    found: list[ActivityKeyword] = []
    for line, row in data_rows(FILE):
        one = ActivityKeyword(
            row["indicator"],
            text_words(row["words"]),
            float(row["score"]),
            SourceMark(row["evidence"]),
            row["note"],
        )
        if not one.indicator or not one.words or not 0 < one.score <= 1:
            raise ValueError(f"{FILE}, line {line}: indicator, words or score cannot be used")
        found.append(one)
    return tuple(found)


def keyword_indicators(text: str) -> dict[str, float]:
    """Indicators that words of an activity hint at, with scores 0-1, the surest first.

    All words of a hint must stand in the text, in any order.
    """
    words = text_words(text)
    found: dict[str, float] = {}
    for hint in load_activity_keywords():
        if hint.words <= words:
            found[hint.indicator] = max(found.get(hint.indicator, 0.0), hint.score)
    best = max(found.values(), default=0.0)
    return {id: score for id, score in found.items() if score == best}


def text_words(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(re.findall(r"[^\W_]+", text.lower()))
