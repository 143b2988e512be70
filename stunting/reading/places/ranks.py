"""Levels of area from the widest to the smallest."""

from __future__ import annotations

from stunting.model.areas import AreaLevel

RANK = {
    AreaLevel.OTHER: 0,
    AreaLevel.PROVINSI: 1,
    AreaLevel.KABUPATEN: 2,
    AreaLevel.KECAMATAN: 3,
    AreaLevel.PUSKESMAS: 4,
    AreaLevel.DESA: 4,
}
