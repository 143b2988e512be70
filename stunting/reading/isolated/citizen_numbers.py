"""Identity numbers of citizens (NIK) and families (KK): how they are built, and which parts hold them."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from stunting.reading.isolated.archive import Archive

FEWEST_PEOPLE = 3
_OF_WOMEN = 40
# Provinsi, kabupaten and kecamatan, day (of women + 40), month and year of birth, a number. No code of a
# provinsi ends in 0, so a year beside small counts (2024, 1, 200, 120) begins none.
_NUMBER = r"[1-9][1-9][0-7]\d\d{2}(\d{2})(\d{2})\d{6}"
_WRITTEN = re.compile(rf"'?{_NUMBER}\Z")
_WITHIN = re.compile(rf"(?<![\d.]){_NUMBER}(?![\d.])")
_GROUPED = re.compile(
    r"(?<![\d.])(?:[1-9][1-9][ .]?[0-7]\d[ .]?\d\d([ ./-])\d{6}\1\d{4}"
    r"|[1-9][1-9][0-7]\d([ ./-])\d{4}\2\d{4}\2\d{4})(?!\d)"
)
_MASKED = re.compile(r"'?[1-9]\d{3,11}[*xX#\u2022]{3,}\d{0,4}\Z")
_ROUNDED = re.compile(r"[1-9][.,]\d{2,}E\+?15\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s./_\u2010-\u2015-]")
_SOME_DIGITS = re.compile(r"\d(?:\W?\d){3}|[eE]\+?15")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ANYWHERE = re.compile(rb"(?<![\d.])" + _NUMBER.encode() + rb"(?![\d.])")
_SHORTENED = re.compile(rb"(?<![\d.])[1-9]\.\d{4,15}E\+?15\b", re.IGNORECASE)
_WIDE = re.compile(rb"(?<!\d\0)(?:\d\0){16}(?!\d\0)")
_PHONE = re.compile(rb"(?<!\d)(?:\+?62|0)8\d{8,11}(?!\d)")
_BORN = re.compile(
    rb"\b(?:lahir|lhr|ttl)\b[^<\d]{0,20}\d{1,2}[-/ .](?:\d{1,2}|[a-z]{3,9})[-/ .]\d{2}", re.IGNORECASE
)
_FIELD = rb"<(?:\w+:)?cacheField\b[^>]*\bname=[\"'](?:%s)[\"']"
_PIVOT_FIELD = re.compile(
    _FIELD % rb"(?:no(?:mor)?\.? ?)?(?:nik|kk|ktp|(?:kartu )?keluarga)|(?:tgl|tanggal)\.? ?lahir|"
    rb"nama (?:anak|balita|bayi|ibu|ayah|ortu|orang ?tua|siswa|siswi|catin|kpm|"
    rb"penerima|kepala keluarga|lengkap)",
    re.IGNORECASE,
)
_FIELD_OF_NAMES = re.compile(_FIELD % rb"nama", re.IGNORECASE)
_FIELD_OF_A_PERSON = re.compile(
    _FIELD % rb"(?:umur|usia|bb|tb|lila)(?: ?\([^)\"']*\))?|jk|l ?/ ?p|jenis kelamin|alamat|no\.? ?hp",
    re.IGNORECASE,
)
_TEXTS_OF_CELLS = "xl/sharedstrings.xml"
_NOT_LOOKED_AT = ("xl/worksheets/sheet", "xl/media/", "xl/styles", "xl/theme")


def is_citizen_number(text: str) -> bool:
    """Whether a text is built like an identity number, also with blanks, masked, or rounded by a program."""
    plain = text.strip()
    if _ROUNDED.match(plain):
        return True
    joined = _SEPARATORS.sub("", plain) if len(plain) <= 25 else ""
    if _MASKED.match(joined):
        return True
    found = _WRITTEN.match(joined)
    return found is not None and _is_birth(int(found[1]), int(found[2]))


def names_citizen(text: str) -> bool:
    """Whether a text is such a number or holds one, also in wide digits and with signs that nobody sees."""
    if not _SOME_DIGITS.search(text):
        return False
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    if is_citizen_number(text):
        return True
    within = _WITHIN.search(text)
    if within is not None and _is_birth(int(within[1]), int(within[2])):
        return True
    return any(is_citizen_number(found[0]) for found in _GROUPED.finditer(text))


def unseen_people(archive: Archive) -> bool:
    """Whether parts of a workbook that are no sheets, such as pivot caches and notes, tell of people.

    Three or more identity numbers do; so do three phones or births, and fields of people of a pivot cache.
    Texts of cells stand in a part of their own: it is looked at for numbers alone, the rest with their sheet.
    """
    for name in archive.names():
        if not name.startswith(_NOT_LOOKED_AT):
            content = archive.read(name) or b""
            if holds_numbers(content) or (name != _TEXTS_OF_CELLS and tells_of_people(content)):
                return True
    return False


def tells_of_people(content: bytes) -> bool:
    """Whether what stands beside the cells holds three phones or births, or fields of people of a pivot."""
    phones = {found[0] for found in _PHONE.finditer(content)}
    births = sum(1 for _ in _BORN.finditer(content))
    if max(len(phones), births) >= FEWEST_PEOPLE or _PIVOT_FIELD.search(content):
        return True
    return bool(_FIELD_OF_NAMES.search(content) and _FIELD_OF_A_PERSON.search(content))


def holds_numbers(content: bytes) -> bool:
    """Whether bytes hold the identity numbers of three or more people, in one or two bytes a digit."""
    shortened = {_in_full(found[0]) for found in _SHORTENED.finditer(content)}
    return (
        _enough(map(_ANYWHERE.fullmatch, shortened))
        or _enough(_ANYWHERE.finditer(content))
        or _enough(
            found
            for wide in _WIDE.finditer(content)
            if (found := _ANYWHERE.fullmatch(wide[0].replace(b"\0", b""))) is not None
        )
    )


def _in_full(number: bytes) -> bytes:
    """The 16 digits of a number that a program wrote with an exponent."""
    return number[:-3].rstrip(b"eE+").replace(b".", b"").ljust(16, b"0")


def _enough(found: Iterable[re.Match[bytes] | None]) -> bool:
    people: set[bytes] = set()
    for one in found:
        if one is not None and _is_birth(int(one[1]), int(one[2])):
            people.add(one[0])
            if len(people) >= FEWEST_PEOPLE:
                return True
    return False


def _is_birth(day: int, month: int) -> bool:
    return 1 <= day % _OF_WOMEN <= 31 and 1 <= month <= 12
