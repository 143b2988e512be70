"""What a header measures (sasaran, capaian, percentage, target, answer) and which target group it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stunting.catalogue.files import GroupRole, TargetGroup, read_target_groups
from stunting.model.observations import Measure
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import (
    ACHIEVEMENT_WORDS,
    ANSWER_WORDS,
    COUNT_WORDS,
    DENOMINATOR_WORDS,
    DIVIDING_WORDS,
    FORM_WORDS,
    FREE_WORDS,
    MEASURE_WORDS,
    NAMING_SERVICE_WORDS,
    NEGATIONS,
    NUMERATOR_WORDS,
    OTHER_WORDS,
    PERCENT_WORDS,
    RATIO_WORDS,
    REGISTER_LETTERS,
    SERVICE_WORDS,
    TARGET_WORDS,
    UNIT_WORDS,
    VALUE_WORDS,
    WEAK_PERCENT_WORDS,
)

# Larger sets of siblings are a flat header, where neighbours say nothing about each other.
MOST_SIBLINGS = 6
_RATE = re.compile(r"\b(?:prevalensi|prevalence|proporsi|rasio|cakupan)\b", re.IGNORECASE)
_HEADS_NUMBERS = DIVIDING_WORDS | VALUE_WORDS | COUNT_WORDS
_FIRST_OF_SASARAN = frozenset({"sasaran", "penyebut", "denominator"})
_YES = frozenset({"ya", "ada", "sudah", "telah"})
_COUNT_UNITS = frozenset({"unit", "buah", "tim", "rp", "rupiah"})
_T, _R = frozenset({"t"}), frozenset({"r"})
_SPELT_OUT = {_T: frozenset({"target"}), _R: frozenset({"realisasi"})}
"""Letters for target and realisasi, known where both stand side by side."""
_SERVED = SERVICE_WORDS | ACHIEVEMENT_WORDS | NAMING_SERVICE_WORDS


@lru_cache(maxsize=1)
def _groups_by_words() -> dict[frozenset[str], TargetGroup]:
    return {
        _content(read_words(spelling).all): group
        for group in read_target_groups()
        for spelling in group.spellings
    }


def _content(words: frozenset[str]) -> frozenset[str]:
    content = words - MEASURE_WORDS
    return content - FREE_WORDS or content


@lru_cache(maxsize=50_000)
def group_of(header: str) -> TargetGroup | None:
    """The target group that a header counts and nothing more, or None."""
    words = read_words(header).all
    if words & (SERVICE_WORDS | ACHIEVEMENT_WORDS | NUMERATOR_WORDS | RATIO_WORDS):
        return None
    if any(REGISTER_LETTERS.issuperset(level) for level in read_words(header).levels):
        return None  # "BALITA / D / Jml" are those weighed
    return _groups_by_words().get(_content(words))


def target_group(header: str) -> str:
    """The target group that a header counts and nothing more ("JUMLAH IBU HAMIL" is "ibu hamil"), or empty.

    Named as `Indicator.target_group`; "ibu hamil mendapat TTD" counts a service and gives empty.
    """
    group = group_of(header)
    return group.name if group else ""


@lru_cache(maxsize=50_000)
def measure_of(header: str, unit_hint: str = "") -> Measure | None:
    """Measure that the words of a header or its unit name, the last level first; None where they do not.

    None also where words allow two readings: "Jumlah" and "Capaian" alone wait for their neighbours
    (`measures_of`), and "ibu hamil yang mendapat TTD" may stand over people or over percentages.
    """
    hint = unit_hint.strip().lower().strip("()")
    lowest = True
    ordered = read_words(header).levels
    if ordered and _reaches_sasaran(ordered[-1]):
        return Measure.NUMERATOR
    named = next((level for level in reversed(ordered) if not set(level) <= _HEADS_NUMBERS), ())
    if named and named[0] in _FIRST_OF_SASARAN and not PERCENT_WORDS.intersection(named):
        return Measure.DENOMINATOR  # "Sasaran D/S / Jumlah"
    levels = [frozenset(level) for level in ordered]
    for place in reversed(range(len(levels))):
        words, above = levels[place], levels[place - 1] if place else None
        measure = _of_level(words) if lowest else _of_upper_level(words)
        if measure is not None:
            return measure
        if above is not None and words <= COUNT_WORDS and above <= REGISTER_LETTERS:
            return Measure.NUMERATOR
        if words <= COUNT_WORDS or (words <= MEASURE_WORDS and words & SERVICE_WORDS):
            break  # "Prevalensi stunting / Terlayani / 0-5 bln": the word above only names the indicator
        lowest = lowest and words <= DIVIDING_WORDS | VALUE_WORDS
    group = group_of(header)
    if group is not None and group.role is GroupRole.SASARAN:
        return Measure.DENOMINATOR
    return _of_unit(hint)


def _reaches_sasaran(level: Sequence[str]) -> bool:
    """Whether a level says that a sasaran was reached: "Realisasi sasaran", not "Sasaran capaian"."""
    achieved = [place for place, word in enumerate(level) if word in ACHIEVEMENT_WORDS]
    counted = [place for place, word in enumerate(level) if word in DENOMINATOR_WORDS]
    return (
        bool(achieved and counted)
        and achieved[0] < counted[0]
        and set(level) <= MEASURE_WORDS - PERCENT_WORDS
    )


def measure_of_name(name: str) -> Measure | None:
    """The measure that a name of a sheet says and nothing else: "Sasaran", "Capaian", "Persentase"."""
    words = read_words(name).all
    if not words or not words <= MEASURE_WORDS - FORM_WORDS - RATIO_WORDS or min(map(len, words)) < 2:
        return None  # "D-S" names an indicator
    return Measure.NUMERATOR if words & ACHIEVEMENT_WORDS and not words & PERCENT_WORDS else measure_of(name)


@lru_cache(maxsize=50_000)
def is_derived(header: str) -> bool:
    """Whether the lowest level of a header names a difference, a trend or a rank, and no thing of its own."""
    levels = read_words(header).levels
    words = frozenset(levels[-1]) if levels else frozenset()
    return bool(words & OTHER_WORDS) and words <= OTHER_WORDS | MEASURE_WORDS


@lru_cache(maxsize=50_000)
def is_denial(header: str) -> bool:
    """Whether the lowest level of a header denies ("Tidak menerima") and names no thing of its own."""
    levels = read_words(header).levels
    words = frozenset(levels[-1]) if levels else frozenset()
    return bool(words & NEGATIONS) and words <= NEGATIONS | MEASURE_WORDS


def _of_level(words: frozenset[str]) -> Measure | None:
    """Measure of one level. The order settles levels that hold several of these words."""
    if words & OTHER_WORDS or _is_rest(words):
        return Measure.OTHER
    if words & TARGET_WORDS and not words & (ACHIEVEMENT_WORDS | DENOMINATOR_WORDS):
        return Measure.TARGET
    if words & (PERCENT_WORDS | RATIO_WORDS):
        return Measure.PERCENT
    if words & DENOMINATOR_WORDS or "ukur" in words:
        return Measure.DENOMINATOR
    if words & NUMERATOR_WORDS or words <= REGISTER_LETTERS:
        return Measure.NUMERATOR
    if words & _SERVED and words & (COUNT_WORDS | UNIT_WORDS):
        return Measure.NUMERATOR
    return Measure.YES_NO if words <= ANSWER_WORDS else None


def _is_rest(words: frozenset[str]) -> bool:
    """Whether a level names no more than those whom a service did not reach: "Belum terlayani"."""
    denied = bool(words & NEGATIONS and words & SERVICE_WORDS)
    return denied and words <= NEGATIONS | MEASURE_WORDS and not words & DENOMINATOR_WORDS


def _of_upper_level(words: frozenset[str]) -> Measure | None:
    """Measure that a level above gives to those below: only one that names nothing else, or a percentage.

    "SASARAN IBU HAMIL" over "TTD" is a block of columns, "SASARAN" alone says what they hold.
    """
    measure = _of_level(words - WEAK_PERCENT_WORDS)
    if measure in (Measure.PERCENT, Measure.TARGET, Measure.OTHER) or words <= MEASURE_WORDS:
        return measure
    return None


def _of_unit(hint: str) -> Measure | None:
    if hint in ("%", "persen"):
        return Measure.PERCENT
    return Measure.COUNT if hint in _COUNT_UNITS else None


def measures_of(siblings: Sequence[str]) -> list[Measure | None]:
    """Measures of sub-headers that stand side by side under one header, decided together.

    "Jumlah" beside "Σ" and "%" is the denominator, beside "%" alone the numerator; words of service
    or achievement beside a denominator or a percentage are numerators, and so is the only undecided
    one beside both. None where nothing decides.
    """
    if len(siblings) > MOST_SIBLINGS:
        return [measure_of(sibling) for sibling in siblings]
    return list(_decided_together(tuple(siblings)))


@lru_cache(maxsize=10_000)
def _decided_together(siblings: Sequence[str]) -> list[Measure | None]:
    # A wide table has the same few sub-headers below all its headers.
    siblings = _without_shared_rate(siblings)
    measures = [measure_of(sibling) for sibling in siblings]
    words = [read_words(sibling).all for sibling in siblings]
    if {_T, _R} <= set(words):
        words = [_SPELT_OUT.get(word, word) for word in words]
        measures = [
            Measure.TARGET if word & TARGET_WORDS else m for word, m in zip(words, measures, strict=True)
        ]
    _settle_letters(siblings, measures)
    _settle_answers(words, measures)
    _settle_halves(siblings, words, measures)
    _settle_denials(words, measures)
    _settle_services(words, measures)
    if Measure.PERCENT in measures:
        _settle_counts(words, measures)
        _settle_group(siblings, measures)
    return measures


def _without_shared_rate(siblings: Sequence[str]) -> Sequence[str]:
    """Siblings without a rate that stands in all of them, where one of them counts its sasaran.

    "Sasaran prevalensi anemia" beside "Capaian prevalensi anemia": it belongs to the name of the indicator.
    """
    if not all(map(_RATE.search, siblings)) or len(siblings) < 2:
        return siblings
    counted = any(read_words(sibling).all & DENOMINATOR_WORDS for sibling in siblings)
    return [_RATE.sub(" ", sibling) for sibling in siblings] if counted else siblings


def _settle_letters(siblings: Sequence[str], measures: list[Measure | None]) -> None:
    """Of "N | n | %" the capital letter is the sasaran, as in statistics, and the small one a part of it."""
    letters = [sibling.strip(" .()") for sibling in siblings]
    if letters.count("N") == letters.count("n") == 1:
        measures[letters.index("N")] = Measure.DENOMINATOR
        measures[letters.index("n")] = Measure.NUMERATOR


def _settle_answers(words: Sequence[frozenset[str]], measures: list[Measure | None]) -> None:
    """Of the columns "Ya" and "Tidak" only the first is an answer: a tick under "Tidak" is no yes."""
    if any(word in words for word in (frozenset({"ya"}), frozenset({"ada"}), frozenset({"sudah"}))):
        for place, word in enumerate(words):
            if word & NEGATIONS:
                measures[place] = Measure.OTHER


def _settle_halves(
    siblings: Sequence[str], words: Sequence[frozenset[str]], measures: list[Measure | None]
) -> None:
    """Those who have it, those who have not, and all of them: "Sudah | Belum | Jumlah"."""
    whole = [
        place
        for place, word in enumerate(words)
        if word and (word <= COUNT_WORDS or (word & COUNT_WORDS and group_of(siblings[place])))
    ]
    no = [place for place, word in enumerate(words) if word & NEGATIONS]
    if len(whole) != 1 or len(no) != 1:
        return
    named = words[no[0]] - NEGATIONS
    yes = [p for p, word in enumerate(words) if p not in (*whole, *no) and word - _YES == named]
    if len(yes) == 1:
        measures[yes[0]], measures[no[0]] = Measure.NUMERATOR, Measure.OTHER
        measures[whole[0]] = Measure.DENOMINATOR


def _settle_denials(words: Sequence[frozenset[str]], measures: list[Measure | None]) -> None:
    """Those whom a service did not reach are no achievement: "Menerima | Tidak menerima"."""
    for place, word in enumerate(words):
        if word & NEGATIONS and measures[place] is None and any(other == word - NEGATIONS for other in words):
            measures[place] = Measure.OTHER


def _settle_services(words: Sequence[frozenset[str]], measures: list[Measure | None]) -> None:
    if Measure.DENOMINATOR in measures or Measure.PERCENT in measures:
        for place, measure in enumerate(measures):
            if measure is None and words[place] & _SERVED:
                measures[place] = Measure.NUMERATOR


def _settle_counts(words: Sequence[frozenset[str]], measures: list[Measure | None]) -> None:
    undecided = [place for place, measure in enumerate(measures) if measure is None]
    plain_counts = [place for place in undecided if words[place] and words[place] <= COUNT_WORDS]
    has_numerator = Measure.NUMERATOR in measures
    has_denominator = Measure.DENOMINATOR in measures
    if len(plain_counts) == 1 and has_numerator and not has_denominator:
        measures[plain_counts[0]] = Measure.DENOMINATOR
    elif len(undecided) == 1 and not has_numerator and (has_denominator or plain_counts):
        measures[undecided[0]] = Measure.NUMERATOR


def _settle_group(siblings: Sequence[str], measures: list[Measure | None]) -> None:
    """Beside those served and their percentage, a count of a target group is the denominator."""
    undecided = [place for place, measure in enumerate(measures) if measure is None]
    if len(undecided) != 1 or Measure.NUMERATOR not in measures or Measure.DENOMINATOR in measures:
        return
    if target_group(siblings[undecided[0]]):
        measures[undecided[0]] = Measure.DENOMINATOR
