"""What people decided about the columns and rows of a table. It stands before anything is weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stunting.model.decisions import NO_PERIOD, Decision, DecisionKind, MeasureAnswer
from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.layout.fingerprints import same_form, subject_key
from stunting.reading.meaning.indicators import IndicatorMatch

_OF_COLUMNS = frozenset(
    (
        DecisionKind.COLUMN_INDICATOR,
        DecisionKind.COLUMN_MEASURE,
        DecisionKind.COLUMN_UNIT,
        DecisionKind.COLUMN_PERIOD,
        DecisionKind.COLUMN_IGNORED,
    )
)
_ACHIEVED = frozenset((Measure.NUMERATOR, Measure.PERCENT, Measure.COUNT, Measure.YES_NO))
"""What a column of achievement can hold."""


_PERIOD = DecisionKind.TABLE_PERIOD
_RULE, _DECISIVE = "decision", 99.0
"""Nothing weighs as much as the word of a person."""


@dataclass(frozen=True, slots=True)
class DecidedTable:
    """The decisions that act on one table, and those about its form that act on nothing any more."""

    answers: dict[tuple[DecisionKind, str], str] = field(default_factory=dict)
    """By kind and header as it stands in this table; empty for the whole table."""
    idle: tuple[Decision, ...] = ()

    def of_table(self, kind: DecisionKind) -> str | None:
        """What was decided for the whole table."""
        return self.answers.get((kind, ""))

    def period_for(self, named: str) -> str:
        """The period of a table that names one: what was decided for that, or for whatever it names."""
        about = ((_PERIOD, subject) for subject in (named or NO_PERIOD, ""))
        return next((self.answers[one] for one in about if one in self.answers), named)

    def lost_periods(self, named: str) -> tuple[Decision, ...]:
        """What was decided for other periods than the one that the table names now."""
        periods = {subject: value for (kind, subject), value in self.answers.items() if kind is _PERIOD}
        if {named or NO_PERIOD, ""} & set(periods):
            return ()
        return tuple(Decision(_PERIOD, subject, value) for subject, value in periods.items())

    def of_header(self, kind: DecisionKind, *names: str) -> str | None:
        """What was decided of a header by one of its names: in full, its column's, its row's."""
        return next((self.answers[kind, name] for name in names if (kind, name) in self.answers), None)


def decided_table(decisions: Sequence[Decision], fingerprint: str, names: Iterable[str]) -> DecidedTable:
    """Decisions about the form of a table, by the header names that it has; later ones win.

    A decision finds its header in capitals or with other spaces, and in another year where only one
    column can be meant; a period that was decided for one year says nothing about the next.
    """
    if not decisions:
        return DecidedTable()
    headers = _HeaderNames(names)
    answers: dict[tuple[DecisionKind, str], str] = {}
    idle: list[Decision] = []
    for one in decisions:
        if one.kind in _OF_COLUMNS:
            found = headers.meant(one.subject, years=one.kind is DecisionKind.COLUMN_PERIOD)
            answers.update({(one.kind, name): one.value for name in found})
            acts = bool(found)
        else:
            acts = not one.fingerprint or same_form(one.fingerprint, fingerprint)
            if acts:
                answers[one.kind, one.subject] = one.value
        if not acts and one.fingerprint:
            idle.append(one)
    return DecidedTable(answers, tuple(idle))


class _HeaderNames:
    """The header names of a table, found again as a person decided about them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))

    def meant(self, subject: str, *, years: bool) -> list[str]:
        """The names that a subject means; `years` keeps to the year it names."""
        if subject in self._names:
            return [subject]
        same = self._with_key(subject, years=True)
        if same or years:
            return same
        other_years = self._with_key(subject, years=False)
        return other_years if len({subject_key(name) for name in other_years}) == 1 else []

    def _with_key(self, subject: str, *, years: bool) -> list[str]:
        wanted = subject_key(subject, years=years)
        return [name for name in self._names if wanted and subject_key(name, years=years) == wanted]


