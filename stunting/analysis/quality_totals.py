"""Checks across rows and sheets: totals against their own rows, one sasaran in two places, who reports."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from stunting.analysis.figures import DEN_FAR, NUM, PCT
from stunting.analysis.places import factor
from stunting.analysis.quality_data import Draft, QualityData, Row, number_words
from stunting.analysis.quality_values import differs
from stunting.analysis.roles import SASARAN, sasaran_wordings
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_percent
from stunting.model.summaries import Basis
from stunting.model.summaries.quality import FindingKind

_WHAT = {NUM: "capaian", DEN_FAR: "sasaran"}
_SAME_KIND = ["table", "series", "period", "indicator"]
_MEAN_TOLERANCE = 0.05


def total_findings(data: QualityData) -> list[Draft]:
    """Findings about totals, shared sasaran and reporting areas."""
    cells = _role_cells(data)
    return [*_totals(data, cells), *_sasaran(data, cells), *_reporting(data)]


def _role_cells(data: QualityData) -> pd.DataFrame:
    """Every role of an observation with a number: its value, area and what it is a number of."""
    roles = data.evidence.roles
    observed = data.observations[["series", "period", "value"]].iloc[roles["position"]]
    places = data.evidence.placed
    place = places.place[roles["position"].to_numpy()]
    attributes = pd.DataFrame(
        {
            "level": [one.level.value for one in places.places],
            "kecamatan": [one.kecamatan_key for one in places.places],
            "kabupaten": [one.kabupaten for one in places.places],
            "total": [one.total for one in places.places],
        }
    )
    cells = roles.reset_index(drop=True).assign(place=place).join(attributes, on="place")
    for name in ("series", "period"):
        cells[name] = observed[name].astype(object).to_numpy()
    cells["value"] = observed["value"].to_numpy(dtype=float)
    own = data.evidence.own
    in_scope = cells["figure"].isin(own["figure"]) | (
        cells["figure"].lt(0) & cells["kabupaten"].isin(own["kabupaten"])
    )
    given: pd.DataFrame = cells[in_scope & np.isfinite(cells["value"].to_numpy())]
    return given


def _totals(data: QualityData, cells: pd.DataFrame) -> list[Draft]:
    """Totals of a table against the sum of its own rows, at the level most of its rows have."""
    usual = cells[~cells["total"]].groupby("table")["level"].agg(lambda levels: levels.mode().iloc[0])
    rows = cells[~cells["total"] & cells["level"].eq(cells["table"].map(usual))]
    printed = cells[
        cells["total"] & cells["level"].isin([AreaLevel.KECAMATAN.value, AreaLevel.KABUPATEN.value])
    ]
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


def _sasaran(data: QualityData, cells: pd.DataFrame) -> list[Draft]:
    """One sasaran of one area and period with two numbers, in different tables or indicators."""
    wordings = sasaran_wordings(data.catalogue)
    rows = cells[cells["slot"].eq(DEN_FAR) & ~cells["total"] & cells["part"].eq("") & cells["value"].ge(0)]
    rows = rows.assign(wording=rows["indicator"].map(wordings).fillna(""))
    rows = rows[rows["wording"] != ""].sort_values("value", kind="stable")
    if rows.empty:
        return []
    rows = rows.assign(group=factor(rows, ["series", "period", "place", "wording"])[0])
    low = rows.groupby("group").head(1).set_index("group").sort_index()
    high = rows.groupby("group").tail(1).set_index("group").sort_index()
    apart = (high["value"] - low["value"]).ge(data.rules.sasaran * low["value"]) & high["value"].gt(
        low["value"]
    )
    apart &= low["figure"].ne(high["figure"]) | low["figure"].lt(0)
    several = low["position"].ne(high["position"])
    pairs = low.assign(most=high["value"], most_at=high["position"], other=high["indicator"], apart=apart)
    pairs = pairs.assign(other_figure=high["figure"])[several]
    drafts: list[Draft] = []
    figures = {row["figure"]: row for row in data.figures.to_dict("records")} if apart.any() else {}
    for _, same in pairs.groupby(["series", "period", "wording", "level", "kabupaten"], sort=False):
        rows_apart = same[same["apart"]].to_dict("records")
        if len(rows_apart) >= data.rules.min_areas and 2 * len(rows_apart) >= len(same):
            drafts.append(_sasaran_of_many(data, rows_apart, len(same)))
        else:
            drafts += [_sasaran_draft(data, figures, row) for row in rows_apart]
    return drafts


def _sasaran_of_many(data: QualityData, rows: Sequence[Row], of: int) -> Draft:
    """Two sheets that differ nearly everywhere count the sasaran in two ways: one finding, not fifty."""
    first = rows[0]
    low, high = sum(row["value"] for row in rows), sum(row["most"] for row in rows)
    place = data.kabupaten_place(first["kabupaten"])
    known, group = _known_sasaran(data, first)
    return Draft(
        kind=FindingKind.SASARAN_DIFFERS,
        series=first["series"],
        period=first["period"],
        indicator=known,
        place=place,
        cells=(int(first["position"]), int(first["most_at"])),
        facts={
            "area": f"{place.name} ({len(rows)} dari {of} wilayah)",
            "group": group,
            "low": number_words(low),
            "high": number_words(high),
            "share": format_percent((high - low) / low) if low else "dari nol",
        },
        people=high - low,
        spread=0.0,
    )


def _known_sasaran(data: QualityData, row: Row) -> tuple[str, str]:
    """Id of the indicator that a sasaran belongs to (empty: none) and the name of its target group."""
    id = row["other"] if str(row["indicator"]).startswith(SASARAN) else row["indicator"]
    definition = data.catalogue.indicator(id)
    return (id, definition.target_group) if definition else ("", str(id).removeprefix(SASARAN))


def _sasaran_draft(data: QualityData, figures: Mapping[int, Row], row: Row) -> Draft:
    known, group = _known_sasaran(data, row)
    least, most = float(row["value"]), float(row["most"])
    place = data.place(int(row["place"]))
    own = figures.get(row["figure"] if known == row["indicator"] else row["other_figure"])
    num, den = (own["num"], own["known_den"]) if own else (math.nan, math.nan)
    return Draft(
        kind=FindingKind.SASARAN_DIFFERS,
        series=row["series"],
        period=row["period"],
        indicator=known,
        place=place,
        cells=(int(row["position"]), int(row["most_at"])),
        facts={
            "area": place.name,
            "group": group,
            "low": number_words(least),
            "high": number_words(most),
            "share": format_percent((most - least) / least) if least else "dari nol",
        },
        numerator=(num, num),
        denominator=(least, most),
        now=(num, den),
        feeds=bool(own and own["feeds"]),
        people=most - least,
    )


def _reporting(data: QualityData) -> list[Draft]:
    """Kabupaten figures that stand on too few of the areas or of the people."""
    sums = data.kabupaten
    summed = sums["basis"].eq(Basis.SUM.value) & sums["areas_expected"].gt(1)
    areas = sums["areas_reporting"] / sums["areas_expected"].clip(lower=1)
    few = summed & (areas.lt(data.rules.complete) | sums["denominator_reporting"].lt(data.rules.complete))
    drafts = []
    for row in sums[few].to_dict("records"):
        place = data.kabupaten_place(row["area_key"])
        silent = row["areas_expected"] - row["areas_reporting"]
        known = row["denominator"] / row["denominator_reporting"] - row["denominator"]
        usual = row["denominator"] / max(row["areas_reporting"], 1) * silent
        people = max(known if math.isfinite(known) else 0.0, usual)
        share = row["denominator_reporting"]
        facts = {
            "indicator": data.name(row["indicator"]),
            "reporting": number_words(row["areas_reporting"]),
            "expected": number_words(row["areas_expected"]),
            "denominator": f" ({format_percent(share)} dari sasaran yang diketahui)" if share < 1 else "",
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
