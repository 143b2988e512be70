"""The official area of a code as written, if it fits the name beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from rapidfuzz import fuzz

from stunting.catalogue.area_codes import code_digits
from stunting.catalogue.area_likeness import is_shortened
from stunting.catalogue.area_names import WrittenName, canonical_words, plain_text, sound_key
from stunting.catalogue.area_store import CODE_LENGTHS
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area
from stunting.reading.places.found import AreaFound, official
from stunting.reading.places.name_rows import AreaRow

NO_NAME = ("tba", "tbd", "na", "nan", "xx", "xxx", "tidakada", "belumada", "namabelumada", "kosong")
"""What is written where the name of an area is not known yet."""
FITS_CODE = 60
"""Least likeness (0-100) of a name with that of its code's area; below it the code is not trusted."""


def by_code(
    gazetteer: Gazetteer, row: AreaRow, scopes: tuple[str, ...], within: str, keeper: CodeKeeper | None
) -> AreaFound | None:
    """The area of a row's code where it fits the name and the level.

    Without dots a code can be of Kemendagri or of BPS; the name decides, then what all codes of the column
    are (`keeper`), then `within`. A code without a name is certain only if it can mean one area.
    """
    nameless = is_nameless(row)
    fitting = [area for area in _coded(gazetteer, row, scopes) if nameless or _fits(area, row.written)]
    if keeper is not None and nameless:
        fitting = [area for area in fitting if keeper_of(area, row.code) is keeper] or fitting
    if not nameless and row.stated_level in CODE_LENGTHS:
        fitting = [area for area in fitting if area.level is row.stated_level]
    if not fitting:
        return None
    best = max(fitting, key=lambda area: (_likeness(area, row.written), area.code.startswith(within)))
    return official(gazetteer, best.code, 1.0, certain=not nameless or len(fitting) == 1)


class CodeKeeper(StrEnum):
    """Who keeps the codes of a column: both number the kabupaten of a province in their own order."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"


def keeper_of(area: Area, code: str) -> CodeKeeper | None:
    """Whose code of an area a written one is; None where both are the same."""
    digits = code_digits(code)
    if area.bps_code == digits == area.code.replace(".", ""):
        return None
    return CodeKeeper.BPS if area.bps_code == digits else CodeKeeper.KEMENDAGRI


def keeper_of_all(gazetteer: Gazetteer, rows: Sequence[AreaRow]) -> CodeKeeper | None:
    """Who keeps the codes of a whole column: the one under whom more of them exist, or fit their names."""
    votes: Counter[CodeKeeper] = Counter()
    for row in rows:
        for area in gazetteer.areas_of_code(row.code) if row.code else ():
            keeper = keeper_of(area, row.code)
            if keeper is not None and (is_nameless(row) or _fits(area, row.written)):
                votes[keeper] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def is_nameless(row: AreaRow) -> bool:
    """Whether a row gives no name but at most a mark for one ("-", "TBA")."""
    key = row.written.key
    return not key or key.isdigit() or (bool(row.code) and key in NO_NAME)


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
