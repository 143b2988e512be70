"""Which areas come first, and how sure that is, in one sentence."""

from __future__ import annotations

import pandas as pd

from stunting.charts.answer import Tone, Words
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries.priority import DependsOn, Verdict

_MOST_NAMED = 5


def priority_answer(rows: pd.DataFrame, top: int) -> tuple[Words, ...]:
    """The sentence of PRIORITY rows of one level in their order; `top` is the length of the list.

    Those inside one kecamatan are told of alone, with their places among all.
    """
    ranked = rows[rows["rank"] > 0]
    if ranked.empty:
        return (Words("Belum ada wilayah yang dapat dinilai: datanya belum cukup."),)
    level = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])]
    certain = ranked.loc[ranked["verdict"] == Verdict.CERTAIN.value, "area"].tolist()
    if len(certain) == len(ranked):
        return _all_on_list(certain, level, top)
    depends = ranked[ranked["verdict"] == Verdict.DEPENDS.value]
    return (*_certain(certain, ranked, level, top), *_depending(depends, certain), *_without(ranked))


def _all_on_list(names: list[str], level: str, top: int) -> tuple[Words, ...]:
    """The order is all there is to say where the list holds everybody."""
    return (
        Words(f"Urutan {format_number(len(names))} {level}: "),
        Words(format_names(names, _MOST_NAMED), Tone.STRONG),
        Words(f"; semuanya masuk daftar {format_number(top)}."),
    )


def _certain(names: list[str], ranked: pd.DataFrame, level: str, top: int) -> tuple[Words, ...]:
    if not names:
        first = format_names(ranked["area"].head(3).tolist())
        return (
            Words("Belum ada "),
            Words(f"{level} yang pasti", Tone.STRONG),
            Words(f" masuk daftar {format_number(top)}; teratas {first}."),
        )
    return (
        Words(f"{format_number(len(names))} {level} pasti didahulukan", Tone.STRONG),
        Words(": "),
        Words(format_names(names, _MOST_NAMED), Tone.WORST),
        Words("."),
    )


def _depending(depends: pd.DataFrame, certain: list[str]) -> tuple[Words, ...]:
    """How many others may be on the list, and what that hangs on."""
    if depends.empty:
        return ()
    on = set(depends["depends_on"])
    what = "bobot atau data yang ragu"
    if on == {DependsOn.DATA.value}:
        what = "data yang ragu"
    elif on == {DependsOn.WEIGHTS.value}:
        what = "bobot yang dipilih"
    others = "lain " if certain else ""
    return (Words(f" {format_number(len(depends))} {others}bergantung pada {what}."),)


def _without(ranked: pd.DataFrame) -> tuple[Words, ...]:
    if ranked["prevalence"].notna().any():
        return ()
    return (Words(" Tanpa prevalensi stunting, daftar disusun dari kesenjangan layanan saja."),)
