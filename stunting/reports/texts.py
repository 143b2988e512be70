"""Texts as documents can hold them."""

from __future__ import annotations

import math
import re

from stunting.model.formatting import NO_DATA, format_number, format_percent
from stunting.reports.columns import ColumnKind, ReportColumn, Value

LONGEST_TEXT = 32_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_UNFIT_FOR_FILES = re.compile(r"[^\w\- ]+")


def text_for_file(text: str) -> str:
    """A text without control characters and turns of direction, cut at 32.000 characters, as cells are."""
    cleaned = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return cleaned if len(cleaned) <= LONGEST_TEXT else f"{cleaned[: LONGEST_TEXT - 1]}…"


def file_name(text: str) -> str:
    """A text as a name of a file on every system: "Dinas PUPR / Perkim" is "Dinas_PUPR_Perkim"."""
    return "_".join(_UNFIT_FOR_FILES.sub(" ", text).split())[:80] or "tanpa_nama"


def shown(value: Value, column: ReportColumn) -> str:
    """A value as Indonesian text."""
    if isinstance(value, str):
        return value
    if value is None or not math.isfinite(value):
        return "" if column.kind is ColumnKind.TEXT else NO_DATA
    match column.kind:
        case ColumnKind.PERCENT:
            return format_percent(value)
        case ColumnKind.POINTS:
            return format_number(value, 1)
        case _:
            return format_number(value)
