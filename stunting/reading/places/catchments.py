"""Names of kecamatan and of desa beside each other that are added up together: catchments of puskesmas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.reading.cells.column_values import side_by_side
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.area_totals import totals_by_word
from stunting.reading.places.found_areas import TableAreas

_LEAST_SUMS = 2
_ROUNDED = 0.5
_BECAUSE = "Kecamatan dan desa berjajar dan dijumlahkan bersama: \u201c{name}\u201d dibaca sebagai puskesmas."


def with_catchments(areas: TableAreas, draft: TableDraft) -> TableAreas:
    """The same, where names of two levels are those of puskesmas.

    A puskesmas is often named like its kecamatan or like a desa in it. That a kecamatan is no total of the
    desa beside it shows in the printed total, which is the sum of all and not of the desa alone.
    """
    levels = np.array(areas.level, dtype=object)
    upper, lower = levels == AreaLevel.KECAMATAN, levels == AreaLevel.DESA
    if not upper.any() or not lower.any() or not _added_together(areas, draft, upper, lower):
        return areas
    both = upper | lower
    because = [
        _BECAUSE.format(name=name) if one else old
        for name, one, old in zip(areas.area, both.tolist(), areas.because, strict=True)
    ]
    return replace(
        areas,
        level=_with(areas.level, both, AreaLevel.PUSKESMAS),
        code=_with(areas.code, both, ""),
        desa=_with(areas.desa, both, ""),
        certain=areas.certain & ~both,
        certainty=tuple(
            Certainty.LIKELY if one else old for one, old in zip(both.tolist(), areas.certainty, strict=True)
        ),
        because=tuple(because),
    )


def _added_together(
    areas: TableAreas, draft: TableDraft, upper: npt.NDArray[np.bool_], lower: npt.NDArray[np.bool_]
) -> bool:
    """Whether printed totals are the sums of both levels in more lines than they are those of one of them.

    Along the areas stand one total for each header ("Sasaran", "Capaian") that is repeated with every area.
    """
    words = totals_by_word(draft, areas)
    numbers = side_by_side([values.numbers for values in draft.values])
    lines = numbers if draft.labels is None else numbers.T
    headers = np.array(draft.column_headers if draft.labels is None else draft.row_headers, dtype=object)
    if lines.shape[1] != len(areas.area) or len(headers) != len(areas.area):
        return False
    together = apart = 0
    for header in dict.fromkeys(headers.tolist()):
        own = headers == header
        if np.count_nonzero(words & own) == 1:
            together += _sums(lines, words & own, (upper | lower) & own)
            apart += max(_sums(lines, words & own, upper & own), _sums(lines, words & own, lower & own))
    return together >= _LEAST_SUMS and together > apart


def _sums(lines: npt.NDArray[np.float64], total: npt.NDArray[np.bool_], parts: npt.NDArray[np.bool_]) -> int:
    """In how many lines a total is the sum of some parts."""
    whole = lines[:, total][:, 0]
    added = np.nan_to_num(lines)[:, parts].sum(axis=1)
    return int(np.count_nonzero(np.isfinite(whole) & (added > 0) & (np.abs(whole - added) < _ROUNDED)))


def _with(texts: tuple[str, ...], places: npt.NDArray[np.bool_], text: str) -> tuple[str, ...]:
    return tuple(text if one else old for one, old in zip(places.tolist(), texts, strict=True))
