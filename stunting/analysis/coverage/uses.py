"""All that the numbers are used for: their own indicator, the further uses of a cell, sasaran tables.

A cell may be the sasaran of several services, or a class that several prevalences add up. A sasaran that
stands for no indicator ("Jumlah ibu hamil" on a sheet of its own) is kept under its group, so that
indicators whose denominator is that very group can use it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.places import Codes
from stunting.catalogue.files import read_target_groups
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.pattern_words import TOTAL
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

_ABBREVIATED = re.compile(r"\([A-Z]{1,3}\)")
_FREE_WORDS = re.compile(rf"\b(?:{TOTAL}|jml|jlh|seluruh|seluruhnya|data|usia|umur)\b")


def roles(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per role of a number: `position` of the observation, `indicator`, `slot` and `part`.

    `indicator` and `part` are categories.
    """
    slot = _mapped(observations["measure"], lambda measure: SLOTS.get(measure, -1))
    names = _Names(observations["indicator"])
    parts = _Names(observations["part"])
    lone = (names.codes == names.of("")) & (slot == SLOTS[Measure.DENOMINATOR.value])
    indicator = names.codes.copy()
    if lone.any():
        indicator[lone] = _mapped(observations["header"][lone], lambda header: names.of(_sasaran_of(header)))
    position = np.flatnonzero((slot >= 0) & (indicator != names.of(""))).astype(np.int64)
    found = [(position, indicator[position], slot[position], parts.codes[position])]
    use_codes, texts = pd.factorize(observations["uses"])
    for code, text in enumerate(texts):
        for use in uses_of(str(text)):
            if use.measure.value in SLOTS:
                here = np.flatnonzero(use_codes == code).astype(np.int64)
                name, part_name = names.of(use.indicator), parts.of(use.part)
                same = np.ones(len(here), dtype=np.int64)
                found.append((here, name * same, SLOTS[use.measure.value] * same, part_name * same))
    place, indicator, slot, part = (np.concatenate(column) for column in zip(*found, strict=True))
    return pd.DataFrame(
        {
            "position": place,
            "indicator": names.category(indicator),
            "slot": slot,
            "part": parts.category(part),
        }
    )


class _Names:
    """Texts of a column as numbers, to which further texts may be added."""

    def __init__(self, values: pd.Series) -> None:
        codes, texts = pd.factorize(values)
        self.codes: Codes = codes.astype(np.int64)
        self._numbers = {str(text): number for number, text in enumerate(texts)}

    def of(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def category(self, codes: Codes) -> pd.Categorical:
        return pd.Categorical.from_codes(codes, categories=pd.Index(list(self._numbers), dtype="str"))


def _mapped(values: pd.Series, function: Callable[[str], int]) -> Codes:
    """A number for each text, computed once per different text."""
    codes, texts = pd.factorize(values)
    return np.array([*(function(str(text)) for text in texts), 0], dtype=np.int64)[codes]


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
    text = _ABBREVIATED.sub(" ", text)
    words = re.sub(r"[^0-9a-z<>/]+", " ", text.lower().replace("\u2013", "-"))
    return " ".join(_FREE_WORDS.sub(" ", words).split())


def lone_sasaran(indicators: pd.Series) -> npt.NDArray[np.bool_]:
    """Which identities are a sasaran without an indicator."""
    codes, texts = pd.factorize(indicators)
    return np.array([*(str(text).startswith(SASARAN) for text in texts), False], dtype=bool)[codes]
