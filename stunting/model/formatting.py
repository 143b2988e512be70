"""Numbers and dates as Indonesian text: 1.234,5. Rounds once, half up."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from stunting.model.periods import MONTHS

NO_DATA = "belum ada data"
MOST_NAMES = 4
"""Names that a sentence lists before it counts the rest."""
# Wide enough for every float: a number beyond 28 digits would raise otherwise.
_WIDE = Context(prec=400)
_WITH_DIGITS = re.compile(r" ([<≥≤>]?\s*\d.*)$")


def format_number(value: float | None, decimals: int = 0) -> str:
    """A number with thousands points and a decimal comma; `NO_DATA` where it is missing.

    >>> format_number(1234.25, 1)
    '1.234,3'
    """
    if value is None or not math.isfinite(value):
        return NO_DATA
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def format_percent(share: float | None, decimals: int = 1) -> str:
    """A share 0-1 as percent: 0.853 is "85,3 %"."""
    if share is None or not math.isfinite(share):
        return NO_DATA
    return f"{format_number(share * 100, decimals)} %"


def format_people(count: float | None, group: str) -> str:
    """A number of a sasaran: "214 ibu hamil"; digits of its name stand apart from the number.

    >>> format_people(512, "KPM 1.000 HPK")
    '512 KPM (1.000 HPK)'
    """
    apart = _WITH_DIGITS.sub(r" (\1)", group)
    return f"{format_number(count)} {apart}".rstrip()


def format_points(points: float | None, decimals: int = 1) -> str:
    """Percentage points: 4.25 is "4,3 poin"."""
    if points is None or not math.isfinite(points):
        return NO_DATA
    return f"{format_number(points, decimals)} poin"


def format_names(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """The first names, and how many more there are: "A, B, dan 3 lainnya"; empty for none."""
    more = len(names) - most
    listed = [*names[:most], *([f"{format_number(more)} lainnya"] if more > 0 else [])]
    if len(listed) < 3:
        return " dan ".join(listed)
    return f"{', '.join(listed[:-1])}, dan {listed[-1]}"


def format_date(day: date) -> str:
    """A date in words: 24 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_LARGE = ((1e6, "juta"), (1e9, "miliar"), (1e12, "triliun"))


def format_rupiah(amount: float | None) -> str:
    """Rupiah in words of size: 1250000000 is "Rp 1,25 miliar", 250000 is "Rp 250.000".

    Two decimals at most; the full number belongs into a table beside it.
    """
    if amount is None or not math.isfinite(amount):
        return NO_DATA
    if abs(amount) < _LARGE[0][0]:
        return f"Rp {format_number(amount)}"
    # 999,999 juta rounds to 1.000 juta, which people call 1 miliar.
    unit, word = next((one for one in _LARGE if round(abs(amount) / one[0], 2) < 1000), _LARGE[-1])
    number = format_number(amount / unit, 2).rstrip("0").rstrip(",")
    return f"Rp {number} {word}"
