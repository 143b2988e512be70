"""All that an office decided, as one json file: carried to another computer, replayed next month."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from msgspec import Struct, structs

from stunting.model import schema
from stunting.model.corrections import Correction
from stunting.model.decisions import Decision
from stunting.model.indicators import Indicator, Target

DECISION_FILE = "keputusan_dasbor.json"
"""What the file is called, in a room and when it is carried."""


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
    return schema.to_json(_File(**{name: getattr(office, name) for name in _File.__struct_fields__}))


def from_json(data: bytes) -> OfficeDecisions:
    """The decisions in a file that `to_json` wrote, or one from before corrections.

    Raises:
        schema.UnfitError: the bytes are no such file; it says where and why.
    """
    return OfficeDecisions(**structs.asdict(schema.from_json(data, _AnyFile)))


class _FileBeforeCorrections(Struct, frozen=True, tag_field="version", tag=1):
    """What a file of the first version holds."""

    decisions: tuple[Decision, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    kabupaten: str


class _File(_FileBeforeCorrections, frozen=True, tag_field="version", tag=2):
    """What a file holds; every part must be there."""

    corrections: tuple[Correction, ...]


_AnyFile: Any = _File | _FileBeforeCorrections


def _about(decision: Decision) -> tuple[str, str, str]:
    return decision.kind, decision.subject, decision.fingerprint


def _corrects(correction: Correction) -> tuple[object, ...]:
    return correction.asked.number.key, correction.asked.value


def _led_to(old: Correction, correction: Correction) -> bool:
    """Whether the value that an answer changes is the outcome of an earlier correction."""
    same = old.asked.number.key == correction.asked.number.key
    return same and not old.confirms and not correction.confirms and old.new == correction.asked.value
