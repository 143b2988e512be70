"""All that the numbers are used for: their own indicator, the further uses of a cell, sasaran tables.

A cell may be the sasaran of several services, or a class that several prevalences add up. A sasaran that
stands for no indicator ("Jumlah ibu hamil" on a sheet of its own) is kept under its group, so that
indicators whose denominator is that very group can use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.catalogue.files import read_target_groups
from stunting.catalogue.indicators import Catalogue
from stunting.model.observations import Measure, uses_of

SASARAN = "sasaran:"
"""Begins the identity of a sasaran that belongs to no indicator."""

SLOTS = {
    Measure.NUMERATOR.value: 0,
    Measure.COUNT.value: 0,
    Measure.DENOMINATOR.value: 2,
    Measure.PERCENT.value: 3,
    Measure.YES_NO.value: 4,
}
"""Measures that make figures. A denominator of the numerator's own table takes slot 1 later."""

_FREE_WORDS = re.compile(r"\b(?:jumlah|total|seluruh|seluruhnya|data)\b")


def roles(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per role of a number: `position` of the observation, `indicator`, `slot` and `part`."""
    slot = _mapped(observations["measure"], lambda measure: SLOTS.get(measure, -1)).astype(np.int64)
    indicator = observations["indicator"].to_numpy(dtype=object)
    lone = (indicator == "") & (slot == SLOTS[Measure.DENOMINATOR.value])
    if lone.any():
        groups = _mapped(observations["header"][lone], _sasaran_of)
        indicator = indicator.copy()
        indicator[lone] = groups
    position = np.flatnonzero((slot >= 0) & (indicator != ""))
    own = {
        "position": [position],
        "indicator": [indicator[position]],
        "slot": [slot[position]],
        "part": [observations["part"].to_numpy(dtype=object)[position]],
    }
    _add_further_roles(own, observations["uses"])
    return pd.DataFrame({name: np.concatenate(values) for name, values in own.items()})


def _mapped(values: pd.Series, function: Callable[[str], object]) -> npt.NDArray[np.object_]:
    """A function of each text, computed once per different text."""
    codes, texts = pd.factorize(values)
    return np.array([function(str(text)) for text in texts] + [""], dtype=object)[codes]


def _add_further_roles(found: dict[str, list[npt.NDArray[Any]]], uses: pd.Series) -> None:
    codes, texts = pd.factorize(uses)
    for code, text in enumerate(texts):
        for use in uses_of(str(text)):
            if use.measure.value in SLOTS:
                position = np.flatnonzero(codes == code)
                found["position"].append(position)
                found["indicator"].append(np.full(len(position), use.indicator, dtype=object))
                found["slot"].append(np.full(len(position), SLOTS[use.measure.value]))
                found["part"].append(np.full(len(position), use.part, dtype=object))


def sasaran_wordings(catalogue: Catalogue) -> dict[str, str]:
    """For each indicator (and lone sasaran) what its denominator counts: equal texts are the same people."""
    wordings = {
        id: _sasaran_of(indicator.denominator) or _plain(indicator.denominator)
        for id, indicator in catalogue.indicators.items()
    }
    lone = {SASARAN + name: SASARAN + name for name in set(_groups().values())}
    return {**wordings, **lone}


def _sasaran_of(text: str) -> str:
    """The group whose spelling a text is, nothing more and nothing less, as an identity; else empty."""
    for part in (text, text.rpartition(" / ")[2]):
        words = _plain(part)
        # "keluarga sasaran" is a group of its own, "sasaran ibu hamil" is ibu hamil.
        name = _groups().get(words) or _groups().get(words.replace("sasaran", "").strip())
        if name:
            return SASARAN + name
    return ""


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {
        _plain(spelling): group.name
        for group in read_target_groups()
        for spelling in (group.name, *group.spellings)
    }


def _plain(text: str) -> str:
    words = re.sub(r"[^0-9a-z<>/]+", " ", text.lower().replace("\u2013", "-"))
    return " ".join(_FREE_WORDS.sub(" ", words).split())


def lone_sasaran(indicators: pd.Series) -> npt.NDArray[np.bool_]:
    """Which identities are a sasaran without an indicator."""
    return np.array([str(one).startswith(SASARAN) for one in indicators], dtype=bool)
