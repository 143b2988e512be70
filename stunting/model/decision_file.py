"""All that an office decided, as one json file: carried to another computer, replayed next month."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from stunting.model.activities import ActivityColumn
from stunting.model.corrections import AskedCell, Correction, NumberIdentity
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import Direction, Evidence, Indicator, IndicatorKind, Target, Unit
from stunting.model.observations import Measure, Series

VERSION = 2
_BEFORE_CORRECTIONS = 1
_CLOSED_VALUES: Mapping[DecisionKind, type[StrEnum]] = {
    DecisionKind.COLUMN_MEASURE: Measure,
    DecisionKind.TABLE_SERIES: Series,
    DecisionKind.ACTIVITY_COLUMN: ActivityColumn,
}
"""Kinds of decision whose answer is one of a closed set."""


@dataclass(frozen=True, slots=True)
class OfficeDecisions:
    """Decisions about sheets, indicators an office named itself with their targets, corrections, kabupaten.

    `kabupaten` is a Kemendagri code, empty where the recognised one holds.
    """

    decisions: tuple[Decision, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    kabupaten: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was decided."""
        return self == OfficeDecisions()

    def with_decision(self, decision: Decision) -> OfficeDecisions:
        """With one more decision; an earlier one about the same thing gives way."""
        kept = tuple(old for old in self.decisions if _about(old) != _about(decision))
        return replace(self, decisions=(*kept, decision))

    def without_decision(self, decision: Decision) -> OfficeDecisions:
        """With one decision taken back."""
        return replace(self, decisions=tuple(old for old in self.decisions if old != decision))

    def with_correction(self, correction: Correction) -> OfficeDecisions:
        """With one more correction of a number.

        An earlier one from the same old value gives way. A correction of an already corrected value takes
        its place: it then goes from the value in the file to the newest one.
        """
        kept = [old for old in self.corrections if _corrects(old) != _corrects(correction)]
        before = [old for old in kept if _led_to(old, correction)]
        if before:
            kept.remove(before[0])
            correction = replace(correction, asked=before[0].asked)
        return replace(self, corrections=(*kept, correction))

    def without_corrections(self, gone: Collection[Correction]) -> OfficeDecisions:
        """With some corrections taken back."""
        return replace(self, corrections=tuple(old for old in self.corrections if old not in gone))

    def joined(self, other: OfficeDecisions) -> OfficeDecisions:
        """With those of another file; the other's win where both speak of the same thing."""
        result = self
        for decision in other.decisions:
            result = result.with_decision(decision)
        for correction in other.corrections:
            result = result.with_correction(correction)
        indicators = {one.id: one for one in (*self.indicators, *other.indicators)}
        targets = {(one.indicator, one.year): one for one in (*self.targets, *other.targets)}
        return replace(
            result,
            indicators=tuple(indicators.values()),
            targets=tuple(targets.values()),
            kabupaten=other.kabupaten or self.kabupaten,
        )


def to_json(office: OfficeDecisions) -> str:
    """The decisions as readable json."""
    return json.dumps({"version": VERSION, **asdict(office)}, ensure_ascii=False, indent=2)


def from_json(data: bytes) -> OfficeDecisions:
    """The decisions in a file that `to_json` wrote.

    Raises:
        ValueError: the bytes are no such file; the caller says so in a sentence.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
        version = content["version"]
        if version not in (_BEFORE_CORRECTIONS, VERSION):
            raise ValueError(f"unknown version {version!r}")
        corrections = [] if version == _BEFORE_CORRECTIONS else content["corrections"]
        return OfficeDecisions(
            decisions=tuple(_decision(one) for one in content["decisions"]),
            indicators=tuple(_indicator(one) for one in content["indicators"]),
            targets=tuple(_target(one) for one in content["targets"]),
            kabupaten=_text(content, "kabupaten"),
            corrections=tuple(_correction(one) for one in corrections),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a file of decisions: {type(error).__name__}") from error


def _about(decision: Decision) -> tuple[str, str, str]:
    return decision.kind, decision.subject, decision.fingerprint


def _corrects(correction: Correction) -> tuple[object, ...]:
    return correction.asked.number.key, correction.asked.value


def _led_to(old: Correction, correction: Correction) -> bool:
    """Whether the value that an answer changes is the outcome of an earlier correction."""
    same = old.asked.number.key == correction.asked.number.key
    return same and not old.confirms and not correction.confirms and old.new == correction.asked.value


def _decision(one: Mapping[str, Any]) -> Decision:
    kind, value = DecisionKind(one["kind"]), _text(one, "value")
    if kind in _CLOSED_VALUES:
        value = _CLOSED_VALUES[kind](value).value
    return Decision(
        kind=kind,
        subject=_text(one, "subject"),
        value=value,
        fingerprint=_text(one, "fingerprint"),
    )


def _indicator(one: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=_text(one, "id"),
        name=_text(one, "name"),
        short_name=_text(one, "short_name"),
        synonyms=tuple(str(text) for text in one["synonyms"]),
        target_group=_text(one, "target_group"),
        kind=IndicatorKind(one["kind"]),
        sector=_text(one, "sector"),
        opd=tuple(str(text) for text in one["opd"]),
        numerator=_text(one, "numerator"),
        denominator=_text(one, "denominator"),
        unit=Unit(one["unit"]),
        direction=Direction(one["direction"]),
        evidence=Evidence(one["evidence"]),
        essential_number=int(one["essential_number"]),
    )


def _target(one: Mapping[str, Any]) -> Target:
    return Target(
        indicator=_text(one, "indicator"),
        year=int(one["year"]),
        share=None if one["share"] is None else float(one["share"]),
        source=_text(one, "source"),
        evidence=Evidence(one["evidence"]),
        usable=bool(one["usable"]),
        note=_text(one, "note"),
    )


def _correction(one: Mapping[str, Any]) -> Correction:
    date.fromisoformat(_text(one, "when"))
    return Correction(
        asked=asked_cell(one["asked"]),
        new=_number(one["new"]),
        reason=_text(one, "reason"),
        office=_text(one, "office"),
        when=_text(one, "when"),
    )


def asked_cell(one: Mapping[str, Any]) -> AskedCell:
    """An `AskedCell` from the mapping that `dataclasses.asdict` made of it.

    Raises:
        KeyError, TypeError, ValueError: the mapping is none; the caller says so in a sentence.
    """
    number = one["number"]
    texts = ("area_code", "area", "parent", "indicator", "uses", "measure", "part", "period", "series")
    total = number["is_total"]
    if not isinstance(total, bool):
        raise TypeError("is_total is no flag")
    return AskedCell(
        number=NumberIdentity(is_total=total, **{name: _text(number, name) for name in texts}),
        file=_text(one, "file"),
        sheet=_text(one, "sheet"),
        cell=_text(one, "cell"),
        value=None if one["value"] is None else _number(one["value"]),
    )


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise TypeError("a value is no number")
    return float(value)


def _text(one: Mapping[str, Any], name: str) -> str:
    value = one[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value
