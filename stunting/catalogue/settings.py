"""The settings sheet of an office as rows: what the template offers and what reading expects."""

from __future__ import annotations

import pandas as pd

from stunting.catalogue.files import LIST_MARK
from stunting.catalogue.indicators import Catalogue
from stunting.model.indicators import Indicator, Target

SETTINGS_SHEET = "Pengaturan"
CODE, NAME, YEAR, UNTIL, TARGET = "Kode", "Indikator", "Tahun", "Sampai tahun", "Target (%)"
LEVEL, SOURCE = "Tingkat", "Sumber target"
SECTOR, OPD, CUTOFF, NOTE = "Sektor", "OPD", "Batas (%)", "Catatan"
SETTINGS_COLUMNS = (CODE, NAME, YEAR, TARGET, SOURCE, SECTOR, OPD, CUTOFF, UNTIL, LEVEL, NOTE)
CUTOFF_NAMES = {
    "met": "Batas status Tercapai",
    "near": "Batas status Hampir tercapai",
    "behind": "Batas status Tertinggal",
}
CUTOFF_CODES = {"batas_tercapai": "met", "batas_hampir": "near", "batas_tertinggal": "behind"}
_CUTOFF_NOTE = "Persen dari target; bukan batas resmi"
_NUMBERS = (YEAR, UNTIL, TARGET, CUTOFF)


def settings_rows(catalogue: Catalogue) -> pd.DataFrame:
    """The settings of a catalogue as the rows of the sheet "Pengaturan".

    One row per cut-off, then one per indicator and target (one row without a target where there is
    none). Percents are 0-100; `Tahun`, `Sampai tahun`, `Target (%)` and `Batas (%)` are numbers with NaN
    for an empty cell, all else is text. Written to a sheet and read back unchanged it changes nothing.
    """
    rows = [_cutoff_row(catalogue, code) for code in CUTOFF_CODES]
    for indicator in catalogue.indicators.values():
        targets = catalogue.targets(indicator.id) or (None,)
        rows += [_indicator_row(indicator, target) for target in targets]
    frame = pd.DataFrame(rows, columns=list(SETTINGS_COLUMNS))
    return frame.astype(dict.fromkeys(_NUMBERS, "float64"))


def _cutoff_row(catalogue: Catalogue, code: str) -> dict[str, object]:
    field = CUTOFF_CODES[code]
    percent = round(getattr(catalogue.cutoffs, field) * 100, 4)
    return _row({CODE: code, NAME: CUTOFF_NAMES[field], CUTOFF: percent, NOTE: _CUTOFF_NOTE})


def _indicator_row(indicator: Indicator, target: Target | None) -> dict[str, object]:
    row: dict[str, object] = {
        CODE: indicator.id,
        NAME: indicator.name,
        SECTOR: indicator.sector,
        OPD: f"{LIST_MARK} ".join(indicator.opd),
    }
    if target is not None:
        row |= {YEAR: target.year, LEVEL: target.level.value, SOURCE: target.source, NOTE: target.note}
        if target.until:
            row[UNTIL] = target.until
        if target.share is not None:
            row[TARGET] = round(target.share * 100, 4)
    return _row(row)


def _row(cells: dict[str, object]) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(SETTINGS_COLUMNS, "")
    return row | dict.fromkeys(_NUMBERS, float("nan")) | cells
