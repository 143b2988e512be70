"""Which kecamatan a puskesmas serves, from an editable table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stunting.catalogue.area_names import normalise_name

FOUND = "F"
PUSKESMAS = Path(__file__).parent / "data" / "puskesmas.csv"


@dataclass(frozen=True, slots=True)
class Puskesmas:
    """A puskesmas and the code of its kecamatan. `mark` is F (found in a document) or I (inferred)."""

    name: str
    kecamatan_code: str
    mark: str


@lru_cache(maxsize=1)
def read_puskesmas(path: Path = PUSKESMAS) -> tuple[Puskesmas, ...]:
    """All puskesmas of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Puskesmas(row["puskesmas"], row["kecamatan_code"], row["mark"]) for row in csv.DictReader(file)
        )


@lru_cache(maxsize=64)
def puskesmas_of(kabupaten: str) -> dict[str, Puskesmas]:
    """Puskesmas of a kabupaten or kota by their normalised names."""
    return {
        normalise_name(puskesmas.name): puskesmas
        for puskesmas in read_puskesmas()
        if puskesmas.kecamatan_code.startswith(f"{kabupaten}.")
    }
