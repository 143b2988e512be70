"""Which indicator the words of a line name: its path, its lowest label, or the title where it is silent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stunting.model.observations import Measure
from stunting.reading.evidence.lines import LEVEL, Line, without_bracketed_unit
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import (
    FROM_CONTEXT,
    IndicatorMatch,
    IndicatorMatcher,
    without_areas,
)
from stunting.reading.meaning.measure_words import (
    ACHIEVEMENT_WORDS,
    ANSWER_WORDS,
    COUNT_WORDS,
    DENOMINATOR_WORDS,
    MEASURE_WORDS,
    NAMING_SERVICE_WORDS,
    NUMERATOR_WORDS,
    PERCENT_WORDS,
    SERVICE_WORDS,
    SEX_WORDS,
    SOURCE_WORDS,
    TARGET_WORDS,
    TREND_WORDS,
)
from stunting.reading.meaning.measures import group_of
from stunting.reading.meaning.table_periods import without_period_labels
from stunting.reading.meaning.twins import told_apart_beside

_MOST_HEADERS = 5_000
_FULL_NAME = 0.97
"""Score of a label that is a name or synonym of the catalogue."""
_NEARLY_FULL = 0.95
_BY_TITLE = 0.82
"""Least score of the one indicator that is named around a table for a header that names none."""
_BY_PEOPLE = 0.9
"""Score of a service that is named in two columns, whom in one and how in the next."""
_REGISTER_SHARES = {"D": "D/S", "N": "N/D"}
_BY_STEM = 0.96
"""Factor of a match that leaves words of the lowest label unread."""
_MEASURES = DENOMINATOR_WORDS | NUMERATOR_WORDS | ACHIEVEMENT_WORDS | PERCENT_WORDS | TARGET_WORDS
_NUMBERED = re.compile(
    r"^\s*(?:tabel|lampiran|form(?:ulir)?)?\s*[\dIVX]{0,4}[A-Z]?\s*[.):-]\s*", re.IGNORECASE
)
_TREND = re.compile(rf"\b(?:{'|'.join(sorted(TREND_WORDS))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """Texts around a table: the name of its sheet and the lines of its title."""

    sheet: str
    title: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as one text; a mark parts the lines, so that no name runs on into the next."""
        return " | ".join((self.sheet, *self.title))


def named_indicators(
    matcher: IndicatorMatcher, row: Sequence[Line], around: Around, rows: int
) -> list[IndicatorMatch]:
    """Indicators of all lines of a row; of very many headers, row and column are asked apart."""
    texts = [without_period_labels(line.words) for line in row]
    if rows * len(texts) > _MOST_HEADERS:
        return _row_and_columns(matcher, row, texts, around)
    found = matcher.match_many(texts, around.text)
    named: list[IndicatorMatch] = []
    for line, text, match in zip(row, texts, found, strict=True):
        own = _by_own_label(matcher, line, match)
        if line.shape.answered or "yatidak" in read_words(text).all:
            own = _of_answers(matcher, text, own)
        named.append(_of_title(matcher, text, _by_stem(matcher, text, own), around))
    told = _of_register(matcher, row, _of_sources(row, _of_people_before(matcher, texts, named)))
    return told_apart_beside(texts, _of_same_name(texts, told))


def _of_same_name(texts: Sequence[str], named: Sequence[IndicatorMatch]) -> list[IndicatorMatch]:
    """A sasaran that is named as the capaian beside it is: "Sasaran balita kurus", "Capaian balita kurus".

    By itself it would be those cases as the people of another service.
    """
    reached = {
        read_words(text).all - MEASURE_WORDS: match
        for text, match in zip(texts, named, strict=True)
        if match.indicator and read_words(text).all & ACHIEVEMENT_WORDS
    }
    result = list(named)
    for place, (text, match) in enumerate(zip(texts, named, strict=True)):
        found = reached.get(read_words(text).all - MEASURE_WORDS)
        if found is not None and not match.indicator and match.measure is Measure.DENOMINATOR:
            result[place] = replace(found, measure=match.measure)
    return result


def _of_sources(row: Sequence[Line], named: Sequence[IndicatorMatch]) -> list[IndicatorMatch]:
    """A header that only names a source ("SSGI (%)") beside another one is of the indicator named below that.

    "e-PPGBM / Stunting" says so, where nothing else stands below a source.
    """
    compared = {m.indicator for line, m in zip(row, named, strict=True) if _is_source(line.column_stem)}
    if len(found := compared - {""}) != 1:
        return list(named)
    match = IndicatorMatch(found.pop(), _BY_TITLE)
    return [
        replace(match, measure=own.measure) if not own.indicator and _is_source(line.words) else own
        for line, own in zip(row, named, strict=True)
    ]


def _is_source(header: str) -> bool:
    """Whether a header names a survey or a register, and what is counted nowhere."""
    words = read_words(header).all - MEASURE_WORDS
    return bool(words) and words <= SOURCE_WORDS - {"pps"}


