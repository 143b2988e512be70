"""Activities of a plan as wholes: the lines that share one amount put together, and where they reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from stunting.model.activities import ACTIVITIES, LocationScope
from stunting.model.follow_up import LIST_MARK


@dataclass(frozen=True, slots=True)
class Planned:
    """One activity. `kecamatan` are codes; `everywhere` is the whole kabupaten as written.

    `budget` and `realised` are in rupiah, NaN where no line has an amount.
    """

    id: str
    file: str
    sheet: str
    cell: str
    name: str
    code: str
    output: str
    opd: str
    location: str
    unmatched_places: str
    funding: str
    timing: str
    budget: float
    realised: float
    role: str
    role_reason: str
    code_name: str
    indicators: tuple[str, ...]
    indicator_score: float
    indicator_basis: str
    kecamatan: frozenset[str]
    everywhere: bool

    @property
    def label(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name}".strip()

    @property
    def unplaced(self) -> bool:
        """Whether no place of it is known."""
        return not self.everywhere and not self.kecamatan

    @property
    def kecamatan_count(self) -> int:
        """How many kecamatan it names; 0 for the whole kabupaten."""
        return 0 if self.everywhere else len(self.kecamatan)

    def names(self, kecamatan: str) -> bool:
        """Whether it names this kecamatan (a code) or a place in it."""
        return kecamatan in self.kecamatan

    def reaches(self, kecamatan: str) -> bool:
        """Whether it names this kecamatan or the whole kabupaten."""
        return self.everywhere or kecamatan in self.kecamatan

    def lies_in(self, kecamatan: str) -> bool:
        """Whether all its places lie in this kecamatan."""
        return not self.everywhere and self.kecamatan == {kecamatan}

    def in_kabupaten(self, kabupaten: str) -> bool:
        """Whether it reaches a kabupaten: a place of it is named, or none of another."""
        return (
            self.everywhere or self.unplaced or any(one.startswith(f"{kabupaten}.") for one in self.kecamatan)
        )


def planned_activities(activities: pd.DataFrame) -> list[Planned]:
    """Activities of a frame of `ACTIVITIES` in its order, those of one id together."""
    frame = ACTIVITIES.check(activities)
    return [_planned(lines.to_dict("records")) for _, lines in frame.groupby("id", sort=False)]


def _planned(lines: list[dict[Any, Any]]) -> Planned:
    first = lines[0]
    scores = [line["indicator_score"] for line in lines if line["indicators"]]
    ids = dict.fromkeys(id for line in lines for id in line["indicators"].split())
    plain = (
        *("id", "file", "sheet", "cell", "name", "code", "output", "opd", "timing"),
        *("role", "role_reason", "code_name"),
    )
    return Planned(
        **{name: first[name] for name in plain},
        **{name: _joined(lines, name) for name in ("location", "unmatched_places", "funding")},
        budget=_sum(lines, "budget"),
        realised=_sum(lines, "realised"),
        indicators=tuple(ids),
        indicator_score=min(scores) if scores else float("nan"),
        indicator_basis=next((line["indicator_basis"] for line in lines if line["indicators"]), ""),
        kecamatan=frozenset(code for line in lines for code in line["kecamatan_codes"].split()),
        everywhere=any(line["scope"] == LocationScope.KABUPATEN for line in lines),
    )


def _sum(lines: Iterable[dict[Any, Any]], name: str) -> float:
    amounts = [line[name] for line in lines if line[name] == line[name]]
    return sum(amounts) if amounts else float("nan")


def _joined(lines: Iterable[dict[Any, Any]], name: str) -> str:
    return LIST_MARK.join(dict.fromkeys(line[name] for line in lines if line[name]))
