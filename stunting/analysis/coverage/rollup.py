"""Sums of figures from desa and puskesmas to kecamatan and from there to the kabupaten.

Order of sources for a kecamatan: its desa, else its puskesmas, else its own row, else the total the sheet
prints. For a kabupaten: the sum of its kecamatan, else its own row, else the printed total. A deeper origin
replaces a higher one, so nothing is counted twice; percentages are never summed or averaged. Where areas
below withhold small groups, their sum would leave these out: then what the area itself prints goes first.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.cell_numbers import largest
from stunting.analysis.coverage.figures import Origin, State
from stunting.analysis.coverage.places import Codes, factor
from stunting.analysis.coverage.reporting import counted_below, expected_below_kecamatan
from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import AreaLevel

Flags = npt.NDArray[np.bool_]


SUMMED = (Origin.DESA, Origin.PUSKESMAS, Origin.KECAMATAN)
USABLE = (State.EMPTY_PAIR, State.PAIR)
GROUP = ["series", "period", "indicator", "kabupaten"]
STATE_COUNTS = {
    "n_conflict": State.CONFLICT,
    "n_negative": State.NEGATIVE,
    "n_no_people": State.NO_PEOPLE,
    "n_too_large": State.TOO_LARGE,
    "n_fraction": State.FRACTION,
    "n_percent": State.PERCENT_ONLY,
    "n_count": State.COUNT_ONLY,
}
"""Columns that count the areas below by why they could not be summed."""
_LINE = [
    "num",
    "den",
    "pct",
    "state",
    "known_den",
    "gap_areas",
    "num_at",
    "den_at",
    "pct_at",
    "clash",
    "doubt",
]
_ADDENDS = [
    "rows",
    "pairs",
    "withheld",
    "numbers",
    "num",
    "den",
    "known_den",
    "gap_areas",
    "gaps",
    "count",
    *STATE_COUNTS,
]


def kecamatan_figures(own: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """One row per series, period, indicator and kecamatan that has any figure.

    `own` holds the figures of all places with `level`, `total`, `kabupaten`, `kecamatan` (keys) and
    `gap_areas`. The result has `num`, `den`, `pct`, `state`, `origin` (what was summed), `unit` (what was
    counted), `reporting`, `expected`, `known_den`, `gap_areas`, the columns of `STATE_COUNTS`, and
    `counts`: whether it takes part in the kabupaten. The kecamatan key is empty where it is unknown.
    """
    levels = [AreaLevel.DESA.value, AreaLevel.PUSKESMAS.value, AreaLevel.KECAMATAN.value]
    rows = own[own["level"].isin(levels)].reset_index(drop=True)
    group, first = factor(rows, [*GROUP, "kecamatan"])
    result = rows[[*GROUP, "kecamatan"]].iloc[first].reset_index(drop=True)
    addends = _addends(rows)
    level, total = rows["level"].to_numpy(), rows["total"].to_numpy()
    desa = _sums(addends, group, (level == AreaLevel.DESA) & ~total, len(result))
    puskesmas = _sums(addends, group, (level == AreaLevel.PUSKESMAS) & ~total, len(result))
    from_desa = (desa["rows"] > 0) & ((desa["pairs"] > 0) | (puskesmas["pairs"] == 0))
    below = desa.where(from_desa, puskesmas)
    result["unit"] = np.select([from_desa, below["rows"] > 0], [Origin.DESA, Origin.PUSKESMAS], Origin.OWN)
    at_kecamatan = level == AreaLevel.KECAMATAN
    line = _lines(rows, group, at_kecamatan & ~total, len(result))
    printed = _lines(rows, group, at_kecamatan & total, len(result))
    result = _resolved(result, below, result["unit"], line, printed)
    result["expected"] = expected_below_kecamatan(result, own, gazetteer)
    result["counts"] = _takes_part(result, line, puskesmas)
    return result


def kabupaten_figures(own: pd.DataFrame, kecamatan: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """One row per series, period, indicator and kabupaten; columns as in `kecamatan_figures`.

    Areas are counted as desa or puskesmas where the whole sum comes from them, else as kecamatan.
    """
    at_kabupaten = own[own["level"] == AreaLevel.KABUPATEN.value]
    parts = kecamatan[kecamatan["counts"]]
    rows = pd.concat([at_kabupaten, parts], ignore_index=True)
    group, first = factor(rows, GROUP)
    result = rows[GROUP].iloc[first].reset_index(drop=True)
    is_part = np.arange(len(rows)) >= len(at_kabupaten)
    below = _sums(_part_addends(rows), group, is_part, len(result))
    line = _lines(rows, group, ~is_part & ~rows["total"].eq(True).to_numpy(), len(result))
    printed = _lines(rows, group, ~is_part & rows["total"].eq(True).to_numpy(), len(result))
    result = _resolved(result, below, np.full(len(result), Origin.KECAMATAN), line, printed)
    return counted_below(result, rows, group, is_part, own, gazetteer)


def _addends(rows: pd.DataFrame) -> pd.DataFrame:
    """What each figure adds to a sum; nothing where it cannot be used."""
    state = rows["state"].to_numpy()
    pair, counted = state >= State.EMPTY_PAIR, state == State.COUNT_ONLY
    gap = rows["gap_areas"].to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "rows": np.ones(len(rows)),
            "pairs": pair.astype(float),
            "withheld": (state == State.WITHHELD).astype(float),
            "numbers": (pair | counted | (state == State.PERCENT_ONLY)).astype(float),
            "num": np.where(pair, rows["num"], 0.0),
            "den": np.where(pair, rows["den"], 0.0),
            "known_den": np.nan_to_num(rows["known_den"].to_numpy(dtype=float)),
            "gap_areas": np.nan_to_num(gap),
            "gaps": (~np.isnan(gap)).astype(float),
            "count": np.where(counted, rows["num"], 0.0),
            "doubt": np.where(pair | counted, rows["doubt"], 0).astype(np.int64),
            **{name: (state == wanted).astype(float) for name, wanted in STATE_COUNTS.items()},
        }
    )


def _part_addends(rows: pd.DataFrame) -> pd.DataFrame:
    """As `_addends`, with the reasons of the areas below passed on instead of the kecamatan's own."""
    addends = _addends(rows)
    for name in STATE_COUNTS:
        addends[name] = rows[name].fillna(0.0).to_numpy(dtype=float) if name in rows else 0.0
    return addends


