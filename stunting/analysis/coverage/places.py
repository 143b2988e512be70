"""Where every observation belongs among desa, puskesmas, kecamatan and kabupaten.

Nothing is guessed: a row without a code keeps its own name as identity, its kecamatan by name where that
is official, and otherwise stands in the level of the other rows of its table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.catalogue.area_names import normalise_name, written_name
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel, area_key

Codes = npt.NDArray[np.int64]

_LEVEL_BY_PARTS = {1: AreaLevel.PROVINSI, 2: AreaLevel.KABUPATEN, 3: AreaLevel.KECAMATAN, 4: AreaLevel.DESA}
_AREA_COLUMNS = ["area_level", "area_code", "area", "parent", "kecamatan", "is_total", "desa"]
_UNPLACED = (AreaLevel.OTHER, "")
# A mean of percentages is no coverage, even where a sheet prints it in the place of a total.
_MEAN_ROW = re.compile(r"\s*(?:rata|rerata|rataan|average|mean)\b", re.IGNORECASE)
MEAN_ROW = "rata-rata"


@dataclass(frozen=True, slots=True)
class Place:
    """An area as it takes part in sums. `kecamatan_key` and `kabupaten` say which sums it belongs to."""

    level: AreaLevel
    key: str
    code: str
    name: str
    kecamatan: str
    kecamatan_key: str
    kabupaten: str
    total: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """`place` gives for each observation its index in `places`."""

    place: Codes
    places: tuple[Place, ...]


def factor(frame: pd.DataFrame, columns: Iterable[str]) -> tuple[Codes, Codes]:
    """Codes 0..n-1 of the distinct combinations of columns in order of appearance, and their first rows."""
    found = np.zeros(len(frame), dtype=np.int64)
    for name in columns:
        codes, values = pd.factorize(frame[name])
        # Numbered anew after each column: the product of many would exceed any integer.
        found = pd.factorize(found * (len(values) + 1) + codes)[0].astype(np.int64)
    return found, np.flatnonzero(~pd.Series(found).duplicated())


def spread(texts: Sequence[str], codes: npt.NDArray[np.integer[Any]]) -> pd.api.extensions.ExtensionArray:
    """A text column from the distinct texts and the number of the text of each row."""
    return pd.array(list(texts), dtype="str").take(codes)


def table_codes(observations: pd.DataFrame) -> Codes:
    """A number for the table of each observation."""
    return factor(observations, ["file", "sheet", "table"])[0]


def place_observations(
    observations: pd.DataFrame, gazetteer: Gazetteer, kabupaten: str, tables: Codes
) -> Placed:
    """The place of every observation. `kabupaten` is the home of rows without a code, unless a province.

    In a file whose coded areas all lie in one other kabupaten, that is the home of its rows without a code.
    """
    elsewhere = _homes_of_files(observations, kabupaten) if "." in kabupaten else {}
    rows, first = factor(observations, [*_AREA_COLUMNS, "file"] if elsewhere else _AREA_COLUMNS)
    distinct = observations.iloc[first]
    written = [_Written(*values) for values in distinct[_AREA_COLUMNS].itertuples(index=False, name=None)]
    home = kabupaten if "." in kabupaten else _only_kabupaten(row.code for row in written)
    kecamatan = [row.area for row in written if row.level == AreaLevel.KECAMATAN and not row.total]
    named = {normalise_name(name): name for name in reversed(kecamatan)}
    at_home = _Resolver(gazetteer, home, named)
    others = {code: _Resolver(gazetteer, code, named) for code in set(elsewhere.values())}
    resolvers = [others.get(elsewhere.get(file, ""), at_home) for file in distinct["file"]]
    firm = [resolver.place(row) for resolver, row in zip(resolvers, written, strict=True)]
    resolved: list[Place] = []
    identity: dict[tuple[AreaLevel, str, bool], int] = {}

    def number(one: Place) -> int:
        known = identity.setdefault((one.level, one.key, one.total), len(resolved))
        if known == len(resolved):
            resolved.append(one)
        return known

    by_row = np.array([-1 if one is None else number(one) for one in firm], dtype=np.int64)
    place = by_row[rows]
    loose = np.flatnonzero(place < 0)
    if len(loose):
        siblings = _siblings(tables, place, resolved)
        pairs = pd.DataFrame({"row": rows[loose], "table": tables[loose]})
        codes, starts = factor(pairs, ["row", "table"])
        among = [
            number(resolvers[rows[at]].place_among(written[rows[at]], siblings.get(int(tables[at]), [])))
            for at in loose[starts]
        ]
        place[loose] = np.array(among, dtype=np.int64)[codes]
    return Placed(place, tuple(resolved))


@dataclass(frozen=True, slots=True)
class _Written:
    level: str
    code: str
    area: str
    parent: str
    kecamatan: str
    total: bool
    desa: str


def _homes_of_files(observations: pd.DataFrame, kabupaten: str) -> dict[str, str]:
    """The kabupaten of each file whose coded areas all lie in one other than the given."""
    pairs = observations.loc[observations["area_code"] != "", ["file", "area_code"]].drop_duplicates()
    codes: dict[str, list[str]] = {}
    for file, code in pairs.itertuples(index=False, name=None):
        codes.setdefault(file, []).append(code)
    homes = {file: _only_kabupaten(of_file) for file, of_file in codes.items()}
    return {file: home for file, home in homes.items() if home and home != kabupaten}


def _only_kabupaten(codes: Iterable[str]) -> str:
    found = {".".join(code.split(".")[:2]) for code in codes if code.count(".") >= 1}
    return found.pop() if len(found) == 1 else ""


def _siblings(tables: Codes, place: Codes, places: list[Place]) -> dict[int, list[Place]]:
    """The placed rows of each table that are no totals."""
    found: dict[int, list[Place]] = {}
    pairs = pd.DataFrame({"table": tables, "place": place})
    for table, index in pairs[place >= 0].drop_duplicates().itertuples(index=False, name=None):
        if not places[index].total:
            found.setdefault(table, []).append(places[index])
    return found


class _Resolver:
    """Places rows as written; remembers the kecamatan it has looked up.

    `named` are the kecamatan that the uploads name, by plain name: a puskesmas of such a name serves it.
    """

    def __init__(self, gazetteer: Gazetteer, home: str, named: Mapping[str, str]) -> None:
        self._gazetteer = gazetteer
        self._named = named
        self._home = home
        self._kecamatan: dict[str, str] = {}
        self._higher: dict[str, bool] = {}

    def place(self, row: _Written) -> Place | None:
        """The place of a row, or None where only the other rows of its table can tell."""
        if row.total and _MEAN_ROW.match(row.area):
            return Place(AreaLevel.OTHER, area_key("", MEAN_ROW, ""), "", MEAN_ROW, "", "", "", True)
        parts = row.code.split(".") if row.code else []
        level = _LEVEL_BY_PARTS.get(len(parts))
        if level is not None and row.level != AreaLevel.PUSKESMAS:
            return self._official(level, row.code, row.area, row.total)
        if row.total:
            if row.level == AreaLevel.KABUPATEN and self._home:
                return self._official(AreaLevel.KABUPATEN, self._home, row.area, True)
            if row.kecamatan and row.level != AreaLevel.KABUPATEN:
                return self._kecamatan_place(row.kecamatan, True)
            return None
        if row.level == AreaLevel.OTHER and row.desa:
            return self._unofficial(AreaLevel.OTHER, row)  # a posyandu or RT: a part of its desa
        if row.level in _UNPLACED:
            return None
        return self._unofficial(AreaLevel(row.level), row)

    def place_among(self, row: _Written, siblings: list[Place]) -> Place:
        """The place of a row that the other rows of its table decide: their level, or the total of them."""
        if row.total:
            kecamatan = {one.kecamatan for one in siblings if one.level is AreaLevel.DESA}
            kabupaten = {one.kabupaten for one in siblings if one.kabupaten}
            if len(kecamatan) == 1 and "" not in kecamatan and _usual_level(siblings) is AreaLevel.DESA:
                return self._kecamatan_place(kecamatan.pop(), True)
            if len(kabupaten) == 1 and _usual_level(siblings) is not AreaLevel.KABUPATEN:
                return self._official(AreaLevel.KABUPATEN, kabupaten.pop(), row.area, True)
            return self._unofficial(AreaLevel.OTHER, row)
        return self._unofficial(_usual_level(siblings) if row.area else AreaLevel.OTHER, row)

    def _official(self, level: AreaLevel, code: str, written: str, total: bool) -> Place:
        area = self._gazetteer.area(code)
        name = area.name if area else written
        parts = code.split(".")
        kecamatan_code = ".".join(parts[:3]) if len(parts) > 2 else ""
        kecamatan = self._gazetteer.area(kecamatan_code) if kecamatan_code else None
        return Place(
            level=level,
            key=code,
            code=code,
            name=name,
            kecamatan=kecamatan.name if kecamatan else "",
            kecamatan_key=kecamatan_code,
            kabupaten=".".join(parts[:2]) if len(parts) > 1 else "",
            total=total and level is not AreaLevel.DESA,  # the sum of its posyandu is the desa itself
        )

    def _kecamatan_place(self, name: str, total: bool) -> Place:
        code = self._kecamatan_code(name)
        if code:
            return self._official(AreaLevel.KECAMATAN, code, name, total)
        key = area_key("", name, "")
        return Place(AreaLevel.KECAMATAN, key, "", name, name, key, self._home, total)

    def _unofficial(self, level: AreaLevel, row: _Written) -> Place:
        name = row.area or wording.NO_AREA_NAMED
        if level is AreaLevel.KECAMATAN and not row.total:
            return self._kecamatan_place(name, False)
        kecamatan = row.kecamatan or ("" if self._above_kecamatan(level, row.parent) else row.parent)
        code = self._kecamatan_code(kecamatan) if kecamatan else ""
        if level is AreaLevel.PUSKESMAS:
            code, kecamatan = self._served(row, name, code, kecamatan)
            key = area_key("", " ".join(written_name(name).words), kecamatan)
        else:
            key = area_key("", name, kecamatan)
        kabupaten = key if level is AreaLevel.KABUPATEN else code.rpartition(".")[0] or self._home
        kecamatan_key = code or (area_key("", kecamatan, "") if kecamatan else "")
        return Place(level, key, "", name, kecamatan, kecamatan_key, kabupaten, row.total)

    def _served(self, row: _Written, name: str, code: str, kecamatan: str) -> tuple[str, str]:
        """Code and name of the kecamatan that a puskesmas serves, as read, else by its table."""
        if row.code.count(".") == 2:
            area = self._gazetteer.area(row.code)
        elif not code and self._home:
            area = self._gazetteer.kecamatan_of_puskesmas(name, self._home)
        else:
            area = None
        if not (area or code or kecamatan):
            kecamatan = self._named.get(normalise_name(name), "")
        return (area.code, area.name) if area else (code, kecamatan)

    def _above_kecamatan(self, level: AreaLevel, parent: str) -> bool:
        """Whether the parent as written is no kecamatan but something higher."""
        if level is AreaLevel.KABUPATEN:
            return True
        if parent not in self._higher:
            self._higher[parent] = bool(self._gazetteer.exact(parent, AreaLevel.KABUPATEN))
        return self._higher[parent] and not self._kecamatan_code(parent)

    def _kecamatan_code(self, name: str) -> str:
        if name not in self._kecamatan:
            found = self._gazetteer.exact(name, AreaLevel.KECAMATAN, within=self._home) if self._home else ()
            self._kecamatan[name] = found[0].code if len(found) == 1 else ""
        return self._kecamatan[name]


def _usual_level(siblings: list[Place]) -> AreaLevel:
    """The level most rows of a table have; `OTHER` where there are none."""
    counts = Counter(one.level for one in siblings if one.level is not AreaLevel.OTHER)
    return max(counts, key=counts.__getitem__, default=AreaLevel.OTHER)
