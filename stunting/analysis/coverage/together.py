"""One indicator over several kabupaten: one figure from their sums, and how many are on target."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.analysis.coverage.standings import furthest_behind, judged_rows
from stunting.model.formatting import format_names
from stunting.model.summaries import Status


@dataclass(frozen=True, slots=True)
class Together:
    """Several areas as one.

    `share` (0-1) is Σ numerator / Σ denominator of the `used` areas that have both, None where none has;
    `met` of the `judged` areas are on target, and `farthest` names the farthest from it ("" if none).
    """

    share: float | None
    used: int
    areas: int
    met: int
    judged: int
    farthest: str
    farthest_share: float


def together(rows: pd.DataFrame) -> Together:
    """The areas of coverage rows of one indicator, series and period together; never a mean of shares.

    Example: 40 of 50 in one kabupaten and 10 of 150 in another are 50 of 200, 25 %.
    """
    both = rows[rows["numerator"].notna() & rows["share"].notna() & (rows["denominator"] > 0)]
    judged = judged_rows(rows)
    furthest = furthest_behind(rows)
    return Together(
        share=float(both["numerator"].sum() / both["denominator"].sum()) if len(both) else None,
        used=len(both),
        areas=len(rows),
        met=int((judged["status"] == Status.MET.value).sum()),
        judged=len(judged),
        farthest=format_names(furthest["area"].tolist()),
        farthest_share=float(furthest["share"].iloc[0]) if len(furthest) else float("nan"),
    )
