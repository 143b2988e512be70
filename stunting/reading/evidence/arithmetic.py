"""What numbers say of each other, heard by the lines they stand in: shares, differences and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stunting.model.indicators import Unit
from stunting.model.observations import Measure
from stunting.reading.evidence.cases import Case
from stunting.reading.evidence.identities import Difference, Numbered, find_differences
from stunting.reading.evidence.identity_words import (
    complement_words,
    difference_words,
    ratio_words,
    sum_words,
)
from stunting.reading.evidence.lines import Line
from stunting.reading.evidence.measure_rules import Saying
from stunting.reading.evidence.ratios import Ratio, find_ratios, shares_of
from stunting.reading.evidence.sums import Complement, Sum, find_complements, find_sums
from stunting.reading.meaning.measures import target_group

_STEM = 1.0
"""What it costs a ratio that its lines stand under different headers."""
_ROLES = (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.PERCENT)
_SEVERAL = 4
_FULL = 100
_MARKED = frozenset({"percent_unit", "percent_marks"})
_OF_PEOPLE = frozenset({"count_word", "group_alone", "people_unit"})
_ADDED = (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT, Measure.TARGET)


@dataclass(frozen=True, slots=True)
class Identities:
    """What the numbers of lines say of each other: `shares` are of targets, `ratios` can hold together."""

    numbered: Numbered
    ratios: tuple[Ratio, ...] = ()
    shares: tuple[Ratio, ...] = ()
    sums: tuple[Sum, ...] = ()
    complements: tuple[Complement, ...] = ()


def hear_arithmetic(numbered: Numbered, rows: Sequence[Sequence[Case]], word: str) -> Identities:
    """Lets all lines hear what their numbers say of each other, and gives it.

    `rows` are the cases of the lines, once for each header that they have; `word` says what the lines are.
    """
    ratios = _agreeing(find_ratios(numbered), list(zip(*rows, strict=True)))
    for ratio in ratios:
        of_percentages = any(_is_of_percentages(ratio, row) for row in rows)
        for row in rows:
            if of_percentages:
                _hear_share_of_target(ratio, row, word)
            else:
                _hear_ratio(ratio, row, word)
    shares = _shares_of_targets(numbered, rows)
    for ratio in shares:
        for row in rows:
            if row[ratio.denominator].leading() is Measure.TARGET:
                _hear_ratio(ratio, row, word)
    differences, sums = find_differences(numbered), find_sums(numbered)
    complements = find_complements(numbered)
    for row in rows:
        for difference in differences:
            _hear_difference(difference, row, word)
        for complement in complements:
            _hear_complement(complement, row, word)
        for found in sums:
            _hear_sum(found, row, word)
    return Identities(numbered, tuple(ratios), tuple(shares), tuple(sums), tuple(complements))


def _shares_of_targets(numbered: Numbered, rows: Sequence[Sequence[Case]]) -> list[Ratio]:
    """Lines in percent of a line of targets, which may be percentages themselves."""
    targets = [
        place
        for place in range(len(numbered.lines))
        if 2 * sum(row[place].leading() is Measure.TARGET for row in rows) >= len(rows)
    ]
    shares = shares_of(numbered, targets)
    # Where all targets are 100, realisasi and its share of the target are one: the share stands behind.
    mutual = {(share.numerator, share.denominator, share.percent) for share in shares}
    return [
        share
        for share in shares
        if share.percent > share.numerator
        or (share.percent, share.denominator, share.numerator) not in mutual
    ]


def _agreeing(ratios: Sequence[Ratio], columns: Sequence[Sequence[Case]]) -> list[Ratio]:
    """The ratios that can hold together: no line is a percentage in one and people in another.

    A ratio is symmetric in denominator and percentage where both are whole; words, marks and shapes decide.
    """

    def support(ratio: Ratio) -> float:
        places = (ratio.numerator, ratio.denominator, ratio.percent)
        words = 0.0
        for place, role in zip(places, _ROLES, strict=True):
            scores = [case.scores for case in columns[place]]
            words += sum(s.get(role, 0.0) - max(s.values(), default=0.0) for s in scores) / len(scores)
        words -= _STEM * (len({_stem(columns[place][0].line) for place in places}) - 1)
        near = 0.1 * (abs(ratio.numerator - ratio.percent) + abs(ratio.denominator - ratio.percent))
        return words + 2 * ratio.agreement - near

    roles: dict[int, bool] = {}  # whether a line is a percentage (True) or people
    kept: list[Ratio] = []
    explained: set[int] = set()
    for ratio in sorted(ratios, key=support, reverse=True):
        people = (ratio.numerator, ratio.denominator)
        if (
            ratio.percent in explained
            or roles.get(ratio.percent) is False
            or any(roles.get(p) for p in people)
        ):
            continue
        roles[ratio.percent] = True
        roles.update(dict.fromkeys(people, False))
        explained.add(ratio.percent)
        kept.append(ratio)
    return kept


def _stem(line: Line) -> str:
    return f"{line.column_stem}|{line.row_stem}"


def _is_of_percentages(ratio: Ratio, row: Sequence[Case]) -> bool:
    """Whether what a line is divided by is a percentage as it is itself: a target, whatever its header."""
    return all(_is_marked_percentage(row[place]) for place in (ratio.numerator, ratio.denominator))


def _is_marked_percentage(case: Case) -> bool:
    """Whether a unit or marks in cells say percent, nothing says people, and no number is above 100."""
    rules = {said.rule for said in case.said}
    marked = bool(rules & _MARKED) and not rules & _OF_PEOPLE
    return marked and bool(case.line.shape.count) and case.line.shape.highest <= _FULL


def _hear_share_of_target(ratio: Ratio, row: Sequence[Case], word: str) -> None:
    """Realisasi in percent of its target is no coverage, however well it computes."""
    because = ratio_words(ratio, [case.line for case in row], word)
    row[ratio.percent].hear(Saying(Measure.OTHER, "against_target", because), ratio.agreement)
    row[ratio.denominator].hear(Saying(Measure.TARGET, "against_target", because), ratio.agreement)


def _hear_ratio(ratio: Ratio, row: Sequence[Case], word: str) -> None:
    if row[ratio.denominator].leading() is Measure.TARGET:
        _hear_share_of_target(ratio, row, word)
        return
    because = ratio_words(ratio, [case.line for case in row], word)
    if any(said.rule == "money" for said in row[ratio.denominator].said):
        row[ratio.percent].hear(Saying(Measure.OTHER, "money", because), ratio.agreement)
        return
    places = (ratio.numerator, ratio.denominator, ratio.percent)
    reached = _are_reached(row[ratio.denominator], row[ratio.percent])
    for place, role in zip(places, _ROLES, strict=True):
        if reached and place == ratio.denominator:
            continue
        row[place].hear(Saying(role, "ratio", because), ratio.agreement * _proof(ratio))
    row[ratio.percent].hear(Saying(Measure.TARGET, "ratio", because), ratio.agreement)


def _are_reached(base: Case, percent: Case) -> bool:
    """Whether a base counts those whom a service reached, of whom the percentage gives another share.

    Of the children weighed (D), which are a capaian, N gain weight.
    """
    own, other = base.indicator, percent.indicator
    if own is None or other is None or own.id == other.id or base.leading() is not Measure.NUMERATOR:
        return False
    # "KRS" in so many words is the sasaran of those who accompany them, whatever share of all it is.
    labels = (base.line.words, base.line.column_label, base.line.row_label)
    names_them = other.target_group in map(target_group, labels)
    return target_group(own.numerator) == other.target_group and not names_them


def _proof(ratio: Ratio) -> float:
    """How much more than words a ratio proves that never fails in several places."""
    return 1.5 if ratio.holds >= _SEVERAL and ratio.holds == ratio.places else 1.0


def _hear_difference(difference: Difference, row: Sequence[Case], word: str) -> None:
    because = difference_words(difference, [case.line for case in row], word)
    row[difference.difference].hear(Saying(Measure.OTHER, "difference", because))


def _hear_complement(complement: Complement, row: Sequence[Case], word: str) -> None:
    """Two lines that make 100 are percentages, or one of them is the rest of the other."""
    because = complement_words(complement, [case.line for case in row], word)
    for place in (complement.one, complement.other):
        for measure in (Measure.PERCENT, Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT):
            row[place].hear(Saying(measure, "complement", because))


def _hear_sum(found: Sum, row: Sequence[Case], word: str) -> None:
    """Numbers that add up count something; a whole counts what its parts do."""
    because = sum_words(found, [case.line for case in row], word)
    whole, parts = row[found.whole], [row[place] for place in found.parts]
    for case in (whole, *parts):
        for measure in (Measure.PERCENT, Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT):
            case.hear(Saying(measure, "sum", because), found.agreement)
    of_parts = [case.leading() for case in parts]
    if len(set(of_parts)) == 1 and of_parts[0] in _ADDED:
        whole.hear(Saying(_added(of_parts[0], whole), "sum_of_like", because), found.agreement)
    elif len(parts) == 2 and set(of_parts) == {Measure.NUMERATOR, Measure.OTHER}:
        whole.hear(Saying(Measure.DENOMINATOR, "served_and_rest", because), found.agreement)


def _added(part: Measure, whole: Case) -> Measure:
    """What a whole counts whose parts all count the same: ages of nobody known make people of a service."""
    of_people = whole.indicator is not None and whole.indicator.unit is Unit.PERCENT
    return Measure.NUMERATOR if part is Measure.COUNT and of_people else part
