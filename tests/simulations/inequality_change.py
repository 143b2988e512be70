"""How often "lebih timpang" or "lebih merata" is said although nothing changed: stated against observed.

    python -m tests.simulations.inequality_change

The true share of every area is the same in both periods; only the binomial noise is drawn anew. Stated: in at
most 5 % of cases. The last column is how often the rule speaks where the spread really doubled.
"""

from __future__ import annotations

import numpy as np

from stunting.analysis.comparing.inequality_change import inequality_change
from stunting.model.summaries.inequality import InequalityChange

SEED = 12
CASES = 1000
MEAN = 0.7


def spoken(areas: int, spread: float, people: int, factor: float) -> float:
    """Share of cases with a verdict, where the spread of true shares is multiplied by `factor`."""
    random = np.random.default_rng([SEED, areas, people, int(1000 * spread), int(10 * factor)])
    said = 0
    for _ in range(CASES):
        size = np.round(people * np.exp(random.normal(0, 0.4, areas))).astype(int) + 5
        away = spread * random.standard_normal(areas)
        before, after = (np.clip(MEAN + by * away, 0.01, 0.99) for by in (1.0, factor))
        first, second = (random.binomial(size, true) / size for true in (before, after))
        verdict = inequality_change(first, size.astype(float), second, size.astype(float))
        said += verdict is not InequalityChange.SAME
    return said / CASES


def main() -> None:
    print("areas  people  spread  stated  observed without change  observed with double spread")
    for areas in (4, 15, 54):
        for people in (20, 100, 600):
            for spread in (0.0, 0.02, 0.07, 0.15):
                same, doubled = (spoken(areas, spread, people, factor) for factor in (1.0, 2.0))
                print(
                    f"{areas:5d} {people:7d} {100 * spread:7.0f} {'<= 5 %':>7} {100 * same:24.1f}"
                    f" {100 * doubled:28.1f}"
                )


if __name__ == "__main__":
    main()
