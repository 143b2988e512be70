"""Identities in words: "kolom F = 100 × E / D pada 54 dari 54 baris"."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.reading.evidence.identities import Difference
from stunting.reading.evidence.lines import Line
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.evidence.sums import Complement, Copy, Sum

COLUMN, ROW = "kolom", "baris"
"""What lines are called by."""


def ratio_words(ratio: Ratio, lines: Sequence[Line], word: str) -> str:
    """A share of one line in another."""
    percent, numerator, denominator = (
        line_name(lines[place], word) for place in (ratio.percent, ratio.numerator, ratio.denominator)
    )
    times = "100 × " if ratio.scale == 100 else ""
    return f"{word} {percent} = {times}{numerator} / {denominator} {_in(word, ratio.holds, ratio.places)}"


def difference_words(found: Difference, lines: Sequence[Line], word: str) -> str:
    """What one line lies above another."""
    difference, minuend, subtrahend = (
        line_name(lines[place], word) for place in (found.difference, found.minuend, found.subtrahend)
    )
    return f"{word} {difference} = {minuend} - {subtrahend} {_in(word, found.holds, found.places)}"


def sum_words(found: Sum, lines: Sequence[Line], word: str) -> str:
    """A whole and its parts."""
    parts = " + ".join(line_name(lines[place], word) for place in found.parts)
    return f"{word} {line_name(lines[found.whole], word)} = {parts} {_in(word, found.holds, found.places)}"


def complement_words(found: Complement, lines: Sequence[Line], word: str) -> str:
    """Two percentages that make a whole."""
    both = " + ".join(line_name(lines[place], word) for place in (found.one, found.other))
    return f"{word} {both} = {found.scale:g} {_in(word, found.holds, found.places)}"


def copy_words(found: Copy, lines: Sequence[Line], word: str) -> str:
    """A line that repeats another one."""
    copy, original = (line_name(lines[place], word) for place in (found.copy, found.original))
    return f"{word} {copy} = {original} {_in(word, found.holds, found.places)}"


def line_name(line: Line, word: str) -> str:
    """Letters of a column or number of a row, from the cells of a line."""
    first = line.cells.partition(":")[0]
    kept = str.isalpha if word == COLUMN else str.isdigit
    return "".join(filter(kept, first))


def _in(word: str, holds: int, places: int) -> str:
    return f"pada {holds} dari {places} {ROW if word == COLUMN else COLUMN}"
