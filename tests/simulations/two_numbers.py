"""How often a survey is said to be beyond what a register can explain: stated against observed.

    python -m tests.simulations.two_numbers

A true prevalence, a share of children measured, and a survey of 400 children in clusters of 10 with the
design effect 1.5. Where every measured child is measured rightly, "tidak mungkin" is wrong: stated in at most
2.5 % of cases on either side, also where all unmeasured children are stunted, or none. Beside it how often it
is said where 30 or 60 % of the stunted children are recorded as not stunted.
"""

from __future__ import annotations

import numpy as np

from stunting.analysis.comparing.two_numbers import DESIGN_EFFECT, SAMPLE, two_number_test

SEED = 8
CASES = 4000
CHILDREN = 16_000
CLUSTER = 10
ALIKE = (DESIGN_EFFECT - 1) / (CLUSTER - 1)
"""Correlation within a cluster that gives the design effect."""


def said_impossible(true: float, measured: float, unmeasured: float, missed: float) -> float:
    """Share of cases called impossible.

    `true` and `unmeasured` are prevalences of all children and of those not measured, `measured` the share
    measured, `missed` the share of stunted measured children recorded as not stunted.
    """
    random = np.random.default_rng(
        [SEED, *(round(1000 * one) for one in (true, measured, unmeasured, missed))]
    )
    among = (true - (1 - measured) * unmeasured) / measured
    recorded = random.binomial(round(CHILDREN * measured), among * (1 - missed), CASES)
    firmness = (1 - ALIKE) / ALIKE
    clusters = random.beta(true * firmness, (1 - true) * firmness, (CASES, round(SAMPLE / CLUSTER)))
    surveyed = random.binomial(CLUSTER, clusters).sum(axis=1) / SAMPLE
    registers = recorded / round(CHILDREN * measured)
    tests = [two_number_test(measured, *both) for both in zip(registers, surveyed, strict=True)]
    return sum(not one.possible for one in tests) / CASES


def main() -> None:
    print("true  measured  among the unmeasured  stated    right  30 % missed  60 % missed")
    for true in (0.12, 0.2, 0.3):
        for measured in (0.95, 0.85, 0.7):
            # All stunted children among the unmeasured where there are that few.
            most = min(1.0, true / (1 - measured))
            for unmeasured, words in ((0.0, "none"), (true, "as all"), (most, "the most")):
                if (true - (1 - measured) * unmeasured) / measured > 1:
                    continue
                found = [
                    100 * said_impossible(true, measured, unmeasured, missed) for missed in (0, 0.3, 0.6)
                ]
                print(
                    f"{100 * true:4.0f} {100 * measured:9.0f}  {words:20} <= 2.5 % "
                    f"{found[0]:7.1f} {found[1]:12.1f} {found[2]:12.1f}"
                )


if __name__ == "__main__":
    main()
