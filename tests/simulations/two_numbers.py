"""How often a survey is said to be beyond what a register can explain: stated against observed.

    python -m tests.simulations.two_numbers

Children of whom a share is measured, and a survey of 400 of them in clusters of 10 with the design effect
1.5. Where every measured child is measured rightly, "tidak mungkin" is wrong: stated in at most 2.5 % of
cases, where all are measured in at most 5 %, as a survey can then miss on either side. Also where all
unmeasured children are stunted, or none. Beside it how often it is said where 30 or 60 % of the stunted
children are recorded as not stunted.
"""

from __future__ import annotations

import numpy as np

from stunting.analysis.comparing.two_numbers import CLUSTER, DESIGN_EFFECT, SAMPLE, two_number_test

SEED = 8
CASES = 10_000
FEWER_CASES = 1_000
"""Where the register is wrong and it is no error to say so."""
CHILDREN = 16_000
ALIKE = (DESIGN_EFFECT - 1) / (CLUSTER - 1)
"""Correlation within a cluster that gives the design effect."""


def said_impossible(true: float, measured: float, unmeasured: float, missed: float) -> float:
    """Share of cases called impossible.

    `true` and `unmeasured` are prevalences of all children and of those not measured, `measured` the share
    measured, `missed` the share of stunted measured children recorded as not stunted. The children are fixed:
    the register misses by chance which of them it records rightly, the survey by whom it draws.
    """
    random = np.random.default_rng(
        [SEED, *(round(1000 * one) for one in (true, measured, unmeasured, missed))]
    )
    among = round(CHILDREN * (true - (1 - measured) * unmeasured))
    cases = FEWER_CASES if missed else CASES
    recorded = random.binomial(among, 1 - missed, cases)
    firmness = (1 - ALIKE) / ALIKE
    clusters = random.beta(true * firmness, (1 - true) * firmness, (cases, round(SAMPLE / CLUSTER)))
    surveyed = random.binomial(CLUSTER, clusters).sum(axis=1) / SAMPLE
    pairs, times = np.unique(np.column_stack((recorded, surveyed)), axis=0, return_counts=True)
    tests = [two_number_test(measured, one / round(CHILDREN * measured), found) for one, found in pairs]
    return sum(count for one, count in zip(tests, times, strict=True) if not one.possible) / cases


def main() -> None:
    print("true  measured  among the unmeasured  stated    right  30 % missed  60 % missed")
    for true in (0.05, 0.08, 0.12, 0.2, 0.3, 0.4):
        for measured in (1.0, 0.95, 0.85, 0.7):
            # All stunted children among the unmeasured where there are that few.
            most = min(1.0, true / (1 - measured)) if measured < 1 else 0.0
            kinds = ((0.0, "none"), (true, "as all"), (most, "the most"))
            for unmeasured, words in kinds if measured < 1 else kinds[:1]:
                found = [
                    100 * said_impossible(true, measured, unmeasured, missed) for missed in (0, 0.3, 0.6)
                ]
                stated = 2.5 if measured < 1 else 5.0
                print(
                    f"{100 * true:4.0f} {100 * measured:9.0f}  {words:20} <= {stated} % "
                    f"{found[0]:7.2f} {found[1]:12.1f} {found[2]:12.1f}"
                )


if __name__ == "__main__":
    main()
