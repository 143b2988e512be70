"""Declared columns of every frame that crosses a room, and the check at the border."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import pandas as pd


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
        missing = [name for name in self.names if name not in frame.columns]
        if missing:
            raise ValueError(f"{self.name}: columns missing: {', '.join(missing)}")
        wrong = [column.name for column in self.columns if not _holds(frame[column.name], column.type)]
        if wrong:
            found = ", ".join(f"{name} is {frame[name].dtype}" for name in wrong)
            raise ValueError(f"{self.name}: columns of another type: {found}")
        return frame[self.names]


@cache
def _empty(columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series(dtype=_EMPTY_DTYPES[column.type]) for column in columns})


def _holds(values: pd.Series, declared: ColumnType) -> bool:
    if declared is ColumnType.FLAG:
        return bool(pd.api.types.is_bool_dtype(values))
    if declared is ColumnType.WHOLE:
        return bool(pd.api.types.is_integer_dtype(values))
    if declared is ColumnType.NUMBER:
        return bool(pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values))
    return not (pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values))


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
