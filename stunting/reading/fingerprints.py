"""What makes two sheets the same form, and two tables the same table."""

from __future__ import annotations

import hashlib
import re

import numpy as np

from stunting.model.observations import Missing
from stunting.reading.columns import TableColumn
from stunting.reading.drafts import TableDraft
from stunting.reading.labels import plain
from stunting.reading.values import MISSING_CODES


def form_fingerprint(columns: list[TableColumn]) -> str:
    """Identity of a form: its header words without years, so that next year's file is the same form."""
    headers = [plain(column.header) for column in columns if column.path]
    words = "|".join(re.sub(r"\b(?:19|20)\d{2}\b", "", header) for header in headers)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def content_fingerprint(draft: TableDraft, totals: np.ndarray) -> str:
    """Identity of the numbers of a table in any order, totals left out; empty for small tables.

    Two tables with the same numbers are one table shown twice, whatever their layout.
    """
    present = MISSING_CODES.index(Missing.NONE)
    parts = [v.numbers[~totals & (v.missing == present)] for v in draft.values]
    numbers = np.sort(np.concatenate(parts)) if parts else np.empty(0)
    if len(numbers) < 12 or len(np.unique(numbers)) < 6:
        return ""
    return hashlib.sha256(np.round(numbers, 9).tobytes()).hexdigest()
