"""What every line of a table measures: all that speaks for each reading, settled together, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure
from stunting.reading.evidence.identities import Difference, Ratio, find_differences, find_ratios, shares_of
from stunting.reading.evidence.lines import Line, TableLines
from stunting.reading.evidence.measure_rules import MEASURE_RULES, Known, Saying
from stunting.reading.evidence.weights import rule_weights
from stunting.reading.meaning.measures import MOST_SIBLINGS, measures_of
from stunting.reading.meaning.table_periods import without_period_labels

SURE = 2.5
LIKELY = 1.0
"""Margins (log-odds) from which a reading is sure or likely; below it is doubtful."""
_STEM = 1.0
"""What it costs a ratio that its lines stand under different headers."""
_OWN_PERCENT = frozenset({"measure_word", "percent_marks", "percent_unit"})
_SEVERAL = 4
_MOST_ROWS = 400
_ROLES = (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.PERCENT)


@dataclass(slots=True)
class _Case:
    """All that was said of one line, while it is being settled."""

    line: Line
    said: list[Evidence] = field(default_factory=list)

    def hear(self, saying: Saying, factor: float = 1.0) -> None:
        strength = factor * rule_weights().get((saying.rule, saying.measure.value), 0.0)
        if strength:
            self.said.append(
                Evidence(
                    Aspect.MEASURE, saying.measure, strength, saying.rule, saying.because, self.line.cells
                )
            )

    def scores(self) -> dict[Measure, float]:
        total: dict[Measure, float] = defaultdict(float)
        for one in self.said:
            total[Measure(one.value)] += one.strength
        return total

    def leading(self) -> Measure | None:
        """The reading for which most has been said so far, None where nothing has."""
        scores = self.scores()
        return max(scores, key=lambda one: scores[one]) if scores else None


@dataclass(frozen=True, slots=True)
class TableMeasures:
    """Measure of every line (`settled[code][group]`) and the ratios along columns and along rows."""

    settled: tuple[tuple[Settled, ...], ...]
    column_ratios: tuple[Ratio, ...]
    row_ratios: tuple[Ratio, ...]


def settle_measures(table: TableLines, known: Sequence[Sequence[Known]]) -> TableMeasures:
    """Settles the measure of all lines of a table."""
    cases = [[_Case(line) for line in row] for row in table.lines]
    for row, known_row in zip(cases, known, strict=True):
        for case, about in zip(row, known_row, strict=True):
            for rule in MEASURE_RULES:
                for saying in rule(case.line, about):
                    case.hear(saying)
    _siblings(cases)
    for row, known_row in zip(cases, known, strict=True):
        _hear_percent_beside(row, known_row)
    column_ratios = _agreeing(
        find_ratios(table.by_column), [[row[g] for row in cases] for g in range(len(cases[0]))]
    )
    for ratio in column_ratios:
        for row in cases:
            _hear_ratio(ratio, row, "kolom")
    for ratio in _shares_of_targets(table, cases):
        for row in cases:
            if row[ratio.denominator].leading() is Measure.TARGET:
                _hear_ratio(ratio, row, "kolom")
    for difference in find_differences(table.by_column):
        for row in cases:
            _hear_difference(difference, row)
    row_ratios: list[Ratio] = []
    if 3 <= len(table.by_row) <= _MOST_ROWS:
        row_ratios = _agreeing(find_ratios(table.by_row), [[row[0]] for row in cases])
        for ratio in row_ratios:
            _hear_ratio(ratio, [row[0] for row in cases], "baris")
    for row in cases:
        _hear_like_filled(row)
    settled = tuple(tuple(settle(case.said, case.scores()) for case in row) for row in cases)
    return TableMeasures(settled, tuple(column_ratios), tuple(row_ratios))


def _shares_of_targets(table: TableLines, cases: Sequence[Sequence[_Case]]) -> list[Ratio]:
    """Columns in percent of a column of targets, which may be percentages themselves."""
    columns = range(len(cases[0]))
    targets = [
        g for g in columns if 2 * sum(row[g].leading() is Measure.TARGET for row in cases) >= len(cases)
    ]
    return shares_of(table.by_column, targets)


def _siblings(cases: Sequence[Sequence[_Case]]) -> None:
    """What neighbouring sub-headers decide together: "Jumlah" beside "%" is the numerator."""
    for row in cases:
        for group in _runs([(case.line.column_stem, case) for case in row]):
            _hear_siblings(group, [case.line.column_label for case in group])
    if len(cases) > 1 and len(cases) <= 5_000:
        for place in range(len(cases[0])):
            for group in _runs([(row[place].line.row_stem, row[place]) for row in cases]):
                if group[0].line.row_stem:
                    _hear_siblings(group, [case.line.row_label for case in group])


def _hear_percent_beside(row: Sequence[_Case], known: Sequence[Known]) -> None:
    """Whole numbers beside the percentage of the same indicator are the people, whatever the title says."""
    by_indicator: dict[str, list[_Case]] = defaultdict(list)
    for case, about in zip(row, known, strict=True):
        if about.indicator is not None:
            by_indicator[about.indicator.id].append(case)
    for cases in by_indicator.values():
        shares = [case for case in cases if _says_percent(case)]
        for case in cases if shares else ():
            whole = bool((case.line.found == np.floor(case.line.found)).all())
            if whole and case not in shares:
                because = (
                    f"‘{shares[0].line.column_label or shares[0].line.row_label}’ di sampingnya persentase"
                )
                if case.leading() is not Measure.DENOMINATOR:
                    case.hear(Saying(Measure.NUMERATOR, "percent_beside", because))
                case.hear(Saying(Measure.PERCENT, "percent_beside", because))


def _says_percent(case: _Case) -> bool:
    """Whether words or marks of a line itself say that it is a percentage."""
    return any(one.value is Measure.PERCENT and one.rule in _OWN_PERCENT for one in case.said)


def _hear_like_filled(row: Sequence[_Case]) -> None:
    """A column that is still empty ("Desember") holds what the filled ones of its kind hold."""
    filled: dict[str, Measure] = {}
    for case in row:
        leading = case.leading()
        if len(case.line.found) and leading is not None:
            filled[without_period_labels(case.line.words)] = leading
    for case in row:
        measure = filled.get(without_period_labels(case.line.words))
        if not len(case.line.found) and measure is not None:
            case.hear(Saying(measure, "like_filled", "seperti kolom sejenis yang sudah terisi"))


def _runs(items: Sequence[tuple[str, _Case]]) -> list[list[_Case]]:
    """Neighbours with the same upper header levels."""
    runs: list[list[_Case]] = []
    before: str | None = None
    for stem, case in items:
        if stem == before:
            runs[-1].append(case)
        else:
            runs.append([case])
        before = stem
    return runs


def _hear_siblings(group: Sequence[_Case], labels: Sequence[str]) -> None:
    if not 2 <= len(group) <= MOST_SIBLINGS:
        return
    for case, measure in zip(group, measures_of(labels), strict=True):
        if measure is not None:
            beside = ", ".join(f"‘{label}’" for label in labels if label)
            case.hear(Saying(measure, "siblings", f"berdampingan: {beside}"))


def _agreeing(ratios: Sequence[Ratio], columns: Sequence[Sequence[_Case]]) -> list[Ratio]:
    """The ratios that can hold together: no line is a percentage in one and people in another.

    A ratio is symmetric in denominator and percentage where both are whole; words, marks and shapes decide.
    """

    def support(ratio: Ratio) -> float:
        places = (ratio.numerator, ratio.denominator, ratio.percent)
        words = 0.0
        for place, role in zip(places, _ROLES, strict=True):
            scores = [case.scores() for case in columns[place]]
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


def _hear_ratio(ratio: Ratio, row: Sequence[_Case], word: str) -> None:
    names = [_place(row[p].line, word) for p in (ratio.percent, ratio.numerator, ratio.denominator)]
    times = "100 × " if ratio.scale == 100 else ""
    because = (
        f"{word} {names[0]} = {times}{names[1]} / {names[2]} pada {ratio.holds} dari {ratio.places} "
        f"{'baris' if word == 'kolom' else 'kolom'}"
    )
    if row[ratio.denominator].leading() is Measure.TARGET:
        # Realisasi in percent of its target is no coverage, however well it computes.
        row[ratio.percent].hear(Saying(Measure.OTHER, "against_target", because), ratio.agreement)
        row[ratio.denominator].hear(Saying(Measure.TARGET, "against_target", because), ratio.agreement)
        return
    if any(said.rule == "money" for said in row[ratio.denominator].said):
        row[ratio.percent].hear(Saying(Measure.OTHER, "money", because), ratio.agreement)
        return
    for place, role in zip((ratio.numerator, ratio.denominator, ratio.percent), _ROLES, strict=True):
        row[place].hear(Saying(role, "ratio", because), ratio.agreement * _proof(ratio))


def _proof(ratio: Ratio) -> float:
    """How much more than words a ratio proves that never fails in several places."""
    return 1.5 if ratio.holds >= _SEVERAL and ratio.holds == ratio.places else 1.0


def _hear_difference(difference: Difference, row: Sequence[_Case]) -> None:
    names = [
        _place(row[p].line, "kolom")
        for p in (difference.difference, difference.minuend, difference.subtrahend)
    ]
    because = (
        f"kolom {names[0]} = {names[1]} - {names[2]} pada {difference.holds} dari {difference.places} baris"
    )
    row[difference.difference].hear(Saying(Measure.OTHER, "difference", because))


def _place(line: Line, word: str) -> str:
    """Letters of a column or number of a row, from the cells of a line."""
    first = line.cells.partition(":")[0]
    kept = str.isalpha if word == "kolom" else str.isdigit
    return "".join(filter(kept, first))


def settle(said: Sequence[Evidence], scores: dict[Measure, float]) -> Settled:
    """The best reading with its margin to the runner-up that would change a figure.

    `said` is kept, strongest first.
    """
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] <= 0:
        ranked = [(Measure.OTHER, 0.0), *[item for item in ranked if item[0] is not Measure.OTHER]]
    best, score = ranked[0]
    rival, of_rival = next((item for item in ranked[1:] if not _same_use(best, item[0])), ("", 0.0))
    margin = score - max(0.0, of_rival)
    certainty = certainty_of(margin)
    return Settled(
        aspect=Aspect.MEASURE,
        value=best,
        certainty=certainty,
        margin=margin,
        runner_up=rival if of_rival > 0 or certainty is Certainty.DOUBTFUL else "",
        evidence=tuple(sorted(said, key=lambda e: -abs(e.strength))),
    )


def _same_use(one: Measure, other: Measure) -> bool:
    """Whether two readings lead to the same figures: people counted, with or without a sasaran."""
    return {one, other} == {Measure.NUMERATOR, Measure.COUNT}


def certainty_of(margin: float) -> Certainty:
    """Certainty of a margin in log-odds."""
    if margin >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if margin >= LIKELY else Certainty.DOUBTFUL
