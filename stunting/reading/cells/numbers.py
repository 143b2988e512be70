"""Numbers written as text: thousands marks and decimal marks are settled per column, never per cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from stunting.model.observations import LARGEST_NUMBER, SMALLEST_NUMBER
from stunting.reading.cells.written import written_number

_NO_NUMBERS: npt.NDArray[np.float64] = np.empty(0)


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


def number_style(
    texts: Iterable[str],
    fallback: NumberStyle,
    counts: bool = False,
    plain: npt.NDArray[np.float64] = _NO_NUMBERS,
) -> NumberStyle:
    """Style of a column of number texts, settled by the texts that can be read only one way.

    "1.234" alone can be read two ways; "1.234,5", "12,5", "1.234.567" and "85.3" cannot. Where no
    text settles it, the neighbours do: beside whole numbers such as "850", or under a header that
    `counts` people, three digits behind a mark are thousands, and beside `plain` numbers with
    decimals they are decimals; else `fallback` (from the rest of the table) serves.
    """
    bodies = [_body(text) for text in texts]
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
    if not doubtful:
        return fallback
    point_written = "." in doubtful[0]
    if len(plain) and (plain != np.floor(plain)).mean() >= 0.5:
        mark = DecimalMark.POINT if point_written else DecimalMark.COMMA
        return NumberStyle(mark, "angka lain di kolom yang sama pecahan", False)
    beside_whole = len(doubtful) < len(bodies) or bool(len(plain))
    if beside_whole or counts:
        mark = DecimalMark.COMMA if point_written else DecimalMark.POINT
        why = (
            "angka lain di kolom yang sama bilangan bulat" if beside_whole else "kolom ini menghitung jumlah"
        )
        return NumberStyle(mark, why, False)
    return fallback


def _body(text: str) -> str:
    """Digits and marks of a number text, without sign, unit and footnote; of other texts, themselves."""
    found = written_number(text)
    return found.body.lstrip("-") if found else text


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
    body = _body(text)
    return ("." in body or "," in body) and not _settled_decimal(body)


def parse_number(text: str, decimal: DecimalMark) -> float | None:
    """The number a text stands for, percent signs dropped (85,3 % is 85.3); None if it is none."""
    found = written_number(text)
    return body_number(found.body, decimal) if found else None


def body_number(body: str, decimal: DecimalMark) -> float | None:
    """The number of digits with marks, None where it is none or beyond all that a matrix counts.

    A mark that the digits prove goes before `decimal`.
    """
    mark = _settled_decimal(body.lstrip("-")) or decimal
    plain = body.replace(".", "").replace(",", ".") if mark == DecimalMark.COMMA else body.replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return None
    if abs(number) < SMALLEST_NUMBER and float(plain.lower().partition("e")[0]) != 0:
        return None  # 1e-400 is not nothing: it is only too small to be held
    return number if abs(number) <= LARGEST_NUMBER else None


def table_style(columns: Sequence[Sequence[str]]) -> NumberStyle:
    """Style that the columns of a table agree on; Indonesian (decimal comma) where nothing settles it."""
    indonesian = NumberStyle(DecimalMark.COMMA, "kebiasaan penulisan Indonesia", False)
    found = number_style((text for column in columns for text in column), indonesian)
    if found is indonesian:
        return indonesian
    return NumberStyle(
        found.decimal, found.evidence.replace("kolom yang sama", "tabel yang sama"), found.certain
    )
