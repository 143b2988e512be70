"""An invented Penajam Paser Utara: target groups and services per desa, the same at every run.

Only names and codes of areas are official. Every number is drawn from a seeded generator and says
nothing about the real kabupaten. All workbooks draw on this one world, so they agree with each
other wherever a flaw was not put in on purpose (`flaws.py`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.areas import Area

PPU = "64.09"
NOTICE = "DATA CONTOH - SELURUH ANGKA REKAAN"
BASE_YEAR = 2023
GROWTH = 0.015

# Members of each target group per family, invented.
GROUP_PER_FAMILY = {
    "rematri": 0.21,
    "catin": 0.024,
    "pus": 0.74,
    "pus_miskin": 0.11,
    "bumil": 0.072,
    "bumil_kek": 0.009,
    "bufas": 0.064,
    "bulin": 0.068,
    "bayi": 0.062,
    "bayi_6": 0.031,
    "baduta_6_23": 0.092,
    "balita": 0.29,
    "balita_gibur": 0.0016,
    "balita_gikur": 0.017,
    "anak_2_6": 0.3,
    "keluarga": 1.0,
    "krs": 0.23,
    "kpm_pkh": 0.1,
    "kpm_hpk": 0.038,
}
# How far a kecamatan stands above or below the kabupaten, in points of share, invented.
KECAMATAN_EFFECT = {"Penajam": 0.03, "Waru": 0.05, "Babulu": -0.04, "Sepaku": -0.06}


@dataclass(frozen=True, slots=True)
class Service:
    """A service with its target group and the share it reaches in the base year.

    `pace` is the change of the share per year, `spread` its standard deviation between desa.
    Where `lower` is set a small share is good, and the effect of a kecamatan turns round.
    """

    id: str
    group: str
    share: float
    pace: float = 0.03
    spread: float = 0.08
    lower: bool = False
    highest: float = 1.0


@dataclass(frozen=True, slots=True)
class Count:
    """Target group and people served in one desa and year."""

    group: int
    served: int


@cache
def desa() -> tuple[Area, ...]:
    """The 54 desa and kelurahan in the order of their codes."""
    return load_gazetteer().desa(PPU)


@cache
def kecamatan() -> tuple[Area, ...]:
    """The four kecamatan in the order of their codes."""
    return load_gazetteer().kecamatan(PPU)


def kecamatan_name(area: Area) -> str:
    """Name of the kecamatan a desa lies in."""
    return next(each.name for each in kecamatan() if each.code == area.parent_code)


def desa_of(kecamatan_code: str) -> tuple[Area, ...]:
    """The desa of one kecamatan."""
    return tuple(area for area in desa() if area.parent_code == kecamatan_code)


@cache
def families(code: str) -> int:
    """Families of a desa in the base year: a kelurahan is larger than a desa."""
    draw = random.Random(f"families {code}")
    typical = 1150 if code.split(".")[-1].startswith("1") else 720
    return max(140, round(typical * draw.lognormvariate(0.0, 0.42)))


@cache
def group_size(code: str, group: str, year: int) -> int:
    """Members of a target group in a desa and year."""
    draw = random.Random(f"group {code} {group}")
    size = families(code) * GROUP_PER_FAMILY[group] * draw.uniform(0.85, 1.15)
    return round(size * (1 + GROWTH) ** (year - BASE_YEAR))


@cache
def served(area: Area, service: Service, year: int) -> Count:
    """What a service reached in a desa and year."""
    lasting = random.Random(f"level {area.code} {service.id}").gauss(0.0, service.spread)
    passing = random.Random(f"year {area.code} {service.id} {year}").gauss(0.0, service.spread / 3)
    effect = KECAMATAN_EFFECT[kecamatan_name(area)] * (-0.3 if service.lower else 1.0)
    share = service.share + service.pace * (year - BASE_YEAR) + effect + lasting + passing
    group = group_size(area.code, service.group, year)
    return Count(group, round(group * min(max(share, 0.02), service.highest)))


def total(service: Service, areas: tuple[Area, ...], year: int) -> Count:
    """Sums of a service over areas."""
    counts = [served(area, service, year) for area in areas]
    return Count(sum(count.group for count in counts), sum(count.served for count in counts))
