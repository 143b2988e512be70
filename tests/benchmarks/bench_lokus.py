"""Times the optimum of desa lokus, 54 desa x 29 services: python tests/benchmarks/bench_lokus.py.

People short, hours and rupiah of one person, and limits are invented, another kabupaten for each seed.
"""

import time

import numpy as np

from stunting.analysis.priority.lokus_optimum import ChoiceLimits, best_choice

DESA, SERVICES, SEEDS = 54, 29, 20
LIMITS = ((10, 0.1), (10, 0.3), (20, 0.05))


def kabupaten(seed):
    """People short (desa, services) and the hours and rupiah of one."""
    random = np.random.default_rng(seed)
    people = random.integers(20, 400, (DESA, SERVICES))
    short = np.maximum(0.0, np.ceil(0.9 * people) - np.floor(random.uniform(0.3, 1, people.shape) * people))
    return short, random.uniform(0.2, 3, SERVICES), random.uniform(10_000, 500_000, SERVICES)


def main():
    """Seconds of every optimum, the slowest last."""
    times = []
    for seed in range(SEEDS):
        short, hours, rupiah = kabupaten(seed)
        worth = 1 / short.sum(axis=0) / SERVICES
        for desa, part in LIMITS:
            spent = part * (short @ hours).sum(), 0.8 * part * (short @ rupiah).sum()
            start = time.perf_counter()
            found = best_choice(short, worth, ChoiceLimits(desa, *spent, 16.0, hours, rupiah))
            times.append(time.perf_counter() - start)
            assert found.bound - found.worth < 2 * worth.max() + 1e-6
    times.sort()
    middle = times[len(times) // 2]
    print(f"{len(times)} optima of {DESA} x {SERVICES}: median {middle:.2f} s, slowest {times[-1]:.2f} s")


if __name__ == "__main__":
    main()
