"""One area as written to an official one: by code, by name in the area it lies in, by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stunting.catalogue.area_names import WrittenName
from stunting.catalogue.area_store import CODE_LENGTHS, level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.pattern_words import KABUPATEN, KECAMATAN, PROVINSI
from stunting.model.areas import Area, AreaLevel, AreaMatch
from stunting.reading.places.alike import PROPOSALS, SOUNDS_THE_SAME, alike, around, proposals
from stunting.reading.places.by_code import by_code, is_nameless, keeper_of_all
from stunting.reading.places.found import NO_AREA, AreaFound, official, puskesmas_in
from stunting.reading.places.name_rows import LEVEL_OF_KIND, WIDE_LEVELS, AreaList, AreaRow
from stunting.reading.places.scopes import Scopes, by_size
from stunting.reading.places.served_kecamatan import served_by_puskesmas

_NO_AREA = re.compile(
    r"^(?:indonesia|nasional|national)$|^(?:rsud?|rumahsakit|klinik|lapas|rutan)"
    r"|^luar(?:wilayah|daerah|kota|kab|kec|dki)|prosesupdate"
    r"|(?:tidak|belum)(?:diketahui|teridentifikasi|terdata)|^lain(?:lain|nya)"
)
SMALL_KINDS = ("kecamatan", "desa", "kelurahan", "puskesmas")
_PLACE_WORDS = re.compile(rf"[\s,(-]+(?=(?:{KECAMATAN}|{KABUPATEN}|{PROVINSI})\b[.:\s])", re.IGNORECASE)
_OTHER_NAMES = re.compile(r"[/()]")
MOST_PROPOSED = 300
"""Names of one list that get proposals: nobody goes through more by hand, and once these are decided the
next reading proposes for others. So many strange names mostly mean another kabupaten, which is one choice."""


class AreaMatcher:
    """Matches the areas of one list inside one kabupaten (or province; nowhere, for a national list)."""

    def __init__(self, gazetteer: Gazetteer, areas: AreaList, within: str) -> None:
        self._gazetteer = gazetteer
        self._areas = areas
        self._within = within
        self._scopes = Scopes(gazetteer, areas, within)
        self._levels = areas.levels(within)
        self._keeper = keeper_of_all(gazetteer, areas.rows)
        self._proposals_left = MOST_PROPOSED

    def decided(self, row: AreaRow, code: str) -> AreaFound:
        """What a person decided: an official area, or none for an empty code."""
        area = self._gazetteer.area(code)
        if area is None:
            return NO_AREA
        if row.stated_level is AreaLevel.PUSKESMAS and area.level is AreaLevel.KECAMATAN:
            return puskesmas_in(self._gazetteer, area.code, certain=True)
        return self._official(area.code)

    def match(self, row: AreaRow) -> AreaFound:
        """The official area of a row, or proposals."""
        scopes = self._scopes.of_parent(row.parent)
        if is_nameless(row) and not row.code:
            return self._of_level(row.written.kind, scopes) or NO_AREA
        if _NO_AREA.search(row.written.key):
            return NO_AREA
        if row.stated_level is AreaLevel.PUSKESMAS:
            # Many a puskesmas bears the name of its kabupaten; the row of the kabupaten says "Kab.".
            found = served_by_puskesmas(self._gazetteer, row, scopes, self._within)
            return found or self._unmatched(row, scopes)
        return (
            by_code(self._gazetteer, row, scopes, self._within, self._keeper)
            or self._by_name(row, scopes or (self._within,))
            or self._above_column(row, self._scopes.line_of(self._within))
            or self._by_likeness(row, scopes or (self._within,))
            or self._elsewhere(row, scopes)
            or self._by_other_name(row, scopes or (self._within,))
            or self._by_place_in_name(row)
            or self._of_level(row.written.key, scopes)
            or self._above_column(row, ())
            or self._unmatched(row, scopes)
        )

    def _of_level(self, kind: str, scopes: tuple[str, ...]) -> AreaFound | None:
        """A row that names only a level ("Jumlah Kab/Kota"): the area of that level at hand."""
        level = LEVEL_OF_KIND.get(kind)
        if level is None:
            return None
        for scope in (*scopes, self._within):
            for code in self._scopes.line_of(scope):
                if level is level_of_code(code):
                    return self._official(code)
        return None

    def _by_name(self, row: AreaRow, scopes: Iterable[str]) -> AreaFound | None:
        """The area of the same name in the smallest scope that has one."""
        for together in by_size(filter(None, scopes)):
            codes = [code for scope in together for code in self._gazetteer.index(scope).exact(row.written)]
            choice = self._choose(row, codes, together[0])
            if choice is not None:
                return self._at_expected_level(row, together[0], choice)
        for scope in scopes:
            same = [code for code in self._scopes.line_of(scope) if self._scopes.is_named(code, row.written)]
            if same and row.stated_level in (None, level_of_code(same[0])):
                return self._official(same[0])
        return self._wide(row)

    def _above_column(self, row: AreaRow, line: Sequence[str]) -> AreaFound | None:
        """A name above the level of its column, as of the whole province: in a line of areas, or anywhere."""
        if not row.level or row.written.kind in SMALL_KINDS:
            return None
        for level in WIDE_LEVELS:
            areas = self._gazetteer.exact(row.area, level=level) if level is not row.stated_level else ()
            found = [area for area in areas if not line or area.code in line]
            if found:
                return self._official(found[0].code)
        return None

    def _choose(self, row: AreaRow, codes: Iterable[str], scope: str) -> AreaFound | None:
        """The one area of the most likely level; nothing where several remain."""
        areas = [area for code in codes if _kind_agrees(row.written, area := self._gazetteer.official(code))]
        for level in self._order(row, scope):
            here = [area for area in areas if area.level is level]
            if len(here) > 1:
                here = [area for area in here if area.kind == row.written.kind] or here
            if len(here) == 1:
                # A name of a smaller area than the column is for may stand there by mistake.
                lower = row.stated_level is not None and CODE_LENGTHS[level] > CODE_LENGTHS[row.stated_level]
                return self._official(here[0].code, not lower)
            if here:
                return None if level in WIDE_LEVELS else self._several(here, scope)
        return None

    def _several(self, areas: list[Area], scope: str) -> AreaFound:
        """Several areas of the very same name: a person has to choose."""
        inside = self._gazetteer.official(scope).name if level_of_code(scope) is AreaLevel.KECAMATAN else ""
        choices = tuple(AreaMatch(area, 1.0) for area in areas[:PROPOSALS])
        return AreaFound(areas[0].level, kecamatan=inside, unmatched=True, proposals=choices)

    def _at_expected_level(self, row: AreaRow, scope: str, choice: AreaFound) -> AreaFound:
        """An area of the expected level that sounds the same goes before one of another level.

        A list of kecamatan that writes "Purwonegoro" means the kecamatan Purwanegara, not the desa.
        """
        expected = self._order(row, scope)[0]
        if not choice.unmatched and expected in WIDE_LEVELS and choice.level not in WIDE_LEVELS:
            # A kabupaten that has since moved to a new province, not a kecamatan of its name.
            moved = self._wide(row)
            return replace(moved, certain=False) if moved else choice
        if choice.unmatched or choice.level == expected or level_of_code(scope) is not AreaLevel.KABUPATEN:
            return choice
        sounding = self._gazetteer.index(scope, expected).sounding(row.written)
        if len(sounding) == 1:
            sure = row.stated_level is not None
            return official(self._gazetteer, sounding[0], SOUNDS_THE_SAME, certain=sure)
        if row.stated_level is AreaLevel.KECAMATAN and choice.level == AreaLevel.DESA:
            # The column decides: a misspelt kecamatan, though a desa has that very name.
            return alike(self._gazetteer, row.written, scope, AreaLevel.KECAMATAN) or choice
        return choice

    def _order(self, row: AreaRow, scope: str) -> list[AreaLevel]:
        """Levels to look in, the most likely first."""
        if row.written.kind:
            return [LEVEL_OF_KIND[row.written.kind]]
        likely = row.stated_level
        if likely is None and level_of_code(scope) is AreaLevel.KECAMATAN:
            likely = AreaLevel.DESA
        if likely is None and scope == self._within and row.written.key in self._areas.parents:
            likely = AreaLevel.KECAMATAN
        return sorted(self._levels, key=lambda level: level is not likely)

    def _wide(self, row: AreaRow) -> AreaFound | None:
        """A province, kabupaten or kota anywhere, where the row or the list speaks of such areas."""
        level = _wide_level(row) or (None if row.stated_level else self._levels[0])
        if level not in WIDE_LEVELS:
            return None
        levels = [level, *(other for other in WIDE_LEVELS if other is not level and not row.stated_level)]
        found = [area for each in levels for area in self._gazetteer.exact(row.area, each)]
        areas = [area for area in found if _kind_agrees(row.written, area)]
        if self._areas.names_kota and row.written.words[:1] != ("kota",):
            # Beside "Kota Bandung", "Bandung" alone is the kabupaten, and "Jambi" the province.
            areas.sort(key=lambda area: area.kind == "kota")
        if not areas:
            return None
        rivals = [area for area in areas[1:] if area.level is areas[0].level]
        certain = not rivals or (self._areas.names_kota and areas[0].kind != rivals[0].kind)
        return self._official(areas[0].code, certain)

    def _by_likeness(self, row: AreaRow, scopes: Iterable[str]) -> AreaFound | None:
        """A misspelt or shortened name of the most likely level."""
        for together in by_size(scopes):
            level = _wide_level(row) or self._order(row, together[0])[0]
            if level not in CODE_LENGTHS or not (together[0] or level in WIDE_LEVELS):
                continue
            found = [alike(self._gazetteer, row.written, around(scope, level), level) for scope in together]
            near = {one.code: one for one in found if one is not None}
            if len(near) == 1:
                return next(iter(near.values()))
        return None

    def _elsewhere(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound | None:
        """The same name outside the kecamatan named, but in its kabupaten."""
        for scope in scopes:
            if level_of_code(scope) is AreaLevel.KECAMATAN:
                kabupaten = scope.rpartition(".")[0]
                codes = self._gazetteer.index(kabupaten, AreaLevel.DESA).exact(row.written)
                choice = self._choose(row, codes, kabupaten)
                if choice is not None:
                    return replace(choice, certain=False)
        return None

    def _by_other_name(self, row: AreaRow, scopes: Iterable[str]) -> AreaFound | None:
        """An area given with two names ("Toba Samosir / Toba"), if both that are known mean the same."""
        parts = [part for part in _OTHER_NAMES.split(row.area) if part.strip()]
        if len(parts) < 2:
            return None
        found = [self._by_name(replace(row, area=part), scopes) for part in parts]
        known = {one.code: one for one in found if one is not None}
        return next(iter(known.values())) if len(known) == 1 else None

    def _by_place_in_name(self, row: AreaRow) -> AreaFound | None:
        """An area whose name is followed by where it lies: "Desa Bumi Harapan, Kec. Sepaku"."""
        name, *places = _PLACE_WORDS.split(row.area)
        if not places or not name:
            return None
        parent = " / ".join((*filter(None, [row.parent]), *reversed(places)))
        return self._by_name(replace(row, area=name), self._scopes.of_parent(parent) or (self._within,))

    def _unmatched(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound:
        scope = scopes[0] if scopes else self._within
        level = _wide_level(row) or row.stated_level or self._order(row, scope)[0]
        inside = self._gazetteer.official(scope).name if level_of_code(scope) is AreaLevel.KECAMATAN else ""
        self._proposals_left -= 1
        nearest = proposals(self._gazetteer, row.area, level, scope) if self._proposals_left >= 0 else ()
        return AreaFound(level, kecamatan=inside, unmatched=True, proposals=nearest)

    def _official(self, code: str, certain: bool = True) -> AreaFound:
        return official(self._gazetteer, code, 1.0, certain)


def _wide_level(row: AreaRow) -> AreaLevel | None:
    """Provinsi or kabupaten, where the row itself says that it is one."""
    if row.written.words[:1] == ("kota",) and row.stated_level in (None, AreaLevel.KABUPATEN):
        return AreaLevel.KABUPATEN
    return row.stated_level if row.stated_level in WIDE_LEVELS else None


def _kind_agrees(written: WrittenName, area: Area) -> bool:
    if written.kind == "kabupaten" and area.level is AreaLevel.KABUPATEN:
        return area.kind == "kabupaten"
    return True
