"""How often an area is on the list where its verdict says so: stated against observed.

    python -m tests.simulations.priority

54 desa with true shares of stunting and of six services, people who come or not, a list of ten. The true list
is that of the true shares, by weights drawn as the verdict says that they may differ. Stated: the mean of the
shares of draws on the list that stand beside the verdicts; observed: how many are on the true list.
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from stunting.analysis.priority.cells import Weights, cells_of, weights_of
from stunting.analysis.priority.draws import WEIGHT_FIRMNESS
from stunting.analysis.priority.priority import priority
from stunting.analysis.priority.score import scale_of, score_of
from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.relations import stunting_id
from stunting.model.areas import AreaLevel
from tests.coverage_frames import cover

SEED = 6
WORLDS = 200
DESA, TOP = 54, 10
SERVICES = (
    *("growth_monitoring", "exclusive_breastfeeding", "basic_immunization_complete"),
    *("pregnant_ifa_90", "anc_k6", "drinking_water_access"),
)
CATALOGUE = load_catalogue()
BANDS = ((0.9, 1.01, "pasti"), (0.5, 0.9, "bergantung, 50-90 %"), (0.1, 0.5, "bergantung, 10-50 %"))
BANDS += ((-0.01, 0.1, "tidak"),)


def world(random: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """COVERAGE as counted, and as it truly is: the same people with true shares."""
    children = random.integers(20, 260, DESA)
    columns = [(stunting_id(), children, random.beta(6, 34, DESA), 0.14)]
    for name in SERVICES:
        people = np.maximum(1, children * random.uniform(0.1, 1.0)).astype(int)
        columns.append((name, people, random.beta(12, 5, DESA), 0.9))
    counted, true = [], []
    for name, people, share, target in columns:
        for at in range(DESA):
            row = {"indicator": name, "area": f"Desa {at:02}", "target": target}
            row |= {"denominator": float(people[at])}
            counted.append(row | {"numerator": float(random.binomial(people[at], share[at]))})
            true.append(row | {"numerator": float(people[at] * share[at])})
    return cover(counted), cover(true)


def true_list(frame: pd.DataFrame, random: np.random.Generator) -> set[str]:
    """Keys of the areas on the list by true shares and weights drawn around even ones."""
    cells = cells_of(frame, CATALOGUE)
    even, _ = weights_of((1, 1, 1), {}, cells)
    drawn = Weights(
        *(random.dirichlet(WEIGHT_FIRMNESS * one / one.mean()) for one in (even.parts, even.services))
    )
    total = score_of(cells, drawn, scale_of(cells, even)).total
    return set(cells.areas["area_key"].to_numpy()[np.argsort(-total)[:TOP]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    random = np.random.default_rng(parser.parse_args().seed)
    stated, on_list = [], []
    for _ in range(WORLDS):
        counted, true = world(random)
        frame = priority(counted, CATALOGUE, level=AreaLevel.DESA, top=TOP).frame
        members = true_list(true, random)
        stated += frame["top_share"].tolist()
        on_list += frame["area_key"].isin(members).tolist()
    shares, truth = np.array(stated), np.array(on_list)
    print("verdict               desa  stated  observed")
    for low, high, words in BANDS:
        mine = (shares >= low) & (shares < high)
        print(f"{words:20} {mine.sum():5d} {100 * shares[mine].mean():7.1f} {100 * truth[mine].mean():9.1f}")


if __name__ == "__main__":
    main()
