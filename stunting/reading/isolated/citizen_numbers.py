"""Identity numbers of citizens (NIK) and families (KK): how they are built, and which parts hold them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from stunting.reading.isolated.archive import Archive

FEWEST_PEOPLE = 3
_OF_WOMEN = 40
# Provinsi, kabupaten and kecamatan, day (of women + 40), month and year of birth, a number.
_NUMBER = r"(?:1[1-9]|[2-9]\d)[0-7]\d\d{2}(\d{2})(\d{2})\d{6}"
_WRITTEN = re.compile(rf"'?{_NUMBER}\Z")
_MASKED = re.compile(r"'?[1-9]\d{3,11}[*xX#\u2022]{3,}\d{0,4}\Z")
_ROUNDED = re.compile(r"[1-9][.,]\d{2,}E\+?15\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.-]")
_ANYWHERE = re.compile(rb"(?<![\d.])" + _NUMBER.encode() + rb"(?![\d.])")
_WIDE = re.compile(rb"(?<!\d\0)(?:\d\0){16}(?!\d\0)")
_NOT_LOOKED_AT = ("xl/worksheets/sheet", "xl/media/", "xl/styles", "xl/theme")


def is_citizen_number(text: str) -> bool:
    """Whether a text is built like an identity number, also with blanks, masked, or rounded by a program."""
    plain = text.strip()
    if _MASKED.match(plain) or _ROUNDED.match(plain):
        return True
    found = _WRITTEN.match(_SEPARATORS.sub("", plain)) if len(plain) <= 25 else None
    return found is not None and _is_birth(int(found[1]), int(found[2]))


def unseen_numbers(archive: Archive) -> bool:
    """Whether parts of a workbook that are no sheets, such as pivot caches and notes, hold such numbers."""
    return any(
        holds_numbers(archive.read(name) or b"")
        for name in archive.names()
        if not name.startswith(_NOT_LOOKED_AT)
    )


def holds_numbers(content: bytes) -> bool:
    """Whether bytes hold the identity numbers of three or more people, in one or two bytes a digit."""
    return _enough(_ANYWHERE.finditer(content)) or _enough(
        found
        for wide in _WIDE.finditer(content)
        if (found := _ANYWHERE.fullmatch(wide[0].replace(b"\0", b""))) is not None
    )


def _enough(found: Iterable[re.Match[bytes]]) -> bool:
    people: set[bytes] = set()
    for one in found:
        if _is_birth(int(one[1]), int(one[2])):
            people.add(one[0])
            if len(people) >= FEWEST_PEOPLE:
                return True
    return False


def _is_birth(day: int, month: int) -> bool:
    return 1 <= day % _OF_WOMEN <= 31 and 1 <= month <= 12
