"""One row of the priority list as Indonesian sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from stunting.catalogue.relations import stunting_id
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import DEPENDS_LABELS, QUADRANT_LABELS, VERDICT_LABELS
from stunting.model.summaries.priority import DependsOn, Quadrant, Verdict


def priority_sentences(row: Mapping[str, Any], names: Mapping[str, str], top: int) -> tuple[str, ...]:
    """Place and verdict, quadrant, and what would change the list, of one row of `PRIORITY`.

    `names` gives indicator names by id, `top` the length of the list.
    """
    return tuple(_sentences(row, names, top))


def _sentences(row: Mapping[str, Any], names: Mapping[str, str], top: int) -> Iterator[str]:
    verdict = Verdict(row["verdict"])
    if verdict is Verdict.UNKNOWN:
        yield f"{row['area']}: {row['reason']}."
        return
    depends = DependsOn(row["depends_on"])
    on_what = f" pada {DEPENDS_LABELS[depends]}" if depends else ""
    yield (
        f"{row['area']}: peringkat {row['rank']}; {VERDICT_LABELS[verdict]}{on_what}, "
        f"masuk daftar {top} pada {format_percent(row['top_share'], 0)} perhitungan ulang."
    )
    quadrant = Quadrant(row["quadrant"])
    if quadrant is not Quadrant.UNKNOWN:
        yield (
            f"{QUADRANT_LABELS[quadrant]}: {format_percent(row['prevalence'])}, "
            f"{format_number(row['cases'])} dari {format_number(row['children'])} balita diukur."
        )
    if row["worst_service"]:
        service = names.get(row["worst_service"], row["worst_service"])
        yield f"Kesenjangan layanan terbesar: {service} ({format_points(row['worst_service_gap_points'])})."
    if row["change_effect"]:
        yield _change(row, names)


def _change(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    stunting = row["change_indicator"] == stunting_id()
    indicator = names.get(row["change_indicator"], row["change_indicator"])
    direction = "naik" if row["change_points"] > 0 else "turun"
    people = ""
    if np.isfinite(row["change_people"]):
        people = f" ({format_number(row['change_people'])} {'kasus' if stunting else 'sasaran'})"
    effect = "keluar dari" if row["change_effect"] == "off" else "masuk ke"
    return (
        f"Perubahan terkecil yang membuatnya {effect} daftar: {indicator} {direction} "
        f"{format_points(abs(row['change_points']))}{people} menjadi {format_percent(row['change_share'])}."
    )
