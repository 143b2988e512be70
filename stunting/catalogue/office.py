"""The catalogue as an office sees it: its own indicators, targets and ways of counting in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from stunting.catalogue.generations import generations
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.catalogue.local_offices import with_offices_of
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.indicators import OfficeSettings
from stunting.model.summaries.workload import MonthlyCount


def office_catalogue(
    office: OfficeDecisions,
    settings: OfficeSettings,
    kabupaten: str = "",
    named: Mapping[str, str] = MappingProxyType({}),
) -> Catalogue:
    """The catalogue with the indicators the office named, its targets, and its own file of settings.

    `kabupaten` is the code of the one whose offices answer for the indicators, empty where it is not known;
    `named`, what its files call them.
    """
    own = with_offices_of(load_catalogue(), kabupaten, named).with_indicators(office.indicators)
    counts = [(one.subject, MonthlyCount(one.value)) for one in _decided(office, DecisionKind.YEAR_PARTS)]
    decided = OfficeSettings(
        targets=office.targets,
        counts=tuple(counts),
        pro_rata=not any(_decided(office, DecisionKind.PRO_RATA)),
    )
    chosen = [one.value for one in _decided(office, DecisionKind.GENERATION) if one.value in generations()]
    followed = replace(own, list_of=chosen[-1]) if chosen else own
    return followed.with_settings(decided).with_settings(settings)


def _decided(office: OfficeDecisions, kind: DecisionKind) -> Iterator[Decision]:
    return (one for one in office.decisions if one.kind is kind)
