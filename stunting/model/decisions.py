"""What a person decided about a sheet: stored by header fingerprint, undoable, replayed on the next file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stunting.model.activities import ActivityColumn
from stunting.model.observations import Measure, Series


class DecisionKind(StrEnum):
    """What a decision is about. `subject` and `value` of a Decision are read accordingly."""

    COLUMN_INDICATOR = "column_indicator"
    """subject: header path as written; value: indicator id, or empty for "no indicator"."""
    COLUMN_MEASURE = "column_measure"
    """subject: header path; value: a Measure."""
    COLUMN_UNIT = "column_unit"
    """subject: header path; value: unit text."""
    COLUMN_PERIOD = "column_period"
    """subject: header path; value: period text."""
    COLUMN_IGNORED = "column_ignored"
    """subject: header path; value: "true"."""
    TABLE_PERIOD = "table_period"
    """subject: empty; value: period text for the whole table."""
    TABLE_SERIES = "table_series"
    """subject: empty; value: a Series."""
    HEADER_ROWS = "header_rows"
    """subject: empty; value: "first-last" header rows counted from 1."""
    AREA = "area"
    """subject: "parent / area" as written; value: Kemendagri code, or empty for "not an area"."""
    ROW_TOTAL = "row_total"
    """subject: "parent / area" as written; value: "true" or "false"."""
    TABLE_IGNORED = "table_ignored"
    """subject: empty; value: "true"."""
    ACTIVITY_COLUMN = "activity_column"
    """A column of an action plan. subject: header path; value: an ActivityColumn, empty for "not used"."""
    ACTIVITY_INDICATOR = "activity_indicator"
    """subject: an activity by code, name and output; value: indicator ids joined by spaces, or empty."""


CLOSED_VALUES: Mapping[DecisionKind, type[StrEnum]] = {
    DecisionKind.COLUMN_MEASURE: Measure,
    DecisionKind.TABLE_SERIES: Series,
    DecisionKind.ACTIVITY_COLUMN: ActivityColumn,
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
