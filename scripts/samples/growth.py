"""Weighing and measuring of children under five in the invented world, by desa and month."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields
from functools import cache

from samples.world import KECAMATAN_EFFECT, desa_of, group_size, kecamatan, kecamatan_name
from stunting.catalogue.puskesmas import puskesmas_of
from stunting.model.areas import Area

# Months of mass weighing reach more children.
WEIGHING_MONTHS = (2, 8)


@dataclass(frozen=True, slots=True)
class Growth:
    """Children of one area and month: target group, weighed, and results of the three indices.

    As in a recap of e-PPGBM the results of BB/U, TB/U and BB/TB each add up to the children measured.
    """

    target: int
    weighed: int
    weight_severe: int
    weight_low: int
    weight_risk: int
    weight_outlier: int
    severely_stunted: int
    stunted: int
    tall: int
    height_outlier: int
    severely_wasted: int
    wasted: int
    overweight_risk: int
    overweight: int
    obese: int
    thinness_outlier: int

    def __add__(self, other: Growth) -> Growth:
        return Growth(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def portion(self, share: float, draw: random.Random) -> Growth:
        """About this share of every count: weighing give or take 4 %, results give or take 15 %."""
        spreads = {"target": 0.0, "weighed": 0.04}
        return Growth(
            *(
                int(getattr(self, f.name) * share * (1 + draw.uniform(-1, 1) * spreads.get(f.name, 0.15)))
                for f in fields(self)
            )
        )

    def minus(self, other: Growth) -> Growth:
        """What is left after a portion was taken out."""
        return Growth(*(getattr(self, f.name) - getattr(other, f.name) for f in fields(self)))

    @property
    def weight_normal(self) -> int:
        """Children of normal weight for age."""
        return self.weighed - self.weight_severe - self.weight_low - self.weight_risk - self.weight_outlier

    @property
    def height_normal(self) -> int:
        """Children of normal height for age."""
        return self.weighed - self.severely_stunted - self.stunted - self.tall - self.height_outlier

    @property
    def thinness_normal(self) -> int:
        """Children of normal weight for height."""
        return self.weighed - sum(
            (
                self.severely_wasted,
                self.wasted,
                self.overweight_risk,
                self.overweight,
                self.obese,
                self.thinness_outlier,
            )
        )

    @property
    def measured_height(self) -> int:
        """Children with a plausible height for age."""
        return self.severely_stunted + self.stunted + self.height_normal + self.tall


@cache
def growth(area: Area, year: int, month: int) -> Growth:
    """Weighing results of a desa."""
    lasting = random.Random(f"stunting {area.code}")
    draw = random.Random(f"growth {area.code} {year}-{month:02d}")
    effect = KECAMATAN_EFFECT[kecamatan_name(area)]
    target = group_size(area.code, "balita", year)
    turnout = 0.74 + effect + (0.1 if month in WEIGHING_MONTHS else 0.0) + draw.uniform(-0.06, 0.06)
    weighed = round(target * min(turnout, 0.98))
    stunting = min(max(lasting.gauss(0.125 - effect, 0.04) - 0.001 * month, 0.02), 0.35)
    severe, short, tall, high_odd = (
        round(weighed * share) for share in (stunting * 0.22, stunting * 0.78, 0.006, 0.002)
    )
    severe_thin, thin, risk, fat, obese, thin_odd = (
        round(weighed * share * draw.uniform(0.8, 1.2)) for share in (0.005, 0.046, 0.07, 0.024, 0.012, 0.002)
    )
    severe_light, light, heavy, light_odd = (
        round(weighed * share * draw.uniform(0.8, 1.2)) for share in (0.018, 0.105, 0.035, 0.001)
    )
    return Growth(
        target=target,
        weighed=weighed,
        weight_severe=severe_light,
        weight_low=light,
        weight_risk=heavy,
        weight_outlier=light_odd,
        severely_stunted=severe,
        stunted=short,
        tall=tall,
        height_outlier=high_odd,
        severely_wasted=severe_thin,
        wasted=thin,
        overweight_risk=risk,
        overweight=fat,
        obese=obese,
        thinness_outlier=thin_odd,
    )


def growth_of(areas: tuple[Area, ...], year: int, month: int) -> Growth:
    """Sums over desa."""
    first, *others = (growth(area, year, month) for area in areas)
    return sum(others, start=first)


@cache
def puskesmas() -> tuple[tuple[str, str, float], ...]:
    """(kecamatan, puskesmas, share of the kecamatan it serves); the shares are invented."""
    rows = []
    for area in kecamatan():
        names = [each.name for each in puskesmas_of("64.09").values() if each.kecamatan_code == area.code]
        weights = [random.Random(f"puskesmas {name}").uniform(0.7, 1.4) for name in names]
        rows += [
            (area.name, name, weight / sum(weights)) for name, weight in zip(names, weights, strict=True)
        ]
    return tuple(rows)


def split(total: int, kecamatan_of: str, spread: float, seed: str) -> list[int]:
    """A count of a kecamatan divided over its puskesmas, give or take `spread`; the last takes the rest."""
    draw = random.Random(f"split {seed} {kecamatan_of}")
    shares = [share for name, _, share in puskesmas() if name == kecamatan_of]
    parts = [int(total * share * (1 + draw.uniform(-spread, spread))) for share in shares[:-1]]
    return [*parts, total - sum(parts)]


@cache
def growth_by_puskesmas(year: int, month: int) -> tuple[tuple[str, str, Growth], ...]:
    """(kecamatan, puskesmas, results); over a kecamatan they add up to the sum of its desa."""
    rows: list[tuple[str, str, Growth]] = []
    for area in kecamatan():
        rest = growth_of(desa_of(area.code), year, month)
        shares = [(name, share) for kec, name, share in puskesmas() if kec == area.name]
        whole = rest
        draw = random.Random(f"puskesmas {area.name} {year}-{month:02d}")
        for name, share in shares[:-1]:
            part = whole.portion(share, draw)
            rest = rest.minus(part)
            rows.append((area.name, name, part))
        rows.append((area.name, shares[-1][0], rest))
    return tuple(rows)
