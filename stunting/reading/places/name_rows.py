"""Areas as written, and what a whole list of them says about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stunting.catalogue.area_codes import code_digits
from stunting.catalogue.area_names import WrittenName, written_name
from stunting.catalogue.area_store import CODE_LENGTHS, level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.pattern_words import LEVEL_OF_WORD
from stunting.model.areas import Area, AreaLevel

LEVEL_OF_KIND = {**LEVEL_OF_WORD, "puskesmas": AreaLevel.PUSKESMAS}
_USUAL_ORDER = (AreaLevel.KECAMATAN, AreaLevel.DESA, AreaLevel.KABUPATEN, AreaLevel.PROVINSI)
_ENOUGH_TO_RECOGNISE = 20_000
"""Of a longer list, rows spread evenly over it tell where it lies."""
WIDE_LEVELS = (AreaLevel.PROVINSI, AreaLevel.KABUPATEN)


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area as written: its name, the area it lies in, a code and a level hint, each may be empty.

    `written` is what the name says; `stated_level` the level by the word before it, else by the hint.
    """

    area: str
    parent: str
    code: str
    level: str
    written: WrittenName = field(init=False)
    stated_level: AreaLevel | None = field(init=False)

    def __post_init__(self) -> None:
        """Take the name apart once: a list is gone through many times."""
        written = written_name(self.area)
        hinted = AreaLevel(self.level) if self.level else None
        stated = LEVEL_OF_KIND[written.kind] if written.kind else hinted
        object.__setattr__(self, "written", written)
        object.__setattr__(self, "stated_level", stated)

    @property
    def subject(self) -> str:
        """How decisions name it."""
        return f"{self.parent} / {self.area}".removeprefix(" / ")


class AreaList:
    """All areas of an upload together: which levels prevail, and what the codes are."""

    def __init__(self, rows: Sequence[AreaRow], gazetteer: Gazetteer) -> None:
        self.rows = rows
        self._gazetteer = gazetteer

    def kabupaten(self) -> str:
        """Code of the kabupaten, kota or province that the areas lie in; empty where unclear."""
        coded = [areas for row in self.rows if row.code and (areas := self.areas_of_code(row))]
        if len(coded) > len(self.rows) / 2:
            for length in (CODE_LENGTHS[AreaLevel.KABUPATEN], CODE_LENGTHS[AreaLevel.PROVINSI]):
                codes = {area.code[:length] for areas in coded for area in areas}
                if len(codes) == 1 and len(code := codes.pop()) == length:
                    return code
        spread = self.rows[:: 1 + len(self.rows) // _ENOUGH_TO_RECOGNISE]
        return self._gazetteer.recognise_kabupaten([(row.area, row.parent) for row in spread])

    def areas_of_code(self, row: AreaRow) -> tuple[Area, ...]:
        """Areas that the code of a row can mean; of an unknown BPS code, the kabupaten it begins with."""
        areas = self._gazetteer.areas_of_code(row.code)
        digits = code_digits(row.code)
        if areas or len(digits) not in (7, 10):
            return areas
        begun = self._gazetteer.areas_of_code(digits[:4])
        return tuple(area for area in begun if area.bps_code == digits[:4] or len(digits) == 10)

    @cached_property
    def parents(self) -> frozenset[str]:
        """Names under which other rows stand, normalised."""
        return frozenset(written_name(row.parent).key for row in self.rows if row.parent)

    @cached_property
    def names_kota(self) -> bool:
        """Whether some row says "Kota", so that a bare name means the kabupaten."""
        return any(row.written.words[:1] == ("kota",) for row in self.rows)

    def levels(self, within: str) -> tuple[AreaLevel, ...]:
        """Official levels, the prevailing one of the rows without a stated level first.

        A level counts by the names found in it, and by the share of its areas that are named: a
        list of nearly all kecamatan is one of kecamatan, though most are names of a desa too.
        """
        votes: Counter[AreaLevel] = Counter()
        index = self._gazetteer.index(within) if within else None
        wide = [self._gazetteer.index("", level) for level in WIDE_LEVELS]
        for row in self.rows:
            if row.stated_level is None:
                codes = index.exact(row.written) if index else []
                codes = [*codes, *(code for names in wide for code in names.exact(row.written))]
                votes.update({level_of_code(code) for code in codes})
        weights = {
            level: count * (1 + count / self._gazetteer.count(level, within))
            for level, count in votes.items()
        }
        return tuple(sorted(_USUAL_ORDER, key=lambda level: -weights.get(level, 0.0)))

    def rows_below(self, parent: str) -> list[AreaRow]:
        """Rows that lie in a parent as written."""
        return self._rows_by_parent.get(parent, [])

    @cached_property
    def _rows_by_parent(self) -> dict[str, list[AreaRow]]:
        rows: dict[str, list[AreaRow]] = {}
        for row in self.rows:
            rows.setdefault(row.parent, []).append(row)
        return rows