def _of_register(
    matcher: IndicatorMatcher, row: Sequence[Line], named: Sequence[IndicatorMatch]
) -> list[IndicatorMatch]:
    """The letters of posyandu registers, beside each other: D of S are weighed, N of D gain weight.

    S beside D is the sasaran, whose indicator the D tells.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    letters = [_register_letter(line) for line in row]
    for stem, letter in letters:
        beside[stem].add(letter)
    result = list(named)
    for place, ((stem, letter), match) in enumerate(zip(letters, named, strict=True)):
        if letter == "S" and "D" in beside[stem] and match.measure is None:
            result[place] = replace(match, measure=Measure.DENOMINATOR)
        share = _REGISTER_SHARES.get(letter)
        if match.indicator or share is None or share[-1] not in beside[stem]:
            continue
        found = matcher.match(share)
        result[place] = replace(match, indicator=found.indicator, score=_BY_PEOPLE * found.score)
    return result


def _register_letter(line: Line) -> tuple[str, str]:
    """What may be the letter of a register column, and the path above it; L, P and "Jml" below divide it."""
    label = read_words(line.column_label).all
    if line.column_stem and label and label <= SEX_WORDS | COUNT_WORDS:
        stem, _, letter = line.column_stem.rpartition(LEVEL)
        return stem, letter.strip().upper()
    return line.column_stem, line.column_label.strip().upper()


def _of_people_before(
    matcher: IndicatorMatcher, texts: Sequence[str], named: Sequence[IndicatorMatch]
) -> list[IndicatorMatch]:
    """A bare service ("DIDAMPINGI", "% dirawat") is that of the people whom the column before it counts."""
    result = list(named)
    people = ""
    for place, (text, match) in enumerate(zip(texts, named, strict=True)):
        if group_of(text) is not None:
            people = text
            continue
        words = read_words(text).all - MEASURE_WORDS
        if match.indicator or not people or not words or not words <= NAMING_SERVICE_WORDS:
            continue
        whole = matcher.match(f"{people} {text}")
        if whole.score >= _FULL_NAME:
            result[place] = replace(whole, score=_BY_PEOPLE, measure=match.measure)
    return result


def _row_and_columns(
    matcher: IndicatorMatcher, row: Sequence[Line], texts: Sequence[str], around: Around
) -> list[IndicatorMatch]:
    row_header = LEVEL.join(part for part in (row[0].row_stem, row[0].row_label) if part)
    of_row = matcher.match(row_header, around.text)
    of_columns = matcher.match_many([text.replace(row_header, "").strip(" /") for text in texts], around.text)
    return [
        replace(match, measure=match.measure or of_row.measure) if match.indicator else of_row
        for match in of_columns
    ]


def _by_own_label(matcher: IndicatorMatcher, line: Line, match: IndicatorMatch) -> IndicatorMatch:
    """The match of a lowest label that is a full name by itself, whatever stands above it.

    Where the whole path names nothing ("Program Pembinaan KB / Peserta KB aktif (mCPR)"), nearly a full name.
    """
    least = max(_FULL_NAME, match.score) if match.indicator else _NEARLY_FULL
    for label in (line.column_label, line.row_label):
        if not label or label == line.words:
            continue
        own = matcher.match(without_bracketed_unit(label))
        if own.indicator not in ("", match.indicator) and own.score >= least:
            return own
    return match


def _by_stem(matcher: IndicatorMatcher, text: str, match: IndicatorMatch) -> IndicatorMatch:
    """The name above a label that only says how it counts ("Sasaran menurut pendataan")."""
    stem, _, label = text.rpartition(LEVEL)
    words = read_words(label).all
    if match.indicator or not stem or not (words & _MEASURES or (words and words <= SERVICE_WORDS)):
        return match
    above = matcher.match(stem)
    return IndicatorMatch(
        above.indicator, round(_BY_STEM * above.score, 2), match.measure, above.alternatives
    )


def _of_answers(matcher: IndicatorMatcher, text: str, match: IndicatorMatch) -> IndicatorMatch:
    """The name above "Ya" or "Tidak"; "ODF" alone, answered with yes or no, is asked of each desa."""
    stem, _, label = text.rpartition(LEVEL)
    if match.indicator or not stem or not read_words(label).all <= ANSWER_WORDS:
        stem = text
    found = match if match.indicator else matcher.match(stem)
    if not found.indicator:
        of_desa = matcher.match(f"desa {stem}")
        found = of_desa if matcher.is_of_villages(of_desa.indicator) else found
    return replace(found, measure=match.measure)


def _of_title(matcher: IndicatorMatcher, text: str, match: IndicatorMatch, around: Around) -> IndicatorMatch:
    """For a header that only says how it counts ("Sasaran"), or who ("SSGI"), the one named around it."""
    if read_words(text).all - MEASURE_WORDS - SOURCE_WORDS:
        return match
    named = [
        matcher.match(without_areas(_TREND.sub("", _NUMBERED.sub("", line))))
        for line in (around.sheet, *around.title)
        if line
    ]
    found = {one.indicator: one for one in named if one.indicator}
    if len(found) != 1:
        return match
    ((indicator, one),) = found.items()
    if match.indicator not in ("", indicator):
        return match
    score = max(match.score, _BY_TITLE, round(FROM_CONTEXT * one.score, 2))
    return IndicatorMatch(indicator, score, match.measure)
