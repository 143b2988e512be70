"""Desa that are lokus (lokasi fokus), as a decree or a column of a matrix names them."""

from __future__ import annotations

import pandas as pd

from stunting.model.frames import FrameSpec, text

LOKUS = FrameSpec(
    name="lokus",
    grain="one row per desa and year in which it is named as lokus",
    columns=(
        text("area_code", "Kemendagri code of the desa or kelurahan"),
        text("area", "its official name"),
        text("kecamatan", "official name of its kecamatan"),
        text("year", "year for which it is named, or empty"),
        text("file", "name of the uploaded file"),
        text("sheet", "name of the sheet; empty for csv"),
        text("cell", "address of the cell that names it"),
    ),
)
LOKUS_SIGN = "\u25ce"
"""Marks a desa lokus on maps and lists."""


def present_lokus(lokus: pd.DataFrame) -> dict[str, str]:
    """Desa (codes) of the latest list with its year; of lists that name no year where none does.

    `lokus` follows `LOKUS`. A list of an earlier year has given way to the latest one.
    """
    latest = max(lokus["year"], default="")
    return dict.fromkeys(lokus.loc[lokus["year"] == latest, "area_code"], latest)


def lokus_words(year: str) -> str:
    """What a desa of the present list is called: "lokus 2026"."""
    return f"lokus {year}".strip()


def lokus_kabupaten(lokus: pd.DataFrame) -> str:
    """Code of the kabupaten in which all desa of `LOKUS` lie, or empty."""
    codes = {".".join(code.split(".")[:2]) for code in lokus["area_code"]}
    return codes.pop() if len(codes) == 1 else ""
