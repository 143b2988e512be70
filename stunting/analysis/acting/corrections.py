"""Corrections of an office applied to what was read: on the fly, guarded by the old value, never silently.

A correction acts on every cell that holds the asked number with the asked value, so that a number copied into
two files does not contradict itself afterwards. The uploaded workbook is never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields, replace

import numpy as np
import pandas as pd

from stunting.model.corrections import (
    AskedCell,
    Correction,
    CorrectionOutcome,
    CorrectionState,
    NumberIdentity,
    same_value,
    written_value,
)
from stunting.model.observations import OBSERVATIONS, Missing, cell_address
from stunting.model.problems import Problem, ProblemKind, problem

Key = tuple[str, ...]
_SAME_TEXT = ["measure", "part", "period", "series"]
_IDENTITY = [field.name for field in fields(NumberIdentity)]
_JOIN = "; lalu "

_SAID: dict[CorrectionState, ProblemKind] = {
    CorrectionState.CONTAINED: ProblemKind.CORRECTION_CONTAINED,
    CorrectionState.CHANGED: ProblemKind.CORRECTION_CHANGED,
    CorrectionState.ABSENT: ProblemKind.CORRECTION_ABSENT,
}


def apply_corrections(
    observations: pd.DataFrame, corrections: Sequence[Correction]
) -> tuple[pd.DataFrame, tuple[CorrectionOutcome, ...], tuple[Problem, ...]]:
    """Observations with the corrections in place, what became of each, and what has to be said.

    A correction whose old value is no longer read is not applied: where its new value is read it is
    contained, else somebody changed the cell and a problem says so. Corrected rows keep what stands in the
    cell as `written` and say in `correction` what was done; confirmed ones say so in `confirmation`.
    """
    if not corrections:
        return observations, (), ()
    positions = positions_of(observations, {one.asked.number.key for one in corrections})
    values = observations["value"].to_numpy(dtype=float).copy()
    words: dict[str, dict[int, str]] = {"correction": {}, "confirmation": {}}
    outcomes, problems = [], []
    for correction in corrections:
        cells = positions.get(correction.asked.number.key, [])
        outcome, hits = _outcome(correction, cells, values)
        column = words["confirmation" if correction.confirms else "correction"]
        for at in hits:
            column[at] = f"{column[at]}{_JOIN}{correction.words}" if at in column else correction.words
            values[at] = correction.new
        outcomes.append(outcome)
        if outcome.state in _SAID:
            problems.append(_said(outcome, observations, cells))
    return _with_answers(observations, values, words), tuple(outcomes), tuple(problems)


def foreseen(observations: pd.DataFrame, corrections: Sequence[Correction]) -> tuple[CorrectionOutcome, ...]:
    """What would become of each correction alone, before anything is changed."""
    positions = positions_of(observations, {one.asked.number.key for one in corrections})
    values = observations["value"].to_numpy(dtype=float)
    return tuple(_outcome(one, positions.get(one.asked.number.key, []), values)[0] for one in corrections)


def positions_of(observations: pd.DataFrame, keys: Collection[Key]) -> dict[Key, list[int]]:
    """Positions of the observations of numbers, by `NumberIdentity.key`."""
    about = {key[0] for key in keys}
    wanted = (observations["indicator"].isin(about) | observations["uses"].isin(about)).to_numpy()
    for at, name in enumerate(_SAME_TEXT, start=1):
        wanted = wanted & observations[name].isin({key[at] for key in keys}).to_numpy()
    found: dict[Key, list[int]] = defaultdict(list)
    places = np.flatnonzero(wanted).tolist()
    rows = observations[_IDENTITY].iloc[places].itertuples(index=False, name=None)
    for at, row in zip(places, rows, strict=True):
        key = NumberIdentity(*row).key
        if key in keys:
            found[key].append(at)
    return found


def number_of(row: pd.Series) -> NumberIdentity:
    """What the number of an observation is about."""
    texts = {name: str(row[name]) for name in _IDENTITY if name != "is_total"}
    return NumberIdentity(is_total=bool(row["is_total"]), **texts)


def asked_cell(row: pd.Series) -> AskedCell:
    """The cell of an observation, as an answer speaks of it."""
    value = float(row["value"])
    return AskedCell(
        number=number_of(row),
        file=str(row["file"]),
        sheet=str(row["sheet"]),
        cell=cell_address(int(row["row"]), int(row["column"])),
        value=None if np.isnan(value) else value,
    )


def _outcome(
    correction: Correction, cells: list[int], values: np.ndarray
) -> tuple[CorrectionOutcome, list[int]]:
    """What becomes of a correction, and the positions it acts on."""
    read = {at: None if np.isnan(values[at]) else float(values[at]) for at in cells}
    found = tuple(dict.fromkeys(read.values()))
    hits = [at for at, value in read.items() if same_value(value, correction.asked.value)]
    if hits:
        state = CorrectionState.CONFIRMED if correction.confirms else CorrectionState.APPLIED
    elif any(same_value(value, correction.new) for value in found):
        state = CorrectionState.CONTAINED
    else:
        state = CorrectionState.CHANGED if cells else CorrectionState.ABSENT
    return CorrectionOutcome(correction, state, found), hits


def _said(outcome: CorrectionOutcome, observations: pd.DataFrame, cells: list[int]) -> Problem:
    """The sentence about a correction that does not act, at the cell that now holds its number."""
    asked = outcome.correction.asked
    found = problem(
        _SAID[outcome.state],
        file=asked.file,
        sheet=asked.sheet,
        cell=asked.cell,
        area=asked.number.area,
        indicator=asked.number.indicator,
        words=outcome.correction.words,
        old=written_value(asked.value),
        found=" dan ".join(written_value(value) for value in outcome.found),
    )
    if not cells:
        return found
    row = observations.iloc[cells[0]]
    place = cell_address(int(row["row"]), int(row["column"]))
    return replace(found, file=str(row["file"]), sheet=str(row["sheet"]), cell=place)


def _with_answers(
    observations: pd.DataFrame, values: np.ndarray, words: dict[str, dict[int, str]]
) -> pd.DataFrame:
    corrected = list(words["correction"])
    before = observations["value"].to_numpy(dtype=float)
    stood = {at: str(observations["written"].iloc[at]) or _written(before[at]) for at in corrected}
    texts = {**words, "written": stood, "missing": dict.fromkeys(corrected, Missing.NONE.value)}
    columns = {name: _with_texts(observations[name], new) for name, new in texts.items() if new}
    return OBSERVATIONS.check(observations.assign(value=values, **columns))


def _written(value: float) -> str:
    return "(kosong)" if np.isnan(value) else written_value(value)


def _with_texts(column: pd.Series, texts: dict[int, str]) -> pd.Series:
    """A text column, stored as texts or as categories, with other texts at some positions."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        known = set(column.cat.categories)
        added = [text for text in dict.fromkeys(texts.values()) if text not in known]
        changed: pd.Series = column.cat.add_categories(added)
    else:
        changed = column.copy()
    changed.iloc[list(texts)] = list(texts.values())
    return changed
