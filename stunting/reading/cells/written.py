"""A number as people write it into a cell: "≤ 7,40", "85,3 %*", "78 (12,8%)", "Rp 1.250.000,-", "7 52"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOST_DIGITS = 14
"""Longer rows of digits are NIP and NIK: they name a person and count nothing."""

_GAP = r"[\s\u00a0\u2009\u202f']"
_GAPS = re.compile(_GAP)
_UNITS = (
    r"desa|kel(?:urahan)?|kampung|nagari|gampong|kecamatan|kec|rt|rw|orang|org|jiwa|kk|keluarga|tim|anak|"
    r"balita|baduta|batita|bayi|ibu|bumil|rematri|catin|pasang(?:an)?|kpm|pus|krs|remaja|kader|posyandu|puskesmas|unit|buah|kali|kasus|rumah|ruta|dokumen|"
    r"paket|laporan|kegiatan|lembaga|kelompok|peserta|siswa|sekolah|paud|rupiah"
)
_REVISED = (
    r"\s*\((?:rev(?:isi)?|r|(?:data |angka )?sementara|perbaikan|koreksi|nihil|est(?:imasi)?|perkiraan|"
    r"taksiran)\.?\)|\s*[rx]\)"
)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""What pages of the web leave before and behind their words, and no blank to Python."""
_FOOTNOTE = (
    rf"{_REVISED}|"
    r"\s*(?:\*{1,3}\)?|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+[)\u207e]?)|\s+[1-9a-e]\)|\^\d"
)
_NUMBER = (
    rf"(?P<sign>[-+\u2212\u2013])?\s*"
    rf"(?P<body>(?:\d{{1,3}}(?:(?:[.,]|{_GAP}){{1}}\d{{3}})+|\d+)(?:[.,]\d+)?(?:e[+-]?\d+)?)"
)
_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = {"belas": 1, "puluh": 10, "ratus": 100, "ribu": 1000, "juta": 1_000_000}
_NUMERALS = rf"(?:{'|'.join(_ONES)}|(?:se)?(?:{'|'.join(_SCALES)}))"
_PLAIN = re.compile(
    rf"^['\u2019\u2018`]?(?:(?P<currency>rp|idr)\.?\s*)?{_NUMBER}(?:,--?|\.-)?"
    rf"\s*(?P<percent>(?:(?:%\s*){{1,2}}|persen|prosen|percent|pct)(?:\s*\([^()\d]{{2,40}}\))?)?"
    rf"(?:\s*[(\[](?P<words>{_NUMERALS}(?:\s+{_NUMERALS})*)(?:\s+(?:{_UNITS}))?[)\]])?"
    rf"\s*(?P<unit>(?:{_UNITS})\.?(?:\s*/\s*(?:{_UNITS})\.?)*)?"
    rf"(?:\s*[(\[]\s*(?P<share>\d{{1,3}}(?:[.,]\d+)?)\s*(?:%|persen)\s*[)\]])?"
    rf"(?P<footnote>{_FOOTNOTE})?$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"^(?:[\u2264\u2265<>=\u00b1~\u2248]{1,2}|\+/-|(?:min|maks|max)\b\.?|"
    r"minimal|maksimal|sekitar|kurang lebih|kira-kira|(?:ca|lk)\b\.?)\s*"
)
_BRACKETED = re.compile(r"^\(\s*([^()]+?)\s*\)$")
_SHARE = re.compile(r"^(\d{1,6})\s*(?:/|dari|dr\.?)\s*(\d{1,6})$")
_BROKEN = re.compile(rf"^\d{{1,3}}(?:{_GAP}\d{{1,3}})+$")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """What a text says beside its digits. `body` has its marks, but no gaps and no brackets."""

    body: str
    percent: bool = False
    unit: str = ""
    footnote: str = ""
    of: str = ""
    """The whole that the text itself names: "10" in "8/10"."""
    bracketed: bool = False
    share: str = ""
    """The percentage that the text itself gives behind the number: "12,8" in "78 (12,8%)"."""
    question: str = ""
    """Why the number is in doubt, in Indonesian; empty where it is not."""


@lru_cache(maxsize=50_000)
def written_number(text: str) -> WrittenNumber | None:
    """A text that is a number wherever it stands, with its unit and footnote mark; None for others."""
    found = _PLAIN.match(text.strip().strip(INVISIBLE).strip())
    if found is None:
        return None
    body = _GAPS.sub("", found["body"])
    if sum(map(str.isdigit, body)) > MOST_DIGITS:
        return None
    sign = "-" if found["sign"] and found["sign"] != "+" else ""
    unit = "Rp" if found["currency"] else (found["unit"] or "")
    footnote = (found["footnote"] or "").strip()
    spelt = found["words"]
    question = ""
    if spelt and str(said := spelt_number(spelt)) != re.sub(r"[.,](?=\d{3}\b)|[.,]0{1,2}$", "", body):
        question = f"“{text.strip()}”: angkanya {body}, kata-katanya {said}; mana yang benar?"
    return WrittenNumber(
        sign + body, bool(found["percent"]), unit, footnote, share=found["share"] or "", question=question
    )


def spelt_number(words: str) -> int:
    """The number that Indonesian numerals name: "seratus dua puluh tiga" is 123."""
    total = group = ones = 0
    for word in words.lower().split():
        if word in _ONES:
            ones = _ONES.index(word)
            continue
        one = word.startswith("se") and word != "sembilan"
        scale = word.removeprefix("se") if one else word
        ones = 1 if one else ones
        if scale == "belas":
            ones += 10
        elif _SCALES[scale] < 1000:
            group, ones = group + ones * _SCALES[scale], 0
        else:
            total, group, ones = total + (group + ones) * _SCALES[scale], 0, 0
    return total + group + ones


def is_bound(text: str) -> bool:
    """Whether a text is a bound of a number ("\u2264 7,40", "min. 71"); over numbers it heads a class."""
    return bool(_BOUND.match(text.strip().lower())) and loose_number(text) is not None


@lru_cache(maxsize=50_000)
def loose_number(text: str) -> WrittenNumber | None:
    """A text that is a number only where numbers are expected, for as a header it could mean a class.

    "≤ 7,40" is its bound; "(85)", "8/10" and "7 52" are numbers with a question.
    """
    label = " ".join(text.split())
    bound = _BOUND.match(label.lower())
    if bound is not None:
        return written_number(label[bound.end() :])
    if (inside := _BRACKETED.match(label)) and (number := written_number(inside[1])):
        why = f"angka dalam kurung “{label}”: {inside[1]} atau minus {inside[1]}?"
        return WrittenNumber(
            number.body, number.percent, number.unit, number.footnote, bracketed=True, question=why
        )
    if share := _SHARE.match(label):
        if int(share[1]) in _YEARS and int(share[2]) in _YEARS:
            return None
        why = f"“{label}” dibaca {share[1]} (dari {share[2]}); pastikan yang dimaksud pembilangnya"
        return WrittenNumber(share[1], of=share[2], question=why)
    if _BROKEN.match(label) and len(_GAPS.sub("", label)) <= 9:
        joined = _GAPS.sub("", label)
        return WrittenNumber(joined, question=f"“{label}” dibaca {joined}; spasinya tidak di tempat ribuan")
    return None
