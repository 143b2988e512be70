"""The official area of a code as written, if it fits the name beside it."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from stunting.catalogue.area_likeness import is_shortened
from stunting.catalogue.area_names import WrittenName, canonical_words, plain_text, sound_key
from stunting.catalogue.area_store import CODE_LENGTHS
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area
from stunting.reading.places.found import AreaFound, official
from stunting.reading.places.name_rows import AreaRow

FITS_CODE = 60
"""Least likeness (0-100) of a name with that of its code's area; below it the code is not trusted."""


def by_code(gazetteer: Gazetteer, row: AreaRow, scopes: tuple[str, ...], within: str) -> AreaFound | None:
    """The area of a row's code where it fits the name and the level.

    Without dots a code can be of Kemendagri or of BPS; the name decides, then `within`. A code
    without a name is certain only if it can mean one area.
    """
    nameless = not row.written.key or row.written.key.isdigit()
    fitting = [area for area in _coded(gazetteer, row, scopes) if nameless or _fits(area, row.written)]
    if not nameless and row.stated_level in CODE_LENGTHS:
        fitting = [area for area in fitting if area.level is row.stated_level]
    if not fitting:
        return None
    best = max(fitting, key=lambda area: (_likeness(area, row.written), area.code.startswith(within)))
    return official(gazetteer, best.code, 1.0, certain=not nameless or len(fitting) == 1)


def _coded(gazetteer: Gazetteer, row: AreaRow, scopes: tuple[str, ...]) -> Iterator[Area]:
    for code in dict.fromkeys(filter(None, (row.code, row.written.code))):
        yield from gazetteer.areas_of_code(code)
        if len(code) == 4:
            # Only the last part of a Kemendagri code, beside the kecamatan.
            for scope in scopes:
                yield from gazetteer.areas_of_code(f"{scope}.{code}")


def _fits(area: Area, written: WrittenName) -> bool:
    return _likeness(area, written) >= FITS_CODE or is_shortened(written, _words(area))


def _likeness(area: Area, written: WrittenName) -> float:
    """Likeness of the names, 0-100; half a point more where both or neither say "Kota"."""
    key = written.key.removeprefix("kota") if area.kind == "kota" else written.key
    same_kind = (area.kind == "kota") == (written.words[:1] == ("kota",))
    words = _words(area)
    return max(fuzz.ratio(key, "".join(words)), fuzz.ratio(written.sound, sound_key(words))) + same_kind / 2


def _words(area: Area) -> tuple[str, ...]:
    return canonical_words(plain_text(area.name.lower()))
