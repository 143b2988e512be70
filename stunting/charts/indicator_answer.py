"""The answer of the page of one indicator in a sentence, and the four figures beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stunting.analysis.comparing.matched import comparable
from stunting.analysis.coverage.together import Together
from stunting.catalogue.indicators import Catalogue
from stunting.charts.answer import Tone, Words
from stunting.charts.coverage_rows import NO_VALUE, done_words, gap_words, percent_words, row_name
from stunting.charts.key_figures import KeyFigure
from stunting.charts.strip_cards import Strip
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.periods import period_kind, period_label, period_order
from stunting.model.summaries import JUDGED, Status

_GOOD = {Status.MET: 1, Status.BEHIND: -1, Status.FAR: -1}
_UNVERIFIED = "belum terverifikasi"


def indicator_answer(row: Mapping[Any, Any], found: Strip | None, catalogue: Catalogue) -> tuple[Words, ...]:
    """The sentence of one COVERAGE row and the `strip` of its desa, where there is one."""
    name = row_name(catalogue, row["indicator"], row["series"])
    if row["share"] != row["share"]:
        return (Words(name, Tone.STRONG), Words(f": belum ada angka untuk {row['area']}."))
    if done := done_words(row):
        return (Words(name, Tone.STRONG), Words(f": {done} terpenuhi."))
    against = f" dari target {percent_words(row['target'])}" if row["target"] == row["target"] else ""
    first = Words(f": {format_percent(row['share'])}{against}.")
    return (Words(name, Tone.STRONG), first, *_desa(row, found, catalogue))


def _desa(row: Mapping[Any, Any], found: Strip | None, catalogue: Catalogue) -> tuple[Words, ...]:
    """How many desa are on target, and how many are worse than the kabupaten whatever chance does."""
    if found is None or not found.desa:
        return ()
    said: list[Words] = []
    if row["status"] in JUDGED:
        many = f"{format_number(found.desa)} desa/kelurahan mencapai target"
        reached = {0: f" Tak satu pun dari {many}", found.desa: f" Semua {many}"}
        said.append(Words(reached.get(found.reached, f" {format_number(found.reached)} dari {many}")))
    lower = catalogue.lower_is_better(row["indicator"])
    worse = found.above if lower else found.below
    if worse and found.desa > 1:
        side = "tinggi" if lower else "rendah"
        said += [
            Words("; " if said else " "),
            Words(f"{format_number(worse)} desa/kelurahan", Tone.WORST),
            Words(f" jelas lebih {side} dari kabupaten (rentang 95 %)"),
        ]
    return (*said, Words(".")) if said else ()


def earlier_row(rows: pd.DataFrame, row: Mapping[Any, Any]) -> Mapping[Any, Any] | None:
    """The latest earlier row of the same area, indicator and series that `row` may be set beside.

    `rows` are COVERAGE rows of every period; periods of another length are none to compare with.
    """
    same = rows[
        (rows["area_key"] == row["area_key"])
        & (rows["indicator"] == row["indicator"])
        & (rows["series"] == row["series"])
        & rows["share"].notna()
    ]
    now, kind = period_order(row["period"]), period_kind(row["period"])
    found = [
        one
        for one in same.to_dict("records")
        if period_kind(one["period"]) is kind
        and period_order(one["period"]) < now
        and comparable(row["indicator"], row["period"], one["period"])
    ]
    return max(found, key=lambda one: period_order(one["period"]), default=None)


def indicator_figures(
    row: Mapping[Any, Any], earlier: Mapping[Any, Any] | None, catalogue: Catalogue
) -> list[KeyFigure]:
    """Value with its status, target with its source, people missing, and change: those there are."""
    status, done = Status(row["status"]), done_words(row)
    figures = [
        KeyFigure(
            f"Capaian, {row['area']}",
            NO_VALUE if row["share"] != row["share"] else done or format_percent(row["share"]),
            change=f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]}",
            base=period_label(row["period"]),
            good=_GOOD.get(status, 0),
        )
    ]
    if row["target"] == row["target"]:
        doubt = "" if row["target_verified"] else f" ({_UNVERIFIED})"
        source, note = row["target_source"] or "tanpa sumber", row["target_note"]
        said = source if note in source else f"{source}; {note}"
        figures.append(
            KeyFigure("Target", "sudah" if done else percent_words(row["target"]), notes=(f"{said}{doubt}",))
        )
    lower = catalogue.lower_is_better(row["indicator"])
    if gap_words(row["gap_people"], row["target_group"], lower):
        beside = f"jarak {format_points(row['gap_points'])}"
        title = "Lebih dari target" if lower else "Kurang hingga target"
        people = format_number(row["gap_people"])
        figures.append(KeyFigure(title, people, notes=(str(row["target_group"]), beside)))
    elif row["gap_points"] > 0 and not done:
        figures.append(KeyFigure("Jarak ke target", format_points(row["gap_points"])))
    if earlier is not None:
        figures.append(_change(row, earlier, lower=lower))
    return figures


def _change(row: Mapping[Any, Any], earlier: Mapping[Any, Any], *, lower: bool) -> KeyFigure:
    points = 100 * float(row["share"] - earlier["share"])
    words = format_number(abs(points), 1)
    sign = "" if words == "0,0" else ("+" if points > 0 else "\N{MINUS SIGN}")
    good = 0 if not sign else (1 if (points > 0) != lower else -1)
    return KeyFigure(
        f"Sejak {period_label(earlier['period'])}",
        f"{sign}{words}",
        "poin",
        change={1: "membaik", -1: "memburuk", 0: "tetap"}[good],
        base=f"dari {format_percent(earlier['share'])}",
        good=good,
    )


def together_answer(name: str, found: Together) -> tuple[Words, ...]:
    """Several kabupaten as a sentence: their sum, how many are on target, which is farthest from it."""
    words = [Words(name, Tone.STRONG)]
    if found.share is not None:
        areas = f"{format_number(found.used)} kabupaten/kota"
        words.append(Words(f": {format_percent(found.share)} di {areas} bersama-sama"))
    if found.judged == 1:
        met = "sudah" if found.met else "belum"
        words.append(Words(f"; satu-satunya yang dapat dinilai {met} mencapai target"))
    elif found.judged:
        met = f"{format_number(found.met)} dari {format_number(found.judged)}"
        words.append(Words(f"; {met} kabupaten/kota mencapai target"))
    if found.farthest:
        words += [Words("; terjauh "), Words(found.farthest, Tone.WORST)]
        words.append(Words(f", {format_percent(found.farthest_share)}"))
    return (*words, Words("."))


def together_figures(found: Together) -> list[KeyFigure]:
    """Several kabupaten: their sum, how many are on target, and which is farthest from its own."""
    none = "\u2013"
    figures = [
        KeyFigure(
            "Capaian semua kabupaten/kota",
            none if found.share is None else format_percent(found.share),
            notes=(f"jumlah {_of_all(found.used, found.areas)} kabupaten/kota",),
        ),
    ]
    # Of a single one the sentence says it; of none there is nothing to say.
    if found.judged > 1:
        met, judged = format_number(found.met), format_number(found.judged)
        figures.append(KeyFigure("Kabupaten/kota mencapai target", met, f"dari {judged}"))
    if found.farthest:
        share = format_percent(found.farthest_share)
        figures.append(KeyFigure(f"Terjauh dari target: {found.farthest}", share))
    return figures


def _of_all(used: int, areas: int) -> str:
    return format_number(areas) if used == areas else f"{format_number(used)} dari {format_number(areas)}"
