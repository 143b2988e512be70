"""Checks across rows: totals against their own rows, and who stands behind the kabupaten figure."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from stunting.analysis.coverage.cell_numbers import DEN_FAR, NUM, PCT
from stunting.analysis.quality import wording
from stunting.analysis.quality.data import Draft, QualityData, Row, number_words
from stunting.analysis.quality.values import differs
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_percent
from stunting.model.summaries import Basis
from stunting.model.summaries.quality import FindingKind

_WHAT = {NUM: "capaian", DEN_FAR: "sasaran"}
_SAME_KIND = ["table", "series", "period", "indicator"]
_MEAN_TOLERANCE = 0.05


def total_findings(data: QualityData) -> list[Draft]:
    """Findings about totals and reporting areas."""
    return [*_totals(data, data.cells_of_roles), *_reporting(data)]


def _totals(data: QualityData, cells: pd.DataFrame) -> list[Draft]:
    """Totals of a table against the sum of its own rows, at the level most of its rows have."""
    printed = cells[
        cells["total"] & cells["level"].isin([AreaLevel.KECAMATAN.value, AreaLevel.KABUPATEN.value])
    ]
    if printed.empty:
        return []
    usual = cells[~cells["total"]].groupby("table")["level"].agg(lambda levels: levels.mode().iloc[0])
    rows = cells[~cells["total"] & cells["level"].eq(cells["table"].map(usual))]
    drafts: list[Draft] = []
    for area, level in (("kecamatan", AreaLevel.KECAMATAN), ("kabupaten", AreaLevel.KABUPATEN)):
        keys = [*_SAME_KIND, area, "slot", "part"]
        own = rows.groupby(keys, as_index=False)["value"].agg(own="sum", mean="mean", rows="size")
        at_level = printed[printed["level"] == level.value]
        both = at_level.merge(own, on=keys, how="inner")
        both = both[both["rows"] > 1]
        drafts += [_total_draft(data, row) for row in _wrong_totals(both).to_dict("records")]
        drafts += _total_percents(data, both, area)
    return drafts


def _wrong_totals(both: pd.DataFrame) -> pd.DataFrame:
    tolerance = 1e-6 * np.maximum(1.0, both["own"].abs())
    return both[both["slot"].isin([NUM, DEN_FAR]) & (both["value"] - both["own"]).abs().gt(tolerance)]


def _total_draft(data: QualityData, row: Row) -> Draft:
    printed, own = float(row["value"]), float(row["own"])
    place = data.place(int(row["place"]))
    ends = (min(printed, own), max(printed, own))
    of_numerator = row["slot"] == NUM
    return Draft(
        kind=FindingKind.TOTAL_DIFFERS,
        series=row["series"],
        period=row["period"],
        indicator=row["indicator"],
        place=place,
        cells=(int(row["position"]),),
        facts={
            "indicator": data.name(row["indicator"]),
            "area": place.name,
            "what": _WHAT[row["slot"]],
            "printed": number_words(printed),
            "own": number_words(own),
            "gap": number_words(abs(printed - own)),
        },
        numerator=ends if of_numerator else (0.0, 0.0),
        denominator=(0.0, 0.0) if of_numerator else ends,
        now=(own, 0.0) if of_numerator else (0.0, own),
    )


def _total_percents(data: QualityData, both: pd.DataFrame, area: str) -> list[Draft]:
    """Printed percentages of totals that are a mean of percentages, or not what the totals give."""
    keys = [*_SAME_KIND, area]
    sums = both[both["slot"].isin([NUM, DEN_FAR])].pivot_table(
        index=keys, columns="slot", values="own", aggfunc="sum"
    )
    if not {NUM, DEN_FAR} <= set(sums.columns):
        return []
    percents = both[both["slot"] == PCT].merge(sums.reset_index(), on=keys, how="inner")
    with np.errstate(all="ignore"):
        share = 100 * percents[NUM].to_numpy(dtype=float) / percents[DEN_FAR].to_numpy(dtype=float)
    wrong = differs(percents["value"].to_numpy(), share, data.rules.percent_points)
    drafts = []
    for row, true in zip(percents[wrong].to_dict("records"), share[wrong], strict=True):
        place = data.place(int(row["place"]))
        is_mean = abs(row["value"] - row["mean"]) <= _MEAN_TOLERANCE
        served, people = float(row[NUM]), float(row[DEN_FAR])
        implied = row["value"] / 100 * people
        facts = {
            "indicator": data.name(row["indicator"]),
            "area": place.name,
            "printed": format_percent(row["value"] / 100),
            "num": number_words(served),
            "den": number_words(people),
            "share": format_percent(true / 100),
        }
        drafts.append(
            Draft(
                kind=FindingKind.MEAN_OF_PERCENTS if is_mean else FindingKind.PRINTED_PERCENT,
                series=row["series"],
                period=row["period"],
                indicator=row["indicator"],
                place=place,
                cells=(int(row["position"]),),
                facts=facts,
                numerator=(min(served, implied), max(served, implied)),
                denominator=(people, people),
                now=(served, people),
            )
        )
    return drafts


def _reporting(data: QualityData) -> list[Draft]:
    """Kabupaten figures that stand on too few of the areas or of the people."""
    sums = data.kabupaten
    summed = sums["basis"].eq(Basis.SUM.value) & sums["areas_expected"].gt(1)
    areas = sums["areas_reporting"] / sums["areas_expected"].clip(lower=1)
    few = summed & (areas.lt(data.rules.complete) | sums["denominator_reporting"].lt(data.rules.complete))
    drafts = []
    for row in sums[few].to_dict("records"):
        place = data.whole_place(row["area_key"])
        silent = row["areas_expected"] - row["areas_reporting"]
        share = row["denominator_reporting"]
        # A share too small for its number is 0: it tells as little as one that is not known.
        known = row["denominator"] / share - row["denominator"] if share > 0 else 0.0
        usual = row["denominator"] / max(row["areas_reporting"], 1) * silent
        people = max(known if math.isfinite(known) else 0.0, usual)
        facts = {
            "indicator": data.name(row["indicator"]),
            "reporting": number_words(row["areas_reporting"]),
            "expected": number_words(row["areas_expected"]),
            "denominator": wording.KNOWN_SASARAN.format(share=format_percent(share)) if share < 1 else "",
        }
        served, total = row["numerator"], row["denominator"]
        drafts.append(
            Draft(
                kind=FindingKind.FEW_REPORTING,
                series=row["series"],
                period=row["period"],
                indicator=row["indicator"],
                place=place,
                cells=(),
                facts=facts,
                numerator=(served, served + people),
                denominator=(total + people, total + people),
                now=(served, total),
            )
        )
    return drafts
