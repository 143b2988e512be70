"""What makes two sheets the same form, and two tables the same table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from stunting.model.decisions import Decision
from stunting.model.observations import Missing
from stunting.reading.cells.column_values import MISSING_CODES
from stunting.reading.cells.label_words import plain
from stunting.reading.layout.column_roles import ColumnRole, TableColumn
from stunting.reading.layout.drafts import TableDraft

_FEWEST_NUMBERS = 12
_FEWEST_DISTINCT = 6
_DIGEST, _MARK = 16, 4
_BLOCK_ROWS = 4096
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BESIDE_DATA = frozenset(
    (ColumnRole.AREA, ColumnRole.CODE, ColumnRole.NUMBERING, ColumnRole.PLACE, ColumnRole.EMPTY)
)
"""Columns that any two matrices have in common."""
_SEEDS = (0, 0x9E3779B97F4A7C15)
_FACTORS = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))


def form_fingerprint(columns: list[TableColumn]) -> str:
    """Identity of a form: a digest of its headers without years, then a mark for each of its data columns.

    The digest says that two forms are the same; the marks, how much two forms have in common.
    """
    headers = [_YEAR.sub("", plain(column.header)) for column in columns if column.path]
    digest = hashlib.sha256("|".join(headers).encode()).hexdigest()[:_DIGEST]
    data = {subject_key(c.header, years=False) for c in columns if c.path and c.role not in _BESIDE_DATA}
    marks = sorted(hashlib.sha256(key.encode()).hexdigest()[:_MARK] for key in data)
    return "-".join([digest, *marks])


def same_form(one: str, other: str) -> bool:
    """Whether two fingerprints name one form, some columns more or fewer."""
    fewest = min(len(_marks(one)), len(_marks(other)))
    return one[:_DIGEST] == other[:_DIGEST] or _common(one, other) == fewest


def similar_form(one: str, other: str) -> bool:
    """Whether two fingerprints share half of their columns or more: one form that was changed."""
    return one[:_DIGEST] == other[:_DIGEST] or _common(one, other) > 0


def about_form(decisions: Sequence[Decision], fingerprint: str) -> list[Decision]:
    """Decisions about a form, also as it was before some columns changed, and about all forms."""
    return [one for one in decisions if not one.fingerprint or similar_form(one.fingerprint, fingerprint)]


@lru_cache(maxsize=50_000)
def subject_key(text: str, *, years: bool = True) -> str:
    """A header or a name as decisions compare it: without capitals, spaces and signs, or years as well."""
    words = plain(text)
    return (words if years else _YEAR.sub("", words)).replace(" ", "")


def area_subject(subject: str) -> str:
    """An area as decisions compare it: its name and the nearest area that it lies in ("parent / area")."""
    return subject_key(" ".join(subject.split(" / ")[-2:]))


def _marks(fingerprint: str) -> frozenset[str]:
    return frozenset(fingerprint.split("-")[1:])


def _common(one: str, other: str) -> int:
    """Columns in common; none at all for forms that share less than half of the larger one."""
    marks = _marks(one), _marks(other)
    common = len(marks[0] & marks[1])
    return common if common and common * 2 >= max(map(len, marks)) else -1


def content_fingerprint(draft: TableDraft, totals: npt.NDArray[np.bool_]) -> str:
    """Identity of the numbers of a table in any order, totals left out; empty for small tables.

    Two tables with the same numbers are one table shown twice, whatever their layout.
    """
    present = MISSING_CODES.index(Missing.NONE)
    distinct: set[float] = set()
    count, sums = 0, [0, 0]
    for top in range(0, len(totals), _BLOCK_ROWS):
        rows = slice(top, top + _BLOCK_ROWS)
        read = np.column_stack([values.missing[rows] == present for values in draft.values])
        read &= ~totals[rows, None]
        written = np.column_stack([values.numbers[rows] for values in draft.values])
        numbers = np.round(written[read], 9) + 0.0  # no -0.0
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
