"""Seconds for the priority list and the other analyses of coverage, on invented desa.

54 desa are a kabupaten, 8,000 a large province; 29 service indicators and prevalence each. The priority
list with its 1,000 draws has limits of 0.2 s and 20 s on two free cores; the script ends with 1 where one
is missed. The shortest of some rounds counts; processor seconds stand beside it, for busy machines.

    python tests/benchmarks/bench_priority.py
"""

import resource
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting.analysis.comparing.capacity import capacity  # noqa: E402
from stunting.analysis.comparing.convergence import convergence, on_target  # noqa: E402
from stunting.analysis.comparing.inequality import inequality  # noqa: E402
from stunting.analysis.comparing.trend import trend  # noqa: E402
from stunting.analysis.comparing.what_if import what_if  # noqa: E402
from stunting.analysis.comparing.workload import smallest_set, workload  # noqa: E402
from stunting.analysis.coverage.status import gap_people, gap_points, statuses  # noqa: E402
from stunting.analysis.priority.priority import priority  # noqa: E402
from stunting.catalogue.indicators import load_catalogue  # noqa: E402
from stunting.model.areas import AreaLevel  # noqa: E402
from stunting.model.indicators import Direction  # noqa: E402
from stunting.model.summaries import COVERAGE  # noqa: E402
from stunting.model.summaries.workload import Change  # noqa: E402

CATALOGUE = load_catalogue()
INDICATORS = [*CATALOGUE.essential(), CATALOGUE.indicators["stunting_prevalence"]]
LIMITS = {54: 0.2, 8000: 20.0}
DESA_PER_KECAMATAN = 15
ROUNDS = {54: 20, 8000: 3}


def invented(desa: int) -> pd.DataFrame:
    """Coverage of so many desa in one year, all numbers drawn."""
    draw = np.random.default_rng(desa)
    return COVERAGE.check(
        pd.concat([one_indicator(draw, desa, one) for one in INDICATORS], ignore_index=True)
    )


def one_indicator(draw, desa, indicator):
    place = np.arange(desa)
    kecamatan = place // DESA_PER_KECAMATAN
    lower = np.full(desa, indicator.direction is Direction.LOWER)
    people = draw.integers(10, 400, desa)
    expected = draw.beta(3, 17, desa) if lower[0] else draw.beta(14, 6, desa)
    served = draw.binomial(people, expected).astype(float)
    share = served / people
    official = CATALOGUE.target(indicator.id, 2024)
    target = np.full(desa, np.nan if official is None else official.share)
    gap = gap_people(served, people.astype(float), target, lower)
    code = [f"64.{at // 20 + 1:02d}.{at % 20 + 1:02d}.{2001 + one % 15}" for one, at in enumerate(kecamatan)]
    numbers = {
        "numerator": served,
        "denominator": people.astype(float),
        "share": share,
        "drawn_share": share,
        "denominator_reporting": 1.0,
        "target": target,
        "gap_points": gap_points(share, target, lower),
        "gap_people": gap,
        "gap_people_areas": gap,
        "gap_people_all": served if lower[0] else people - served,
        "status": statuses(share, target, lower, CATALOGUE.cutoffs),
        "above_full": False,
        "target_verified": False,
        "target_year": np.nan,
        "certainty": "sure",
        "areas_reporting": 1,
        "areas_expected": 1,
    }
    texts = {
        "series": "register",
        "period": "2024",
        "area_level": "desa",
        "area_key": code,
        "area_code": code,
        "area": [f"Desa {one}" for one in place],
        "kecamatan": [f"Kecamatan {one}" for one in kecamatan],
        "indicator": indicator.id,
        "sector": indicator.sector,
        "opd": "",
        "target_group": indicator.target_group,
        "basis": "sum",
        "reason": "",
        "target_source": "",
        "target_note": "",
    }
    return pd.DataFrame({**texts, **numbers})


def best_of(work, rounds: int) -> tuple[float, float]:
    """Shortest time of some rounds and its processor time, in seconds."""
    times = []
    for _ in range(rounds):
        start, processor = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start, time.process_time() - processor))
    return min(times)


def analyses(frame):
    desa, months = AreaLevel.DESA, {"deadline": date(2025, 12, 31), "today": date(2024, 11, 24)}
    change = [Change("growth_monitoring")]
    return {
        "inequality": lambda: inequality(frame, CATALOGUE, level=desa),
        "convergence": lambda: convergence(frame, CATALOGUE),
        "on target": lambda: on_target(frame),
        "workload": lambda: workload(frame, CATALOGUE, counts={}, **months),
        "smallest set": lambda: smallest_set(frame),
        "what if": lambda: what_if(frame, change, CATALOGUE),
        "trend": lambda: trend(frame, CATALOGUE, deadline=months["deadline"]),
        "capacity": lambda: capacity(frame, CATALOGUE),
    }


def main() -> int:
    missed = False
    for desa, limit in LIMITS.items():
        frame = invented(desa)
        works = {
            "priority, 1,000 draws": lambda frame=frame: priority(frame, CATALOGUE, level=AreaLevel.DESA),
            **analyses(frame),
        }
        for name, work in works.items():
            spent, processor = best_of(work, ROUNDS[desa])
            limited = name.startswith("priority")
            missed = missed or (limited and spent > limit)
            mark = f"  (limit {limit} s)" if limited else ""
            print(f"{desa:6,d} desa  {name:<21} {spent:8.3f} s, processor {processor:8.3f} s{mark}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
