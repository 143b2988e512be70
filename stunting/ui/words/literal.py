"""Uploaded text shown as text: a name that looks like markdown, a link or a picture stays a name."""

from __future__ import annotations

import re

import pandas as pd

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")


def literal(text: str) -> str:
    """The text with every character that markdown would interpret made harmless."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def literal_table(table: pd.DataFrame) -> pd.DataFrame:
    """A table of text whose cells and headers are shown as they are; long file names may break at "_"."""
    shown = table.astype(str).map(lambda text: literal(text).replace("\\_", "\\_\u200b"))
    shown.columns = [literal(str(name)) for name in table.columns]
    return shown
