"""Tables in which the same indicators stand below each area: "Kecamatan Waru", then its rows."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from stunting.catalogue.pattern_words import DESA, KECAMATAN
from stunting.reading.cells.label_words import area_label, plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.column_roles import TableColumn
from stunting.reading.layout.labelled_rows import RowLabel, RowLabels
from stunting.reading.layout.regions import Region

_INDICATORS = re.compile(r"^(?:nama |jenis |uraian )?(?:indikator|layanan|variabel|uraian)\b")
_AREA = re.compile(
    rf"^(?P<level>{KECAMATAN}|kec|(?:{DESA}|ds|kel)(?:\s*/\s*(?:{DESA}|kel))?)\b\.?\s*:?\s*\S", re.IGNORECASE
)
_UPPER = re.compile(rf"(?:{KECAMATAN}|kec)$", re.IGNORECASE)
_LEAST_AREAS = 2


def area_cards(sheet: Sheet, region: Region, columns: list[TableColumn]) -> RowLabels | None:
    """What the rows of indicators below areas are about; None where no such rows make up the table.

    A row of an indicator has the area above it and its own text as section; all others carry no data.
    """
    named = [column.column for column in columns if column.path and _INDICATORS.match(plain(column.path[-1]))]
    if not named:
        return None
    kecamatan = area = ""
    rows: list[RowLabel] = []
    below: dict[tuple[str, str], set[str]] = {}
    filled = _filled(sheet, region, named[0])
    for row, has_values in zip(region.body.tolist(), filled.tolist(), strict=True):
        text = sheet.text(row, named[0])
        heading = None if has_values else _AREA.match(text)
        if heading is not None:
            area = area_label(text)
            kecamatan = area if _UPPER.match(heading["level"]) else kecamatan
        parent = "" if area == kecamatan else kecamatan
        if has_values:
            rows.append(RowLabel(area, parent, parent, section=text))
            below.setdefault((kecamatan, area), set()).add(plain(text))
    if len(below) < _LEAST_AREAS or ("", "") in below or not set.intersection(*below.values()):
        return None
    return RowLabels(tuple(rows), filled)


def _filled(sheet: Sheet, region: Region, column: int) -> npt.NDArray[np.bool_]:
    """Which body rows hold values behind the column of their labels."""
    return np.asarray(sheet.values[region.body][:, column + 1 : region.right + 1].any(axis=1))
