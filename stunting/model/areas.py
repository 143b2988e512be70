"""Administrative areas and their levels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaLevel(StrEnum):
    """Levels of area that a matrix speaks of. A kelurahan is of the level `DESA`."""

    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    PUSKESMAS = "puskesmas"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Area:
    """One official area.

    `code` is the Kemendagri code with dots ("64.09.01.1001"), `bps_code` that of BPS or empty.
    `kind` is the word before the name: provinsi, kabupaten, kota, kecamatan, desa, kelurahan.
    """

    level: AreaLevel
    code: str
    name: str
    kind: str = ""
    bps_code: str = ""

    @property
    def parent_code(self) -> str:
        """Code of the area one level up; empty for a province."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """An official area proposed for a name as written, with a score from 0 to 1 (1 = the same name)."""

    area: Area
    score: float


def area_key(code: str, name: str, kecamatan: str) -> str:
    """Identity of an area in summaries: the official code, or the names where no code is known."""
    return code or f"?{kecamatan}/{name}".lower()
