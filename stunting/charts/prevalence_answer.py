"""The answer of the page on prevalence: what each of the two sources says, and whether it rises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from stunting.charts.answer import Tone, Words
from stunting.model.formatting import format_percent, format_points
from stunting.model.observations import Series
from stunting.model.periods import period_label, period_order

_BEGINNINGS: Final = {
    Series.REGISTER: "Stunting menurut e-PPGBM ",
    Series.SURVEY: "Menurut survei (SSGI/SKI) ",
}


def prevalence_answer(lines: pd.DataFrame, first: str = "") -> tuple[Words, ...]:
    """The latest figure of each series and its change, one after the other and never merged.

    `lines` are TREND rows of stunting in one area; of a series with several lengths of period the line that
    reaches furthest counts. `first` is said before them, in place of the remark that ends them.
    """
    said: list[Words] = [Words(f"{first} ", Tone.STRONG)] if first else []
    for series, beginning in _BEGINNINGS.items():
        own = lines[(lines["series"] == series.value) & lines["last_share"].notna()]
        rows = sorted(own.to_dict("records"), key=lambda row: period_order(row["last_period"]))
        for row in rows[-1:]:
            value = Words(format_percent(row["last_share"]), Tone.STRONG)
            said += [Words(beginning), value, Words(f" ({period_label(row['last_period'])}){_change(row)}. ")]
    several = not first and lines.loc[lines["last_share"].notna(), "series"].nunique() > 1
    both = (Words("Keduanya tidak digabung."),) if several else ()
    return (*said, *both)


def _change(row: Mapping[Any, Any]) -> str:
    points = row["change_points"]
    if points != points:
        return ""
    since, moved = period_label(row["first_period"]), format_points(abs(points))
    if moved == format_points(0.0):
        return f", hampir tetap sejak {since}"
    return f", {'naik' if points > 0 else 'turun'} {moved} sejak {since}"
