"""When a misspelt or shortened name may stand for an official one."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from stunting.catalogue.area_names import NUMBER_WORDS, WrittenName, sound_key

ENDINGS = (
    *("barat", "timur", "utara", "selatan", "tengah", "tenggara", "laut", "darat", "pesisir"),
    *("hulu", "ulu", "hilir", "ilir", "atas", "bawah", "dalam", "luar", "besar", "kecil", "baru", "lama"),
    *("kulon", "wetan", "lor", "kidul", "kaler", "girang", "tonga", "tonggoh"),
    *NUMBER_WORDS,
)
"""Last words that tell apart areas of otherwise the same name."""
_SHORTEST_WITH_ONE_SLIP = 5
_SHORTEST_WITH_TWO_SLIPS = 9


def may_be_misspelt(written: WrittenName, official: tuple[str, ...]) -> bool:
    """Whether a written name is within a slip or two of an official one.

    One slip (a letter more, less, changed or two swapped) from five letters on, two from nine on;
    a different last word that tells areas apart ("Barat", "Timur", a numeral) is never a slip.
    """
    key = "".join(official)
    shorter = min(len(key), len(written.key))
    allowed = (shorter >= _SHORTEST_WITH_ONE_SLIP) + (shorter >= _SHORTEST_WITH_TWO_SLIPS)
    return slips(written, official) <= allowed and not _end_apart(written, official)


def slips(written: WrittenName, official: tuple[str, ...]) -> int:
    """Number of slips between a written and an official name, by letters or by sound."""
    return min(letters_apart(written, official), OSA.distance(written.sound, sound_key(official)))


def letters_apart(written: WrittenName, official: tuple[str, ...]) -> int:
    """Number of letters by which a written name differs from an official one."""
    return int(OSA.distance(written.key, "".join(official)))


def is_shortened(written: WrittenName, official: tuple[str, ...]) -> bool:
    """Whether a written name shortens words of an official one: "Purworejo Klp" for Purwareja Klampok.

    Word by word, each sounds the same or keeps the first letter and the order of the letters; at
    least one word of four letters or more sounds the same.
    """
    if len(written.words) != len(official) or len(official) < 2:
        return False
    pairs = list(zip(written.words, official, strict=True))
    same = [sound_key((short,)) == sound_key((full,)) for short, full in pairs]
    anchored = any(equal and len(full) >= 4 for equal, (_, full) in zip(same, pairs, strict=True))
    return anchored and all(
        equal or _shortens(short, full) for equal, (short, full) in zip(same, pairs, strict=True)
    )


def _shortens(short: str, full: str) -> bool:
    if short[0] != full[0] or len(short) >= len(full):
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


def _end_apart(written: WrittenName, official: tuple[str, ...]) -> bool:
    """Whether the last words tell two areas apart, also where the written one has no blanks."""
    if len(official) < 2 or official[-1] not in ENDINGS:
        return len(written.words) > 1 and written.words[-1] in ENDINGS
    return not written.key.endswith(official[-1]) and written.key.endswith(ENDINGS)
