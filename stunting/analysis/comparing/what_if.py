"""What if: closing the gap in some desa, or more points there, and what it does to the areas above."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.coverage.rows import latest_rows, settled_rows
from stunting.analysis.coverage.status import gap_people, statuses
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel, area_key
from stunting.model.indicators import Direction
from stunting.model.observations import Series
from stunting.model.summaries import Summary
from stunting.model.summaries.workload import WHAT_IF, Change

WHOLE_KABUPATEN = "Seluruh kabupaten"

_LINE = ["series", "period", "indicator"]
_SAME = ["sector", "target_group"]
# Products such as 0.07 * 300 miss the whole number by some 1e-14; a millionth of a person is no person.
_NOISE = 1e-6


def what_if(coverage_desa: pd.DataFrame, changes: Iterable[Change], catalogue: Catalogue) -> Summary:
    """Effect of changes in desa on themselves, their kecamatan, the kabupaten and every status: `WHAT_IF`.

    Grain: one row per indicator of a change and area, in the indicator's latest period of the register.
    Served people are whole: rounded up to reach a goal, never more than the denominator unless they
    already were. Areas above are Σ numerator / Σ denominator of the desa that have both.

    Example: 40 of 50 with a target of 90 %: closing the gap serves 5 more; "+10 points" does too.
    """
    frame, notes = settled_rows(coverage_desa, catalogue)
    wanted = tuple(changes)
    touched = {change.indicator for change in wanted}
    kept = frame["series"].eq(Series.REGISTER.value) & frame["area_level"].eq(AreaLevel.DESA.value)
    rows = latest_rows(frame[kept & frame["indicator"].isin(touched)], ["indicator"])
    missing = [_name(id, catalogue) for id in sorted(touched - set(rows["indicator"]))]
    if missing:
        notes = (*notes, wording.NO_DESA_FOR.format(missing=", ".join(missing)))
    if rows.empty:
        return Summary(WHAT_IF, WHAT_IF.empty(), (*notes, wording.NOTHING_TO_CHANGE))
    lower = _lower(rows["indicator"], catalogue)
    desa = _changed(rows, wanted, lower)
    table = pd.concat(
        [desa[desa["changed"]], _sums(desa, AreaLevel.KECAMATAN), _sums(desa, AreaLevel.KABUPATEN)],
        ignore_index=True,
    )
    return Summary(WHAT_IF, _compared(table, catalogue), notes)


def _name(id: str, catalogue: Catalogue) -> str:
    one = catalogue.indicator(id)
    return one.short_name if one else id


def _lower(indicators: pd.Series, catalogue: Catalogue) -> npt.NDArray[np.bool_]:
    lower = {id for id, one in catalogue.indicators.items() if one.direction is Direction.LOWER}
    return indicators.isin(lower).to_numpy()


def _changed(rows: pd.DataFrame, changes: tuple[Change, ...], lower: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Rows with numerator and share before and after all changes in their order."""
    people = rows["denominator"].to_numpy(dtype=float)
    # A printed percentage without people is changed as if it spoke of one person, and not summed.
    alone = (rows["numerator"].isna() | rows["denominator"].isna()).to_numpy()
    target = rows["target"].to_numpy(dtype=float)
    base = np.where(alone, 1.0, people)
    value = np.where(alone, rows["share"], rows["numerator"]).astype(float)
    changed, aimless = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    for change in changes:
        mine = rows["indicator"].eq(change.indicator).to_numpy()
        if change.area_keys:
            mine = mine & rows["area_key"].isin(change.area_keys).to_numpy()
        goal = _goal(value, base, target, lower, change.points)
        goal = np.where(alone, goal, _whole(goal, lower))
        better = np.where(lower, np.minimum(value, goal), np.clip(goal, value, np.maximum(value, base)))
        worse = np.clip(goal, 0.0, np.where(lower, base, np.inf))
        after = np.where((change.points or 0.0) < 0, worse, np.maximum(better, 0.0))
        possible = mine & np.isfinite(after)
        value = np.where(possible, after, value)
        changed |= mine
        aimless |= mine & ~possible
    return _with_results(rows, value, alone, changed, aimless)


