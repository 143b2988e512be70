"""One sasaran that two sheets or indicators count differently."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from stunting.analysis.coverage.cell_numbers import DEN_FAR
from stunting.analysis.coverage.places import factor
from stunting.analysis.coverage.uses import SASARAN, sasaran_wordings
from stunting.analysis.quality.data import Draft, QualityData, Row, number_words
from stunting.model.formatting import format_percent
from stunting.model.summaries.quality import FindingKind


def sasaran_findings(data: QualityData) -> list[Draft]:
    """One sasaran of one area and period with two numbers, in different tables or indicators."""
    cells = data.cells_of_roles
    wordings = sasaran_wordings(data.gathered.catalogue)
    rows = cells[cells["slot"].eq(DEN_FAR) & ~cells["total"] & cells["part"].eq("") & cells["value"].ge(0)]
    rows = rows.assign(wording=rows["indicator"].map(wordings).fillna(""))
    rows = rows[rows["wording"] != ""].sort_values("value", kind="stable")
    if rows.empty:
        return []
    rows = rows.assign(group=factor(rows, ["series", "period", "place", "wording"])[0])
    if not rows["group"].duplicated().any():
        return []
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
    asked = pairs.loc[pairs["apart"], ["figure", "other_figure"]].to_numpy().ravel()
    named = data.figures[data.figures["figure"].isin(asked)]
    figures = {row["figure"]: row for row in named.to_dict("records")}
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
    place = data.whole_place(first["kabupaten"])
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
    definition = data.gathered.catalogue.indicator(id)
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
