"""Which kecamatan a puskesmas as written serves."""

from __future__ import annotations

from stunting.catalogue.area_store import level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.puskesmas import FOUND, puskesmas_of
from stunting.model.areas import AreaLevel, AreaMatch
from stunting.reading.places.found import AreaFound, puskesmas_in
from stunting.reading.places.name_rows import AreaRow


def served_by_puskesmas(
    gazetteer: Gazetteer, row: AreaRow, scopes: tuple[str, ...], within: str
) -> AreaFound | None:
    """The kecamatan of a puskesmas: its parent, else by the table, by its own name, by a desa of its name.

    Not certain where the table was inferred and where only a desa has the name. Where desa of several
    kecamatan have it, a person has to choose.
    """
    for scope in scopes:
        if level_of_code(scope) is AreaLevel.KECAMATAN:
            return puskesmas_in(gazetteer, scope, certain=True)
    line = (*scopes, within)
    kabupaten = next((scope for scope in line if level_of_code(scope) is AreaLevel.KABUPATEN), "")
    if not kabupaten:
        return None
    area = gazetteer.kecamatan_of_puskesmas(row.area, kabupaten)
    if area is not None:
        known = puskesmas_of(kabupaten).get(row.written.key)
        return puskesmas_in(gazetteer, area.code, certain=known is None or known.mark == FOUND)
    index = gazetteer.index(kabupaten, AreaLevel.DESA)
    desa = index.exact(row.written) or index.exact(row.written.without_number())
    kecamatan = list(dict.fromkeys(code.rpartition(".")[0] for code in desa))
    if len(kecamatan) == 1:
        return puskesmas_in(gazetteer, kecamatan[0], certain=False)
    choices = tuple(AreaMatch(gazetteer.official(code), 1.0) for code in kecamatan)
    return AreaFound(AreaLevel.PUSKESMAS, unmatched=True, proposals=choices) if choices else None
