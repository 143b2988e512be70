"""Uploaded text shown as text: a name that looks like markdown, a link or a picture stays a name."""

from __future__ import annotations

import pandas as pd

_HARMLESS = str.maketrans({"\n": " ", **{mark: f"\\{mark}" for mark in "\\`*_{}[]()#+-.!|~<>$:&"}})
_IN_TABLES = _HARMLESS | str.maketrans({"_": "\\_\u200b"})


def literal(text: str) -> str:
    """The text with every character that markdown would interpret made harmless."""
    return text.translate(_HARMLESS)


def literal_table(table: pd.DataFrame) -> pd.DataFrame:
    """A table of text whose cells and headers are shown as they are; long file names may break at "_"."""
    shown = table.astype(str).map(lambda text: text.translate(_IN_TABLES))
    shown.columns = [literal(str(name)) for name in table.columns]
    return shown
