"""What answers of offices do to findings: confirmed numbers settle them, corrected ones outdate some."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stunting.analysis.quality_data import Draft
from stunting.model.summaries.quality import FindingKind

NEVER_RIGHT = frozenset(
    {
        FindingKind.CONFLICT,
        FindingKind.NEGATIVE,
        FindingKind.TOO_LARGE,
        FindingKind.ZERO_DENOMINATOR,
        FindingKind.PRINTED_PERCENT,
        FindingKind.PAIR_ORDER,
    }
)
"""Findings that stay open whatever is confirmed: their numbers cannot all be right."""


def confirmations(observations: pd.DataFrame, drafts: Sequence[Draft]) -> list[str]:
    """For each finding what its office said, where that settles it; else empty.

    A finding is settled once every cell of it was answered and at least one of them confirmed.
    """
    if not observations["confirmation"].ne("").any():
        return [""] * len(drafts)
    said = observations["confirmation"].astype("str").to_numpy()
    corrected = observations["correction"].astype("str").to_numpy()
    return [
        ""
        if draft.kind in NEVER_RIGHT or not all(said[at] or corrected[at] for at in draft.cells)
        else "; ".join(dict.fromkeys(said[at] for at in draft.cells if said[at]))
        for draft in drafts
    ]


def outdated_by_correction(observations: pd.DataFrame, draft: Draft) -> bool:
    """Whether a printed percentage differs only because a number that it was printed from is corrected."""
    if draft.kind is not FindingKind.PRINTED_PERCENT:
        return False
    return any(observations["correction"].iat[at] for at in draft.cells)
