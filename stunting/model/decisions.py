"""What a person decided about a sheet: stored by header fingerprint, undoable, replayed on the next file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stunting.model.activities import ActivityColumn, ActivityRole
from stunting.model.observations import Series
from stunting.model.summaries.workload import MonthlyCount

NO_PERIOD = "tanpa periode"
"""Subject of a decision about a table that names no period."""


class MeasureAnswer(StrEnum):
    """What a person can say that a column holds: a Measure, achievement in whatever unit, or no data."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PERCENT = "percent"
    COUNT = "count"
    TARGET = "target"
    YES_NO = "yesno"
    OTHER = "other"
    REALISASI = "realisasi"
    """What was achieved; its unit (people, percent, yes or no) stays as the sheet says it."""
    NOT_DATA = "not_data"


class DecisionKind(StrEnum):
    """What a decision is about. `subject` and `value` of a Decision are read accordingly."""

    COLUMN_INDICATOR = "column_indicator"
    """subject: header path as written, or the header of a column or row alone, here and below;
    value: indicator id, or empty for "no indicator"."""
    COLUMN_MEASURE = "column_measure"
    """subject: header path; value: a MeasureAnswer."""
    COLUMN_UNIT = "column_unit"
    """subject: header path; value: unit text."""
    COLUMN_PERIOD = "column_period"
    """subject: header path; value: period text."""
    COLUMN_IGNORED = "column_ignored"
    """subject: header path; value: "true"."""
    TABLE_PERIOD = "table_period"
    """subject: the period that the table itself names (or `NO_PERIOD`), empty for whatever it names;
    value: period text for all of it."""
    TABLE_SERIES = "table_series"
    """subject: empty; value: a Series."""
    HEADER_ROWS = "header_rows"
    """subject: the texts of the first one, or empty; value: "first-last" header rows counted from 1."""
    AREA = "area"
    """subject: "parent / area" as written; value: Kemendagri code, or empty for "no area": it is put away."""
    ROW_TOTAL = "row_total"
    """subject: "parent / area" as written; value: "true" or "false"."""
    TABLE_IGNORED = "table_ignored"
    """subject: empty; value: "true"."""
    YEAR_PARTS = "year_parts"
    """How months, quarters or semesters of an indicator count. subject: its id; value: a MonthlyCount."""
    PRO_RATA = "pro_rata"
    """Whether the year so far is judged by its part of the yearly target. subject: empty; value: "false"."""
    GENERATION = "generation"
    """Whose list of services documents follow. subject: empty; value: the id of a generation."""
    ACTIVITY_COLUMN = "activity_column"
    """A column of an action plan. subject: header path; value: an ActivityColumn, empty for "not used"."""
    ACTIVITY_INDICATOR = "activity_indicator"
    """subject: an activity by code, name and output; value: indicator ids joined by spaces, or empty."""
    ACTIVITY_ROLE = "activity_role"
    """subject: an activity by code, name and output; value: an ActivityRole."""


CLOSED_VALUES: Mapping[DecisionKind, type[StrEnum]] = {
    DecisionKind.COLUMN_MEASURE: MeasureAnswer,
    DecisionKind.TABLE_SERIES: Series,
    DecisionKind.YEAR_PARTS: MonthlyCount,
    DecisionKind.ACTIVITY_COLUMN: ActivityColumn,
    DecisionKind.ACTIVITY_ROLE: ActivityRole,
}
"""Kinds of decision whose answer is one of a closed set."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `fingerprint` names the form (its header texts), so it acts on every file of that form.

    An empty fingerprint acts on all forms (an area spelling of this office, say).
    """

    kind: DecisionKind
    subject: str
    value: str
    fingerprint: str = ""

    def __post_init__(self) -> None:
        closed = CLOSED_VALUES.get(self.kind)
        if closed is not None:
            closed(self.value)
