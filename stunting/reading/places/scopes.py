"""The official areas that a parent as written means: where its areas are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from stunting.catalogue.area_names import WrittenName, written_name
from stunting.catalogue.area_store import CODE_LENGTHS, level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel
from stunting.reading.places.alike import alike
from stunting.reading.places.name_rows import LEVEL_OF_KIND, WIDE_LEVELS, AreaList

MOST = 0.8
"""Share of a larger area's names that a kecamatan of its name must hold to be the one meant."""
_PARTS = re.compile(r"\s*[/>]\s*")


class Scopes:
    """Parents as written to codes of official areas, the smallest area first."""

    def __init__(self, gazetteer: Gazetteer, areas: AreaList, within: str) -> None:
        self._gazetteer = gazetteer
        self._areas = areas
        self._within = within
        self._known: dict[str, tuple[str, ...]] = {}

    def of_parent(self, parent: str) -> tuple[str, ...]:
        """Codes of the areas that a parent can mean; nothing where it is unknown or not given."""
        if parent not in self._known:
            whole = self._exact(self._within, written_name(parent)) if parent else []
            self._known[parent] = self._settled(parent, _smallest_first(whole) or self._stepwise(parent))
        return self._known[parent]

    def _settled(self, parent: str, scopes: tuple[str, ...]) -> tuple[str, ...]:
        """Settles by its rows whether a parent is a kecamatan or the kabupaten of the same name.

        "Banyumas" is the kabupaten where the rows below it are not all in the kecamatan Banyumas.
        """
        sizes = by_size(scopes)
        if len(sizes) < 2:
            return scopes
        smallest, largest = (self._names_found(parent, sizes[place]) for place in (0, -1))
        return scopes if smallest >= MOST * largest else tuple(sizes[-1])

    def _names_found(self, parent: str, scopes: list[str]) -> int:
        indexes = [self._gazetteer.index(scope) for scope in scopes]
        names = {row.written for row in self._areas.rows_below(parent)}
        return sum(any(index.exact(name) for index in indexes) for name in names)

    def _stepwise(self, parent: str) -> tuple[str, ...]:
        """Goes down from the widest part; a part that is unknown is left out.

        "Trenggalek / Durenan" begins with the kabupaten: in the kecamatan of that name there is no Durenan.
        """
        scopes: tuple[str, ...] = ()
        same: tuple[str, ...] = ()
        for part in _PARTS.split(parent):
            written = written_name(part)
            above = scopes or (self._within,)
            steps = self._steps(above, written) or self._steps(same, written)
            same = tuple(scope for scope in above if scope and self.is_named(scope, written))
            deeper = [code for scope, code in steps if len(code) > len(scope)]
            scopes = _smallest_first(deeper or [code for _, code in steps]) or scopes
        return scopes

    def _steps(self, scopes: Iterable[str], written: WrittenName) -> list[tuple[str, str]]:
        return [(scope, code) for scope in scopes for code in self._below(scope, written)]

    def _below(self, scope: str, written: WrittenName) -> list[str]:
        """Areas of a name inside a scope (above the desa), else the scope itself if it has that name."""
        if not written.key:
            return []
        return (
            self._exact(scope, written)
            or [code for code in self.line_of(scope) if self.is_named(code, written)][:1]
            or self._alike(scope, written)
        )

    def _exact(self, scope: str, written: WrittenName) -> list[str]:
        if scope:
            codes = self._gazetteer.index(scope).exact(written)
        else:
            codes = [
                code for level in WIDE_LEVELS for code in self._gazetteer.index("", level).exact(written)
            ]
        return [code for code in codes if _fits(code, written)]

    def _alike(self, scope: str, written: WrittenName) -> list[str]:
        """The one kecamatan of a name that sounds the same or is misspelt, or that a puskesmas serves."""
        if level_of_code(scope) not in WIDE_LEVELS:
            return []
        found = alike(self._gazetteer, written, scope, AreaLevel.KECAMATAN)
        served = self._gazetteer.kecamatan_of_puskesmas(written.key, scope)
        return [found.code] if found else [served.code] if served else []

    def line_of(self, code: str) -> list[str]:
        """The code of an area and of those it lies in, the smallest first."""
        lengths = [length for length in CODE_LENGTHS.values() if length <= len(code)]
        return [code[:length] for length in reversed(lengths)]

    def is_named(self, code: str, written: WrittenName) -> bool:
        """Whether an area has a name, also by another spelling of the table."""
        above = code.rpartition(".")[0]
        return code in self._gazetteer.index(above, level_of_code(code)).exact(written) and _fits(
            code, written
        )


def by_size(scopes: Iterable[str]) -> list[list[str]]:
    """Scopes of one level together, in the order given."""
    return [list(together) for _, together in groupby(scopes, key=len)]


def _smallest_first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(codes), key=len, reverse=True))


def _fits(code: str, written: WrittenName) -> bool:
    level = level_of_code(code)
    stated = LEVEL_OF_KIND.get(written.kind)
    return level is not AreaLevel.DESA and (stated in (None, AreaLevel.PUSKESMAS) or stated is level)
