"""What all reading is done with: one record instead of four arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.decisions import Decision, DecisionKind


@dataclass(frozen=True, slots=True)
class Context:
    """Definitions, official areas and decisions that hold while an upload is read.

    `kabupaten` is a Kemendagri code, empty as long as it is not recognised.
    """

    catalogue: Catalogue
    gazetteer: Gazetteer
    kabupaten: str = ""
    decisions: tuple[Decision, ...] = ()

    def within(self, kabupaten: str) -> Context:
        """The same inside a kabupaten."""
        return replace(self, kabupaten=kabupaten)

    def with_catalogue(self, catalogue: Catalogue) -> Context:
        """The same with other definitions, those of an office say."""
        return replace(self, catalogue=catalogue)

    def with_decisions(self, decisions: Sequence[Decision]) -> Context:
        """The same with only these decisions, those about one form say."""
        return replace(self, decisions=tuple(decisions))

    def decided(self, kind: DecisionKind) -> Sequence[Decision]:
        """The decisions of one kind, in their order."""
        return [one for one in self.decisions if one.kind is kind]