@dataclass(frozen=True, slots=True)
class DecidedHeader:
    """What people decided about one header; None where they said nothing."""

    indicator: str | None = None
    measure: MeasureAnswer | None = None
    unit: str | None = None
    period: str | None = None
    ignored: bool = False

    @property
    def set_aside(self) -> bool:
        """Whether its numbers explain no other column."""
        return self.ignored or self.measure in (MeasureAnswer.OTHER, MeasureAnswer.TARGET)

    @property
    def aspects(self) -> frozenset[Aspect]:
        """What is settled by a person."""
        said = {
            Aspect.INDICATOR: self.indicator,
            Aspect.MEASURE: self.measure,
            Aspect.UNIT: self.unit,
            Aspect.PERIOD: self.period,
        }
        return frozenset(aspect for aspect, answer in said.items() if answer is not None)

    def measure_for(self, recognised: Measure | None) -> Measure | None:
        """The measure to start from: the decided one, or what was recognised where it may stay."""
        if self.ignored:
            return Measure.OTHER
        if self.measure is None:
            percent = self.unit in ("%", "persen") and recognised in (*_ACHIEVED, None)
            return Measure.PERCENT if percent else recognised
        if self.measure is MeasureAnswer.REALISASI:
            if self.unit in ("%", "persen"):
                return Measure.PERCENT
            return recognised if recognised in _ACHIEVED else None
        return Measure(self.measure)

    def applied(self, header: HeaderMeaning) -> HeaderMeaning:
        """A header on which nothing stands against the decisions."""
        decided = frozenset() if self is _UNDECIDED else self.aspects
        if not decided and not self.ignored:
            return header
        if self.ignored:
            return header._replace(ignored=True, measure=Measure.OTHER, uses=())
        if self.indicator is not None:
            score = 1.0 if self.indicator else 0.0
            header = header._replace(match=IndicatorMatch(self.indicator, score, header.measure, ()))
        if self.measure is not None or self.unit is not None:
            header = header._replace(measure=self.measure_for(header.measure) or header.measure)
        if self.indicator is not None or self.measure is not None:
            denominators = header.measure is Measure.DENOMINATOR and self.indicator != ""
            kept = [use for use in header.uses if denominators and use.measure is Measure.DENOMINATOR]
            header = header._replace(uses=tuple(kept))
        return header._replace(
            unit=self._unit_for(header),
            period=header.period if self.period is None else self.period,
            decided=decided,
            settled=tuple(self._settled(one, header) for one in header.settled),
        )

    def _unit_for(self, header: HeaderMeaning) -> str:
        """The decided unit; else the recognised one, where it may stand beside the decided measure."""
        if self.unit is not None:
            return self.unit
        if self.measure is None or (header.unit == "%") == (header.measure is Measure.PERCENT):
            return header.unit
        return "%" if header.measure is Measure.PERCENT else ""

    def _settled(self, one: Settled, header: HeaderMeaning) -> Settled:
        """An aspect as it stands after the decisions, with all that was weighed before."""
        if one.aspect not in self.aspects:
            return one
        values = {Aspect.MEASURE: str(header.measure), Aspect.INDICATOR: header.match.indicator}
        value = values.get(one.aspect, one.value)
        if one.evidence and one.evidence[0].rule == _RULE:
            return one
        said = Evidence(one.aspect, value, _DECISIVE, _RULE, "ditetapkan lewat keputusan kantor")
        return one._replace(
            value=value, certainty=Certainty.SURE, margin=_DECISIVE, evidence=(said, *one.evidence)
        )


_UNDECIDED = DecidedHeader()


def decided_header(decided: DecidedTable, *names: str) -> DecidedHeader:
    """What was decided about the header of these names."""
    if not decided.answers:
        return _UNDECIDED
    answer = decided.of_header(DecisionKind.COLUMN_MEASURE, *names)
    measure = MeasureAnswer(answer) if answer else None
    return DecidedHeader(
        indicator=decided.of_header(DecisionKind.COLUMN_INDICATOR, *names),
        measure=measure,
        unit=decided.of_header(DecisionKind.COLUMN_UNIT, *names),
        period=decided.of_header(DecisionKind.COLUMN_PERIOD, *names),
        ignored=measure is MeasureAnswer.NOT_DATA
        or decided.of_header(DecisionKind.COLUMN_IGNORED, *names) is not None,
    )
