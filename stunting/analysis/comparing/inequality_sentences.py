"""What is said of how unequal areas are: the areas at both ends, the measures, and what chance allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from stunting.analysis.comparing import wording
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.indicators import Direction
from stunting.model.periods import period_label
from stunting.model.summaries.inequality import InequalityChange


def named_points(row: Mapping[Any, Any]) -> float:
    """Points between the best and the worst area that a row of `INEQUALITY` names, by their own shares.

    Of desa it may be less than D, whose ends are often desa of a few people.
    """
    return 100 * abs(float(row["best_share"]) - float(row["worst_share"]))


def best_words(row: Mapping[Any, Any]) -> str:
    """The best area of a row of `INEQUALITY` with its share: "Riko (100,0 %)"."""
    return f"{row['best_area']} ({format_percent(row['best_share'])})"


def worst_words(row: Mapping[Any, Any]) -> str:
    """The worst area of a row of `INEQUALITY` with its share, and how many may be no better.

    "Waru (50,0 %)", "Waru (50,0 %, tidak dapat dibedakan dari 3 wilayah lain)".
    """
    alike = wording.NO_WORSE.format(count=format_number(row["worst_alike"])) if row["worst_alike"] else ""
    return f"{row['worst_area']} ({format_percent(row['worst_share'])}{alike})"


def inequality_sentences(row: Mapping[str, Any], indicator_name: str) -> tuple[str, ...]:
    """The four measures shown to people, and whether they exceed noise, as Indonesian sentences.

    `row` is one row of `INEQUALITY`. A measure that is missing has no sentence; the reason comes last.
    """
    inside = f"kecamatan {row['kecamatan']}" if row["kecamatan"] else "semua wilayah"
    sentences = []
    if np.isfinite(row["d_points"]) and row["best_area"]:
        said = wording.ENDS_ALIKE if row["worst_alike"] else wording.ENDS
        sentences.append(
            said.format(
                indicator=indicator_name,
                best=best_words(row),
                worst=worst_words(row),
                points=format_points(named_points(row)),
            )
        )
    if np.isfinite(row["mdmw_points"]):
        sentences.append(
            wording.MEAN_DISTANCE.format(
                inside=inside, mean=format_percent(row["mean"]), mdmw_points=format_points(row["mdmw_points"])
            )
        )
    if np.isfinite(row["idisw_percent"]):
        sentences.append(
            wording.DISTANCE_OF_MEAN.format(idisw_percent=format_number(row["idisw_percent"], 1))
        )
    if np.isfinite(row["par_people"]):
        fewer = row["direction"] == Direction.LOWER.value
        sentences.append(
            wording.IF_ALL_LIKE_BEST.format(
                best=row["best_area"],
                people=format_number(abs(row["best_share"] - row["mean"]) * row["denominator"]),
                target_group=row["target_group"],
            )
            + (wording.FEWER_CASES if fewer else wording.MORE_SERVED)
        )
    return (*sentences, *_doubts(row))


def _doubts(row: Mapping[str, Any]) -> Iterator[str]:
    if np.isfinite(row["bgv"]) and row["bgv"] <= row["bgv_noise"]:
        yield wording.WITHIN_CHANCE
    words = {
        InequalityChange.WIDER: wording.MORE_UNEQUAL,
        InequalityChange.NARROWER: wording.MORE_EQUAL,
        InequalityChange.SAME: wording.NO_REAL_CHANGE,
    }
    if row["change"]:
        earlier = period_label(row["earlier_period"])
        yield wording.THAN_EARLIER.format(change=words[InequalityChange(row["change"])], earlier=earlier)
    # A reason that names its measure is of one that has no sentence.
    plain = [reason for reason in str(row["reason"]).split("; ") if reason and ": " not in reason]
    if not np.isfinite(row["mdmw_points"]) and plain:
        yield wording.NOT_COMPLETE.format(plain="; ".join(plain))
