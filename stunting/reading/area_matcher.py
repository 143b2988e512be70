"""One area as written to an official one: by code, by name in the area it lies in, by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from stunting.catalogue.area_likeness import is_shortened, may_be_misspelt, slips
from stunting.catalogue.area_names import WrittenName, canonical_words, plain_text, sound_key
from stunting.catalogue.area_store import CODE_LENGTHS, level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.puskesmas import FOUND, puskesmas_of
from stunting.model.areas import Area, AreaLevel, AreaMatch
from stunting.reading.area_rows import LEVEL_OF_KIND, WIDE_LEVELS, AreaList, AreaRow
from stunting.reading.area_scopes import Scopes

FITS_CODE = 60
"""Least likeness (0-100) of a name with that of its code's area; below it the code is not trusted."""
CLEAR = 2
"""By how many slips the nearest name must be nearer than the next one."""
PROPOSALS = 5
_NO_AREA = re.compile(
    r"^(?:indonesia|nasional|national)$|^(?:rsud?|rumahsakit|klinik|lapas|rutan)|^luar(?:wilayah|daerah|kota|kab|kec|dki)"
    r"|prosesupdate|(?:tidak|belum)(?:diketahui|teridentifikasi|terdata)|^lain(?:lain|nya)"
)


@dataclass(frozen=True, slots=True)
class AreaFound:
    """What an area as written was taken for; `unmatched` where a person has to choose."""

    level: str
    code: str = ""
    kecamatan: str = ""
    desa: str = ""
    score: float = 0.0
    certain: bool = False
    unmatched: bool = False
    proposals: tuple[AreaMatch, ...] = ()


NO_AREA = AreaFound(AreaLevel.OTHER, score=1.0, certain=True)


