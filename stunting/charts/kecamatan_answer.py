"""The answer of one kecamatan: targets missed, stunting, what lags behind the kabupaten, certain desa."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.standings import behind_whole, judged_rows, leads_services_only
from stunting.analysis.priority.wording import top_share_words
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.charts.answer import ONLY_ONE, SERVICES_ONLY, Tone, Words, answer, farthest_words
from stunting.charts.coverage_rows import SHORT, row_name
from stunting.model.formatting import format_names, format_number, format_percent, format_points
from stunting.model.observations import Series
from stunting.model.summaries.priority import Verdict


def kecamatan_answer(
    own: pd.DataFrame, whole: pd.DataFrame, desa: pd.DataFrame, ranking: pd.DataFrame, catalogue: Catalogue
) -> tuple[Words, ...]:
    """The sentence from COVERAGE rows of a kecamatan, its kabupaten and its desa, and PRIORITY of the desa.

    Where nothing can be said of the kecamatan together the figures of its desa are counted.
    """
    judged = judged_rows(own)
    if judged.empty and own["share"].isna().all() and len(inside := judged_rows(desa)):
        missed = format_number(int(inside["status"].isin(SHORT).sum()))
        return (
            Words(str(own["area"].iloc[0]), Tone.STRONG),
            Words(": "),
            Words(f"{missed} dari {format_number(len(inside))} angka desa/kelurahan", Tone.STRONG),
            Words(" di bawah target; angka kecamatan belum dapat dihitung."),
            *_certain(ranking),
        )
    if judged.empty:
        return answer(own, own.iloc[:0], catalogue)
    name = Words(str(own["area"].iloc[0]), Tone.STRONG)
    short = int(judged["status"].isin(SHORT).sum())
    counted: tuple[Words, ...]
    verb = " di bawah target pada " if short else " mencapai target pada "
    if len(judged) == 1:
        counted = (Words(f"{verb}{ONLY_ONE.lower()}."),)
    elif short:
        said = f"{format_number(short)} dari {format_number(len(judged))}"
        counted = (Words(verb), Words(said, Tone.STRONG), Words(" indikator."))
    else:
        counted = (Words(f"{verb}semua {format_number(len(judged))} indikator."),)
    behind = _behind(own, whole, catalogue) or farthest_words(judged, catalogue)
    return (name, *counted, *_stunting(own, whole), *behind, *_certain(ranking))


def stunting_share(rows: pd.DataFrame) -> pd.DataFrame:
    """The e-PPGBM prevalence among COVERAGE rows of one area: one row, or none."""
    found = rows[(rows["indicator"] == stunting_id()) & (rows["series"] == Series.REGISTER.value)]
    return found[found["share"].notna()].head(1)


def _stunting(own: pd.DataFrame, whole: pd.DataFrame) -> tuple[Words, ...]:
    mine, other = stunting_share(own), stunting_share(whole)
    if mine.empty:
        return ()
    row = mine.iloc[0]
    same = other[other["period"] == row["period"]]
    beside = f" (kabupaten {format_percent(same['share'].iloc[0])})" if len(same) else ""
    return (Words(" Stunting "), Words(format_percent(row["share"]), Tone.STRONG), Words(f"{beside}."))


def _behind(own: pd.DataFrame, whole: pd.DataFrame, catalogue: Catalogue) -> tuple[Words, ...]:
    """What lags most behind the kabupaten; nothing where it is behind in nothing that may be compared."""
    behind = behind_whole(own, whole, catalogue)
    worst = behind.head(1)
    if not worst["whole_points"].gt(0).any():
        return ()
    row = worst.iloc[0]
    sign = "\N{MINUS SIGN}" if row["share"] < row["whole_share"] else "+"
    beside = f" ({sign}{format_points(row['whole_points'])})."
    name = row_name(catalogue, row["indicator"], row["series"])
    services = leads_services_only(behind, "whole_points", catalogue)
    begins = f" {SERVICES_ONLY} paling tertinggal" if services else " Paling tertinggal"
    return (Words(f"{begins} dari kabupaten "), Words(name, Tone.WORST), Words(beside))


def _certain(ranking: pd.DataFrame) -> tuple[Words, ...]:
    """Desa that certainly come first; where none does, the one that comes first among them, and how often."""
    names = ranking.loc[ranking["verdict"] == Verdict.CERTAIN.value, "area"].tolist()
    ranked = ranking[ranking["rank"] > 0].sort_values("rank", kind="stable")
    if not names and ranked.empty:
        return ()
    if not names and not ranked["verdict"].eq(Verdict.DEPENDS.value).any():
        return (Words(" Tidak satu pun desanya masuk daftar prioritas."),)
    if not names:
        first = ranked.iloc[0]
        often = f" ({top_share_words(first['top_share'])} dari perhitungan ulang)."
        return (
            Words(" Belum ada desa prioritas yang pasti; teratas "),
            Words(str(first["area"]), Tone.WORST),
            Words(often),
        )
    counted = f"{format_number(len(names))} desa prioritas pasti"
    return (Words(" "), Words(counted, Tone.WORST), Words(f": {format_names(names)}."))
