"""Names of areas as people write them, brought to one spelling for comparison."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN, PROVINSI, TOTAL

NUMBER_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMERALS = {
    **{str(number): word for number, word in enumerate(NUMBER_WORDS, start=1)},
    **{f"0{number}": word for number, word in enumerate(NUMBER_WORDS, start=1) if number < 10},
    **dict(zip(_ROMAN, NUMBER_WORDS, strict=True)),
}
_NUMERAL_VARIANTS = {
    word: (str(number), roman)
    for number, (word, roman) in enumerate(zip(NUMBER_WORDS, _ROMAN, strict=True), start=1)
}
_LEVEL_WORDS = {
    **dict.fromkeys((*PROVINSI.split("|"), "propinsi"), "provinsi"),
    **dict.fromkeys(KABUPATEN.split("|"), "kabupaten"),
    **dict.fromkeys(KECAMATAN.split("|"), "kecamatan"),
    **{word: word for word in DESA.split("|")},
    "ds": "desa",
    "kel": "kelurahan",
    **dict.fromkeys(("puskesmas", "pusk", "pkm"), "puskesmas"),
}
_ABBREVIATIONS = {
    "sei": "sungai",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "gn": "gunung",
    "gng": "gunung",
    "kp": "kampung",
    "kpg": "kampung",
    "kampong": "kampung",
    "sp": "simpang",
    "kep": "kepulauan",
    "mns": "meunasah",
    "perk": "perkebunan",
    "bt": "batu",
    "bkt": "bukit",
    "lb": "lubuk",
    "lbk": "lubuk",
    "psr": "pasar",
    "tlk": "teluk",
    "ma": "muara",
    "btg": "batang",
    "sel": "selatan",
    "tgh": "tengah",
    "dlm": "dalam",
}
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u209c*\u2020\u2021]+|(?<=[^\W\d])\s*\d\)$|\s+r\)$")
_APOSTROPHES = re.compile(r"['\"`\u2018\u2019\u201c\u201d\u02bc]")
_CODE = re.compile(r"[\[(]?\s*(\d{2}(?:\.\d{2}){1,2}(?:\.\d{4})?|\d{4,10})\s*[\])]?\s*[-.:]*\s*(?=[^\W\d])")
_CODE_BEHIND = re.compile(
    r"(?<=[^\W\d])[\s.]*(?:[-:,]\s*|[\[(]\s*|\s)(\d{2}(?:\.\d{2}){1,2}(?:\.\d{4})?|\d{6,10})\s*[\])]?$"
)
_LETTER_SPACED = re.compile(r"(?<!\S)\d \d\.(?=\s)|(?<!\S)(?:\S ){2,}\S(?!\S)")
_NUMBERING = re.compile(
    r"\(?\d{1,3}\s*[.):]\s*(?=\D)|0\d{1,2}\s+|\d{1,3}\s+-\s+|\(?[a-z]\s*[.)]\s+|[ivx]+[.)]\s+"
)
_UNIT = re.compile(r"(?:uptd?|blud|wilayah kerja|wil(?:\.|ayah)? ?ker(?:ja)?|wilker)\b[\s.:]*(?:blud\b\s*)?")
# Offices of which there is one in each kecamatan.
_OFFICE_OF_KECAMATAN = re.compile(
    r"(?:kua|kantor (?:camat|kecamatan|urusan agama)|camat|bpp|(?:korwil|koordinator wilayah|bal(?:ai|e)"
    r"|upt[.\s]*d?)[.\s]+(?:(?:penyuluh\w*|kampung|bidang) )*(?:kb|pkb|plkb|ppkb|dikbud|disdik\w*"
    r"|pendidikan|pertanian)|plkb)\b[\s.:]*(?:(?:"
    rf"{KECAMATAN})\b[\s.:]*)?(?=[^\W\d_]{{3}})"
)
_LONG_LEVEL_WORD = re.compile(r"(provinsi|kabupaten|kecamatan|kelurahan|puskesmas)(?=[^\W\d_]{3})")
_LEVEL = re.compile(
    r"(desa\s*/\s*kelurahan|kelurahan\s*/\s*desa|desa\s*/\s*kel|kel\s*/\s*desa|ds\s*/\s*kel|kab\s*/\s*kota"
    rf"|kabupaten\s*/\s*kota|{'|'.join(sorted(_LEVEL_WORDS, key=len, reverse=True))})"
    r"(?:\s*[.:]\s*|\s+|$)"
)
_KOTA = re.compile(r"(?:kota\s*madya|kodya|kota)\b[.\s]*")
_ADMINISTRASI = re.compile(r"(?:administrasi|adm)\b[.\s]*")
_TOTAL = re.compile(rf"(?:grand\s*total|sub\s*-?\s*(?:{TOTAL})|{TOTAL}|rata\s*-?\s*rata|rerata|jml)\b[\s.:]*")
_INSIDE_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_SIMPLE = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_CAREFUL_WORDS = frozenset((*_NUMERALS, *NUMBER_WORDS, *_LEVEL_WORDS, "upt", "kota"))
_WORD = re.compile(r"[^\W_]+")


class WrittenName(NamedTuple):
    """What a written name says. A tuple: a national list has 84,000.

    `key` is the name in small letters and digits only ("nipahnipah"), numerals as words; `words`
    the same with its words apart. `kind` is the level word that stood before it ("kecamatan"), or
    empty; `code` the digits of a code that stood before it; `total` whether it was called a total.
    """

    key: str
    words: tuple[str, ...]
    kind: str = ""
    code: str = ""
    total: bool = False

    @property
    def sound(self) -> str:
        """The key as it sounds: old spellings, o for a, doubled letters and abbreviations evened out."""
        return sound_key(self.words)

    def without_number(self) -> WrittenName:
        """The same without a numeral at its end: "Sepaku I" is "Sepaku"."""
        if len(self.words) < 2 or self.words[-1] not in NUMBER_WORDS:
            return self
        words = self.words[:-1]
        return WrittenName("".join(words), words, self.kind, self.code, self.total)


def normalise_name(text: str) -> str:
    """A written name as small letters without its level word: "Kel. Nipah-Nipah" is "nipahnipah".

    Numerals become words ("Semoi II" is "semoidua"); "Kota" stays, since Kota Bandung is not
    Kabupaten Bandung.
    """
    return written_name(text).key


@lru_cache(maxsize=131072)
def written_name(text: str) -> WrittenName:
    """What a written name says, see `WrittenName`."""
    rest = _joined_letters(plain_text(text))
    code, total, kind, before = "", False, "", ""
    if not rest[-1:].isalpha() and (match := _CODE_BEHIND.search(rest)):
        code, rest = match[1].replace(".", ""), rest[: match.start()]
    while rest != before:
        before = rest
        begins_with_letter = rest[:1].isalpha()
        if not begins_with_letter and (match := _CODE.match(rest)):
            code, rest = code or match[1].replace(".", ""), rest[match.end() :]
        elif match := _NUMBERING.match(rest):
            rest = rest[match.end() :]
        elif not begins_with_letter:
            break
        elif match := _TOTAL.match(rest):
            total, rest = True, rest[match.end() :]
        elif not kind and (match := _LEVEL.match(rest) or _LONG_LEVEL_WORD.match(rest)):
            kind, rest = _kind_of(match[1]), rest[match.end() :]
        elif not kind and (match := _OFFICE_OF_KECAMATAN.match(rest)):
            kind, rest = "kecamatan", rest[match.end() :]
        elif match := _UNIT.match(rest):
            rest = rest[match.end() :]
    return _finished(rest, kind, code, total)


def _finished(rest: str, kind: str, code: str, total: bool) -> WrittenName:
    if kind in ("", "kabupaten") and (match := _KOTA.match(rest)) and rest[match.end() :]:
        rest = f"kota {_ADMINISTRASI.sub('', rest[match.end() :], count=1)}"
    elif kind == "kabupaten":
        rest = _ADMINISTRASI.sub("", rest, count=1)
    inside = _INSIDE_BRACKETS.search(rest) if "(" in rest else None
    if inside is not None:
        level = _LEVEL.fullmatch(inside[1].strip())
        kind = kind or (_kind_of(level[1]) if level else "")
        rest = _INSIDE_BRACKETS.sub("", rest)
    words = canonical_words(rest)
    if not words and kind and not total:
        # A kelurahan may be named "Kabupaten".
        words, kind = (kind,), ""
    return WrittenName("".join(words), words, kind, code, total)


def _kind_of(word: str) -> str:
    first, _, second = word.partition("/")
    if second:
        return "kabupaten" if first.startswith("kab") else "desa"
    return _LEVEL_WORDS[word]


def plain_text(text: str) -> str:
    """Text in small letters without accents, apostrophes and footnote marks."""
    text = text.strip().lower()
    if ")" in text or "*" in text or not text.isascii():
        text = _FOOTNOTE.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).lower()
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _APOSTROPHES.sub("", text).strip()


def _joined_letters(text: str) -> str:
    """Letter-spaced text joined: "desa b a w a n g" is "desa bawang". Wider gaps part the words."""
    parts = text.split()
    if min(map(len, parts), default=0) > 1 or _LETTER_SPACED.search(text) is None:
        return " ".join(parts)
    words = (
        word.replace(" ", "") if all(len(part) == 1 for part in word.split()) else _joined_runs(word)
        for word in re.split(r"\s{2,}", text)
    )
    return " ".join(words)


def _joined_runs(text: str) -> str:
    return _LETTER_SPACED.sub(lambda run: run[0].replace(" ", ""), text)


def canonical_words(text: str) -> tuple[str, ...]:
    """Words of a name in small letters, with numerals written out."""
    words = _WORD.findall(text)
    # "I Odano": a lone letter i is a numeral only as the last word.
    if len(words) < 2:
        return tuple(words)
    last = len(words) - 1
    return tuple(
        word if word == "i" and place != last else _NUMERALS.get(word, word)
        for place, word in enumerate(words)
    )


def numeral_variants(words: tuple[str, ...]) -> Iterator[str]:
    """Keys of a name with its numerals as digits and as Roman numerals: "semoi2", "semoiii"."""
    for choice in (0, 1):
        yield "".join(
            _NUMERAL_VARIANTS[word][choice] if word in _NUMERAL_VARIANTS else word for word in words
        )


def needs_care(name: str) -> bool:
    """Whether an official name in small letters needs more than its blanks and hyphens removed."""
    return _SIMPLE.fullmatch(name) is None or not _CAREFUL_WORDS.isdisjoint(name.replace("-", " ").split())


_SOUNDS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("dh", "d"),
    ("th", "t"),
    ("y", "i"),
    ("o", "a"),
    ("v", "p"),
    ("f", "p"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=131072)
def sound_key(words: tuple[str, ...]) -> str:
    """Key that is the same for spellings that sound alike; a word said twice counts once."""
    full = (_ABBREVIATIONS.get(word, word) for word in words)
    text = "".join(word for word, _ in groupby(full))
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", text)
