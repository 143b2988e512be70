"""A proposal of desa lokus: which desa, which services first, under staff hours and rupiah."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from stunting.model.frames import FrameSpec, flag, number, text, whole


@dataclass(frozen=True, slots=True)
class LokusLimits:
    """What there is: most desa, staff hours and rupiah (infinite: no limit), and what reaching people costs.

    `desa_hours` are the hours that a desa takes before anybody is reached (travel, preparation); `hours` and
    `rupiah` are those for one person, by indicator. A service that is not named costs nothing.
    """

    desa: int = 10
    hours: float = math.inf
    rupiah: float = math.inf
    desa_hours: float = 0.0
    hours_of: Mapping[str, float] = field(default_factory=dict)
    rupiah_of: Mapping[str, float] = field(default_factory=dict)


LOKUS_PROPOSAL = FrameSpec(
    name="lokus_proposal",
    grain="one row per desa: those proposed first, then by how often draws propose them",
    columns=(
        text("area_level", "AreaLevel: desa"),
        text("area_key", "identity of the area"),
        text("area_code", "Kemendagri code, or empty"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area lies in"),
        flag("proposed", "whether the optimum takes it"),
        number("closed", "part 0-1 of the kabupaten's gaps that is closed here, mean over services"),
        number("hours", "staff hours spent here"),
        number("rupiah", "rupiah spent here"),
        text("services", "ids of the services that are given here, the most telling first, by spaces"),
        number("proposed_share", "share 0-1 of draws of the data in which it is proposed"),
        text("verdict", "Verdict: depends where draws disagree"),
        whole("rank", "place in the plain ranking, from 1; 0 without a score"),
        text("rank_verdict", "Verdict of the plain ranking"),
        text("listed", "year of the present list that names it, '-' of one without a year; empty for no"),
    ),
)

LOKUS_SERVICES = FrameSpec(
    name="lokus_services",
    grain="one row per proposed desa and service that is given there",
    columns=(
        text("area_key", "identity of the area"),
        text("area", "official name, or the name as written"),
        text("kecamatan", "kecamatan the area lies in"),
        text("indicator", "indicator id"),
        text("target_group", "sasaran, the unit of people"),
        number("gap_people", "people to the target"),
        number("reached", "of these, people whom the optimum reaches; whole numbers"),
        number("hours", "staff hours"),
        number("rupiah", "rupiah"),
        number("closed", "part 0-1 of the kabupaten's gaps that is closed by it, mean over services"),
    ),
)