class AreaMatcher:
    """Matches the areas of one list inside one kabupaten (or province; nowhere, for a national list)."""

    def __init__(self, gazetteer: Gazetteer, areas: AreaList, within: str) -> None:
        self._gazetteer = gazetteer
        self._areas = areas
        self._within = within
        self._scopes = Scopes(gazetteer, within)
        self._levels = areas.levels(within)

    def decided(self, row: AreaRow, code: str) -> AreaFound:
        """What a person decided: an official area, or none for an empty code."""
        area = self._gazetteer.area(code)
        if area is None:
            return NO_AREA
        if row.stated_level is AreaLevel.PUSKESMAS and area.level is AreaLevel.KECAMATAN:
            return self._puskesmas_in(area.code, certain=True)
        return self._found(area, 1.0, certain=True)

    def match(self, row: AreaRow) -> AreaFound:
        """The official area of a row, or proposals."""
        written = row.written
        scopes = self._scopes.of_parent(row.parent)
        if not written.key and not row.code:
            return self._of_total(written, scopes)
        if _NO_AREA.search(written.key):
            return NO_AREA
        if row.stated_level is AreaLevel.PUSKESMAS:
            return self._puskesmas(row, scopes)
        return (
            self._by_code(row, scopes)
            or self._by_name(row, scopes or (self._within,))
            or (self._elsewhere(row, scopes) if scopes else None)
            or self._by_likeness(row, scopes or (self._within,))
            or self._unmatched(row, scopes)
        )

    def _of_total(self, written: WrittenName, scopes: tuple[str, ...]) -> AreaFound:
        """A total that names only a level ("Jumlah Kab/Kota"): the area of that level at hand."""
        level = LEVEL_OF_KIND.get(written.kind)
        for scope in (*scopes, self._within):
            for code in self._scopes.line_of(scope):
                if level is level_of_code(code):
                    return self._found(self._area(code), 1.0, certain=True)
        return NO_AREA

    # By code

    def _by_code(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound | None:
        fitting = [area for area in self._coded(row, scopes) if _fits_name(area, row.written)]
        if row.stated_level in CODE_LENGTHS:
            fitting = [area for area in fitting if area.level is row.stated_level] or (
                [] if row.written.key else fitting
            )
        if not fitting:
            return None
        best = max(
            fitting, key=lambda area: (_likeness(area, row.written), area.code.startswith(self._within))
        )
        sure = bool(row.written.key) or len(fitting) == 1
        return self._found(best, 1.0, certain=sure)

    def _coded(self, row: AreaRow, scopes: tuple[str, ...]) -> Iterable[Area]:
        for code in dict.fromkeys(filter(None, (row.code, row.written.code))):
            yield from self._gazetteer.areas_of_code(code)
            if len(code) == 4:
                for scope in scopes:
                    yield from self._gazetteer.areas_of_code(f"{scope}.{code}")

    # By name

    def _by_name(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound | None:
        """The area of the same name in the smallest scope that has one."""
        for scope in scopes:
            found = [self._area(code) for code in self._exact(row.written, scope)]
            choice = self._choose(row, found, scope)
            if choice is not None:
                return self._at_expected_level(row, scope, choice)
        for scope in scopes:
            same = [code for code in self._scopes.line_of(scope) if self._scopes.is_named(code, row.written)]
            if same and row.stated_level in (None, level_of_code(same[0])):
                return self._found(self._area(same[0]), 1.0, certain=True)
        return self._wide(row)

    def _exact(self, written: WrittenName, scope: str) -> list[str]:
        return self._gazetteer.index(scope).exact(written) if scope else []

    def _choose(self, row: AreaRow, areas: list[Area], scope: str) -> AreaFound | None:
        """The one area of the most likely level; nothing where several remain."""
        areas = [area for area in areas if _kind_agrees(row.written, area)]
        for level in self._order(row, scope):
            here = [area for area in areas if area.level is level]
            if len(here) > 1:
                here = [area for area in here if area.kind == row.written.kind] or here
            if len(here) == 1:
                # A name of a smaller area than the column is for may stand there by mistake.
                lower = row.stated_level in CODE_LENGTHS and _is_below(level, AreaLevel(row.level or level))
                return self._found(here[0], 1.0, certain=not lower)
            if here:
                return None
        return None

    def _at_expected_level(self, row: AreaRow, scope: str, choice: AreaFound) -> AreaFound:
        """An area of the expected level that sounds the same goes before one of another level.

        A list of kecamatan that writes "Purwonegoro" means the kecamatan Purwanegara, not the desa.
        """
        expected = self._order(row, scope)[0]
        if choice.level == expected or level_of_code(scope) is not AreaLevel.KABUPATEN:
            return choice
        sounding = self._gazetteer.index(scope, expected).sounding(row.written)
        if len(sounding) != 1:
            return choice
        return self._found(self._area(sounding[0]), 0.98, certain=row.stated_level is not None)

    def _order(self, row: AreaRow, scope: str) -> list[AreaLevel]:
        if row.written.kind:
            return [LEVEL_OF_KIND[row.written.kind]]
        order = list(self._levels)
        if row.stated_level is None and scope == self._within and row.written.key in self._areas.parents:
            order.sort(key=lambda level: level is not AreaLevel.KECAMATAN)
        if row.stated_level is not None:
            order.sort(key=lambda level: level is not row.stated_level)
        return order

    def _wide(self, row: AreaRow) -> AreaFound | None:
        """A province, kabupaten or kota anywhere, where the row or the list speaks of such areas."""
        says_kota = row.written.words[:1] == ("kota",)
        if not says_kota and row.stated_level not in WIDE_LEVELS and self._levels[0] not in WIDE_LEVELS:
            return None
        level = AreaLevel.KABUPATEN if says_kota else row.stated_level or self._levels[0]
        levels = [level, *(other for other in WIDE_LEVELS if other is not level and not row.stated_level)]
        areas = next(filter(None, (self._gazetteer.exact(row.area, each) for each in levels)), ())
        areas = tuple(area for area in areas if _kind_agrees(row.written, area))
        if not areas:
            return None
        # Without the word, "Bandung" is the kabupaten where the list says "Kota Bandung" of the other.
        certain = len(areas) == 1 or (self._areas.names_kota and areas[0].kind != areas[1].kind)
        return self._found(areas[0], 1.0, certain=certain)

    def _elsewhere(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound | None:
        """The same name outside the parent named, but in its kabupaten."""
        for scope in scopes:
            if level_of_code(scope) is AreaLevel.KECAMATAN:
                kabupaten = scope.rpartition(".")[0]
                if alike := self._by_likeness(row, (scope,)):
                    return alike
                found = [self._area(code) for code in self._exact(row.written, kabupaten)]
                choice = self._choose(
                    row, [area for area in found if area.level is AreaLevel.DESA], kabupaten
                )
                if choice is not None:
                    return replace(choice, certain=False)
        return None

    # By likeness

    def _by_likeness(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound | None:
        for scope in scopes:
            for level in self._order(row, scope)[:1] if scope else ():
                found = self._alike(row.written, scope, level)
                if found is not None:
                    return found
        return None

    def _alike(self, written: WrittenName, scope: str, level: AreaLevel) -> AreaFound | None:
        within = _level_below(scope) if level_of_code(scope) is AreaLevel.KECAMATAN else level
        index = self._gazetteer.index(scope, within)
        sounding = index.sounding(written)
        if len(sounding) == 1:
            close = within is not AreaLevel.DESA or level_of_code(scope) is AreaLevel.KECAMATAN
            return self._found(self._area(sounding[0]), 0.98, certain=close)
        similar = index.similar(written, PROPOSALS)
        shortened = [code for code, _ in similar if is_shortened(written, index.words(code))]
        if len(shortened) == 1:
            return self._found(self._area(shortened[0]), dict(similar)[shortened[0]])
        near = sorted((slips(written, index.words(code)), -score, code) for code, score in similar)
        if not near or not may_be_misspelt(written, index.words(near[0][2])):
            return None
        if len(near) > 1 and near[1][0] < near[0][0] + CLEAR:
            return None
        return self._found(self._area(near[0][2]), -near[0][1])

    # Puskesmas, and what is left

    def _puskesmas(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound:
        """The kecamatan that a puskesmas serves: its parent, the table, its own name, a desa of its name."""
        for scope in scopes:
            if level_of_code(scope) is AreaLevel.KECAMATAN:
                return self._puskesmas_in(scope, certain=True)
        if level_of_code(self._within) is AreaLevel.KABUPATEN:
            known = puskesmas_of(self._within).get(row.written.key)
            area = self._gazetteer.kecamatan_of_puskesmas(row.area, self._within)
            if area is not None:
                return self._puskesmas_in(area.code, certain=known is None or known.mark == FOUND)
            desa = self._gazetteer.index(self._within, AreaLevel.DESA).exact(row.written)
            if len(desa) == 1:
                return self._puskesmas_in(desa[0].rpartition(".")[0], certain=False)
        return self._unmatched(row, scopes)

    def _puskesmas_in(self, kecamatan: str, certain: bool) -> AreaFound:
        return AreaFound(AreaLevel.PUSKESMAS, "", self._area(kecamatan).name, "", 1.0, certain)

    def _unmatched(self, row: AreaRow, scopes: tuple[str, ...]) -> AreaFound:
        scope = scopes[0] if scopes else self._within
        level = row.stated_level or _level_below(scope)
        inside = self._area(scope).name if level_of_code(scope) is AreaLevel.KECAMATAN else ""
        wanted = AreaLevel.KECAMATAN if level is AreaLevel.PUSKESMAS else level
        if inside and wanted is AreaLevel.KECAMATAN:
            scope = scope.rpartition(".")[0]
        if not scope and wanted not in WIDE_LEVELS:
            wanted = AreaLevel.KABUPATEN
        proposals = self._gazetteer.find(
            row.area, wanted if wanted in CODE_LENGTHS else None, scope, PROPOSALS
        )
        return AreaFound(level or AreaLevel.OTHER, kecamatan=inside, unmatched=True, proposals=proposals)

    def _found(self, area: Area, score: float, certain: bool = False) -> AreaFound:
        kecamatan = self._gazetteer.area(area.code[: CODE_LENGTHS[AreaLevel.KECAMATAN]])
        below = area.level in (AreaLevel.KECAMATAN, AreaLevel.DESA)
        return AreaFound(
            area.level,
            area.code,
            kecamatan.name if below and kecamatan else "",
            area.name if area.level is AreaLevel.DESA else "",
            score,
            certain,
        )

    def _area(self, code: str) -> Area:
        area = self._gazetteer.area(code)
        if area is None:
            raise LookupError(f"no area of code {code}")
        return area


def _kind_agrees(written: WrittenName, area: Area) -> bool:
    if written.kind == "kabupaten" and area.level is AreaLevel.KABUPATEN:
        return area.kind == "kabupaten"
    return True


def _fits_name(area: Area, written: WrittenName) -> bool:
    if not written.key or written.key.isdigit():
        return True
    words = canonical_words(plain_text(area.name.lower()))
    return _likeness(area, written) >= FITS_CODE or is_shortened(written, words)


def _likeness(area: Area, written: WrittenName) -> float:
    words = canonical_words(plain_text(area.name.lower()))
    key = written.key.removeprefix("kota") if area.kind == "kota" else written.key
    kind = 0.5 if (area.kind == "kota") == (written.words[:1] == ("kota",)) else 0.0
    return max(fuzz.ratio(key, "".join(words)), fuzz.ratio(written.sound, sound_key(words))) + kind


def _is_below(level: AreaLevel, other: AreaLevel) -> bool:
    return level in CODE_LENGTHS and other in CODE_LENGTHS and CODE_LENGTHS[level] > CODE_LENGTHS[other]


def _level_below(scope: str) -> AreaLevel:
    """Level of the areas that lie directly below a code."""
    levels = list(CODE_LENGTHS)
    here = level_of_code(scope)
    if here not in CODE_LENGTHS:
        return AreaLevel.PROVINSI
    return levels[min(levels.index(here) + 1, len(levels) - 1)]
