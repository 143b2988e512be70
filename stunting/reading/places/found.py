"""What an area as written was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.catalogue.area_store import CODE_LENGTHS
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel, AreaMatch


@dataclass(frozen=True, slots=True)
class AreaFound:
    """What an area as written was taken for; `unmatched` where a person has to choose.

    `score` is the likeness of the names, 0-1. A puskesmas has no code, only its kecamatan.
    """

    level: str
    code: str = ""
    kecamatan: str = ""
    desa: str = ""
    score: float = 0.0
    certain: bool = False
    unmatched: bool = False
    proposals: tuple[AreaMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaAround:
    """The area that a whole table is about: its name, and what it was taken for."""

    name: str
    found: AreaFound


NO_AREA = AreaFound(AreaLevel.OTHER, score=1.0, certain=True)


def official(gazetteer: Gazetteer, code: str, score: float, certain: bool) -> AreaFound:
    """The official area of a code."""
    area = gazetteer.official(code)
    inside = len(code) >= CODE_LENGTHS[AreaLevel.KECAMATAN]
    return AreaFound(
        area.level,
        code,
        gazetteer.official(code[: CODE_LENGTHS[AreaLevel.KECAMATAN]]).name if inside else "",
        area.name if area.level is AreaLevel.DESA else "",
        score,
        certain,
    )


def puskesmas_in(gazetteer: Gazetteer, kecamatan: str, certain: bool) -> AreaFound:
    """A puskesmas that serves the kecamatan of a code."""
    return AreaFound(AreaLevel.PUSKESMAS, "", gazetteer.official(kecamatan).name, "", 1.0, certain)
