"""Official areas as they lie in `data/areas.zip`, read piece by piece when asked for."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from stunting.model.areas import Area, AreaLevel

ARCHIVE = Path(__file__).parent / "data" / "areas.zip"
KECAMATAN_LENGTH = 8
DESA_LENGTH = 13
CODE_LENGTHS = {
    AreaLevel.PROVINSI: 2,
    AreaLevel.KABUPATEN: 5,
    AreaLevel.KECAMATAN: KECAMATAN_LENGTH,
    AreaLevel.DESA: DESA_LENGTH,
}
_LEVEL_BY_LENGTH = {length: level for level, length in CODE_LENGTHS.items()}


def level_of_code(code: str) -> AreaLevel:
    """Level of a Kemendagri code with dots: "64.09.01" is a kecamatan."""
    return _LEVEL_BY_LENGTH.get(len(code), AreaLevel.OTHER)


class AreaStore:
    """All official areas by code, in the order of their codes.

    The levels above the desa are read at once (about 10 ms), the desa of a province when first
    needed (about 2 ms).
    """

    def __init__(self, archive: Path = ARCHIVE, bps_codes: Mapping[str, str] | None = None) -> None:
        self._archive = archive
        self._bps = dict(bps_codes or {})
        self._upper: dict[str, Area] = {}
        self._below: dict[str, list[str]] = defaultdict(list)
        self._blocks: dict[str, dict[str, list[str]]] = {}
        self._desa: dict[str, tuple[Area, ...]] = {}
        for line in self._lines("upper"):
            code, kind, name = line.split("\t")
            self._upper[code] = Area(level_of_code(code), code, name, kind, self._bps.get(code, ""))
            self._below[code[:-3]].append(code)

    def area(self, code: str) -> Area | None:
        """The area of a Kemendagri code with dots."""
        if len(code) == DESA_LENGTH:
            return next((desa for desa in self._desa_of(code[:8]) if desa.code == code), None)
        return self._upper.get(code)

    def children(self, code: str) -> tuple[Area, ...]:
        """Areas one level down; those of the empty code are the provinces."""
        if len(code) == KECAMATAN_LENGTH:
            return self._desa_of(code)
        return tuple(self._upper[below] for below in self._below.get(code, ()))

    def names_under(self, code: str, longest: int = DESA_LENGTH) -> Iterator[tuple[str, str, str]]:
        """Code, kind and name of every area below one, down to codes of a length; "" is the nation."""
        if len(code) == KECAMATAN_LENGTH:
            for line in self._block(code):
                yield f"{code}.{line[:4]}", _kind_of_desa(line), line[4:]
            return
        for below in self._below.get(code, ()):
            area = self._upper[below]
            yield below, area.kind, area.name
            if len(below) < longest:
                yield from self.names_under(below, longest)

    def names(self) -> list[str]:
        """Every name of the country as small letters and digits only, and where it occurs, in their order.

        Each as "name<tab>codes" with the codes of kabupaten (of a province its own) parted by blanks.
        About 0.01 s for 66,598.
        """
        return self._lines("names")

    @property
    def provinces_read(self) -> tuple[str, ...]:
        """Codes of the provinces whose desa have been read so far."""
        return tuple(self._blocks)

    def _desa_of(self, kecamatan: str) -> tuple[Area, ...]:
        if kecamatan not in self._desa:
            self._desa[kecamatan] = tuple(
                Area(
                    AreaLevel.DESA,
                    code := f"{kecamatan}.{line[:4]}",
                    line[4:],
                    _kind_of_desa(line),
                    self._bps.get(code, ""),
                )
                for line in self._block(kecamatan)
            )
        return self._desa[kecamatan]

    def _block(self, kecamatan: str) -> list[str]:
        province = kecamatan[:2]
        if province not in self._blocks:
            self._blocks[province] = self._read_province(province)
        return self._blocks[province].get(kecamatan, [])

    def _read_province(self, province: str) -> dict[str, list[str]]:
        blocks: dict[str, list[str]] = {}
        block: list[str] = []
        if province in self._upper:
            for line in self._lines(province):
                if line[2] == ".":
                    block = blocks[line] = []
                else:
                    block.append(line)
        return blocks

    def _lines(self, member: str) -> list[str]:
        return self._text(member).split("\n")

    def _text(self, member: str) -> str:
        with zipfile.ZipFile(self._archive) as archive:
            return archive.read(f"{member}.tsv").decode("utf-8")


def _kind_of_desa(line: str) -> str:
    """Fourth part 1xxx is a kelurahan, 2xxx a desa, 3xxx a desa adat."""
    return "kelurahan" if line[0] == "1" else "desa"
