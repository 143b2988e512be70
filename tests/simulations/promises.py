"""How often a promise is called kept, late or contradicted although nothing changed: stated against observed.

    python -m tests.simulations.promises

The true share is the same at both times; sasaran differ by up to a fifth. Stated: kept in at most 5 % and
contradicted in at most 5 % of cases, whatever was promised.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from stunting.analysis.acting.promise_measure import Measured
from stunting.analysis.acting.promises import verdict_of

SEED = 5
CASES = 4000


def verdicts(share: float, people: int, promised: float, sign: float) -> Counter[str]:
    """Verdicts where `promised` (share of the sasaran) more were promised and nothing moved."""
    random = np.random.default_rng([SEED, people, int(1000 * share), int(1000 * promised)])
    found: Counter[str] = Counter()
    for _ in range(CASES):
        later = round(people * random.uniform(0.8, 1.2))
        old = random.binomial(people, share) / people
        served = random.binomial(later, share)
        goal = old + sign * promised
        promise = {"period": "2024", "share": old, "denominator": people, "status": ""}
        figure = {"period": "2025", "share": served / later, "numerator": served, "denominator": later}
        found[verdict_of(Measured(promise, figure, sign, goal, promised * people, "2025-12")).value] += 1
    return found


def main() -> None:
    print("people  share  promised  way    stated  kept  contradicted")
    for people in (20, 60, 300, 2000):
        for share in (0.1, 0.4, 0.8):
            for promised in (0.01, 0.05, 0.2):
                for sign, way in ((1.0, "more"), (-1.0, "fewer")):
                    found = verdicts(share, people, promised, sign)
                    kept, against = (100 * found[name] / CASES for name in ("kept", "contradicted"))
                    print(
                        f"{people:6d} {100 * share:6.0f} {100 * promised:9.0f}  {way:5} {'<= 5 %':>7}"
                        f" {kept:5.1f} {against:13.1f}"
                    )


if __name__ == "__main__":
    main()
