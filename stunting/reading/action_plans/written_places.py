"""Where an activity takes place, as people list it: "Kec. Sepaku: Desa A, B; Waru", "54 desa/kelurahan"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stunting.catalogue.pattern_words import DESA, DESA_SHORT, KECAMATAN
from stunting.catalogue.puskesmas import puskesmas_of
from stunting.model.activities import LocationScope
from stunting.model.areas import AreaLevel
from stunting.model.dataset import UnmatchedArea
from stunting.reading.cells.label_words import plain
from stunting.reading.context import Context
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow

_CHUNKS = re.compile(r"[;\n\u2022]|(?<=\S)\s+(?=\(?\d{1,2}[.)]\s*[A-Z])")
_ITEMS = re.compile(r"\s*(?:,|&|\+|\bdan\b|\bserta\b)\s*", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:[-*\u2013]|\(?\d{1,2}[.)]|[a-z][.)])\s*")
_HEAD = re.compile(
    rf"^\s*((?:{KECAMATAN})\b\.?\s*[^:()]+?|[^:(),]+?)\s*(?::|\()\s*(.+?)\)?\s*$", re.IGNORECASE | re.DOTALL
)
_KECAMATAN = re.compile(rf"^(?:{KECAMATAN})\b\.?\s*", re.IGNORECASE)
_DESA = re.compile(rf"^(?:desa\s*/\s*kel(?:urahan)?|{DESA}|{DESA_SHORT})\b\.?\s*", re.IGNORECASE)
_PUSKESMAS = re.compile(r"^(?:upt(?:d)?\.?\s+)?(?:puskesmas|pkm|pusk)\b\.?\s*", re.IGNORECASE)
_EVERY = re.compile(
    r"^(?:di |tersebar di )?(?:se|seluruh|semua)\s*(?:wilayah\s*)?"
    rf"(?:kab\b|kabupaten|kecamatan|kec\b|{DESA}|puskesmas|posyandu)"
)
_COUNTED = re.compile(
    rf"^(?:di )?(\d{{1,3}}) (desa kelurahan|desa dan kelurahan|desa kel|{KECAMATAN}|puskesmas|{DESA})$"
)


LocationText = tuple[str, str, str]
"""Location, kecamatan and desa of one line as written; empty where there is no such column."""


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """One place as written: its name, the area it lies in, and the level its words state."""

    area: str
    parent: str
    level: str


@dataclass(frozen=True, slots=True)
class Location:
    """A location understood: official codes, those of their kecamatan, and what fits no official area."""

    scope: LocationScope
    codes: tuple[str, ...] = ()
    kecamatan: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


NOWHERE = Location(LocationScope.NOT_STATED)


def written_places(text: str) -> list[WrittenPlace]:
    """The places that a location text lists, with the kecamatan each lies in where it is said."""
    places: list[WrittenPlace] = []
    level = ""
    for chunk in filter(None, (_NUMBERING.sub("", part).strip() for part in _CHUNKS.split(text))):
        headed = _HEAD.match(chunk)
        if headed and not headed[2].strip().isdigit():
            parent = _KECAMATAN.sub("", headed[1]).strip()
            places += _items(headed[2], parent, "")[0]
            level = AreaLevel.KECAMATAN.value
            continue
        found, level = _items(chunk, "", level)
        places += found
    return places


def _items(text: str, parent: str, level: str) -> tuple[list[WrittenPlace], str]:
    """The names of one list; a kecamatan named first or last among desa is where they lie."""
    parts = [part for part in (_NUMBERING.sub("", one).strip(" .") for one in _ITEMS.split(text)) if part]
    heads = [bool(_KECAMATAN.match(part)) for part in parts]
    desa = [bool(_DESA.match(part)) for part in parts]
    if not parent and sum(heads) == 1 and any(desa) and (heads[0] or heads[-1]):
        at = 0 if heads[0] else len(parts) - 1
        parent = _KECAMATAN.sub("", parts.pop(at))
    places = []
    for part in parts:
        if _KECAMATAN.match(part):
            level = AreaLevel.KECAMATAN.value
            places.append(WrittenPlace(_KECAMATAN.sub("", part), "", level))
        elif _DESA.match(part):
            level = AreaLevel.DESA.value
            places.append(WrittenPlace(_DESA.sub("", part), parent, level))
        elif _PUSKESMAS.match(part):
            level = AreaLevel.PUSKESMAS.value
            places.append(WrittenPlace(part, parent, level))
        else:
            places.append(WrittenPlace(part, parent, AreaLevel.DESA.value if parent else level))
    return [place for place in places if place.area.strip()], level


class LocationReader:
    """Reads location texts of one kabupaten; all places of all plans are matched together."""

    def __init__(self, texts: Sequence[LocationText], context: Context) -> None:
        self._gazetteer = context.gazetteer
        self._kabupaten = context.kabupaten
        self._places = {text: _places_of(text, self._is_everywhere) for text in dict.fromkeys(texts)}
        named = [
            place
            for places in self._places.values()
            for place in places
            if not self._is_everywhere(place.area)
        ]
        self._index: dict[WrittenPlace, int] = {place: at for at, place in enumerate(dict.fromkeys(named))}
        rows = [AreaRow(place.area, place.parent, "", place.level) for place in self._index]
        matching = match_areas(rows, context)
        self.kabupaten = matching.kabupaten
        self._found = matching.found
        self._proposals = {(one.area, one.parent): one for one in matching.unmatched}

    def location(self, text: LocationText) -> Location:
        """What one location says. A part that is no official area stays beside those that are."""
        places = self._places[text]
        if not places:
            return NOWHERE
        codes: list[str] = []
        unmatched: list[str] = []
        everywhere = False
        for place in places:
            if self._is_everywhere(place.area):
                everywhere = True
                continue
            code = self._code(place)
            if code and code == self.kabupaten:
                everywhere = True
            elif code.startswith(f"{self.kabupaten}.") if self.kabupaten else code:
                codes.append(code)
            else:
                unmatched.append(place.area)
        lost = tuple(dict.fromkeys(unmatched))
        if everywhere:
            return Location(LocationScope.KABUPATEN, unmatched=lost)
        if not codes:
            return Location(LocationScope.UNKNOWN, unmatched=lost)
        unique = tuple(dict.fromkeys(codes))
        kecamatan = tuple(dict.fromkeys(".".join(code.split(".")[:3]) for code in unique))
        return Location(LocationScope.AREAS, unique, kecamatan, lost)

    def unmatched_areas(self, text: LocationText, cell: str) -> list[UnmatchedArea]:
        """Names in a location that no official area fits, with the nearest ones."""
        return [
            UnmatchedArea(place.area, place.parent, cell, found.proposals)
            for place in self._places[text]
            if (found := self._proposals.get((place.area, place.parent))) is not None
        ]

    def _code(self, place: WrittenPlace) -> str:
        taken = self._found[self._index[place]]
        if taken.code:
            return taken.code
        if not taken.kecamatan or taken.level != AreaLevel.PUSKESMAS.value:
            return ""
        found = self._gazetteer.exact(taken.kecamatan, AreaLevel.KECAMATAN, self.kabupaten)
        return found[0].code if found else ""

    def _is_everywhere(self, name: str) -> bool:
        """Whether a text means the whole kabupaten: its own name, "seluruh desa", or all of them counted."""
        words = plain(name)
        area = self._gazetteer.area(self._kabupaten) if self._kabupaten else None
        if _EVERY.match(words):
            return True
        if area is None:
            return False
        own = plain(area.name)
        short = "".join(word[0] for word in own.split())
        stripped = re.sub(r"^(?:kab|kabupaten|kota|wilayah)\s+", "", words)
        if stripped in (own, short) or words in ("kabupaten", "kab"):
            return True
        counted = _COUNTED.match(words)
        return bool(counted) and int(counted[1]) == self._count(counted[2])  # type: ignore[index]

    def _count(self, what: str) -> int:
        if what.startswith("kec"):
            return len(self._gazetteer.kecamatan(self._kabupaten))
        if what == "puskesmas":
            return len(puskesmas_of(self._kabupaten))
        desa = self._gazetteer.desa(self._kabupaten)
        if what in ("desa", "kelurahan"):
            # "30 desa" leaves out the kelurahan: not the whole kabupaten, unless it has no others.
            return len(desa) if all(one.kind == what for one in desa) else -1
        return len(desa)


def _places_of(text: LocationText, everywhere: Callable[[str], bool]) -> list[WrittenPlace]:
    """Places of one line: of the columns for kecamatan and desa where there are such, else of the text.

    "Seluruh desa" or "5 desa" beside a kecamatan mean desa of that kecamatan; "54 desa" means them all.
    """
    location, kecamatan, desa = text
    if not kecamatan and not desa:
        return written_places(location)
    inside = [
        WrittenPlace(_KECAMATAN.sub("", one.area), "", "kecamatan") for one in written_places(kecamatan)
    ]
    if not desa:
        return inside
    parent = inside[0].area if len(inside) == 1 else ""
    listed = [
        WrittenPlace(one.area, one.parent or parent, one.level or AreaLevel.DESA.value)
        for one in written_places(desa)
    ]
    counted = [one for one in listed if _COUNTED.match(plain(one.area))]
    if any(everywhere(one.area) for one in counted):
        return counted
    every = [one for one in listed if _EVERY.match(plain(one.area))]
    return inside if inside and (every or counted) else listed


def all_names(texts: Sequence[LocationText]) -> list[tuple[str, str]]:
    """Every place as (name, parent), to recognise the kabupaten of a plan that comes alone."""
    return [(place.area, place.parent) for text in texts for place in _places_of(text, lambda _: False)]
