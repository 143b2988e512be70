"""The national gazetteer: provinsi, kabupaten and kota, kecamatan, desa and kelurahan.

Codes are those of Kemendagri; source and licence stand in `data/AREAS.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from stunting.catalogue.area_codes import code_digits, kemendagri_code, may_be_bps_code, read_bps_codes
from stunting.catalogue.area_index import NameIndex
from stunting.catalogue.area_names import WrittenName, normalise_name, written_name
from stunting.catalogue.area_recognition import NationalNames
from stunting.catalogue.area_store import CODE_LENGTHS, DESA_LENGTH, AreaStore, level_of_code
from stunting.catalogue.puskesmas import puskesmas_of
from stunting.model.areas import Area, AreaLevel, AreaMatch

__all__ = ["Gazetteer", "load_gazetteer", "normalise_name"]

SPELLINGS = Path(__file__).parent / "data" / "area_spellings.csv"


class Gazetteer:
    """Official areas by code, by place in the hierarchy and by name."""

    def __init__(self, store: AreaStore, bps_codes: Mapping[str, str], spellings: Iterable[tuple[str, str]]):
        self._store = store
        self._by_bps = {bps: code for code, bps in bps_codes.items()}
        self._spellings = tuple(spellings)
        self._indexes: dict[tuple[str, AreaLevel | None], NameIndex] = {}

    def area(self, code: str) -> Area | None:
        """The area of a code of Kemendagri or, failing that, of BPS, with or without dots; else None."""
        return next(iter(self.areas_of_code(code)), None)

    def official(self, code: str) -> Area:
        """The area of a Kemendagri code with dots that the gazetteer itself gave.

        Raises:
            LookupError: there is none, a mistake of ours.
        """
        area = self._store.area(code)
        if area is None:
            raise LookupError(f"no area of code {code}")
        return area

    def areas_of_code(self, code: str) -> tuple[Area, ...]:
        """All areas a code can mean: without dots "6402" is one kabupaten for Kemendagri, another for BPS."""
        digits = code_digits(code)
        codes = (kemendagri_code(code), self._by_bps.get(digits, "") if may_be_bps_code(code) else "")
        found = (self._store.area(each) for each in dict.fromkeys(codes) if each)
        return tuple(area for area in found if area is not None)

    def children(self, code: str) -> tuple[Area, ...]:
        """Areas one level below a Kemendagri code; the provinces for an empty one."""
        return self._store.children(code)

    def kecamatan(self, kabupaten: str) -> tuple[Area, ...]:
        """The kecamatan of a kabupaten or kota."""
        return self._store.children(kabupaten) if level_of_code(kabupaten) is AreaLevel.KABUPATEN else ()

    def desa(self, code: str) -> tuple[Area, ...]:
        """All desa and kelurahan below a province, kabupaten or kecamatan, in the order of their codes."""
        below = self._store.children(code)
        if level_of_code(code) is AreaLevel.KECAMATAN:
            return below
        return tuple(desa for area in below for desa in self.desa(area.code))

    def count(self, level: AreaLevel, within: str = "") -> int:
        """How many areas of a level lie in an area, or in the country where it has none of them."""
        return len(self.index(within, level)) or len(self.index("", level))

    def exact(self, name: str, level: AreaLevel | None = None, within: str = "") -> tuple[Area, ...]:
        """Areas below `within` of this very name, after normalising. A level word in the name counts.

        A name without "Kota" means the kabupaten first where both exist. Puskesmas are no areas
        of the gazetteer.
        """
        if level is not None and level not in CODE_LENGTHS:
            return ()
        written = written_name(name)
        found = [self.official(code) for code in self.index(within, level).exact(written)]
        return tuple(
            sorted(found, key=lambda area: (not _agrees(written, area), area.kind == "kota", area.code))
        )

    def find(
        self, name: str, level: AreaLevel | None = None, within: str = "", limit: int = 5
    ) -> tuple[AreaMatch, ...]:
        """Areas below `within` most like a name, best first, with scores 0-1 (1 = the same name)."""
        if level is not None and level not in CODE_LENGTHS:
            return ()
        same = self.exact(name, level, within)
        alike = self.index(within, level).similar(written_name(name), limit + len(same))
        matches = {area.code: AreaMatch(area, 1.0) for area in same}
        for code, score in alike:
            matches.setdefault(code, AreaMatch(self.official(code), score))
        return tuple(matches.values())[:limit]

    def kecamatan_of_puskesmas(self, name: str, kabupaten: str) -> Area | None:
        """The kecamatan that a puskesmas serves: by the editable table, else the kecamatan of its name.

        A number behind the name of a kecamatan ("Sepaku I") is left out of account.
        """
        written = written_name(name)
        known = puskesmas_of(kabupaten).get(written.key)
        if known is not None:
            return self._store.area(known.kecamatan_code)
        index = self.index(kabupaten, AreaLevel.KECAMATAN)
        codes = index.exact(written) or index.exact(written.without_number())
        return self.official(codes[0]) if len(codes) == 1 else None

    def recognise_kabupaten(self, names: Sequence[tuple[str, str]], hint_text: str = "") -> str:
        """Code of the kabupaten or kota that areas, given as (name, parent), lie in; empty if unclear.

        The code of a province where they are spread over several of its kabupaten. `hint_text` may
        be a title or a file name.
        """
        return self._national.recognise(names, hint_text)

    def share_of_names(self, texts: Sequence[str], within: str = "") -> float:
        """Share of the texts (0-1) that are names of areas below `within`, or of the country.

        A few names of desa and kecamatan count for the country only as far as they lie in one province.
        """
        if not within or not texts:
            return self._national.share(texts)
        index = self.index(within)
        return sum(bool(index.exact(written_name(text))) for text in texts) / len(texts)

    def index(self, within: str, level: AreaLevel | None = None) -> NameIndex:
        """The areas below a code (of one level, if given) by name; built once."""
        key = (within, level)
        if key not in self._indexes:
            longest = CODE_LENGTHS[level] if level else DESA_LENGTH
            areas = self._store.names_under(within, longest)
            self._indexes[key] = index = NameIndex(
                (code, kind, name) for code, kind, name in areas if level is None or len(code) == longest
            )
            for code, spelling in self._spellings:
                if code.startswith(within) and code != within and level in (None, level_of_code(code)):
                    index.add(code, spelling)
        return self._indexes[key]

    @cached_property
    def _national(self) -> NationalNames:
        kabupaten = (area for province in self.children("") for area in self.children(province.code))
        spellings = [(normalise_name(spelling), code) for code, spelling in self._spellings]
        official = (
            (f"kota{key}" if area.kind == "kota" else key, area.code)
            for area in kabupaten
            for key in [normalise_name(area.name)]
        )
        others = (one for one in spellings if level_of_code(one[1]) is AreaLevel.KABUPATEN)
        return NationalNames(
            self._store.names(), ((key, code[:5]) for key, code in spellings), (*others, *official)
        )


def _agrees(written: WrittenName, area: Area) -> bool:
    return not written.kind or written.kind == area.kind


def read_spellings(path: Path = SPELLINGS) -> tuple[tuple[str, str], ...]:
    """Code and other spelling of areas, from the editable table."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["code"], row["spelling"]) for row in csv.DictReader(file))


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the whole country, read once."""
    bps_codes = read_bps_codes()
    return Gazetteer(AreaStore(bps_codes=bps_codes), bps_codes, read_spellings())
