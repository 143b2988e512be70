"""Answers that stand under "Ya | Tidak", and numbers that no single village can give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.indicators import Unit
from stunting.model.observations import Measure
from stunting.reading.cells.column_values import ColumnValues
from stunting.reading.cells.kinds import CellKind, answer_value, text_kind
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.meaning.indicators import VILLAGES
from stunting.reading.places.found_areas import TableAreas

_INSIDE = {
    "kecamatan": (AreaLevel.DESA,),
    "kabupaten": (AreaLevel.KECAMATAN, AreaLevel.DESA),
}
"""Levels of the places in what answers an indicator for itself."""
_OPEN = "tanda di bawah ‘{label}’ di samping ‘{yes}’ dapat berarti tidak"
_BOTH = "ditandai pada kolom ya dan kolom tidak sekaligus"


def with_denials(draft: TableDraft, columns: Sequence[ColumnValues]) -> list[ColumnValues]:
    """Columns with 0 for each mark under "Tidak" or "Belum"; a row marked on both sides is in doubt."""
    result = list(columns)
    for place, header in enumerate(draft.column_headers):
        stem, _, label = header.rpartition(" / ")
        if not columns[place].answers.any() or not _says(label, 0):
            continue
        result[place] = columns[place]._replace(
            numbers=np.where(columns[place].answers, 0.0, columns[place].numbers)
        )
        other = place - 1
        if other < 0 or draft.column_headers[other].rpartition(" / ")[0] != stem:
            continue
        both = np.flatnonzero(columns[place].answers & columns[other].answers).tolist()
        for side in (other, place) if both else ():
            result[side] = result[side]._replace(doubts={**result[side].doubts, **dict.fromkeys(both, _BOTH)})
    return result


def with_open_answers(draft: TableDraft, columns: Sequence[ColumnValues]) -> list[ColumnValues]:
    """Columns with a doubt for marks under an unknown word that stand only where the "Ya" beside has none."""
    result = list(columns)
    answered = [bool(values.answers.any()) for values in columns]
    beside = [one for one in range(len(columns) - 1) if answered[one] and answered[one + 1]]
    for place, other in ((a, b) for one in beside for a, b in ((one, one + 1), (one + 1, one))):
        stem, _, label = draft.column_headers[place].rpartition(" / ")
        yes_stem, _, yes = draft.column_headers[other].rpartition(" / ")
        if stem != yes_stem or text_kind(label) == CellKind.ANSWER or not _says(yes, 1):
            continue
        mine, theirs = columns[place].answers, columns[other].answers
        if (mine & theirs).any():
            continue
        why = _OPEN.format(label=label, yes=yes)
        said = dict.fromkeys(np.flatnonzero(mine).tolist(), why)
        result[place] = columns[place]._replace(doubts={**columns[place].doubts, **said})
    return result


def _says(label: str, answer: int) -> bool:
    """Whether a header is a yes (1), or a no (0), and nothing else: "TIDAK", "Belum", "Tidak ada"."""
    return text_kind(label) == CellKind.ANSWER and answer_value(label) == answer


def with_village_doubts(
    draft: TableDraft,
    meaning: TableMeaning,
    areas: TableAreas | None,
    catalogue: Catalogue,
    columns: Sequence[ColumnValues],
) -> list[ColumnValues]:
    """Columns with a doubt where one village counts as several, or answers for its kecamatan or kabupaten.

    An indicator of villages counts each once; what a kecamatan or kabupaten does is not asked of those in it.
    """
    result = list(columns)
    if areas is None or draft.labels is None:
        return result
    levels = np.array([str(level) for level in areas.level])
    codes = np.asarray(meaning.row_codes)
    for place, values in enumerate(columns):
        for code, row in enumerate(meaning.headers):
            found = catalogue.indicator(row[place].match.indicator) if row[place].match.indicator else None
            if found is None:
                continue
            rows = ~areas.total & (codes == code)
            if found.target_group == VILLAGES and found.unit is Unit.PERCENT:
                counted = row[place].measure in (Measure.NUMERATOR, Measure.COUNT)
                rows &= (levels == AreaLevel.DESA) & (values.numbers > 1) & counted
                why = f"lebih dari satu, padahal \u2018{found.short_name}\u2019 menghitung desa"
            elif found.target_group in _INSIDE:
                rows &= np.isin(levels, _INSIDE[found.target_group]) & np.isfinite(values.numbers)
                why = f", padahal \u2018{found.short_name}\u2019 dijawab oleh {found.target_group}"
            else:
                continue
            said = {
                at: f"{values.numbers[at]:g} di satu {levels[at]} {why}".replace(" ,", ",")
                for at in np.flatnonzero(rows).tolist()
            }
            if said:
                result[place] = result[place]._replace(doubts={**result[place].doubts, **said})
    return result
