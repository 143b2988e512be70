"""The answer of a page in one sentence: how many on target, where it is worst, what is farthest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from stunting.analysis.coverage.standings import judged_rows, largest_gaps, with_most
from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import SHORT, area_labels, done_words, gap_words, percent_words, row_name
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Status


class Tone(StrEnum):
    """How a part of the sentence is set."""

    PLAIN = "plain"
    STRONG = "strong"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Words:
    """A part of the sentence of one tone."""

    text: str
    tone: Tone = Tone.PLAIN


ONLY_ONE, NONE_OF = "Satu-satunya indikator yang dapat dinilai", "Tak satu pun"
"""In place of "1 dari 1" and of "0"."""
SERVICES_ONLY = "Layanan"
"""Begins what is told of a service where something that offices prepare lags more."""
_MOST_NAMED = 3
"""Where more areas share the first place, none of them is heaviest."""


def answer(whole: pd.DataFrame, parts: pd.DataFrame, catalogue: Catalogue) -> tuple[Words, ...]:
    """The sentence of coverage rows of one period choice: `whole` is counted, `parts` are its areas.

    Where `whole` has several areas, each indicator of each counts; where it has no figure of its own, as of
    percentages that are no sum, the figures of its `parts` are counted.
    """
    judged = judged_rows(whole)
    uncounted = judged.empty and len(whole) and whole["share"].isna().all()
    if uncounted and len(inside := judged_rows(parts)):
        above, level = (LEVEL_LABELS[AreaLevel(one["area_level"].iloc[0])] for one in (whole, inside))
        short = format_number(int(inside["status"].isin(SHORT).sum()))
        return (
            Words(f"{short} dari {format_number(len(inside))} angka {level}", Tone.STRONG),
            Words(f" di bawah target; angka {above} belum dapat dihitung."),
            *_where(parts),
        )
    if judged.empty:
        valued = pd.concat([whole, parts])[lambda rows: rows["share"].notna()]
        figures = len(valued[["indicator", "series"]].drop_duplicates())
        said = f"{format_number(figures)} indikator punya capaian, belum ada yang dapat dinilai."
        return (Words(said if figures else "Belum ada capaian yang dapat dihitung."),)
    return (*_counted(judged), *_where(parts), *farthest_words(judged, catalogue))


def _counted(judged: pd.DataFrame) -> tuple[Words, ...]:
    met = int((judged["status"] == Status.MET.value).sum())
    far = int((judged["status"] == Status.FAR.value).sum())
    several = judged["area_key"].nunique() > 1
    counted = "capaian indikator per wilayah" if several else "indikator"
    if len(judged) == 1:
        said = "mencapai target." if met else f"belum mencapai target{', jauh tertinggal' if far else ''}."
        return (Words(ONLY_ONE, Tone.STRONG), Words(f" {said}"))
    if met == len(judged):
        return (
            Words("Semua "),
            Words(f"{format_number(met)} {counted}", Tone.STRONG),
            Words(" mencapai target."),
        )
    first = Words("Baru " if met and 2 * met < len(judged) else "")
    share = Words(f"{format_number(met) if met else NONE_OF} dari {format_number(len(judged))}", Tone.STRONG)
    reached = Words(f" {counted} mencapai target")
    if not far:
        return (first, share, reached, Words("."))
    return (
        first,
        share,
        reached,
        Words("; "),
        Words(f"{format_number(far)} jauh tertinggal", Tone.STRONG),
        Words("."),
    )


def missed_by_area(parts: pd.DataFrame) -> pd.DataFrame:
    """Judged figures of each area, and how many of them miss their target; by `area_key`."""
    judged = judged_rows(parts)
    missed = judged["status"].isin(SHORT).groupby(judged["area_key"], sort=False)
    return pd.DataFrame({"missed": missed.sum(), "judged": missed.size()})


def _where(parts: pd.DataFrame) -> tuple[Words, ...]:
    """The areas with most targets missed; nothing where many have as many, or only one is told of."""
    counts = missed_by_area(parts)
    most = with_most(counts["missed"])
    if not 0 < len(most) <= _MOST_NAMED:
        return ()
    labels = area_labels(parts)
    missed, judged = (format_number(counts[name][most[0]]) for name in ("missed", "judged"))
    said = (
        f"{missed} dari {judged} di bawah target"
        if len(most) == 1
        else f"masing-masing {missed} di bawah target"
    )
    names = format_names([labels[key] for key in most])
    return (Words(" Paling berat "), Words(names, Tone.WORST), Words(f" ({said})."))


def farthest_words(judged: pd.DataFrame, catalogue: Catalogue) -> tuple[Words, ...]:
    """Of judged rows the one farthest from its target: name, value, target, people; nothing where none is."""
    behind = largest_gaps(judged, catalogue)
    if behind.empty:
        return ()
    [row] = behind.head(1).to_dict("records")
    name = row_name(catalogue, row["indicator"], row["series"])
    where = f" di {row['area']}" if judged["area_key"].nunique() > 1 else ""
    people = gap_words(row["gap_people"], row["target_group"], catalogue.lower_is_better(row["indicator"]))
    said = (
        f": {done} terpenuhi"
        if (done := done_words(row))
        else f": {format_percent(row['share'])} dari target {percent_words(row['target'])}"
    )
    return (
        Words(" Paling jauh "),
        Words(f"{name}{where}", Tone.WORST),
        Words(f"{said}{f', {people}' if people else ''}."),
    )
