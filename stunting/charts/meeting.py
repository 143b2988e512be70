"""The findings of a meeting, one per screen, as data: title, bars, and what is to be decided."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from stunting.analysis.coverage.standings import extreme_words, furthest_words, largest_gaps, ranked
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import known_office
from stunting.catalogue.relations import stunting_id
from stunting.charts.answer import Tone, Words, missed_by_area
from stunting.charts.coverage_rows import area_labels, done_words, indicator_name, percent_words, row_name
from stunting.model.areas import AreaLevel
from stunting.model.follow_up import LIST_MARK
from stunting.model.formatting import format_names, format_number, format_people, format_percent
from stunting.model.indicators import leading_office, supporting_offices
from stunting.model.observations import Series
from stunting.model.periods import period_label
from stunting.model.summaries import Status

MOST_GAPS, MOST_BARS = 4, 8
_FIRST_DESA = 4
_PICTURE = "gambaran"
_PLANNING = "Bappeda"
"""The office that coordinates all others, under its general name."""
_NO_OFFICE = "belum ditetapkan"


@dataclass(frozen=True, slots=True)
class MeetingBar:
    """One area: a bar to `length` of its whole (0-1), the way to its target hatched with `gap` written in it.

    `target` is NaN where there is none; `status` colours the bar where no target does.
    """

    name: str
    length: float
    text: str
    target: float = math.nan
    gap: str = ""
    status: Status = Status.NO_TARGET


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that agreeing adds to the plan where no gap has one: an issue of a kecamatan, who takes it up."""

    area_key: str
    kecamatan: str
    issue: str
    activity: str
    opd: str
    opd_support: str = ""
    desa: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One screen of the meeting.

    `short` is what its neighbours call it, `legend` what the bars show, `source` the line at the bottom;
    `facts` are (question, answer) for the decision, which is about the rows of `indicator` or about a
    `proposal` (neither: nothing to decide).
    """

    key: str
    short: str
    title: tuple[Words, ...]
    bars: tuple[MeetingBar, ...]
    legend: str
    source: str
    indicator: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    proposal: Proposal | None = None

    @property
    def decides(self) -> bool:
        """Whether there is something to decide."""
        return bool(self.indicator) or self.proposal is not None


def findings_of_meeting(
    sentence: tuple[Words, ...],
    whole: pd.DataFrame,
    parts: pd.DataFrame,
    desa: pd.DataFrame,
    catalogue: Catalogue,
) -> tuple[Finding, ...]:
    """The whole picture, stunting by area, and the four largest gaps, of COVERAGE rows; what has data.

    `sentence` is the answer of the overview; `parts` are the areas of `whole`, `desa` those of all of it.
    """
    found: list[Finding | None] = [
        _picture(sentence, parts, catalogue),
        _stunting(whole, parts, desa, catalogue),
    ]
    gaps = largest_gaps(whole, catalogue)
    gaps = gaps[gaps["gap_people"] > 0].drop_duplicates("indicator").head(MOST_GAPS)
    rows = cast("list[dict[str, Any]]", gaps.to_dict("records"))
    found.extend(_gap(row, parts, desa, catalogue) for row in rows)
    return tuple(one for one in found if one is not None)


def without_picture(found: tuple[Finding, ...], warning: str) -> tuple[Finding, ...]:
    """The findings with a warning in place of what counts targets: most of the data was not understood."""
    first = Finding(_PICTURE, "Gambaran umum", (Words(warning, Tone.STRONG),), (), "", "")
    return tuple(first if one.key == _PICTURE else one for one in found)


def _picture(sentence: tuple[Words, ...], parts: pd.DataFrame, catalogue: Catalogue) -> Finding:
    counts = missed_by_area(parts)
    labels = area_labels(parts)
    ordered = counts[counts["judged"] > 0].sort_values("missed", ascending=False, kind="stable")
    bars = tuple(
        MeetingBar(
            labels[str(key)],
            (judged - missed) / judged,
            f"{format_number(judged - missed)} dari {format_number(judged)}",
            status=Status.MET,
        )
        for key, missed, judged in zip(ordered.index, ordered["missed"], ordered["judged"], strict=True)
    )
    proposal, heaviest = None, ""
    if len(ordered):
        first = ordered.iloc[0]
        name = labels[str(ordered.index[0])]
        missed = f"{format_number(first['missed'])} dari {format_number(first['judged'])}"
        heaviest = f"{name}, {missed} di bawah target"
        proposal = _proposal(
            parts[parts["area_key"] == ordered.index[0]],
            f"{missed} indikator di {name} di bawah target",
            f"Pendampingan lintas OPD di {name}, dimulai dari layanan yang terjauh",
            known_office(_PLANNING, catalogue),
        )
    return Finding(
        _PICTURE,
        "Gambaran umum",
        sentence,
        bars[:MOST_BARS],
        "indikator yang mencapai target" if bars else "",
        "Capaian terbaru tiap indikator terhadap targetnya." if bars else "",
        facts=(("Siapa", proposal.opd or _NO_OFFICE), ("Di mana dulu", heaviest)) if proposal else (),
        proposal=proposal,
    )


def _proposal(rows: pd.DataFrame, issue: str, activity: str, opd: str, **more: str) -> Proposal | None:
    """What may be agreed for the kecamatan, or the desa, of coverage rows; None of a whole kabupaten."""
    row = rows.iloc[0]
    match AreaLevel(row["area_level"]):
        case AreaLevel.KECAMATAN:
            return Proposal(row["area_key"], row["area"], issue, activity, opd, **more)
        case AreaLevel.DESA if row["area_code"]:
            key = row["area_code"].rpartition(".")[0]
            return Proposal(key, row["kecamatan"], issue, activity, opd, **({"desa": row["area"]} | more))
    return None


def _stunting(
    whole: pd.DataFrame, parts: pd.DataFrame, desa: pd.DataFrame, catalogue: Catalogue
) -> Finding | None:
    id = stunting_id()
    own = _of(parts, id, Series.REGISTER.value)
    total = _of(whole, id, Series.REGISTER.value)
    own = ranked(own[own["share"].notna()], lower=True)
    if own.empty:
        return None
    highest = extreme_words(own, highest=True)
    own = own.head(MOST_BARS)
    labels = area_labels(own)
    top = max(0.3, float(own["share"].max()))
    beside = f" (kabupaten {format_percent(total['share'].iloc[0])})" if len(total) == 1 else ""
    first = own.iloc[0]
    name = labels[first["area_key"]]
    inside = _of(desa, id, Series.REGISTER.value)
    most = _most_people(inside[inside["kecamatan"] == first["kecamatan"]], "numerator")
    leading, supporting = leading_office(first["opd"]), supporting_offices(first["opd"])
    proposal = _proposal(
        own,
        f"Stunting {format_percent(first['share'])} di {name}, tertinggi menurut penimbangan",
        "Audit kasus stunting dan pendampingan keluarga di desa dengan kasus terbanyak",
        leading,
        opd_support=LIST_MARK.join(supporting),
        desa=LIST_MARK.join(most),
    )
    cases = [f"{one} {format_number(count)}" for one, count in most.items()]
    where = f"{name}: {', '.join(cases)} balita" if cases else name
    return Finding(
        "stunting",
        f"Stunting di {name}",
        (Words("Stunting tertinggi: ", Tone.STRONG), Words(f"{highest}{beside}")),
        tuple(
            MeetingBar(
                labels[row["area_key"]],
                row["share"] / top,
                f"{format_percent(row['share'])} \u00b7 {format_number(row['numerator'])} balita"
                if row["numerator"] == row["numerator"]
                else format_percent(row["share"]),
                status=Status.BEHIND,
            )
            for row in own.to_dict("records")
        ),
        f"prevalensi dari penimbangan (e-PPGBM), batang penuh {format_percent(top)}",
        f"{indicator_name(catalogue, id)}, {period_label(own['period'].iloc[0])}.",
        facts=(("Siapa", _who(first["opd"])), ("Di mana dulu", where)) if proposal else (),
        proposal=proposal,
    )


def _gap(row: dict[str, Any], parts: pd.DataFrame, desa: pd.DataFrame, catalogue: Catalogue) -> Finding:
    id, lower = row["indicator"], catalogue.lower_is_better(row["indicator"])
    own = _of(parts, id, row["series"])
    own = ranked(own[own["share"].notna()], lower=lower)
    labels = area_labels(own)
    name = row_name(catalogue, id, row["series"])
    where = furthest_words(own)
    title = [Words(_need(row, name, lower), Tone.STRONG)]
    if where:
        title.append(Words(f"; terjauh {where}"))
    full = 1.0 if not lower else max(float(own["share"].max()) if len(own) else 0, row["target"]) * 1.25
    verified = "" if row["target_verified"] else " Target belum terverifikasi."
    counted = (
        f"{format_number(row['numerator'])} dari {format_number(row['denominator'])} "
        if row["numerator"] == row["numerator"] and row["denominator"] == row["denominator"]
        else ""
    )
    return Finding(
        f"{id}_{row['series']}",
        name,
        tuple(title),
        tuple(_bar(one, labels, full, lower) for one in own.head(MOST_BARS).to_dict("records")),
        f"capaian, % \u00b7 arsiran: {row['target_group'] or 'sasaran'} hingga target "
        f"{percent_words(row['target'])}"
        if len(own)
        else "",
        f"Capaian, {period_label(row['period'])}: {counted}({format_percent(row['share'])}). "
        f"Sumber target: {row['target_source'] or 'belum ada'}.{verified}",
        id,
        tuple(_facts(row, desa, lower)),
    )


def _need(row: Mapping[Any, Any], name: str, lower: bool) -> str:
    """What is missing until the target: people, or what the kabupaten itself has not done."""
    if done_words(row):
        return f"{name}: belum terpenuhi"
    people = format_people(row["gap_people"], row["target_group"])
    return f"{people} lebih banyak dari target {name}" if lower else f"{people} lagi hingga target {name}"


def _bar(row: Mapping[Any, Any], labels: Mapping[str, str], full: float, lower: bool) -> MeetingBar:
    gap = row["gap_people"]
    return MeetingBar(
        labels[row["area_key"]],
        min(1.0, row["share"] / full),
        format_percent(row["share"]),
        row["target"] / full,
        format_number(gap) if gap > 0 and not lower else "",
        Status(row["status"]),
    )


def _facts(row: dict[str, Any], desa: pd.DataFrame, lower: bool) -> list[tuple[str, str]]:
    most = _most_people(_of(desa, row["indicator"], row["series"]), "gap_people")
    first = [f"{name} {format_number(people)}" for name, people in most.items()]
    return [("Siapa", _who(row["opd"])), *([("Di mana dulu", ", ".join(first))] if first else [])]


def _who(opd: str) -> str:
    """The office that leads, with those that support it."""
    leading, supporting = leading_office(opd) or _NO_OFFICE, supporting_offices(opd)
    return f"{leading}, dengan {format_names(supporting)}" if supporting else leading


def _most_people(desa: pd.DataFrame, column: str) -> dict[str, float]:
    """The first desa by people in a column, most first, by name."""
    known = desa[desa[column] > 0].sort_values(column, ascending=False, kind="stable").head(_FIRST_DESA)
    labels = area_labels(known)
    return {labels[key]: people for key, people in zip(known["area_key"], known[column], strict=True)}


def _of(rows: pd.DataFrame, indicator: str, series: str) -> pd.DataFrame:
    return rows[(rows["indicator"] == indicator) & (rows["series"] == series)]