def _goal(
    value: npt.NDArray[np.float64],
    base: npt.NDArray[np.float64],
    target: npt.NDArray[np.float64],
    lower: npt.NDArray[np.bool_],
    points: float | None,
) -> npt.NDArray[np.float64]:
    if points is None:
        return target * base
    return np.where(lower, value - points / 100 * base, value + points / 100 * base)


def _whole(goal: npt.NDArray[np.float64], lower: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    return np.where(lower, np.floor(goal + _NOISE), np.ceil(goal - _NOISE))


def _with_results(
    rows: pd.DataFrame,
    value: npt.NDArray[np.float64],
    alone: npt.NDArray[np.bool_],
    changed: npt.NDArray[np.bool_],
    aimless: npt.NDArray[np.bool_],
) -> pd.DataFrame:
    reason = np.select(
        [aimless & rows["share"].isna(), aimless, changed & alone],
        [wording.NO_DATA_YET, wording.WITHOUT_TARGET, wording.PERCENT_NOT_ADDED],
        "",
    )
    return rows.assign(
        changed=changed,
        numerator_before=rows["numerator"].where(~alone),
        numerator_after=np.where(alone, np.nan, value),
        share_before=rows["share"].where(alone, rows["numerator"] / rows["denominator"]),
        share_after=np.where(alone, value, value / rows["denominator"]),
        denominator=rows["denominator"].where(~alone),
        reason=reason,
    )


def _sums(desa: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """Sums of the desa that have both numbers, for the areas of a higher level with a changed desa."""
    places = desa.assign(**_place(desa, level)).drop(columns=["area_level"])
    keys = [*_LINE, "area_key"]
    touched = places.groupby(keys)["changed"].transform("any")
    groups = places[touched].groupby(keys)
    sums = groups[["denominator", "numerator_before", "numerator_after"]].sum(min_count=1)
    table = groups[["area_code", "area", "kecamatan", *_SAME]].first().join(sums)
    one_target = groups["target"].nunique(dropna=False) == 1
    table["target"] = groups["target"].first().where(one_target)
    table["share_before"] = table["numerator_before"] / table["denominator"]
    table["share_after"] = table["numerator_after"] / table["denominator"]
    table["reason"] = np.select(
        [table["denominator"].isna(), ~one_target],
        [wording.NO_DESA_WITH_BOTH, wording.TARGETS_OF_DESA_DIFFER],
        "",
    )
    return table.reset_index().assign(area_level=level.value, changed=False)


def _place(desa: pd.DataFrame, level: AreaLevel) -> dict[str, pd.Series]:
    """Identity of the area above each desa: its code, or its name where no code is known."""
    if level is AreaLevel.KECAMATAN:
        code = desa["area_code"].str.extract(r"^(\d+\.\d+\.\d+)", expand=False).fillna("")
        name = desa["kecamatan"]
        by_name = name.map(lambda text: area_key("", text, ""))
        key = code.where(code != "", by_name)
        return {"area_key": key, "area_code": code, "area": name, "kecamatan": name}
    code = desa["area_code"].str.extract(r"^(\d+\.\d+)", expand=False).fillna("")
    known = sorted(set(code) - {""})
    # Desa without a code belong to the kabupaten of the others, if that is one.
    code = code.where(code != "", known[0]) if len(known) == 1 else code
    nothing = pd.Series("", index=desa.index)
    return {"area_key": code, "area_code": code, "area": nothing + WHOLE_KABUPATEN, "kecamatan": nothing}


def _compared(table: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    lower = _lower(table["indicator"], catalogue)
    target, people = (table[name].to_numpy(dtype=float) for name in ("target", "denominator"))
    for when in ("before", "after"):
        numerator, share = (table[f"{name}_{when}"].to_numpy(dtype=float) for name in ("numerator", "share"))
        table[f"gap_people_{when}"] = gap_people(numerator, people, target, lower) + 0.0
        table[f"status_{when}"] = statuses(share, target, lower, catalogue.cutoffs)
    more = table["numerator_after"] - table["numerator_before"]
    table["people"] = np.where(lower, 0.0 - more, more)
    table["reason"] = table["reason"].where(
        (table["reason"] != "") | ~np.isnan(target), wording.WITHOUT_TARGET
    )
    return table
