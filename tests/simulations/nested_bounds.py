"""Whether the truth lies within the bounds of nested groups, and whether these are ever wider than Frechet's.

    python -m tests.simulations.nested_bounds

In each of 10,000 invented populations of balita everyone has or lacks every service at random, services hang
together; the two parts of baduta and gizi kurang are drawn inside. Stated: the truth inside in all of them.
Frechet's bounds treat every service of a person as one of the whole group, had by all who do not need it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.comparing.convergence import convergence
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

SEED = 10
POPULATIONS = 10_000
OWN = ("growth_monitoring", "weighing_coverage")
INNER = {
    "exclusive_breastfeeding": "bayi < 6 bulan",
    "complementary_feeding_6_23": "anak 6\u201323 bulan",
    "moderate_malnutrition_supplement": "balita gizi kurang",
}


def population(random: np.random.Generator) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Who belongs to the group of each service, and who has the service."""
    people = int(random.integers(5, 120))
    months = random.integers(0, 60, people)
    groups = {id: np.ones(people, dtype=bool) for id in OWN}
    groups["exclusive_breastfeeding"] = months < 6
    groups["complementary_feeding_6_23"] = (months >= 6) & (months < 24)
    groups["moderate_malnutrition_supplement"] = random.random(people) < random.random()
    reach = random.normal(0, 1, people) * random.random() * 2
    has = {
        id: inside & (reach + random.normal(0, 1, people) < random.normal(1, 1))
        for id, inside in groups.items()
    }
    return groups, has


def main() -> None:
    random = np.random.default_rng(SEED)
    records, truth = [], {}
    for at in range(POPULATIONS):
        groups, has = population(random)
        area = f"D{at}"
        lacks = np.zeros(len(groups[OWN[0]]), dtype=bool)
        for id, inside in groups.items():
            lacks |= inside & ~has[id]
            records.append(
                {
                    "area": area,
                    "indicator": id,
                    "numerator": int(has[id].sum()),
                    "denominator": int(inside.sum()),
                    "target_group": INNER.get(id, "balita"),
                }
            )
        people = len(lacks)
        missing = [int((groups[id] & ~has[id]).sum()) for id in groups]
        frechet = max(0, people - sum(missing)), people - max(missing)
        truth[area] = (int((~lacks).sum()), *frechet)
    frame = convergence(cover([row for row in records if row["denominator"]]), load_catalogue()).frame
    rows = frame[frame["target_group"] == "balita"].set_index("area")
    true = pd.DataFrame(truth, index=["all", "least", "most"]).T.loc[rows.index]
    inside = rows["lower_people"].le(true["all"]) & rows["upper_people"].ge(true["all"])
    wider = rows["lower_people"].lt(true["least"]) | rows["upper_people"].gt(true["most"])
    narrower = rows["lower_people"].gt(true["least"]) | rows["upper_people"].lt(true["most"])
    print(f"populations {len(rows)}; stated: truth inside in all; observed {int(inside.sum())}")
    print(f"wider than Frechet: stated 0, observed {int(wider.sum())}; narrower: {int(narrower.sum())}")


if __name__ == "__main__":
    main()
