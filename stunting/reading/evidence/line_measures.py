"""What every line of a table measures: all that speaks for each reading, settled together, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.model.evidence import Settled
from stunting.model.observations import Measure
from stunting.reading.evidence.arithmetic import Identities, hear_arithmetic
from stunting.reading.evidence.beside import hear_beside
from stunting.reading.evidence.cases import Case, settle
from stunting.reading.evidence.identities import Numbered
from stunting.reading.evidence.identity_words import COLUMN, ROW
from stunting.reading.evidence.lines import TableLines
from stunting.reading.evidence.measure_rules import MEASURE_RULES, Known, Saying, said_above
from stunting.reading.evidence.years_of_plan import hear_years_of_plan
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import MEASURE_WORDS
from stunting.reading.meaning.measures import MOST_SIBLINGS, measure_of, measures_of
from stunting.reading.meaning.table_periods import without_period_labels

_OWN_PERCENT = frozenset({"measure_word", "percent_marks", "percent_unit"})
_MOST_ROWS = 400
_MANY_WHOLE = 12
_FEW_WHOLE = 5
"""So many whole numbers in a column, and in a table that has no others, are rarely percentages."""


@dataclass(frozen=True, slots=True)
class TableMeasures:
    """Measure of every line (`settled[code][group]`) and the identities among columns and among rows."""

    settled: tuple[tuple[Settled, ...], ...]
    columns: Identities
    rows: Identities


def settle_measures(table: TableLines, known: Sequence[Sequence[Known]]) -> TableMeasures:
    """Settles the measure of all lines of a table."""
    cases = [
        [Case(line, about.indicator) for line, about in zip(row, known_row, strict=True)]
        for row, known_row in zip(table.lines, known, strict=True)
    ]
    for row, known_row in zip(cases, known, strict=True):
        for case, about in zip(row, known_row, strict=True):
            for rule in MEASURE_RULES:
                for saying in rule(case.line, about):
                    case.hear(saying)
    _hear_wholes_below_title(cases)
    _siblings(cases)
    for row, known_row in zip(cases, known, strict=True):
        _hear_percent_beside(row, known_row)
    columns = hear_arithmetic(Numbered.of(table.by_column), cases, COLUMN)
    rows = Identities(Numbered.of(table.by_row))
    if 3 <= len(table.by_row) <= _MOST_ROWS:
        rows = hear_arithmetic(rows.numbered, [[row[0] for row in cases]], ROW)
    for row, known_row in zip(cases, known, strict=True):
        hear_years_of_plan(row, known_row[0].context)
        hear_beside(row)
        _hear_like_filled(row)
    settled = tuple(tuple(settle(case.said, case.scores) for case in row) for row in cases)
    return TableMeasures(settled, columns, rows)


def _hear_wholes_below_title(cases: Sequence[Sequence[Case]]) -> None:
    """Percentages that are all whole are rare: over many whole numbers a title of percentages says less.

    All lines of a table are printed alike: where none that the title speaks of has a fraction, they count
    together.
    """
    spoken_of = [case for row in cases for case in row if any(e.rule == "percent_title" for e in case.said)]
    shapes = [case.line.shape for case in spoken_of]
    alike = sum(shape.count for shape in shapes) if all(shape.is_whole for shape in shapes) else 0
    for case in spoken_of:
        shape = case.line.shape
        if shape.is_whole and (shape.count >= _MANY_WHOLE or alike >= _FEW_WHOLE):
            case.hear(Saying(Measure.PERCENT, "title_over_wholes", "persentase jarang semuanya bulat"))


def _siblings(cases: Sequence[Sequence[Case]]) -> None:
    """What neighbouring sub-headers decide together: "Jumlah" beside "%" is the numerator."""
    for row in cases:
        for group in _runs([(case.line.column_stem, case) for case in row]):
            _hear_siblings(group, [case.line.column_label for case in group])
    if len(cases) > 1 and len(cases) <= 5_000:
        for place in range(len(cases[0])):
            for group in _runs([(row[place].line.row_stem, row[place]) for row in cases]):
                if group[0].line.row_stem:
                    _hear_siblings(group, [case.line.row_label for case in group])


def _hear_percent_beside(row: Sequence[Case], known: Sequence[Known]) -> None:
    """Whole numbers beside the percentage of the same indicator are the people, whatever the title says."""
    by_indicator: dict[str, list[Case]] = defaultdict(list)
    for case, about in zip(row, known, strict=True):
        if about.indicator is not None:
            by_indicator[about.indicator.id].append(case)
    for cases in by_indicator.values():
        shares = [case for case in cases if _says_percent(case)]
        for case in cases if shares else ():
            if case.line.shape.is_whole and case not in shares:
                because = (
                    f"‘{shares[0].line.column_label or shares[0].line.row_label}’ di sampingnya persentase"
                )
                if case.leading() is not Measure.DENOMINATOR:
                    case.hear(Saying(Measure.NUMERATOR, "percent_beside", because))
                case.hear(Saying(Measure.PERCENT, "percent_beside", because))


def _says_percent(case: Case) -> bool:
    """Whether words or marks of a line itself say that it is a percentage."""
    return any(one.value is Measure.PERCENT and one.rule in _OWN_PERCENT for one in case.said)


def _hear_like_filled(row: Sequence[Case]) -> None:
    """A column that is still empty ("Desember") holds what the filled ones of its kind hold."""
    filled: dict[str, Measure] = {}
    for case in row:
        leading = case.leading()
        if case.line.shape.count and leading is not None:
            filled[without_period_labels(case.line.words)] = leading
    for case in row:
        measure = filled.get(without_period_labels(case.line.words))
        if not case.line.shape.count and measure is not None:
            case.hear(Saying(measure, "like_filled", "seperti kolom sejenis yang sudah terisi"))


def _runs(items: Sequence[tuple[str, Case]]) -> list[list[Case]]:
    """Neighbours with the same upper header levels."""
    runs: list[list[Case]] = []
    before: str | None = None
    for stem, case in items:
        if stem == before:
            runs[-1].append(case)
        else:
            runs.append([case])
        before = stem
    return runs


def _hear_siblings(group: Sequence[Case], labels: Sequence[str]) -> None:
    if not 2 <= len(group) <= MOST_SIBLINGS:
        return
    if any(one.rule == "sheet_word" for case in group for one in case.said):
        return  # the name of the sheet says of all of them what they measure
    beside = ", ".join(f"‘{label}’" for label in labels if label)
    for case, measure in zip(group, measures_of(labels), strict=True):
        if measure is Measure.NUMERATOR and _names_its_own(case, group):
            continue  # "%" in the name of another indicator says nothing of this one
        if measure is Measure.PERCENT and said_above(case.line.words) is not None:
            continue  # "PENYEBUT" over all of them outvotes a name that begins with "cakupan"
        if measure is Measure.PERCENT and measure_of(case.line.words) is Measure.TARGET:
            continue  # rows that are all percentages say nothing against a column of targets
        if measure is not None:
            case.hear(Saying(measure, "siblings", f"berdampingan: {beside}"))
            if measure is Measure.TARGET and measure_of(case.line.words) is None:
                # A letter that stands for a word ("T | R") says as much as the word.
                case.hear(Saying(measure, "measure_word", f"berdampingan: {beside}"))


def _names_its_own(case: Case, group: Sequence[Case]) -> bool:
    """Whether a line says no more than the name of an indicator, and those beside it name others each."""
    named = [one.indicator.id for one in group if one.indicator is not None]
    alone = case.indicator is not None and named.count(case.indicator.id) == 1 and len(named) == len(group)
    if not alone or measure_of(case.line.words) is not None:
        return False
    return all(read_words(one.line.words).all - MEASURE_WORDS for one in group)
