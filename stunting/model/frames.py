"""Declared columns of every frame that crosses a room, and the check at the border."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionDtype
from pandas.api.types import is_bool_dtype, is_integer_dtype, is_numeric_dtype

# Texts as Python objects, not as Arrow arrays: on frames of a kabupaten every step is a third to a half
# quicker, at the size of the country they are alike. They are the same dtype with the same results.
pd.options.mode.string_storage = "python"


class ColumnType(StrEnum):
    """What a column holds. Text may be stored as pandas categories; the values are text either way."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"


_EMPTY_DTYPES = {
    ColumnType.TEXT: "str",
    ColumnType.NUMBER: "float64",
    ColumnType.WHOLE: "int64",
    ColumnType.FLAG: "bool",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column: its name, its type and what a value means, with its unit."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class FrameSpec:
    """The declared shape of a frame: its name, its grain (what one row is) and its columns."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Column names in their declared order."""
        return [column.name for column in self.columns]

    def empty(self) -> pd.DataFrame:
        """A frame with the declared columns and no rows."""
        return _empty(self.columns).copy()

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with its declared columns in order.

        Raises:
            ValueError: a declared column is missing, or holds another type. That is a mistake of
                ours, never of an upload.
        """
        types = dict(zip(frame.columns, frame.dtypes, strict=True))
        names = self.names
        missing = [name for name in names if name not in types]
        if missing:
            raise ValueError(f"{self.name}: columns missing: {', '.join(missing)}")
        wrong = [column.name for column in self.columns if not _holds(types[column.name], column.type)]
        if wrong:
            found = ", ".join(f"{name} is {types[name]}" for name in wrong)
            raise ValueError(f"{self.name}: columns of another type: {found}")
        return frame if list(types) == names else frame[names]


@cache
def _empty(columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series(dtype=_EMPTY_DTYPES[column.type]) for column in columns})


def _holds(found: np.dtype[Any] | ExtensionDtype, declared: ColumnType) -> bool:
    if declared is ColumnType.FLAG:
        return bool(is_bool_dtype(found))
    if declared is ColumnType.WHOLE:
        return bool(is_integer_dtype(found))
    if declared is ColumnType.NUMBER:
        return bool(is_numeric_dtype(found) and not is_bool_dtype(found))
    return not (is_numeric_dtype(found) or is_bool_dtype(found))


def text(name: str, meaning: str) -> Column:
    """A text column; empty text, never a missing value, where there is nothing to say."""
    return Column(name, ColumnType.TEXT, meaning)


def number(name: str, meaning: str) -> Column:
    """A number column; NaN is missing, and the frame says why in another column."""
    return Column(name, ColumnType.NUMBER, meaning)


def whole(name: str, meaning: str) -> Column:
    """A column of whole numbers without missing values."""
    return Column(name, ColumnType.WHOLE, meaning)


def flag(name: str, meaning: str) -> Column:
    """A column of yes or no."""
    return Column(name, ColumnType.FLAG, meaning)
