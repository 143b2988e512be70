"""What was read from the files of a room, and by which version of the reader, as it is kept beside them.

Kept so that a reader of another version can be held against it: the numbers alone, each with what it is about
and where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import pandas as pd

from stunting.model import schema
from stunting.model.frames import FrameSpec
from stunting.model.observations import OBSERVATIONS

READING_FILE = "bacaan.json"
_HEAD = ("file", "sheet", "column", "header", "indicator", "measure", "part", "uses", "period", "series")
_LINE = ("row", "area", "parent", "area_code", "is_total")
READ_NUMBERS = FrameSpec(
    name="read_numbers",
    grain="one row per cell with a number, in the order of the files",
    columns=tuple(column for column in OBSERVATIONS.columns if column.name in (*_HEAD, *_LINE, "value")),
)
_DTYPES: dict[Any, Any] = dict(READ_NUMBERS.empty().dtypes)
_Texts: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class KeptReading:
    """The `READ_NUMBERS` of some files, by the version of the reader.

    `files` gives the SHA-256 of each file by its name; `made_of` identifies files and decisions together.
    """

    reader: str
    made_of: str
    files: Mapping[str, str]
    numbers: pd.DataFrame


def read_numbers(observations: pd.DataFrame) -> pd.DataFrame:
    """`READ_NUMBERS` of a frame of `OBSERVATIONS`."""
    rows = observations.loc[observations["value"].notna(), READ_NUMBERS.names]
    return READ_NUMBERS.check(rows.reset_index(drop=True).astype(_DTYPES))


def is_of_other_reader(data: bytes, version: str) -> bool:
    """Whether a document that `reading_to_json` wrote is of another minor version than this.

    Within one minor version the same files give the same figures.
    """
    return _minor(_about(data).reader) != _minor(version)


def reading_of(data: bytes) -> str:
    """Of which files and decisions (`made_of`) the reading in a document is."""
    return _about(data).made_of


def reading_to_json(reading: KeptReading) -> bytes:
    """A reading as a document: columns and rows of the files once, and each number by these two."""
    numbers = reading.numbers
    heads, head_of = _distinct(numbers, _HEAD)
    lines, line_of = _distinct(numbers, _LINE)
    file = _ReadingFile(
        reading.reader,
        reading.made_of,
        dict(reading.files),
        heads,
        lines,
        head_of,
        line_of,
        tuple(int(value) if value.is_integer() else value for value in numbers["value"].tolist()),
    )
    return schema.to_short_json(file)


def reading_from_json(data: bytes) -> KeptReading:
    """The reading in a document that `reading_to_json` wrote.

    Raises:
        schema.UnfitError: the bytes are no such document.
    """
    file = schema.from_json(data, _ReadingFile)
    try:
        rows = [
            (*file.heads[head], *file.lines[line], value)
            for head, line, value in zip(file.head_of, file.line_of, file.values, strict=True)
        ]
        frame = pd.DataFrame(rows, columns=[*_HEAD, *_LINE, "value"])
        numbers = READ_NUMBERS.check(frame.astype(_DTYPES))
    except (IndexError, ValueError, TypeError) as error:
        raise schema.UnfitError("Isinya bukan bacaan dasbor.") from error
    return KeptReading(file.reader, file.made_of, file.files, numbers)


@dataclass(frozen=True, slots=True)
class _About:
    reader: str
    made_of: str


@lru_cache(maxsize=2)
def _about(data: bytes) -> _About:
    """What a document says of itself. It is asked for several times while a room is opened."""
    return schema.from_json(data, _About)


@dataclass(frozen=True, slots=True)
class _ReadingFile:
    reader: str
    made_of: str
    files: dict[str, str]
    heads: tuple[_Texts, ...]
    lines: tuple[_Texts, ...]
    head_of: tuple[int, ...]
    line_of: tuple[int, ...]
    values: tuple[float, ...]


def _distinct(numbers: pd.DataFrame, names: tuple[str, ...]) -> tuple[tuple[_Texts, ...], tuple[int, ...]]:
    """The distinct rows of some columns as they come, and for each number which of them is its."""
    codes = numbers.groupby(list(names), sort=False, observed=True, dropna=False).ngroup()
    first = numbers.loc[~codes.duplicated(), list(names)]
    columns = [first[name].tolist() for name in names]
    return tuple(zip(*columns, strict=True)), tuple(codes.tolist())


def _minor(version: str) -> str:
    return version.rpartition(".")[0]
