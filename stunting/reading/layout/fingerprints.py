"""What makes two sheets the same form, and two tables the same table."""

from __future__ import annotations

import hashlib
import re

import numpy as np
import numpy.typing as npt

from stunting.model.observations import Missing
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.values import MISSING_CODES
from stunting.reading.layout.column_roles import TableColumn
from stunting.reading.layout.drafts import TableDraft

_FEWEST_NUMBERS = 12
_FEWEST_DISTINCT = 6
_SEEDS = (0, 0x9E3779B97F4A7C15)
_FACTORS = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))


def form_fingerprint(columns: list[TableColumn]) -> str:
    """Identity of a form: its header words without years, so that next year's file is the same form."""
    headers = [plain(column.header) for column in columns if column.path]
    words = "|".join(re.sub(r"\b(?:19|20)\d{2}\b", "", header) for header in headers)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def content_fingerprint(draft: TableDraft, totals: npt.NDArray[np.bool_]) -> str:
    """Identity of the numbers of a table in any order, totals left out; empty for small tables.

    Two tables with the same numbers are one table shown twice, whatever their layout.
    """
    present = MISSING_CODES.index(Missing.NONE)
    distinct: set[float] = set()
    count, sums = 0, [0, 0]
    for values in draft.values:
        numbers = np.round(values.numbers[~totals & (values.missing == present)], 9) + 0.0  # no -0.0
        count += len(numbers)
        if len(distinct) < _FEWEST_DISTINCT:
            distinct.update(np.unique(numbers)[:_FEWEST_DISTINCT].tolist())
        sums = [(old + _mixed_sum(numbers, seed)) % 2**64 for old, seed in zip(sums, _SEEDS, strict=True)]
    if count < _FEWEST_NUMBERS or len(distinct) < _FEWEST_DISTINCT:
        return ""
    return f"{count}:{sums[0]:016x}{sums[1]:016x}"


def _mixed_sum(numbers: npt.NDArray[np.float64], seed: int) -> int:
    """Sum of the well mixed bits of numbers, modulo 2^64: the same in any order, another for other numbers.

    The mixing is the finaliser of MurmurHash3 (Austin Appleby, public domain).
    """
    bits = numbers.view(np.uint64) ^ np.uint64(seed)
    for factor in _FACTORS:
        bits = (bits ^ (bits >> np.uint64(33))) * factor
    return int((bits ^ (bits >> np.uint64(33))).sum())