def _sums(addends: pd.DataFrame, group: Codes, mask: Flags, size: int) -> pd.DataFrame:
    """Sums of the masked rows by group and the worst doubt among them; shape (size, addends)."""
    index = np.flatnonzero(mask)
    sums = pd.DataFrame(
        {
            name: np.bincount(group[index], weights=addends[name].to_numpy()[index], minlength=size)
            for name in _ADDENDS
        }
    )
    sums["doubt"] = largest(group[index], addends["doubt"].to_numpy()[index], size)
    return sums


def _lines(rows: pd.DataFrame, group: Codes, mask: Flags, size: int) -> pd.DataFrame:
    """The single figure of the area itself for each group; missing where there is none."""
    at = np.full(size, -1, dtype=np.int64)
    at[group[mask]] = np.flatnonzero(mask)
    line = rows[_LINE].reindex(at).reset_index(drop=True)
    line["state"] = line["state"].fillna(State.NOTHING).astype(np.int64)
    line["doubt"] = line["doubt"].fillna(0).astype(np.int64)
    return line


def _resolved(
    result: pd.DataFrame,
    below: pd.DataFrame,
    summed_as: npt.ArrayLike,
    line: pd.DataFrame,
    printed: pd.DataFrame,
) -> pd.DataFrame:
    """The figure of each group from the first origin that has one."""
    printing = [np.isin(one["state"], (State.WITHHELD, *USABLE)) for one in (line, printed)]
    relies = (below["withheld"] > 0).to_numpy() & np.logical_or(*printing)
    summed = (below["pairs"] > 0).to_numpy() & ~relies
    origin = np.select(
        [
            summed,
            line["state"] >= State.EMPTY_PAIR,
            printed["state"] >= State.EMPTY_PAIR,
            line["state"] == State.PERCENT_ONLY,
            printed["state"] == State.PERCENT_ONLY,
        ],
        [summed_as, Origin.OWN, Origin.TOTAL, Origin.OWN_PERCENT, Origin.TOTAL_PERCENT],
        Origin.NONE,
    )
    own_row = np.isin(origin, (Origin.OWN, Origin.OWN_PERCENT))
    total_row = np.isin(origin, (Origin.TOTAL, Origin.TOTAL_PERCENT))
    counted = np.where(
        below["count"] > 0, below["count"], line["num"].where(line["state"] == State.COUNT_ONLY)
    )
    # Columns are put into a frame once: one by one each of them costs as much as the whole.
    found: dict[str, npt.ArrayLike] = {"origin": origin.astype(np.int64)}
    for name in ("num", "den"):
        alone = np.where(own_row, line[name], np.where(total_row, printed[name], np.nan))
        found[name] = np.where(summed, below[name], alone)
    has_people = np.asarray(found["den"]) > 0
    found["num"] = np.where(origin == Origin.NONE, counted, found["num"])
    found["doubt"] = np.select(
        [summed | ((origin == Origin.NONE) & (below["count"] > 0)), total_row],
        [below["doubt"], printed["doubt"]],
        line["doubt"],
    ).astype(np.int64)
    found["pct"] = np.where(own_row, line["pct"], np.where(total_row, printed["pct"], np.nan))
    gap = np.where(below["gaps"] > 0, below["gap_areas"], np.nan)
    found["gap_areas"] = np.where(summed, gap, np.where(own_row, line["gap_areas"], np.nan))
    whole = np.isin(origin, (*SUMMED, Origin.OWN)) | (relies & (origin == Origin.TOTAL))
    found["state"] = np.select(
        [
            whole & has_people,
            whole,
            origin > Origin.NONE,
            ~np.isnan(counted),
            (line["state"] == State.WITHHELD) | (printed["state"] == State.WITHHELD),
        ],
        [State.PAIR, State.EMPTY_PAIR, State.PERCENT_ONLY, State.COUNT_ONLY, State.WITHHELD],
        State.NOTHING,
    )
    found["known_den"] = np.fmax(np.fmax(below["known_den"], line["known_den"]), printed["known_den"])
    no_parts = own_row | (below["rows"].to_numpy() == 0)
    found["reporting"] = np.where(
        summed, below["pairs"], np.where(no_parts, origin > Origin.NONE, below["numbers"])
    )
    itself = no_parts & ~summed
    found["itself"] = itself
    # A total that alone was printed may be hidden as a row is.
    own_state = np.where(found["state"] == State.WITHHELD, State.WITHHELD, line["state"])
    found["row_state"] = np.where(itself, own_state, -1)
    found["clash"] = np.where(itself, line["clash"].fillna(""), "")
    for name, wanted in STATE_COUNTS.items():
        found[name] = np.where(below["rows"] > 0, below[name], line["state"] == wanted).astype(float)
    for name in ("num_at", "den_at", "pct_at"):
        alone = np.where(own_row, line[name], np.where(total_row, printed[name], np.nan))
        found[name] = np.where(np.isnan(alone), -1, alone).astype(np.int64)
    before: dict[str, npt.ArrayLike] = {str(name): result[name].array for name in result}
    return pd.DataFrame(before | found, index=result.index)


def _takes_part(result: pd.DataFrame, line: pd.DataFrame, puskesmas: pd.DataFrame) -> Flags:
    """Whether a kecamatan counts toward its kabupaten.

    Official ones do. A row whose kecamatan is not recognised does too, unless other rows of its kind were
    replaced by deeper ones: then it may already be counted there.
    """
    codes, keys = pd.factorize(result["kecamatan"])
    known = np.array([key.count(".") == 2 and not key.startswith("?") for key in keys], dtype=bool)[codes]
    group, _ = factor(result, GROUP)
    origin = result["origin"].to_numpy()
    own_replaced = known & (line["state"] >= State.EMPTY_PAIR).to_numpy() & (origin != Origin.OWN)
    puskesmas_replaced = known & (puskesmas["pairs"] > 0).to_numpy() & (origin == Origin.DESA)
    beside_own, beside_puskesmas = (np.isin(group, group[one]) for one in (own_replaced, puskesmas_replaced))
    doubtful = np.where(origin == Origin.PUSKESMAS, beside_puskesmas, (origin >= Origin.OWN) & beside_own)
    return np.asarray(known | ~doubtful)
