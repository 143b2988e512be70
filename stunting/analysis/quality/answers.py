"""What answers of offices do to findings: confirmed numbers settle them, corrected ones outdate some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from stunting.analysis.coverage.one_capaian import answer
from stunting.analysis.quality import wording
from stunting.analysis.quality.data import Draft
from stunting.model.summaries.quality import FindingKind

NEVER_RIGHT = frozenset(
    {
        FindingKind.CONFLICT,
        FindingKind.NEGATIVE,
        FindingKind.TOO_LARGE,
        FindingKind.FRACTION,
        FindingKind.ZERO_DENOMINATOR,
        FindingKind.PRINTED_PERCENT,
        FindingKind.PAIR_ORDER,
    }
)
"""Findings that stay open whatever is confirmed: their numbers cannot all be right."""
_PRINTED = frozenset({FindingKind.PRINTED_PERCENT, FindingKind.TOTAL_DIFFERS, FindingKind.MEAN_OF_PERCENTS})
_GROUP = ["file", "indicator", "period", "series"]


def confirmations(observations: pd.DataFrame, drafts: Sequence[Draft]) -> list[str]:
    """For each finding what its office said, where that settles it; else empty.

    A finding is settled once every cell of it was answered and at least one of them confirmed.
    """
    if not observations["confirmation"].ne("").any():
        return [""] * len(drafts)
    return ["" if draft.kind in NEVER_RIGHT else answer(observations, draft.cells) for draft in drafts]


def settled_figures(observations: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """Area code and indicator of the figures of which an office confirmed a number.

    They are no longer in doubt where the priority list is put to the test.
    """
    rows = observations[observations["confirmation"].ne("") & observations["area_code"].ne("")]
    pairs = rows[["area_code", "indicator"]].astype("str").drop_duplicates()
    return frozenset(pairs.itertuples(index=False, name=None))


def without_outdated(observations: pd.DataFrame, drafts: Sequence[Draft]) -> tuple[list[Draft], list[str]]:
    """The findings without those about printed totals and percentages below which a number was corrected.

    What the file prints was made from its own number, so the difference is one of our making until the
    office sends its next file. A note says how many are left out.
    """
    corrected = observations[observations["correction"].ne("")]
    touched = set(_printed_with(corrected))
    if not touched:
        return list(drafts), []
    groups = list(_printed_with(observations[_GROUP]))
    kept = [
        draft
        for draft in drafts
        if draft.kind not in _PRINTED or not any(groups[at] in touched for at in draft.cells)
    ]
    left_out = len(drafts) - len(kept)
    note = wording.OUTDATED_TOTALS.format(left_out=left_out)
    return kept, [note] if left_out else []


def _printed_with(rows: pd.DataFrame) -> Iterable[tuple[str, ...]]:
    """File, indicator, period and series of each row: what a printed total or percentage goes with."""
    return zip(*(rows[name].astype("str") for name in _GROUP), strict=True)
