"""One indicator over several kabupaten: one figure from their sums, and how many are on target."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.model.summaries import Status


@dataclass(frozen=True, slots=True)
class Together:
    """Several areas as one.

    `share` (0-1) is Σ numerator / Σ denominator of the `used` areas that have both, None where none has;
    `met` of the `judged` areas are on target, and `farthest` names the one farthest from it ("" if none).
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
    judged = rows[rows["gap_points"].notna()]
    short = judged[judged["gap_points"] > 0].sort_values("gap_points", ascending=False, kind="stable")
    worst = short.iloc[0] if len(short) else None
    return Together(
        share=float(both["numerator"].sum() / both["denominator"].sum()) if len(both) else None,
        used=len(both),
        areas=len(rows),
        met=int((judged["status"] == Status.MET.value).sum()),
        judged=len(judged),
        farthest="" if worst is None else str(worst["area"]),
        farthest_share=float("nan") if worst is None else float(worst["share"]),
    )
