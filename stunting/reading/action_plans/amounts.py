"""Rupiah as offices write it: "Rp 1.250.000.000,-", "1,25 miliar", or in thousands by the header."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from stunting.model.follow_up import FUNDING_SOURCES
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.numbers import DecimalMark, NumberStyle, number_style, parse_number

_SCALES = (
    (re.compile(r"\b(?:triliun|trilyun)\b"), 1e12),
    (re.compile(r"\b(?:miliar|milyar|mlr|m)\b\.?"), 1e9),
    (re.compile(r"\b(?:juta|jt)\b\.?"), 1e6),
    (re.compile(r"\b(?:ribu|rb)\b\.?"), 1e3),
)
_HEADER_UNITS = (
    (re.compile(r"\bmil[iy]ar(?:an)?\b"), 1e9),
    (re.compile(r"\b(?:juta(?:an)?|jt)\b|000[.,]000\b"), 1e6),
    (re.compile(r"\b(?:ribu(?:an)?|rb)\b|\b(?:1[.,])?000\b"), 1e3),
)
_IN_TITLE = re.compile(
    r"dalam (?:rp\.? ?)?(?:ribu|juta|mil[iy]ar)|\((?:rp\.?|x|dlm)[^)]*(?:ribu|juta|000)|"
    r"\bsatuan\s*[:=(]?\s*(?:rp\.?\s*)?(?:ribu|juta|mil[iy]ar)|"
    r"\b(?:rp|rupiah)\.? ?(?:ribu|juta|mil[iy]ar)|\b(?:ribu|juta|mil[iy]ar)an (?:rp|rupiah)\b|"
    r"\((?:ribu|juta|mil[iy]ar)(?: (?:rp|rupiah))?\)"
)
SIGN_ALONE = re.compile(r"^rp\.?$", re.IGNORECASE)
"""The sign of rupiah in a cell of its own, beside the amount."""
_INDONESIAN = NumberStyle(DecimalMark.COMMA, "kebiasaan penulisan Indonesia", False)
_SOURCE_WORDS = {
    "APBD": r"apbd(?: (?:kab|kabupaten|kota|ii|murni|p|perubahan|ppu))?|pad|dau|dbh|did|"
    r"dau (?:earmark|sg)|pajak rokok|dbh ?cht|blud",
    "APBD Provinsi": r"apbd (?:prov|provinsi|i|kaltim)|bankeu(?: \w+)?|bantuan keuangan(?: \w+)?",
    "DAK": r"dak(?: (?:non ?fisik|fisik|nf|bokb?))*",
    "BOK": r"bok(?: \w+)?",
    "DD": r"dd|dds|dana desa|add|alokasi dana desa|apbdes(?:a)?|pbh|bhp|bhpr|bagi hasil pajak|pad ?des(?:a)?",
    "CSR": r"csr|tjsl|swasta|dunia usaha",
    "APBN": r"apbn",
    "Lainnya": r"lain ?lain|lainnya|hibah|sumber lain(?:nya)?",
}
_SOURCES = tuple(
    (name, re.compile(rf"(?:pagu |dana |sumber dana |anggaran |jumlah )?(?:{words})(?: rp| rupiah)?"))
    for name, words in _SOURCE_WORDS.items()
)


@lru_cache(maxsize=256)
def unit_multiplier(text: str, *, in_title: bool = False) -> float | None:
    """What turns amounts under a header or title into rupiah; None where it names no unit.

    A title counts only where it says so of amounts ("dalam jutaan rupiah").
    """
    lowered = text.lower()
    if in_title:
        found = _IN_TITLE.search(lowered)
        if not found:
            return None
        lowered = lowered[found.start() : found.end() + 12]
    for pattern, multiplier in _HEADER_UNITS:
        if pattern.search(lowered):
            return multiplier
    return None


def funding_source(text: str) -> str:
    """The source of money that a header consists of ("APBD (Rp)"), or empty."""
    words = plain(text)
    return next((name for name, pattern in _SOURCES if pattern.fullmatch(words)), "")


def funding_sources(text: str) -> list[str]:
    """The sources of money that a text lists, as the follow-up matrix names them; others as written."""
    found = []
    for part in re.split(r"[,;/\n+&]|\bdan\b", text):
        known = funding_source(part)
        if known or part.strip():
            name = "APBD" if known == "APBD Provinsi" and known not in FUNDING_SOURCES else known
            found.append(name or " ".join(part.split()))
    return list(dict.fromkeys(found))


def amount_style(texts: Iterable[str]) -> NumberStyle:
    """How a column of amounts writes its numbers; three digits behind a mark are thousands."""
    return number_style((_bare(text) for text in texts), _INDONESIAN, counts=True)


def rupiah(value: object, style: NumberStyle, multiplier: float) -> float | None:
    """The rupiah that a cell holds; None where it holds no amount, or one below zero.

    A unit in the cell itself ("1,25 miliar") goes before that of the header.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        amount: float | None = float(value) * multiplier
    else:
        text = str(value).lower()
        scale = next((scale for pattern, scale in _SCALES if pattern.search(text)), None)
        number = parse_number(_bare(text), style.decimal)
        amount = None if number is None else number * (scale or multiplier)
    return None if amount is None or not math.isfinite(amount) or amount < 0 else round(amount, 2)


def _bare(text: str) -> str:
    """A written amount without currency, unit words and the dash for "no cents"."""
    bare = re.sub(r"\b(?:rp|idr)\b\.?|(?<![a-z])rp\.?(?=\d)", "", text.lower())
    for pattern, _ in _SCALES:
        bare = pattern.sub("", bare)
    return re.sub(r"[,.]?\s*[-\u2013=]+\s*$", "", bare.strip()).strip(" .,:")
