"""Numbers written as text: thousands marks and decimal marks are settled per column, never per cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_GAPS = re.compile(r"[\s\u00a0\u2009\u202f']")


class DecimalMark(StrEnum):
    """The mark before decimals."""

    COMMA = ","
    POINT = "."


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a column writes its numbers. `evidence` says what settled it, `certain` whether it did."""

    decimal: DecimalMark
    evidence: str
    certain: bool


def number_style(texts: Iterable[str], fallback: NumberStyle, counts: bool = False) -> NumberStyle:
    """Style of a column of number texts, settled by the texts that can be read only one way.

    "1.234" alone can be read two ways; "1.234,5", "12,5", "1.234.567" and "85.3" cannot. Where no
    text settles it, the neighbours do: beside whole numbers such as "850", or under a header that
    `counts` people, three digits behind a mark are thousands; else `fallback` (from the rest of
    the table) serves.
    """
    bodies = [_GAPS.sub("", text).strip("%()+-\u2212\u2013RrPp ") for text in texts]
    marks = [_settled_decimal(body) for body in bodies]
    comma, point = marks.count(","), marks.count(".")
    if comma > point:
        return NumberStyle(
            DecimalMark.COMMA, "angka lain di kolom yang sama memakai koma desimal", point == 0
        )
    if point > comma:
        return NumberStyle(
            DecimalMark.POINT, "angka lain di kolom yang sama memakai titik desimal", comma == 0
        )
    doubtful = [body for body in bodies if "." in body or "," in body]
    beside_whole = len(doubtful) < len(bodies)
    if doubtful and (beside_whole or counts):
        mark = DecimalMark.COMMA if "." in doubtful[0] else DecimalMark.POINT
        why = (
            "angka lain di kolom yang sama bilangan bulat" if beside_whole else "kolom ini menghitung jumlah"
        )
        return NumberStyle(mark, why, False)
    return fallback


def _settled_decimal(body: str) -> str:
    """The decimal mark that a text proves, or empty."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "," if body.rfind(",") > body.rfind(".") else "."
    if points > 1:
        return ","
    if commas > 1:
        return "."
    if not points and not commas:
        return ""
    mark = "." if points else ","
    whole, _, decimals = body.partition(mark)
    if len(decimals) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return mark
    return ""


def is_ambiguous(text: str) -> bool:
    """Whether a number text can be read two ways ("1.234")."""
    body = _GAPS.sub("", text).strip("%()+-\u2212\u2013 ")
    return ("." in body or "," in body) and not _settled_decimal(body)


def parse_number(text: str, decimal: DecimalMark) -> float | None:
    """The number a text stands for, percent signs dropped (85,3 % is 85.3); None if it is none."""
    body = _GAPS.sub("", text).replace("\u2212", "-").replace("\u2013", "-").rstrip("%")
    body = re.sub(r"^\(?(?:rp\.?)?", "", body, flags=re.IGNORECASE).rstrip(")")
    body = body.replace(".", "").replace(",", ".") if decimal is DecimalMark.COMMA else body.replace(",", "")
    try:
        return float(body)
    except ValueError:
        return None


def table_style(columns: Sequence[Sequence[str]]) -> NumberStyle:
    """Style that the columns of a table agree on; Indonesian (decimal comma) where nothing settles it."""
    indonesian = NumberStyle(DecimalMark.COMMA, "kebiasaan penulisan Indonesia", False)
    found = number_style((text for column in columns for text in column), indonesian)
    if found is indonesian:
        return indonesian
    return NumberStyle(
        found.decimal, found.evidence.replace("kolom yang sama", "tabel yang sama"), found.certain
    )
