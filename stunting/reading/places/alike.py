"""Areas by a name that is misspelt, shortened or only sounds the same, and proposals for a person."""

from __future__ import annotations

from stunting.catalogue.area_likeness import is_shortened, letters_apart, may_be_misspelt, slips
from stunting.catalogue.area_names import WrittenName
from stunting.catalogue.area_store import CODE_LENGTHS, level_of_code
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel, AreaMatch
from stunting.reading.places.found import AreaFound, official
from stunting.reading.places.name_rows import WIDE_LEVELS

SOUNDS_THE_SAME = 0.98
CLEAR = 2
"""By how many slips the nearest name must be nearer than the next one."""
PROPOSALS = 5


def alike(gazetteer: Gazetteer, written: WrittenName, scope: str, level: AreaLevel) -> AreaFound | None:
    """The one area of a level inside a scope whose name is clearly nearest to the written one.

    Certain only where a name sounds the same inside a kecamatan, or is that of a larger area.
    """
    index = gazetteer.index(scope, level)
    sounding = index.sounding(written)
    if len(sounding) == 1:
        close = level is not AreaLevel.DESA or level_of_code(scope) is AreaLevel.KECAMATAN
        return official(gazetteer, sounding[0], SOUNDS_THE_SAME, certain=close)
    similar = index.similar(written, PROPOSALS)
    shortened = [(code, score) for code, score in similar if is_shortened(written, index.words(code))]
    if len(shortened) == 1:
        return official(gazetteer, *shortened[0], certain=False)
    near = sorted((slips(written, index.words(code)), -score, code) for code, score in similar)
    if not near or not may_be_misspelt(written, index.words(near[0][2])):
        return None
    best, others = near[0][2], [code for _, _, code in near[1:]]
    by_letter = letters_apart(written, index.words(best))
    rivals = near[1:] and near[1][0] < near[0][0] + CLEAR
    # Names that sound alike ("Baroko", "Baraka") may still be told apart by their letters.
    if rivals and any(letters_apart(written, index.words(code)) < by_letter + CLEAR for code in others):
        return None
    return official(gazetteer, best, -near[0][1], certain=False)


def proposals(gazetteer: Gazetteer, name: str, level: AreaLevel | None, scope: str) -> tuple[AreaMatch, ...]:
    """Nearest areas of a level for a name that none fits: inside the scope, or of the country."""
    wanted = AreaLevel.KECAMATAN if level is AreaLevel.PUSKESMAS else level
    if not scope and wanted not in WIDE_LEVELS:
        wanted = AreaLevel.KABUPATEN
    return gazetteer.find(name, wanted if wanted in CODE_LENGTHS else None, around(scope, wanted), PROPOSALS)


def around(scope: str, level: AreaLevel | None) -> str:
    """The smallest area of the line of a scope that areas of a level can lie below."""
    length = CODE_LENGTHS.get(level, 0) if level else 0
    while scope and length and len(scope) >= length:
        scope = scope.rpartition(".")[0]
    return scope
